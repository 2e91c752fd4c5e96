"""Every change as a row, to be read by eye, and the verdicts passed on pairs of words."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.typos.changes import Change, changes, seen, tokens, trimmed, words
from bench.typos.corpora import Document
from bench.typos.m2 import Sample, System, in_view, judged

AROUND = 5  # words of context on either side
Pair = tuple[str, str]


class Row(NamedTuple):
    """One change, as the edits file has it."""

    system: str
    corpus: str
    file: str
    rule: str
    wrong: str
    right: str
    before: str
    after: str
    verdict: str = ""  # where there is gold: exact, helps, wrong, harm
    wanted: str = ""  # the gold corrections that the change touches

    @property
    def pair(self) -> Pair:
        """What verdicts are kept by."""
        return self.wrong, self.right


HEADER = Row._fields
VERDICT_HEADER = ("wrong", "right", "verdict")


def changed(name: str, system: System, documents: Iterable[Document]) -> Iterator[Row]:
    """Each change that a system makes, signs at the edges of the words left out."""
    for document in documents:
        of = tokens(document.text)
        for change in changes(document.text, system(document.text)):
            yield _row(name, document, of, trimmed(change, of, words) or change)


def corrected(name: str, system: System, samples: Iterable[Sample]) -> Iterator[Row]:
    """Each change that a system makes in samples, punctuation aside, with what gold says of it."""
    for number, sample in enumerate(samples):
        of = tokens(sample.text)
        made = in_view(changes(sample.text, system(sample.text)), of, words)
        gold = in_view(sample.gold, of, words)
        document = Document("comments", f"comment {number}", sample.text)
        for change, verdict in zip(made, judged(made, gold, of, words), strict=True):
            wanted = " + ".join(" ".join(right.new) for right in gold if right.touches(change))
            yield _row(name, document, of, change)._replace(verdict=verdict, wanted=wanted)


def _row(name: str, document: Document, of: Sequence[str], change: Change) -> Row:
    start, end, new, rule = change
    before, after = of[max(0, start - AROUND) : start], of[end : end + AROUND]
    wrong = seen(of[start:end], words) or of[start:end]
    return Row(name, document.corpus, document.file, rule, *map(" ".join, (wrong, new, before, after)))


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """The edits file: a header and a line for each change."""
    _write(path, HEADER, rows)


def read_verdicts(path: Path) -> dict[Pair, str]:
    """The verdicts of a file, empty where none was passed; an empty dict if there is no such file."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(line["wrong"], line["right"]): line["verdict"] or "" for line in lines}


def write_verdicts(path: Path, verdicts: Mapping[Pair, str], rows: Iterable[Row]) -> None:
    """Write ``verdicts`` and, with an empty verdict to be filled in, the other pairs of ``rows``, commonest first."""
    new = Counter(row.pair for row in rows if row.pair not in verdicts)
    pairs = [*verdicts.items(), *((pair, "") for pair, _ in sorted(new.items(), key=lambda one: (-one[1], one[0])))]
    _write(path, VERDICT_HEADER, ((*pair, verdict) for pair, verdict in pairs))


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines("\t".join(row) + "\n" for row in (header, *rows))

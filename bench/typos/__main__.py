"""The benchmark of the Arabic spelling stage beside what people use otherwise, on data given by path.

    python -m bench.typos --data DIR [--parts qalb,news,slips,speed] [--systems certain,symspell,…]
                          [--edits FILE] [--verdicts FILE]

DIR holds ``typos/*.m2`` (corrected comments; see ``m2`` for what is counted), ``typos/clean/*.txt`` (edited news, an
article a line) and ``arabic/dev/text`` (news as scraped). ``--edits`` writes every change made in comments and news,
to be read by eye. ``--verdicts`` names a file of pairs of words and the verdict passed on each: verdicts on changes in
news are counted, and pairs of our levels that the file lacks are added to it, to be filled in. The baselines need the
``bench`` extra.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from bench.typos import corpora, report, rows, times
from bench.typos.changes import whole, words
from bench.typos.inject import inject
from bench.typos.m2 import score
from bench.typos.systems import LEVELS, SYSTEMS


def qalb(ask: argparse.Namespace) -> list[rows.Row]:
    """Corrected comments."""
    samples = corpora.comments(ask.data)
    systems = {name: SYSTEMS[name]() for name in ask.systems}
    for title, view in (("Comments", whole), ("Comments, punctuation aside", words)):
        tallies = {name: score(samples, system, view) for name, system in systems.items()}
        print(report.figures(title, tallies))
    print(report.by_class("Comments, punctuation aside: gold changes matched", tallies))
    print(report.by_rule("Comments, punctuation aside: changes by rule", tallies))
    if not ask.edits:
        return []
    return [row for name, system in systems.items() for row in rows.corrected(name, system, samples)]


def news(ask: argparse.Namespace) -> list[rows.Row]:
    """News, where a change is mostly harm."""
    documents = [*corpora.edited(ask.data), *corpora.scraped(ask.data)]
    sizes: Counter[str] = Counter()
    for document in documents:
        sizes[document.corpus] += len(document.text.split())
    found = {name: list(rows.changed(name, SYSTEMS[name](), documents)) for name in ask.systems}
    print(report.rate(found, sizes))
    print(report.rules(found, sizes.total()))
    if ask.verdicts:
        passed = rows.read_verdicts(ask.verdicts)
        print(report.verdicts(found, passed, sizes.total()))
        rows.write_verdicts(ask.verdicts, passed, (row for name in LEVELS for row in found.get(name, ())))
    return [row for some in found.values() for row in some]


def slips(ask: argparse.Namespace) -> list[rows.Row]:
    """Slips put into edited news."""
    samples = list(inject([document.text for document in corpora.edited(ask.data)], ask.seed))
    print(report.slips({name: score(samples, SYSTEMS[name](), words) for name in ask.systems}))
    return []


def speed(ask: argparse.Namespace) -> list[rows.Row]:
    """Words a second of the stage alone, and what the levels cost the whole path."""
    texts = [document.text for document in corpora.edited(ask.data)]
    rates = times.rates([name for name in ask.systems if name not in ("nothing", "off")], texts)
    print(report.table("Speed", ["words a second"], ([name, f"{rate:,.0f}"] for name, rate in rates.items())))
    ratios = times.ratios(texts, ask.rounds)
    lines = ([name, *(f"{ratio:.3f}" for ratio in found)] for name, found in ratios.items())
    print(report.table("Whole text path, in times of «off»", ["median", "least", "greatest"], lines))
    return []


PARTS = {"qalb": qalb, "news": news, "slips": slips, "speed": speed}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parts", type=_names(PARTS), default=tuple(PARTS))
    parser.add_argument("--systems", type=_names(SYSTEMS), default=tuple(SYSTEMS))
    parser.add_argument("--edits", type=Path)
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    ask = parser.parse_args(argv)
    found = [row for part, run in PARTS.items() if part in ask.parts for row in run(ask)]
    if ask.edits:
        rows.write_rows(ask.edits, found)
    return 0


def _names(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """What reads a list of ``known`` names, parted by commas."""

    def read(value: str) -> tuple[str, ...]:
        names = tuple(value.split(","))
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(known)}")
        return names

    return read


if __name__ == "__main__":
    sys.exit(main())

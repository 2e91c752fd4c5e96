"""Train the model of slips of the hand: ``src/newsclean/data/slip_model.json``.

    python -m tools.slips --texts DIR [DIR ...] [--out FILE]

DIR holds clean Arabic news, one text a file (``*.txt``). Slips are put into the texts (``bench.typos.inject``), and the
model learns to tell them from the words that were there: every candidate for every suspect word is a row, labelled
by whether it undoes a slip. Texts with slips and the same texts without are both learnt from, so that what the
model learns of sloppy documents holds for clean ones. Needs numpy; the same texts give the same weights.

The thresholds are chosen by harm (docs/typos.md): ``--certain`` and ``--thorough`` take two each, for words that the
morphology does not accept and for those that it does, and write them beside the weights.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.typos.changes import words as words_of
from bench.typos.inject import LETTER_SLIPS, inject

from newsclean.spelling import slipmodel, slips
from newsclean.spelling.document import Document, Place
from newsclean.spelling.lexicon import Lexicon, load
from newsclean.stages.guarded import Guard
from newsclean.tables import _DATA
from tools.slips.logistic import fit

SEEDS = (1, 2, 3, 4, 5, 6)
SLOPPY = 0.1  # what a row of a text with slips counts, beside one of a text without: slips are rarer than we make them
# Chosen on readers' comments, by the share of repairs that help.
SHORT, DOUBTED = {"certain": 75, "thorough": 60}, {"certain": 9.0, "thorough": 1.15}
PASSES = 3  # the rate of slips is told by the model itself
_DIGITS = 3
_EMPTY = slipmodel.Model({}, {}, {}, {}, {}, -math.inf)


class Row(NamedTuple):
    """A candidate for a suspect word: the document and place it belongs to, its features, and whether it is right."""

    document: int
    place: int
    values: dict[str, float]
    right: bool


class Corpus(NamedTuple):
    """Rows of several documents, and how many words each document has."""

    rows: list[Row]
    words: list[int]


def texts(folders: Sequence[Path]) -> list[str]:
    """The texts of all folders, in the order of their names."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    return [path.read_text("utf-8", "replace") for path in paths]


def spoilt(clean: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each text with slips in it, and what undoes each; words that stand elsewhere in the text too are left out."""
    for seed in SEEDS:
        for sample in inject(clean, seed):
            tokens = sample.text.split()
            pairs = [
                (words_of(tokens[change.start]), words_of(change.new[0]))
                for change in sample.gold
                if change.rule in LETTER_SLIPS and len(change.new) == change.end - change.start == 1
            ]
            yield sample.text, {wrong[0]: right[0] for wrong, right in pairs if len(wrong) == len(right) == 1}


def corpus(of: Iterator[tuple[str, dict[str, str]]], lexicon: Lexicon) -> Corpus:
    """The rows of texts."""
    made = Corpus([], [])
    for number, (text, gold) in enumerate(of):
        document = Document(text, lexicon)
        guard = Guard(text)
        made.words.append(document.words)
        for place in document.places:
            if document.may_slip(place) and not guard.is_name(place.start, place.start + len(place.word)):
                made.rows.extend(candidates(number, place, document, gold.get(place.bare)))
    return made


def candidates(number: int, place: Place, document: Document, right: str | None) -> Iterator[Row]:
    """A row for each candidate of a place."""
    lexicon = document.lexicon
    of = slipmodel.word_of(place.bare, lexicon)
    for other, kind, _, rival in slips.candidates(place.bare, lexicon):
        values = slipmodel.features(of, other, kind, rival, lexicon)
        around = document.around(place) | document.seen(place, other)
        yield Row(number, place.start, values | around, other == right)


def rated(made: Corpus, weights: dict[str, float]) -> list[dict[str, float]]:
    """The features of all rows with the rate of slips around each, as the weights see it."""
    likely: dict[tuple[int, int], float] = {}
    for row in made.rows:
        score = sum(weights.get(name, 0.0) * value for name, value in row.values.items())
        key = (row.document, row.place)
        likely[key] = max(likely.get(key, 0.0), 1 / (1 + math.exp(-score)))
    whole = [0.0] * len(made.words)
    for (number, _), share in likely.items():
        whole[number] += share
    rates = {key: slipmodel.rate(whole[key[0]] - share, made.words[key[0]]) for key, share in likely.items()}
    return [
        row.values | slipmodel.rates(rates[row.document, row.place], bool(row.values["known"])) for row in made.rows
    ]


def train(clean: Corpus, sloppy: Corpus) -> dict[str, float]:
    """The weights; the rate of slips is learnt in passes."""
    labels = [row.right for row in (*clean.rows, *sloppy.rows)]
    counts = [1.0] * len(clean.rows) + [SLOPPY] * len(sloppy.rows)
    weights = fit([row.values for row in (*clean.rows, *sloppy.rows)], labels, counts)
    for _ in range(PASSES):
        weights = fit([*rated(clean, weights), *rated(sloppy, weights)], labels, counts)
    return {name: round(weight, _DIGITS) for name, weight in weights.items()}


def hopeless(weights: dict[str, float], least: float) -> float:
    """The score of two words that nothing around them can lift to ``least``."""
    around = sum(max(0.0, weights.get(name, 0.0)) for name in slipmodel.AROUND)
    rate = sum(max(0.0, weights.get(name, 0.0)) for name in slipmodel.rates(1.0, True)) * math.log(slipmodel.MOST_SLIPS)
    return round(least - around - rate, _DIGITS)


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, nargs="+", required=True)
    ask.add_argument("--certain", type=float, nargs=2, required=True)
    ask.add_argument("--thorough", type=float, nargs=2, required=True)
    ask.add_argument("--out", type=Path, default=_DATA / slipmodel.MODEL)
    args = ask.parse_args(argv)
    lexicon = load()
    slipmodel.model = lambda: _EMPTY  # type: ignore[assignment]
    clean = texts(args.texts)
    weights = train(corpus(((text, {}) for text in clean), lexicon), corpus(spoilt(clean), lexicon))
    stored = {
        "weights": weights,
        "thresholds": {"certain": args.certain[0], "thorough": args.thorough[0]},
        "known": {"certain": args.certain[1], "thorough": args.thorough[1]},
        "short": SHORT,
        "doubted": DOUBTED,
        "hopeless": hopeless(weights, min(args.thorough)),
    }
    args.out.write_text(json.dumps(stored, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(stored, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How likely a word is a slip of the hand for another: a small logistic model and the features that it weighs.

``data/slip_model.json`` is trained by ``tools/slips``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from operator import mul
from typing import NamedTuple

from newsclean.spelling.clitics import stems
from newsclean.spelling.lexicon import Lexicon
from newsclean.tables import RuleTableError, read

MODEL = "slip_model.json"
MOST_SLIPS = 5.0  # in a hundred words; more say no more
AROUND = ("near rare", "kin", "edge", "seen")  # features of what stands around a word
_LEAST = 3  # letters of a stem
_ARTICLE = ("ال", "وال", "بال", "لل")


class Model(NamedTuple):
    """The weights of the features and what is asked of a score.

    thresholds: the least score of a repair, by level; known: the same for words that the morphology accepts. A text of
    fewer words than ``short`` is ``doubted``: that much more is asked; both by level. hopeless: the score of two words
    that nothing around them can lift enough.
    """

    weights: dict[str, float]
    thresholds: dict[str, float]
    known: dict[str, float]
    short: dict[str, int]
    doubted: dict[str, float]
    hopeless: float


@cache
def model() -> Model:
    """The model of the package."""
    try:
        stored = json.loads(read(MODEL))
        return Model(**stored)
    except (ValueError, KeyError, TypeError) as error:
        raise RuleTableError(f"{MODEL}: cannot be used: {error!r}") from error


class Word(NamedTuple):
    """What the lexicon says of a word: its frequency, that of its stem, and whether the morphology accepts it."""

    word: str
    zipf: int
    stem: int
    known: bool


def word_of(word: str, lexicon: Lexicon) -> Word:
    """``word`` with what is asked of it for every candidate."""
    stem = max([lexicon.zipf(stem) for stem in stems(word) if len(stem) >= _LEAST], default=0)
    return Word(word, lexicon.zipf(word), stem, lexicon.accepts(word))


# The features of a word alone, in the order of ``_alone``.
_WORD = ("one", "listed", "letters", "three", "four", "known", "stem")


@cache
def _pair(kind: str) -> tuple[str, ...]:
    """The names of the features of a word and a candidate, for a kind of slip, in the order of ``_together``."""
    return (
        *(kind, "target", "ratio", "lead", "alone", "article", "head", "tail", f"{kind} head", f"known {kind}"),
        *("known target", "stem head"),
    )


def _alone(of: Word) -> tuple[float, ...]:
    """The values of the features of a word; frequencies are in decades, so that all are of like size."""
    letters = len(of.word)
    return 1, of.zipf > 0, min(letters, 9) / 3, letters == 3, letters == 4, of.known, of.stem / 100


def _together(of: Word, other: str, zipf: int, rival: int, accepted: bool) -> tuple[float, ...]:
    """The values of the features of a word and a candidate; they do not depend on the kind."""
    word = of.word
    head = word[0] != other[0]
    return (
        *(1, zipf / 100, (zipf - of.zipf) / 100, (zipf - rival) / 100, not rival),
        *(word.startswith(_ARTICLE) and other.startswith(_ARTICLE), head, word[-1] != other[-1]),
        *(head, of.known, accepted, head * of.stem / 100),
    )


def features(of: Word, other: str, kind: str, rival: int, lexicon: Lexicon) -> dict[str, float]:
    """What the model is asked of a word standing for ``other``; ``rival`` is the frequency of the next best word."""
    together = _together(of, other, lexicon.zipf(other), rival, lexicon.accepts(other))
    return dict(zip((*_WORD, *_pair(kind)), map(float, (*_alone(of), *together)), strict=True))


@cache
def _weights(names: tuple[str, ...]) -> tuple[float, ...]:
    """The weights of some features."""
    weights = model().weights
    return tuple(weights.get(name, 0.0) for name in names)


def score_alone(of: Word) -> float:
    """What the features of a word alone add to the score of each of its candidates."""
    score: float = sum(map(mul, _weights(_WORD), _alone(of)))
    return score


def score_together(of: Word, other: str, kind: str, zipf: int, rival: int, accepted: bool) -> float:
    """What a candidate, its frequency and whether the morphology accepts it add to a score (see ``weigh``)."""
    score: float = sum(map(mul, _weights(_pair(kind)), _together(of, other, zipf, rival, accepted)))
    return score


def rate(slips: float, words: int) -> float:
    """How sloppy a text is: the logarithm of its slips in a hundred words, both kept from nought; five say it all."""
    return math.log(min((slips + 0.1) / (words / 100 + 0.5), MOST_SLIPS))


def rates(sloppy: float, known: bool) -> dict[str, float]:
    """The features of how sloppy a text is, for a word that the morphology accepts or not."""
    return {"rate": sloppy, "known rate": sloppy * known}


def weigh(values: Mapping[str, float]) -> float:
    """What features add to a score."""
    weights = model().weights
    return sum(weights.get(name, 0.0) * value for name, value in values.items())

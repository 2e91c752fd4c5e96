"""Which words of a document are slips of the hand: the model's scores, with all that the document adds to them."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from newsclean.spelling.document import Document, Place
from newsclean.spelling.slipmodel import AROUND, model, rate, rates, weigh
from newsclean.spelling.slips import Slip

_MOST = 200  # words that may be slips; a text that has more is no article in any language


class Scored(NamedTuple):
    """The likeliest slip that a place may be, and its score but for the rate of slips around it."""

    score: float
    slip: Slip


def found(document: Document, level: str) -> dict[int, Slip]:
    """The slips that are likely enough at ``level``, by where their words start."""
    suspects = [place for place in document.places if place.verdict.slips and document.may_slip(place)]
    if not 0 < len(suspects) <= _MOST or not _worth_it(suspects, document, level):
        return {}
    scored = [_best(document, place) for place in suspects]
    likely = [_share(one.score) for one in scored]
    whole = sum(likely)
    return {
        place.start: one.slip
        for place, one, share in zip(suspects, scored, likely, strict=True)
        if _is_likely(document, place, one, _sloppy(document, whole - share), level)
    }


def _worth_it(suspects: list[Place], document: Document, level: str) -> bool:
    """Whether any word could be likely enough if all that stands around the others spoke for them being slips."""
    lift = _lift()
    tops = [place.verdict.slips[0].score + lift for place in suspects]  # the likeliest comes first
    sloppy = _sloppy(document, sum(map(_share, tops)))
    most = max(weigh(rates(sloppy, known)) for known in (False, True))
    asked = min(least(document, level, known) for known in (False, True))
    return any(
        top + most >= asked and _is_likely(document, place, _best(document, place), sloppy, level)
        for place, top in zip(suspects, tops, strict=True)
    )


@cache
def _lift() -> float:
    """The most that what stands around a word adds to a score."""
    return sum(max(0.0, model().weights.get(name, 0.0)) for name in AROUND)


def _best(document: Document, place: Place) -> Scored:
    around = weigh(document.around(place))
    slips = place.verdict.slips
    return max([Scored(slip.score + around + weigh(document.seen(place, slip.word)), slip) for slip in slips])


def _share(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _sloppy(document: Document, slips: float) -> float:
    """The rate of slips in the document if it holds so many that are likely, besides those that are sure."""
    return rate(slips + document.hand, document.words)


def _is_likely(document: Document, place: Place, one: Scored, sloppy: float, level: str) -> bool:
    accepted = document.lexicon.accepts(place.bare)
    score = one.score + weigh(rates(sloppy, accepted))
    return score >= least(document, level, accepted and not document.repeats(one.slip.rule))


def least(document: Document, level: str, known: bool) -> float:
    """The score that a slip must have for ``level``; more where a text is too short to tell what it is like."""
    asked = model()
    score = (asked.known if known else asked.thresholds)[level]
    return score + asked.doubted[level] if document.words < asked.short[level] else score

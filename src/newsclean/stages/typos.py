"""The stage for slips of spelling in Arabic documents (see ``newsclean.spelling`` and docs/typos.md)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsclean.edits import OffsetMap, apply, trimmed
from newsclean.spelling import context as neighbours
from newsclean.spelling import hand, judge, slips
from newsclean.spelling.document import Document, Place, around
from newsclean.spelling.judge import listed
from newsclean.spelling.lexicon import load
from newsclean.spelling.repairs import LEVELS
from newsclean.spelling.verdicts import dressed
from newsclean.stages import lost
from newsclean.stages.base import Context, Outcome
from newsclean.stages.guarded import Guard, is_given_name
from newsclean.stages.letters import is_arabic
from newsclean.values import Edit, Issue, Span


@cache
def known_rules() -> frozenset[str]:
    """Every rule that this stage's edits may name."""
    tables = (judge.known_rules(), neighbours.known_rules())
    return frozenset({"typo:missing-space", lost.RULE, *slips.RULES}).union(*tables)


def typos(text: str, context: Context) -> Outcome:
    """Edits of slips of spelling, as far as ``Options.typos`` allows; issues for likely ones that were left."""
    if not is_arabic(context):
        return Outcome()
    heads = lost.heads(text)
    level = context.options.typos
    if level == "off":
        return Outcome((), (), lost.issues(heads))
    document = Document(text, load(context.options.lexicon))
    if not (document.places or heads):
        return Outcome()
    mender = _Mender(document, level)
    edits = mender.edits()
    if heads:
        put_back = lost.mended(heads, document.lexicon)
        edits = sorted([*edits, *put_back])
        done = {edit.start for edit in put_back}
        heads = [head for head in heads if head.start() not in done]
    return Outcome(edits, (), [*_issues(mender.doubts), *lost.issues(heads)])


class Mended(NamedTuple):
    """What a word becomes, and by which rule; ``own`` if the document itself writes it so elsewhere."""

    new: str
    rule: str
    own: bool = False


class _Mender:
    """The decisions for one document at one level."""

    def __init__(self, document: Document, level: str) -> None:
        self.document = document
        self.levels = LEVELS[: LEVELS.index(level) + 1]
        self.guard = Guard(document.text)
        self.doubts: list[Place] = []
        self._slips = hand.found(document, level)

    def edits(self) -> list[Edit]:
        """The edits, in order; what is left in doubt is noted.

        What the words around one say is asked last, of words that are mended themselves.
        """
        alone = [
            (place, self._unless_name(place, self._spelled(place) or self._slip(place)))
            for place in self.document.places
            if _is_more_than_like(place) or place.start in self._slips
        ]
        edits = [edit for place, found in alone if not place.verdict.told and (edit := self._edit(place, found))]
        told = [(place, found) for place, found in alone if place.verdict.told]
        if told:
            mended, moved = apply(self.document.text, edits), OffsetMap(edits)
            self.guard = Guard(self.document.text)  # it is asked in the order of the text
            asked = ((place, self._told(place, mended, moved) or found) for place, found in told)
            edits = sorted([*edits, *(edit for place, found in asked if (edit := self._edit(place, found)))])
        self.doubts.sort()
        return edits

    def _edit(self, place: Place, found: Mended | None) -> Edit | None:
        """The edit of one place, unless it is guarded; a place that only looks like a slip is noted."""
        new = dressed(place.word, found.new) if found else ""
        if not (new or place.verdict.rivals) or self.guard.holds(place.start, place.start + len(place.word)):
            return None
        if found and new:
            return trimmed(place.start, place.word, new, found.rule)
        self.doubts.append(place)
        return None

    def _told(self, place: Place, mended: str, moved: OffsetMap) -> Mended | None:
        """What the words around it say; they must be certain of a given name beside a name («محمد علي», «علي حسن»)."""
        start, end = moved.to_result(Span(place.start, place.start + len(place.word)))
        repair = neighbours.told(place.bare, *around(mended, start, end), self.levels)
        if repair is None or (repair.level != LEVELS[0] and self._is_part_of_name(place)):
            return None
        return Mended(repair.new, repair.rule)

    def _is_part_of_name(self, place: Place) -> bool:
        """Whether it is a given name and a name stands beside it."""
        if not is_given_name(place.word):
            return False
        return self.guard.follows_name(place.start) or self.guard.precedes_name(place.start + len(place.word))

    def _spelled(self, place: Place) -> Mended | None:
        """The first of its repairs that the document supports."""
        for repair in place.verdict.repairs:
            if repair.level in self.levels and self.document.supports(place, repair):
                return None if self.document.is_name(place) else Mended(repair.new, repair.rule, repair.form)
        return None

    def _slip(self, place: Place) -> Mended | None:
        slip = self._slips.get(place.start)
        return Mended(slip.word, slip.rule) if slip else None

    def _unless_name(self, place: Place, found: Mended | None) -> Mended | None:
        if found is None or found.own or _is_sure(place.bare):
            return found
        rare = not place.verdict.repairs  # a slip of the hand, told from what is like it
        return None if self.guard.is_name(place.start, place.start + len(place.word), rare) else found


def _is_more_than_like(place: Place) -> bool:
    """Whether more is said of a word than that it is like another."""
    repairs, rivals, _, told = place.verdict
    return bool(repairs or rivals or told)


def _is_sure(word: str) -> bool:
    """Whether ``word`` is listed as a slip that is no other word of the language, and so no name either."""
    repair = listed().get(word)
    return repair is not None and repair.level == LEVELS[0]


def _issues(doubts: Sequence[Place]) -> list[Issue]:
    if not doubts:
        return []
    first = doubts[0]
    rivals = " or ".join(first.verdict.rivals)
    message = f"words that look like slips, but for more than one word: {len(doubts)}, the first for {rivals}"
    return [Issue("typo-left", message, Span(first.start, first.start + len(first.word)))]

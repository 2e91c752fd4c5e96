"""The suspect words of one document, and what the document as a whole says of them.

How sloppy it is, which forms it uses itself, what stands around a word: the same slip is surer in a text that is full
of slips than in one that has no other.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from newsclean.spelling.context import START
from newsclean.spelling.judge import Verdict, listed
from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.repairs import Repair
from newsclean.spelling.slips import RULES
from newsclean.spelling.verdicts import Suspect, judged, suspects

_LETTERS, _MARKS = "\u0621-\u063a\u0641-\u064a", "\u064b-\u0652\u0670"
_WORDS = re.compile(f"[{_LETTERS}{_MARKS}]{{2,}}")
_BEFORE = re.compile(f"([{_LETTERS}{_MARKS}]+) \\Z")
_AFTER = re.compile(f" ([{_LETTERS}{_MARKS}]+)")
_SENTENCE = re.compile(r"[.!?؟\n]")
# What may not stand next to a word: letters of any script, marks, digits, tatweel, joiners.
_PART = re.compile("[\\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d]")
_OPEN = frozenset(("", " ", "\n"))
_LONE_BEFORE, _LONE_AFTER = re.compile(f"\\s[{_LETTERS}] $"), re.compile(f" [{_LETTERS}]\\s")
_REACH = 100  # code points looked at for the words before
_MANY = 2  # how often a form must stand in a document to be its own, or a slip to be its habit
_RARE = 300  # Zipf hundredths; a rarer word beside a word speaks for a name
_FEW = 64  # different words that are searched for one by one
_FORMS = 400  # different forms that a document is asked for; a text that has more is no article
_SEEN = 3  # times that a form is seen; more say no more


class Place(NamedTuple):
    """A word in its text: where it starts, as written, without tanwin, and what is said of it (see ``Suspect``)."""

    start: int
    word: str
    bare: str
    verdict: Verdict
    forms: frozenset[str]
    parts: int
    sure: tuple[str, ...]
    stem: str


class Document:
    """The suspect places of a text in order, with counts over the whole text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        words = _WORDS.findall(text)
        self.words = len(words)
        self.places = _places(text, suspects(set(words) - lexicon.settled, lexicon))
        self._counts: dict[str, int] = {}
        self._sure: dict[str, int] = {}  # the repairs that need nothing else, by rule
        self._stems: dict[str, int] = {}  # those of words that are only slips of the hand, if any
        for place in self.places:
            self._count(place)
        self._standing: dict[str, int] = {}
        self.hand = sum([count for rule, count in self._sure.items() if rule in RULES])

    def _count(self, place: Place) -> None:
        start, word, bare, verdict, _, parts, sure, stem = place
        # A word that is set twice by mistake counts once: it may yet be mended.
        if not self.text.endswith(word + " ", 0, start):
            self._counts[bare] = self._counts.get(bare, 0) + 1
        if verdict.slips:
            self._stems[stem] = self._stems.get(stem, 0) + 1
        # As many words as there will be once words that run together are parted.
        self.words += parts
        for rule in sure:
            self._sure[rule] = self._sure.get(rule, 0) + 1

    @cached_property
    def _maybe(self) -> Counter[str]:
        """How many places may be mended to each form."""
        return Counter([form for place in self.places for form in place.forms])

    @cached_property
    def _suspected(self) -> str:
        """All suspect words, one a line."""
        return "\n".join([place.word for place in self.places])

    def is_name(self, place: Place) -> bool:
        """Whether an unknown word stands more than once: then it is one that the lexicon lacks."""
        return self._counts.get(place.bare, 0) > 1 and not self.lexicon.zipf(place.bare) and place.bare not in listed()

    def repeats(self, rule: str) -> bool:
        """Whether the text holds sure slips of the kind besides: then a word that the morphology accepts may be one."""
        return self._sure.get(rule, 0) >= _MANY

    def may_slip(self, place: Place) -> bool:
        """Whether a word may be a slip of the hand: it is like one, stands once, is whole and not marked with care."""
        if not place.verdict.slips or place.word != place.bare or self._stems[place.stem] > 1:
            return False
        return not (self.is_name(place) or self._is_torn(place))

    def _is_torn(self, place: Place) -> bool:
        """Whether a lone letter stands beside the word, as where blanks tore words apart."""
        end = place.start + len(place.word)
        before, after = self.text[max(0, place.start - 3) : place.start], self.text[end : end + 3]
        return bool(_LONE_BEFORE.search(" " + before) or _LONE_AFTER.match(after + " "))

    def supports(self, place: Place, repair: Repair) -> bool:
        """Whether the document holds what ``repair`` asks for."""
        if repair.slips:
            return all(self._sure.get(rule, 0) >= repair.slips for rule in repair.rule.split("+"))
        if repair.form:
            least = max(_MANY - 1, self._counts.get(place.bare, 0))
            return not place.verdict.told and self._seen(place, repair.new) > least
        return True

    def _seen(self, place: Place, form: str) -> int:
        """How often ``form`` stands in the text, with words that may be mended to it, but for those like ``place``."""
        standing = self._standing.get(form)
        if standing is None:
            standing = self._standing[form] = self._count_of(form)
        alike = self._counts.get(place.bare, 0) if form in place.forms else 0
        return standing + max(0, self._maybe[form] - alike)

    def _count_of(self, form: str) -> int:
        """How often ``form`` stands in the text, set twice counted once; nought once too many forms were asked for."""
        if len(self._standing) > _FORMS:
            return 0
        text, twice = self.text, form + " "
        return sum([1 for at in places(text, form) if not text.endswith(twice, 0, at)])

    def around(self, place: Place) -> dict[str, float]:
        """What stands around a word, as features of the model of slips; without the rate of slips."""
        _, before, after = around(self.text, place.start, place.start + len(place.word))
        near = [word for word in (before, after) if len(word) > 1]
        return {
            "near rare": sum(map(self._is_rare, near)) / 2,
            "kin": float(self._kin(place) > 0),
            "edge": float(before in ("", START)),
        }

    def seen(self, place: Place, new: str) -> dict[str, float]:
        """How often what a word may stand for is seen elsewhere, as a feature of the same model."""
        return {"seen": min(self._seen(place, new), _SEEN) / _SEEN}

    def _is_rare(self, word: str) -> bool:
        """Whether a word is rare, and no slip for a frequent one."""
        return self.lexicon.zipf(word) < _RARE and judged(word, self.lexicon) is None

    def _kin(self, place: Place) -> int:
        """How many other words hold the stem of a word, those left out that may be mended."""
        return self.text.count(place.stem) - self._suspected.count(place.stem)


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before ``[start, end)`` in its sentence, the word next to it (or ``START``) and the one after.

    Either word may be empty: none, or one behind a sign.
    """
    head = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    before = _BEFORE.search(head[head.rfind(" ", 0, -1) + 1 :])
    after = _AFTER.match(text, end)
    return head, before.group(1) if before else "" if head.strip() else START, after.group(1) if after else ""


def places(text: str, word: str) -> list[int]:
    """Where ``word`` stands in ``text`` as a whole word."""
    found = []
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        # Most words stand between blanks.
        if (text[end : end + 1] in _OPEN or not _PART.match(text, end)) and (
            not at or text[at - 1] in _OPEN or not _PART.match(text, at - 1)
        ):
            found.append(at)
        at = text.find(word, end)
    return found


def _places(text: str, found: list[tuple[str, Suspect]]) -> list[Place]:
    """Where suspect words stand, in order: a search for each of a few, one pass over the text for many."""
    if len(found) <= _FEW:
        few = [Place(at, word, *suspect) for word, suspect in found for at in places(text, word)]
        return sorted(few, key=_start)
    known = dict(found)
    matches = (match for match in _WORDS.finditer(text) if match.group() in known)
    return [
        Place(match.start(), match.group(), *known[match.group()]) for match in matches if _stands(text, *match.span())
    ]


def _stands(text: str, start: int, end: int) -> bool:
    """Whether nothing beside ``[start, end)`` makes it a part of a longer word."""
    return not (_PART.match(text, end) or (start and _PART.match(text, start - 1)))


_start = itemgetter(0)

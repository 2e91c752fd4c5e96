"""Verdicts kept from document to document: most rare words of a site come again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from newsclean.spelling.clitics import proclitics
from newsclean.spelling.context import told_forms
from newsclean.spelling.judge import Verdict, judge
from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.repairs import LEVELS

_MOST = 200_000  # words kept for one lexicon; then all are forgotten
_LETTERS = "\u0621-\u063a\u0641-\u064a"
_BARE = re.compile(f"[{_LETTERS}]+")
_TANWIN = re.compile(f"([{_LETTERS}]+)(?:\u0627\u064b|\u064b\u0627)")
_STEM = 3  # letters


class Suspect(NamedTuple):
    """A word without the tanwin of its end, and what is said of it.

    What every place of the word is asked for is told once: forms: all that it may be mended to; parts: how many words
    more the longest of them has; sure: the rules of the first repair that needs nothing else; stem: the word without
    proclitics.
    """

    bare: str
    verdict: Verdict
    forms: frozenset[str]
    parts: int
    sure: tuple[str, ...]
    stem: str


_UNSEEN = Suspect("", Verdict(), frozenset(), 0, (), "")
_kept: WeakKeyDictionary[Lexicon, dict[str, Suspect | None]] = WeakKeyDictionary()


def judged(word: str, lexicon: Lexicon) -> Suspect | None:
    """What ``judge`` says of ``word`` as it stands in a text; nothing of words whose marks somebody set with care."""
    kept = _kept.setdefault(lexicon, {})
    try:
        return kept[word]
    except KeyError:
        return _judged(word, lexicon, kept)


def suspects(words: Iterable[str], lexicon: Lexicon) -> list[tuple[str, Suspect]]:
    """Those of ``words`` of which ``judged`` says anything."""
    kept = _kept.setdefault(lexicon, {})
    found = []
    for word in words:
        suspect = kept.get(word, _UNSEEN)
        if suspect is _UNSEEN:
            suspect = _judged(word, lexicon, kept)
        if suspect:
            found.append((word, suspect))
    return found


def _judged(word: str, lexicon: Lexicon, kept: dict[str, Suspect | None]) -> Suspect | None:
    if len(kept) >= _MOST:
        kept.clear()
    kept[word] = suspect = None if lexicon.is_settled(word) else _suspect(word, lexicon)
    return suspect


def _suspect(word: str, lexicon: Lexicon) -> Suspect | None:
    bare = bared(word)
    # Without its tanwin it is another word.
    if not bare or (bare != word and lexicon.is_settled(bare)):
        return None
    verdict = judge(bare, lexicon)
    if verdict is None:
        return None
    forms = frozenset([repair.new for repair in verdict.repairs] + [slip.word for slip in verdict.slips])
    if verdict.told:
        forms |= told_forms(bare)
    parts = max([form.count(" ") for form in forms], default=0)
    return Suspect(bare, verdict, forms, parts, _sure(verdict), stem(bare))


def _sure(verdict: Verdict) -> tuple[str, ...]:
    for repair in verdict.repairs:
        if repair.level == LEVELS[0] and not (repair.slips or repair.form):
            return tuple(repair.rule.split("+"))
    return ()


def stem(word: str) -> str:
    """``word`` without the proclitics that it may begin with."""
    for proclitic in proclitics(word):
        if word.startswith(proclitic) and len(word) - len(proclitic) >= _STEM:
            return word[len(proclitic) :]
    return word


def bared(word: str) -> str:
    """``word`` without the tanwin of its end; empty if it bears other marks."""
    if _BARE.fullmatch(word):
        return word
    found = _TANWIN.fullmatch(word)
    return found.group(1) + "\u0627" if found else ""


def dressed(word: str, new: str) -> str:
    """``new`` with the tanwin that ``word`` bears; empty if it has no place for it."""
    found = _TANWIN.fullmatch(word)
    if not found:
        return new
    return new[:-1] + word[found.end(1) :] if new.endswith("\u0627") else ""

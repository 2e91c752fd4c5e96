"""Verdicts kept from document to document: most rare words of a site come again."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple
from weakref import WeakKeyDictionary

from newsclean.spelling.clitics import proclitics
from newsclean.spelling.context import told_forms
from newsclean.spelling.judge import Verdict, judge
from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.repairs import LEVELS

_MOST = 100_000  # words of either sort kept for one lexicon; then all of the sort are forgotten
_LONGEST = 60  # letters of a word that is kept
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


class _Kept(NamedTuple):
    """The words that were judged: those of which something is said, and all others."""

    suspects: dict[str, Suspect]
    others: set[str]


_kept: WeakKeyDictionary[Lexicon, _Kept] = WeakKeyDictionary()


def judged(word: str, lexicon: Lexicon) -> Suspect | None:
    """What ``judge`` says of ``word`` as it stands in a text; nothing of words whose marks somebody set with care."""
    kept = _of(lexicon)
    return None if word in kept.others else kept.suspects.get(word) or _judged(word, lexicon, kept)


def suspects(words: Set[str], lexicon: Lexicon) -> list[tuple[str, Suspect]]:
    """Those of ``words`` of which ``judged`` says anything."""
    kept = _of(lexicon)
    known = kept.suspects
    asked = [(word, known.get(word) or _judged(word, lexicon, kept)) for word in words - kept.others]
    return [(word, suspect) for word, suspect in asked if suspect]


def _of(lexicon: Lexicon) -> _Kept:
    kept = _kept.get(lexicon)
    if kept is None:
        kept = _kept.setdefault(lexicon, _Kept({}, set()))
    return kept


def _judged(word: str, lexicon: Lexicon, kept: _Kept) -> Suspect | None:
    suspect = None if lexicon.is_settled(word) else _suspect(word, lexicon)
    if len(word) > _LONGEST:
        return suspect
    # Of two threads that forget at once, each keeps what it judged.
    if suspect:
        if len(kept.suspects) >= _MOST:
            kept.suspects.clear()
        kept.suspects[word] = suspect
    else:
        if len(kept.others) >= _MOST:
            kept.others.clear()
        kept.others.add(word)
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

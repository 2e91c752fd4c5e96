"""Invitations to follow a site elsewhere, told by what they are put together of (``data/invitations.tsv``).

There are too many wordings to list them: «لمتابعة أخبارنا أولاً بأول تابعنا على تلغرام». Each opens with an imperative
or a purpose, says whose the channel is or speaks to the reader, and names where it is.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean import tables
from newsclean.phrases import first_word, fold

RULE = "follow:invitation"
_LONGEST, _MOST_WORDS = 140, 18  # code points and words of a line
_NEAR = 2  # words behind a verb
_FEW_WORDS = 10  # of a line that names a group and does not say whose
_POINTERS = "👇👈👉📌📲🔔🔴✅⬇️➡️◀️▶️ "
_ENDS = _POINTERS + "!.۔:… "
_WORD = re.compile(r"[^\W\d_]+")
# Proclitics of Arabic nouns, with the article.
_PROCLITIC = re.compile("^(?:[وف]?[بلك]?(?:ال|لل)?)")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in tables.rows("invitations.tsv") if row["kind"] == kind)


@cache
def _openings() -> frozenset[str]:
    return _words("verb") | _words("purpose")


def may_open(word: str) -> bool:
    """Whether a line whose ``first_word`` is ``word`` may be an invitation."""
    return word in _openings()


def may_close(line: str) -> bool:
    """Whether ``line`` ends like an invitation."""
    return line[-1:] in _last_letters() and line.rstrip(_ENDS).rpartition(" ")[2] in _closings()


@cache
def _closings() -> frozenset[str]:
    """The words as they are written, which spares folding the ends of lines that hold none."""
    return frozenset(row["word"] for row in tables.rows("invitations.tsv") if row["kind"] == "closing")


@cache
def _last_letters() -> frozenset[str]:
    """What a line may end in that ends so; a full stop ends sentences of stories."""
    return frozenset(word[-1] for word in _closings()) | frozenset(_ENDS) - {"."}


def is_invitation(line: str) -> bool:
    """Whether a whole line invites to follow; no line is that does not begin, or end, as an invitation."""
    if len(line) > _LONGEST:
        return False
    opening = first_word(line.lstrip(_POINTERS) if line[:1] in _POINTERS else line)
    if opening is None or opening not in _openings():
        return may_close(line) and _closes(line)
    words = [word for word in _WORD.findall(fold(line))[1:] if word not in _words("between")]
    if len(words) >= _MOST_WORDS or not _words("telling").isdisjoint(words):
        return False
    if opening in _words("purpose") and words[-1:] == ["هنا"] and _hold(words[-2:-1], "click"):
        return True
    if not _hold(words, "place"):
        return False
    if _hold(words, "reader") or _hold(words if opening in _words("purpose") else words[:_NEAR], "ours"):
        return True
    return opening in _words("verb") and len(words) < _FEW_WORDS and _names_group(words, line)


def _closes(line: str) -> bool:
    words = _WORD.findall(fold(line))
    return len(words) < _MOST_WORDS and _hold(words, "ours") and _hold(words, "place")


def _names_group(words: list[str], line: str) -> bool:
    """Whether a group stands behind the verb and a preposition, in a line that is no sentence of a story."""
    return line[-1] not in ".،؟" and _hold(words[:_NEAR], "group") and not _hold(words[:1], "place")


def _hold(words: list[str], kind: str) -> bool:
    known = _words(kind)
    return any(word in known or _PROCLITIC.sub("", word) in known for word in words)

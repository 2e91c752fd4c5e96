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
_POINTERS = "👇👈👉📌📲🔔🔴✅⬇️➡️◀️▶️ "
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


def is_invitation(line: str) -> bool:
    """Whether a whole line invites to follow; no line is that does not begin as an invitation."""
    if len(line) > _LONGEST:
        return False
    opening = first_word(line.lstrip(_POINTERS) if line[:1] in _POINTERS else line)
    if opening is None or opening not in _openings():
        return False
    words = _WORD.findall(fold(line))[1:]
    if len(words) >= _MOST_WORDS or not _hold(words, "place"):
        return False
    return _hold(words, "reader") or _hold(words if opening in _words("purpose") else words[:_NEAR], "ours")


def _hold(words: list[str], kind: str) -> bool:
    known = _words(kind)
    return any(word in known or _PROCLITIC.sub("", word) in known for word in words)

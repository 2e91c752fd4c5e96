"""The words of a line, bare enough to see that two lines speak of one thing."""

from __future__ import annotations

import re

from newsclean import phrases

LOOKED_AT = 2000  # code points

_WORD = re.compile(r"[^\W\d_]{3,}")
_PROCLITICS = frozenset("وفبكلا")
_PROCLITIC = re.compile(r"^[وفبك]?(?:ال|لل)|^[وفبكل](?=.{4})")


def stems(text: str) -> set[str]:
    """The folded words of ``text``, Arabic proclitics off."""
    # Of the alphabets with many words of three letters that join others, Latin and Cyrillic have the most.
    words = set(_WORD.findall(phrases.fold_letters(text[:LOOKED_AT])))
    kept = [word for word in words if len(word) > 3 or word >= "\u0590"]
    return {_PROCLITIC.sub("", word) if word[0] in _PROCLITICS else word for word in kept}

"""Captions: a line of text under a picture, told by the credit that it ends in.

A caption reads like a line of the story; what tells it is whose picture it names at its end: «… (Photo: Jane Doe)»,
"… Bild: dpa", "… © Jane Doe", "… REUTERS/Jane Doe", "… | Getty Images". The words and names are those of
``credit_words.tsv`` and ``agencies.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsclean.credits.names import credit_words
from newsclean.tables import rows

RULES = frozenset({"caption-credit:caption"})

LONGEST = 80  # words; no caption is longer
TAIL = 100  # code points at the end of a line in which the credit must begin
_MARKS = re.compile(r"[:©/|]|\([cC]\)")
# What a label may introduce: a name or two, that is words that begin with a capital, or an agency in any script.
_NAME = r"[@\"“„/]?[A-Z0-9À-ÖØ-ÞА-Я][^:.\n]{1,60}"
_EARLIER = r"(?:^|(?<=[\s(\[|–./*-]))"


def is_caption(line: str, words: float) -> bool:
    """Whether ``line``, of so many words, ends in a credit of a picture; no sentence with a full stop does."""
    if words > LONGEST or line[-1] in ".؟?!":
        return False
    tail = line[-TAIL:]
    if _MARKS.search(tail) is None and line.rstrip(")]").rpartition(" ")[2] not in _last_words():
        return False
    return not line.startswith("©") and _credit().search(tail) is not None


@cache
def _credit() -> re.Pattern[str]:
    labels = _either(form for phrase in _labels() for form in (phrase, phrase.upper(), phrase.title()))
    makers, pictures = _either(_agencies("wire", "photo")), _either(_agencies("photo"))
    return re.compile(
        rf"{_EARLIER}(?:{labels}) ?[:©/|] ?(?:{_NAME}|(?:{makers}))[)\]]?$"
        rf"|(?:©|\([cC]\)) ?{_NAME}[)\]]?$"
        rf"|(?<!\w)(?:{pictures})[)\]]?$"
        rf"|(?:/ ?|\| ?|via )(?:{makers})[)\]]?$"
        rf"|(?<!\w)(?:{makers}) ?/ ?{_NAME}[)\]]?$"
    )


@cache
def _last_words() -> frozenset[str]:
    """The last words of the names of picture agencies."""
    return frozenset(name.rpartition(" ")[2] for name in _agencies("photo"))


def _labels() -> Iterable[str]:
    return (row["phrase"] for row in credit_words() if row["kind"] == "photo")


def _agencies(*kinds: str) -> frozenset[str]:
    return frozenset(row["name"] for row in rows("agencies.tsv") if row["kind"] in kinds and len(row["name"]) > 1)


def _either(names: Iterable[str]) -> str:
    """An expression for any of ``names``, longer ones first, always in one order."""
    return "|".join(map(re.escape, sorted(set(names), key=lambda name: (-len(name), name))))

"""A short line of credits taken apart, after a cheap test whether it can be one at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.credits.names import SONS, fold, given_names
from newsclean.tables import rows

# Longer lines are sentences: the longest true credit line met in development data has 84 characters.
LIMIT = 120
_MAX_PIECES = 6
_NO_STARTERS = frozenset(
    (
        *("stop", "noun", "role", "rank", "button", "report-he", "report-she", "end"),
        *("stamp-in", "stamp-join", "stamp-by", "stamp-issue", "stamp-team"),
    )
)

_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TATWEEL_DASH = re.compile(r"(?:^|\s)ـ+(?=\s|$)|(?<=\w)ـ+(?=\s+\w)")
# A hyphen is a separator with a space at one side, or between two Arabic letters.
_HYPHEN = re.compile(r"\s-+|-+\s|(?<=[\u0620-\u06ff)])-+|(?<=\w)-+(?=_)|-{2,}")
_MARK = r"|/\\،,:：;()\[\]«»\"“”–—"
_SEPARATOR = re.compile(rf"\s*[{_MARK}][\s{_MARK}]*")
_ORNAMENTS = "*•▪·❖◆◊■□●○►▶✍✎"
_LEAD = re.compile(rf"[\s{_ORNAMENTS}.،_–—]+")
_SENTENCE = re.compile(r"[؟?!؛…{}<>=#@]")
_STOP_INSIDE = re.compile(r"\.\.|[^\s.]{3}\.\s")
_OPENING = re.compile(rf"[\s{_ORNAMENTS}.،_–—ـ\-(\[«\u200e\u200f\u202a-\u202e]*([^\s\-–—:：/،,()\[\]|«»]+)")
_INITIALISM = re.compile(r"(?:^|[\s.])\w\.$")


class Line(NamedTuple):
    """A line without bullets and tatweel: ``pieces`` and the separator after each, maybe empty.

    ``led`` says that a bullet, dash or bracket opened it, ``stopped`` that a full stop ended it.
    """

    text: str
    pieces: tuple[str, ...]
    separators: tuple[str, ...]
    led: bool
    bracketed: bool
    stopped: bool


@lru_cache(maxsize=16)
def parse(line: str) -> Line | None:
    """``line`` in pieces, or ``None`` if it cannot be a credit: too long, punctuated as a sentence, or begun
    with a word that begins no row of the tables.
    """
    if not line or len(line) > LIMIT or _SENTENCE.search(line) or not _may_begin(line):
        return None
    if "." in line and _STOP_INSIDE.search(line):
        return None
    return take_apart(plain(line))


def _may_begin(line: str) -> bool:
    """A cheap first test, which nearly all subheads fail: the first word, or a slash («x/ AFP»)."""
    found = _OPENING.match(line)
    if found is None:
        return False
    word = found[1]
    if word.isascii():
        return word[0].isupper() or "/" in line or "." in word or fold(word) in _starters()
    folded = fold(word)
    return (
        folded in _starters()
        or ("." in folded and folded.partition(".")[0] in _starters())
        or "/" in line
        or folded.startswith("عبدال")
        or word[0] > "\u2e80"
        or word[0] == "©"
        or word[1:2] == "."
    )


@cache
def _starters() -> frozenset[str]:
    """The folded first words of all names and phrases."""
    names = [row["name"] for table in ("places.tsv", "agencies.tsv") for row in rows(table)]
    phrases = [row["phrase"] for row in rows("credit_words.tsv") if row["kind"] not in _NO_STARTERS]
    return (
        frozenset(fold(re.split(r"[\s.'’-]", name)[0]) for name in names + phrases)
        | given_names().keys()
        | SONS
        | {"عبد"}
    )


def take_apart(text: str) -> Line | None:
    """The pieces of a plain text, whatever it begins with."""
    text = text.rstrip(" *_")
    stopped = text.endswith(".") and not _INITIALISM.search(text)
    text = text.rstrip(". ") if stopped else text
    body = _LEAD.sub("", text, count=1) if text[:1] in f"{_ORNAMENTS}.،_–—" else text
    pieces, separators = _pieces(body)
    if not pieces:
        return None
    bracketed = body[:1] in "([" and body[-1:] in ")]"
    return Line(body, pieces, separators, body is not text or bracketed, bracketed, stopped)


def plain(line: str) -> str:
    """``line`` with one kind of space and dash, without tatweel and invisible characters."""
    text = line if line.isprintable() else _INVISIBLE.sub("", line)
    if "ـ" in text:
        text = _TATWEEL_DASH.sub(" – ", text).replace("ـ", "")
    return " ".join(_HYPHEN.sub(" – ", text).split()) if "-" in text else " ".join(text.split())


def _pieces(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pieces: list[str] = []
    separators: list[str] = []
    place = 0
    for found in _SEPARATOR.finditer(text):
        if found.start() > place:
            pieces.append(text[place : found.start()].strip(" _*"))
            separators.append("".join(found[0].split()))
        place = found.end()
    if place < len(text):
        pieces.append(text[place:].strip(" _*"))
        separators.append("")
    if len(pieces) > _MAX_PIECES or not all(pieces):
        return (), ()
    return tuple(pieces), tuple(separators)

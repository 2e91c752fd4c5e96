"""Lines in which a theme sets writer, day, section and counters side by side, with or without marks between them.

«كتب بواسطة: admin في 20 أكتوبر, 2022 في محليات 97 زيارة», "Submitted by editor on Wed, 04/25/2018 - 13:05".
A line is one of these if it holds one day, a label or a counter says what it is, and nothing in it is unaccounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsclean import dates, labels, phrases
from newsclean.credits.introductions import after_prefix
from newsclean.credits.names import fold, given_name, name_words, people, words
from newsclean.tables import rows
from newsclean.values import DateValue

_MOST_WORDS = 6  # of a phrase
_NAME_WORDS = 4
_SECTION_WORDS = 3
_MARKS = " \t\u00a0.،,;|•·–—:()[]/-"
_LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}[ ./-]\S)")
# A year with counters glued to it: «أكتوبر 20, 20160 13٬772».
_GLUED_COUNT = re.compile(r"(?<=[\s,،](?:19|20)\d\d)(?=\d{1,3}(?:\s|$))")
# A time glued to a year: «3/2/202111:50».
_GLUED_TIME = re.compile(r"(?<=[/.-](?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_STOPS = frozenset(".:،؛!؟?…")
# A day and a year, or a year and a day, near each other.
_TWO_NUMBERS = re.compile(r"(?<!\d)\d{1,2}(?!\d)[^\d]{1,24}(?:\d{1,2}[^\d])?\d{4}|(?<!\d)\d{4}[^\d]{1,3}\d{1,2}(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,٬]\d+)*[KkM]?")
# What is said of comments below a story, which may name the story.
_COMMENTS = re.compile(
    r"(?:التعليقات على .*(?:مغلقة|\Z)|(?:[Cc]omments (?:off|are off) on|[Cc]ommentaires fermés sur) .*\Z)"
)
_FURNITURE = frozenset({"counter", "reading-time", "share", "print", "comment-form", "date-stamp"})
_NAME_BEHIND = 3  # words
_FIRST_YEAR = 1995  # of news that is read on the web


class Stamp(NamedTuple):
    """What such a line states."""

    date: DateValue
    names: tuple[str, ...]
    section: str | None


class _Piece(NamedTuple):
    """A piece of a line up to the word ``end``; ``sure`` if it tells that the line is no sentence."""

    end: int
    sure: bool = False
    names: tuple[str, ...] = ()
    section: str | None = None


def stamp(line: str) -> Stamp | None:
    """The day, the writers and the section that ``line`` states, if it states them and nothing else."""
    if line[-1] in _STOPS or _TWO_NUMBERS.search(line) is None:
        return None
    text = parted(line)
    found = dates.statement(text)
    if found is None or found.value.value.year < _FIRST_YEAR:
        return None
    behind = text[found.end :]
    rest = _COMMENTS.sub(" ", behind)
    pieces = [*_pieces(text[: found.start], False), *_pieces(rest, True)]
    known = [piece for piece in pieces if piece is not None]
    sure = rest != behind or dates.role(found.value.raw) is not None or any(piece.sure for piece in known)
    if len(known) < len(pieces) or not sure:
        return None
    names = tuple(dict.fromkeys(name for piece in known for name in piece.names))
    return Stamp(found.value, names, next((piece.section for piece in known if piece.section), None))


def named_day(line: str) -> DateValue | None:
    """The day of a line of a name and a day, «طنجة بريس8 يونيو 2023», whoever is named; counters may follow.

    A subhead or a caption may look the same: for lines that stand below a headline.
    """
    text = parted(line)
    found = dates.statement(text)
    if found is None or found.value.value.year < _FIRST_YEAR:
        return None
    before = text[: found.start].strip(_MARKS).split()
    behind = text[found.end :].strip(_MARKS).split()
    if not before and 0 < len(behind) <= _NAME_BEHIND and name_words(behind):
        return found.value
    plain = [word for word in before if fold(word) not in words("particle")] or before
    if len(plain) > 1 and fold(plain[0]) in words("stamp-team"):
        plain = plain[1:]
    if not 0 < len(plain) <= _NAME_WORDS or not (name_words(plain) or _is_account("".join(before))):
        return None
    return found.value if all(_pieces(_COMMENTS.sub(" ", text[found.end :]), True)) else None


def parted(line: str) -> str:
    """``line`` with a blank where a name, a counter or a time is glued to a day."""
    return _GLUED_TIME.sub(" ", _GLUED_COUNT.sub(" ", _LETTER_DIGIT.sub(" ", line)))


def without_button(line: str) -> str:
    """``line`` without what themes set behind a name of two or more words: «ريم الشمري أرسل بريدا إلكترونيا»."""
    split = line.split()
    for start in range(max(2, len(split) - _MOST_WORDS), len(split)):
        if fold(" ".join(split[start:])) in words("button"):
            return " ".join(split[:start]).rstrip(_MARKS)
    return line


def _pieces(text: str, behind: bool) -> Iterator[_Piece | None]:
    """The pieces of the words before or behind a day; ``None`` for what is not accounted for, which ends them."""
    split = [word for word in text.split() if word.strip(_MARKS)]
    at = 0
    while at < len(split):
        piece = _counted(split, at) or _joins(split, at) or _writer(split, at) or _furniture(split, at)
        if piece is None:
            piece = _section(split, at) if behind or at else _name(split)
        yield piece
        if piece is None:
            return
        at = piece.end


def _joins(split: Sequence[str], at: int) -> _Piece | None:
    """A word that joins the day to what stands before it, or a bare number, which counts something."""
    word = split[at].strip(_MARKS)
    if at + 1 == len(split):
        joins = fold(word) in words("stamp-join")
    else:
        joins = fold(split[at + 1]) in words("stamp-in") and dates.role(word) is not None  # "Posted in News"
    return _Piece(at + 1) if joins or _NUMBER.fullmatch(word) else None


def _furniture(split: Sequence[str], at: int) -> _Piece | None:
    """A phrase that pages print: «97 زيارة», "4 min read", "Leave a comment"."""
    if (
        fold(split[at].strip(_MARKS)) in words("stamp-issue")
        and at + 1 < len(split)
        and _NUMBER.fullmatch(split[at + 1].strip(_MARKS))
    ):
        return _Piece(at + 2, sure=True)
    for end in range(min(len(split), at + _MOST_WORDS), at, -1):
        found = phrases.match(" ".join(split[at:end]).strip(_MARKS))
        if found is not None and found.kind in _FURNITURE:
            return _Piece(end, sure=True)
    return None


def _counted(split: Sequence[str], at: int) -> _Piece | None:
    """The longest counter from the word ``at`` on."""
    ends = range(min(len(split), at + _MOST_WORDS), at + 1, -1)
    return next((_Piece(end, sure=True) for end in ends if counts(" ".join(split[at:end]))), None)


def counts(line: str) -> bool:
    """Whether ``line`` is one number and the words of a counter: «مرات المشاهدة: 18342», "Lu 5344 fois"."""
    split = line.split(" ", _MOST_WORDS)
    if not 1 < len(split) <= _MOST_WORDS:
        return False
    bare = [word for word in (word.strip(_MARKS) for word in split) if word]
    numbers = sum(_NUMBER.fullmatch(word) is not None for word in bare)
    return numbers == 1 and len(bare) > 1 and all(_NUMBER.fullmatch(w) or fold(w) in words("count") for w in bare)


def _writer(split: Sequence[str], at: int) -> _Piece | None:
    """A phrase such as «بواسطة» and a name, or the name of an account, which is no writer's."""
    text = " ".join(split[at:])
    opened = after_prefix(text, "byline")
    if opened is None or opened[1] == "han" or not opened[0]:
        return None
    rest = opened[0].split()
    start = len(split) - len(rest)
    need = "shape" if fold(split[start - 1].strip(_MARKS)) in words("stamp-by") else opened[1]
    for count in range(min(len(rest), _NAME_WORDS), 0, -1):
        if start + count < len(split) and not _begins_piece(split, start + count):
            continue
        name = " ".join(rest[:count]).strip(_MARKS)
        names = () if _is_account(name) else people(name, need)
        if names is not None:
            return _Piece(start + count, sure=True, names=names)
    return None


def _name(split: Sequence[str]) -> _Piece | None:
    """A person, or an account, that nothing introduces: all that stands before the day."""
    name = " ".join(split).strip(_MARKS)
    if _is_account(name):
        return _Piece(len(split))
    names = people(name)
    return _Piece(len(split), sure=True, names=names) if names else None


def _begins_piece(split: Sequence[str], at: int) -> bool:
    word = fold(split[at].strip(_MARKS))
    return (
        word in words("stamp-join")
        or word in words("stamp-in")
        or any(read(split, at) for read in (_joins, _furniture))
    )


def _section(split: Sequence[str], at: int) -> _Piece | None:
    """«في محليات», "in News", or a section's known name."""
    for end in range(min(len(split), at + 1 + _SECTION_WORDS), at, -1):
        name = " ".join(split[at:end]).strip(_MARKS)
        if labels.kind_of(name) == "section":
            return _Piece(end, section=name)
    if fold(split[at]) not in words("stamp-in") or at + 1 == len(split):
        return None
    for end in range(at + 2, min(len(split), at + 1 + _SECTION_WORDS) + 1):
        if end == len(split) or _begins_piece(split, end):
            return _Piece(end, section=" ".join(split[at + 1 : end]).strip(_MARKS))
    return None


def _is_account(name: str) -> bool:
    """Whether ``name`` is that of a user of the content system: "admin", «محرر الموقع», "news2"."""
    folded = fold(name)
    first, _, rest = folded.partition(" ")
    if folded in _accounts() or (name.isascii() and name.isalnum() and name.islower()):
        return True
    return " " not in rest and (first in _accounts() or first in words("role")) and not given_name(rest)


@cache
def _accounts() -> frozenset[str]:
    return frozenset(fold(row["phrase"]) for row in rows("page_authors.tsv") if row["kind"] == "name")

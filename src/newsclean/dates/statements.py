"""Strings that are one date statement: a date line, the content of a metadata element."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from newsclean.dates.clock import with_time
from newsclean.dates.days import Read, date_of, is_day_first
from newsclean.dates.machine import read_compact, read_iso
from newsclean.dates.relative import count_back
from newsclean.dates.tokens import WORD, D, Token, scan
from newsclean.dates.words import fold, label_starts
from newsclean.values import DateValue

_LONGEST = 160  # code points; a Hijri and a Gregorian date with two labels stay below it
_YEAR = re.compile(rf"(?<![{D}])[1١۱１2٢۲２][{D}]{{3}}(?![{D}])")


class Found(NamedTuple):
    """A date in a text: ``text[start:end]`` are its words."""

    start: int
    end: int
    value: DateValue


def parse(
    text: str,
    where: str,
    reference: datetime.datetime | None = None,
    languages: Iterable[str] | None = None,
) -> DateValue | None:
    """Read ``text`` if all of it is one date statement: a date line, the content of a metadata element.

    Labels («آخر تحديث:», "Published on"), days of the week, a time, a zone and the day in a Hijri calendar
    may stand around the date. Of a published and an updated date the published one is returned. ``raw`` runs
    from the first to the last word, labels included. A month with its year gives ``precision="month"``; a
    lone year is no date.

    ``reference`` (the moment of reading) is what «منذ 3 ساعات» counts from; without it such statements are
    ``None``. ``languages`` are BCP 47 tags of the text, for the order of day and month in 03/04/2020; without
    them the order must follow from the words, the script, the numbers or the day of the week.
    """
    if len(text) > _LONGEST or (reference is None and _YEAR.search(text) is None):
        return None
    if (machine := read_iso(text, where)) is not None:
        return machine
    tokens = _statement_tokens(text)
    if not tokens:
        return None
    raw = text[tokens[0].start : tokens[-1].end]
    read = _absolute(tokens, is_day_first(text, tokens, languages))
    if read is None and reference is not None:
        read = count_back(tokens, reference)
    return DateValue(*read, raw, where) if read else None


def statement(text: str) -> Found | None:
    """The first date statement that stands among other words of ``text``, all of it that can be a part of one."""
    if len(text) > _LONGEST or _YEAR.search(text) is None:
        return None
    for known, run in groupby(scan(text), lambda token: token.code != "?"):
        tokens = list(run)
        if known and any(token.code in "yDIk" for token in tokens) and (found := _longest(text, tokens)):
            return found
    return None


def _longest(text: str, tokens: list[Token]) -> Found | None:
    """The longest statement with which ``tokens`` begin, but for separators."""
    while tokens and tokens[0].code in "sf":
        tokens = tokens[1:]
    while tokens:
        value = parse(text[tokens[0].start : tokens[-1].end], "line") if tokens[-1].code not in "sf" else None
        if value is not None and value.precision not in ("year", "month"):
            return Found(tokens[0].start, tokens[-1].end, value)
        tokens = tokens[:-1]
    return None


def parse_iso(text: str, where: str) -> DateValue | None:
    """Read a machine date: ISO 8601, RFC 2822, an epoch of 10 or 13 digits, or all that ``parse`` reads.

    Fractions of a second are dropped. Week dates and ordinal dates are not read.
    """
    if len(text) > _LONGEST:
        return None
    for reader in (read_iso, read_compact):
        if (value := reader(text, where)) is not None:
            return value
    return parse(text, where)


def role(raw: str) -> str | None:
    """``"published"`` or ``"updated"`` if a date statement opens with such a label, else ``None``."""
    for token in scan(raw[:_LONGEST]):
        if token.code in "pu":
            return "published" if token.code == "p" else "updated"
        if token.code not in "sf":
            break
    return None


def is_label(raw: str) -> bool:
    """Whether all of ``raw`` is the label of a date («تم النشر في:»), with no date behind it."""
    codes = {token.code for token in scan(raw[:_LONGEST])}
    return codes <= set("pufs") and not codes.isdisjoint("pu")


def is_restated(raw: str) -> bool:
    """Whether all of ``raw`` says when a story was published or changed, by an hour or a count of days alone."""
    first = WORD.search(raw)
    if first is None or len(raw) > _LONGEST or fold(first[0]) not in label_starts():
        return False
    tokens = _statement_tokens(raw)
    return _restated().fullmatch("".join(t.code for t in _essential(tokens))) is not None


def _statement_tokens(text: str) -> list[Token]:
    """The tokens without separators; empty if something in the text can be no part of a date."""
    tokens: list[Token] = []
    for token in scan(text):
        if token.code == "?":
            return []
        if token.code != "s":
            tokens.append(token)
    return tokens


@cache
def _statement() -> re.Pattern[str]:
    month = "[MXA]{1,2}"
    date = f"D|no?{month}y|{month}no?(?:TZ*)?y|y{month}n|{month}y|nJk|nHkh?|Ih"
    other = "(?:n[HJ]kh?|Ih?)"
    time = "(?:[am]?T[am]?|n[am])Z*"
    one = (
        f"(?P<label%d>[pu]*)(?:{time}[puWXR]*)?[WXR]*(?:{other}[WX]?)?(?P<date%d>{date})[em]?(?:{other})?[WX]?"
        f"(?:{time})?[WX]?"
    )
    ago = "(?=.*[rA])r?n?[UV]?[rA]?"  # «منذ ساعتين», "2 years ago"
    return re.compile(f"r?(?P<all1>{one % (1, 1)})(?:(?P<all2>(?=[pu]){one % (2, 2)})|[pu]+(?:{time}|{ago}))?")


@cache
def _restated() -> re.Pattern[str]:
    """The label of a day with an hour or a count of days alone: ", mis à jour à 11:40", "Updated 2 hours ago"."""
    return re.compile("[pu]+(?:[am]?T[am]?Z*|(?=.*[rA])r?n?[UV]?[rA]?)")


def _absolute(tokens: list[Token], day_first: bool | None) -> Read | None:
    tokens = _essential(tokens)
    match = _statement().fullmatch("".join(t.code for t in tokens))
    if match is None or (tokens[0].code == "r" and "T" not in match["all1"]):
        return None  # «منذ 3 مايو 2020» tells since when; with an hour it is a stamp
    chosen = "2" if match["all2"] and "p" in match["label2"] and "u" in match["label1"] else "1"
    statement = tokens[match.start("all" + chosen) : match.end("all" + chosen)]
    core = tokens[match.start("date" + chosen) : match.end("date" + chosen)]
    weekdays = {int(t.of("W")) for t in statement if t.code == "W"}
    date = date_of(core, day_first, weekdays)
    if date is None or date[1] != "day":
        return date if "T" not in match["all" + chosen] else None
    return with_time(date[0], statement, core)


def _essential(tokens: list[Token]) -> list[Token]:
    """Without fillers; German "am" is one unless a time or an hour stands before it."""
    kept: list[Token] = []
    for token in tokens:
        if token.code == "b" and kept and kept[-1].code in "Tn":
            kept.append(token._replace(code="a"))
        elif token.code not in "fBb":
            kept.append(token)
    return kept

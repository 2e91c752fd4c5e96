"""Full dates in running text."""

from __future__ import annotations

import re

from newsclean.dates.days import date_of, is_day_first, numeric_date
from newsclean.dates.machine import iso_pattern, stamp
from newsclean.dates.statements import Found
from newsclean.dates.tokens import COUNTED, INTEGER, LETTER, PAD, WORD, D, Token, scan, scanner
from newsclean.dates.words import fold, month_ends
from newsclean.values import DateValue

_WINDOW = 48  # code points that a spelt-out date may take up before its year
# A year of 1900 to 2199; beginning with one set of characters, it is found at a fifth of the cost of one that
# looks behind first.
_YEAR_DIGITS = "1١۱１2٢۲２"
_YEAR = re.compile(
    rf"[{_YEAR_DIGITS}](?:(?<=[1١۱１])[9٩۹９]|(?<=[2٢۲２])[0٠۰０1١۱１])[{D}]{{2}}(?<![{D}]{{5}})(?![{D}])"
)
_CONTINUED = re.compile(rf"{PAD}[-/.\\年년]{PAD}[{D}]")  # after the year of 2025/11/24, 2025年11月24日
_AFTER_COUNTED = "|".join(f"(?<={month})" for month in COUNTED)
# The last small number before a year; not that of F1, Covid-19 or 12.27, nor one that counts a month.
_LEAD = re.compile(
    rf"(?<![{D}A-Za-z\u00c0-\u024f])(?<!{LETTER}-)(?<![{D}][.,:/٫])(?!{_AFTER_COUNTED})[{D}]{{1,2}}(?![{D}])"
    rf"(?:[^{D}\n]|(?:{_AFTER_COUNTED})[12١٢])*\Z"
)
_NAMED = re.compile("no?s?f?s?[MXA](?:s?[MXA]s?)?s?f?s?f?y")
_NAMED_FIRST = re.compile("(?:[MXA]s?)?[MXA]s?f?no?s?f?y")


def find(text: str, limit: int = 32) -> list[Found]:
    """The first ``limit`` full dates in running text: day, month and year, or ISO; ``where`` is ``"text"``.

    The spans hold day, month and year alone (and the time of an ISO 8601 stamp); they do not overlap.
    """
    found: list[Found] = []
    floor = 0
    for year in _YEAR.finditer(text) if any(digit in text for digit in _YEAR_DIGITS) else ():
        if len(found) >= limit:
            break
        hit = _find_at(text, floor, year)
        if hit is not None and hit.start >= floor:
            found.append(hit)
            floor = hit.end
    return found


def _find_at(text: str, floor: int, year: re.Match[str]) -> Found | None:
    """The date that a year belongs to; most years belong to none, having no number before or after them."""
    start, end = year.span()
    if _CONTINUED.match(text, end) is None and INTEGER.search(text, max(floor, start - _WINDOW), start) is None:
        return None
    return _find_stamp(text, start) or _find_numeric(text, floor, year) or _find_named(text, floor, year)


def _find_stamp(text: str, start: int) -> Found | None:
    """An ISO 8601 date, with its time if it has one; only where no other digit or path touches it."""
    match = iso_pattern().match(text, start)
    if match is None or match[3] is None or _touched(text, match.start(1), match.end()):
        return None
    value = stamp(match, "text")
    return Found(start, start + len(value.raw), value) if value else None


def _touched(text: str, start: int, end: int) -> bool:
    """Whether what stands around makes this part of a path, an address or a longer number."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return (before.isalnum() and before.isascii()) or before in tuple("/.-_=\\") or after in tuple("/_=\\")


def _find_numeric(text: str, floor: int, year: re.Match[str]) -> Found | None:
    """24/11/2025, 24.11.2025, 2025/11/24, 2025年11月24日."""
    low = max(floor, year.start() - 14)
    before = text[low : year.start()].rstrip("\u200e\u200f \u00a0")[-1:]
    starts = [year.start()]
    if before and before in "/.-\\":
        starts = [m.start() for m in INTEGER.finditer(text, low, year.start())][-2:-1]
    for start in starts:
        match = scanner().match(text, start)
        if match and match.lastgroup in ("numeric", "eastern") and match.end() >= year.end():
            return _found_numeric(text, match)
    return None


def _found_numeric(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if _touched(text, start, end):
        return None
    token = next(scan(text, start, end))
    around = text[max(start - 200, 0) : end + 200]
    if token.code != "D":
        return None
    date = numeric_date(token.numbers, token.code, is_day_first(around, [token], None), set())
    return Found(start, end, DateValue(*date, text[start:end], "text")) if date else None


def _find_named(text: str, floor: int, year: re.Match[str]) -> Found | None:
    """24 نوفمبر 2025, the 3rd of June 2020, June 3, 2020."""
    low = max(floor, year.start() - _WINDOW)
    lead = _LEAD.search(text, low, year.start())
    if lead is None:
        return None
    tokens = _tokens_of_date(text, lead.start(), year.end())
    if _NAMED.fullmatch("".join(t.code for t in tokens)):
        return _found_named(text, tokens)
    if not 0 < len(tokens) <= 4:
        return None
    words = list(WORD.finditer(text, low, lead.start()))[-4:]
    if not words or fold(words[-1][0]) not in month_ends():
        return None
    for word in words:
        tokens = _tokens_of_date(text, word.start(), year.end())
        if _NAMED_FIRST.fullmatch("".join(t.code for t in tokens)):
            return _found_named(text, tokens)
    return None


def _tokens_of_date(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; none if one of them can be no part of a date."""
    tokens: list[Token] = []
    for token in scan(text, start, end):
        if token.code == "?":
            return []
        tokens.append(token)
    return tokens


def _found_named(text: str, tokens: list[Token]) -> Found | None:
    date = date_of([t for t in tokens if t.code in "nMXAy"], None, set())
    start, end = tokens[0].start, tokens[-1].end
    return Found(start, end, DateValue(*date, text[start:end], "text")) if date else None

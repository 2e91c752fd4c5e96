"""The day that stands in a dateline, behind the place: «في 3 مايو», «20 - 10», "March 3, 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from newsclean.dates.statements import parse
from newsclean.dates.tokens import Token, scan
from newsclean.values import DateValue

_MOST_TOKENS = 16  # a day of the week and a day in two calendars, with all their words, have 14
_HYPHEN = re.compile(r"\s*[-–/.]\s*")


class Day(NamedTuple):
    """A day up to the offset ``end``; ``value`` if its year is stated, ``named`` if its month is by name."""

    end: int
    value: DateValue | None
    named: bool


def opening_day(text: str, start: int, end: int, languages: Iterable[str] | None = None) -> Day | None:
    """The day that ``text[start:end]`` begins with, with or without its year, else ``None``.

    ``where`` of the value is ``"dateline"``; ``languages`` as for ``parse``. A day and month in digits alone
    («20 - 10», 3/5) are taken, since a dateline's place and agency stand around them.
    """
    known = takewhile(lambda token: token.code != "?", scan(text, start, end))
    tokens = list(islice(known, _MOST_TOKENS))
    match = _pattern().match("".join(token.code for token in tokens))
    if match is None or (match["digits"] and not _fits(text, tokens[match.start("digits") :])):
        return None
    used = tokens[: match.end()]
    codes = match[0]
    stated = not match["digits"] and any(code in codes for code in "yDIk")
    value = parse(text[start : used[-1].end], "dateline", languages=languages) if stated else None
    return Day(used[-1].end, value, any(code in codes for code in "MXAH"))


@cache
def _pattern() -> re.Pattern[str]:
    year = "(?:s?f?y[em]?)?"
    month = "[MXA](?:s?[MXA])?"
    hijri = "(?:ns?Hkh?|Ih?)"
    gregorian = f"(?:no?s?{month}{year}|{month}s?no?{year}|D[em]?)"
    digits = "(?P<digits>nsn(?!s?[nNyTDI]))"
    both = f"(?:{hijri}s?[fB]{{0,2}}s?)?{gregorian}(?:s?[fB]{{0,2}}s?{hijri})?"
    return re.compile(f"[fB]{{0,2}}(?:Ws?f?)?(?:{both}|{hijri}|{digits})")


def _fits(text: str, tokens: list[Token]) -> bool:
    """Whether the first three tokens are a day, a hyphen or slash, and a month."""
    day, _, month = tokens[:3]
    return month.numbers[0] <= 12 and _HYPHEN.fullmatch(text, day.end, month.start) is not None

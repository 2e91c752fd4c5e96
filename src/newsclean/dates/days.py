"""The day that numbers and the name of a month stand for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from newsclean.dates import hijri
from newsclean.dates.tokens import Token, year_fits

_MONTH_FIRST = frozenset({"en-us", "en-ph", "en-ca", "fil", "tl"})
_EITHER_ORDER = frozenset({"en", "en-ca"})
_OTHER_SCRIPT = re.compile("[\u0370-\u052f\u0590-\u08ff]")  # Greek to Arabic: day first

Read = tuple[datetime.date, str]  # a day or a moment, and its precision


def date_of(core: list[Token], day_first: bool | None, weekdays: set[int]) -> Read | None:
    """The day, or the first of a month without one, that the tokens of a date state."""
    shape = "".join(t.code for t in core)
    if shape[0] in "DI":
        return numeric_date(core[0].numbers, shape[0], day_first, weekdays)
    names = [t for t in core if t.code in "MXAJH"]
    calendar = names[0].code if names[0].code in "JH" else "M"
    months = {int(t.of(calendar)) for t in names}
    year = next(t.numbers[0] for t in core if t.code in "yk")
    days = [t.numbers[0] for t in core if t.code == "n"]
    if len(months) > 1:
        return None
    value = calendar_date(calendar, year, months.pop(), days[0] if days else 1)
    return (value, "day" if days else "month") if value else None


def numeric_date(numbers: tuple[int, ...], code: str, day_first: bool | None, weekdays: set[int]) -> Read | None:
    """The day of 24/11/2025; ``None`` if nothing tells which of the numbers is the month."""
    calendar = "M" if code == "D" else "H"
    a, b, c = numbers
    if a > 31:
        orders = [(a, b, c)]
    elif b > 12 or a > 12 or a == b:
        orders = [(c, a, b) if b > 12 else (c, b, a)]
    elif day_first is None:
        orders = [(c, b, a), (c, a, b)]
    else:
        orders = [(c, b, a) if day_first else (c, a, b)]
    dates = [d for d in (calendar_date(calendar, *order) for order in orders) if d]
    if len(dates) > 1:  # the day of the week may fit only one of the two
        dates = [d for d in dates if d.isoweekday() in weekdays]
    return (dates[0], "day") if len(dates) == 1 else None


def calendar_date(calendar: str, year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day of a date of calendar ``M`` (Gregorian), ``J`` (solar) or ``H`` (lunar Hijri)."""
    if calendar != "M":
        date = (hijri.lunar if calendar == "H" else hijri.solar)(year, month, day)
        return date if date and year_fits(date.year) else None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def is_day_first(text: str, tokens: list[Token], languages: Iterable[str] | None) -> bool | None:
    """Whether 03/04/2020 is the third of April, ``None`` if nothing tells."""
    if any(t.code == "D" and "." in t.sign for t in tokens) or _OTHER_SCRIPT.search(text):
        return True  # no locale writes month.day.year
    tags = {tag.lower().replace("_", "-") for tag in languages or ()}
    if tags:
        orders = {None if t in _EITHER_ORDER else t not in _MONTH_FIRST for t in tags}
        return orders.pop() if len(orders) == 1 else None
    return True if any(t.word and not t.word.english for t in tokens) else None

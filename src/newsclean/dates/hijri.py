"""Dates of the two Hijri calendars, as days of the Gregorian one."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache

# The official calendar of Iran begins in 1304; the 33-year cycle below agrees with the published leap years
# up to the end of this range.
_FIRST_SOLAR, _LAST_SOLAR = 1304, 1420
_SOLAR_EPOCH = datetime.date(1925, 3, 21)  # 1 Farvardin 1304


def lunar(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of a lunar Hijri date by the Umm al-Qura calendar.

    ``None`` if there is no such date, if the calendar's tables do not reach it (1343 to 1500), or if the
    optional package ``hijridate`` (the extra ``newsclean[hijri]``) is not installed.
    """
    convert = _converter()
    if convert is None:
        return None
    try:
        return convert(year, month, day)
    except (ValueError, OverflowError):
        return None


@cache
def _converter() -> Callable[[int, int, int], datetime.date] | None:
    try:
        from hijridate import Hijri
    except ImportError:
        return None

    def convert(year: int, month: int, day: int) -> datetime.date:
        return datetime.date(*Hijri(year, month, day).to_gregorian().datetuple())

    return convert


def solar(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of a solar Hijri (Jalali) date of 1304 to 1420; ``None`` if there is none such."""
    if not _FIRST_SOLAR <= year <= _LAST_SOLAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= _solar_month(year, month):
        return None
    years = range(_FIRST_SOLAR, year)
    days = 365 * len(years) + sum(map(_is_leap, years))
    days += sum(_solar_month(year, m) for m in range(1, month)) + day - 1
    return _SOLAR_EPOCH + datetime.timedelta(days=days)


def _solar_month(year: int, month: int) -> int:
    if month < 7:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _is_leap(year: int) -> bool:
    """Eight leap years in each cycle of 33, the rule that ICU's Persian calendar uses as well."""
    return (25 * year + 11) % 33 < 8

"""Machine dates: ISO 8601 and its compact form, Unix time."""

from __future__ import annotations

import datetime
import re
from functools import cache

from newsclean.dates.clock import fixed_zone, minutes_east
from newsclean.dates.days import calendar_date
from newsclean.dates.tokens import time_fits, year_fits
from newsclean.values import DateValue


@cache
def iso_pattern() -> re.Pattern[str]:
    """ISO 8601: a month, a day, or a day and a time, with blanks around."""
    time = r"(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+\-−]\d\d(?::?\d\d)?)?"
    extended = rf"(\d{{4}})-(\d\d)(?:-(\d\d)(?:(?:[Tt]| +| *T *){time})?)?"
    return re.compile(rf"\s*{extended}(?![\d:.\-])\s*", re.ASCII)


def read_iso(text: str, where: str) -> DateValue | None:
    """``text`` if it is an ISO 8601 date and nothing else."""
    match = iso_pattern().fullmatch(text)
    return stamp(match, where) if match else None


def stamp(match: re.Match[str], where: str) -> DateValue | None:
    """The value of a match of ``iso_pattern``, if there is such a day and time."""
    year, month, day, hour, minute, second, zone = match.groups()
    raw = match[0].strip()
    date = calendar_date("M", int(year), int(month), int(day or 1))
    if date is None or not year_fits(date.year):
        return None
    if hour is None:
        return DateValue(date, "day" if day else "month", raw, where)
    numbers = (int(hour), int(minute), int(second or 0))
    offset = None if zone is None else minutes_east(zone) if zone[0] in "+-−" else 0
    if not time_fits(numbers) or (offset is not None and abs(offset) > 14 * 60):
        return None
    zone_of = None if offset is None else fixed_zone(offset)
    moment = datetime.datetime(date.year, date.month, date.day, *numbers, tzinfo=zone_of)
    return DateValue(moment, "second" if second else "minute", raw, where)


def read_compact(text: str, where: str) -> DateValue | None:
    """``20200603``, ``20200603T100000Z``, ``20200603100000`` and Unix time in seconds or milliseconds."""
    raw = text.strip()
    if not raw.isascii() or not raw[:8].isdigit():
        return None
    if raw.isdigit() and len(raw) in (10, 13):
        moment = datetime.datetime.fromtimestamp(int(raw[:10]), datetime.UTC)
        return DateValue(moment, "second", raw, where) if year_fits(moment.year) else None
    date, time = raw[:8], raw[8:].lstrip("T")
    match = iso_pattern().fullmatch(f"{date[:4]}-{date[4:6]}-{date[6:]}" + (f"T{time}" if time else ""))
    value = stamp(match, where) if match else None
    return DateValue(value.value, value.precision, raw, where) if value else None

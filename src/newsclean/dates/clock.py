"""The time of day and its zone, as tokens around a date state them."""

from __future__ import annotations

import datetime

from newsclean.dates.days import Read
from newsclean.dates.tokens import INTEGER, Token


def with_time(date: datetime.date, statement: list[Token], core: list[Token]) -> Read | None:
    """``date`` with the one time that ``statement`` holds outside ``core``; ``None`` if it holds several."""
    times = [i for i, t in enumerate(statement) if t.code == "T" or _is_bare_hour(statement, i, core)]
    if len(times) != 1:
        return (date, "day") if not times else None
    at = times[0]
    hour, minute, second = (*statement[at].numbers, 0, 0)[:3]
    half = next((t.of("a") for t in _beside(statement, at) if t.code in "am"), "")
    clock = _clock(hour, half)
    if clock is None:
        return date, "day"  # «14:30 ص»: the hour contradicts itself, the day stands
    zone = next((z for z in (_zone(t) for t in statement if t.code == "Z") if z), None)
    precision = "second" if len(statement[at].numbers) > 2 else "minute"
    return datetime.datetime(date.year, date.month, date.day, clock, minute, second, tzinfo=zone), precision


def _is_bare_hour(tokens: list[Token], i: int, core: list[Token]) -> bool:
    """«5 م», "2 pm"."""
    followed = i + 1 < len(tokens) and tokens[i + 1].code in "am"
    return tokens[i].code == "n" and tokens[i] not in core and followed


def _beside(tokens: list[Token], at: int) -> list[Token]:
    """The neighbours that may halve the day: what follows the time, or a clear «ص» before it."""
    before = [t for t in tokens[max(at - 1, 0) : at] if t.code == "a"]
    return tokens[at + 1 : at + 2] + before


def _clock(hour: int, half: str) -> int | None:
    """The hour of 24; ``None`` where hour and half of the day contradict each other."""
    if hour > 23 or (hour > 12 and half == "am") or (hour == 0 and half not in ("", "am")):
        return None
    if not half or hour > 12:
        return hour
    late = half == "pm" or (half == "noon" and hour < 5) or (half == "night" and 6 <= hour < 12)
    if hour == 12:
        return 0 if half in ("am", "night") else 12
    return hour + 12 if late else hour


def _zone(token: Token) -> datetime.timezone | None:
    if token.word is not None:
        value = token.of("Z")
        minutes = int(value) if value != "?" else None
    else:
        minutes = minutes_east(token.sign)
    if minutes is None or abs(minutes) > 14 * 60:
        return None
    return fixed_zone(minutes)


def fixed_zone(minutes: int) -> datetime.timezone:
    """The zone so many minutes east of Greenwich."""
    return datetime.timezone(datetime.timedelta(minutes=minutes)) if minutes else datetime.UTC


def minutes_east(offset: str) -> int:
    """Minutes east of Greenwich of ``+03:00``, ``-0500``, ``+3``, ``GMT+3``."""
    digits = "".join(INTEGER.findall(offset))
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return -(60 * hours + minutes) if "-" in offset or "−" in offset else 60 * hours + minutes

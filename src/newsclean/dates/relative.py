"""Statements that count from the moment of reading: «منذ 3 ساعات», "yesterday"."""

from __future__ import annotations

import datetime
import re
from functools import cache

from newsclean.dates.clock import with_time
from newsclean.dates.days import Read
from newsclean.dates.tokens import Token


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(r"[pu]*(?:[rA](?:[nN]?[UB])+|(?:[nN]?[UB])+[rA]|(?P<day>R)(?:[am]?T[am]?Z*)?)")


def count_back(tokens: list[Token], reference: datetime.datetime) -> Read | None:
    """The day or minute that the tokens state as seen from ``reference``."""
    tokens = [t for t in tokens if t.code not in "fb"]
    match = _relation().fullmatch("".join(t.code for t in tokens))
    if match is None:
        return None
    if match["day"]:
        days = next(int(t.of("R")) for t in tokens if t.code == "R")
        moment = _moved(reference, datetime.timedelta(days))
        return with_time(moment.date(), tokens, []) if moment else None
    units = [(t, tokens[i - 1]) for i, t in enumerate(tokens) if t.code in "UB"]
    steps = [int(unit.of("U")) * (n.numbers[0] if n.numbers else 1) for unit, n in units]
    finest = min(int(unit.of("U")) for unit, _ in units)
    return _ago(reference, sum(steps), finest)


def _ago(reference: datetime.datetime, minutes: int, finest: int) -> Read | None:
    """A count of hours is rounded: only its day is stated."""
    moment = _moved(reference, datetime.timedelta(minutes=-minutes))
    if moment is None:
        return None
    return (moment.date(), "day") if finest >= 60 else (moment.replace(second=0, microsecond=0), "minute")


def _moved(moment: datetime.datetime, by: datetime.timedelta) -> datetime.datetime | None:
    """``None`` where the calendar ends."""
    try:
        return moment + by
    except OverflowError:
        return None

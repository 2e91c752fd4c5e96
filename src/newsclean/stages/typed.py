"""What a line is."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.values import DateValue


class Typed(NamedTuple):
    """What a line is: its kind, the rule that says so, what it states, and where the rule may act."""

    kind: str
    rule: str
    value: str | DateValue | tuple[str, ...] | None = None
    where: str = "edge"
    place: str | None = None
    credit: str | None = None
    date: DateValue | None = None

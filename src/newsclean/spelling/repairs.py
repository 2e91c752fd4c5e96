"""One way to mend a word, and what it asks of the document."""

from __future__ import annotations

from typing import NamedTuple

LEVELS = ("certain", "thorough")


class Repair(NamedTuple):
    """One way to mend a word.

    ``level`` is the least level at which it may be made. ``slips`` is the number of sure slips of the same class
    that the document must hold for it, ``form`` whether the new form must stand in it, more often than the old.
    """

    new: str
    rule: str
    level: str
    slips: int = 0
    form: bool = False

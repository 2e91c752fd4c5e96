"""What is known of Arabic letters that people mix up, and how far two words are apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

DOTS = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
"""Letters that only their dots tell apart, at least inside a word."""

KEYS = (
    ("ض", "ص", "ث", "ق", "ف", "غ", "ع", "ه", "خ", "ح", "ج", "د"),
    ("ش", "س", "ي", "ب", "ل", "ا", "ت", "ن", "م", "ك", "ط"),
    ("ئ", "ء", "ؤ", "ر", "لا", "ى", "ة", "و", "ز", "ظ"),
)
"""The letter rows of the Arabic 101 keyboard; one key types two letters."""

ALEFS = "اأإآٱ"
HAMZAS = "ءأإآئؤ"
SEATS = HAMZAS + "اويى"


class Step(NamedTuple):
    """``a`` at ``at`` of the old word became ``b``: one letter each, none on one side, or two that changed places."""

    at: int
    a: str
    b: str


def same_but_dots(a: str, b: str) -> bool:
    """Whether two different letters differ only in their dots."""
    return a != b and any(a in group and b in group for group in DOTS)


def levenshtein(old: str, new: str) -> int:
    """The fewest letters to put in, take out or replace."""
    row = list(range(len(new) + 1))
    for i, a in enumerate(old, 1):
        above, row = row, [i]
        for j, b in enumerate(new, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b)))
    return row[-1]


def steps(old: str, new: str) -> list[Step]:
    """A shortest way from ``old`` to ``new`` in which swapping two neighbours is one step, in order."""
    costs = _costs(old, new)
    found = []
    i, j = len(old), len(new)
    while i or j:
        down, right = next(move for move in _moves(old, new, i, j) if _fits(costs, old, new, i, j, *move))
        if old[i - down : i] != new[j - right : j]:
            found.append(Step(i - down, old[i - down : i], new[j - right : j]))
        i, j = i - down, j - right
    return found[::-1]


def _moves(old: str, new: str, i: int, j: int) -> Iterator[tuple[int, int]]:
    """The last steps that may lead to ``old[:i]`` and ``new[:j]``: letters used up of either, the best to take first.

    Replacing comes last: of two ways from «شئ» to «شيء», the one that puts the hamza at the end.
    """
    same = i and j and old[i - 1] == new[j - 1]
    if same:
        yield 1, 1
    if i > 1 and j > 1 and old[i - 2] == new[j - 1] and old[i - 1] == new[j - 2]:
        yield 2, 2
    if j:
        yield 0, 1
    if i:
        yield 1, 0
    if i and j and not same:
        yield 1, 1


def _fits(costs: list[list[int]], old: str, new: str, i: int, j: int, down: int, right: int) -> bool:
    price = int(old[i - down : i] != new[j - right : j])
    return costs[i][j] == costs[i - down][j - right] + price


def _costs(old: str, new: str) -> list[list[int]]:
    costs = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            ways = (
                costs[i - down][j - right] + (old[i - down : i] != new[j - right : j])
                for down, right in _moves(old, new, i, j)
            )
            costs[i][j] = min(ways, default=0)
    return costs

"""Slips put into clean text, the same for the same seed, each with the correction that undoes it.

One word in about ``EVERY``, of three letters or more, is spoilt: by letters that only dots tell apart, by a neighbour
on the keyboard, two letters swapped, one dropped or typed twice; by a space left out (after a letter that does not
join the next, where it happens unseen) or put in; by a hamza left off an alef. What comes out may be another word:
it is a slip all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple

from bench.typos.changes import changes
from bench.typos.letters import DOTS, KEYS
from bench.typos.m2 import Sample
from newsclean.edits import apply
from newsclean.stages.letters import LETTER, MARK, TATWEEL
from newsclean.values import Edit

EVERY = 50  # words from one slip to the next, give or take a quarter
LETTER_SLIPS = ("dots", "keyboard", "swap", "drop", "double")
SHARES: Mapping[str, int] = {
    "dots": 20, "keyboard": 15, "swap": 10, "drop": 10, "double": 10,
    "missing space": 10, "extra space": 10, "hamza": 15,
}  # fmt: skip
"""How many of a hundred slips are of each class."""

_WORD = re.compile(f'(?<![^\\s(«"])[{LETTER}]{{3,}}(?![{MARK}{TATWEEL}{LETTER}])')
_NEXT = re.compile(f" [{LETTER}]{{3,}}(?![{MARK}{TATWEEL}])")
_UNJOINED = "اأإآدذرزوؤىةء"
_BARE = {"أ": "ا", "إ": "ا", "آ": "ا"}
_PLACES = {key: (row, n) for row in KEYS for n, key in enumerate(row)}


class _Slip(NamedTuple):
    """``length`` characters at ``at`` of a word become ``new``."""

    at: int
    length: int
    new: str


def _dots(word: str) -> Iterator[_Slip]:
    for at, letter in enumerate(word):
        for group in DOTS:
            if letter in group:
                yield from (_Slip(at, 1, other) for other in group if other != letter)


def _keyboard(word: str) -> Iterator[_Slip]:
    for at, letter in enumerate(word):
        row, n = _PLACES.get(letter, ((), 0))
        yield from (_Slip(at, 1, row[m]) for m in (n - 1, n + 1) if 0 <= m < len(row))


def _swap(word: str) -> Iterator[_Slip]:
    for at, (a, b) in enumerate(pairwise(word)):
        if a != b:
            yield _Slip(at, 2, b + a)


def _drop(word: str) -> Iterator[_Slip]:
    return (_Slip(at, 1, "") for at in range(len(word)))


def _double(word: str) -> Iterator[_Slip]:
    return (_Slip(at, 0, letter) for at, letter in enumerate(word))


def _missing_space(word: str) -> Iterator[_Slip]:
    if word[-1] in _UNJOINED:
        yield _Slip(len(word), 1, "")


def _extra_space(word: str) -> Iterator[_Slip]:
    return (_Slip(at, 0, " ") for at in range(1, len(word)))


def _hamza(word: str) -> Iterator[_Slip]:
    return (_Slip(at, 1, _BARE[letter]) for at, letter in enumerate(word) if letter in _BARE)


_WAYS: Mapping[str, Callable[[str], Iterator[_Slip]]] = {
    "dots": _dots, "keyboard": _keyboard, "swap": _swap, "drop": _drop, "double": _double,
    "missing space": _missing_space, "extra space": _extra_space, "hamza": _hamza,
}  # fmt: skip


def inject(texts: Sequence[str], seed: int = 1) -> Iterator[Sample]:
    """Each of ``texts`` with slips in it; ``gold`` undoes them, by class. Words are counted across texts."""
    random = Random(seed)
    classes = _classes(random)
    name, wait = next(classes), _wait(random)
    for text in texts:
        edits: list[Edit] = []
        for match in _WORD.finditer(text):
            wait -= 1
            if wait > 0 or (name == "missing space" and not _NEXT.match(text, match.end())):
                continue
            slips = list(_WAYS[name](match[0]))
            if slips:
                at, length, new = slips[int(random.random() * len(slips))]
                edits.append(Edit(match.start() + at, match.start() + at + length, new, name))
                name, wait = next(classes), _wait(random)
        yield _sample(text, edits)


def _wait(random: Random) -> int:
    return int(EVERY * (0.75 + random.random() / 2))


def _classes(random: Random) -> Iterator[str]:
    bounds = list(accumulate(SHARES.values()))
    while True:
        drawn = random.random() * bounds[-1]
        yield next(name for name, bound in zip(SHARES, bounds, strict=True) if drawn < bound)


def _sample(text: str, edits: Sequence[Edit]) -> Sample:
    spoilt = apply(text, edits)
    undo = []
    shift = 0
    for start, end, new, rule, _ in edits:
        undo.append(Edit(start + shift, start + shift + len(new), text[start:end], rule))
        shift += len(new) - (end - start)
    return Sample(spoilt, tuple(changes(spoilt, undo)))

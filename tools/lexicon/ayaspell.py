"""Ayaspell's forms: every stem of its dictionary with every suffix that its affix file allows, without proclitics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


class _Suffix(NamedTuple):
    strip: str
    add: str
    condition: str


@cache
def _ends_in(condition: str) -> re.Pattern[str]:
    return re.compile(("" if condition == "." else condition) + r"\Z")


class Affixes:
    """The suffix rules and flag sets of a hunspell affix file with two-letter flags (``FLAG long``)."""

    def __init__(self, path: Path) -> None:
        self.suffixes: dict[str, list[_Suffix]] = defaultdict(list)
        self._sets: list[str] = []
        for line in path.read_text("utf-8-sig", "replace").split("\n"):
            self._read(line.split())

    def _read(self, cells: list[str]) -> None:
        if cells[:1] == ["AF"] and not cells[1].isdigit():
            self._sets.append(cells[1])
        elif cells[:1] == ["SFX"] and len(cells) >= 5 and cells[2] not in ("Y", "N"):
            add = cells[3].partition("/")[0]
            strip = "" if cells[2] == "0" else cells[2]
            self.suffixes[cells[1]].append(_Suffix(strip, "" if add == "0" else add, cells[4]))

    def of(self, flags: str) -> Iterator[_Suffix]:
        """The suffixes that a set of flags (by number, or written out) allows."""
        written = self._sets[int(flags) - 1] if flags.isdigit() else flags
        for at in range(0, len(written), 2):
            yield from self.suffixes.get(written[at : at + 2], ())


def forms(dictionary: Path, affixes: Affixes) -> set[str]:
    """Every stem and every stem with a suffix, vowel marks left out."""
    found: set[str] = set()
    for line in dictionary.read_text("utf-8", "replace").split("\n")[1:]:
        stem, _, flags = line.split()[0].partition("/") if line.strip() else ("", "", "")
        found.add(stem)
        for suffix in affixes.of(flags) if flags else ():
            if stem.endswith(suffix.strip) and _ends_in(suffix.condition).search(stem):
                found.add(stem[: len(stem) - len(suffix.strip)] + suffix.add)
    return {_MARKS.sub("", form) for form in found} - {""}

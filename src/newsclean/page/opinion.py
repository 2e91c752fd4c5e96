"""How well a part of a page fits what its lines look like: a second opinion where the first may be wrong.

The model that finds the article among the lines of a whole page's text tells how likely each line of the page is a part
of it. How much of what was chosen is likely the article's, and how much of the likely was chosen, are the precision and
the recall to be expected.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from newsclean.language import script_of
from newsclean.page.align import Line
from newsclean.page.jsonld import squeeze
from newsclean.page.keys import key, unescape
from newsclean.page.markup import Piece, lines
from newsclean.stages import pagelines, pagemodel
from newsclean.stages.fullpage import chances_of
from newsclean.stages.lines import layout
from newsclean.stages.pagemode import types_of

_UNKNOWN = 0.5  # the chance of a line that is not found among the page's
_NEAR = 10  # lines; a short line farther on is another one that reads the same
_SHORT = 20  # code points of the key of a short line
# What holds so much of the page's lines that are so long is surely most of the article.
_LONG, _MOST = 80, 0.87


class Fit(NamedTuple):
    """The share of what was chosen that is likely the article's, and the share of the likely that was chosen."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Opinion:
    """The lines of one page with their chances, which are found when they are first asked for."""

    def __init__(self, page: str, pieces: Sequence[Piece], keys: Sequence[str]) -> None:
        """``keys`` are those of the page's ``pieces``."""
        self._page, self._pieces, self._keys = page, pieces, keys

    def may_miss(self, chosen: Sequence[Line]) -> bool:
        """Whether a good part of the page's long lines is not among ``chosen``."""
        keys = lines(self._pieces, self._keys)
        return _long(line.key for line in chosen) < _MOST * _long(key.replace(" ", "") for key in keys)

    @cached_property
    def _lines(self) -> tuple[list[float], dict[str, list[int]], float]:
        """The chances of the page's lines, where each key stands, and how much of the page is likely the article's."""
        text = _text(self._page, self._pieces)
        script = script_of(text)
        laid = layout(text, script)
        chances = chances_of(pagemodel.shipped(), pagelines.measured(laid, types_of(laid), script))
        where: dict[str, list[int]] = {}
        likely = 0.0
        for k, line in enumerate(laid):
            wanted = key(line.text)
            where.setdefault(wanted, []).append(k)
            likely += len(wanted) * chances[k]
        return chances, where, likely

    def of(self, chosen: Sequence[Line]) -> Fit:
        """How well ``chosen`` lines fit."""
        chances, where, likely = self._lines
        at, right, size = -1, 0.0, 0
        for line in chosen:
            places = where.get(line.key, ())
            place = bisect_right(places, at)
            k = places[place] if place < len(places) else None
            right += len(line.key) * (_UNKNOWN if k is None else chances[k])
            size += len(line.key)
            if k is not None and (len(line.key) > _SHORT or k - at < _NEAR):
                at = k
        return Fit(right / size if size else 0.0, min(1.0, right / likely) if likely else 0.0)


def _long(keys: Iterable[str]) -> int:
    """How long those of ``keys`` are that are long, all together."""
    return sum([len(key) for key in keys if len(key) >= _LONG])


def _text(page: str, pieces: Sequence[Piece]) -> str:
    """All text of a page, its lines those that a reader sees."""
    found = lines(pieces, (page[piece.start : piece.end] for piece in pieces))
    return "\n".join([squeeze(unescape(line) if "&" in line else line) for line in found])

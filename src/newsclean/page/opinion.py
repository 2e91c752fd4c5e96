"""How well a part of a page fits what its lines look like: a second opinion where the first may be wrong.

The model that finds the article among the lines of a whole page's text tells how likely each line of the page is a part
of it. How much of what was chosen is likely the article's, and how much of the likely was chosen, are the precision and
the recall to be expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.language import script_of
from newsclean.page.align import Line
from newsclean.page.keys import key, unescape
from newsclean.page.markup import LINE, Piece
from newsclean.stages import pagelines, pagemodel
from newsclean.stages.fullpage import chances_of, types_of
from newsclean.stages.lines import layout

_UNKNOWN = 0.5  # the chance of a line that is not found among the page's
_NEAR = 10  # lines; a short line farther on is another one that reads the same
_SHORT = 20  # code points of the key of a short line


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
    """The lines of one page with their chances."""

    def __init__(self, page: str, pieces: Sequence[Piece]) -> None:
        text = _text(page, pieces)
        script = script_of(text)
        lines = layout(text, script)
        self._chances = chances_of(pagemodel.shipped(), pagelines.measured(lines, types_of(lines), script))
        self._where: dict[str, list[int]] = {}
        self._likely = 0.0
        for k, line in enumerate(lines):
            wanted = key(line.text)
            self._where.setdefault(wanted, []).append(k)
            self._likely += len(wanted) * self._chances[k]

    def of(self, chosen: Sequence[Line]) -> Fit:
        """How well ``chosen`` lines fit."""
        at, right, size = -1, 0.0, 0
        for line in chosen:
            k = next((k for k in self._where.get(line.key, ()) if k > at), None)
            right += len(line.key) * (_UNKNOWN if k is None else self._chances[k])
            size += len(line.key)
            if k is not None and (len(line.key) > _SHORT or k - at < _NEAR):
                at = k
        return Fit(right / size if size else 0.0, min(1.0, right / self._likely) if self._likely else 0.0)


def _text(page: str, pieces: Sequence[Piece]) -> str:
    """All text of a page, its lines those that a reader sees."""
    lines: list[str] = []
    for piece in pieces:
        text = page[piece.start : piece.end]
        if piece.before == LINE or not lines:
            lines.append(text)
        else:
            lines[-1] += (" " if piece.before else "") + text
    return "\n".join([" ".join((unescape(line) if "&" in line else line).split()) for line in lines])

"""The lines of a page as hits, beside those of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.page.align import Hit
from newsclean.page.markup import LINE, Piece


class Text(NamedTuple):
    """The ``pieces`` of a page, their keys joined, and where each begins there; and where the last one ends."""

    page: str
    pieces: Sequence[Piece]
    key: str
    starts: Sequence[int]

    def covered(self, hit: Hit) -> range:
        """The pieces that a hit stands in."""
        return range(bisect_right(self.starts, hit.start) - 1, bisect_right(self.starts, hit.end - 1))

    def shown(self, hit: Hit) -> str:
        """The key of a hit."""
        return self.key[hit.start : hit.end]

    def row(self, first: int, end: int) -> Hit:
        """The pieces ``[first, end)`` as a hit; its number is none of a line of trafilatura's."""
        return Hit(self.starts[first], self.starts[end], -1 - first)

    def others(self, hits: Iterable[Hit], within: range) -> Iterator[tuple[range, Hit]]:
        """The lines of the page that begin ``within`` these pieces and are not of ``hits``: the pieces of each."""
        taken = {k for hit in placed(hits) for k in self.covered(hit)}
        begun = within.start
        for k in (*range(within.start + 1, within.stop), within.stop):
            if k == within.stop or self.pieces[k].before == LINE:
                if taken.isdisjoint(range(begun, k)) and self.starts[begun] < self.starts[k]:
                    yield range(begun, k), self.row(begun, k)
                begun = k

    def joined(self, hits: Sequence[Hit], more: Iterable[Hit]) -> list[Hit]:
        """``hits`` and what ``more`` shows besides, each once, in the order of the page."""
        known = set(map(self.shown, placed(hits)))
        new: dict[str, Hit] = {}
        for hit in more:
            if self.shown(hit) not in known:
                new.setdefault(self.shown(hit), hit)
        return sorted([*hits, *new.values()], key=lambda hit: hit.start) if new else list(hits)


def placed(hits: Iterable[Hit]) -> list[Hit]:
    """Those of ``hits`` that stand in the page."""
    return [hit for hit in hits if hit.literal is None]


def size(hits: Iterable[Hit]) -> int:
    """How long the keys of ``hits`` are."""
    return sum(hit.end - hit.start for hit in hits)

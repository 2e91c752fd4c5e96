"""Find a list of lines, in order, in a page: where each stands, as ranges of the page's key.

Long lines are looked up first and pin down where the short ones, which may occur anywhere, are to be sought.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page.keys import key

_ANCHOR = 24  # characters that make a line unlikely to occur twice by chance
_SEED = 12  # characters that must agree before a broken line is taken up again
# Characters that may be searched without success in one page, per character of the page.
_BUDGET = 40


_WORD = re.compile(r"\S{1,16}")  # of scripts without spaces, a part of a sentence
_Word = tuple[int, int, str]  # start, end, key


class Line(NamedTuple):
    """A line to find and its key."""

    text: str
    key: str


class Hit(NamedTuple):
    """``page_key[start:end]`` belongs to line ``line``; ``literal`` text was not found and belongs here."""

    start: int
    end: int
    line: int
    literal: str | None = None


class Aligner:
    """One page's key and the edges of its pieces."""

    def __init__(self, page_key: str, edges: Sequence[int]) -> None:
        self._key = page_key
        self._edges = frozenset(edges)
        self._strays: list[Hit] = []
        self._budget = _BUDGET * len(page_key) + 100_000

    def align(self, lines: Sequence[Line]) -> list[Hit]:
        """Where ``lines`` stand, in page order."""
        hits: list[Hit] = []
        low = first = 0
        for at, start in self._anchors(lines):
            hits.extend(self._between(lines, range(first, at), low, start))
            low, first = start + len(lines[at].key), at + 1
            hits.append(Hit(start, low, at))
        hits.extend(self._between(lines, range(first, len(lines)), low, len(self._key)))
        return self._with_strays(hits)

    def _with_strays(self, hits: list[Hit]) -> list[Hit]:
        """Put in lines that stand elsewhere in the page than between their neighbours, in page order."""
        for stray in self._strays:
            k = bisect_right(hits, stray.start, key=lambda hit: hit.end)
            free = k == len(hits) or hits[k].start >= stray.end or hits[k].literal is not None
            if free:
                hits.insert(k, stray)
        return hits

    def _anchors(self, lines: Sequence[Line]) -> list[tuple[int, int]]:
        """The longest sequence of long lines whose places are in order, as (line, place)."""
        found: list[tuple[int, int]] = []
        at = 0
        for number, line in enumerate(lines):
            if len(line.key) >= _ANCHOR:
                start = self._find(line.key, at, len(self._key))
                if start < 0:
                    start = self._find(line.key, 0, at)
                else:
                    at = start + len(line.key)
                if start >= 0:
                    found.append((number, start))
        return self._tightened(lines, _increasing(lines, found))

    def _tightened(self, lines: Sequence[Line], found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Move anchors to the last place before the next one: the article's, not a teaser's above it."""
        for k in range(len(found) - 2, -1, -1):
            number, start = found[k]
            found[k] = (number, self._key.rfind(lines[number].key, start, found[k + 1][1]))
        return found

    def _between(self, lines: Sequence[Line], numbers: range, low: int, high: int) -> list[Hit]:
        """Place lines between two anchors: whole, else elsewhere if they are long, else by words."""
        hits: list[Hit] = []
        for number in numbers:
            line = lines[number]
            start = self._whole(line.key, low, high)
            if start >= 0:
                hits.append(Hit(start, start + len(line.key), number))
            elif len(line.key) >= _ANCHOR and (start := self._find(line.key, 0, len(self._key))) >= 0:
                self._strays.append(Hit(start, start + len(line.key), number))
            else:
                hits.extend(self._by_words(line.text, number, low, high))
            low = hits[-1].end if hits else low
        return hits

    def _whole(self, wanted: str, low: int, high: int) -> int:
        """The first place where ``wanted`` fills pieces, or any place if it is long."""
        first = start = self._find(wanted, low, high)
        for _ in range(20):
            if start < 0:
                break
            if start in self._edges and start + len(wanted) in self._edges:
                return start
            start = self._find(wanted, start + 1, high)
        return first if len(wanted) >= _SEED else -1

    def _by_words(self, text: str, number: int, low: int, high: int) -> list[Hit]:
        """Place what can be placed of a line that does not stand in the page as a whole."""
        hits: list[Hit] = []
        words = [(match.start(), match.end(), key(match.group())) for match in _WORD.finditer(text)]
        k = lost = 0
        while k < len(words):
            seed, size = _seed(words, k)
            start = self._find(seed, low, high) if len(seed) >= _SEED else self._whole(seed, low, high)
            if start < 0:
                k += 1
                continue
            if lost < k:
                hits.append(Hit(low, low, number, text[words[lost][0] : words[k - 1][1]]))
            low, k = self._grown(words, k + size, start + len(seed), high)
            hits.append(Hit(start, low, number))
            lost = k
        if lost < k:
            hits.append(Hit(low, low, number, text[words[lost][0] : words[k - 1][1]]))
        return hits

    def _grown(self, words: Sequence[_Word], k: int, end: int, high: int) -> tuple[int, int]:
        """Step over the words that follow on in the page; returns the new end and the next word."""
        while k < len(words) and end + len(words[k][2]) <= high and self._key.startswith(words[k][2], end):
            end += len(words[k][2])
            k += 1
        return end, k

    def _find(self, wanted: str, low: int, high: int) -> int:
        if self._budget < 0:
            return -1
        at = self._key.find(wanted, low, high)
        self._budget -= (high if at < 0 else at) - low
        return at


def _seed(words: Sequence[_Word], k: int) -> tuple[str, int]:
    """The key of the next words, as many as make it long enough to be sought, and their number."""
    seed, size = "", 0
    while k + size < len(words) and len(seed) < _SEED:
        seed += words[k + size][2]
        size += 1
    return seed, size


def _increasing(lines: Sequence[Line], found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of ``found`` whose places do not overlap and increase."""
    tails: list[int] = []  # smallest end of a sequence of each length
    chosen: list[int] = []
    before: list[int] = []
    for k, (number, start) in enumerate(found):
        end = start + len(lines[number].key)
        size = bisect_left(tails, start + 1)
        before.append(chosen[size - 1] if size else -1)
        if size == len(tails):
            tails.append(end)
            chosen.append(k)
        elif end < tails[size]:
            tails[size], chosen[size] = end, k
    sequence: list[tuple[int, int]] = []
    k = chosen[-1] if chosen else -1
    while k >= 0:
        sequence.append(found[k])
        k = before[k]
    return sequence[::-1]

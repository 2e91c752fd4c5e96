"""The lines that a reader sees around the headline: where pages print bylines and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.page.jsonld import squeeze
from newsclean.page.keys import key, unescape
from newsclean.page.markup import Piece, lines

_BEFORE, _AFTER = 12, 40  # pieces looked at before and after the headline
_LONGEST = 200
_PARAGRAPH = 120  # code points; a longer line is a standfirst or a part of the story, …
_SENTENCE = 60  # … and so is one of so many that ends like a sentence
_PARAGRAPHS = 2  # so many of them after the headline, and the story has begun
_MOST_HEADINGS = 20
_HEADING = re.compile(r"<h1[\s>]", re.IGNORECASE)


class Near(NamedTuple):
    """Short lines near the headline: before the story begins, those above the headline last; then what follows.

    Lines of other stories may be among those that follow.
    """

    head: list[str]
    below: list[str]

    @property
    def lines(self) -> list[str]:
        """All of them, the surest first."""
        return [*self.head, *self.below]


def lines_near(page: str, pieces: Sequence[Piece], keys: Sequence[str], title: str | None) -> Near:
    """The lines near the headline, nearest first; none if it is not found."""
    at = _headline(page, pieces, keys, title)
    if at is None:
        return Near([], [])
    after = _lines(page, pieces, at + 1, min(at + 1 + _AFTER, len(pieces)))
    before = _lines(page, pieces, max(0, at - _BEFORE), at)
    paragraphs = [k for k, line in enumerate(after) if _is_paragraph(line)]
    begin = paragraphs[_PARAGRAPHS - 1] if len(paragraphs) >= _PARAGRAPHS else len(after)
    return Near(_short([*after[:begin], *reversed(before)]), _short(after[begin:]))


def _is_paragraph(line: str) -> bool:
    return len(line) > _PARAGRAPH or (len(line) > _SENTENCE and line[-1] in ".!?؟۔。")


def _short(lines: list[str]) -> list[str]:
    return [line for line in lines if line and len(line) <= _LONGEST]


def _headline(page: str, pieces: Sequence[Piece], keys: Sequence[str], title: str | None) -> int | None:
    """The index of the piece that shows the headline: in a first-order heading, else anywhere."""
    wanted = key(title or "")[:200]
    index = None
    for match in islice(_HEADING.finditer(page), _MOST_HEADINGS):
        index = bisect_right(pieces, match.start(), key=lambda piece: piece.start)
        if index < len(pieces) and wanted and keys[index] and (wanted.startswith(keys[index]) or wanted in keys[index]):
            return index
    if wanted and wanted in keys:
        return keys.index(wanted)
    return index


def _lines(page: str, pieces: Sequence[Piece], start: int, end: int) -> list[str]:
    """The lines of some pieces; what tags alone part, as name, date and counter in one line, has a space between."""
    near = pieces[start:end]
    texts = (" " + page[piece.start : min(piece.end, piece.start + 2 * _LONGEST)] for piece in near)
    return [squeeze(unescape(line)) for line in lines(near, texts)]

"""The lines that a reader sees around the headline: where pages print bylines and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from newsclean.page.jsonld import squeeze
from newsclean.page.keys import key, unescape
from newsclean.page.markup import Piece, lines

_BEFORE, _AFTER = 12, 40  # pieces looked at before and after the headline
_LONGEST = 200
_MOST_HEADINGS = 20
_HEADING = re.compile(r"<h1[\s>]", re.IGNORECASE)


def lines_near(page: str, pieces: Sequence[Piece], keys: Sequence[str], title: str | None) -> list[str]:
    """Short lines near the headline, those after it first, then those before it, nearest first."""
    at = _headline(page, pieces, keys, title)
    if at is None:
        return []
    after = _lines(page, pieces, at + 1, min(at + 1 + _AFTER, len(pieces)))
    before = _lines(page, pieces, max(0, at - _BEFORE), at)
    return [line for line in [*after, *reversed(before)] if line and len(line) <= _LONGEST]


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
    near = pieces[start:end]
    texts = (page[piece.start : min(piece.end, piece.start + 2 * _LONGEST)] for piece in near)
    return [squeeze(unescape(line)) for line in lines(near, texts)]

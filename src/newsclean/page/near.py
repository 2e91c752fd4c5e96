"""The lines that a reader sees around the headline: where pages print bylines and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsclean.page.jsonld import squeeze
from newsclean.page.keys import key, unescape
from newsclean.page.markup import LINE, Piece, lines

_BEFORE, _AFTER = 12, 40  # pieces looked at before and after the headline
_LONGEST = 200
_PARAGRAPH = 120  # code points; a longer line is a standfirst or a part of the story, …
_SENTENCE = 60  # … and so is one of so many that ends like a sentence
_PARAGRAPHS = 2  # so many of them after the headline, and the story has begun
_FEWEST_BEHIND = 5  # lines without a paragraph among them, where the story is over
_MOST_HEADINGS = 20
_HEADING = re.compile(r"<h1[\s>]", re.IGNORECASE)
_TAGS = 400  # code points of the tags before a line


class Shown(NamedTuple):
    """A line as it is shown, with the ``tags`` that stand in the page between the line before and it."""

    text: str
    tags: str


class Near(NamedTuple):
    """Short lines near the headline: before the story begins, those above the headline last; then what follows.

    Lines of other stories may be among those that follow. below_headline: those of ``head`` that stand below it.
    above_headline: those above it, the nearest first. foot: the line right behind the article's last one, and that
    behind the last paragraph.
    """

    head: list[str]
    below: list[str]
    below_headline: list[Shown]
    above_headline: list[Shown]
    foot: list[Shown]

    @property
    def lines(self) -> list[str]:
        """All of them, the surest first."""
        return [*self.head, *self.below]


def lines_near(
    page: str, pieces: Sequence[Piece], keys: Sequence[str], title: str | None, story: tuple[int, int]
) -> Near:
    """The lines near the headline, nearest first; from where the ``story`` begins if no headline is found.

    ``story`` is where the first and the last piece of the article's text stand among ``pieces``.
    """
    begin, end = story
    foot = _short(_lines(page, pieces, end + 1, min(end + 3, len(pieces))))[:1]
    at = _headline(page, pieces, keys, title)
    start = begin if at is None else at + 1
    after = _lines(page, pieces, start, min(start + _AFTER, len(pieces)))
    before = [] if at is None else _lines(page, pieces, max(0, at - _BEFORE), at)
    paragraphs = [k for k, line in enumerate(after) if _is_paragraph(line.text)]
    begin = paragraphs[_PARAGRAPHS - 1] if len(paragraphs) >= _PARAGRAPHS else len(after)
    below, above = _short(after[:begin]), _short(before[::-1])
    return Near(
        _texts([*below, *above]), _texts(_short(after[begin:])), below, above, [*foot, *_signed(after, paragraphs)]
    )


def _signed(after: Sequence[Shown], paragraphs: Sequence[int]) -> list[Shown]:
    """The line behind the last paragraph, if it is not the end of what is looked at that makes it the last."""
    last = paragraphs[-1] if len(paragraphs) >= _PARAGRAPHS else len(after)
    return _short(after[last + 1 : last + 2]) if len(after) - last > _FEWEST_BEHIND else []


def _is_paragraph(line: str) -> bool:
    return len(line) > _PARAGRAPH or (len(line) > _SENTENCE and line[-1] in ".!?؟۔。")


def _short(lines: Sequence[Shown]) -> list[Shown]:
    return [line for line in lines if line.text and len(line.text) <= _LONGEST]


def _texts(lines: Sequence[Shown]) -> list[str]:
    return [line.text for line in lines]


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


def _lines(page: str, pieces: Sequence[Piece], start: int, end: int) -> list[Shown]:
    """The lines of some pieces; what tags alone part, as name, date and counter in one line, has a space between."""
    near = pieces[start:end]
    texts = (" " + page[piece.start : min(piece.end, piece.start + 2 * _LONGEST)] for piece in near)
    firsts = [k for k in range(start, end) if k == start or pieces[k].before == LINE]
    return [
        Shown(squeeze(unescape(line)), _tags(page, pieces, k))
        for k, line in zip(firsts, lines(near, texts), strict=True)
    ]


def _tags(page: str, pieces: Sequence[Piece], k: int) -> str:
    start = pieces[k].start
    return page[max(pieces[k - 1].end if k else 0, start - _TAGS) : start]

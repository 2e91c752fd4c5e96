"""What trafilatura's article has too much and what it lacks, by the elements that its lines stand in.

The innermost element that holds most of the article is where it was written. Lines behind it are the page's: notes on
the author, newsletters, other stories. Lines of lists and headings that stand between the article's lines, in elements
that hold much of it, are the article's, though trafilatura dropped them.

On 861 annotated pages 128 read better for it and 6 worse (by more than .002 of F1); the mean recall moves by -.0001 on
one set and by .0050 on the other (docs/quality.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from newsclean.page.align import Hit
from newsclean.page.elements import Elements, Path, around, holds, innermost
from newsclean.page.rows import Text, placed, size

_MOST = 0.8  # of the article, what the element that it was written in holds
_MUCH = 0.1  # of the article, what an element holds in which a line of a list is no stray
_LINKED = 0.5  # of a line, what is a link in one that belongs to another story
_REACH = 12  # pieces before and after the article that are looked at
_SENTENCE, _STOPS = 60, (".", "؟", "?", "!", "۔", "。")  # code points of the key of a paragraph, and how it ends
_CLOSING = " \t\r\n\u00a0\"'”’»)]"  # what may stand behind the end of a sentence
_MOST_BEHIND = 1.5  # of an article, what may stand behind it in other columns
_FEWEST = 3  # lines of an article whose elements tell something
_DROPPED = frozenset({"li", "dd", "dt", "h2", "h3", "h4", "h5", "h6"})  # what trafilatura drops in an article


def refined(text: Text, hits: Sequence[Hit]) -> list[Hit]:
    """``hits`` without those behind the article, with the lines of lists and the headings that it lacks."""
    where = placed(hits)
    if len(where) < _FEWEST:
        return list(hits)
    covered = list(map(text.covered, where))
    within = _around(text, min(pieces.start for pieces in covered), max(pieces.stop for pieces in covered))
    elements = Elements(text.page, text.pieces, within)
    paths = [elements.path(pieces.start) for pieces in covered]
    main = innermost(paths, [hit.end - hit.start for hit in where], _MOST)
    beside = _Beside(text, elements, next((around(main, path) for path in paths if holds(main, path)), None))
    behind = {hit for hit, path in zip(where, paths, strict=True) if not holds(main, path)}
    kept = _ended(text, _trimmed(hits, behind, beside), dict(zip(where, paths, strict=True)))
    covered = list(map(text.covered, placed(kept)))
    first, last = min(pieces.start for pieces in covered), max(pieces.stop for pieces in covered)
    usual = _usual(elements, paths, where)
    others = list(text.others(kept, within))
    between = [hit for row, hit in others if first <= row.start < last and _belongs(text, elements, row, hit, usual)]
    next_to = [hit for row, hit in others if (row.stop == first or row.start == last) and beside.is_paragraph(row, hit)]
    return text.joined(kept, [*between, *next_to])


def _around(text: Text, start: int, stop: int) -> range:
    """The pieces ``[start, stop)`` and some on both sides."""
    return range(max(0, start - _REACH), min(len(text.pieces), stop + _REACH))


def _trimmed(hits: Sequence[Hit], behind: Collection[Hit], beside: _Beside) -> list[Hit]:
    """``hits`` without those at their end that stand ``behind`` the article, but for a paragraph next to it."""
    end = len(hits)
    while hits[end - 1] in behind:
        end -= 1
    if end < len(hits) and beside.is_paragraph(beside.text.covered(hits[end]), hits[end]):
        end += 1
    return list(hits[:end])


def _ended(text: Text, hits: Sequence[Hit], paths: Mapping[Hit, Path]) -> list[Hit]:
    """``hits`` without what stands behind their last sentence, and not where most of the sentences do.

    So end the articles of old layouts, of which the other columns were taken as well. Lists without sentences stay.
    """
    found = placed(hits)
    if not found or _is_sentence(text, found[-1]):
        return list(hits)
    told = [hit for hit in found if _is_sentence(text, hit)]
    if len(told) < _FEWEST:
        return list(hits)
    home = innermost([paths[hit] for hit in told], [hit.end - hit.start for hit in told], _MOST)
    end = len(hits)
    while (last := hits[end - 1]) is not told[-1] and last.literal is None and not holds(home, paths[last]):
        end -= 1
    behind = size(placed(hits[end:]))
    return list(hits[:end] if behind <= _MOST_BEHIND * size(placed(hits[:end])) else hits)


def _is_sentence(text: Text, hit: Hit) -> bool:
    last = text.pieces[text.covered(hit).stop - 1]
    shown = text.page[last.start : last.end].rstrip(_CLOSING)
    return hit.end - hit.start >= _SENTENCE and shown.endswith(_STOPS)


class _Beside(NamedTuple):
    """The paragraphs that stand beside the element in which the article was written, in the element ``parent``."""

    text: Text
    elements: Elements
    parent: int | None

    def is_paragraph(self, row: range, hit: Hit) -> bool:
        """Whether a line is a paragraph there that ends like a sentence, and no link."""
        path = self.elements.path(row.start)
        if self.parent is None or self.elements.name(path) != "p" or self.elements.home(path) != self.parent:
            return False
        last = self.text.pieces[row.stop - 1]
        ends = self.text.page[last.start : last.end].rstrip().endswith(_STOPS)
        return ends and hit.end - hit.start >= _SENTENCE and not any(map(self.elements.is_link, row))


def _usual(elements: Elements, paths: Sequence[Path], hits: Sequence[Hit]) -> set[int]:
    """The elements that hold much of the article, lists left out."""
    held: defaultdict[int, int] = defaultdict(int)
    for path, hit in zip(paths, hits, strict=True):
        held[elements.home(path)] += hit.end - hit.start
    least = _MUCH * size(hits)
    return {home for home, much in held.items() if much >= least}


def _belongs(text: Text, elements: Elements, row: range, hit: Hit, usual: set[int]) -> bool:
    """Whether a line between the article's is one of a list, or a heading, where its lines usually stand."""
    path = elements.path(row.start)
    quoted = elements.around_quote(path)
    home = elements.home(path) if quoted is None else quoted
    if (quoted is None and elements.name(path) not in _DROPPED) or home not in usual:
        return False
    linked = sum(text.starts[k + 1] - text.starts[k] for k in row if elements.is_link(k))
    return linked <= _LINKED * (hit.end - hit.start)

"""From a decoded page to its reading: text, runs, metadata."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate

from newsclean.options import Options
from newsclean.page import blocks, statements, tree
from newsclean.page.align import Aligner, Hit, Line
from newsclean.page.keys import key, markup_key, page_offset
from newsclean.page.markup import Piece, tokenize
from newsclean.page.metadata import Metadata, Reader
from newsclean.page.near import lines_near
from newsclean.page.opinion import Opinion
from newsclean.page.reading import Part, compose
from newsclean.page.refine import refined
from newsclean.page.rows import Text
from newsclean.page.stated import Stated, with_body, with_lead
from newsclean.values import Issue, Run, Span

_WHOLE = 0.99  # of a page's text: what holds so much of it was not told apart from the rest
_FRAME = re.compile(r"<(/?)(nav|footer|header|form|aside|menu|button|select|dialog|head)(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageReading:
    """The article in a page: its ``text``, where each ``run`` of it stands, what the page states, doubts.

    ``beside`` finds what may stand above the story but the title, see ``Context``; seldom is it asked for. ``whole``
    says that no part of the page was told to be the article: the text is all of it.
    """

    text: str
    runs: tuple[Run, ...]
    metadata: Metadata
    issues: tuple[Issue, ...]
    beside: Callable[[], tuple[str, ...]] = field(compare=False)
    whole: bool = False


def read_page(page: str, url: str | None, options: Options) -> PageReading:
    """Read a decoded page; any ``str`` has a reading, an empty one at worst."""
    markup = tokenize(page)
    keys = [markup_key(page[piece.start : piece.end]) for piece in markup.pieces]
    parsed = tree.parse(page) if markup.sane else None
    if parsed is None:
        text, runs, issues = _read_all(page, markup.pieces)
        return PageReading(text, runs, Metadata(url=url), issues, tuple, True)
    reader = Reader(statements.collect(parsed), url, options)
    title = reader.title(lambda text: key(text) in keys)
    stated = Stated(title or "", reader.summaries(), reader.body())
    lines = blocks.article_lines(parsed, sum(map(len, keys)), Opinion(page, markup.pieces, keys))
    text, runs, issues = _read_text(page, markup.pieces, keys, lines, stated)
    near = lines_near(page, markup.pieces, keys, title, _ends(markup.pieces, runs))
    metadata = reader.rest(title, near, parsed, text)
    whole = sum(len(line.key) for line in lines) >= _WHOLE * sum(map(len, keys)) if lines else True
    return PageReading(text, runs, metadata, issues, partial(reader.beside, parsed), whole)


def _ends(pieces: Sequence[Piece], runs: Sequence[Run]) -> tuple[int, int]:
    """The first and the last of ``pieces`` that the text of ``runs`` stands in."""
    if not runs:
        return len(pieces), len(pieces)
    starts = (runs[0].page_start, runs[-1].page_start)
    first, last = (bisect_right(pieces, start, key=lambda piece: piece.start) - 1 for start in starts)
    return max(0, first), max(0, last)


def _read_text(
    page: str, pieces: Sequence[Piece], keys: Sequence[str], lines: Sequence[Line], stated: Stated
) -> tuple[str, tuple[Run, ...], tuple[Issue, ...]]:
    if not lines:
        return _read_all(page, pieces)
    starts = [0, *accumulate(map(len, keys))]
    whole = Text(page, pieces, "".join(keys), starts)
    hits = with_body(whole, Aligner(whole.key, starts).align(lines), stated)
    hits = with_lead(whole, refined(whole, hits), stated)
    text, runs = compose(page, pieces, _parts(page, pieces, starts, hits))
    lost = sum(len(hit.literal) for hit in hits if hit.literal is not None)
    if not lost:
        return text, runs, ()
    return text, runs, (Issue("unmapped-text", f"{lost} characters were not found in the page's own text"),)


def _parts(page: str, pieces: Sequence[Piece], starts: Sequence[int], hits: Sequence[Hit]) -> Iterator[Part]:
    """Turn ranges of the page's key into ranges of the page, piece by piece."""
    for start, end, line, literal in hits:
        if literal is not None:
            yield Part(0, 0, -1, line, literal)
            continue
        for k in range(bisect_right(starts, start) - 1, len(pieces)):
            if starts[k] >= end:
                break
            if starts[k] < starts[k + 1]:
                first = page_offset(page, pieces[k], start - starts[k]) if start > starts[k] else pieces[k].start
                last = page_offset(page, pieces[k], end - starts[k]) if end < starts[k + 1] else pieces[k].end
                yield Part(first, last, k, line)


def _read_all(page: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Run, ...], tuple[Issue, ...]]:
    """All text of the page but its frame (navigation, forms and the like), that too if there is no other."""
    frame = _frame(page)
    kept = [k for k, piece in enumerate(pieces) if bisect_right(frame, piece.start) % 2 == 0]
    for chosen in (kept, range(len(pieces))):
        text, runs = compose(page, pieces, (Part(pieces[k].start, pieces[k].end, k, k) for k in chosen))
        if text:
            break
    if not page or page.isspace():
        return text, runs, ()
    return (
        text,
        runs,
        (Issue("extraction-failed", "no article was found; this is the whole page's text", Span(0, len(text))),),
    )


def _frame(page: str) -> list[int]:
    """Where the page's frame begins, ends, begins again, …"""
    offsets: list[int] = []
    depth = 0
    for match in _FRAME.finditer(page):
        if not match.group(1):
            if depth == 0:
                offsets.append(match.start())
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                offsets.append(match.start())
    return offsets

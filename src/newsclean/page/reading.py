"""Text read from a page, with the record of where each part of it stands there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsclean.page.keys import REFERENCE, unescape
from newsclean.page.markup import CELL, LINE, SPACE, Piece
from newsclean.values import Run

HTML_SPACE = "\t\n\f\r "
# What does not stand in the text as it stands in the page.
_CHANGED = re.compile(rf"{REFERENCE}|[\t\n\f\r ]{{2,}}|[\t\n\f\r]")
_PRE = re.compile(r"</?pre[\s>]", re.IGNORECASE)


class Part(NamedTuple):
    """A part of the article: ``page[start:end]`` in piece ``piece``, or ``literal`` text that is not there.

    Parts of one ``block`` belong together even where the page has something else between them.
    """

    start: int
    end: int
    piece: int
    block: int
    literal: str | None = None


class Writer:
    """Puts a text together from parts of a page, white space collapsed as HTML does, and keeps the record."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._out: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._pending: tuple[str, int, int] | None = None  # a separator that is due before the next character
        self._verbatim_so_far = False
        self._pre_tags = _preformatted(page)

    def insert(self, text: str) -> None:
        """Add text that has no counterpart in the page."""
        self._flush()
        self._put(text)

    def part(self, separator: str, start: int = 0, end: int = 0) -> None:
        """Ask for a separator before what follows; a line break wins over a space, none is written at the edges.

        ``page[start:end]`` is the white space that the separator stands for, if any.
        """
        if self._length and (self._pending is None or separator == "\n"):
            self._pending = (separator, start, end)

    def read(self, start: int, end: int) -> None:
        """Add ``page[start:end]``, a stretch without tags."""
        for match in _CHANGED.finditer(self._page, start, end):
            self._verbatim(start, match.start())
            start = match.end()
            if match.group()[0] == "&":
                self._reference(match)
            elif "\n" in match.group() and self._keeps_breaks(match.start()):
                self.part("\n", match.start(), match.end())
            else:
                self.part(" ", match.start(), match.end())
        self._verbatim(start, end)

    def result(self) -> tuple[str, tuple[Run, ...]]:
        """The text and its runs; white space that is due at the end is left out."""
        return "".join(self._out), tuple(self._runs)

    def _verbatim(self, start: int, end: int) -> None:
        if start < end and self._page[start] == " ":
            self.part(" ", start, start + 1)
            start += 1
        trailing = end - 1 if start < end and self._page[end - 1] == " " else end
        if start < trailing:
            self._flush()
            self._put(self._page[start:trailing], start, trailing)
        if trailing < end:
            self.part(" ", trailing, end)

    def _reference(self, match: re.Match[str]) -> None:
        meaning = unescape(match.group())
        if meaning and not meaning.strip(HTML_SPACE):
            self.part(" ", match.start(), match.end())
        elif meaning:
            self._flush()
            self._put(meaning, match.start(), match.end())

    def _flush(self) -> None:
        if self._pending is not None:
            separator, start, end = self._pending
            self._pending = None
            self._put(separator, start, end)

    def _put(self, text: str, start: int = 0, end: int = 0) -> None:
        if start < end:
            self._record(start, end, len(text), self._page[start:end] == text)
        self._out.append(text)
        self._length += len(text)

    def _record(self, start: int, end: int, length: int, verbatim: bool) -> None:
        run = Run(start, end, self._length, self._length + length)
        if verbatim and self._verbatim_so_far:
            last = self._runs[-1]
            if last.page_end == start and last.end == self._length:
                self._runs[-1] = run._replace(page_start=last.page_start, start=last.start)
                return
        self._runs.append(run)
        self._verbatim_so_far = verbatim

    def _keeps_breaks(self, at: int) -> bool:
        return bisect_right(self._pre_tags, at) % 2 == 1


def _preformatted(page: str) -> list[int]:
    """Where preformatted text begins, ends, begins again, …"""
    offsets: list[int] = []
    for match in _PRE.finditer(page):
        opens = match.group()[1] != "/"
        if opens == (len(offsets) % 2 == 0):
            offsets.append(match.start())
    return offsets


def compose(page: str, pieces: Sequence[Piece], parts: Iterable[Part]) -> tuple[str, tuple[Run, ...]]:
    """The text of ``parts`` and its runs; lines are the page's own."""
    writer = Writer(page)
    last: Part | None = None
    for part in parts:
        if part.literal is not None:
            joined = last is not None and last.block == part.block
            writer.part(" " if joined else "\n")
            writer.insert(part.literal)
        else:
            if last is not None:
                _part(writer, pieces, last, part)
            writer.read(part.start, part.end)
        last = part
    return writer.result()


def _part(writer: Writer, pieces: Sequence[Piece], last: Part, part: Part) -> None:
    """Ask for what stands between two parts."""
    same = last.block == part.block
    if last.literal is not None or part.piece > last.piece + 1:
        writer.part(" " if same or _inline(pieces, last, part) else "\n")
    elif part.piece == last.piece:
        if part.start > last.end:
            writer.part(" ")
    else:
        _part_neighbours(writer, pieces[part.piece], same)


def _part_neighbours(writer: Writer, piece: Piece, same: bool) -> None:
    """Ask for what stands before ``piece`` where the piece before it is in the text too."""
    if piece.before == CELL:
        writer.part(" ")
    elif piece.before == LINE or not same:
        writer.part("\n")
    elif piece.before == SPACE:
        writer.part(" ", *piece.space)


def _inline(pieces: Sequence[Piece], last: Part, part: Part) -> bool:
    """Whether nothing breaks the line between two parts of the page."""
    return last.literal is None and all(piece.before != LINE for piece in pieces[last.piece + 1 : part.piece + 1])


def verify_runs(page: str, text: str, runs: Iterable[Run]) -> bool:
    """Whether every run holds: verbatim, a character reference, or white space read as a space or a break.

    Runs must be in order in the text and, where the page is concerned, within its bounds.
    """
    at = 0
    for run in runs:
        if not (at <= run.start < run.end <= len(text) and 0 <= run.page_start < run.page_end <= len(page)):
            return False
        at = run.end
        if not _holds(page[run.page_start : run.page_end], text[run.start : run.end]):
            return False
    return True


def _holds(source: str, text: str) -> bool:
    if source == text:
        return True
    meaning = unescape(source)
    return meaning == text or (text in (" ", "\n") and not meaning.strip(HTML_SPACE))

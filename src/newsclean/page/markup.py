"""A tokenizer for pages that keeps offsets: which pieces of text a page holds, where, and what parts them.

It follows the HTML standard where that is cheap: quoted attribute values may hold ``>``, the content of
``script`` and its like is no text, comments and declarations are skipped; like libxml2 it takes ``<script/>``
for an empty element. No input raises, and the time grows linearly with the page: no construct that may fail at
the end of the page is tried from more than one place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

NONE, SPACE, CELL, LINE = range(4)
"""What stands between a piece and the one before it: nothing, white space, a cell's edge, a line break."""

_BLOCKS = (
    "p|div|br|li|ul|ol|dl|dd|dt|h[1-6r]|section|article|table|tr|tbody|thead|tfoot|caption|blockquote|pre|"
    "header|footer|main|nav|aside|figure|figcaption|form|fieldset|legend|address|center|details|summary|dir|"
    "menu|body|html|head|hgroup|select|option|optgroup|dialog|noindex|search|button|video|audio"
)
_SKIPPED = "script|style|noscript|template|textarea|title|iframe|svg|noembed|noframes"
_NAME_END = r"(?=[\s/>])"
ATTRIBUTES = r"""(?:[^>=]++|=[\t\n\f\r ]*+"[^"]*+"|=[\t\n\f\r ]*+'[^']*+'|=)*+"""
_COMMENT = r"<!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+--!?>)"
_TEXT = r"((?:[^<]|<(?![a-zA-Z/!?]))[^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+)?"
# At most so many tags in one match: the regex engine keeps memory for each repetition.
_GAP = 200

# libxml2 takes time quadratic in the attributes of a tag (16,000: 1.3 s), and drops nodes beyond 10 MB.
_MAX_ATTRIBUTES = 2_000
_LONG_GAP = 2 * _MAX_ATTRIBUTES
_MAX_NODE = 2_400_000


def _compile(skipped: str, comment: str, attributes: str) -> re.Pattern[str]:
    """One pattern that matches a gap (tags, comments, skipped content) and the text that follows it.

    Groups: 1 name of a skipped element, 2 white space between tags, 3 name of a tag that breaks the line,
    4 name of a tag that parts cells, 5 the text.
    """
    content = rf"[^<]*+(?:<(?!/\1{_NAME_END})[^<]*+)*+</\1{_NAME_END}[^>]*+>"
    return re.compile(
        rf"(?:<({skipped}){_NAME_END}{attributes}(?<!/)>{content}"
        r"|([\t\n\f\r ]++)(?=<)"
        rf"|</?+(?:({_BLOCKS}){_NAME_END}|(t[dh]){_NAME_END}|(?!(?:{skipped}){_NAME_END})[a-zA-Z]){attributes}>"
        rf"|<(?:{skipped}){_NAME_END}{attributes}(?<=/)>"
        rf"|</(?:{skipped}){_NAME_END}[^>]*+>"
        rf"|{comment}|<(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>"
        rf"){{0,{_GAP}}}{_TEXT}",
        re.IGNORECASE,
    )


_STRICT = _compile(_SKIPPED, _COMMENT, ATTRIBUTES)
# For what follows a construct that never ends: comments and quotes count for nothing there.
_LENIENT = _compile("script|style", r"<!--[^>]*+>", "[^>]*+")
# Pictures that are written into their page, which libxml2 is given without.
DATA_ADDRESS = re.compile(r"(?<=[\"'=(])data:[^\"'()<>\s]{1000,}+", re.IGNORECASE)
_TAG = re.compile(rf"<[a-zA-Z]({ATTRIBUTES})>")
_ATTRIBUTE = re.compile(r"""[^\s=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")


class Piece(NamedTuple):
    """A stretch of text between tags: ``page[start:end]``, and what parts it from the piece before.

    ``before`` is one of NONE, SPACE, CELL, LINE; ``space`` is the last white space between the tags before
    the piece, an empty range where there is none.
    """

    start: int
    end: int
    before: int
    space: tuple[int, int]


_piece: Callable[[tuple[int, int, int, tuple[int, int]]], Piece] = partial(tuple.__new__, Piece)


class Markup(NamedTuple):
    """The pieces of text of a page, in order; ``sane`` is false where lxml must not be given the page."""

    pieces: list[Piece]
    sane: bool


def tokenize(page: str) -> Markup:
    """Read ``page`` into pieces of text."""
    scan = _Scan(page)
    end = page.rfind(">") + 1
    scan.run(_STRICT, end)
    if scan.at < end:
        scan.run(_LENIENT, end)
    if scan.at == end < len(page):
        scan.add(end, len(page))
    return Markup(scan.found, scan.sane)


def lines(pieces: Sequence[Piece], texts: Iterable[str]) -> list[str]:
    """``texts`` of ``pieces``, those of a line of the page joined, with a space where one parts them."""
    found: list[list[str]] = []
    for piece, text in zip(pieces, texts, strict=True):
        if piece.before == LINE or not found:
            found.append([text])
        else:
            found[-1].append(" " + text if piece.before else text)
    return ["".join(line) for line in found]


class _Scan:
    """The state of reading a page: how far, what was found, and what stands before the next piece."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.at = 0
        self.found: list[Piece] = []
        self.sane = True
        self._before = NONE
        self._space = (0, 0)

    def run(self, pattern: re.Pattern[str], end: int) -> None:
        """Read on to ``end``, or to where the pattern gets stuck."""
        for match in pattern.finditer(self.page, self.at, end):
            (start, to), _, space, line, cell, text = match.regs  # one look for all groups: this loop is all the cost
            if to == start:
                break
            if to - self.at > _LONG_GAP and not _is_sane(self.page, self.at, to):
                self.sane = False
            self.at = to
            parting = LINE if line[0] >= 0 else CELL if cell[0] >= 0 else SPACE if space[0] >= 0 else NONE
            if parting > self._before:
                self._before = parting
            if space[0] >= 0:
                self._space = space
            if text[0] >= 0:
                self.add(*text)

    def add(self, start: int, end: int) -> None:
        """Add a piece."""
        self.found.append(_piece((start, end, self._before, self._space)))
        self._before, self._space = NONE, (0, 0)


def _is_sane(page: str, start: int, end: int) -> bool:
    """Whether no tag in ``page[start:end]`` carries too many attributes and nothing in it is too long."""
    if end - start > _MAX_NODE and end - start - _written_in(page, start, end) > _MAX_NODE:
        return False
    for tag in _TAG.finditer(page, start, end):
        if tag.end() - tag.start() > _LONG_GAP:
            attributes = sum(1 for _ in _ATTRIBUTE.finditer(page, *tag.span(1)))
            if attributes > _MAX_ATTRIBUTES:
                return False
    return True


def _written_in(page: str, start: int, end: int) -> int:
    """How many characters of ``page[start:end]`` are pictures."""
    return sum(match.end() - match.start() for match in DATA_ADDRESS.finditer(page, start, end))

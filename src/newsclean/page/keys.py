"""Keys: what remains of a text when everything is left out that trafilatura drops or changes.

White space and all characters that do not print (zero-width joiners and other format characters, controls,
private use) go; two texts with equal keys show the same letters in the same order.
"""

from __future__ import annotations

import html
import re
from functools import cache

from newsclean.page.markup import Piece

# As in html.unescape.
REFERENCE = r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)"
# References to C1 controls: browsers and html.unescape read windows-1252 there, libxml2 before 2.14 the control.
_CONTROL = re.compile(r"&#(?:12[89]|1[345][0-9]|[xX][89][0-9a-fA-F])(?:;|(?![0-9a-fA-F;]))")
# Python reads no number of more than 4,300 digits, and html.unescape does not look how many there are.
_ENDLESS = re.compile(r"&#[0-9]{4000,};?")
_UNIT = re.compile(rf"({REFERENCE})|[^&\s]+|\s+|&")


def unescape(text: str) -> str:
    """``html.unescape`` for any text."""
    return html.unescape(_ENDLESS.sub("\ufffd", text) if len(text) > 4000 else text)


def key(text: str) -> str:
    """The key of plain text."""
    squeezed = "".join(text.split())
    return squeezed if squeezed.isprintable() else "".join(filter(str.isprintable, squeezed))


def markup_key(text: str) -> str:
    """The key of a piece of a page, character references resolved."""
    if "&" in text:
        text = unescape(_CONTROL.sub("", text) if "&#" in text and _keeps_controls() else text)
    return key(text)


@cache
def _keeps_controls() -> bool:
    from lxml import etree

    return bool(etree.LIBXML_VERSION < (2, 14))


def page_offset(page: str, piece: Piece, count: int) -> int:
    """Where the part of a piece ends whose key is ``count`` long."""
    if not count:
        return piece.start
    for match in _UNIT.finditer(page, piece.start, piece.end):
        is_reference = match.start(1) >= 0
        length = len(markup_key(match.group()) if is_reference else key(match.group()))
        if length >= count:
            return match.end() if is_reference or length == count else _within(page, match.start(), count)
        count -= length
    return piece.end


def _within(page: str, at: int, count: int) -> int:
    """The offset of the printable character of the page that follows ``count`` others from ``at`` on."""
    while count or not page[at].isprintable():
        count -= page[at].isprintable()
        at += 1
    return at

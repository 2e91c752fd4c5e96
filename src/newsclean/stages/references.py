"""Character references (``&quot;``, ``&#8217;``, ``&amp;amp;nbsp;``) that were left in text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html.entities import html5

from newsclean.edits import apply, compose
from newsclean.values import Edit

RULE = "encoding:html-entity"
# An ampersand that was escaped any number of times, and what it was the start of. Possessive: a flood of
# "amp;" is read once. Only references that end in a semicolon are sure, and &nbsp.
_REFERENCE = re.compile(
    r"&((?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,3}26);)*+)"
    r"(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|(nbsp)(?![\w=;]))?"
)
# A tag that was escaped: unescaping it would make markup of words, here or in the next reader's hands.
_ESCAPED_TAG = re.compile(
    r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,3}26);)*+(?:lt|LT|#0{0,4}60|#[xX]0{0,3}3[cC]);[A-Za-z/!?]"
)
_ROUNDS = 4  # references that spell out references; beyond that the text is left alone


def unescape(text: str) -> list[Edit]:
    """Edits that replace character references by what they stand for, one for each unbroken row of them.

    References to controls, to nothing, and (in text that holds escaped tags) to angle brackets stay.
    """
    edits: list[Edit] = []
    now = text
    for _ in range(_ROUNDS):
        step = list(_joined(_round(now)))
        if not step:
            return [edit for edit in edits if text[edit.start : edit.end] != edit.new]
        after = apply(now, step)
        edits = list(compose(now, edits, step))
        now = after
    return []


def _round(text: str) -> Iterator[Edit]:
    markup = _ESCAPED_TAG.search(text) is not None
    for match in _REFERENCE.finditer(text):
        if match.end() - match.start() == 1:
            continue
        new = _replacement(match, markup)
        if new == "\r":  # a line break that another follows is half of one
            new = "" if text.startswith(("\n", "&#10;"), match.end()) else "\n"
        if new != match[0]:
            yield Edit(match.start(), match.end(), new, RULE)


def _replacement(match: re.Match[str], markup: bool) -> str:
    """What a reference stands for, or itself escaped once where that is unknown or not wanted."""
    body = match[2] or match[3]
    if body is None:
        return "&"
    char = _character(body)
    if char is None or (markup and char in ("<", ">")):
        return f"&{body}" + ";" * bool(match[2])
    return char


@cache
def _character(body: str) -> str | None:
    char = html.unescape(f"&{body};") if body[0] == "#" else html5.get(body + ";", "")
    if (
        not char
        or char == "\ufffd"
        or any(unicodedata.category(c) in ("Cc", "Cs", "Cn") and c not in "\t\n\r" for c in char)
    ):
        return None
    return char


def _joined(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Edits that touch as one edit."""
    last: Edit | None = None
    pieces: list[str] = []
    for edit in edits:
        if last is not None and last.end == edit.start:
            last = last._replace(end=edit.end)
            pieces.append(edit.new)
            continue
        if last is not None:
            yield last._replace(new="".join(pieces))
        last, pieces = edit, [edit.new]
    if last is not None:
        yield last._replace(new="".join(pieces))

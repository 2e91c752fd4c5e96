"""Blanks: one space between words, one empty line between paragraphs, none at the edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.edits import edit_of
from newsclean.stages.base import Context, Outcome
from newsclean.stages.plain import is_plain

RULES = frozenset({"blank:edge", "blank:paragraph", "blank:space-run"})

# Expressions that begin with a fixed character run ten times as fast as one for any run of blanks, which only
# texts with blanks of other kinds need.
_BREAK = re.compile(r"\n\s*")
_SPACES = re.compile(r"  +")
OTHER_BLANKS = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    + ("\u2028\u2029\u202f\u205f\u3000")
)
_RUN = re.compile(r"\s{2,}|\n|\A\s|\s\Z")


def blank(text: str, context: Context) -> Outcome:
    """Normalise runs of blanks; what is already one space or one empty line is left alone."""
    edits = []
    size = len(text)
    for start, end in _runs(text):
        found = text[start:end]
        if start == 0 or end == size:
            edits.append(edit_of((start, end, "", "blank:edge", None)))
        elif "\n" not in found:
            edits.append(edit_of((start, end, " " if " " in found else found[0], "blank:space-run", None)))
        elif found != "\n\n":
            edits.append(edit_of((start, end, "\n\n", "blank:paragraph", None)))
    return Outcome(edits)


def _runs(text: str) -> Iterable[tuple[int, int]]:
    """The runs of two blanks or more, the line breaks, and the blanks at the ends."""
    if not is_plain(text) and any(char in text for char in OTHER_BLANKS):  # faster than a class of characters
        return (run.span() for run in _RUN.finditer(text))
    return _spaces(text) if "  " in text else _lone_spaces(text)


def _lone_spaces(text: str) -> Iterator[tuple[int, int]]:
    """The same, where the only blanks are line breaks and spaces that stand alone."""
    end = 0
    if text[:1] == " " and text[1:2] != "\n":
        yield 0, 1
    for run in _BREAK.finditer(text):
        start, end = run.span()
        yield (start - 1 if start and text[start - 1] == " " else start), end
    if text[-1:] == " " and len(text) > max(end, 1):
        yield len(text) - 1, len(text)


def _spaces(text: str) -> Iterable[tuple[int, int]]:
    """The same, where the only blanks are spaces and line breaks."""
    spans = {run.start(): run.end() for run in _SPACES.finditer(text)}
    if text[:1] == " ":
        spans.setdefault(0, 1)
    if text[-1:] == " " and text[-2:] != "  ":
        spans[len(text) - 1] = len(text)
    for run in _BREAK.finditer(text):
        spans[run.start()] = run.end()
    return _joined(sorted(spans.items()), text)


def _joined(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Spans of blanks in order, those that touch as one; a break takes in the one space before it."""
    low = high = -1
    for start, end in spans:
        first = start - 1 if start and text[start - 1] == " " else start
        if first <= high:
            high = max(high, end)
            continue
        if high > 0:
            yield low, high
        low, high = first, end
    if high > 0:
        yield low, high

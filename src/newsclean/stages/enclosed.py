"""Spaces inside the brackets and quotation marks of Arabic-language text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.stages.letters import LETTER
from newsclean.values import Edit

_LETTER = re.compile(f"[{LETTER}]")
_ALL = "()[]«»“”"
_INSIDE = re.compile(rf"[{re.escape(_ALL)}](?:(?<=[(\[«“])(?= )|(?<= [)\]»”]))")
_BRACKETS = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_QUOTES = (re.compile("«[^«»\n]*»"), re.compile("“[^“”\n]*”"))


def inside(text: str) -> list[Edit]:
    """Spaces inside brackets and quotation marks that hold Arabic."""
    if not any(mark in text for mark in _ALL) or _INSIDE.search(text) is None:
        return []
    edits = [edit for pair in _BRACKETS.finditer(text) for edit in _pair(text, *pair.span(), "spacing:inside-brackets")]
    at = 0
    while suspect := _INSIDE.search(text, at):
        start = text.rfind("\n", 0, suspect.start()) + 1
        end = text.find("\n", suspect.start())
        at = len(text) if end < 0 else end
        edits.extend(_quoted(text, start, at))
    return _without_overlap(edits)


def _quoted(text: str, start: int, end: int) -> Iterator[Edit]:
    """The blanks inside the quotation marks of a line, where these pair."""
    for quotes, pairs in zip(_QUOTES, ("«»", "“”"), strict=True):
        if _paired(text[start:end], pairs):
            for pair in quotes.finditer(text, start, end):
                yield from _pair(text, *pair.span(), "spacing:inside-quotes")


def _paired(line: str, pair: str) -> bool:
    """Whether opening and closing marks take turns on the line, an opening one first."""
    marks = "".join(re.findall(f"[{pair}]", line)) if pair[0] in line else ""
    return marks == (pair * len(marks))[: len(marks)]


def _pair(text: str, start: int, end: int, rule: str) -> Iterator[Edit]:
    """The blanks at both ends of what a pair of marks holds, where nothing leans on the mark from outside."""
    inner = text[start + 1 : end - 1]
    bare = inner.strip(" ")
    if len(bare) == len(inner) or not _LETTER.search(bare):
        return
    first = start + 1 + len(inner) - len(inner.lstrip(" "))
    last = end - 1 - (len(inner) - len(inner.rstrip(" ")))
    # «و» alone leans on the mark by right.
    if first > start + 1 and not text[max(0, start - 1) : start].removesuffix("و").isalnum():
        yield Edit(start + 1, first, "", rule)
    if last < end - 1 and not text[end : end + 1].isalnum():
        yield Edit(last, end - 1, "", rule)


def _without_overlap(edits: list[Edit]) -> list[Edit]:
    """``edits`` in order; of two that share a blank (nested pairs) the first."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return kept

"""Quotation marks of Arabic-language text that stand on the wrong side.

The marks of a line are read in order. Only where every one of them falls into place is any of them changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.stages.letters import LETTER
from newsclean.values import Edit

# A closing mark where an opening one would stand: before a letter, after a blank, a bracket, «و» or a
# tatweel.
_CLOSING = "”»″"
_SUSPECT = re.compile(rf"[{_CLOSING}](?:(?<=[\s(\[:ـ].)|(?<!..)|(?<=\sو.))(?=[\w ])")
_LINE = re.compile(r"[^\n]+")
_ARABIC = re.compile(f"[{LETTER}]")
_LATIN = re.compile("[A-Za-z]")
_LEANS = " \u0640([{:،-–—/\"'‘“«"  # what may stand before an opening mark


def quotes(text: str) -> list[Edit]:
    """Edits of quotation marks, on lines where all marks of the kind then pair."""
    if not any(mark in text for mark in _CLOSING) or _SUSPECT.search(text) is None:
        return []
    edits: list[Edit] = []
    pair = "«»" if "«" in text and "“" not in text else "“”"
    for match in _LINE.finditer(text):
        if _SUSPECT.search(text, *match.span()):
            start, line = match.start(), match.group()
            edits.extend(_moved(_line_edits(line, pair), start))
    return sorted(edits)


def _line_edits(line: str, pair: str) -> Iterator[Edit]:
    yield from _closing_twice(line, "“”", pair)
    guillemets = list(_closing_twice(line, "«»", "«»"))
    yield from guillemets or _reversed(line)
    yield from _primes(line, pair)


def _moved(edits: Iterator[Edit], by: int) -> Iterator[Edit]:
    return (edit._replace(start=edit.start + by, end=edit.end + by) for edit in edits)


def _closing_twice(line: str, marks: str, pair: str) -> Sequence[Edit]:
    """``”x”`` as ``pair``, or as ``marks`` beside right pairs; nothing if the marks do not work out."""
    opening, closing = marks[0], marks[1]
    open_at: int | None = None
    wrong: list[tuple[int, int]] = []
    right = False
    for at in _places(line, marks):
        if open_at is None:
            if line[at] == closing and not _opens(line, at, spaced=closing == "”"):
                return ()
            open_at = at
        elif line[at] == opening or (_opens(line, at) and not _closes(line, at)):
            return ()
        else:
            right |= line[open_at] == opening
            wrong += [(open_at, at)] if line[open_at] == closing else []
            open_at = None
    if open_at is not None:
        return ()
    return [edit for span in wrong for edit in _pair(span, line, marks if right else pair, "quote:closing-twice")]


def _reversed(line: str) -> Iterator[Edit]:
    """``»x«`` as ``«x»``, if no mark of the line stands otherwise."""
    places = _places(line, "«»")
    spans = list(zip(places[::2], places[1::2], strict=False))
    if places and len(places) % 2 == 0 and all(_is_reversed(line, *span) for span in spans):
        for span in spans:
            yield from _pair(span, line, "«»", "quote:reversed")


def _is_reversed(line: str, start: int, end: int) -> bool:
    held = line[start + 1 : end]
    if line[start] + line[end] != "»«" or not _ARABIC.search(held) or _LATIN.search(held):
        return False
    return _opens(line, start) and _closes(line, end)


def _primes(line: str, pair: str) -> Iterator[Edit]:
    """``″x″``, if every prime of the line opens or closes in turn."""
    places = _places(line, "″")
    spans = list(zip(places[::2], places[1::2], strict=False))
    if len(places) % 2 == 0 and all(
        _opens(line, a) and _closes(line, b) and _ARABIC.match(line[a + 1]) for a, b in spans
    ):
        for span in spans:
            yield from _pair(span, line, pair, "quote:prime")


def _places(line: str, marks: str) -> list[int]:
    return [found.start() for found in re.finditer(f"[{marks}]", line)] if any(mark in line for mark in marks) else []


def _pair(span: tuple[int, int], line: str, pair: str, rule: str) -> Iterator[Edit]:
    for at, mark in zip(span, pair, strict=True):
        if line[at] != mark:
            yield Edit(at, at + 1, mark, rule)


def _opens(line: str, at: int, *, spaced: bool = False) -> bool:
    """Whether a mark stands like an opening one: after a blank or what leans on it, before a word."""
    before, after = line[max(0, at - 2) : at], line[at + 1 : at + 2]
    leans = not before or before[-1] in _LEANS or before in ("و", " و")
    if spaced and after == " " and (not before or before[-1] == " "):
        return line[at + 2 : at + 3].isalnum()
    return leans and after.isalnum()


def _closes(line: str, at: int) -> bool:
    """Whether a mark stands like a closing one: after a word or its punctuation, not before a letter."""
    return at > 0 and line[at - 1] not in " ([«“" and not line[at + 1 : at + 2].isalnum()

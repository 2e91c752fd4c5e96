"""Tatweel and the joining controls of Arabic-language text."""

from __future__ import annotations

import re

from newsclean.stages.letters import JOINERS, LETTER, MARK, TATWEEL, Spans, foreign_spans
from newsclean.values import Edit, Span

_JOINERS = re.compile(f"[{JOINERS}][{JOINERS}]*")
_ARABIC = re.compile(f"[{LETTER}{MARK}{TATWEEL}]")
# What may stand beside a word of any script without being part of it.
_OUTSIDE = re.compile(r"[\s!-/:-@\[-`{-~،؛؟«»“”‘’…–—\d]")
_LETTER = re.compile(f"[{LETTER}]")
_BEARER = re.compile(f"[{LETTER}{MARK}]")
# Tatweels with the marks that they carry.
_DRAWN = re.compile(f"{TATWEEL}[{TATWEEL}{MARK}]*")
_TATWEELS = re.compile(f"{TATWEEL}{TATWEEL}*")
# A hamza or a Quranic sign that sits on a tatweel would fall on the letter before it.
_SEATED = re.compile("[\u0610-\u061a\u0653-\u065f\u06d6-\u06ed]")
# The year sign «1445هـ», run into the next word; read backwards.
_YEAR_SIGN = re.compile(r"ه ?\d")


def joiners(text: str) -> list[Edit]:
    """Zero width joiners and non-joiners between Arabic letters; non-joiners at the ends of words too."""
    idle = [match.span() for match in _JOINERS.finditer(text) if _idle(text, *match.span())]
    spans = Spans(foreign_spans(text) if idle else [])
    return [Edit(*span, "", "character:joiner") for span in idle if not spans.hold(span[0])]


def _idle(text: str, start: int, end: int) -> bool:
    """Whether the joiners at ``[start, end)`` change nothing that a reader of Arabic would miss."""
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if _ARABIC.match(before) and _ARABIC.match(after):
        return True
    edge = all(_ARABIC.match(side) or _OUTSIDE.match(side) for side in (before, after))
    return edge and "\u200d" not in text[start:end]


def tatweels(text: str) -> list[Edit]:
    """Tatweels between letters go, lone ones become dashes; those at the heads of words stay (see ``lost``)."""
    edits: list[Edit] = []
    drawn: list[Span] = []
    for match in _DRAWN.finditer(text):
        span = Span(*match.span())
        if span.start and not text[span.start - 1].isspace():
            if _between(text, span):
                drawn.append(span)
        elif _LETTER.match(text, span.end):
            continue
        elif match.group().strip(TATWEEL) == "" and _is_dash(text, span):
            edits.append(Edit(*span, "–", "character:tatweel-dash"))
    spans = Spans(foreign_spans(text) if drawn else [])
    for span in drawn:
        if not spans.hold(span.start):
            edits.extend(Edit(*found.span(), "", "character:tatweel") for found in _TATWEELS.finditer(text, *span))
    return sorted(edits)


def _between(text: str, span: Span) -> bool:
    """Whether ``span`` only draws out the line between two letters of a word."""
    start, end = span
    if not (_BEARER.match(text, start - 1) and _LETTER.match(text, end)):
        return False
    if end - start > 1 and _SEATED.search(text, start, end):  # a tatweel alone carries nothing
        return False
    return text[start - 1] != "ه" or _YEAR_SIGN.match(text[max(0, start - 3) : start][::-1]) is None


def _is_dash(text: str, span: Span) -> bool:
    """Whether a tatweel after a blank stands between words; a line of tatweels is a rule across the page."""
    before, after = _beyond(text, span.start, -1), _beyond(text, span.end, 1)
    if text[span.end : span.end + 1].strip() or TATWEEL in before + after:
        return False
    return before + after != "\n\n"


def _beyond(text: str, at: int, step: int) -> str:
    """The first character beyond the blanks on one side of ``at``; a newline at the end of the text."""
    at = at - 1 if step < 0 else at
    while 0 <= at < len(text) and text[at] == " ":
        at += step
    return text[at] if 0 <= at < len(text) else "\n"

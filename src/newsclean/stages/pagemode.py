"""Whether a text is that of a whole page, menus and all, and what its lines are that tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.stages import pagelines
from newsclean.stages.chrome import CODE, chrome
from newsclean.stages.headlines import cut_trail
from newsclean.stages.lines import Line, layout
from newsclean.stages.pagelines import STORY_KINDS
from newsclean.stages.remember import for_one_text
from newsclean.stages.typed import Typed

CHROME_WORDS = 16.0  # a longer line is none of a menu
HITS = 4  # so many chrome lines …
FIRST_LINES = (30, 100, None)  # lines that are looked at until they tell
MENU = 4  # … or so many in a row are a page, not an article
PROSE_SHARE = 0.9
MENU_KINDS = frozenset({"section", "menu"})


class Verdict(NamedTuple):
    """Whether a text is that of a whole page, and why."""

    is_page: bool
    reason: str


ASKED_RESIDUAL = Verdict(False, "the caller says so")
ASKED_PAGE = Verdict(True, "the caller says so")
ASKED_IN_VAIN = Verdict(False, "the caller says that it is a page, but nothing of one is left")
FEW_LINES = Verdict(False, "hardly a line is no prose")
FEW_HITS = Verdict(False, f"fewer than {HITS} lines are known from pages")
MOSTLY_PROSE = Verdict(False, "no menu, and nearly all words are prose")


@for_one_text
def verdict(text: str, mode: str, script: str | None) -> Verdict:
    """Whether to look for an article in ``text``: the caller's word wins."""
    if mode == "residual":
        return ASKED_RESIDUAL
    lines = layout(text, script)
    if mode == "full-page":
        left = not all(pagelines.is_near(lines)) or any(map(is_chrome, types_of(lines)))
        told = any(line.words >= pagelines.LONG for line in lines)  # else there is no article to be found
        return ASKED_PAGE if left and (told or _told(lines).is_page) else ASKED_IN_VAIN
    return _told(lines)


def has_menu(text: str) -> bool:
    """Whether a line of ``text`` is a menu, or much else in it is known from pages."""
    lines = layout(text)
    return any(kind is not None and kind.kind in MENU_KINDS for kind in types_of(lines)) or _told(lines).is_page


def types_of(lines: Sequence[Line]) -> list[Typed | None]:
    """What the short lines are that belong to the page around a story, section names between sentences left out."""
    typed = [chrome(line.text) if line.words <= CHROME_WORDS else None for line in lines]
    for k in range(min(len(lines), FIRST_LINES[0])):
        if typed[k] is None and lines[k].text[-1] in "….":
            typed[k] = cut_trail(lines, k)
    # A script that stands between two paragraphs of a story is no sign of a box: it goes with the lines in the story.
    typed = [None if kind is not None and kind.rule == CODE else kind for kind in typed]
    return without_subheads(lines, typed)


def _told(lines: Sequence[Line]) -> Verdict:
    """What the lines tell: a page has a menu of known labels, or much that is known from pages and little prose."""
    if len(lines) <= HITS or sum(not line.is_prose for line in lines) < HITS:
        return FEW_LINES
    words = sum(line.words for line in lines)
    prose = sum(line.words for line in lines if line.is_prose) / (words or 1)
    typed: list[Typed | None] = []
    for size in FIRST_LINES:  # most pages begin with their menu, which spares looking at the rest
        typed += [None if line.is_prose else chrome(line.text) for line in lines[len(typed) : size]]
        if len(typed) - typed.count(None) < HITS:
            continue
        told = _told_by(lines, without_subheads(lines, [*typed, *[None] * (len(lines) - len(typed))]), prose)
        if told.is_page:
            return told
    return FEW_HITS if len(typed) - typed.count(None) < HITS else told


def _told_by(lines: Sequence[Line], typed: Sequence[Typed | None], prose: float) -> Verdict:
    """What those lines tell that are typed; ``prose`` is the share of all words that are prose."""
    known = sum(map(is_chrome, typed))
    # A live blog says "Share" below each of its reports.
    shares = [line.text for line, kind in zip(lines, typed, strict=True) if kind is not None and kind.kind == "share"]
    known -= len(shares) - len(set(shares))
    if known < HITS:
        return FEW_HITS
    row = longest = 0
    for kind in typed:
        row = row + 1 if kind is not None and kind.kind in MENU_KINDS else 0
        longest = max(longest, row)
    if longest >= MENU:
        return Verdict(True, f"{longest} lines in a row are a menu")
    if prose < PROSE_SHARE:
        return Verdict(True, f"{known} lines are known from pages, and {prose:.0%} of the words are prose")
    return MOSTLY_PROSE


def without_subheads(lines: Sequence[Line], typed: list[Typed | None]) -> list[Typed | None]:
    """``typed`` without section names between sentences: there they head a part of the story, or are a list in it."""
    k = 0
    while k < len(typed):
        end = k
        while end < len(typed) and (kind := typed[end]) is not None and kind.kind in MENU_KINDS:
            end += 1
        if k < end and _is_inside(lines, k, end):
            typed[k:end] = [None] * (end - k)
        k = end + 1
    return typed


def _is_inside(lines: Sequence[Line], start: int, end: int) -> bool:
    """True if a sentence, or a line that announces a list, stands before the lines and a sentence after them."""
    if start == 0 or end == len(lines):
        return False
    before, after = lines[start - 1], lines[end]
    announced = before.text.endswith(":")
    return (announced or before.is_prose or before.is_statement) and (after.is_prose or after.is_statement)


def is_chrome(typed: Typed | None) -> bool:
    return typed is not None and typed.kind not in STORY_KINDS

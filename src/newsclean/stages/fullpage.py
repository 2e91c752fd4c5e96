"""The text of a whole page (menus, sidebars, footers and the article): find the run of lines that is the article.

The method is the plain best run of lines, each worth its words less a toll; what is kept before the run are the
headline and the lines that state date, writer and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean import phrases
from newsclean.credits.names import fold
from newsclean.credits.names import words as credit_words
from newsclean.stages.base import Context, Outcome
from newsclean.stages.kinds import Typed, chrome, classify
from newsclean.stages.lines import Line, layout
from newsclean.values import Edit

RULES = frozenset({"page-chrome:outside-best-run"})

TOLL = 10.0  # words that a line must have to count for the article (measured best of 6 to 15 on news pages)
CHROME_TOLL = 25.0  # what a line that is known to be chrome costs
HITS = 4  # so many chrome lines …
MENU = 4  # … or so many in a row are a page, not an article
PROSE_SHARE = 0.9
HEAD_REACH = 30  # lines before the run among which the headline may stand
OVERLAP = 0.34  # share of a headline's words that the story's opening repeats
# Kinds that state something of a story or part its pieces: no sign of a page around it.
STORY_KINDS = frozenset({"separator", "date", "byline", "dateline", "credit", "credit-tag", "site-mark"})
MENU_KINDS = frozenset({"section", "menu"})
SIGNATURES = frozenset({"byline", "credit"})
HEAD_FIELDS = frozenset({"date", "byline", "dateline", "credit", "credit-tag", "section"})

_LABEL = re.compile(r"[^\W_][^\w\n]{0,3}(\w+) ?[:/]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PROCLITIC = re.compile(r"^[وفبك]?(?:ال|لل)|^[وفبكل](?=.{4})")


def fullpage(text: str, context: Context) -> Outcome:
    """Delete the lines of a whole page that are not its article, if the text is that of a whole page."""
    if context.from_page or context.options.mode == "residual":
        return Outcome()
    lines = layout(text, context.language.script)
    if len(lines) < HITS + 1:
        return Outcome()
    if context.options.mode != "full-page" and not _is_page(lines):
        return Outcome()
    typed = _classified(lines, context)
    start, end = best_run([worth(line, kind) for line, kind in zip(lines, typed, strict=True)])
    if start == end:
        return Outcome()
    end = _to_signature(lines, typed, end)
    kept = {*range(start, end), *_head(lines, typed, start, end)}
    return Outcome([_removal(lines[k], typed[k]) for k in range(len(lines)) if k not in kept])


def _is_page(lines: Sequence[Line]) -> bool:
    if sum(not line.is_prose for line in lines) < HITS:
        return False
    typed = [None if line.is_prose else chrome(line.text) for line in lines]
    enough = len(typed) - typed.count(None) >= HITS
    return enough and is_full_page(lines, _without_subheads(lines, typed))


def _classified(lines: Sequence[Line], context: Context) -> list[Typed | None]:
    typed = [None if line.is_prose else classify(line.text, context.options) for line in lines]
    return _without_subheads(lines, typed)


def _without_subheads(lines: Sequence[Line], typed: list[Typed | None]) -> list[Typed | None]:
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


def _to_signature(lines: Sequence[Line], typed: Sequence[Typed | None], end: int) -> int:
    """``end``, moved behind the short sentences and the signature that follow the run at once."""
    while end < len(lines) and typed[end] is None and lines[end].is_statement:
        end += 1
    while end < len(lines) and (kind := typed[end]) is not None and kind.kind in SIGNATURES:
        if kind.rule == "byline:given-name":
            break
        end += 1
    return end


def is_full_page(lines: Sequence[Line], typed: Sequence[Typed | None]) -> bool:
    """True if known chrome shows that the text is a page: a menu of it, or much of it and little prose."""
    if sum(map(_is_chrome, typed)) < HITS:
        return False
    row = longest = 0
    for kind in typed:
        row = row + 1 if kind is not None and kind.kind in MENU_KINDS else 0
        longest = max(longest, row)
    words = sum(line.words for line in lines)
    return longest >= MENU or sum(line.words for line in lines if line.is_prose) < PROSE_SHARE * words


def _is_chrome(typed: Typed | None) -> bool:
    return typed is not None and typed.kind not in STORY_KINDS


def worth(line: Line, typed: Typed | None) -> float:
    """What a line adds to a run: its words (half of them for a line that does not end like a sentence), less a toll."""
    if typed is not None:
        return -CHROME_TOLL if _is_chrome(typed) else -TOLL
    return (line.words if line.closes else line.words / 2) - TOLL


def best_run(worths: Iterable[float]) -> tuple[int, int]:
    """The half-open range of the contiguous run with the greatest positive sum; empty if there is none."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for k, value in enumerate(worths):
        if total <= 0:
            total, start = 0.0, k
        total += value
        if total > best[0]:
            best = (total, start, k + 1)
    return best[1], best[2]


def _head(lines: Sequence[Line], typed: Sequence[Typed | None], start: int, end: int) -> list[int]:
    """The lines before the run that belong to the article: its headline and what states date, writer and place."""
    low = _below_menu(typed, max(0, start - HEAD_REACH), start)
    title = _headline(lines, typed, low, start, end)
    kinds = {k: kind.kind for k in range(low, start) if (kind := typed[k]) is not None}
    fields = [k for k, kind in kinds.items() if kind in HEAD_FIELDS]
    if title is None:
        return [k for k in fields if k >= start - 2]
    after = [k for k in fields if k > title and kinds[k] != "section"]
    before = [k for k in fields if title - 2 <= k < title and kinds[k] in ("date", "section")]
    dated = any(kinds[k] == "date" for k in after)
    return [*(() if dated else before), title, *after]


def _below_menu(typed: Sequence[Typed | None], low: int, start: int) -> int:
    """The line after the last menu (section names in a row) at ``[low, start)``: the headline stands below it."""
    in_menu = [kind is not None and kind.kind in MENU_KINDS for kind in typed[low:start]]
    pairs = (k for k in range(len(in_menu) - 1, 0, -1) if in_menu[k] and in_menu[k - 1])
    return low + 1 + next(pairs, -1)


def _headline(lines: Sequence[Line], typed: Sequence[Typed | None], low: int, start: int, end: int) -> int | None:
    """The line before the run of which the story's opening repeats the most words; of equals the upper one."""
    opening = _stems(" ".join(line.text for line in lines[start : min(end, start + 4)]))
    shared = {k: _shared(lines[k], opening) for k in range(low, start) if _may_be_headline(lines[k], typed[k])}
    sure = {k: common for k, (common, stems) in shared.items() if common >= max(2.0, OVERLAP * stems)}
    if sure:
        return max(sure, key=lambda k: (sure[k], -k))
    top = next((k + 1 for k in range(start - 1, low - 1, -1) if _is_chrome(typed[k])), low)
    unknown = [k for k in range(top, start) if typed[k] is None]
    # With nothing else between menu and story one common word will do.
    return unknown[0] if len(unknown) == 1 and shared.get(unknown[0], (0, 0))[0] else None


def _shared(line: Line, opening: set[str]) -> tuple[int, int]:
    stems = _stems(line.text)
    return len(stems & opening), len(stems)


def _may_be_headline(line: Line, typed: Typed | None) -> bool:
    """A caption repeats the story's words too, but names its picture's source behind them."""
    if typed is not None or not line.is_title_like or "©" in line.text:
        return False
    return not any(fold(label) in credit_words("photo") for label in _LABEL.findall(line.text))


def _stems(text: str) -> set[str]:
    """The folded words of ``text``, Arabic proclitics off: enough to see that two lines speak of one thing."""
    words = _WORD.findall(phrases.fold(text[:2000]))
    # Of the alphabets with many words of three letters that join others, Latin and Cyrillic have the most.
    return {_PROCLITIC.sub("", word) for word in words if len(word) > 3 or word >= "\u0590"}


def _removal(line: Line, typed: Typed | None) -> Edit:
    return Edit(line.start, line.end, "", typed.rule if typed else "page-chrome:outside-best-run")

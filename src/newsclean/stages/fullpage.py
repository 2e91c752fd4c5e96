"""The text of a whole page (menus, sidebars, footers and the article): find the run of lines that is the article.

The method is the plain best run of lines, each worth its words less a toll; what is kept before the run are the
headline and the lines that state date, writer and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean import phrases
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
HEAD_REACH = 15  # lines before the run among which the headline may stand
OVERLAP = 0.34  # share of a headline's words that the story's opening repeats
MENU_KINDS = frozenset({"section", "menu"})
HEAD_FIELDS = frozenset({"date", "byline", "dateline", "credit", "credit-tag", "section"})

_WORD = re.compile(r"[^\W\d_]{3,}")
_PROCLITIC = re.compile(r"^[وفبك]?(?:ال|لل)|^[وفبكل](?=.{4})")


def fullpage(text: str, context: Context) -> Outcome:
    """Delete the lines of a whole page that are not its article, if the text is that of a whole page."""
    if context.from_page or context.options.mode == "residual":
        return Outcome()
    lines = layout(text, context.language.script)
    if len(lines) < HITS + 1:
        return Outcome()
    if context.options.mode != "full-page":
        if not is_full_page(lines, [None if line.is_prose else chrome(line.text) for line in lines]):
            return Outcome()
    typed = [None if line.is_prose else classify(line.text, context.options) for line in lines]
    start, end = best_run([worth(line, kind) for line, kind in zip(lines, typed, strict=True)])
    if start == end:
        return Outcome()
    kept = {*range(start, end), *_head(lines, typed, start, end)}
    return Outcome([_removal(lines[k], typed[k]) for k in range(len(lines)) if k not in kept])


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
    return typed is not None and typed.kind not in (
        "separator",
        "date",
        "byline",
        "dateline",
        "credit",
        "credit-tag",
        "site-mark",
    )


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
    low = max(0, start - HEAD_REACH)
    title = _headline(lines, typed, low, start, end)
    fields = [k for k in range(low, start) if (kind := typed[k]) is not None and kind.kind in HEAD_FIELDS]
    if title is None:
        return [k for k in fields if k >= start - 2]
    after = [k for k in fields if k > title and typed[k].kind != "section"]  # type: ignore[union-attr]
    before = [k for k in fields if title - 2 <= k < title and typed[k].kind in ("date", "section")]  # type: ignore[union-attr]
    dated = any(typed[k].kind == "date" for k in after)  # type: ignore[union-attr]
    return [*(() if dated else before), title, *after]


def _headline(
    lines: Sequence[Line], typed: Sequence[Typed | None], low: int, start: int, end: int
) -> int | None:
    """The last line before the run whose words the story's opening repeats."""
    opening = _stems(" ".join(line.text for line in lines[start : min(end, start + 4)]))
    for k in range(start - 1, low - 1, -1):
        if typed[k] is None and lines[k].is_title_like:
            stems = _stems(lines[k].text)
            if stems and len(stems & opening) >= max(2.0, OVERLAP * len(stems)):
                return k
    return None


def _stems(text: str) -> set[str]:
    """The folded words of ``text``, Arabic proclitics off: enough to see that two lines speak of one thing."""
    return {_PROCLITIC.sub("", word) for word in _WORD.findall(phrases.fold(text[:2000]))}


def _removal(line: Line, typed: Typed | None) -> Edit:
    return Edit(line.start, line.end, "", typed.rule if typed else "page-chrome:outside-best-run")

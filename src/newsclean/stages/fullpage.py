"""The text of a whole page (menus, sidebars, footers and the article): find the run of lines that is the article.

A small model tells how likely each line is a part of it; the best run by that is the story. What is kept before the
run are the headline and the lines that state date, writer and place.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import closings
from newsclean.credits import captions
from newsclean.stages import pagelines, pagemodel
from newsclean.stages.base import Context, Outcome
from newsclean.stages.kinds import classify
from newsclean.stages.lines import Line, layout
from newsclean.stages.pagebody import (
    beyond_box,
    dated_list,
    decoded,
    settled,
    to_last_sentence,
    to_last_verse,
    to_signature,
)
from newsclean.stages.pagehead import HEAD_REACH, below_menu, head
from newsclean.stages.pagemode import types_of, verdict, without_subheads
from newsclean.stages.statements import day_first
from newsclean.stages.typed import Typed
from newsclean.values import Edit

# A line that the model takes for none of the article goes by how likely it is one nevertheless.
RULE_CHANCES = {"page-chrome:surely": 0.05, "page-chrome:likely": 0.25, "page-chrome:perhaps": 1.0}
RULES = frozenset({*RULE_CHANCES, "related:dated", *captions.RULES})
LISTED = Typed("related", "related:dated")
CAPTION = Typed("caption-credit", "caption-credit:caption")
SURE = 2.0  # log-odds of the likeliest line of a page, at the least
FEW_LINES_OF_PAGE = 18  # the smallest of 861 annotated pages has 43
SIGNATURE_REACH = 4  # lines after the run that may sign it


def fullpage(text: str, context: Context) -> Outcome:
    """Delete the lines of a whole page that are not its article, if the text is that of a whole page."""
    if context.from_page or not verdict(text, context.options.mode, context.language.script).is_page:
        return Outcome()
    return found_by(pagemodel.shipped(), layout(text, context.language.script), context)


def found_by(model: pagemodel.Scorer, lines: Sequence[Line], context: Context) -> Outcome:
    """What ``model`` makes of the lines of a whole page."""
    typed = list(types_of(lines))
    rows = pagelines.measured(lines, typed, context.language.script)
    chances = chances_of(model, rows)
    bridges = pagelines.bridges(lines)
    for k, row in enumerate(rows):
        if row is not None and row[pagelines.CAPTION] and typed[k] is None:
            if k in bridges:  # far from all prose it is no sign of a box
                chances[k] = 0.0
            else:
                typed[k] = CAPTION
    body = decoded(lines, typed, chances, bridges)
    if body and len(lines) < FEW_LINES_OF_PAGE:
        body = to_last_sentence(lines, typed, body)
    listed = dated_list(lines, body, context)
    for k in listed:
        typed[k] = LISTED
    body = settled(lines, typed, [k for k in body if k not in listed])
    if not body:
        return Outcome()
    body = to_last_verse(lines, typed, beyond_box(lines, typed, body))
    start, end = body[0], body[-1] + 1
    kinds = _classified(lines, typed, start, end, context)
    end = to_signature(lines, kinds, end)
    kept = {*body, *range(body[-1] + 1, end), *head(lines, kinds, start, end)}
    gone = [k for k in range(len(lines)) if k not in kept]
    return Outcome([_removal(lines[k], kinds[k], chances[k]) for k in gone])


def chances_of(model: pagemodel.Scorer, rows: Sequence[Sequence[float] | None]) -> list[float]:
    """How likely each line is a part of the story; of small pages, where all are doubtful, at least one must be."""
    log_odds = [None if row is None else model(row) for row in rows]
    lift = max(0.0, SURE - max((odds for odds in log_odds if odds is not None), default=SURE))
    return [0.0 if odds is None else pagemodel.probability(odds + lift) for odds in log_odds]


def _classified(
    lines: Sequence[Line], typed: Sequence[Typed | None], start: int, end: int, context: Context
) -> list[Typed | None]:
    """``typed``, with what the lines just before and after the story at ``[start, end)`` state of it."""
    kinds = list(typed)
    low = below_menu(typed, max(0, start - HEAD_REACH), start)
    for k in (*range(low, start), *range(end, min(len(lines), end + SIGNATURE_REACH))):
        if kinds[k] is None and not lines[k].is_prose:
            kinds[k] = _stated(lines[k], context)
    return without_subheads(lines, kinds)


def _stated(line: Line, context: Context) -> Typed | None:
    typed = classify(line.text, context.options) or _prepared(line)
    return day_first(line.text, typed) if typed is not None and context.language.script == "Arab" else typed


def _prepared(line: Line) -> Typed | None:
    """The credit of who prepared and edited a report."""
    found = closings.editing(line.text)
    return Typed(found.kind, found.rule, found.value) if found is not None else None


def _removal(line: Line, typed: Typed | None, chance: float) -> Edit:
    return Edit(line.start, line.end, "", typed.rule if typed else _rule(chance))


def _rule(chance: float) -> str:
    return next(rule for rule, limit in RULE_CHANCES.items() if chance <= limit)

"""What an extractor left behind: forms, pagers and lists after the story, "read also" lines within it.

The story ends at its last line of prose. What follows is peeled from the end as long as each line is known for
what it is; a known heading ("related articles", "leave a comment") takes with it the short lines below it. Inside
the story only lines that cannot be anything else are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import phrases
from newsclean.stages.base import Context, Field, Outcome
from newsclean.stages.kinds import Typed, classify
from newsclean.stages.lines import Line, layout
from newsclean.values import Edit

RULES = frozenset({"page-chrome:after-heading", "related:listed", "trailer:set-off"})

LISTED_WORDS = 20.0  # a line below a heading that is longer is prose, and the heading is inside the story
CUT_SHARE = 0.3  # of the document's words: the most that the lines below a heading may hold
LIST_HEADINGS = frozenset({"related", "most-read", "read-more"})
LONGEST_PHRASE = 220  # code points; a "read also" line longer than this is a paragraph
SET_OFF_GAP = 3  # line breaks before a last line that stands apart
# Kinds that are evidence at the end of a text but a part of the story when they stand alone in the middle of it.
WEAK = frozenset(
    {
        *(
            "date",
            "dateline",
            "byline",
            "credit",
            "credit-tag",
            "section",
            "menu",
            "separator",
            "site-mark",
            "photo-credit",
        ),
        *(
            "counter",
            "reading-time",
            "caption-credit",
            "date-stamp",
            "source-label",
            "print",
            "ad",
            "site-name",
        ),
    }
)


def leftovers(text: str, context: Context) -> Outcome:
    """Remove what follows the story and the related lines inside it; a text without any prose is left alone."""
    lines = layout(text, context.language.script)
    first = next((k for k, line in enumerate(lines) if line.is_prose), None)
    if first is None:
        return Outcome()
    found: dict[int, Typed] = {}
    last = _last_body_line(lines, first, context, found)
    removed = _tail(lines, last, found)
    inline = {k: typed for k in range(first, last + 1) if (typed := _inline(lines[k]))}
    edits = [
        Edit(lines[k].start, lines[k].end, "", rule)
        for k, rule in sorted({**_rules(inline), **removed}.items())
    ]
    edits.extend(_glued_tail(lines[last], last in inline))
    fields = [_field(lines[k], found[k]) for k in removed if k in found and _is_stated(lines[k], found[k])]
    fielded = {(field.start, field.end) for field in fields}
    kept_edits = sorted(edit for edit in edits if (edit.start, edit.end) not in fielded)
    return Outcome(kept_edits, fields)


def _is_stated(line: Line, typed: Typed) -> bool:
    """True if a line after the story states its source or writer; a bare name set apart is a picture's caption."""
    if typed.kind == "byline":
        return typed.rule != "byline:given-name" or line.gap < SET_OFF_GAP
    return typed.kind == "credit"


def _rules(typed: dict[int, Typed]) -> dict[int, str]:
    return {k: kind.rule for k, kind in typed.items()}


def _last_body_line(lines: Sequence[Line], first: int, context: Context, found: dict[int, Typed]) -> int:
    """The last line of prose; what is known of the lines after it goes to ``found``."""
    for k in range(len(lines) - 1, first, -1):
        line = lines[k]
        typed = classify(line.text, context.options) if len(line.text) <= LONGEST_PHRASE else None
        if typed is not None and not (line.is_prose and typed.kind in WEAK):
            found[k] = typed
        elif line.is_prose:
            return k
    return first


def _tail(lines: Sequence[Line], last: int, found: dict[int, Typed]) -> dict[int, str]:
    """The lines after the story that go, with the rule for each."""
    removed: dict[int, str] = {}
    end = len(lines)
    heading = _heading(lines, last, found)
    if heading is not None:
        listed = "related:listed" if found[heading].kind in LIST_HEADINGS else "page-chrome:after-heading"
        removed = {k: found[k].rule if k in found else listed for k in range(heading, end)}
        end = heading
    while end - 1 > last and end - 1 in found and not lines[end - 2].text.endswith(":"):
        end -= 1
        removed[end] = found[end].rule
    if end - 1 > last and _stands_apart(lines, last, end - 1):
        removed[end - 1] = "trailer:set-off"
    return removed


def _heading(lines: Sequence[Line], last: int, found: dict[int, Typed]) -> int | None:
    """The first line after the story below which everything can go."""
    words = sum(line.words for line in lines)
    for k in range(last + 1, len(lines)):
        if k not in found or found[k].kind in WEAK or found[k].kind == "contact":
            continue
        unknown = [line for j, line in enumerate(lines[k + 1 :], k + 1) if j not in found]
        short = all(line.words <= LISTED_WORDS for line in unknown)
        return k if short and sum(line.words for line in unknown) <= CUT_SHARE * words else None
    return None


def _stands_apart(lines: Sequence[Line], last: int, k: int) -> bool:
    """True for a last line that is no sentence, behind a wider gap than any inside the story."""
    line = lines[k]
    if k != last + 1 or line.closes or line.words > LISTED_WORDS or line.gap < SET_OFF_GAP:
        return False
    return lines[last].closes and all(2 * other.gap <= line.gap + 1 for other in lines[1:k])


def _inline(line: Line) -> Typed | None:
    """A line inside the story that cannot be part of it."""
    if len(line.text) > LONGEST_PHRASE:
        return None
    match = phrases.match(line.text)
    if match is None or match.where == "edge" or (line.is_prose and match.where == "template"):
        return None
    return Typed(match.kind, match.rule, None, match.where)


def _glued_tail(line: Line, gone: bool) -> list[Edit]:
    """A phrase glued to the end of the story's last line."""
    found = None if gone else phrases.match_tail(line.raw)
    if found is None:
        return []
    start, match = found
    return [Edit(line.start + start, line.end, "", match.rule)] if start > 0 else []


def _field(line: Line, typed: Typed) -> Field:
    name = "authors" if typed.kind == "byline" else typed.kind
    return Field(name, line.start, line.end, typed.rule, typed.value)

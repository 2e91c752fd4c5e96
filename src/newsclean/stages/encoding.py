"""Repairs what a wrong charset, or one escaping too many, left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.edits import OffsetMap, apply, compose
from newsclean.stages.base import Context, Outcome
from newsclean.stages.codepoints import surrogate_issues
from newsclean.stages.mojibake import PLAIN_BLANK, SUSPECT, repair
from newsclean.stages.references import unescape
from newsclean.values import Edit, Issue, Span

# ftfy tries ten charsets on a line, and its way of reading CESU-8 takes quadratic time: longer lines are
# repaired sentence by sentence, longer sentences not at all.
LINE_LIMIT = 8192
_BLANKS = re.compile(" [ \u00a0]+|^ | $")
_SENTENCE_END = re.compile("[.!?] +")


def encoding(text: str, context: Context) -> Outcome:
    """Undo double encodings, line by line, and unescape character references that were left in the text.

    Of ftfy's repairs only those of the encoding are asked for, with its own defaults: lost no-break spaces
    put back, lossy and inconsistent sequences read, C1 controls taken for windows-1252. Quotes, ligatures,
    widths, line breaks, controls and normal forms stay, being the author's choice or other stages' task;
    its unescaping depends on earlier lines and is done here instead. Nothing depends on ``context``.
    """
    edits = unescape(text) if "&" in text else []
    middle = apply(text, edits)
    if not SUSPECT.search(middle):
        return Outcome(edits)
    repairs, issues = _repairs(middle)
    if not repairs:
        return Outcome(edits, (), issues)
    both = [edit for edit in compose(middle, edits, repairs) if text[edit.start : edit.end] != edit.new]
    return Outcome(both, (), [*issues, *surrogate_issues(both)])


def _repairs(text: str) -> tuple[list[Edit], list[Issue]]:
    """Edits for the lines of ``text`` that hold a suspect, and an issue for each stretch that is too long."""
    edits: list[Edit] = []
    issues: list[Issue] = []
    at = 0
    while suspect := SUSPECT.search(text, at):
        start = text.rfind("\n", at, suspect.start()) + 1 or at
        end = text.find("\n", suspect.start())
        at = len(text) if end < 0 else end
        line_edits, too_long = _spaced_line(text[start:at])
        edits.extend(_shifted(line_edits, start))
        issues.extend(_too_long(start + span.start, start + span.end) for span in too_long)
    return edits, issues


def _spaced_line(line: str) -> tuple[Sequence[Edit], list[Span]]:
    """As ``_line``, of the line as it will be read: runs of blanks are one, for they would sway the repair."""
    line = PLAIN_BLANK.sub(" ", line)
    blanks = [
        Edit(run.start(), run.end(), " " if run.start() > 0 and run.end() < len(line) else "", "")
        for run in _BLANKS.finditer(line)
    ]
    if not blanks:
        return _line(line)
    edits, too_long = _line(apply(line, blanks))
    back = OffsetMap(blanks).to_source_span
    moved = [Edit(*back(Span(edit.start, edit.end)), edit.new, edit.rule) for edit in edits]
    return moved, [back(span) for span in too_long]


def _line(line: str) -> tuple[Sequence[Edit], list[Span]]:
    """Edits for one line, and the spans of it that are too long to repair."""
    if len(line) <= LINE_LIMIT:
        return repair(line), []
    edits: list[Edit] = []
    too_long: list[Span] = []
    for start, end in _sentences(line):
        if not SUSPECT.search(line, start, end):
            continue
        if end - start > LINE_LIMIT:
            too_long.append(Span(start, end))
        else:
            edits.extend(_shifted(repair(line[start:end]), start))
    shorter = apply(line, edits)
    if len(shorter) <= LINE_LIMIT:  # what the next reader would do with it is done now
        return compose(shorter, edits, repair(shorter)), too_long
    return edits, too_long


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(line):
        yield start, match.end()
        start = match.end()
    yield start, len(line)


def _shifted(edits: Sequence[Edit], by: int) -> Iterator[Edit]:
    return (edit._replace(start=edit.start + by, end=edit.end + by) for edit in edits)


def _too_long(start: int, end: int) -> Issue:
    return Issue("too-long-for-repair", f"{end - start} characters without a sentence's end", Span(start, end))

"""Blanks: one space between words, one empty line between paragraphs, none at the edges."""

from __future__ import annotations

import re

from newsclean.stages.base import Context, Outcome
from newsclean.values import Edit

RULES = frozenset({"blank:edge", "blank:paragraph", "blank:space-run"})

# Every run that is not already right: blanks at the ends, breaks that are not exactly an empty line, space runs.
_RUN = re.compile(r"[^\S\n]*\n\s*|[^\S\n]{2,}|\A\s|\s\Z")


def blank(text: str, context: Context) -> Outcome:
    """Normalise runs of blanks; what is already one space or one empty line is left alone."""
    edits = []
    size = len(text)
    for run in _RUN.finditer(text):
        start, end = run.span()
        if start == 0 or end == size:
            edits.append(Edit(start, end, "", "blank:edge"))
        elif "\n" not in (found := run.group()):
            edits.append(Edit(start, end, " " if " " in found else found[0], "blank:space-run"))
        elif found != "\n\n":
            edits.append(Edit(start, end, "\n\n", "blank:paragraph"))
    return Outcome(edits)

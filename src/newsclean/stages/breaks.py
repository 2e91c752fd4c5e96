"""Pages flattened to long lines: runs of blanks that stand for lost line breaks become line breaks again."""

from __future__ import annotations

import re

from newsclean.stages.base import Context, Outcome
from newsclean.values import Edit

RULES = frozenset({"break:flattened-line", "break:after-sentence"})

# Three blanks or a tab among blanks never come from one slip of a thumb; two do (a no-break space and a space).
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t[ \u00a0\t]*)(?=\S)")
_AFTER_SENTENCE = re.compile(r"[.!?؟…۔。][»”\"')\]]?$")
FLATTENED_GAPS = 5  # a line with so many gaps is a page flattened to a line


def breaks(text: str, context: Context) -> Outcome:
    """Turn gaps of blanks into line breaks: in flattened lines all of them, elsewhere those after a sentence."""
    if "   " not in text and "\u00a0" not in text and "\t" not in text:
        return Outcome()
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        gaps = list(_GAP.finditer(line))
        flattened = len(gaps) >= FLATTENED_GAPS
        rule = "break:flattened-line" if flattened else "break:after-sentence"
        for gap in gaps:
            if flattened or _AFTER_SENTENCE.search(line, max(0, gap.start() - 3), gap.start()):
                edits.append(Edit(at + gap.start(), at + gap.end(), "\n", rule))
        at += len(line) + 1
    return Outcome(edits)

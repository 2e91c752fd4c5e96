"""Pages flattened to long lines: runs of blanks that stand for lost line breaks become line breaks again."""

from __future__ import annotations

import re

from newsclean.stages.base import Context, Outcome
from newsclean.values import Edit

RULES = frozenset({"break:flattened-line", "break:after-sentence"})

# The stage comes before characters are mended, so it sees every kind of blank, and looks through what is invisible.
_BLANK = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\x00-\x08\r\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Three blanks never come from one slip of a thumb; two do (a no-break space and a space).
_GAP = re.compile(rf"[{_BLANK}](?:[{_INVISIBLE}]*+[{_BLANK}]){{2,}}+[{_INVISIBLE}]*+")
_PAIRS = ("\u00a0 ", " \u00a0", "\u00a0\u00a0")
_AFTER_SENTENCE = re.compile(r"[.!?؟…۔。][»”\"')\]]?$")
FLATTENED_GAPS = 5  # a line with so many gaps is a page flattened to a line


def breaks(text: str, context: Context) -> Outcome:
    """Turn gaps of blanks into line breaks: in flattened lines all of them, elsewhere those after a sentence."""
    if not _may_gap(text):
        return Outcome()
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        gaps = [gap for gap in _GAP.finditer(line) if gap.start() and gap.end() < len(line)] if _may_gap(line) else []
        flattened = len(gaps) >= FLATTENED_GAPS
        rule = "break:flattened-line" if flattened else "break:after-sentence"
        for gap in gaps:
            if flattened or _AFTER_SENTENCE.search(line, max(0, gap.start() - 3), gap.start()):
                edits.append(Edit(at + gap.start(), at + gap.end(), "\n", rule))
        at += len(line) + 1
    return Outcome(edits)


def _may_gap(text: str) -> bool:
    """Whether three blanks may stand side by side; looking for pairs costs next to nothing."""
    return "   " in text or "\t" in text or any(pair in text for pair in _PAIRS)

"""Pages flattened to long lines: runs of blanks that stand for lost line breaks become line breaks again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.stages.base import Context, Outcome
from newsclean.stages.plain import is_plain
from newsclean.values import Edit, Span

RULES = frozenset({"break:flattened-line", "break:after-sentence"})

# The stage comes before characters are mended, so it sees every kind of blank, and looks through what is invisible.
_BLANK = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\x00-\x08\r\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Three blanks never come from one slip of a thumb; two do (a no-break space and a space).
_GAP = re.compile(rf"[{_BLANK}](?:[{_INVISIBLE}]*+[{_BLANK}]){{2,}}+[{_INVISIBLE}]*+")
_SPACES = re.compile("   +")  # the same, in text without other blanks and without anything invisible
_PAIRS = ("\u00a0 ", " \u00a0", "\u00a0\u00a0")
_AFTER_SENTENCE = re.compile(r"[.!?؟…۔。][»”\"')\]]?$")
FLATTENED_GAPS = 5  # a line with so many gaps is a page flattened to a line


def breaks(text: str, context: Context) -> Outcome:
    """Turn gaps of blanks into line breaks: in flattened lines all of them, elsewhere those after a sentence."""
    if not _may_gap(text):
        return Outcome()
    edits: list[Edit] = []
    gaps: list[Span] = []
    start = end = -1
    for gap in (_SPACES if is_plain(text) else _GAP).finditer(text):  # none reaches over the end of its line
        if gap.start() > end:
            edits.extend(_line(text, Span(start, end), gaps))
            start = text.rfind("\n", 0, gap.start()) + 1
            end = text.find("\n", gap.end())
            end = len(text) if end < 0 else end
            gaps = []
        gaps.append(Span(*gap.span()))
    edits.extend(_line(text, Span(start, end), gaps))
    return Outcome(edits)


def _line(text: str, line: Span, found: Sequence[Span]) -> Iterator[Edit]:
    """The edits of one line, of which ``found`` are the gaps; those at its ends are none."""
    gaps = [gap for gap in found if line.start < gap.start and gap.end < line.end]
    if not gaps or not _may_gap(text[line.start : line.end]):
        return
    flattened = len(gaps) >= FLATTENED_GAPS
    rule = "break:flattened-line" if flattened else "break:after-sentence"
    for start, end in gaps:
        if flattened or _AFTER_SENTENCE.search(text, max(line.start, start - 3), start):
            yield Edit(start, end, "\n", rule)


def _may_gap(text: str) -> bool:
    """Whether three blanks may stand side by side; looking for pairs costs next to nothing."""
    return "   " in text or "\t" in text or ("\u00a0" in text and any(pair in text for pair in _PAIRS))

"""Whether lines that were mended are what they were before: words parted or joined may make a headline of a label."""

from __future__ import annotations

from bisect import bisect_right

from newsclean.stages.base import Context
from newsclean.stages.kinds import classify
from newsclean.stages.lines import COUNTED, COUNTED_SENTENCE, Line, layout

# Numbers of words from which a line may be something else: a headline, a statement, no site's name, no subhead, a long
# question, a long headline.
COUNTS = (3, 4, 6, 7, 15, 20)
_STOPS = (".", ":", "؛")  # a question may be a headline


def reads_otherwise(before: str, after: str, context: Context) -> bool:
    """True if a line of ``after``, which was made of ``before`` line by line, is of another shape, size or kind now.

    Only lines that differ are looked at, and none that is surely prose before and after.
    """
    if before is after:
        return False
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        return True
    changed = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1] and not all(map(_is_prose, pair))]
    return any(_shapes(one, context) != _shapes(two, context) for one, two in changed)


def _is_prose(line: str) -> bool:
    return len(line) > (COUNTED_SENTENCE if line.endswith(_STOPS) else COUNTED)


def _shapes(line: str, context: Context) -> list[object]:
    return [_shape(found, context) for found in layout(line, context.language.script)]


def _shape(line: Line, context: Context) -> object:
    count = bisect_right(COUNTS, line.words)
    if line.is_prose:
        return line.is_title_like and count
    return count, line.size, line.closes, line.is_statement, line.is_title_like, classify(line.text, context.options)

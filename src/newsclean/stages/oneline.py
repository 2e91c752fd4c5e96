"""A text that lost all its line breaks: headline, day and story in one line."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean import dates
from newsclean.credits.names import fold, words
from newsclean.dates.tokens import scan
from newsclean.stages.headlines import is_told
from newsclean.stages.lines import Line, layout
from newsclean.values import DateValue

WINDOW = 160  # code points in which headline and day stand
TITLE_WORDS = 4
STORY_WORDS = 15
_LABEL = re.compile(r"[^\d:]+:")
_CLOCK = re.compile(r"\d:\d\d")
_BLANKS = " \t\u00a0"
_STAMPED = ("minute", "second")


class OneLine(NamedTuple):
    """Where the headline ends, where the day and the story begin (offsets in ``Line.raw``), and the day."""

    title: int
    day: int
    story: int
    date: DateValue


def one_line(line: Line, script: str | None) -> OneLine | None:
    """Headline, day and story of a line that holds all three: the day has an hour, and the story tells the headline."""
    window = line.raw[:WINDOW]
    if line.words < TITLE_WORDS + STORY_WORDS or _CLOCK.search(window) is None:
        return None
    found = dates.statement(window)
    if found is None or found.value.precision not in _STAMPED or _is_told_of(found.value.raw):
        return None
    title = window[: found.start].rstrip(_BLANKS + "|•·–—-")
    rest = line.raw[found.end :]
    if not rest[:1].isspace() or not _begins(rest) or not title or _leads_on(title):
        return None
    above, below = layout(title, script), layout(rest, script)
    if len(above) != 1 or len(below) != 1 or not _is_headline(above[0]) or below[0].words < STORY_WORDS:
        return None
    if not is_told(above[0], below):
        return None
    return OneLine(len(title), found.start, line.end - line.start - len(below[0].raw), found.value)


def _is_told_of(stated: str) -> bool:
    """Whether a verb before a day may belong to a sentence («صدر يوم الجمعة»): no colon makes it a label."""
    return dates.role(stated) is not None and _LABEL.match(stated) is None


def _is_headline(title: Line) -> bool:
    return title.is_title_like and title.words >= TITLE_WORDS


def _begins(rest: str) -> bool:
    """Whether a sentence may begin with ``rest``, not go on."""
    first = rest.split(None, 1)[0] if rest.strip() else ""
    return bool(first) and not first[0].islower() and first[0].isalnum() and fold(first) not in words("stop")


def _leads_on(title: str) -> bool:
    """Whether the last word of a likely headline leads to the day: «في», "on"."""
    last = title.rsplit(None, 1)[-1]
    return fold(last) in words("stop") or any(token.code in "fpuR" for token in scan(last))

"""What a single short line is: of the page around a story, or what states date, writer, place and source of it."""

from __future__ import annotations

from newsclean.options import Options
from newsclean.stages import chrome, statements
from newsclean.stages.typed import Typed

RULES = chrome.RULES | statements.RULES


def classify(line: str, options: Options) -> Typed | None:
    """The kind of a whole line, or ``None`` for a line that may be part of the story."""
    if len(line) > chrome.LONGEST:
        return chrome.phrase_of(line) or chrome.feed_footer(line)
    return chrome.chrome(line) or statements.statement(line, options.reference_time)

"""Authors that a page shows but does not state in its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from newsclean import dates
from newsclean.page import authors
from newsclean.page.statements import text_of

_LONGEST = 90
_MOST_ELEMENTS = 20  # looked at for each pattern

# The most explicit mark first: of annotated pages that state no author elsewhere, rel=author names the right
# one on 10 of 10, a name inside itemprop=author on 9 of 10, a link to /author/ on 36 of 45, an "author-name"
# class on 32 of 40.
_PATTERNS = (
    '//a[@rel="author"]',
    '//*[@itemprop="author"]//*[@itemprop="name"]',
    '//*[@itemprop="author"]',
    '//a[contains(@rel,"author") or contains(@href,"/author/")]',
    '//*[contains(@class,"author-name") or contains(@class,"author_name") or contains(@class,"authorName")'
    ' or contains(@class,"author__name") or contains(@class,"byline-name")'
    ' or contains(@class,"byline__name")]',
    '//*[contains(@class,"author") or contains(@class,"byline")]//a',
    '//*[contains(@class,"byline") or contains(@class,"author") or contains(@class,"writer")'
    ' or contains(@class,"reporter")]',
)
_EXPLICIT = 5  # patterns that are taken anywhere in the page
_FEW_WORDED = 5  # so many patterns are explicit enough for a name of one word
_AFTERWARDS = re.compile(r"\s[-–—]\s.*|\s*\d.*|\s+(?:published|updated|posted|on|in)\b.*", re.IGNORECASE | re.DOTALL)


def in_markup(tree: Any, lines: Sequence[str], sites: Sequence[str]) -> tuple[str, ...]:
    """The names in the first element that is marked as the author's and holds one.

    Marks that teasers of other articles carry too count only where the name stands near the headline
    (``lines``).
    """
    visible = " ".join(lines)
    for rank, pattern in enumerate(_patterns()):
        for element in pattern(tree)[:_MOST_ELEMENTS]:
            text = text_of(element)
            if 2 < len(text) <= _LONGEST and not _is_comment(element):
                names = _names(text, sites, 1 if rank < _FEW_WORDED else 2)
                if names and (rank < _EXPLICIT or names[0] in visible):
                    return names
    return ()


def in_lines(lines: Sequence[str], sites: Sequence[str]) -> tuple[str, ...]:
    """The names in the first line near the headline that begins as bylines do."""
    for line in lines:
        name = authors.byline(line)
        names = _names(name, sites, 2) if name is not None else ()
        if names:
            return names
    return ()


def _names(text: str, sites: Sequence[str], fewest: int) -> tuple[str, ...]:
    """The names in a byline, each of ``fewest`` words at least; none if one does not look like a name."""
    for found in dates.find(text, 1):
        text = text[: found.start] or text[found.end :]
    names = authors.clean([_AFTERWARDS.sub("", text)], sites)
    return names if all(_looks_personal(name, fewest) for name in names) else ()


def _looks_personal(name: str, fewest: int) -> bool:
    words = name.split()
    return fewest <= len(words) <= 5 and not (words[0][0].islower() or (fewest > 1 and words[-1][0].islower()))


def _is_comment(element: Any) -> bool:
    return any(
        "comment" in (parent.get("class") or "").lower() or "comment" in (parent.get("id") or "").lower()
        for parent in _ancestors(element)
    )


def _ancestors(element: Any) -> Iterator[Any]:
    for number, parent in enumerate(element.iterancestors()):
        if number > 12 or parent.tag == "body":
            return
        yield parent


@cache
def _patterns() -> tuple[Any, ...]:
    from lxml import etree

    return tuple(etree.XPath(pattern) for pattern in _PATTERNS)

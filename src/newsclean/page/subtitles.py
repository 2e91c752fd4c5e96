"""Lines that a page marks as standing under its headline."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from newsclean.page.statements import text_of

_MOST = 10  # elements looked at
_LONGEST = 1_000  # code points
# What writers of themes call it; headings inside a story are "subhead" and "subheading" too, which are left out.
_MARKS = (
    *("ubtitle", "ub-title", "ub_title", "ubTitle", "ubheadline", "ub-headline", "ub_headline", "ubHeadline"),
    *("deck", "dek", "tandfirst", "tandFirst"),
)
_MARK = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|standfirst)(?:$|[\s_-])|sub[-_]?(?:title|headline)(?![a-z])|standfirst", re.IGNORECASE
)


def marked(tree: Any) -> tuple[str, ...]:
    """The words of the first elements whose class says so."""
    found = [element for element in _pattern()(tree)[: 2 * _MOST] if _MARK.search(element.get("class"))]
    texts = [text_of(element) for element in found[:_MOST]]
    return tuple(text for text in texts if 0 < len(text) <= _LONGEST)


@cache
def _pattern() -> Any:
    from lxml import etree

    marks = " or ".join(f'contains(@class,"{mark}")' for mark in _MARKS)
    return etree.XPath(f"//body//*[self::h2 or self::h3 or self::h4 or self::p or self::div][{marks}]")

"""Lines that a page marks as standing under its headline."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

from newsclean.page.statements import text_of

_MOST = 10  # elements looked at
_LONGEST = 1_000  # code points
# What writers of themes call it; headings inside a story are "subhead" and "subheading" too, which are left out.
_PIECES = ("ub", "deck", "dek", "tand")  # of these names, a search for few pieces being faster
_PLACES = frozenset({"h2", "h3", "h4", "p", "div"})
_MARK = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|standfirst)(?:$|[\s_-])|sub[-_]?(?:title|headline)(?![a-z])|standfirst", re.IGNORECASE
)


def marked(tree: Any) -> tuple[str, ...]:
    """The words of the first elements whose class says so."""
    named = (said.getparent() for said in _pattern()(tree) if _MARK.search(said))
    texts = [text_of(element) for element in islice((e for e in named if e.tag in _PLACES), _MOST)]
    return tuple(text for text in texts if 0 < len(text) <= _LONGEST)


@cache
def _pattern() -> Any:
    from lxml import etree

    pieces = " or ".join(f'contains(.,"{piece}")' for piece in _PIECES)
    return etree.XPath(f"//body//@class[{pieces}]")

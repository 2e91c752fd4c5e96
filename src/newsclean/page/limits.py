"""How large a page trafilatura is given: beyond these limits its time grows faster than the page."""

from __future__ import annotations

from collections import Counter
from typing import Any

# trafilatura takes some 40 µs an element. Pages of news have some 2,000 elements, the largest of 862 annotated
# ones 5,000.
_MOST_ELEMENTS = 30_000
# Its time is quadratic in the cells of a row, and in the inline elements of a block, however deep they are nested
# (in one paragraph, 5,000: .4 s, 20,000: 8 s), and of the page. Annotated pages have at most 1,000 in a
# block and 2,600 in all.
_MOST_CELLS = 1_000
_MOST_INLINE, _MOST_INLINE_IN_ALL = 2_000, 12_000
_BLOCKS = frozenset(
    (
        *("html", "head", "body", "p", "div", "section", "article", "main", "header", "footer", "nav", "aside"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "form"),
        *("fieldset", "address", "center", "details", "summary"),
    )
)
_FREE = frozenset({"br", "script", "style", "noscript", "template", "link", "meta", "title", "base", "option"})


def is_too_much(tree: Any) -> bool:
    """Whether reading ``tree`` with trafilatura would take more than a few seconds."""
    elements = count(tree)
    if elements > _MOST_ELEMENTS or any(len(row) > _MOST_CELLS for row in tree.iter("tr")):
        return True
    return elements > _MOST_INLINE and _has_too_much_inline(tree)


def count(tree: Any) -> int:
    """The number of elements in ``tree``."""
    return int(tree.xpath("count(//*)"))


def _has_too_much_inline(tree: Any) -> bool:
    """Whether a block, or the page, has too many inline elements; line breaks and code cost nothing."""
    blocks: dict[Any, Any] = {}  # the block of each inline element
    counts: Counter[Any] = Counter()
    for element in tree.iter():
        if element.tag not in _BLOCKS and element.tag not in _FREE:
            parent = element.getparent()
            blocks[element] = blocks.get(parent, parent)
            counts[blocks[element]] += 1
    return len(blocks) > _MOST_INLINE_IN_ALL or max(counts.values(), default=0) > _MOST_INLINE

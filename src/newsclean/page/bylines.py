"""Authors that a page shows but does not state in its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from newsclean import dates
from newsclean.page import authors
from newsclean.page.statements import text_of

_LONGEST = 90
_MOST_ELEMENTS = 20  # looked at for each pattern

# The ways in which a page marks its author, the most explicit first: of annotated pages that state no author elsewhere,
# rel=author names the right one on 10 of 10, a name inside itemprop=author on 9 of 10, a link to /author/ on 36 of 45,
# an "author-name" class on 32 of 40.
_EXPLICIT = 5  # ways that count anywhere in the page
_FEW_WORDED = 5  # so many ways are explicit enough for a name of one word
_NAME_CLASSES = (
    *("author-name", "author_name", "authorName", "author__name"),
    *("byline-name", "byline__name"),
)
_AROUND_LINKS = ("author", "byline")  # classes of what a linked name stands in
_CLASSES = (*_AROUND_LINKS, "writer", "reporter")
_AFTERWARDS = re.compile(r"\s[-–—]\s.*|\s*\d.*|\s+(?:published|updated|posted|on|in)\b.*", re.IGNORECASE | re.DOTALL)


def in_markup(tree: Any, lines: Sequence[str], sites: Sequence[str]) -> tuple[str, ...]:
    """The names in the first element that is marked as the author's and holds one.

    Marks that teasers of other articles carry too count only where the name stands near the headline
    (``lines``).
    """
    visible = " ".join(lines)
    for rank, elements in enumerate(_marked(tree)):
        for element in islice(elements, _MOST_ELEMENTS):
            text = text_of(element)
            if 2 < len(text) <= _LONGEST and not _is_comment(element):
                names = names_in(text, sites, 1 if rank < _FEW_WORDED else 2)
                if names and (rank < _EXPLICIT or names[0] in visible):
                    return names
    return ()


def _marked(tree: Any) -> Iterator[Iterable[Any]]:
    """The elements that are marked as the author's, way by way, each in the order of the page.

    The tree is searched once for links, properties and classes each: a search of all of it takes a millisecond.
    """
    links, properties, classes = _searches()
    linked = links(tree)
    yield (link for link in linked if link.get("rel") == "author")
    items = [value.getparent() for value in properties(tree)]
    yield (part for part in _within(items) if part.get("itemprop") == "name")
    yield items
    yield linked
    marked = [value.getparent() for value in classes(tree)]
    yield (element for element in marked if _has(element, _NAME_CLASSES))
    yield _within([element for element in marked if _has(element, _AROUND_LINKS)], "a")
    yield marked


def _within(elements: Iterable[Any], *tags: str) -> Iterator[Any]:
    """What stands inside of ``elements``, each once."""
    found: set[Any] = set()
    for element in elements:
        for inner in element.iterdescendants(*tags):
            if inner not in found:
                found.add(inner)
                yield inner


def _has(element: Any, marks: Sequence[str]) -> bool:
    return any(mark in element.get("class") for mark in marks)


def in_lines(lines: Sequence[str], sites: Sequence[str]) -> tuple[str, ...]:
    """The names in the first line near the headline that begins as bylines do."""
    for line in lines:
        name = authors.byline(line)
        names = names_in(name, sites, 2) if name is not None else ()
        if names:
            return names
    return ()


def names_in(text: str, sites: Sequence[str], fewest: int) -> tuple[str, ...]:
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
def _searches() -> tuple[Any, Any, Any]:
    """Links to an author; attributes of properties, and of classes, that may be one's."""
    from lxml import etree

    classes = " or ".join(f'contains(.,"{mark}")' for mark in _CLASSES)
    return (
        etree.XPath('//a[contains(@rel,"author") or contains(@href,"/author/")]'),
        etree.XPath('//@itemprop[.="author"]'),
        etree.XPath(f"//@class[{classes}]"),
    )

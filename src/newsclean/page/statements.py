"""What a page's head and markup state about it, collected in one pass over the tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from newsclean.page import jsonld
from newsclean.page.jsonld import Node, squeeze

_LONGEST = 2_000  # code points of a value; longer ones are no title, name or date
_MOST = 50  # statements of one kind; pages that make more state nothing
_TAGS = ("html", "title", "base", "link", "meta", "h1", "h2", "h3", "time", "script")


@dataclass(frozen=True, slots=True)
class Statements:
    """Raw statements in page order.

    meta: contents by lower-case name, property, itemprop or http-equiv.
    links: ``href`` by ``rel``. times: (machine date, words) of ``time`` elements.
    articles: JSON-LD objects of the article and its page, best first; nodes: all; index: those with an
    ``@id``.
    """

    meta: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lower_headings: list[str] = field(default_factory=list)
    times: list[Any] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    language: list[str] = field(default_factory=list)
    base: list[str] = field(default_factory=list)
    articles: list[Node] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    index: dict[str, Node] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first content of the first of ``names`` that has one."""
        return next((self.meta[name][0] for name in names if self.meta.get(name)), None)

    def all(self, *names: str) -> list[str]:
        """The contents of all of ``names``."""
        return [value for name in names for value in self.meta.get(name, ())]

    def from_articles(self, *keys: str) -> list[Any]:
        """The values of ``keys`` in the article objects of JSON-LD, best object first."""
        return [node[key] for node in self.articles for key in keys if node.get(key)]


def collect(tree: Any) -> Statements:
    """Collect what ``tree`` states."""
    found = Statements()
    for element in tree.iter(*_TAGS):
        _COLLECTORS[element.tag](found, element)
    found.nodes.extend(jsonld.nodes(found.scripts))
    found.articles.extend(jsonld.articles(found.nodes))
    found.index.update(jsonld.index(found.nodes))
    return found


def text_of(element: Any) -> str:
    """The words in an element, parts of it that are elements set off by white space."""
    return squeeze(" ".join(element.itertext()))


def inline_text(element: Any) -> str:
    """The words in an element whose parts are inline."""
    return squeeze("".join(element.itertext()))


def _meta(found: Statements, element: Any) -> None:
    content = element.get("content")
    if not content or len(content) > _LONGEST or content.isspace():
        return
    value = squeeze(content)
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(attribute)
        if name and len(found.meta[name.strip().lower()]) < _MOST:
            found.meta[name.strip().lower()].append(value)


def _link(found: Statements, element: Any) -> None:
    href, rel = element.get("href"), element.get("rel")
    if href and rel and len(href) <= _LONGEST:
        found.links[rel.strip().lower()].append(href.strip())


def _title(found: Statements, element: Any) -> None:
    parent = element.getparent()
    if parent is None or parent.tag in ("head", "html", "body"):
        _add_text(found.titles, inline_text(element))


def _heading(found: Statements, element: Any) -> None:
    if len(found.headings) >= _MOST:
        return
    broken = any(True for _ in element.iter("br", "div", "p"))
    _add_text(found.headings, text_of(element) if broken else inline_text(element))


def _lower_heading(found: Statements, element: Any) -> None:
    if len(found.lower_headings) < _MOST:
        _add_text(found.lower_headings, inline_text(element))


def _script(found: Statements, element: Any) -> None:
    if element.text and "ld+json" in (element.get("type") or "").lower():
        found.scripts.append(element.text)


def _html(found: Statements, element: Any) -> None:
    _add_text(found.language, element.get("lang") or element.get("xml:lang") or "")


def _base(found: Statements, element: Any) -> None:
    _add_text(found.base, element.get("href") or "")


def _time(found: Statements, element: Any) -> None:
    if len(found.times) < _MOST:
        found.times.append(element)


def _add_text(texts: list[str], text: str) -> None:
    if text and len(text) <= _LONGEST:
        texts.append(text)


_COLLECTORS = {
    "meta": _meta,
    "link": _link,
    "title": _title,
    "h1": _heading,
    "h2": _lower_heading,
    "h3": _lower_heading,
    "script": _script,
    "html": _html,
    "base": _base,
    "time": _time,
}

"""A page flattened to text, block by block, as people do who keep no HTML: menus, sidebars, footers and the article.

Elements that browsers show as blocks, and line breaks, begin a line; scripts, styles and the like are left out; table
cells of a row are parted by a space.
"""

from __future__ import annotations

from typing import Any

from lxml import html

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details"),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option"),
        *("p", "pre", "section", "select", "summary", "table", "tbody", "textarea", "tfoot", "thead", "tr", "ul"),
    )
)
_SILENT = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe", "object", "math"})


def block_text(page: str) -> str:
    """The lines of ``page``."""
    try:
        tree = html.document_fromstring(page.encode("utf-8", "ignore"), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, AssertionError, html.etree.LxmlError):
        return ""
    chunks: list[str] = []
    _walk(tree, chunks)
    lines = (" ".join(line.split()) for line in "".join(chunks).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(root: Any, chunks: list[str]) -> None:
    stack: list[tuple[Any, bool]] = [(root, True)]
    while stack:
        element, entering = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        silent = tag is None or tag in _SILENT
        if tag in _BLOCKS:
            chunks.append("\n")
        elif tag in ("td", "th"):
            chunks.append(" ")
        if entering and not silent:
            chunks.append(_inner(element.text))
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        elif element is not root:
            chunks.append(_inner(element.tail))


def _inner(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""

"""An article as plain text and as Markdown."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.values import DateValue

_WIDTH = {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19}

# What begins something in CommonMark 0.31 or GitHub's dialect wherever it stands: escapes, code, emphasis,
# links, tags, entities, strike-through, tables, formulas; then bare addresses, which would swallow escapes.
_INLINE = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#A-Za-z])|:(?=//)|(?<=www)\.", re.IGNORECASE)
# What begins a block only at the start of a line: headings, lists, underlines of headings, definitions.
_LINE_START = re.compile(r"[#+\-=:]|[0-9]{1,9}[.)]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LINE_ENDS = re.compile(r"\r\n?|\n")


def to_text(article: Article) -> str:
    """The title, a blank line and the text; no line break at the end, and nothing that steers a terminal."""
    return "\n\n".join(part for part in (_one_line(article.title), _CONTROLS.sub("", article.text)) if part)


def to_markdown(article: Article) -> str:
    """The article in Markdown: title, subtitle, a line that says who, when and where, and the paragraphs.

    Whatever the article says stays text: nothing of it can become markup, a link or HTML.
    """
    title, subtitle = _one_line(article.title), _one_line(article.subtitle)
    blocks = [
        "# " + escape_inline(title).replace("#", "\\#") if title else "",
        f"**{escape_inline(subtitle)}**" if subtitle else "",
        " · ".join(_front(article)),
    ]
    blocks.extend(escape_markdown(article.text[start:end]) for start, end in article.paragraphs)
    return "\n\n".join(block for block in blocks if block)


def escape_markdown(text: str) -> str:
    """``text`` as Markdown that shows it: one paragraph, whose line breaks stay line breaks.

    Blank lines, blanks at the ends of lines and control characters are left out: Markdown cannot carry them.
    """
    lines = (_clean(line) for line in _LINE_ENDS.split(text))
    return "\\\n".join(_escape_line(line) for line in lines if line)


def escape_inline(text: str) -> str:
    """``text`` with all that is markup inside a line escaped."""
    return _INLINE.sub(r"\\\g<0>", text)


def _escape_line(line: str) -> str:
    start = _LINE_START.match(line)
    if not start:
        return escape_inline(line)
    at = start.end()
    return f"{line[: at - 1]}\\{line[at - 1]}{escape_inline(line[at:])}"


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text).strip(" \t")


def _one_line(text: str | None) -> str:
    return _CONTROLS.sub("", " ".join((text or "").split()))


def _front(article: Article) -> list[str]:
    """Who, when and where, each escaped."""
    date = date_words(article.published) if article.published else None
    words = (
        ", ".join(article.authors),
        date,
        article.dateline,
        article.credit,
        article.publisher,
        article.section,
    )
    front = [_escape_line(line) for line in map(_one_line, words) if line]
    address = article.canonical_url or article.url
    return [*front, _link(address)] if address else front


def _link(address: str) -> str:
    """An address as a link if it is one of the web, else as text."""
    if re.fullmatch(r"https?://[^\s<>\\\x00-\x20\x7f-\x9f]+", address, re.IGNORECASE):
        return f"<{address}>"
    return _escape_line(_one_line(address))


def date_words(date: DateValue) -> str:
    """A date in ISO 8601 as far as it is stated, a blank before the time: ``2025-11-24 14:30+01:00``."""
    value, width = date.value, _WIDTH.get(date.precision, 10)
    if not isinstance(value, datetime.datetime):
        return value.isoformat()[:width]
    stamp = value.isoformat(" ", "seconds")
    return stamp[:width] + (stamp[19:] if width > 10 else "")

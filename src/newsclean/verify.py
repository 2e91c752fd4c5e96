"""Proof of an article's record against the document at hand."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from newsclean.decode import read_as
from newsclean.edits import apply, check
from newsclean.options import Options

if TYPE_CHECKING:
    from newsclean.article import Article


def verify(article: Article, data: bytes | str) -> bool:
    """True if ``data`` is the document that ``article`` was made from and its record holds against it."""
    if isinstance(data, str):
        raw, text = data.encode("utf-8", "surrogatepass"), data
    elif article.source.encoding is None:
        return False
    else:
        raw, text = data, read_as(data, article.source.encoding)
    if hashlib.sha256(raw).hexdigest() != article.source.sha256 or len(text) != article.source.length:
        return False
    return _page_holds(article, text) if article.source.kind == "html" else _edits_hold(article, text)


def _edits_hold(article: Article, text: str) -> bool:
    """True if the edits are an edit list for ``text``, take out what they say, and leave the article's text."""
    try:
        check(article.edits, len(text))
    except ValueError:
        return False
    taken = all(edit.old is None or text[edit.start : edit.end] == edit.old for edit in article.edits)
    return taken and apply(text, article.edits) == article.text


def _page_holds(article: Article, page: str) -> bool:
    """True if every run stands in the page where the record says, and the edits hold for what the runs read."""
    from newsclean.page import read_page, verify_runs

    carried = all(edit.old is not None for edit in article.edits)
    text = article.source_text() if carried else read_page(page, article.url, Options()).text
    return verify_runs(page, text, article.runs) and _edits_hold(article, text)

"""Which blocks of a page are the article: trafilatura's answer, as lines of text."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from newsclean.page import limits
from newsclean.page.align import Line
from newsclean.page.keys import key
from newsclean.page.opinion import Opinion

# Everything else in trafilatura's body begins a line of its own.
_INLINE = frozenset({"hi", "ref", "del", "span", "a", "b", "i", "em", "strong", "u", "sub", "sup", "graphic", "done"})

_MANY_ELEMENTS = 8_000  # of a page that trafilatura's default mode, several times slower, is not asked about
_LEAST_LENGTH = 700  # of the key of an article that needs no second look
_LEAST_SHARE = 1 / 3  # of the page's text in such an article
# Measured on both annotated sets with models trained on the other one. An article that holds so much of the page's text
# needs no second opinion; one that fits so well is kept; another must fit so much better. To ask always gains .001 more
# on one set, loses as much on the other, and costs a tenth of the time.
_SURE_SHARE, _GOOD_FIT, _BETTER = 0.4, 0.75, 0.05
# What trafilatura's "balanced" does, but that it does not measure the page's whole text to try again where it took
# little of it: such an article does not convince here, and its default mode is asked anyway.
_BALANCED, _FIRST = "balanced", "first"


@cache
def _trafilatura() -> Any:
    import trafilatura
    import trafilatura.settings

    # It logs what it could not extract; that is an issue of the reading here, not a message on stderr.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def article_lines(tree: Any, size: int, opinion: Opinion) -> list[Line]:
    """The lines of the article in ``tree``, in order; none if there is no article.

    ``size`` is the length of the key of all the page's text. trafilatura's fast mode, two thirds of the cost,
    gives what its default gives on nineteen pages of twenty; the default is asked where the answer may fall
    short. On 861 annotated pages the two together score what the default scores (F1 .958 and .936). Where they take
    less than two fifths of the page's text, and leave some of its long lines, ``opinion`` is asked how well that
    fits; if it fits badly, the setting that favours what is missing, precision or recall, is tried, and taken if it
    fits clearly better.
    """
    if limits.is_too_much(tree):
        return []
    is_large = limits.count(tree) > _MANY_ELEMENTS
    body = _body(tree, fast=True, focus=_BALANCED if is_large else _FIRST)
    lines = [] if body is None else body_lines(body)
    if not is_large and (body is None or not _convinces(body, lines, size)):
        body = _body(tree, fast=False, focus=_BALANCED)
        lines = [] if body is None else body_lines(body)
    length = sum(len(line.key) for line in lines)
    unsure = length < _SURE_SHARE * size and not is_large
    return _better(tree, lines, opinion) if lines and unsure and opinion.may_miss(lines) else lines


def _better(tree: Any, lines: list[Line], opinion: Opinion) -> list[Line]:
    """``lines``, or those of another setting that fits the page clearly better."""
    fit = opinion.of(lines)
    if fit.f1 >= _GOOD_FIT:
        return lines
    body = _body(tree, fast=True, focus="precision" if fit.precision < fit.recall else "recall")
    others = [] if body is None else body_lines(body)
    return others if opinion.of(others).f1 > fit.f1 + _BETTER else lines


def _convinces(body: Any, lines: list[Line], size: int) -> bool:
    """Whether a body holds a good part of the page, in paragraphs."""
    length = sum(len(line.key) for line in lines)
    paragraphs = sum(1 for _ in body.iter("p"))
    tables = sum(1 for _ in body.iter("table"))
    return length >= _LEAST_LENGTH and length >= _LEAST_SHARE * size and paragraphs > 0 and tables <= paragraphs


def _body(tree: Any, fast: bool, focus: str) -> Any | None:
    """trafilatura's body; its JSON format does without the rendering as text that its Python format makes."""
    trafilatura = _trafilatura()
    options = trafilatura.settings.Extractor(output_format="json", fast=fast, comments=False)
    options.focus = focus
    try:
        document = trafilatura.bare_extraction(tree, options=options)
    except Exception:  # any failure on hostile markup: the page is then read without it
        return None
    return None if document is None else document.body


def body_lines(body: Any) -> list[Line]:
    """Cut trafilatura's XML into lines: its blocks, and what line breaks part in them."""
    lines: list[Line] = []
    chunks: list[str] = []
    stack: list[tuple[Any, bool]] = [(body, True)]
    while stack:
        element, entering = stack.pop()
        if not _is_inline(element):
            _close(lines, chunks)
        if entering:
            if element.text:
                chunks.append(element.text)
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        elif element.tail and element is not body:
            chunks.append(element.tail)
    _close(lines, chunks)
    return lines


def _is_inline(element: Any) -> bool:
    if element.tag in ("quote", "code"):  # <q> and <code> within a sentence
        parent = element.getparent()
        return parent is not None and parent.tag == "p"
    return element.tag in _INLINE


def _close(lines: list[Line], chunks: list[str]) -> None:
    text = " ".join(chunks)
    chunks.clear()
    wanted = key(text)
    if wanted:
        lines.append(Line(text, wanted))

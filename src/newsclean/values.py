"""The small frozen values that everything else is made of.

All offsets are counted in code points of a ``str`` and all spans are half-open.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """One change: ``text[start:end]`` became ``new``, because of ``rule``.

    ``old`` is the text that was taken out; it is ``None`` inside the pipeline and in records made with
    ``Options(carry_source=False)``. ``rule`` is ``kind:name``; an edit that several rules made in turn names
    them all in order, joined by ``+``.
    """

    start: int
    end: int
    new: str
    rule: str
    old: str | None = None

    @property
    def kind(self) -> str:
        """What sort of change this is: the first word of the (first) rule."""
        return self.rule.partition(":")[0]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that made this edit, in the order in which they acted."""
        return tuple(self.rule.split("+"))


class Run(NamedTuple):
    """Where a piece of a page's text stands in the page.

    ``text[start:end]`` was read from ``page[page_start:page_end]``: verbatim when both are of one length and
    equal, else a character reference or a run of white space that HTML reads as one space. Characters of the
    text that no run covers (line breaks between blocks) have no counterpart in the page.
    """

    page_start: int
    page_end: int
    start: int
    end: int


class Removal(NamedTuple):
    """A piece of the source that is not part of the text, with its kind and the rule that says so.

    ``score`` is the share, 0 to 1, of what the rule removed from annotated pages that was no part of the article.
    """

    start: int
    end: int
    text: str | None
    kind: str
    rule: str
    score: float


class Issue(NamedTuple):
    """Something that a user may want to know: a doubt, a limit reached, a thing seen and left as it is.

    ``code`` is one of the stable words in docs/issues.md; ``span`` is in the source text, if the issue has
    a place.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as the document states it.

    ``value`` is a ``datetime.date``, or a ``datetime.datetime`` where a time of day is stated (with a zone only
    where the document states one). Fields finer than ``precision`` (``"year"``, ``"month"``, ``"day"``,
    ``"minute"``, ``"second"``) are fillers: 1 or 0. ``raw`` holds the document's own words and ``where`` says where
    they were found (``"json-ld"``, ``"meta"``, ``"time"``, ``"line"``, ``"text"``, ``"url"``, …).
    """

    value: datetime.date
    precision: str
    raw: str
    where: str


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag, the ISO 15924 script that carries most letters, and how sure the choice is (0 to 1)."""

    tag: str | None
    script: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: ``kind``, ``encoding``, ``sha256`` of the bytes, ``length``.

    ``kind`` is ``"text"`` or ``"html"``, ``"other"`` for data that is neither, ``"none"`` where nothing was read.
    ``encoding`` is ``None`` for ``str`` input, whose hash is that of its UTF-8 form (lone surrogates passed
    through). ``length`` counts the code points of the decoded source.
    """

    kind: str
    encoding: str | None
    sha256: str
    length: int

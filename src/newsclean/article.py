"""The article: what a document says, and the record of how it was read."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from newsclean import codec
from newsclean.edits import OffsetMap, revert
from newsclean.values import DateValue, Edit, Issue, Removal, Run, Source, Span

# Kinds of edit that mend a text; every other edit that puts nothing in its place has removed a part of the page.
MENDING_KINDS = frozenset({"encoding", "character", "spacing", "quote", "word", "break", "blank"})


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, typed; every field is ``None`` or empty where the document does not say.

    text: the body, paragraphs joined by a blank line; ``paragraphs`` are their spans in it.
    title, subtitle, summary, authors, dateline (the place that the report was sent from), credit (the agency or
        source that the document names), section, tags, publisher: as stated, cleaned like the text.
    published, modified: dates that the document states as such; ``mentioned_dates``: full dates that the story's
        opening tells of, which are not publication dates.
    url: as given by the caller or stated by the page; canonical_url, image: as stated by the page.
    language: BCP 47 tag; script: ISO 15924 code; language_score: how sure the tag is, 0 to 1.
    mode: what the text was taken for, ``"residual"``, ``"full-page"`` or (HTML) ``"page"``; ``None`` if it was none;
        mode_reason: what told so, in words.
    edits: every change between ``source_text()`` and ``text``, sorted, disjoint, offsets in code points.
    issues: doubts and limits, with spans in ``source_text()`` where they have a place.
    runs: for pages, where the extracted text stands in the page.
    source: kind, encoding, hash and length of what was read.
    version, rules: the version of newsclean and the hash of its rule tables.
    """

    text: str
    paragraphs: tuple[Span, ...]
    source: Source
    version: str
    rules: str
    title: str | None = None
    subtitle: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    published: DateValue | None = None
    modified: DateValue | None = None
    mentioned_dates: tuple[DateValue, ...] = ()
    dateline: str | None = None
    credit: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    language: str | None = None
    script: str | None = None
    language_score: float = 0.0
    mode: str | None = None
    mode_reason: str | None = None
    edits: tuple[Edit, ...] = ()
    issues: tuple[Issue, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def removed(self) -> tuple[Removal, ...]:
        """What was taken out of the text, each piece with its kind, rule and score, in source order."""
        from newsclean.scores import score

        return tuple(
            Removal(edit.start, edit.end, edit.old, edit.kind, edit.rule, score(edit.rule))
            for edit in self.edits
            if not edit.new and edit.kind not in MENDING_KINDS
        )

    def source_text(self) -> str:
        """The text that was cleaned, rebuilt from the record alone.

        For text input this is the decoded source; for a page it is the text that was extracted from it. Raises
        ``ValueError`` if the record carries no source text (``Options(carry_source=False)``).
        """
        return revert(self.text, self.edits)

    def trace(self, offset: int) -> Span:
        """The place in the source of the character at ``offset`` of ``text``.

        The span counts code points of the decoded source (for a page: of the page) and is one character wide for
        a character that was kept, as wide as the edit for one that was changed, and empty for a line break that
        has no counterpart in the page. Raises ``IndexError`` if ``text`` has no such offset.

        Each call goes through all edits; for many characters take ``trace_all``.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} code points")
        return self._place(OffsetMap(self.edits), offset)

    def trace_all(self) -> list[Span]:
        """The place in the source of every character of ``text``, in order: ``trace`` of each, in one pass."""
        offsets = OffsetMap(self.edits)
        return [self._place(offsets, offset) for offset in range(len(self.text))]

    def _place(self, offsets: OffsetMap, offset: int) -> Span:
        span = offsets.to_source(offset)
        return _in_page(self.runs, span) if self.source.kind == "html" else span

    def verify(self, data: bytes | bytearray | memoryview | str) -> bool:
        """True if ``data`` is what this article was made from and every kept character stands where it should.

        Whatever the record says, one that does not hold is ``False``. Raises ``TypeError`` if ``data`` is neither
        bytes nor ``str``.
        """
        from newsclean.verify import Record, verify  # brings the decoder, which reading a record does not need

        return verify(Record(self.text, self.source, self.edits, self.runs, self.url), data)

    def to_dict(self) -> dict[str, Any]:
        """A form that holds only what JSON holds; ``from_dict`` gives an equal article back."""
        return {name: dump(getattr(self, name)) for name, (dump, _) in _FORMS.items()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The article that ``to_dict`` made ``data`` from; what else ``data`` holds is passed over.

        Raises ``ValueError`` naming the field that is missing or of the wrong form.
        """
        if not isinstance(data, Mapping):
            raise ValueError(f"not an article's dict: {type(data).__name__}")
        fields: dict[str, Any] = {}
        for name, (_, load) in _FORMS.items():
            try:
                fields[name] = load(data[name])
            except _WRONG as error:
                raise ValueError(f"not an article's dict: {name}: {type(error).__name__}: {error}") from error
        return cls(**fields)

    def to_json(self) -> str:
        """``to_dict`` as one line of JSON, which UTF-8 can hold whatever the source held.

        Half a surrogate pair is escaped; a string in which two halves meet as two code points, for which JSON has no
        form, is a list of the pieces on either side. ``from_json`` and ``from_dict`` give the string itself back.
        """
        return codec.line(self.to_dict())

    @classmethod
    def from_json(cls, line: str | bytes | bytearray) -> Self:
        """The article that ``to_json`` made ``line`` from.

        Raises ``ValueError`` for anything else, ``TypeError`` if ``line`` is neither ``str`` nor bytes.
        """
        if not isinstance(line, (str, bytes, bytearray)):
            raise TypeError(f"from_json() takes str or bytes, not {type(line).__name__}")
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"not an article's JSON: {type(error).__name__}: {error}") from error
        if not isinstance(data, dict):
            raise ValueError(f"not an article's JSON: {type(data).__name__}")
        return cls.from_dict(data)

    def to_schema_org(self) -> dict[str, Any]:
        """The article as a schema.org ``NewsArticle`` (JSON-LD); properties that are not known are left out."""
        properties: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "alternativeHeadline": self.subtitle,
            "description": self.summary,
            "articleBody": self.text,
            "author": [{"@type": "Person", "name": name} for name in self.authors],
            "datePublished": _stated(self.published),
            "dateModified": _stated(self.modified),
            "dateline": self.dateline,
            "articleSection": self.section,
            "keywords": list(self.tags),
            "inLanguage": self.language,
            "publisher": _organization(self.publisher),
            "sourceOrganization": _organization(self.credit),
            "url": self.canonical_url or self.url,
            "image": self.image,
            "identifier": f"sha256:{self.source.sha256}",
        }
        return {name: codec.encodable(value) for name, value in properties.items() if value}


_WRONG = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
_Form = tuple[Callable[[Any], Any], Callable[[Any], Any]]  # to JSON's types, and back


def _same(value: Any) -> Any:
    return value


def _list(dump: Callable[[Any], Any], load: Callable[[Any], Any]) -> _Form:
    return lambda values: list(map(dump, values)), codec.many(load)


_TEXT: _Form = (_same, codec.text)
_SAID: _Form = (_same, codec.optional(codec.text))
_DATE: _Form = (codec.optional(codec.dump_date), codec.optional(codec.load_date))
_FORMS: dict[str, _Form] = {
    "title": _SAID,
    "subtitle": _SAID,
    "text": _TEXT,
    "paragraphs": _list(list, codec.load_span),
    "summary": _SAID,
    "authors": _list(_same, codec.text),
    "published": _DATE,
    "modified": _DATE,
    "mentioned_dates": _list(codec.dump_date, codec.load_date),
    "dateline": _SAID,
    "credit": _SAID,
    "section": _SAID,
    "tags": _list(_same, codec.text),
    "publisher": _SAID,
    "url": _SAID,
    "canonical_url": _SAID,
    "image": _SAID,
    "language": _SAID,
    "script": _SAID,
    "language_score": (_same, codec.number),
    "mode": _SAID,
    "mode_reason": _SAID,
    "source": (codec.dump_source, codec.load_source),
    "version": _TEXT,
    "rules": _TEXT,
    "edits": _list(codec.dump_edit, codec.load_edit),
    "issues": _list(codec.dump_issue, codec.load_issue),
    "runs": _list(list, codec.load_run),
}


# ``Span(...)`` takes twice the time.
_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs of a clean text."""
    spans: list[Span] = []
    at = 0
    for paragraph in text.split("\n\n") if text else ():
        spans.append(_span((at, at + len(paragraph))))
        at += len(paragraph) + 2
    return tuple(spans)


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _stated(date: DateValue | None) -> str | None:
    """An ISO 8601 date cut to the precision that the document states."""
    if date is None:
        return None
    width = {"year": 4, "month": 7, "day": 10}.get(date.precision)
    return date.value.isoformat()[:width]


def _in_page(runs: tuple[Run, ...], span: Span) -> Span:
    """The span of the page that ``span`` of the extracted text was read from."""
    start = _page_offset(runs, span.start, is_end=False)
    return Span(start, max(start, _page_offset(runs, span.end, is_end=True)))


def _page_offset(runs: tuple[Run, ...], offset: int, is_end: bool) -> int:
    key = offset - 1 if is_end else offset
    k = bisect_right(runs, key, key=lambda run: run.start) - 1
    if k < 0:
        return runs[0].page_start if runs else 0
    run = runs[k]
    if key >= run.end:  # between runs: nothing of the page
        return run.page_end
    if run.page_end - run.page_start != run.end - run.start:
        return run.page_end if is_end else run.page_start
    return run.page_start + offset - run.start

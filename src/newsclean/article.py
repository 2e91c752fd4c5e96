"""The article: what a document says, and the record of how it was read."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
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
    edits: tuple[Edit, ...] = ()
    issues: tuple[Issue, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def removed(self) -> tuple[Removal, ...]:
        """What was taken out of the text, each piece with its kind and rule, in source order."""
        return tuple(
            Removal(edit.start, edit.end, edit.old, edit.kind, edit.rule)
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
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} code points")
        span = OffsetMap(self.edits).to_source(offset)
        return _in_page(self.runs, span) if self.source.kind == "html" else span

    def verify(self, data: bytes | str) -> bool:
        """True if ``data`` is what this article was made from and every kept character stands where it should."""
        from newsclean.verify import Record, verify  # brings the decoder, which reading a record does not need

        return verify(Record(self.text, self.source, self.edits, self.runs, self.url), data)

    def to_dict(self) -> dict[str, Any]:
        """A form that holds only what JSON holds; ``from_dict`` gives an equal article back."""
        form: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        form["paragraphs"] = [list(span) for span in self.paragraphs]
        form["authors"], form["tags"] = list(self.authors), list(self.tags)
        form["published"], form["modified"] = codec.dump_date(self.published), codec.dump_date(self.modified)
        form["mentioned_dates"] = [codec.dump_date(date) for date in self.mentioned_dates]
        form["source"] = codec.dump_source(self.source)
        form["edits"] = [codec.dump_edit(edit) for edit in self.edits]
        form["issues"] = [codec.dump_issue(issue) for issue in self.issues]
        form["runs"] = [list(run) for run in self.runs]
        return form

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The article that ``to_dict`` made ``data`` from.

        Raises ``ValueError`` naming what is missing or of the wrong form.
        """
        try:
            return cls._from_dict(data)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not an article's dict: {type(error).__name__}: {error}") from error

    @classmethod
    def _from_dict(cls, data: Mapping[str, Any]) -> Self:
        plain: dict[str, Any] = {name: data[name] for name in _PLAIN}
        return cls(
            paragraphs=tuple(Span(*span) for span in data["paragraphs"]),
            authors=tuple(data["authors"]),
            tags=tuple(data["tags"]),
            published=codec.load_date(data["published"]),
            modified=codec.load_date(data["modified"]),
            mentioned_dates=tuple(filter(None, map(codec.load_date, data["mentioned_dates"]))),
            source=codec.load_source(data["source"]),
            edits=tuple(map(codec.load_edit, data["edits"])),
            issues=tuple(map(codec.load_issue, data["issues"])),
            runs=codec.load_runs(data["runs"]),
            **plain,
        )

    def to_json(self) -> str:
        """``to_dict`` as one line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """The article that ``to_json`` made ``line`` from; raises ``ValueError`` on anything else."""
        data = json.loads(line)
        if not isinstance(data, dict):
            raise ValueError(f"not an article's JSON: {type(data).__name__}")
        return cls.from_dict(data)

    def to_schema_org(self) -> dict[str, Any]:
        """The article as a schema.org ``NewsArticle`` (JSON-LD); properties that are not known are left out."""
        people = [{"@type": "Person", "name": name} for name in self.authors]
        properties: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "alternativeHeadline": self.subtitle,
            "description": self.summary,
            "articleBody": self.text,
            "author": people,
            "datePublished": _stated(self.published),
            "dateModified": _stated(self.modified),
            "dateline": self.dateline,
            "articleSection": self.section,
            "keywords": list(self.tags),
            "inLanguage": self.language,
            "publisher": {"@type": "Organization", "name": self.publisher} if self.publisher else None,
            "url": self.canonical_url or self.url,
            "image": self.image,
            "identifier": f"sha256:{self.source.sha256}",
        }
        return {name: value for name, value in properties.items() if value}


_PLAIN = (
    *("title", "subtitle", "text", "summary", "dateline", "credit", "section", "publisher", "url"),
    *("canonical_url", "image", "language", "script", "language_score", "mode", "version", "rules"),
)


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

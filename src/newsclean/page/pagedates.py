"""When a page was published and changed, from what it states, the most explicit statement first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean import dates
from newsclean.dates.days import calendar_date
from newsclean.page.near import Near
from newsclean.page.statements import Statements, text_of
from newsclean.values import DateValue

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "publish_date", "publish-date", "publishdate",
    "published_date", "publication_date", "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dc:date", "date", "citation_publication_date", "citation_date",
    "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "rnews:datepublished",
    "datecreated", "article:created", "article_date_original", "originalpublicationdate", "bt:pubdate",
    "video:release_date", "og:pubdate", "displaydate", "ptime", "pdate", "timestamp", "release_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "revised", "modified", "moddate", "updated_time",
)  # fmt: skip
_IN_URL = re.compile(r"(?:^|[/_.-])((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/._-]|$)")
_SEPARATORS = re.compile(r"\s+[|•·–—]\s+|\s*[|•]\s*")
_PUBLISHED_CLASS = re.compile(r"publish|entry-date|post-date|article-date|pubdate", re.IGNORECASE)
_LONGEST_LINE = 120
_SOLAR = re.compile(r"(1[34]\d\d)[/.-]([01]?\d)[/.-]([0-3]?\d)(?!\d)")
_BY_THE_SUN = frozenset({"fa", "prs", "pes", "ps", "mzn", "glk"})


class PageDates:
    """Reads the dates of one page; ``reference`` is what relative dates count from."""

    def __init__(
        self,
        found: Statements,
        language: str | None,
        reference: datetime.datetime | None,
        urls: Iterable[str],
    ) -> None:
        self._found = found
        self._languages = [language] if language else None
        self._reference = reference
        self._urls = list(urls)

    def published(self, near: Near, tree: Any) -> DateValue | None:
        """The date of publication, by the first kind of statement that yields one."""
        stated = next(self._stated(near), None)
        if stated is None:
            stated = self._shown(near) or next(self._others(), None) or self._heuristic(near, tree) or self._url()
        return self._cross_checked(stated, near) if stated else None

    def modified(self, near: Near) -> DateValue | None:
        """The date of the last change."""
        for value in self._found.from_articles("dateModified", "dateUpdated"):
            if isinstance(value, str) and (date := self._machine(value, "json-ld")):
                return date
        for value in self._found.all(*_MODIFIED):
            if date := self._machine(value, "meta"):
                return date
        times = (self._time(element, "time") for element in self._found.times if _is_modified(element))
        return next(filter(None, times), None) or self._line(near.lines, "updated")

    def _stated(self, near: Near) -> Iterator[DateValue]:
        """Explicit statements, best first; JSON-LD in words, not digits, is no better than visible lines.

        A ``time`` without a mark may be another story's, unless its words stand near the headline.
        """
        in_words: list[DateValue] = []
        for key in ("datePublished", "dateCreated", "uploadDate"):
            for value in self._found.from_articles(key):
                if isinstance(value, str) and (date := self._machine(value, "json-ld")):
                    if value.lstrip()[:4].isdigit():
                        yield date
                    else:
                        in_words.append(date)
        for value in self._found.all(*_PUBLISHED):
            if date := self._machine(value, "meta"):
                yield date
        head = " ".join(near.head)
        for element in _ranked(self._found.times):
            stands_near = not head or _is_published(element) or text_of(element) in head
            if stands_near and (date := self._time(element, "time")):
                yield date
        yield from in_words

    def _others(self) -> Iterator[DateValue]:
        """What all ``time`` elements state, wherever they stand."""
        for element in _ranked(self._found.times):
            if date := self._time(element, "time"):
                yield date

    def _machine(self, text: str, where: str) -> DateValue | None:
        date = dates.parse_iso(text, where)
        if date is None:
            date = dates.parse(text, where, self._reference, self._languages) or self._solar(text, where)
        return date if date is not None and date.precision != "year" and date.value.year >= 1990 else None

    def _solar(self, text: str, where: str) -> DateValue | None:
        """A day in digits of the solar Hijri calendar, on a page in a language of those who count by it."""
        language = (self._languages or [""])[0].lower().partition("-")[0]
        match = _SOLAR.match(text.strip()) if language in _BY_THE_SUN else None
        day = calendar_date("J", *map(int, match.group(1, 2, 3))) if match is not None else None
        return DateValue(day, "day", match[0], where) if day is not None and match is not None else None

    def _time(self, element: Any, where: str) -> DateValue | None:
        stamp = element.get("datetime") or element.get("content") or ""
        return (self._machine(stamp, where) if stamp.strip() else None) or self._machine(text_of(element), where)

    def _shown(self, near: Near) -> DateValue | None:
        """What lines near the headline state; once the story has begun, only what is said to be this date."""
        return (
            self._line(near.head, "published", None) or self._in_line(near.head) or self._line(near.below, "published")
        )

    def _line(self, lines: Sequence[str], *roles: str | None) -> DateValue | None:
        """The first date statement in one of ``roles`` (``None``: one without a label) among ``lines``."""
        for line in lines:
            if len(line) > _LONGEST_LINE:
                continue
            for part in dict.fromkeys((line, *_SEPARATORS.split(line))):
                date = dates.parse(part, "line", self._reference, self._languages)
                if date is not None and date.precision != "month" and dates.role(date.raw) in roles:
                    return date
        return None

    def _in_line(self, lines: Sequence[str]) -> DateValue | None:
        for line in lines[:12]:
            if len(line) <= _LONGEST_LINE and dates.role(line) != "updated":
                for hit in dates.find(line, 1) or filter(None, [dates.statement(line)]):
                    return DateValue(hit.value.value, hit.value.precision, hit.value.raw, "line")
        return None

    def _heuristic(self, near: Near, tree: Any) -> DateValue | None:
        """What htmldate finds where it need not guess, but dates of changes.

        A first of January is its word for "that year".
        """
        import htmldate

        try:
            day = htmldate.find_date(
                tree, extensive_search=False, original_date=True, url=self._urls[0] if self._urls else None,
                min_date="1995-01-01", max_date="2100-01-01",
            )  # fmt: skip
        except Exception:  # any failure on hostile markup leaves the page without a date
            return None
        # Where it finds nothing but that, it was right on 9 of 28 annotated pages.
        changed = self.modified(near)
        if not day or day.endswith("-01-01") or (changed is not None and _day(changed).isoformat() == day):
            return None
        return dates.parse_iso(day, "page")

    def _url(self) -> DateValue | None:
        for url in self._urls:
            match = _IN_URL.search(url)
            if match is not None:
                year, month, day = match.group(1, 3, 4)
                return dates.parse_iso(f"{year}-{month:0>2}-{day:0>2}", "url")
        return None

    def _cross_checked(self, first: DateValue, near: Near) -> DateValue:
        """``first``, or that with day and month swapped where more of the other statements say so."""
        swapped = _swapped(first.value)
        if swapped is None:
            return first
        others = [*self._stated(near), *filter(None, [self._url()])]
        agreeing = [date for date in others if _day(date) == swapped]
        supporting = [date for date in others if _day(date) == _day(first)]
        return agreeing[0] if len(agreeing) > len(supporting) else first


def _ranked(times: Sequence[Any]) -> list[Any]:
    """``time`` elements, those marked as the date of publication first; none of changes or comments."""
    usable = [element for element in times if not _is_modified(element) and not _is_apart(element)]
    return sorted(usable, key=lambda element: not _is_published(element))


def _is_published(element: Any) -> bool:
    marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
    return element.get("pubdate") is not None or _PUBLISHED_CLASS.search(marks) is not None


def _is_modified(element: Any) -> bool:
    marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return "modified" in marks or "updated" in marks.replace("published updated", "").replace("updated published", "")


def _is_apart(element: Any) -> bool:
    """Whether an element stands in a comment, a sidebar, a list of other articles or the page's frame."""
    for number, parent in enumerate(element.iterancestors()):
        if number > 12:
            break
        marks = f"{parent.get('id') or ''} {parent.get('class') or ''}".lower()
        if parent.tag in ("aside", "nav", "footer") or "comment" in marks or "related" in marks or "sidebar" in marks:
            return True
    return False


def _day(date: DateValue) -> datetime.date:
    value = date.value
    return value.date() if isinstance(value, datetime.datetime) else value


def _swapped(value: datetime.date) -> datetime.date | None:
    if value.day > 12 or value.day == value.month:
        return None
    return datetime.date(value.year, value.day, value.month)

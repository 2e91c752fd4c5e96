"""What a page says about its article, every field ``None`` or empty where it does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.options import Options
from newsclean.page import authors, bylines, jsonld, printed, subtitles, titles
from newsclean.page.jsonld import squeeze
from newsclean.page.keys import unescape
from newsclean.page.near import Near
from newsclean.page.pagedates import PageDates
from newsclean.page.statements import Statements
from newsclean.page.titles import Candidate, fold
from newsclean.values import DateValue

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "edu", "ac", "or", "gob", "gouv", "govt"})
_TAGS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "citation_keywords")
_AUTHORS = (
    "author", "article:author", "authors", "parsely-author", "sailthru.author", "citation_author",
    "dc.creator", "dc:creator", "dcterms.creator", "dc.creator.aut", "og:author", "og:article:author", "byl",
    "rbauthors", "shareaholic:article_author_name", "twitter:creator", "articleauthor", "article_author",
    "article-author", "article.author", "author_name", "author-name", "authorname", "byline", "cxenseparse:author",
    "mrf:authors",
)  # fmt: skip
_TITLES = (
    "twitter:title",
    "headline",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "title",
)
_LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_MOST_TAGS = 50
_MOST_BESIDE = 10
_SUMMARIES = ("og:description", "description", "twitter:description")
_PARTS = re.compile(r"\s+[|–—-]\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields as the page states them, references resolved and white space collapsed.

    language: the tag that the markup declares, as written but with hyphens. canonical_url and image, and url
    where the caller gave none, are absolute; an address that no base makes so is left out. credit: the news
    agency that is stated where authors are; agencies are not among the ``authors``.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: DateValue | None = None
    modified: DateValue | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    summary: str | None = None
    language: str | None = None
    credit: str | None = None


class Reader:
    """Reads the metadata of one page from what it states."""

    def __init__(self, found: Statements, url: str | None, options: Options) -> None:
        self._found = found
        self._given_url = url
        self._options = options
        self._canonical = self._absolute(self._raw_canonical())
        self._stated_url = self._absolute(found.first("og:url", "twitter:url")) or self._canonical
        self._publisher = self._read_publisher()
        self.sites = self._read_sites()

    def title(self, printed: Callable[[str], bool]) -> str | None:
        """The headline; ``printed`` tells what the page prints between two tags."""
        return titles.choose(self._titles(), self.sites, self._found.lower_headings, printed)

    def _titles(self) -> list[Candidate]:
        """What the page states as its title."""
        found = self._found
        headlines = [text for value in found.from_articles("headline") for text in jsonld.strings(value)]
        names = [text for value in found.from_articles("name") for text in jsonld.strings(value)]
        candidates = [
            *(Candidate(text, "json-ld") for text in headlines[:3]),
            *(Candidate(text, "og") for text in found.all("og:title")[:2]),
            *(Candidate(text, "h1") for text in found.headings[:10]),
            *(Candidate(text, "meta") for text in [*found.all(*_TITLES)[:4], *names[:1]]),
            *(Candidate(text, "title") for text in found.titles[:1]),
        ]
        return [Candidate(_plain(text), where) for text, where in candidates]

    def rest(self, title: str | None, near: Near, tree: Any, text: str) -> Metadata:
        """All fields; ``near`` are the visible lines near the headline, ``text`` is the article's."""
        stated = authors.part(self._authors(near, tree, text))
        dates = PageDates(self._found, self._language(), self._options.reference_time, self._dated_urls())
        return Metadata(
            title=title,
            subtitle=self._first_string(("alternativeHeadline",), ()),
            authors=stated.persons,
            published=dates.published(near, tree),
            modified=dates.modified(near),
            section=self._first_string(("articleSection",), ("article:section", "parsely-section", "section")),
            tags=self._tags(),
            publisher=self._publisher,
            url=self._given_url or self._stated_url,
            canonical_url=self._canonical,
            image=self._absolute(self._image()),
            summary=self._first_string(("description",), _SUMMARIES),
            language=self._language(),
            credit=stated.agency,
        )

    def beside(self, tree: Any) -> tuple[str, ...]:
        """Titles, summaries and subtitles."""
        texts = self._summed_up("alternativeHeadline", "description")
        return tuple(
            dict.fromkeys(filter(None, [*(title.text for title in self._titles()), *texts, *subtitles.marked(tree)]))
        )

    def summaries(self) -> list[str]:
        """What the page states as a summary of its story."""
        return self._summed_up("description")

    def body(self) -> str:
        """What the page states as the words of its article; empty if it states none."""
        bodies = [text for value in self._found.from_articles("articleBody") for text in jsonld.strings(value)]
        return _plain(max(bodies, key=len, default=""))

    def _summed_up(self, *keys: str) -> list[str]:
        said = [*self._found.from_articles(*keys), *self._found.all(*_SUMMARIES)]
        return [_plain(text) for value in said[:_MOST_BESIDE] for text in jsonld.strings(value)]

    def _authors(self, near: Near, tree: Any, text: str) -> tuple[str, ...]:
        """The writers that the page states, or else prints; a person who is named goes before a body's name."""
        stated = self._stated_authors() or bylines.in_markup(tree, near.lines, self.sites)
        if stated and not all(map(authors.is_body, stated)):
            return stated
        return (
            printed.in_head(near, self.sites)
            or stated
            or bylines.in_lines(near.below, self.sites)
            or printed.behind(near, self.sites, text)
        )

    def _stated_authors(self) -> tuple[str, ...]:
        for value in self._found.from_articles("author", "creator"):
            if names := authors.clean(jsonld.names(value, self._found.index), self.sites):
                return names
        for name in _AUTHORS:
            values = self._found.all(name)
            if values and (names := authors.clean(map(_plain, values), self.sites)):
                return names
        return authors.clean(labelled, self.sites) if (labelled := list(self._labelled())) else ()

    def _labelled(self) -> Iterator[str]:
        """Names in the cards for Twitter: a label such as "Written by", and what it is the label of."""
        for label, value in _LABELLED:
            line = f"{self._found.first(label) or ''}: {self._found.first(value) or ''}"
            if len(line) > len(": ") and (name := authors.byline(_plain(line))) is not None:
                yield name

    def _first_string(self, keys: tuple[str, ...], names: tuple[str, ...]) -> str | None:
        for value in self._found.from_articles(*keys):
            for text in jsonld.strings(value):
                return _plain(text) or None
        content = self._found.first(*names)
        return _plain(content) or None if content else None

    def _tags(self) -> tuple[str, ...]:
        tags: dict[str, str] = {}
        stated = [text for value in self._found.from_articles("keywords") for text in jsonld.strings(value)]
        for text in stated or self._found.all(*_TAGS):
            for tag in re.split(r"[,،;]", _plain(text)):
                if fold(tag) and len(tags) < _MOST_TAGS:
                    tags.setdefault(fold(tag), tag.strip())
        return tuple(tags.values())

    def _read_publisher(self) -> str | None:
        for value in self._found.from_articles("publisher", "sourceOrganization"):
            for name in jsonld.names(value, self._found.index):
                return _plain(name)
        stated = self._found.first(
            "og:site_name", "application-name", "dc.publisher", "publisher", "citation_publisher"
        )
        return _plain(stated) or None if stated else None

    def _read_sites(self) -> tuple[str, ...]:
        """What the site may be called: its stated names, those of organizations, the names of its hosts."""
        found = self._found
        names = [
            self._publisher or "",
            *found.all("og:site_name", "application-name", "apple-mobile-web-app-title"),
        ]
        for node in found.nodes[:200]:
            if {"WebSite", "NewsMediaOrganization"} & set(jsonld.types(node)):
                names.extend(jsonld.strings(node.get("name"))[:2])
        for url in self._urls():
            names.extend(_host_names(url))
        names.extend(handle.lstrip("@") for handle in found.all("twitter:site"))
        names.extend(part for name in tuple(names) for part in _PARTS.split(name) if len(part) > 3)
        return tuple(dict.fromkeys(filter(None, names)))

    def _urls(self) -> list[str]:
        return [url for url in (self._given_url, self._canonical, self._stated_url) if url]

    def _dated_urls(self) -> list[str]:
        """Addresses that may hold a date; for that a relative one will do."""
        canonical = self._raw_canonical()
        return self._urls() or ([canonical] if canonical else [])

    def _raw_canonical(self) -> str | None:
        links = self._found.links.get("canonical")
        if links:
            return links[0]
        for value in self._found.from_articles("mainEntityOfPage", "url"):
            text = value.get("@id") if isinstance(value, dict) else value
            if isinstance(text, str) and text.startswith("http"):
                return text
        return None

    def _absolute(self, link: str | None) -> str | None:
        """``link`` as an absolute address, resolved against the page's base; ``None`` if that gives none."""
        if not link or len(link) > 2_000:
            return None
        base = next(iter(self._found.base), None)
        try:
            for known in (base, self._given_url, self._found.first("og:url")):
                link = urljoin(known or "", link.strip())
            parts = urlsplit(link)
        except ValueError:
            return None
        if not parts.netloc or parts.scheme not in ("http", "https", ""):
            return None
        return link if parts.scheme else f"https:{link}"

    def _image(self) -> str | None:
        image = self._found.first(
            "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"
        )
        return image or next(iter(self._images()), None)

    def _images(self) -> Iterator[str]:
        for value in self._found.from_articles("image"):
            for item in value if isinstance(value, list) else [value]:
                text = item.get("url", item.get("@id")) if isinstance(item, dict) else item
                if isinstance(text, str) and text:
                    yield text

    def _language(self) -> str | None:
        stated = [
            *self._found.language,
            *self._found.all("content-language", "language", "og:locale", "dc.language"),
            *(text for value in self._found.from_articles("inLanguage") for text in jsonld.strings(value)),
        ]
        return next((tag.strip().replace("_", "-") for tag in stated if _LANGUAGE.match(tag.strip())), None)


def _host_names(url: str) -> list[str]:
    """The host of an address and the label that its owner chose."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return []
    host = host.removeprefix("www.")
    labels = host.split(".")
    chosen = [label for label in labels[:-1] if label not in _SECOND_LEVEL]
    return [host, *chosen[-1:]]


def _plain(text: str) -> str:
    """Resolve references that were escaped twice, take out tags."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = re.sub(r"<[a-zA-Z/!][^<>]*>", "", text)
    return squeeze(text)

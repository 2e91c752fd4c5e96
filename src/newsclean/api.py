"""``clean``: a document in, an article out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from newsclean import decode, sniff
from newsclean._version import __version__
from newsclean.article import Article, paragraphs_of
from newsclean.closings import EDITING
from newsclean.options import Options
from newsclean.pipeline import Cleaned, run, tidy
from newsclean.site import SiteProfile
from newsclean.stages.base import Context
from newsclean.tables import rules_hash
from newsclean.values import DateValue, Edit, Issue, Run, Source

_DEFAULT = Options()
_BYTES = (bytes, bytearray, memoryview)


def clean(
    data: bytes | bytearray | memoryview | str,
    url: str | None = None,
    *,
    options: Options | None = None,
    site: SiteProfile | None = None,
    title: str | None = None,
) -> Article:
    """Clean one scraped document.

    data: HTML or text; bytes in any charset, or ``str``. Whatever it holds gives an article: what could not be read
        is told in ``Article.issues``.
    url: where the document came from, if known; relative addresses in a page are resolved against it.
    options: see ``Options``.
    site: what ``learn_site`` learned from other documents of the site; its lines are removed (kind ``"site"``).
    title: the headline, where it is known from elsewhere: from the record that the document came in, or from the
        article whose text is cleaned again. No other line of a text is then taken for it.

    Raises ``TypeError`` if ``data`` is neither bytes nor ``str``, ``url`` or ``title`` is no ``str``, ``options`` are
    none, or ``site`` is no profile.
    """
    chosen = checked(options)
    _check_str("url", url)
    _check_str("title", title)
    check_site(site)
    if isinstance(data, (str, *_BYTES)) and (size := _size(data)) > chosen.max_input:
        return unread(data, Issue("too-large", f"{size} bytes or characters; read are {chosen.max_input}"), url, chosen)
    if isinstance(data, str):
        given = _Given(url, chosen, site, title or None)
        return _clean_text(data, None, _hash(data.encode("utf-8", "surrogatepass")), [], given)
    if isinstance(data, _BYTES):
        return _clean_bytes(bytes(data), _Given(url, chosen, site, title or None))
    raise TypeError(f"clean() takes bytes or str, not {type(data).__name__}")


class _Given(NamedTuple):
    """What the caller says of a document."""

    url: str | None
    options: Options
    site: SiteProfile | None
    title: str | None


def unread(data: object, issue: Issue, url: str | None = None, options: Options = _DEFAULT) -> Article:
    """An empty article for a document that was not read; if it is one at all, the record holds the whole of it."""
    if not isinstance(data, (str, *_BYTES)):
        source = Source("none", None, _hash(b""), 0)
        return Article("", (), source, __version__, rules_hash(), url=url, issues=(issue,))
    if isinstance(data, str):
        text, raw, encoding = data, data.encode("utf-8", "surrogatepass"), None
    else:
        raw, encoding = bytes(data), "latin-1"
        text = raw.decode("latin-1")
    source = Source("other", encoding, _hash(raw), len(text))
    return _empty(text, "limit:not-read", issue, source, url, options)


def checked(options: Options | None) -> Options:
    """The options that a caller gave, or the defaults; raises ``TypeError`` if they are none."""
    if options is None:
        return _DEFAULT
    if not isinstance(options, Options):
        raise TypeError(f"options must be newsclean.Options, not {type(options).__name__}")
    return options


def _check_str(name: str, value: str | None) -> None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} must be str, not {type(value).__name__}")


def check_site(site: SiteProfile | None) -> None:
    """Raise ``TypeError`` if ``site`` is neither a profile nor ``None``."""
    if site is not None and not isinstance(site, SiteProfile):
        raise TypeError(f"site must be newsclean.SiteProfile, not {type(site).__name__}")


def _clean_bytes(data: bytes, given: _Given) -> Article:
    options = given.options
    seen = sniff.looks_like(data) if options.kind == "auto" else None
    if seen is not None:
        source = Source("other", "latin-1", _hash(data), len(data))
        return _not_an_article(data.decode("latin-1"), seen, source, given.url, options)
    decoded = decode.decode(data, options.encoding)
    return _clean_text(decoded.text, decoded.encoding, _hash(data), list(decoded.issues), given)


def _clean_text(text: str, encoding: str | None, sha256: str, issues: list[Issue], given: _Given) -> Article:
    options = given.options
    if options.kind == "html" or (options.kind == "auto" and sniff.is_html(text)):
        return _clean_page(text, encoding, sha256, issues, given)
    seen = sniff.looks_like_text(text) if options.kind == "auto" else None
    if seen is not None:
        return _not_an_article(text, seen, Source("other", encoding, sha256, len(text)), given.url, options)
    cleaned = run(text, options, title=given.title, site=given.site)
    fields = _stated(cleaned)
    fields["url"] = given.url
    if given.title is not None:
        fields["title"] = tidy(given.title, Context(cleaned.language, options)) or fields.get("title")
    return _article(cleaned, fields, Source("text", encoding, sha256, len(text)), issues, (), options)


def _clean_page(page: str, encoding: str | None, sha256: str, issues: list[Issue], given: _Given) -> Article:
    from newsclean.page import read_page  # lxml and trafilatura; only pages need them

    options, url = given.options, given.url
    reading = read_page(page, url, options)
    stated = reading.metadata if given.title is None else replace(reading.metadata, title=given.title)
    cleaned = run(
        reading.text,
        options,
        from_page=True,
        whole=reading.whole,
        title=stated.title,
        beside=reading.beside,
        hint=stated.language,
        site=given.site,
    )
    context = Context(cleaned.language, options, from_page=True)
    fields = _stated(cleaned)
    for name in ("title", "subtitle", "summary", "section", "publisher", "credit"):
        fields[name] = tidy(getattr(stated, name), context) or fields.get(name)
    for name in ("url", "canonical_url", "image", "published", "modified"):
        fields[name] = getattr(stated, name) or fields.get(name)
    fields["authors"] = _tidied(stated.authors, context) or fields.get("authors", ())
    fields["tags"] = _tidied(stated.tags, context)
    fields["url"] = url or fields["url"]
    source = Source("html", encoding, sha256, len(page))
    return _article(cleaned, fields, source, [*issues, *reading.issues], reading.runs, options)


def _tidied(values: Iterable[str], context: Context) -> tuple[str, ...]:
    """Short values cleaned like the text, each once."""
    return tuple(dict.fromkeys(filter(None, (tidy(value, context) for value in values))))


def _article(
    cleaned: Cleaned,
    fields: dict[str, Any],
    source: Source,
    issues: list[Issue],
    runs: tuple[Run, ...],
    options: Options,
) -> Article:
    if fields.get("published") is None and fields.get("modified") is not None and source.kind == "text":
        fields["published"] = fields["modified"]
        issues.append(Issue("published-from-update", "the only date stated is that of an update"))
    if not cleaned.text:
        issues.append(Issue("no-text", "nothing was found that reads as an article"))
    return Article(
        text=cleaned.text,
        paragraphs=paragraphs_of(cleaned.text),
        source=source,
        version=__version__,
        rules=rules_hash(),
        language=cleaned.language.tag,
        script=cleaned.language.script,
        language_score=cleaned.language.score,
        mode=cleaned.mode,
        mode_reason=cleaned.reason,
        edits=_on_record(cleaned.edits, options),
        issues=(*issues, *cleaned.issues),
        runs=runs,
        **fields,
    )


def _on_record(edits: Iterable[Edit], options: Options) -> tuple[Edit, ...]:
    return tuple(edits) if options.carry_source else tuple(edit._replace(old=None) for edit in edits)


_MANY = frozenset({"authors", "mentioned_dates"})
_ONE = frozenset({"title", "subtitle", "published", "modified", "dateline", "credit", "section", "publisher"})


def _stated(cleaned: Cleaned) -> dict[str, Any]:
    """The article's fields as the text states them; of a field stated twice the first counts.

    Who prepared and edited a report is its credit where it names no agency.
    """
    fields: dict[str, Any] = {}
    for found, words in sorted(cleaned.values, key=lambda value: value[0].rule == EDITING):
        value = words if found.value is None else found.value
        if found.name in _MANY:
            fields[found.name] = tuple(dict.fromkeys([*fields.get(found.name, ()), *_several(value)]))
        elif found.name in _ONE and value:
            fields.setdefault(found.name, value)
    return fields


def _several(value: str | DateValue | tuple[str, ...]) -> tuple[str | DateValue, ...]:
    return value if isinstance(value, tuple) else (value,)


def _not_an_article(text: str, seen: str, source: Source, url: str | None, options: Options) -> Article:
    """An empty article for data of another kind."""
    issue = Issue("not-an-article", f"this looks like {seen}, not like a page or a text")
    return _empty(text, "not-an-article:other-data", issue, source, url, options)


def _empty(text: str, rule: str, issue: Issue, source: Source, url: str | None, options: Options) -> Article:
    """An article without text; the record still holds the whole of what was not taken."""
    edits = [Edit(0, len(text), "", rule, text)] if text else []
    return Article(
        text="",
        paragraphs=(),
        source=source,
        version=__version__,
        rules=rules_hash(),
        url=url,
        edits=_on_record(edits, options),
        issues=(issue,),
    )


def _size(data: bytes | bytearray | memoryview | str) -> int:
    return data.nbytes if isinstance(data, memoryview) else len(data)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""``clean`` and ``clean_all``: a document in, an article out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from newsclean import decode, sniff
from newsclean._version import __version__
from newsclean.article import Article
from newsclean.options import Options
from newsclean.pipeline import Cleaned, run, tidy
from newsclean.stages.base import Context
from newsclean.tables import rules_hash
from newsclean.values import DateValue, Edit, Issue, Run, Source, Span

_DEFAULT = Options()
_BYTES = (bytes, bytearray, memoryview)


def clean(
    data: bytes | bytearray | memoryview | str, url: str | None = None, *, options: Options | None = None
) -> Article:
    """Clean one scraped document.

    data: HTML or text; bytes in any charset, or ``str``. Whatever it holds gives an article: what could not be read
        is told in ``Article.issues``.
    url: where the document came from, if known; relative addresses in a page are resolved against it.
    options: see ``Options``.

    Raises ``TypeError`` if ``data`` is neither bytes nor ``str``, ``url`` is no ``str``, or ``options`` are none.
    """
    chosen = _checked(options)
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be str, not {type(url).__name__}")
    if isinstance(data, str):
        return _clean_text(data, None, _hash(data.encode("utf-8", "surrogatepass")), [], url, chosen)
    if isinstance(data, _BYTES):
        return _clean_bytes(bytes(data), url, chosen)
    raise TypeError(f"clean() takes bytes or str, not {type(data).__name__}")


def clean_all(
    documents: Iterable[bytes | bytearray | memoryview | str], *, options: Options | None = None
) -> Iterator[Article]:
    """Clean documents one by one, lazily and in order.

    A document that ``clean`` refuses gives an empty article with an issue (``"failed"``), and the rest go on. Errors
    of the iterable itself are not caught. Raises ``TypeError``, when called, if ``documents`` is one document and not
    an iterable of them, or ``options`` are none.
    """
    chosen = _checked(options)
    if isinstance(documents, (str, *_BYTES)) or not isinstance(documents, Iterable):
        raise TypeError(f"clean_all() takes an iterable of documents, not {type(documents).__name__}")
    return _each(documents, chosen)


def _each(documents: Iterable[bytes | bytearray | memoryview | str], options: Options) -> Iterator[Article]:
    for document in documents:
        try:
            article = clean(document, options=options)
        except Exception as error:  # one bad document never stops the rest
            article = _refused(error)
        yield article


def _checked(options: Options | None) -> Options:
    if options is None:
        return _DEFAULT
    if not isinstance(options, Options):
        raise TypeError(f"options must be newsclean.Options, not {type(options).__name__}")
    return options


def _clean_bytes(data: bytes, url: str | None, options: Options) -> Article:
    seen = sniff.looks_like(data) if options.kind == "auto" else None
    if seen is not None:
        return _not_an_article(
            data.decode("latin-1"), seen, Source("other", "latin-1", _hash(data), len(data)), url, options
        )
    decoded = decode.decode(data, options.encoding)
    return _clean_text(decoded.text, decoded.encoding, _hash(data), list(decoded.issues), url, options)


def _clean_text(
    text: str, encoding: str | None, sha256: str, issues: list[Issue], url: str | None, options: Options
) -> Article:
    if options.kind == "html" or (options.kind == "auto" and sniff.is_html(text)):
        return _clean_page(text, encoding, sha256, issues, url, options)
    seen = sniff.looks_like_text(text) if options.kind == "auto" else None
    if seen is not None:
        return _not_an_article(text, seen, Source("other", encoding, sha256, len(text)), url, options)
    cleaned = run(text, options)
    fields = _stated(cleaned)
    fields["url"] = url
    return _article(cleaned, fields, Source("text", encoding, sha256, len(text)), issues, (), options)


def _clean_page(
    page: str, encoding: str | None, sha256: str, issues: list[Issue], url: str | None, options: Options
) -> Article:
    from newsclean.page import read_page  # lxml and trafilatura; only pages need them

    reading = read_page(page, url, options)
    stated = reading.metadata
    cleaned = run(reading.text, options, from_page=True, title=stated.title, hint=stated.language)
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
        paragraphs=_paragraphs(cleaned.text),
        source=source,
        version=__version__,
        rules=rules_hash(),
        language=cleaned.language.tag,
        script=cleaned.language.script,
        language_score=cleaned.language.score,
        mode=cleaned.mode,
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
    """The article's fields as the text states them; of a field stated twice the first counts."""
    fields: dict[str, Any] = {}
    for found, words in cleaned.values:
        value = words if found.value is None else found.value
        if found.name in _MANY:
            fields[found.name] = tuple(dict.fromkeys([*fields.get(found.name, ()), *_several(value)]))
        elif found.name in _ONE and value:
            fields.setdefault(found.name, value)
    return fields


def _several(value: str | DateValue | tuple[str, ...]) -> tuple[str | DateValue, ...]:
    return value if isinstance(value, tuple) else (value,)


def _paragraphs(text: str) -> tuple[Span, ...]:
    spans = []
    at = 0
    for paragraph in text.split("\n\n") if text else ():
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return tuple(spans)


def _not_an_article(text: str, seen: str, source: Source, url: str | None, options: Options) -> Article:
    """An empty article for data of another kind; the record still holds the whole of it."""
    edits = [Edit(0, len(text), "", "not-an-article:other-data", text)]
    issue = Issue("not-an-article", f"this looks like {seen}, not like a page or a text")
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


def _refused(error: Exception) -> Article:
    issue = Issue("failed", f"{type(error).__name__}: {error}")
    source = Source("none", None, _hash(b""), 0)
    return Article(text="", paragraphs=(), source=source, version=__version__, rules=rules_hash(), issues=(issue,))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

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
from newsclean.stages.base import Context, Field
from newsclean.tables import rules_hash
from newsclean.values import DateValue, Edit, Issue, Run, Source, Span

_DEFAULT = Options()


def clean(data: bytes | str, *, url: str | None = None, options: Options | None = None) -> Article:
    """Clean one scraped document.

    data: HTML or text; bytes in any charset, or ``str``. Whatever it holds gives an article: what could not be read
        is told in ``Article.issues``.
    url: where the document came from, if known; relative addresses in a page are resolved against it.
    options: see ``Options``.

    Raises ``TypeError`` if ``data`` is neither bytes nor ``str``, or ``url`` is no ``str``.
    """
    options = options or _DEFAULT
    if not isinstance(options, Options):
        raise TypeError(f"options must be newsclean.Options, not {type(options).__name__}")
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be str, not {type(url).__name__}")
    if isinstance(data, str):
        return _clean_text(data, None, _hash(data.encode("utf-8", "surrogatepass")), [], url, options)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return _clean_bytes(bytes(data), url, options)
    raise TypeError(f"clean() takes bytes or str, not {type(data).__name__}")


def clean_all(documents: Iterable[bytes | str], *, options: Options | None = None) -> Iterator[Article]:
    """Clean documents one by one, lazily and in order.

    A document that ``clean`` refuses gives an empty article with an issue (``"failed"``), and the rest go on. Errors
    of the iterable itself are not caught.
    """
    for document in documents:
        try:
            yield clean(document, options=options)
        except Exception as error:  # one bad document never stops the rest
            if options is not None and not isinstance(options, Options):
                raise
            yield _refused(error)


def _clean_bytes(data: bytes, url: str | None, options: Options) -> Article:
    seen = None if options.kind == "html" else sniff.looks_like(data)
    if seen is not None:
        return _not_an_article(data.decode("latin-1"), seen, "latin-1", _hash(data), options)
    decoded = decode.decode(data, options.encoding)
    return _clean_text(decoded.text, decoded.encoding, _hash(data), list(decoded.issues), url, options)


def _clean_text(
    text: str, encoding: str | None, sha256: str, issues: list[Issue], url: str | None, options: Options
) -> Article:
    if options.kind == "html" or (options.kind == "auto" and sniff.is_html(text)):
        return _clean_page(text, encoding, sha256, issues, url, options)
    seen = sniff.looks_like_text(text) if options.kind == "auto" else None
    if seen is not None:
        return _not_an_article(text, seen, encoding, sha256, options)
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
    for name in ("title", "subtitle", "summary", "section", "publisher"):
        fields[name] = tidy(getattr(stated, name), context) or fields.get(name)
    for name in ("url", "canonical_url", "image", "published", "modified", "tags"):
        fields[name] = getattr(stated, name) or fields.get(name) or (() if name == "tags" else None)
    names = (tidy(name, context) for name in stated.authors)
    fields["authors"] = tuple(dict.fromkeys(filter(None, names))) or fields.get("authors", ())
    fields["url"] = url or fields["url"]
    source = Source("html", encoding, sha256, len(page))
    return _article(cleaned, fields, source, [*issues, *reading.issues], reading.runs, options)


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
    edits = cleaned.edits
    if not options.carry_source:
        edits = [edit._replace(old=None) for edit in edits]
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
        edits=tuple(edits),
        issues=(*issues, *cleaned.issues),
        runs=runs,
        **fields,
    )


_MANY = frozenset({"authors", "mentioned_dates"})
_ONE = frozenset({"title", "subtitle", "published", "modified", "dateline", "credit", "section", "publisher"})


def _stated(cleaned: Cleaned) -> dict[str, Any]:
    """The article's fields as the text states them; of a field stated twice the first counts."""
    fields: dict[str, Any] = {}
    for found, words in cleaned.values:
        value = words if found.value is None else found.value
        if found.name in _MANY:
            fields[found.name] = tuple(dict.fromkeys([*fields.get(found.name, ()), *_several(found, value)]))
        elif found.name in _ONE and value:
            fields.setdefault(found.name, value)
    return fields


def _several(found: Field, value: str | DateValue | tuple[str, ...]) -> tuple[str | DateValue, ...]:
    return value if isinstance(value, tuple) else (value,)


def _paragraphs(text: str) -> tuple[Span, ...]:
    spans = []
    at = 0
    for paragraph in text.split("\n\n") if text else ():
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return tuple(spans)


def _not_an_article(text: str, seen: str, encoding: str | None, sha256: str, options: Options) -> Article:
    """An empty article for data of another kind; the record still holds the whole of it."""
    edits = [Edit(0, len(text), "", "not-an-article:other-data", text if options.carry_source else None)]
    issue = Issue("not-an-article", f"this looks like {seen}, not like a page or a text")
    source = Source("other", encoding, sha256, len(text))
    return Article(
        text="",
        paragraphs=(),
        source=source,
        version=__version__,
        rules=rules_hash(),
        edits=tuple(edits),
        issues=(issue,),
    )


def _refused(error: Exception) -> Article:
    issue = Issue("failed", f"{type(error).__name__}: {error}")
    source = Source("none", None, _hash(b""), 0)
    return Article(
        text="", paragraphs=(), source=source, version=__version__, rules=rules_hash(), issues=(issue,)
    )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

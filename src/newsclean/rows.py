"""Articles as rows: the schema, documents to articles, articles to columns and back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

import pyarrow as pa

from newsclean import codec, sniff
from newsclean.article import Article
from newsclean.batch import clean_or_tell
from newsclean.options import Options, told
from newsclean.site import SiteProfile
from newsclean.values import DateValue, Edit, Issue, Run, Source, Span

Values = list[Any]

_TEXT = pa.string()
_TEXTS = pa.list_(_TEXT)
_INT = pa.int32()
_DATE = pa.struct([(name, _TEXT) for name in ("value", "precision", "raw", "where")])
_SOURCE = pa.struct([("kind", _TEXT), ("encoding", _TEXT), ("sha256", _TEXT), ("length", _INT)])
_SPAN = pa.struct([("start", _INT), ("end", _INT)])
_ISSUE = pa.struct([("code", _TEXT), ("message", _TEXT), ("start", _INT), ("end", _INT)])
_RUN = pa.struct([(name, _INT) for name in Run._fields])
_EDIT = pa.struct(
    [("start", _INT), ("end", _INT), ("new", _TEXT), ("rule", _TEXT), ("old", _TEXT), ("old_bytes", pa.binary())]
)
_SAID = (
    *("dateline", "credit", "section", "publisher", "url", "canonical_url", "image", "language", "script"),
    *("mode", "mode_reason"),
)
SCHEMA = pa.schema(
    [
        *(("id", _TEXT), ("title", _TEXT), ("subtitle", _TEXT), ("text", _TEXT), ("paragraphs", pa.list_(_SPAN))),
        *(("summary", _TEXT), ("authors", _TEXTS), ("tags", _TEXTS), ("published", _DATE), ("modified", _DATE)),
        ("mentioned_dates", pa.list_(_DATE)),
        *((name, _TEXT) for name in _SAID),
        *(("language_score", pa.float64()), ("source", _SOURCE), ("version", _TEXT), ("rules", _TEXT)),
        *(("edits", pa.list_(_EDIT)), ("issues", pa.list_(_ISSUE)), ("runs", pa.list_(_RUN))),
    ]
)


# --- documents to articles ------------------------------------------------------------------------------------


class Row(NamedTuple):
    """What the columns of documents hold in one row, whatever it is."""

    html: object
    text: object
    url: object
    title: object


def clean_row(row: Row, options: Options, site: SiteProfile | None = None) -> Article:
    """The article of a row: of its page where it has one, else of its text."""
    html, text, url, title = row
    document = html or text
    if document is None:
        document = html
    page = isinstance(html, (str, bytes)) and html and not sniff.is_something_else(html)
    chosen = told(options, "html" if page else "auto", None)
    return clean_or_tell(document, url or None, chosen, site, title or None)  # type: ignore[arg-type]


def id_text(value: object) -> str | None:
    """A record's own name, whatever its type, as a string."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return json.dumps(value, ensure_ascii=False, default=str)


def without_room(article: Article, issue: Issue) -> Article:
    """What is left of an article that a batch has no room for: that it was there."""
    return Article("", (), article.source, article.version, article.rules, url=article.url, issues=(issue,))


# --- articles to columns --------------------------------------------------------------------------------------


def to_batch(articles: Sequence[Article], ids: Sequence[str | None]) -> pa.RecordBatch:
    """The rows of ``articles``, in the columns of ``SCHEMA``.

    Lone surrogates, which only ``edits[].old`` holds of what was read, have a column of their own there; in an
    address that was given with one it becomes U+FFFD.
    """
    columns = []
    for field in SCHEMA:
        values = list(ids) if field.name == "id" else [getattr(article, field.name) for article in articles]
        columns.append(_array(values, field.type))
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _array(values: Values, kind: Any) -> Any:
    if kind == _TEXT:
        return _texts(values)
    if pa.types.is_list(kind):
        offsets = pa.array([0, *accumulate(map(len, values))], _INT)
        return pa.ListArray.from_arrays(offsets, _array(list(chain.from_iterable(values)), kind.value_type), kind)
    if pa.types.is_struct(kind):
        return _structs(values, kind)
    return pa.array(values, kind)


def _texts(values: Values) -> Any:
    try:
        return pa.array(values, _TEXT)
    except UnicodeEncodeError:
        return pa.array([codec.encodable(value) for value in values], _TEXT)


def _structs(values: Values, kind: Any) -> Any:
    columns = zip(*map(_PARTS[kind], values), strict=True) if values else [[] for _ in kind]
    arrays = [_array(list(column), field.type) for column, field in zip(columns, kind, strict=True)]
    missing = pa.array([value is None for value in values], pa.bool_())
    return pa.StructArray.from_arrays(arrays, fields=list(kind), mask=missing)


def _date_parts(date: DateValue | None) -> tuple[str | None, ...]:
    return (None,) * 4 if date is None else (date.value.isoformat(), date.precision, date.raw, date.where)


def _source_parts(source: Source) -> tuple[Any, ...]:
    return source.kind, source.encoding, source.sha256, source.length


def _issue_parts(issue: Issue) -> tuple[Any, ...]:
    return issue.code, issue.message, *(issue.span or (None, None))


def _edit_parts(edit: Edit) -> tuple[Any, ...]:
    if edit.old is None or codec.is_text(edit.old):
        return (*edit, None)
    return (*edit[:4], None, edit.old.encode("utf-8", "surrogatepass"))


_PARTS: dict[Any, Callable[[Any], tuple[Any, ...]]] = {
    _DATE: _date_parts,
    _SOURCE: _source_parts,
    _SPAN: tuple,
    _ISSUE: _issue_parts,
    _RUN: tuple,
    _EDIT: _edit_parts,
}


# --- columns to articles --------------------------------------------------------------------------------------


def from_batch(batch: Any) -> Iterator[Article]:
    """The articles that the rows of ``batch`` were made from."""
    for row in batch.select([name for name in SCHEMA.names if name != "id"]).to_pylist():
        yield Article(**{name: _LOAD.get(name, _same)(value) for name, value in row.items()})


def _same(value: Any) -> Any:
    return value


def _many(load: Callable[[dict[str, Any]], Any]) -> Callable[[Iterable[dict[str, Any]]], tuple[Any, ...]]:
    return lambda values: tuple(map(load, values))


def _date(parts: dict[str, str] | None) -> DateValue | None:
    if parts is None:
        return None
    kind = datetime.datetime if "T" in parts["value"] else datetime.date
    return DateValue(**{**parts, "value": kind.fromisoformat(parts["value"])})  # type: ignore[arg-type]


def _edit(parts: dict[str, Any]) -> Edit:
    raw = parts.pop("old_bytes")
    return Edit(**parts) if raw is None else Edit(**{**parts, "old": raw.decode("utf-8", "surrogatepass")})


def _issue(parts: dict[str, Any]) -> Issue:
    span = None if parts["start"] is None else Span(parts["start"], parts["end"])
    return Issue(parts["code"], parts["message"], span)


_LOAD: dict[str, Callable[[Any], Any]] = {
    "paragraphs": _many(lambda parts: Span(**parts)),
    "authors": tuple,
    "tags": tuple,
    "published": _date,
    "modified": _date,
    "mentioned_dates": _many(_date),
    "source": lambda parts: Source(**parts),
    "edits": _many(_edit),
    "issues": _many(_issue),
    "runs": _many(lambda parts: Run(**parts)),
}

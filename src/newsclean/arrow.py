"""Articles as rows of Arrow record batches, for Spark, DuckDB, Polars and whatever else speaks Arrow.

    df.mapInArrow(newsclean.arrow.clean_batches, newsclean.arrow.spark_ddl())

The rows are those that ``clean`` gives, in the order of the input, one for each of its rows. Needs pyarrow
(``pip install 'newsclean[arrow]'``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("newsclean.arrow needs pyarrow: pip install 'newsclean[arrow]'") from error

from newsclean import rows
from newsclean.api import check_site, checked
from newsclean.article import Article
from newsclean.ddl import struct_ddl
from newsclean.options import Options
from newsclean.site import SiteProfile
from newsclean.values import Issue

SCHEMA: pa.Schema = rows.SCHEMA
"""The columns of every result: ``id``, then the fields of ``Article`` under their own names. Offsets are ``int32``;
``edits[].old_bytes`` holds, as UTF-8 with surrogates passed through, an ``old`` that is no valid Unicode."""

# The strings of a column may hold 2 GiB together. Below the first figure no result can reach that; at the second, which
# counts the widest form of a character, rows are given up.
_SURE_BYTES = 200_000_000
_MOST_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the input are what; one of ``html`` and ``text`` must be there, the others may be missing.

    html, text: strings or bytes; a row's page is taken where there is one, else its text.
    url: where the document came from.
    id: becomes the column ``id``, as a string.
    title: the headline, where a column holds it (see ``clean``); ``None``, the default, for no such column.
    carry: the names of columns that the result gets as they are; ``None`` for all that are none of the above. They come
        last; one that is named like a field of ``Article`` gets ``input_`` before its name.
    """

    html: str = "html"
    text: str = "text"
    url: str = "url"
    id: str = "id"
    carry: Sequence[str] | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        if isinstance(self.carry, str):
            raise TypeError(f"carry must be a sequence of str, not {self.carry!r}")

    def carried(self, names: Sequence[str]) -> list[tuple[int, str]]:
        """Of a table with columns of these names, the places of those that are carried, and what they become.

        Raises ``ValueError`` if ``carry`` names one that is not there.
        """
        own = {self.html, self.text, self.url, self.id, self.title}
        taken = own if self.carry is None else set(names) - set(self.carry)
        for wanted in self.carry or ():
            if wanted not in names:
                raise ValueError(f"no column {wanted!r} to carry (there are {', '.join(map(repr, names))})")
        return [(place, _free(name)) for place, name in enumerate(names) if name not in taken]


_DEFAULT = Columns()


def _free(name: str) -> str:
    while name in SCHEMA.names:
        name = f"input_{name}"
    return name


def clean_batch(
    batch: pa.RecordBatch,
    columns: Columns = _DEFAULT,
    options: Options | None = None,
    site: SiteProfile | None = None,
) -> pa.RecordBatch:
    """Clean the documents of a batch: as many rows, in the same order, with the columns of ``output_schema``.

    options, site: as for ``clean``; the profile is the same for all rows.

    A row that holds no document, or one that cannot be read, gives an empty article with its issues. Raises
    ``TypeError`` for arguments of the wrong type and ``ValueError`` if neither column of documents is there.
    """
    chosen = checked(options)
    _check(batch, columns)
    check_site(site)
    articles = [rows.clean_row(row, chosen, site) for row in _documents(batch, columns)]
    if batch.get_total_buffer_size() > _SURE_BYTES:
        articles = list(_fitting(articles))
    made = rows.to_batch(articles, _ids(batch, columns))
    carried = columns.carried(batch.schema.names)
    return pa.RecordBatch.from_arrays(
        [*made.columns, *(batch.column(place) for place, _ in carried)], schema=output_schema(batch.schema, columns)
    )


def clean_batches(
    batches: Iterable[pa.RecordBatch],
    columns: Columns = _DEFAULT,
    options: Options | None = None,
    site: SiteProfile | None = None,
) -> Iterator[pa.RecordBatch]:
    """``clean_batch`` of each batch, lazily: what ``mapInArrow`` takes, if need be through ``functools.partial``."""
    for batch in batches:
        yield clean_batch(batch, columns, options, site)


def output_schema(schema: pa.Schema, columns: Columns = _DEFAULT) -> pa.Schema:
    """The schema of what ``clean_batch`` makes of batches of ``schema``: ``SCHEMA``, then the columns carried."""
    carried = [schema.field(place).with_name(name) for place, name in columns.carried(schema.names)]
    return pa.schema([*SCHEMA, *carried])


def articles(batch: pa.RecordBatch) -> Iterator[Article]:
    """The articles of a batch (or table) that has the columns of ``SCHEMA``: those that the rows were made from."""
    return rows.from_batch(batch)


def spark_ddl(schema: Any = None, columns: Columns = _DEFAULT) -> str:
    """The schema of the result as Spark's ``mapInArrow`` takes it.

    schema: that of the input, if columns of it are to be carried: ``df.schema``, or one of Arrow. Without it the result
        in Spark has the columns of ``SCHEMA`` alone.
    """
    fields = [(field.name, struct_ddl(field.type)) for field in SCHEMA]
    if schema is not None:
        found = [
            (field.name, _spark_type(field)) for field in (schema if isinstance(schema, pa.Schema) else schema.fields)
        ]
        names = [name for name, _ in found]
        fields += [(name, found[place][1]) for place, name in columns.carried(names)]
    return ", ".join(f"`{name.replace('`', '``')}` {kind}" for name, kind in fields)


def _spark_type(field: Any) -> str:
    return struct_ddl(field.type) if isinstance(field, pa.Field) else str(field.dataType.simpleString())


# --- reading -------------------------------------------------------------------------------------------------


def _check(batch: pa.RecordBatch, columns: Columns) -> None:
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"a pyarrow.RecordBatch is wanted, not {type(batch).__name__}")
    if not isinstance(columns, Columns):
        raise TypeError(f"columns must be newsclean.arrow.Columns, not {type(columns).__name__}")
    names = batch.schema.names
    there = f"(there are {', '.join(map(repr, names))})"
    if columns.html not in names and columns.text not in names:
        raise ValueError(f"no column {columns.html!r} or {columns.text!r} {there}")
    if columns.title is not None and columns.title not in names:
        raise ValueError(f"no column {columns.title!r} of titles {there}")


def _column(batch: pa.RecordBatch, name: str | None) -> Any | None:
    """The first column of that name."""
    return batch.column(batch.schema.names.index(name)) if name in batch.schema.names else None


def _documents(batch: pa.RecordBatch, columns: Columns) -> Iterator[rows.Row]:
    """What each row holds, read row by row: a batch may be large."""
    found = [_column(batch, name) for name in (columns.html, columns.text, columns.url, columns.title)]
    for number in range(batch.num_rows):
        yield rows.Row(*(None if column is None else value(column[number]) for column in found))


def value(scalar: Any) -> Any:
    """What a column holds in a row; the bytes of a string that is no UTF-8, which Arrow does not rule out."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes()


def _ids(batch: pa.RecordBatch, columns: Columns) -> list[str | None]:
    column = _column(batch, columns.id)
    if column is None:
        return [None] * batch.num_rows
    return [rows.id_text(value(scalar)) for scalar in column]


def _fitting(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles; empty ones in the place of those that a batch has no room for."""
    room = _MOST_BYTES
    for article in articles:
        room -= 4 * (len(article.text) + sum(len(edit.new) + len(edit.old or "") for edit in article.edits))
        if room < 0:
            issue = Issue("too-large", "the batch holds more than a batch can; ask for smaller ones")
            article = rows.without_room(article, issue)
        yield article

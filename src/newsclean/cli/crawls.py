"""Documents in containers that need a library: Parquet tables, WARC and WET archives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from newsclean.charsets import charset
from newsclean.cli.items import LIMIT, Document, Failure, Item, Names, from_fields, skipped
from newsclean.sniff import is_something_else

_ROWS = 64  # of a table that are read at a time
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "auto"}
_DOCUMENTS = frozenset({"response", "resource", "conversion"})
_BESIDE = frozenset({"warcinfo", "request", "metadata"})  # what stands beside the documents


def parquet(stream: BinaryIO, path: str, names: Names, url: str | None) -> Iterator[Item]:
    """The documents of a table, a row each; columns are named like the fields of records."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Failure(path, "Parquet needs pyarrow: pip install 'newsclean[arrow]'")
        return
    try:
        file = ParquetFile(stream)
        wanted = {names.html, names.text, names.url, names.id, names.title}
        columns = [name for name in file.schema_arrow.names if name in wanted]
        number = 0
        for batch in file.iter_batches(_ROWS, columns=columns):
            for row in _rows(batch):
                number += 1
                key = _plain(row.get(names.id))
                yield from_fields({**row, names.id: key}, path, number, names, url)
    except (ArrowException, OSError, ValueError) as error:
        yield Failure(path, f"not usable Parquet: {error}")


def _plain(key: object) -> object:
    """An id as JSON can hold it: a table may have dates, bytes, and numbers that are none."""
    from newsclean.rows import id_text

    return key if isinstance(key, (str, int)) else id_text(key)


def _rows(batch: Any) -> Iterator[Mapping[str, object]]:
    from newsclean.arrow import value

    columns = list(zip(batch.schema.names, batch.columns, strict=True))
    for number in range(batch.num_rows):
        yield {name: value(column[number]) for name, column in columns}


def warc(stream: BinaryIO, path: str, url: str | None) -> Iterator[Item]:
    """The pages and texts of a WARC or WET file, packed record by record or not; ``stream`` is the file itself."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        yield Failure(path, "WARC needs warcio: pip install 'newsclean[warc]'")
        return
    passed: Counter[str] = Counter()
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            found = _document(record, path, number, url)
            if isinstance(found, str):
                passed.update({found} - _BESIDE)
            else:
                yield found
    except Exception as error:  # the reader raises what it likes on a damaged file
        yield Failure(path, f"not usable WARC after record {number}: {error}")
    if note := skipped(path, passed):
        yield note


def _document(record: Any, path: str, number: int, url: str | None) -> Document | Failure | str:
    """What a record holds; a word for it if that is no page or text."""
    if record.rec_type not in _DOCUMENTS:
        return str(record.rec_type)
    headers = record.http_headers or record.rec_headers
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return f"status {record.http_headers.get_statuscode()}"
    stated = headers.get_header("Content-Type") or "text/html"
    kind = _KINDS.get(stated.partition(";")[0].strip().lower())
    if kind is None:
        return stated.partition(";")[0].strip().lower()
    data = record.content_stream().read(LIMIT + 1)
    name = f"{path}:{number}"
    if len(data) > LIMIT:
        return Failure(name, f"longer than {LIMIT} bytes")
    if kind == "html" and is_something_else(data):
        kind = "auto"
    address = record.rec_headers.get_header("WARC-Target-URI") or url
    key = record.rec_headers.get_header("WARC-Record-ID")
    return Document(name, data, path, kind, address, key, number, _known_charset(stated))


def _known_charset(stated: str) -> str | None:
    match = _CHARSET.search(stated)
    return match[1] if match is not None and charset(match[1]) is not None else None

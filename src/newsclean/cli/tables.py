"""Articles as a Parquet file, and the file as it stands while it is made.

A Parquet file is nothing until its last byte is written. So the rows go first to a file of small Arrow streams, one
after the other, of which what is there can be read whatever happened; that file becomes the table in the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetFile, ParquetWriter

from newsclean import rows
from newsclean.cli.items import Document

if TYPE_CHECKING:
    from newsclean.article import Article

SCHEMA = pa.schema([("path", pa.string()), ("record", pa.int64()), *rows.SCHEMA])
GROUP = 1_000  # rows that are kept together


def table(made: Sequence[tuple[Article, Document]]) -> bytes:
    """Articles and where they came from, as a stream of one batch."""
    items = [item for _, item in made]
    batch = rows.to_batch([article for article, _ in made], [rows.id_text(item.id) for item in items])
    paths = pa.array([item.path.encode("utf-8", "replace").decode() for item in items], pa.string())
    numbers = pa.array([item.record for item in items], pa.int64())
    return stream(pa.Table.from_arrays([paths, numbers, *batch.columns], schema=SCHEMA))


class Groups:
    """Puts rows together to groups of ``GROUP``, so that a table does not depend on how it was worked on."""

    def __init__(self) -> None:
        self._waiting: list[pa.Table] = []
        self._count = 0

    def add(self, made: pa.Table) -> Iterator[pa.Table]:
        """Take in rows; gives the groups that are full."""
        self._waiting.append(made)
        self._count += made.num_rows
        if self._count >= GROUP:
            whole = pa.concat_tables(self._waiting)
            full = self._count - self._count % GROUP
            self._waiting, self._count = [whole.slice(full)], self._count - full
            for start in range(0, full, GROUP):
                yield whole.slice(start, GROUP)

    def rest(self) -> Iterator[pa.Table]:
        """The last group."""
        if self._count:
            yield pa.concat_tables(self._waiting)


def read(piece: bytes) -> pa.Table:
    """The rows of a stream."""
    with pa.ipc.open_stream(piece) as reader:
        return reader.read_all()


def groups(file: BinaryIO) -> Iterator[tuple[pa.Table, int]]:
    """The groups of a file of streams, and where in it each ends; up to the first that is broken."""
    source = pa.PythonFile(file, mode="r")
    while True:
        try:
            with pa.ipc.open_stream(source) as reader:
                group = reader.read_all()
        except (pa.ArrowException, EOFError, OSError):
            return
        yield group, file.tell()


def table_of(file: BinaryIO) -> Iterator[tuple[pa.Table, int]]:
    """The groups of a Parquet file; an end in it means nothing, so it is 0. Raises ``ValueError`` if it is none."""
    parquet = ParquetFile(file)  # pyarrow's errors are ValueErrors here
    if parquet.schema_arrow.names != SCHEMA.names:
        raise ValueError("not a table of articles")
    for number in range(parquet.num_row_groups):
        yield parquet.read_row_group(number), 0


def write(file: BinaryIO, path: str) -> None:
    """Make the Parquet file ``path`` of the groups of a file of streams."""
    whole = Groups()
    with ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for written, _ in groups(file):
            for group in whole.add(written):
                writer.write_table(group.combine_chunks(), row_group_size=GROUP)
        for group in whole.rest():
            writer.write_table(group.combine_chunks(), row_group_size=GROUP)


def stream(made: pa.Table, compression: str | None = None) -> bytes:
    """Rows as a stream, complete in itself."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression=compression)
    with pa.ipc.new_stream(sink, SCHEMA, options=options) as writer:
        for batch in made.combine_chunks().to_batches():
            writer.write_batch(batch)
    return bytes(sink.getvalue())

"""Where articles are written: standard output, a device, or a file that appears when it is complete.

Such a file is first written beside its place, as ``.NAME.part``. A run that is stopped leaves that, if it holds
anything, and another run can go on from it: a part can be read up to wherever its writer was stopped.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, BinaryIO, NamedTuple, Protocol

from newsclean import codec
from newsclean.cli import packing

_SEPARATORS = {"text": "\n" + "-" * 72 + "\n\n", "markdown": "\n---\n\n", "explain": "\n" + "=" * 72 + "\n\n"}
_BLOCK = 1_000_000  # bytes of lines that are packed together


class Held(NamedTuple):
    """A document that a part holds: where it came from, what made it, and its issues."""

    path: str
    record: int | None
    version: str
    rules: str
    codes: tuple[str, ...]


class Sink(Protocol):
    """Takes what is to be written, piece by piece."""

    def write(self, piece: bytes) -> None:
        """Write a piece; it may stay in memory for a while."""

    def close(self) -> None:
        """Write what is still in memory."""

    def stop(self) -> None:
        """Write of it what another run can go on from."""


def part_of(path: str) -> str:
    """The file that is written while ``path`` is not complete."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.part")


def opened(path: str | None, shape: str, end: int | None = None) -> AbstractContextManager[Sink]:
    """A sink for standard output or for ``path``; links are followed.

    ``end`` is how much of the part that is there already is to be kept.
    """
    if path is None:
        return _standard(shape)
    if os.path.exists(path) and not os.path.isfile(path):
        return _device(path, shape)
    return _file(os.path.realpath(path), shape, end)


@contextmanager
def _standard(shape: str) -> Iterator[Sink]:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # it was replaced by something that takes str only
        sink = _Lines(lambda data: sys.stdout.write(data.decode()), shape)
    else:
        sink = _Lines(_flushed(stream), shape)
    yield sink
    sink.close()


@contextmanager
def _device(path: str, shape: str) -> Iterator[Sink]:
    with open(path, "wb") as stream:
        sink = _Lines(_flushed(stream), shape)
        yield sink
        sink.close()


@contextmanager
def _file(path: str, shape: str, end: int | None) -> Iterator[Sink]:
    """A file that takes the place of ``path`` when all went well; else its part stays, unless it is empty."""
    part = part_of(path)
    with open(part, "r+b" if end else "wb") as stream:
        stream.seek(stream.truncate(end or 0))
        sink = _sink(stream, path, shape, started=bool(end))
        try:
            yield sink
        except BaseException:
            with suppress(OSError):
                sink.stop()
            with suppress(OSError):
                stream.close()
            if not os.path.getsize(part):
                os.unlink(part)
            raise
        sink.close()
    _complete(part, path, shape)


def _complete(part: str, path: str, shape: str) -> None:
    if shape != "parquet":
        os.replace(part, path)
        return
    from newsclean.cli import tables

    made = f"{part}.parquet"
    try:
        with open(part, "rb") as stream:
            tables.write(stream, made)
        os.replace(made, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(made)
        raise
    os.unlink(part)


# --- sinks --------------------------------------------------------------------------------------------------


def _sink(stream: BinaryIO, path: str, shape: str, started: bool) -> Sink:
    if shape == "parquet":
        return _Table(stream)
    compress = packing.compressor(path)
    if compress is None:
        return _Lines(_flushed(stream), shape, started)
    return _Lines(_Blocks(stream, compress), shape, started)


class _Lines:
    """Articles as text, one after the other, with what parts them in between and what stands around them all."""

    def __init__(self, out: Callable[[bytes], object], shape: str, started: bool = False) -> None:
        self._out = out
        self._separator = _SEPARATORS.get(shape, "").encode()
        self._opening, self._closing = map(str.encode, _frame(shape))
        self._started = started

    def write(self, piece: bytes) -> None:
        self._out((self._separator if self._started else self._opening) + piece)
        self._started = True

    def close(self) -> None:
        if self._closing:
            self._out(self._closing if self._started else self._opening + self._closing)
        if isinstance(self._out, _Blocks):
            self._out.close()

    def stop(self) -> None:
        """Whole lines were written; a block that is not full is left, for where blocks end is to stay as it is."""


def _frame(shape: str) -> tuple[str, str]:
    """What stands before the first article and behind the last one."""
    if shape != "explain-html":
        return "", ""
    from newsclean.cli.explain_html import CLOSING, OPENING

    return OPENING, CLOSING


class _Blocks:
    """Packs lines block by block; where a block ends depends on the lines alone."""

    def __init__(self, stream: BinaryIO, compress: Callable[[bytes], bytes]) -> None:
        self._stream, self._compress = stream, compress
        self._block: list[bytes] = []
        self._size = 0

    def __call__(self, data: bytes) -> None:
        self._block.append(data)
        self._size += len(data)
        if self._size >= _BLOCK:
            self.close()

    def close(self) -> None:
        if self._block:
            _flushed(self._stream)(self._compress(b"".join(self._block)))
            self._block, self._size = [], 0


class _Table:
    """Rows, group by group."""

    def __init__(self, stream: BinaryIO) -> None:
        from newsclean.cli import tables

        self._out = _flushed(stream)
        self._groups, self._read, self._stream = tables.Groups(), tables.read, tables.stream

    def write(self, piece: bytes) -> None:
        for group in self._groups.add(self._read(piece)):
            self._out(self._stream(group, "zstd"))

    def close(self) -> None:
        for group in self._groups.rest():
            self._out(self._stream(group, "zstd"))

    def stop(self) -> None:
        self.close()


def _flushed(stream: BinaryIO) -> Callable[[bytes], object]:
    def write(data: bytes) -> None:
        stream.write(data)
        stream.flush()

    return write


# --- what a part holds --------------------------------------------------------------------------------------


def held(source: str, path: str, shape: str) -> Iterator[tuple[list[Held], int]]:
    """What ``source``, the part of ``path`` or ``path`` itself, holds: some documents at a time, and where they end.

    What was cut short as the writer was stopped does not count. Raises ``ValueError`` or what indexing raises if it
    holds something else than articles.
    """
    with open(source, "rb") as stream:
        if shape == "parquet":
            from newsclean.cli import tables

            for group, end in tables.table_of(stream) if source == path else tables.groups(stream):
                yield _held_rows(group), end
            return
        whole = packing.blocks(stream, path) if packing.suffix(path) else _lines(stream)
        for lines, end in whole:
            yield [_held_line(line) for line in lines.splitlines()], end


def take_back(path: str, shape: str, end: int) -> int:
    """Make the part of ``path`` again of the first ``end`` bytes, or all rows, of ``path``; returns its length."""
    part = part_of(path)
    with open(path, "rb") as stream, open(part, "wb") as copy:
        if shape == "parquet":
            from newsclean.cli import tables

            for group, _ in tables.table_of(stream):
                copy.write(tables.stream(group, "zstd"))
        else:
            shutil.copyfileobj(stream, copy)
            copy.truncate(end)
    return os.path.getsize(part)


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    end = 0
    for line in stream:
        if line.endswith(b"\n"):
            end += len(line)
            yield line, end


def sent(path: str) -> str:
    """A path as every format can hold it: some systems have paths that are no Unicode."""
    return path.encode("utf-8", "replace").decode()


def _held_line(line: bytes) -> Held:
    form = json.loads(line)
    codes = tuple(issue["code"] for issue in form["issues"])
    return Held(sent(codec.text(form["path"])), form.get("record"), form["version"], form["rules"], codes)


def _held_rows(group: Any) -> list[Held]:
    columns = (group[name].to_pylist() for name in ("path", "record", "version", "rules", "issues"))
    return [_held_row(*row) for row in zip(*columns, strict=True)]


def _held_row(path: str, record: int | None, version: str, rules: str, issues: list[dict[str, str]]) -> Held:
    return Held(path, record, version, rules, tuple(issue["code"] for issue in issues))


def same_place(held: Held, path: str, record: int | None) -> bool:
    """Whether what is held was made of the document that stands there."""
    return (held.path, held.record) == (sent(path), record)

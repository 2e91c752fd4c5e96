"""Files, folders, standard input and JSON records, read into documents one at a time.

Nothing here raises on what it reads: what cannot be used comes out as a ``Failure`` between the documents.
"""

from __future__ import annotations

import json
import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from newsclean.cli import packing
from newsclean.cli.items import LIMIT, Document, Failure, Item, Names, Note, from_fields, skipped
from newsclean.cli.meter import Meter
from newsclean.cli.packing import READ_ERRORS

__all__ = ["KINDS", "SUFFIXES", "Document", "Failure", "Item", "Names", "Note", "Reading", "read", "suffix"]

KINDS = ("auto", "html", "text", "jsonl", "parquet", "warc")

# What a suffix says. A text file may hold a page that somebody saved under a wrong name, so it is looked at.
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".txt": "auto",
    ".text": "auto",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: what the input is, the address of documents that state none, the file not to read.

    ``meter`` is kept told how much of the files was read.
    """

    kind: str = "auto"
    url: str | None = None
    names: Names = field(default_factory=Names)
    output: str | None = None
    meter: Meter = field(default_factory=Meter, compare=False)


def read(paths: Iterable[str], how: Reading, stdin: BinaryIO) -> Iterator[Item]:
    """The documents of ``paths`` in order; ``"-"`` is ``stdin``, folders are read whole, sorted by name."""
    for path in paths:
        if path == "-":
            yield from _stdin(stdin, how)
        elif os.path.isdir(path):
            yield from _folder(path, how)
        else:
            yield from _file(path, how)


def _stdin(stream: BinaryIO, how: Reading) -> Iterator[Item]:
    try:
        yield from _stream(stream, "-", how.kind, how)
    except READ_ERRORS as error:
        yield Failure("-", _reason(error))


def suffix(path: str) -> str:
    """The suffix of a file's name without that of its packing, in lower case."""
    return os.path.splitext(packing.unpacked_name(path))[1].lower()


# --- files and folders ----------------------------------------------------------------------------


def _file(path: str, how: Reading) -> Iterator[Item]:
    kind = SUFFIXES.get(suffix(path), "auto") if how.kind == "auto" else how.kind
    try:
        with open(path, "rb") as file, how.meter.of(file):
            # An archive is packed record by record, and its reader wants to see that.
            as_it_is = kind == "warc" and packing.suffix(path) == ".gz"
            yield from _stream(file if as_it_is else packing.reader(file, path), path, kind, how)
    except ValueError as error:  # a path with a null character in it
        yield Failure(path, str(error))
    except READ_ERRORS as error:
        yield Failure(path, _reason(error))


def _reason(error: BaseException) -> str:
    if isinstance(error, EOFError):
        return "the compressed file ends early"
    if isinstance(error, zlib.error):
        return f"the compressed file is damaged: {error}"
    return getattr(error, "strerror", None) or str(error)


def _folder(top: str, how: Reading) -> Iterator[Item]:
    """The documents below ``top``; a stack in place of recursion, since folders nest as deep as they like."""
    found = False
    passed: Counter[str] = Counter()
    stack = [top]
    while stack:
        path = stack.pop()
        if path is top or (os.path.isdir(path) and not os.path.islink(path)):
            try:
                stack.extend(sorted(_visible(path), reverse=True))
            except OSError as error:
                yield Failure(path, _reason(error))
        elif why := _why_not(path, how):
            passed[why] += 1
        else:
            found = True
            yield from _file(path, how)
    if note := skipped(top, passed):
        yield note
    if not found:
        yield Failure(top, f"holds no {' '.join(SUFFIXES)} file, packed ({' '.join(packing.SUFFIXES)}) or not")


def _visible(path: str) -> list[str]:
    with os.scandir(path) as entries:
        return [entry.path for entry in entries if not entry.name.startswith(".")]


def _why_not(path: str, how: Reading) -> str | None:
    """Why a file of a folder is not read, if it is not."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None  # opening it will fail and say why
    if stat.S_ISDIR(mode):
        return "linked folder"
    if not stat.S_ISREG(mode):
        return "special file"
    if how.output is not None and os.path.realpath(path) == how.output:
        return "the output"
    return None if suffix(path) in SUFFIXES else suffix(path) or "no suffix"


# --- what a stream holds --------------------------------------------------------------------------


def _stream(stream: BinaryIO, path: str, kind: str, how: Reading) -> Iterator[Item]:
    head = b""
    if kind in ("auto", "json"):
        head = stream.readline(LIMIT + 1)
        if _is_record(head):
            kind = "jsonl"
    if kind == "jsonl":
        yield from _json_lines(stream, head, path, how)
        return
    if kind in ("parquet", "warc"):
        yield from _crawl(stream, path, kind, how)
        return
    data = head + stream.read(max(0, LIMIT + 1 - len(head)))
    if len(data) > LIMIT:
        yield Failure(path, f"longer than {LIMIT} bytes")
    elif kind == "json":
        yield from _json_whole(data, path, how)
    else:
        yield Document(path, data, path, _checked(kind, data, how), how.url)


def _crawl(stream: BinaryIO, path: str, kind: str, how: Reading) -> Iterator[Item]:
    from newsclean.cli import crawls  # with decoding: not for --help

    if kind == "warc":
        yield from crawls.warc(stream, path, how.url)
    elif stream.seekable():
        yield from crawls.parquet(stream, path, how.names, how.url)
    else:
        yield Failure(path, "Parquet is read from files, not from a pipe")


def _checked(kind: str, data: bytes, how: Reading) -> str:
    """``kind``, unless only the suffix says "page" of what is plainly another sort of file."""
    if how.kind != "auto" or kind != "html":
        return kind
    from newsclean.sniff import is_something_else  # loads the decoding: not for --help

    return "auto" if is_something_else(data) else kind


def _is_record(line: bytes) -> bool:
    """Whether a line is a JSON object by itself, as in JSON lines."""
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if len(line) > LIMIT or not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    return isinstance(_parse(line), dict)


def _json_lines(stream: BinaryIO, head: bytes, path: str, how: Reading) -> Iterator[Item]:
    for number, line in enumerate(_lines(stream, head), 1):
        if len(line) > LIMIT:
            yield Failure(f"{path}:{number}", f"longer than {LIMIT} bytes")
        elif line.strip():
            yield _record(_parse(line), path, number, how)


def _lines(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """The lines of a stream whose beginning was read; of one that is too long, just enough to tell."""
    line = head or stream.readline(LIMIT + 1)
    while line:
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1) or b"\n"
        line = stream.readline(LIMIT + 1)


def _json_whole(data: bytes, path: str, how: Reading) -> Iterator[Item]:
    value = _parse(data)
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield _record(item, path, number, how)
    else:
        yield _record(value, path, None, how)


def _parse(data: bytes) -> object:
    """A JSON value, or the ``Exception`` that says why it is none."""
    try:
        # NaN is no JSON, but it is what several writers make of a missing value.
        return json.loads(data.decode("utf-8-sig"), parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        return ValueError(f"not UTF-8: byte 0x{data[error.start]:02x} at byte {error.start}")
    except json.JSONDecodeError as error:
        return ValueError(f"not JSON: {error.msg} at character {error.pos}")
    except RecursionError:
        return ValueError("not usable JSON: nested too deeply")
    except ValueError as error:  # an integer of thousands of digits
        return ValueError(f"not usable JSON: {error}")


def _record(value: object, path: str, number: int | None, how: Reading) -> Item:
    name = path if number is None else f"{path}:{number}"
    if isinstance(value, Exception):
        return Failure(name, str(value))
    if not isinstance(value, dict):
        return Failure(name, "not a JSON object")
    return from_fields(value, path, number, how.names, how.url)

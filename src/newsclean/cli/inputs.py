"""Files, folders, standard input and JSON records, read into documents one at a time.

Nothing here raises on what it reads: what cannot be used comes out as a ``Failure`` between the documents.
"""

from __future__ import annotations

import gzip
import json
import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple, cast

KINDS = ("auto", "html", "text", "jsonl")

# What a suffix says. A text file may hold a page that somebody saved under a wrong name, so it is looked at.
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".txt": "auto",
    ".text": "auto",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}

# The most bytes that one document may have once unpacked: the 20 million code points that the library
# reads of one, in UTF-8 at its longest. It keeps memory bounded whatever the input is.
LIMIT = 80_000_000

READ_ERRORS = (OSError, EOFError, zlib.error)


class Document(NamedTuple):
    """A document to clean.

    ``name`` is what messages call it: ``path``, and for a record also its number. ``kind`` is ``"html"``,
    ``"text"`` or ``"auto"``. ``record`` is the number of the line or of the array's item, from 1; ``id`` is
    the record's own, any JSON value, ``None`` if it has none.
    """

    name: str
    data: bytes | str
    path: str
    kind: str = "auto"
    url: str | None = None
    id: object = None
    record: int | None = None


class Failure(NamedTuple):
    """Something that should have been a document and is none."""

    name: str
    reason: str


class Note(NamedTuple):
    """Something passed over, which is no failure."""

    name: str
    reason: str


Item = Document | Failure | Note


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the fields of a JSON record."""

    text: str = "text"
    html: str = "html"
    url: str = "url"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: what the input is, the address of documents that state none, the file not to read."""

    kind: str = "auto"
    url: str | None = None
    names: Names = field(default_factory=Names)
    output: str | None = None


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
    """The suffix of a file's name without ``.gz``, in lower case."""
    return os.path.splitext(_unpacked_name(path))[1].lower()


def _unpacked_name(path: str) -> str:
    return path[:-3] if path.lower().endswith(".gz") else path


# --- files and folders ----------------------------------------------------------------------------


def _file(path: str, how: Reading) -> Iterator[Item]:
    kind = SUFFIXES.get(suffix(path), "auto") if how.kind == "auto" else how.kind
    try:
        with _open(path) as stream:
            yield from _stream(stream, path, kind, how)
    except ValueError as error:  # a path with a null character in it
        yield Failure(path, str(error))
    except READ_ERRORS as error:
        yield Failure(path, _reason(error))


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    if path.lower().endswith(".gz"):
        return cast(AbstractContextManager[BinaryIO], gzip.open(path, "rb"))
    return open(path, "rb")


def _reason(error: BaseException) -> str:
    if isinstance(error, EOFError):
        return "the compressed file ends early"
    if isinstance(error, zlib.error):
        return f"the compressed file is damaged: {error}"
    return getattr(error, "strerror", None) or str(error)


def _folder(top: str, how: Reading) -> Iterator[Item]:
    """The documents below ``top``; a stack in place of recursion, since folders nest as deep as they like."""
    found = False
    skipped: Counter[str] = Counter()
    stack = [top]
    while stack:
        path = stack.pop()
        if path is top or (os.path.isdir(path) and not os.path.islink(path)):
            try:
                stack.extend(sorted(_visible(path), reverse=True))
            except OSError as error:
                yield Failure(path, _reason(error))
        elif why := _why_not(path, how):
            skipped[why] += 1
        else:
            found = True
            yield from _file(path, how)
    if skipped:
        yield Note(top, "skipped: " + ", ".join(f"{n} × {why}" for why, n in sorted(skipped.items())))
    if not found:
        yield Failure(top, f"holds no {' '.join(SUFFIXES)} file, packed (.gz) or not")


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
    data = head + stream.read(max(0, LIMIT + 1 - len(head)))
    if len(data) > LIMIT:
        yield Failure(path, f"longer than {LIMIT} bytes")
    elif kind == "json":
        yield from _json_whole(data, path, how)
    else:
        yield Document(path, data, path, _checked(kind, data, how), how.url)


def _checked(kind: str, data: bytes, how: Reading) -> str:
    """``kind``, unless only the suffix says "page" of what is plainly another sort of file."""
    if how.kind != "auto" or kind != "html":
        return kind
    from newsclean.sniff import looks_like  # loads the decoding: not for --help

    return "auto" if looks_like(data) else kind


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


def _record(value: object, path: str, number: int | None, how: Reading) -> Document | Failure:
    """The document that a record holds: its page if it has one, else its text."""
    name = path if number is None else f"{path}:{number}"
    if isinstance(value, Exception):
        return Failure(name, str(value))
    if not isinstance(value, dict):
        return Failure(name, "not a JSON object")
    names = how.names
    for wanted in (names.html, names.text, names.url):
        if not isinstance(value.get(wanted), str | None):
            return Failure(name, f"the field {wanted!r} is not a string")
    html, text = value.get(names.html), value.get(names.text)
    data = html or text
    if data is None:
        if html is None:
            return Failure(name, f"no field {names.html!r} or {names.text!r}")
        data = html
    kind = "html" if html else "auto"
    return Document(name, data, path, kind, value.get(names.url) or how.url, value.get(names.id), number)

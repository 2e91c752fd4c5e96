"""gzip and zstd, by a file's name: streams to read, blocks to write that can be told apart again.

What is written is a row of small complete archives, which every tool reads as one. So what a run had written when it
was stopped is whole up to the last of them.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

SUFFIXES = (".gz", ".zst")
_READ = 2_048  # bytes unpacked at a time: at zstd's highest ratio they make 64 MB, at gzip's 2
READ_ERRORS = (OSError, EOFError, zlib.error)


def suffix(path: str) -> str:
    """``".gz"``, ``".zst"`` or nothing."""
    end = os.path.splitext(path)[1].lower()
    return end if end in SUFFIXES else ""


def unpacked_name(path: str) -> str:
    """``path`` without the suffix that says how it is packed."""
    return path[: len(path) - len(suffix(path))]


def reader(stream: BinaryIO, path: str) -> BinaryIO:
    """What ``stream``, an open file called ``path``, holds once unpacked.

    Reading raises one of ``READ_ERRORS`` where that is damaged.
    """
    if suffix(path) == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    return io.BufferedReader(_Zstd(stream)) if suffix(path) == ".zst" else stream


def compressor(path: str) -> Callable[[bytes], bytes] | None:
    """What makes a block of bytes a complete archive of the kind that ``path`` is named for, if it is."""
    if suffix(path) == ".gz":
        return lambda block: gzip.compress(block, 6, mtime=0)
    return cast("Callable[[bytes], bytes]", _zstd().ZstdCompressor().compress) if suffix(path) == ".zst" else None


def blocks(stream: BinaryIO, path: str) -> Iterator[tuple[bytes, int]]:
    """The blocks of a file that ``compressor`` made, and where each ends; up to the first that is broken."""
    inflate: Callable[[], Any] = (
        (lambda: zlib.decompressobj(31))
        if suffix(path) == ".gz"
        else lambda: _zstd().ZstdDecompressor().decompressobj()
    )
    end, rest = 0, b""
    while True:
        state, block, size = inflate(), [], 0
        while not state.eof:
            data, rest = rest or stream.read(1 << 16), b""
            if not data:
                return
            size += len(data)
            try:
                block.append(state.decompress(data))
            except Exception:  # zlib and zstd each have their own
                return
        rest = state.unused_data
        end += size - len(rest)
        yield b"".join(block), end


class _Zstd(io.RawIOBase):
    """The content of a zstd file, all of its frames."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._state: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and self._more():
            pass
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _more(self) -> bool:
        """Unpack a little more; false at the end of the file."""
        rest = self._state.unused_data if self._state is not None and self._state.eof else b""
        data = rest or self._stream.read(_READ)
        if self._state is None or self._state.eof:
            if not data:
                return False
            self._state = _zstd().ZstdDecompressor().decompressobj()
        if not data:
            raise EOFError
        try:
            self._ready = self._state.decompress(data)
        except _zstd().ZstdError as error:
            raise zlib.error(str(error)) from error
        return True


def _zstd() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise OSError("zstd needs the package zstandard: pip install 'newsclean[zstd]'") from error
    return zstandard

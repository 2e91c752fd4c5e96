"""How much of the input was read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO


class Meter:
    """The bytes of the files read so far."""

    def __init__(self) -> None:
        self._before = 0
        self._file: BinaryIO | None = None

    @contextmanager
    def of(self, file: BinaryIO) -> Iterator[None]:
        """Count what is read from ``file`` while this lasts, and then all of it."""
        self._file = file
        try:
            yield
        finally:
            self._file = None
            with suppress(OSError, ValueError):
                self._before += os.fstat(file.fileno()).st_size

    def read(self) -> int:
        """How many bytes of files were read."""
        with suppress(OSError, ValueError):
            return self._before + (0 if self._file is None else self._file.tell())
        return self._before


def total(paths: Iterable[str]) -> int | None:
    """How many bytes the files hold, and those below the folders; ``None`` if nobody knows."""
    size = 0
    for path in paths:
        if path == "-":
            return None
        below = (os.path.join(top, name) for top, _, names in os.walk(path) for name in names)
        for file in below if os.path.isdir(path) else (path,):
            with suppress(OSError, ValueError):
                size += os.stat(file).st_size
    return size

"""What several stages in turn ask of one text is answered once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LONGEST = 200_000  # code points; answers to longer texts are kept only as long as ``long_texts`` lasts


class _Open(threading.local):
    """How many ``long_texts`` last in this thread."""

    count = 0


_open = _Open()
_forget: list[Callable[[], None]] = []


@contextmanager
def long_texts() -> Iterator[None]:
    """While this lasts answers to long texts are remembered too; at its end they leave memory."""
    _open.count += 1
    try:
        yield
    finally:
        _open.count -= 1
        if not _open.count:
            for forget in _forget:
                forget()


def for_one_text(ask: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """``ask``, a pure function of a text (and more), that remembers its last answer.

    The text is known by identity: to compare or to hash a text costs as much as many an answer. Threads may take turns
    in overwriting what is remembered, which is read and written whole.
    """
    last: tuple[str, tuple[object, ...], T] | None = None

    @wraps(ask)
    def asked(text: str, /, *more: P.args, **named: P.kwargs) -> T:
        nonlocal last
        seen = last
        if seen is not None and seen[0] is text and seen[1] == more and not named:
            return seen[2]
        forget()  # before the answer, or two long ones are in memory
        answer = ask(text, *more, **named)
        if not named and (len(text) <= LONGEST or _open.count):
            last = (text, more, answer)
        return answer

    def forget() -> None:
        nonlocal last
        if last is not None and len(last[0]) > LONGEST:
            last = None

    _forget.append(forget)
    return asked

"""How cost grows with length: a ratio of times, so that neither the machine nor its load decides a test."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FACTOR = 8
# Linear cost grows 8 times, quadratic cost 64 times.
LINEAR = 24
_ROUNDS = 3
_TOLD_FROM_NOISE = 1e-4  # seconds


def growth(work: Callable[[str], object], unit: str, size: int) -> float:
    """How many times longer ``work`` takes on ``FACTOR * size`` code points made of ``unit`` than on ``size``.

    Processor time, the least of three rounds each: other work on the machine only ever adds. Each round has a
    text of its own, so that no cache answers.
    """
    repeats = max(1, size // len(unit))
    work(unit)  # first use loads tables
    small, large = (
        min(seconds(work, unit * (times * repeats + turn)) for turn in range(_ROUNDS)) for times in (1, FACTOR)
    )
    return large / max(small, _TOLD_FROM_NOISE)


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of one run."""
    gc.disable()  # it would look at all that the tests before have left
    try:
        start = time.process_time()
        work(text)
        return time.process_time() - start
    finally:
        gc.enable()

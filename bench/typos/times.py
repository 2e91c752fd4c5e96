"""What spelling costs: each measurement in a process of its own, so that no cache answers for another's words.

Times are CPU times over documents that are read once, after as many others have warmed the tables.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import newsclean
from bench.typos.systems import LEVELS, SYSTEMS, stage
from newsclean.options import Options

WARM = 20  # documents


def alone(call: Callable[..., float], *arguments: object) -> float:
    """What ``call`` gives in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(call, *arguments).result()


def stage_seconds(name: str, texts: Sequence[str]) -> float:
    """The CPU seconds that a system takes for all but the first texts; our levels are the stage alone."""
    system = stage(name) if name in LEVELS else SYSTEMS[name]()
    return _seconds(system, texts)


def path_seconds(level: str, texts: Sequence[str]) -> float:
    """The same for the whole text path at a level of spelling."""
    return _seconds(partial(newsclean.clean, options=Options(typos=level)), texts)


def _seconds(call: Callable[[str], object], texts: Sequence[str]) -> float:
    for text in texts[:WARM]:
        call(text)
    start = time.process_time()
    for text in texts[WARM:]:
        call(text)
    return time.process_time() - start


def rates(names: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Words a second of each system."""
    count = sum(len(text.split()) for text in texts[WARM:])
    return {name: count / alone(stage_seconds, name, texts) for name in names}


def ratios(texts: Sequence[str], rounds: int) -> dict[str, tuple[float, float, float]]:
    """How many times the path without spelling each level takes: the median round, the least and the greatest."""
    spent = [{level: alone(path_seconds, level, texts) for level in LEVELS} for _ in range(rounds)]
    found = {}
    for level in LEVELS:
        each = sorted(times[level] / times["off"] for times in spent)
        found[level] = (each[len(each) // 2], each[0], each[-1])
    return found

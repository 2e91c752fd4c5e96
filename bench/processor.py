"""Processor time of this process and of all below it, which other work on the machine hardly changes."""

from __future__ import annotations

import os
import pathlib
import time

_TICK = os.sysconf("SC_CLK_TCK")


def seconds_of_all() -> float:
    """Seconds that this process has used, and those below it that live."""
    return time.process_time() + seconds_below()


def seconds_below() -> float:
    """Seconds that the living processes below this one have used, those that ended below them included."""
    parents, used = {}, {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(entry)) is not None:
            parents[int(entry.name)] = int(stat[1])
            used[int(entry.name)] = sum(map(int, stat[11:15])) / _TICK
    below, found = [os.getpid()], 0.0
    while below:
        parent = below.pop()
        children = [child for child in parents if parents[child] == parent]
        found += sum(used[child] for child in children)
        below += children
    return found


def _stat(entry: pathlib.Path) -> list[str] | None:
    try:
        return (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None

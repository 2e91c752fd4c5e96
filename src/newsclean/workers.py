"""Work on items in processes of their own: lazily, in order, in bounded memory.

An item may kill its process, or keep it too long: that costs the item, and nothing else. Each process has one pipe and
is given one chunk of items at a time, so that no lock is shared that a dying process could hold, and nobody waits to
write to one that does not read.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing.connection import Connection, wait
from types import GeneratorType
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
P = TypeVar("P")
T_contra = TypeVar("T_contra", contravariant=True)
P_co = TypeVar("P_co", covariant=True)

# A chunk ends at so many items, at so much of them, or when so many seconds went by: then somebody waits.
CHUNK_ITEMS = 16
CHUNK_SIZE = 1_000_000
_CHUNK_SECONDS = 0.05
_AHEAD = 4  # chunks for each process that may be read before the first of them is done
_DEATHS = 2  # of a process over the same item, before the item is held to be the reason
_LOOK = 0.5  # seconds between two looks at how long items take, at the most


class Job(Protocol[T_contra, R, P_co]):
    """What is done with items; pickled once for each process."""

    def prepare(self) -> None:
        """Load what the first item would have to wait for: it has no more time than the others."""

    def work(self, item: T_contra) -> R:
        """The result of an item; raises nothing."""

    def lost(self, item: T_contra, code: str, reason: str) -> R:
        """The result of an item that killed its process (``"crashed"``) or took too long (``"timed-out"``)."""

    def pack(self, results: list[R]) -> P_co:
        """The results of a chunk, as they travel."""


def chunks(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """``items`` in lists of at most ``CHUNK_ITEMS``; those read before ``items`` raise come before the error.

    ``items`` is closed, if it is a generator, as soon as the chunks are.
    """
    iterator = iter(items)
    chunk: list[T] = []
    try:
        room, until = CHUNK_SIZE, 0.0
        for item in iterator:
            if not chunk:
                room, until = CHUNK_SIZE, time.monotonic() + _CHUNK_SECONDS
            chunk.append(item)
            room -= size(item)
            if len(chunk) == CHUNK_ITEMS or room <= 0 or time.monotonic() > until:
                yield chunk
                chunk = []
    except Exception:
        if chunk:
            yield chunk
        raise
    finally:
        if isinstance(iterator, GeneratorType):
            iterator.close()
    if chunk:
        yield chunk


def run(
    items: Iterable[T], job: Job[T, R, P], size: Callable[[T], int], jobs: int, seconds: float | None = None
) -> Generator[P, None, None]:
    """The packed results of ``items``, in order, made by ``jobs`` processes; at most ``seconds`` for each item.

    Items are read ahead, a few chunks for each process. An error that ``items`` raise comes after the results of the
    items before it. When the generator is closed the processes are ended. Raises ``RuntimeError`` if the processes
    do not start.
    """
    source = chunks(items, size)
    crew: _Crew[T, R, P] = _Crew(job, jobs, seconds)
    error: Exception | None = None
    at_end = False
    try:
        while True:
            crew.collect(0)
            while not at_end and crew.has_room():
                try:
                    crew.add(next(source))
                except StopIteration:
                    at_end = True
                except Exception as raised:
                    at_end, error = True, raised
            if crew.slots and crew.slots[0].done:
                yield crew.slots.popleft().result()
            elif crew.slots:
                crew.collect(None)
            elif at_end:
                break
        if error is not None:
            raise error
    finally:
        crew.stop()
        source.close()  # type: ignore[attr-defined]


@dataclass(slots=True, eq=False)
class _Slot(Generic[T, P]):
    """A chunk's place in the order of results."""

    items: list[T]
    deaths: int = 0
    done: bool = False
    _result: list[P] = field(default_factory=list)

    def finish(self, result: P) -> None:
        self.done, self._result = True, [result]

    def result(self) -> P:
        return self._result[0]


class _Worker(Generic[T, P]):
    """A process, its pipe, and the chunk that it has."""

    def __init__(self, job: Job[T, Any, P], timed: bool) -> None:
        # Never a fork: of a program with threads it may hang, and each system would do otherwise.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        # How many items were begun, and the number of the one at hand from 1; 0 between chunks. Only the process
        # writes, and torn values do no harm: what is looked for is that nothing changes.
        self.beat = context.RawArray("Q", 2)
        self.process = context.Process(target=_serve, args=(theirs, self.beat, job, timed), daemon=True)
        try:
            self.process.start()
        finally:
            theirs.close()
        self.ready = False
        self.slot: _Slot[T, P] | None = None
        self._seen, self._since = 0, 0.0

    @property
    def free(self) -> bool:
        return self.ready and self.slot is None

    def give(self, slot: _Slot[T, P]) -> None:
        self.slot, self._since = slot, time.monotonic()
        with suppress(OSError):  # it died while it waited; reading from it will show that
            self.pipe.send(slot.items)

    def overdue(self, seconds: float) -> bool:
        """Whether the item at hand has been at work for longer than ``seconds``."""
        begun, at = self.beat
        now = time.monotonic()
        if begun != self._seen or not at:
            self._seen, self._since = begun, now
        return now - self._since > seconds

    def at(self) -> int:
        """The index of the item at hand, -1 between chunks."""
        return int(self.beat[1]) - 1

    def end(self) -> int | None:
        """End the process, whatever it does; returns its exit code."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


class _Crew(Generic[T, R, P]):
    """The processes, the chunks that wait for one, and the results in order."""

    def __init__(self, job: Job[T, R, P], jobs: int, seconds: float | None) -> None:
        self.slots: deque[_Slot[T, P]] = deque()
        self._job, self._jobs, self._seconds = job, jobs, seconds
        self._waiting: deque[_Slot[T, P]] = deque()
        self._workers: list[_Worker[T, P]] = []

    def has_room(self) -> bool:
        """Whether a process could begin another chunk at once."""
        if self._waiting or len(self.slots) >= _AHEAD * self._jobs:
            return False
        return len(self._workers) < self._jobs or any(worker.free for worker in self._workers)

    def add(self, items: list[T]) -> None:
        """Take in the next chunk."""
        slot: _Slot[T, P] = _Slot(items)
        self.slots.append(slot)
        self._waiting.append(slot)
        self._assign()

    def collect(self, seconds: float | None) -> None:
        """Take in what the processes have to say; wait for it at most ``seconds``, ``None`` for as long as it takes."""
        if self._seconds is not None and seconds is None:
            seconds = min(_LOOK, self._seconds / 4)
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe), seconds) if by_pipe else ():
            self._hear(by_pipe[pipe])  # type: ignore[index]
        if self._seconds is not None:
            for worker in list(self._workers):
                if worker.slot is not None and worker.overdue(self._seconds):
                    self._expire(worker, self._seconds)
        self._assign()

    def stop(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _assign(self) -> None:
        """Give waiting chunks to free processes, and start another process if there are more."""
        free = [worker for worker in self._workers if worker.free]
        while self._waiting and free:
            free.pop().give(self._waiting.popleft())
        if len(self._workers) < self._jobs and len(self._waiting) > sum(not worker.ready for worker in self._workers):
            self._workers.append(_Worker(self._job, self._seconds is not None))

    def _hear(self, worker: _Worker[T, P]) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.slot is None:
            worker.ready = True
        else:
            worker.slot.finish(said)
            worker.slot = None

    def _bury(self, worker: _Worker[T, P]) -> None:
        """A process died: the item at hand is tried once more, alone, and the others of its chunk again."""
        slot, at = worker.slot, worker.at()
        self._workers.remove(worker)
        code = worker.end()
        if not worker.ready:
            raise RuntimeError(
                f"a process for jobs ended as it started (exit code {code}); "
                'a script that asks for jobs must keep its own work under `if __name__ == "__main__":`'
            )
        if slot is None:
            return
        # Between two items, or as the result was sent, any of them may be the reason.
        suspects = [at] if at >= 0 else range(len(slot.items))
        for alone in self._part(slot, suspects):
            alone.deaths = slot.deaths + 1
            if alone.deaths < _DEATHS:
                self._waiting.appendleft(alone)
            else:
                self._give_up(alone, "crashed", f"the process that cleaned it ended (exit code {code})")

    def _expire(self, worker: _Worker[T, P], seconds: float) -> None:
        """An item takes too long: it is given up, with its process, and the others of its chunk begin again."""
        slot, at = worker.slot, worker.at()
        if slot is None or at < 0:  # it has just finished
            return
        self._workers.remove(worker)
        worker.end()
        for alone in self._part(slot, [at]):
            self._give_up(alone, "timed-out", f"it took more than {seconds:g} s")

    def _give_up(self, alone: _Slot[T, P], code: str, reason: str) -> None:
        alone.finish(self._job.pack([self._job.lost(alone.items[0], code, reason)]))

    def _part(self, slot: _Slot[T, P], suspects: Sequence[int]) -> list[_Slot[T, P]]:
        """Put a slot of its own for each suspect in the place of ``slot``; what is between them waits again."""
        place = self.slots.index(slot)
        del self.slots[place]
        edges = [0, *(edge for at in suspects for edge in (at, at + 1)), len(slot.items)]
        parts = [_Slot[T, P](slot.items[start:end]) for start, end in pairwise(edges)]
        kept = [part for part in parts if part.items]
        for part in reversed(kept):
            self.slots.insert(place, part)
        alone = parts[1::2]
        self._waiting.extendleft(part for part in reversed(kept) if part not in alone)
        return alone


def _serve(pipe: Connection, beat: Any, job: Job[Any, Any, Any], timed: bool) -> None:
    """The life of a process: chunks in, packed results out, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us decides what an interruption means
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if timed:
        job.prepare()
    try:
        pipe.send(None)
        while True:
            items = pipe.recv()
            results = []
            for number, item in enumerate(items, 1):
                beat[0] += 1
                beat[1] = number
                results.append(job.work(item))
            beat[1] = 0
            pipe.send(job.pack(results))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass


def _end_with_parent() -> None:
    """An item that never ends must not outlive the one who wants it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""What is said on standard error: failures always, notes unless quiet, progress only at a terminal."""

from __future__ import annotations

import sys
import time
from collections import Counter

from newsclean.cli.job import FAILED, Pack
from newsclean.cli.meter import Meter


class Report:
    """Counts documents, failures and issues, and says so.

    ``shown``: whether the articles go somewhere else than to the terminal. ``meter`` and ``total`` tell how much of
    the input was read; without a total nobody knows how long it will take.
    """

    def __init__(self, quiet: bool, shown: bool, meter: Meter, total: int | None) -> None:
        self.quiet = quiet
        self.documents = self.failures = 0
        self.issues: Counter[str] = Counter()
        self.live = shown and not quiet and sys.stderr.isatty()
        self._meter, self._total = meter, total
        self._began = self._ticked = time.monotonic()
        self._skipped = self._read_before = 0
        self._drawn = 0

    def begin(self) -> None:
        """What was counted up to now was there before."""
        self._began, self._skipped, self._read_before = time.monotonic(), self.documents, self._meter.read()

    def count(self, pack: Pack) -> None:
        """Count what some documents became, and name those that failed."""
        for result in pack.results:
            self.documents += 1
            self.issues.update(result.codes)
            if result.failure is not None:
                self.failed(result.name, result.failure)
        self.tick()

    def recall(self, codes: tuple[str, ...]) -> None:
        """Count a document that a run before this one has done and told of."""
        self.documents += 1
        self.issues.update(codes)
        self.failures += not FAILED.isdisjoint(codes)

    def failed(self, name: str, reason: str) -> None:
        self.failures += 1
        self.say(name, reason)

    def note(self, name: str, reason: str) -> None:
        if not self.quiet:
            self.say(name, reason)

    def tick(self) -> None:
        """Redraw the line of progress, ten times a second at the most."""
        now = time.monotonic()
        if self.live and now - self._ticked >= 0.1:
            self._ticked = now
            self._draw()

    def close(self) -> None:
        if self.live:
            self._draw()
            sys.stderr.write("\n")
            self._drawn = 0

    def summary(self) -> None:
        """Say how often each issue came up."""
        if self.issues and not self.quiet:
            counts = sorted(self.issues.items(), key=lambda pair: (-pair[1], pair[0]))
            self.say(f"{self.documents} documents", "issues: " + ", ".join(f"{n} × {code}" for code, n in counts))

    def _draw(self) -> None:
        seconds = max(time.monotonic() - self._began, 1e-3)
        rate = (self.documents - self._skipped) / seconds
        line = f"{self.documents} documents, {self.failures} failed, {rate:.0f}/s{self._left(seconds)}"
        sys.stderr.write(f"\r{line:<{self._drawn}}")
        sys.stderr.flush()
        self._drawn = len(line)

    def _left(self, seconds: float) -> str:
        """How much was read and how long the rest will take, by the bytes of the input."""
        read = self._meter.read()
        if not self._total or read <= self._read_before:
            return ""
        left = round(max(self._total - read, 0) * seconds / (read - self._read_before))
        return f", {min(read / self._total, 1):.0%} read, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"

    def say(self, name: str, reason: str) -> None:
        from newsclean.cli.explain import isolate, visible  # names and reasons may hold anything

        if self._drawn:
            sys.stderr.write(f"\r{'':<{self._drawn}}\r")
            self._drawn = 0
        sys.stderr.write(f"newsclean: {isolate(visible(name))}: {visible(reason)}\n")

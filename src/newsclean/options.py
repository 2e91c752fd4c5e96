"""What a caller may choose."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

TANWIN = ("as-written", "majority")
KINDS = ("auto", "html", "text")
MODES = ("auto", "residual", "full-page")


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for ``clean``; the defaults change nothing that a reader would miss.

    kind: ``"html"`` or ``"text"`` where the caller knows; ``"auto"`` looks.
    mode: ``"residual"`` for text that an extractor already cut down, ``"full-page"`` for the text of a whole
        page; ``"auto"`` tells them apart. Pages given as HTML are not affected.
    encoding: the charset of bytes, where the caller knows it; checked, not believed.
    keep: kinds of removal (``"caption"``, ``"dateline"``, …) that stay in the text.
    without: rules (``"spacing:after-stop"``) or kinds (``"spacing"``) that may not make edits.
    carry_source: ``False`` leaves what was taken out of the text off the record; the source can then be
        rebuilt only beside the source itself.
    tanwin: ``"majority"`` writes tanwin in the order that the text itself mostly uses; ``"as-written"`` leaves it.
    reference_time: what relative dates ("3 hours ago") are counted from; without it they are not dates.
    max_length: input longer than this many code points is cut there, with an issue.
    """

    kind: str = "auto"
    mode: str = "auto"
    encoding: str | None = None
    keep: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    carry_source: bool = True
    tanwin: str = "as-written"
    reference_time: datetime.datetime | None = None
    max_length: int = 20_000_000

    def __post_init__(self) -> None:
        _one_of("kind", self.kind, KINDS)
        _one_of("mode", self.mode, MODES)
        _one_of("tanwin", self.tanwin, TANWIN)
        for name in ("keep", "without"):
            value = getattr(self, name)
            if isinstance(value, str) or not all(isinstance(item, str) for item in value):
                raise TypeError(f"{name} must be a set of str, not {value!r}")
            object.__setattr__(self, name, frozenset(value))
        if not isinstance(self.max_length, int) or self.max_length < 1:
            raise ValueError(f"max_length must be a positive int, not {self.max_length!r}")


def _one_of(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, choices))}, not {value!r}")

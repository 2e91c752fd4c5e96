"""Going on from where a run was stopped: what its part of the output holds is not done again."""

from __future__ import annotations

import os
from collections.abc import Iterator

from newsclean._version import __version__
from newsclean.cli import outputs
from newsclean.cli.items import Document
from newsclean.cli.report import Report
from newsclean.tables import rules_hash


class NotResumableError(Exception):
    """The part was not made of this input by this program."""


def skip(documents: Iterator[Document], output: str, shape: str, report: Report) -> int:
    """Pass over the documents that ``output`` holds, and count them; returns where in its part they end.

    What holds them is the part that a stopped run left or, where there is none, the output itself: of a run that came
    to its end before there were more documents, or cut short later. Raises ``NotResumableError``.
    """
    path = os.path.realpath(output)
    part = outputs.part_of(path)
    source = part if os.path.exists(part) else path
    if not os.path.exists(source):
        return 0
    end = 0
    try:
        for entries, at in outputs.held(source, path, shape):
            for entry in entries:
                _match(entry, next(documents, None), source)
                report.recall(entry.codes)
            end = at
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NotResumableError(f"{source} holds something else than articles") from error
    return end if source == part else outputs.take_back(path, shape, end)


def _match(entry: outputs.Held, document: Document | None, source: str) -> None:
    if document is None or not outputs.same_place(entry, document.path, document.record):
        there = "nothing more" if document is None else document.name
        raise NotResumableError(f"{source} was made of another input: it holds {entry.path}:{entry.record} for {there}")
    if (entry.version, entry.rules) != (__version__, rules_hash()):
        raise NotResumableError(f"{source} was made by other rules, of version {entry.version}")

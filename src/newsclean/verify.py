"""Proof of an article's record against the document at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.decode import read_as
from newsclean.edits import apply, check, revert
from newsclean.options import Options
from newsclean.values import Edit, Run, Source


class Record(NamedTuple):
    """What an article says of itself: its text, what it was made from, and how."""

    text: str
    source: Source
    edits: Sequence[Edit]
    runs: Sequence[Run]
    url: str | None


def verify(record: Record, data: bytes | bytearray | memoryview | str) -> bool:
    """True if ``data`` is the document that ``record`` tells of and everything it says holds against it.

    Whatever a record says, one that does not hold is ``False``. Raises ``TypeError`` if ``data`` is no document.
    """
    page = _source_of(record.source, data)
    if page is None or len(page) != record.source.length:
        return False
    return _page_holds(record, page) if record.source.kind == "html" else _edits_hold(record, page)


def _source_of(source: Source, data: bytes | bytearray | memoryview | str) -> str | None:
    """The decoded source if ``data`` is what ``source`` describes."""
    if isinstance(data, str):
        return data if _hash(data.encode("utf-8", "surrogatepass")) == source.sha256 else None
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"verify() takes bytes or str, not {type(data).__name__}")
    raw = bytes(data)
    if source.encoding is None or _hash(raw) != source.sha256:
        return None
    try:
        return read_as(raw, source.encoding)
    except Exception:  # a codec may fail with anything; then it is not how these bytes were read
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _edits_hold(record: Record, text: str) -> bool:
    """True if the edits are an edit list for ``text``, take out what they say, and leave the article's text."""
    try:
        check(record.edits, len(text))
    except ValueError:
        return False
    taken = all(edit.old is None or text[edit.start : edit.end] == edit.old for edit in record.edits)
    return taken and apply(text, record.edits) == record.text


def _page_holds(record: Record, page: str) -> bool:
    """True if every run stands in the page where the record says, and the edits hold for what the runs read."""
    from newsclean.page import read_page, verify_runs  # lxml and trafilatura; only pages need them

    carried = all(edit.old is not None for edit in record.edits)
    try:
        text = revert(record.text, record.edits) if carried else read_page(page, record.url, Options()).text
        return verify_runs(page, text, record.runs) and _edits_hold(record, text)
    except ValueError:  # the text does not hold what the edits put in, or a run is no character reference
        return False

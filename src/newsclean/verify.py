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


def verify(record: Record, data: bytes | str) -> bool:
    """True if ``data`` is the document that ``record`` tells of and everything it says holds against it."""
    source = record.source
    if isinstance(data, str):
        raw, page = data.encode("utf-8", "surrogatepass"), data
    elif source.encoding is None or hashlib.sha256(data).hexdigest() != source.sha256:
        return False
    else:
        raw, page = data, read_as(data, source.encoding)
    if hashlib.sha256(raw).hexdigest() != source.sha256 or len(page) != source.length:
        return False
    return _page_holds(record, page) if source.kind == "html" else _edits_hold(record, page)


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
    text = revert(record.text, record.edits) if carried else read_page(page, record.url, Options()).text
    return verify_runs(page, text, record.runs) and _edits_hold(record, text)

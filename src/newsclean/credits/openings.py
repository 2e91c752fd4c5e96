"""Datelines as agencies and press offices open a report with them: read from the place on, element by element.

After the place come, with marks between them, a region («دبي، الإمارات»), a day («في 3 مايو», "March 3, 2025")
and an agency («/ وام /», «(كونا)»). The forms are those of the agencies' own dispatches.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.credits.known import PLACE_END, Known, agency, heads_of_places, place
from newsclean.credits.names import fold
from newsclean.dates.openings import Day, opening_day
from newsclean.values import DateValue

# A dateline stands in a paragraph's first characters; the longest form, with a day in two calendars, has 80.
WINDOW = 160
_REGION_WORDS, _STEPS = 3, 5

_NEXT = r"(?=\s*[\-–—ـ(/:،,]|\s+(?:(?:في|يوم|بتاريخ)\s+)?\d|\s+[A-Z][a-z]{2,8}\.? \d)"
_FIRST = re.compile(rf"\s*([^\W\d_][^\s{PLACE_END}]{{0,24}})")
_HEAD = re.compile(rf"\s*([^\W\d_][^{PLACE_END}]{{1,24}}?|St\.? Petersburg)" + _NEXT)
_GAP = re.compile(r"(?:[\s\u200e\u200f\-–—ـ/:،,]|\.(?=[-–—]))*")
_BRACKET = re.compile(r"\(([^()\n]{2,40})\)")
_QUOTED = re.compile(r"[«\"“]([^«»\"“”\n]{3,30})[»\"”]")
_PIECE = re.compile(r"[^\W\d_][^-–—ـ/:،,()«»\"“”\n\d]{0,32}")
_BEHIND = re.compile(r"\s*([-–—ـ/:،,(\d]|\.-|$)")
_CLOSING = re.compile(r"[-–—ـ/:]")
_JOINED = re.compile(r"[/،,–-]")
_WORD = re.compile(r"\S+")
_ARABIC = re.compile(r"[\u0620-\u064a]")


class Opening(NamedTuple):
    """A dateline that opens a text: its parts, the ``marks`` behind the last of them, and where those ``end``.

    ``start`` is where the place ends, and ``region`` what stands between it and a day or an agency.
    """

    where: Known
    start: int
    end: int
    marks: str = ""
    region: str | None = None
    day: Day | None = None
    agency: str | None = None

    @property
    def closed(self) -> bool:
        """Whether a dash, a colon or a slash parts the dateline from the report."""
        return _CLOSING.search(self.marks) is not None

    @property
    def date(self) -> DateValue | None:
        """The day of the report, where its year is stated."""
        value = self.day.value if self.day else None
        return value if value is not None and value.precision == "day" else None


def begins_with_place(text: str) -> bool:
    """A cheap first test, which nearly all paragraphs fail: the first word begins a place's name."""
    first = _FIRST.match(text, 0, WINDOW)
    return first is not None and fold(first[1]) in heads_of_places()


def opening(text: str) -> Opening | None:
    """The place that opens ``text`` before a mark or a day, with what of a dateline follows it."""
    head = _HEAD.match(text, 0, WINDOW)
    where = place(" ".join(head[1].split())) if head else None
    if head is None or where is None:
        return None
    read = _over_marks(Opening(where, head.end(1), head.end(1)), text)
    for _ in range(_STEPS):
        longer = _longer(read, text)
        if longer is None:
            break
        read = longer
    return read


def _over_marks(read: Opening, text: str) -> Opening:
    gap = _GAP.match(text, read.end, WINDOW)
    return read._replace(marks=gap[0], end=gap.end()) if gap else read


def _longer(read: Opening, text: str) -> Opening | None:
    """``read`` with the next part: a day, an agency, or (right behind the place) a region."""
    if read.agency is None:
        return _with_day(read, text) or _with_enclosed(read, text) or _with_piece(read, text)
    later = _with_day(read, text)
    # "PARIS (AP) — March 3 was …": behind the agency, the report itself may begin with a day.
    return later if later is not None and later.closed else None


def _with_day(read: Opening, text: str) -> Opening | None:
    if read.day is not None:
        return None
    languages = ("ar",) if _ARABIC.match(read.where.value) else None
    day = opening_day(text, read.end, min(len(text), WINDOW), languages)
    return _over_marks(read._replace(day=day, end=day.end), text) if day else None


def _with_agency(read: Opening, text: str, name: str, end: int) -> Opening:
    return _over_marks(read._replace(agency=name, end=end), text)


def _with_enclosed(read: Opening, text: str) -> Opening | None:
    """An agency in brackets, or any outlet in quotation marks between a dash and a dash or colon."""
    found = _BRACKET.match(text, read.end, WINDOW)
    if found is not None:
        parts = [agency(piece.strip()) for piece in _JOINED.split(found[1])]
        names = "/".join(part.value for part in parts if part)
        return _with_agency(read, text, names, found.end()) if all(parts) else None
    found = _QUOTED.match(text, read.end, WINDOW)
    if found is None or read.day or read.region or not read.closed:
        return None
    quoted = _with_agency(read, text, found[1].strip(), found.end())
    return quoted if quoted.closed else None


def _with_piece(read: Opening, text: str) -> Opening | None:
    """An agency or a region that ends at a mark, or an agency that only a blank parts from the report."""
    found = _PIECE.match(text, read.end, WINDOW)
    if found is None:
        return None
    words = found[0].strip()
    if _BEHIND.match(text, found.end()) is None:
        return _with_first_words(read, text, found)
    known = agency(words)
    if known is not None and known.kind != "tag" and (read.marks.strip() or read.day):
        named = _with_agency(read, text, known.value, found.start() + len(words))
        return named if named.closed or named.end == len(text) else None
    if not _is_region(read, words, text[found.end() : found.end() + 1]):
        return _with_first_words(read, text, found)
    return _over_marks(read._replace(region=words, end=found.start() + len(words)), text)


def _with_first_words(read: Opening, text: str, found: re.Match[str]) -> Opening | None:
    """«… 4 سبتمبر 2025 م واس أعلنت», «دمشق-سانا أعلنت»: behind a day, or a hyphen without blanks."""
    if read.day is None and read.marks != "-":
        return None
    words = list(_WORD.finditer(found[0]))
    for size in (3, 2, 1):
        known = agency(found[0][: words[size - 1].end()]) if len(words) > size else None
        if known is not None and known.kind == "wire" and known.sure:
            return _with_agency(read, text, known.value, found.start() + words[size - 1].end())
    return None


def _is_region(read: Opening, words: str, behind: str) -> bool:
    """Whether ``words`` are a country or state behind the place and a comma: "AUSTIN, Texas (AP)"."""
    split = words.split()
    if read.region or read.day or read.marks.strip() not in (",", "،") or len(split) > _REGION_WORDS:
        return False
    if place(words) is not None:
        return True
    capitals = all(word[0].isupper() for word in split)
    return capitals if read.where.value.isupper() else behind == "(" and not words[0].islower() and len(split) < 3

"""What a single short line is: a phrase, a label, a date, a byline, a dateline, a credit, a separator."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from newsclean import credits, dates, labels, phrases
from newsclean.options import Options
from newsclean.values import DateValue

RULES = frozenset(
    {
        *("separator:no-letters", "site-name:domain", "contact:address", "site-mark:lone-letters"),
        *("date:line", "date:update-line"),
    }
)

LONGEST = 160  # code points; a longer line is never typed as a whole

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[A-Za-z0-9-]{2,}(?:\.[A-Za-z]{2,12}){1,3}/?")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|[+(]?\d[\d ()+/-]{6,}\d")
_LONE_LETTERS = re.compile(r"[A-Za-z\u0400-\u04ff\u0620-\u064a]{1,2}")
_UPDATED = re.compile(
    r"(?:آخر|أخر|اخر) تحديث|تم التحديث|تحديث|updated|last (?:modified|update)|mis à jour|mise à jour|aktualisiert|stand",
    re.I,
)


class Typed(NamedTuple):
    """What a line is: its kind, the rule that says so, what it states, and where the rule may act."""

    kind: str
    rule: str
    value: str | DateValue | tuple[str, ...] | None = None
    where: str = "edge"
    place: str | None = None
    credit: str | None = None


def classify(line: str, options: Options) -> Typed | None:
    """The kind of a whole line, or ``None`` for a line that may be part of the story."""
    if len(line) > LONGEST:
        return _phrase(line)
    return chrome(line) or _statement(line, options.reference_time)


@lru_cache(maxsize=512)  # three stages ask of one line, and the pages of a site share lines
def chrome(line: str) -> Typed | None:
    """The kind of a line that belongs to the page around a story: a phrase, a label, an address, a separator."""
    if len(line) > LONGEST:
        return None
    if _LETTER_OR_DIGIT.search(line) is None:
        return Typed("separator", "separator:no-letters")
    return _phrase(line) or _label(line) or _address(line)


@lru_cache(maxsize=512)
def _statement(line: str, reference: datetime.datetime | None) -> Typed | None:
    """What a line states of its story: when, where and by whom it was written."""
    return _date(line, reference) or _credit(line)


def _phrase(line: str) -> Typed | None:
    found = phrases.match(line)
    return Typed(found.kind, found.rule, None, found.where) if found else None


def _date(line: str, reference: datetime.datetime | None) -> Typed | None:
    stated = dates.parse(line, "line", reference)
    if stated is None or stated.precision in ("year", "month"):
        return None  # a month alone is an entry of an archive list
    return Typed("date", "date:update-line" if _UPDATED.search(line) else "date:line", stated)


def _label(line: str) -> Typed | None:
    kind = labels.kind_of(line)
    if kind is not None:
        return Typed(kind, f"{kind}:label", line)
    found = labels.segment(line)
    if found is None:
        return None
    sections = [label.text for label in found if label.kind == "section"]
    kind = "section" if sections else "menu"
    return Typed(kind, f"{kind}:labels", sections[0] if sections else None)


def _address(line: str) -> Typed | None:
    if _DOMAIN.fullmatch(line):
        return Typed("site-name", "site-name:domain", line)
    if _CONTACT.fullmatch(line):
        return Typed("contact", "contact:address")
    if _LONE_LETTERS.fullmatch(line):
        return Typed("site-mark", "site-mark:lone-letters")
    return None


def _credit(line: str) -> Typed | None:
    if (source := credits.source_line(line)) is not None:
        # «متابعة», «خاص»: words that stand where a source would, and name none
        kind = "credit-tag" if source.rule == "credit:tag" else "credit"
        return Typed(kind, source.rule, source.text)
    if (photo := credits.photo_credit(line)) is not None:
        return Typed("photo-credit", photo.rule, photo.text)
    if (dateline := credits.dateline(line)) is not None:
        authors = (dateline.author,) if dateline.author else None
        agency = dateline.agency if dateline.agency and not credits.is_tag(dateline.agency) else None
        return Typed("dateline", dateline.rule, authors, place=dateline.place, credit=agency)
    if (byline := credits.byline(line)) is not None:
        return Typed("byline", byline.rule, byline.names, credit=byline.agency)
    return None

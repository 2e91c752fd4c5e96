"""What a line states of its story: when, where, by whom and for whom it was written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean import credits, dates
from newsclean.credits.names import fold, name_words, people, words
from newsclean.stages import stamps
from newsclean.stages.chrome import DATE_DIGITS, LONGEST_LABEL, label_of, phrase_of
from newsclean.stages.typed import Typed
from newsclean.values import DateValue

UPDATED = "date:update-line"
DAY_FIRST = "date:day-first"  # a day in digits alone, in a text of Arabic script
RULES = frozenset(
    {
        *("date:line", UPDATED, "date:stamp", DAY_FIRST, "date-stamp:numeric", "date-stamp:label"),
        *("byline:label", "byline:between"),
        *("byline:stamp", "section:named", "photo-credit:signed"),
    }
)
SECTION_WORDS = 4
LONGEST_RESTATED = 60  # code points of a label with an hour or a count of days
LONGEST_DATED = 160  # code points; a longer line is a sentence with a date in it
_AMERICAN = re.compile(r"/\d{4} - \d|/\d{4}.*[AaPp][Mm]$")
# Where to write to a writer, behind the name.
_ADDRESS = re.compile(r"\s*[|•·,،–—:-]?\s*\(?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\S)@\w{2,20})\)?$")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:\d{4}|20\d{3,5})(?!\d)")  # counters may be glued to it
_CLOCK = re.compile(r"\d:\d\d")
_TOKEN = re.compile(r"\S+")
_LAST_DIGIT = re.compile(r"\d(?:\s?(?:م|هـ|ه|ص|مساء|صباحا|[ap]\.?m\.?))?(?=[^\d\w]*(?:\s[^\d]*)?$)", re.I)
_NUMERIC_STAMP = re.compile(
    r"(?:\w+,? )?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[ ,-]+\d{1,2}:\d\d(?::\d\d)?)?|\d{1,2}:\d\d)"
    r"(?:\s?(?:[صم]|[ap]m))?$",
    re.I,
)
# What joins a name or a place to the date behind it.
_TO_DATE = re.compile(r"(?:[\s،,|•·–—-]|\s(?:في|بتاريخ|يوم|on|at|le|am|el|il|em|den)(?=\s|$))+$")
_SIGNED = frozenset("©ABCDEFGHIJKLMNOPQRSTUVWXYZ")
LONGEST_SIGNATURE = 8  # words of a picture's credit
_PART = r"[^/\d.,:;!?،؛؟]{2,40}"
# An organisation, then the year, the picture's number or who took it; without the sign in capitals, with digits.
_PICTURE = re.compile(
    rf"© ?{_PART}(?:\s?/\s?[^/.:;!?؛؟]{{2,40}}){{0,3}}"
    r"|[A-Z]{3,12}\s?/\s?(?=[^/]*\d)[A-Z0-9-]{4,12}(?:\s?/\s?[^/.:;!?؛؟]{2,40}){1,2}"
)
SIGNED_PICTURE = Typed("photo-credit", "photo-credit:signed")


@lru_cache(maxsize=64)
def below_headline(line: str) -> Typed | None:
    """What a line states that ``classify`` does not know, if it stands between a headline and its story."""
    if len(line) > LONGEST_DATED:
        return None
    if (desk := credits.desk(line)) is not None:
        return Typed("dateline", desk.rule, (desk.author,) if desk.author else (), place=desk.place, credit=desk.agency)
    if (section := named_section(line)) is not None:
        return section
    if _DIGIT.search(line) is None:
        return None
    if stamps.counts(line):
        return Typed("page-chrome", "page-chrome:head-label")
    if (day := stamps.named_day(line)) is None:
        return None
    return Typed("date", "date:stamp", day)


@lru_cache(maxsize=64)
def above_headline(line: str) -> Typed | None:
    """What a line states that may be a headline by its shape, if another line below it is one: site, place, writer."""
    split = line.split()
    if fold(split[0]) in words("head") and len(split) <= SECTION_WORDS + 1 and name_words(split):
        return Typed("publisher", "publisher:line", line)
    if (desk := credits.desk(line)) is not None:
        return Typed("dateline", desk.rule, (), place=desk.place, credit=desk.agency)
    names = _named_behind(line)
    return Typed("byline", "byline:agency", names) if names is not None else None


def day_first(line: str, typed: Typed) -> Typed:
    """A day in digits alone, as papers in Arabic script write it; not in forms that put the month first."""
    if typed.rule != "date-stamp:numeric" or _AMERICAN.search(line):
        return typed
    day = dates.parse(line, "line", languages=("ar",))
    return Typed("date", DAY_FIRST, day) if day is not None else typed


@lru_cache(maxsize=512)
def statement(line: str, reference: datetime.datetime | None) -> Typed | None:
    """What a line states of its story: when, where and by whom it was written."""
    if line[0] in _SIGNED and is_signed_picture(line):
        return SIGNED_PICTURE
    return _date(line, reference) or _credit(line) or _dated(line, reference) or _addressed(line)


def _addressed(line: str) -> Typed | None:
    """A byline with the writer's address behind it."""
    bare = _ADDRESS.sub("", line, count=1) if "@" in line and len(line) <= LONGEST_DATED else line
    typed = _credit(bare) if bare and bare != line else None
    return typed if typed is not None and typed.kind in ("byline", "dateline") else None


def byline_label(line: str, name: str) -> tuple[str, ...] | None:
    """The writers named by the line ``name`` if the line above it is the label of a byline alone: "By", «بقلم:»."""
    if len(line) > LONGEST_LABEL or len(name) > 2 * LONGEST_LABEL:
        return None
    need = credits.label_need(line)
    return people(name, need) if need is not None else None


def named_between(line: str) -> tuple[str, ...] | None:
    """The writers that a line between headline and day names, where their place is the second sign that they do."""
    if len(line) > LONGEST_LABEL:
        return None
    return credits.signed(line) or _named_behind(line)


def _named_behind(line: str) -> tuple[str, ...] | None:
    """The writer behind the name of a site of one or two words and a dash: «هسبورة - محمد أوحمي»."""
    site, dash, name = line.partition(" - ")
    return (name,) if dash and len(site.split()) <= 2 and credits.person(name) else None


def is_signed_picture(line: str) -> bool:
    """«© اليونيسف/2022/صالح», "UNICEF/UN0123/Doe": whose picture it is; a notice of copyright has its year first."""
    return _PICTURE.fullmatch(line) is not None and line.count(" ") < LONGEST_SIGNATURE


def _date(line: str, reference: datetime.datetime | None) -> Typed | None:
    stated = dates.parse(line, "line", reference)
    if stated is None or stated.precision in ("year", "month"):
        return None  # a month alone is an entry of an archive list
    return Typed("date", UPDATED if dates.role(line) == "updated" else "date:line", stated)


def named_section(line: str) -> Typed | None:
    """«القسم: محليات», "Category: News": in the head of a text, for a list may have such lines too."""
    colon = line.find(":", 0, LONGEST_LABEL)
    if colon < 1 or fold(line[:colon].strip()) not in words("section"):
        return None
    name = line[colon + 1 :].strip()
    named = 0 < len(name.split()) <= SECTION_WORDS and name[-1] not in ".؟?!"
    return Typed("section", "section:named", name) if named else None


def _credit(line: str) -> Typed | None:
    if not credits.may_be(line):
        return None
    if (source := credits.source_line(line)) is not None:
        # «متابعة», «خاص»: words that stand where a source would, and name none
        kind = "credit-tag" if source.rule == "credit:tag" else "credit"
        return Typed(kind, source.rule, source.text)
    if (photo := credits.photo_credit(line)) is not None:
        return Typed("photo-credit", photo.rule, photo.text)
    if (dateline := credits.dateline(line)) is not None:
        authors = (dateline.author,) if dateline.author else None
        agency = dateline.agency if dateline.agency and not credits.is_tag(dateline.agency) else None
        return Typed("dateline", dateline.rule, authors, place=dateline.place, credit=agency, date=dateline.date)
    if (byline := credits.byline(line)) is not None:
        return Typed("byline", byline.rule, byline.names, credit=byline.agency)
    return None


def _dated(line: str, reference: datetime.datetime | None) -> Typed | None:
    """A byline or dateline with its date in the same line: «نشر بواسطة محمد العلوي في 12 مارس 2020»."""
    first = _DIGIT.search(line)
    if first is None:
        labels_day = len(line) <= LONGEST_LABEL and (
            dates.is_restated(line) or (line[-1] == ":" and dates.is_label(line))
        )
        return Typed("date-stamp", "date-stamp:label") if labels_day else None
    if DATE_DIGITS.fullmatch(line):
        return Typed("date-stamp", "date-stamp:numeric")
    if len(line) <= LONGEST_RESTATED and dates.is_restated(line):
        return Typed("date-stamp", "date-stamp:label")
    if len(line) > LONGEST_DATED or not (_YEAR.search(line) or _CLOCK.search(line)):
        return None
    for start, end in _date_spans(line, first.start()):
        stated = dates.parse(line[start:end].strip(), "line", reference)
        if stated is not None and stated.precision not in ("year", "month"):
            return _stamped(line, start, end, stated) or _composed(line)
    stamp = _NUMERIC_STAMP.search(line)
    stamped = _stamped(line, *stamp.span(), None) if stamp else None
    return stamped or _composed(line)


def _composed(line: str) -> Typed | None:
    """Writer, day, section and counters in one line, as themes set them."""
    found = stamps.stamp(line)
    if found is None:
        return None
    if found.names:
        return Typed("byline", "byline:stamp", found.names, date=found.date)
    return Typed("date", UPDATED if dates.role(found.date.raw) == "updated" else "date:stamp", found.date)


def _date_spans(line: str, digit: int) -> Iterator[tuple[int, int]]:
    """Where a date may stand: from up to two words before the first digit, to the end or behind the last digit."""
    starts = [found.start() for found in _TOKEN.finditer(line, 0, digit + 1)][-3:]
    last = _LAST_DIGIT.search(line)
    ends = (len(line), last.end()) if last else (len(line),)
    return ((start, end) for end in ends for start in starts if start)


def _stamped(line: str, start: int, end: int, date: DateValue | None) -> Typed | None:
    """What the line without the date at ``[start, end)`` states, with that date."""
    head, tail = _TO_DATE.sub("", line[:start]), line[end:].strip(" ،,|–—-")
    head = stamps.without_button(head)
    rest = f"{head} - {tail}" if head and tail else head or tail
    if not rest:
        return None
    typed = _credit(rest) or phrase_of(rest) or label_of(rest)
    if typed is not None and typed.kind == "print":
        return typed  # the day on which a reader printed the page
    if typed is None or typed.kind not in ("byline", "dateline", "credit", "date-stamp", "section"):
        return None
    return typed._replace(date=date, where="edge")

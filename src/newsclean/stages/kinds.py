"""What a single short line is: a phrase, a label, a date, a byline, a dateline, a credit, a separator."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean import credits, dates, invitations, labels, phrases
from newsclean.credits.names import fold, name_words, words
from newsclean.options import Options
from newsclean.stages import stamps
from newsclean.values import DateValue

UPDATED = "date:update-line"
DAY_FIRST = "date:day-first"  # a day in digits alone, in a text of Arabic script
RULES = frozenset(
    {
        *("separator:no-letters", "site-name:domain", "contact:address", "site-mark:lone-letters"),
        *("site-mark:initials", "site-chrome:feed-footer", "site-chrome:player", "photo-credit:signed"),
        *(
            "date:line",
            "date:update-line",
            "date:stamp",
            DAY_FIRST,
            "byline:stamp",
            "date-stamp:numeric",
            "date-stamp:label",
            "menu:breadcrumb",
            "tags-label:hashtags",
        ),
        "section:named",
        invitations.RULE,
    }
)

LONGEST = 160  # code points; a longer line is never typed as a whole
SECTION_WORDS = 4
LONGEST_LABEL = 30  # code points before the colon of a line of tags
LONGEST_DATED = 160  # code points; a longer line is a sentence with a date in it

_LETTER_OR_DIGIT = re.compile("[^\\W_\u0640]")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[A-Za-z0-9-]{2,}(?:\.[A-Za-z]{2,12}){1,3}/?")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|[+(]?\d[\d ()+/-]{6,}\d", re.ASCII)
_OPENS_NUMBER = frozenset("+(0123456789")
# Day and month in digits alone may be in either order: a date that states no day, and no telephone number.
_DATE_DIGITS = re.compile(
    r"(?:\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}([/.-])\d{1,2}\2\d{1,2})(?:[ ,-]+\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?"
)
_AMERICAN = re.compile(r"/\d{4} - \d|[AaPp][Mm]$")
_CRUMB_MARK = re.compile(r"[|/\\›»>→←]")
_SURE_CRUMB = re.compile(r"[›»>→←]")
_CRUMB = re.compile(r"\s*[|/\\›»>→←]+\s*")
_HASHTAGS = re.compile(r"#[^\W\d]\w*(?:[\s،,]+#[^\W\d]\w*)*")
LONE = 2
_LONE_LETTERS = re.compile(rf"[A-Za-z\u0400-\u04ff\u0620-\u064a]{{1,{LONE}}}")
# Who wrote and who edited, at the end of an agency's report: «رس/غ ر/ب ق».
_INITIALS = re.compile(r"(?=[^./]*[./])(?:[\u0620-\u064a]{1,2}[./ ]{1,3}){1,5}[\u0620-\u064a]{1,2}\.?")
_RULES = "=_*#~- "  # what rows are made of that end a report: «========== ج.س.»
_LONGEST_INITIALS = 24
LONGEST_MARK = 48  # the same behind such a row
LONGEST_BUTTONS = 24
# How far a player has come: «00:00», "0:00 / 2:31".
_PLAYER = re.compile(r"-?(?:00?:)?00?:00(?: ?[/|] ?(?:\d{1,2}:)?\d{1,2}:\d\d)?", re.ASCII)
# Buttons for the size of letters: «أ أ», "A+ A-".
_SIZED = frozenset("Aaأعط")
_SIZES = re.compile(r"([Aaأعط])(?:[+-]| \1)(?: ?\1[+-]?)*")
# What WordPress sets below a post in its feed.
_FEED_FOOTER = re.compile(r"The post .+ appeared first on .{1,80}|ظهرت المقالة .+ أول[اًا]+ على .{1,80}")
_LONGEST_FOOTER = 400
_OPENS_FOOTER = ("the", "ظهرت")
# Signs of paths, of a label before a list, of initials.
_MAY_BE_MARKED = re.compile(r"[|/\\›»>→←:#]")
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


class Typed(NamedTuple):
    """What a line is: its kind, the rule that says so, what it states, and where the rule may act."""

    kind: str
    rule: str
    value: str | DateValue | tuple[str, ...] | None = None
    where: str = "edge"
    place: str | None = None
    credit: str | None = None
    date: DateValue | None = None


SIGNED_PICTURE = Typed("photo-credit", "photo-credit:signed")


def classify(line: str, options: Options) -> Typed | None:
    """The kind of a whole line, or ``None`` for a line that may be part of the story."""
    if len(line) > LONGEST:
        return _phrase(line) or _feed_footer(line)
    return chrome(line) or _statement(line, options.reference_time)


@lru_cache(maxsize=64)
def below_headline(line: str) -> Typed | None:
    """What a line states that ``classify`` does not know, if it stands between a headline and its story."""
    if len(line) > LONGEST_DATED:
        return None
    if (desk := credits.desk(line)) is not None:
        return Typed("dateline", desk.rule, (), place=desk.place, credit=desk.agency)
    if (section := named_section(line)) is not None:
        return section
    if _DIGIT.search(line) is None or (day := stamps.named_day(line)) is None:
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
    site, dash, name = line.partition(" - ")
    if dash and len(site.split()) <= 2 and credits.person(name):
        return Typed("byline", "byline:agency", (name,))
    return None


def day_first(line: str, typed: Typed) -> Typed:
    """A day in digits alone, as papers in Arabic script write it; not in forms that put the month first."""
    if typed.rule != "date-stamp:numeric" or _AMERICAN.search(line):
        return typed
    day = dates.parse(line, "line", languages=("ar",))
    return Typed("date", DAY_FIRST, day) if day is not None else typed


@lru_cache(maxsize=512)  # three stages ask of one line, and the pages of a site share lines
def chrome(line: str) -> Typed | None:
    """The kind of a line that belongs to the page around a story: a phrase, a label, an address, a separator."""
    if len(line) > LONGEST:
        return _feed_footer(line)
    if _LETTER_OR_DIGIT.search(line) is None:
        return Typed("separator", "separator:no-letters")
    if _is_unmarked(line):
        return None
    return _phrase(line) or _label(line) or _breadcrumb(line) or _tags(line) or _address(line) or _unlisted(line)


def _is_unmarked(line: str) -> bool:
    """Whether a line's first word, and that no sign of one is in it, tell that it is no chrome: true of most lines."""
    word = phrases.first_word(line)
    if (
        word is None
        or len(word) == 1
        or _may_open(word)
        or _MAY_BE_MARKED.search(line) is not None
        or invitations.may_close(line)
    ):
        return False
    if len(line) > LONGEST_MARK and " " in line:
        return True
    return len(line) > LONE and "." not in line and "@" not in line


@lru_cache(maxsize=4096)  # the words that lines begin with are few
def _may_open(word: str) -> bool:
    known = phrases.may_open(word) or labels.may_open(word) or invitations.may_open(word)
    return known or word in _OPENS_FOOTER


def _unlisted(line: str) -> Typed | None:
    """What is told by how it is put together."""
    mark = line.strip(_RULES) if line[0] in _RULES and len(line) <= LONGEST_MARK else line
    if len(mark) <= _LONGEST_INITIALS and _INITIALS.fullmatch(mark):
        return Typed("site-mark", "site-mark:initials")
    if len(line) <= LONGEST_BUTTONS:
        if line[0] in _SIZED and _SIZES.fullmatch(line):
            return Typed("site-mark", "site-mark:lone-letters")
        if line[0] in "0-" and _PLAYER.fullmatch(line):
            return Typed("site-chrome", "site-chrome:player")
    return _invitation(line) or _feed_footer(line)


def _feed_footer(line: str) -> Typed | None:
    if len(line) > _LONGEST_FOOTER or not line.startswith(("The post ", "ظهرت المقالة ")):
        return None
    return Typed("site-chrome", "site-chrome:feed-footer", None, "line") if _FEED_FOOTER.fullmatch(line) else None


def _invitation(line: str) -> Typed | None:
    return Typed("follow", invitations.RULE) if invitations.is_invitation(line) else None


@lru_cache(maxsize=512)
def _statement(line: str, reference: datetime.datetime | None) -> Typed | None:
    """What a line states of its story: when, where and by whom it was written."""
    if line[0] in _SIGNED and is_signed_picture(line):
        return SIGNED_PICTURE
    return _date(line, reference) or _credit(line) or _dated(line, reference)


def is_signed_picture(line: str) -> bool:
    """«© اليونيسف/2022/صالح», "UNICEF/UN0123/Doe": whose picture it is; a notice of copyright has its year first."""
    return _PICTURE.fullmatch(line) is not None and line.count(" ") < LONGEST_SIGNATURE


def _phrase(line: str) -> Typed | None:
    found = phrases.match(line)
    return Typed(found.kind, found.rule, None, found.where) if found else None


def _date(line: str, reference: datetime.datetime | None) -> Typed | None:
    stated = dates.parse(line, "line", reference)
    if stated is None or stated.precision in ("year", "month"):
        return None  # a month alone is an entry of an archive list
    return Typed("date", UPDATED if dates.role(line) == "updated" else "date:line", stated)


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


def named_section(line: str) -> Typed | None:
    """«القسم: محليات», "Category: News": in the head of a text, for a list may have such lines too."""
    colon = line.find(":", 0, LONGEST_LABEL)
    if colon < 1 or fold(line[:colon].strip()) not in words("section"):
        return None
    name = line[colon + 1 :].strip()
    named = 0 < len(name.split()) <= SECTION_WORDS and name[-1] not in ".؟?!"
    return Typed("section", "section:named", name) if named else None


def _breadcrumb(line: str) -> Typed | None:
    """The path of a page: «الرئيسية » رياضة » …», "Home / Sport / …"."""
    if _CRUMB_MARK.search(line) is None:
        return None
    parts = _CRUMB.split(line)
    if len(parts) < 3 and (len(parts) < 2 or _SURE_CRUMB.search(line) is None):
        return None
    home = parts[0].rpartition(":")[2].strip()
    return Typed("menu", "menu:breadcrumb") if labels.kind_of(home) == "menu" else None


def _tags(line: str) -> Typed | None:
    """«كلمات دلالية: …», and a line of nothing but hashtags."""
    if line[0] == "#":
        return Typed("tags-label", "tags-label:hashtags") if _HASHTAGS.fullmatch(line) else None
    colon = line.find(":", 0, LONGEST_LABEL)
    found = phrases.match(line[:colon]) if colon > 0 else None
    return Typed(found.kind, found.rule) if found is not None and found.kind == "tags-label" else None


def _address(line: str) -> Typed | None:
    if len(line) <= LONE and _LONE_LETTERS.fullmatch(line):
        return Typed("site-mark", "site-mark:lone-letters")
    if not (line.isascii() or line.startswith("http")) or (" " in line and line[0] not in _OPENS_NUMBER):
        return None  # of addresses only a telephone number has spaces
    if _DATE_DIGITS.fullmatch(line):
        return None
    if _DOMAIN.fullmatch(line):
        return Typed("site-name", "site-name:domain", line)
    if _CONTACT.fullmatch(line):
        return Typed("contact", "contact:address")
    return None


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
        labels_day = line[-1] == ":" and len(line) <= LONGEST_LABEL and dates.is_label(line)
        return Typed("date-stamp", "date-stamp:label") if labels_day else None
    if _DATE_DIGITS.fullmatch(line):
        return Typed("date-stamp", "date-stamp:numeric")
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
    rest = f"{head} - {tail}" if head and tail else head or tail
    if not rest:
        return None
    typed = _credit(rest) or _phrase(rest) or _label(rest)
    if typed is not None and typed.kind == "print":
        return typed  # the day on which a reader printed the page
    if typed is None or typed.kind not in ("byline", "dateline", "credit", "date-stamp", "section"):
        return None
    return typed._replace(date=date, where="edge")

"""What a single short line is that belongs to the page around a story: a phrase, a label, an address, a separator."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclean import invitations, labels, phrases, tables
from newsclean.stages.typed import Typed

RULES = frozenset(
    {
        *(
            "separator:no-letters",
            "site-name:domain",
            "contact:address",
            "site-mark:lone-letters",
            "site-mark:initials",
        ),
        *("ticker:strip", "site-chrome:code", "print:tools", "related:more-in"),
        *("site-chrome:feed-footer", "site-chrome:player", "menu:breadcrumb", "tags-label:hashtags", invitations.RULE),
    }
)
LONGEST_LABEL = 30  # code points before the colon of a line of tags
LONGEST = 160  # code points; a longer line is never typed as a whole
_LETTER_OR_DIGIT = re.compile("[^\\W_\u0640]")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[A-Za-z0-9-]{2,}(?:\.[A-Za-z]{2,12}){1,3}/?")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|[+(]?\d[\d ()+/-]{6,}\d", re.ASCII)
_OPENS_NUMBER = frozenset("+(0123456789")
# Day and month in digits alone may be in either order: a date that states no day, and no telephone number.
DATE_DIGITS = re.compile(
    r"(?:\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}([/.-])\d{1,2}\2\d{1,2})(?:[ ,،|-]+\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?"
)
_CRUMB_MARK = re.compile(r"[|/\\›»>→←]")
_SURE_CRUMB = re.compile(r"[›»>→←]")
_CRUMB = re.compile(r"\s*[|/\\›»>→←]+\s*")
_HASHTAGS = re.compile(r"#[^\W\d]\w*(?:[\s،,]+#[^\W\d]\w*)*")
LONE = 2
_LONE_LETTERS = re.compile(rf"[A-Za-z\u0400-\u04ff\u0620-\u064a]{{1,{LONE}}}")
# Who wrote and who edited, at the end of an agency's report: «رس/غ ر/ب ق».
_INITIALS = re.compile(r"(?=[^./]*[./])(?:[\u0620-\u064a]{1,2}[./ ]{1,3}){1,5}[\u0620-\u064a]{1,2}\.?")
_RULES = "=_*#~-–— "  # what rows are made of that end a report: «========== ج.س.»
_LONGEST_INITIALS = 24
LONGEST_MARK = 48  # the same behind such a row
LONGEST_BUTTONS = 24
# How far a player has come: «00:00», "0:00 / 2:31".
_PLAYER = re.compile(r"-?(?:00?:)?00?:00(?: ?[/|] ?(?:\d{1,2}:)?\d{1,2}:\d\d)?", re.ASCII)
# Buttons for the size of letters: «أ أ», "A+ A-".
_SIZED = frozenset("Aaأعط")
_BUTTON = re.compile(r"(?<!\S)([Aaأعط])[+-](?: ?\1[+-])*(?!\S)")
_TOOLS = frozenset({"print", "share", "follow", "feedback", "platform"})
_LONGEST_QUESTION, _LONGEST_STRIP = 60, 90  # code points
_STRIP_WORD = re.compile(r"[^\W\d_]+|\d+")
_MORE_IN = re.compile(r"More (?:in|from|on) |Más en |Plus de |Mehr aus |المزيد (?:من|في|عن) ")
STRIP, CODE = "ticker:strip", "site-chrome:code"
# Scripts that load advertisements, left as text: «(adsbygoogle = window.adsbygoogle || []).push({});».
_CODE = re.compile(r"\(?(?:window\.)?(?:adsbygoogle|googletag|_taboola|dataLayer|gtag|fbq|twttr|_gaq)\b.*[;})\]]")
_SIZES = re.compile(r"([Aaأعط])(?:[+-]| \1)(?: ?\1[+-]?)*")
# What WordPress sets below a post in its feed.
_FEED_FOOTER = re.compile(r"The post .+ appeared first on .{1,80}|ظهرت المقالة .+ أول[اًا]+ على .{1,80}")
_LONGEST_FOOTER = 400
_OPENS_FOOTER = ("the", "ظهرت", "more", "mas", "plus", "mehr", "المزيد")
# Signs of paths, of a label before a list, of initials.
_MAY_BE_MARKED = re.compile(r"[|/\\›»>→←:#]")


@lru_cache(maxsize=512)  # three stages ask of one line, and the pages of a site share lines
def chrome(line: str) -> Typed | None:
    """The kind of a line that belongs to the page around a story: a phrase, a label, an address, a separator."""
    if len(line) > LONGEST:
        return feed_footer(line)
    if _LETTER_OR_DIGIT.search(line) is None:
        return Typed("separator", "separator:no-letters")
    if line[-1] == ";" and _CODE.fullmatch(line):
        return Typed("site-chrome", CODE)
    if _is_unmarked(line):
        return None
    return phrase_of(line) or label_of(line) or _breadcrumb(line) or _tags(line) or _address(line) or _unlisted(line)


def _is_unmarked(line: str) -> bool:
    """Whether a line's first word, and that no sign of one is in it, tell that it is no chrome: true of most lines."""
    word = phrases.first_word(line)
    if (
        word is None
        or len(word) == 1
        or may_open(word)
        or _MAY_BE_MARKED.search(line) is not None
        or invitations.may_close(line)
    ):
        return False
    if len(line) > LONGEST_MARK and " " in line:
        return True
    return len(line) > LONE and "." not in line and "@" not in line


@lru_cache(maxsize=4096)  # the words that lines begin with are few
def may_open(word: str) -> bool:
    """Whether a line whose ``first_word`` is ``word`` may be known by how it begins."""
    known = phrases.may_open(word) or labels.may_open(word) or invitations.may_open(word)
    return known or word in _OPENS_FOOTER or word in _strip_openings()


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
    if _MORE_IN.match(line) is not None and labels.kind_of(_MORE_IN.sub("", line)) == "section":
        return Typed("related", "related:more-in")
    return _invitation(line) or _after_question(line) or _strip(line) or _tools(line) or feed_footer(line)


def feed_footer(line: str) -> Typed | None:
    if len(line) > _LONGEST_FOOTER or not line.startswith(("The post ", "ظهرت المقالة ")):
        return None
    return Typed("site-chrome", "site-chrome:feed-footer", None, "line") if _FEED_FOOTER.fullmatch(line) else None


def _after_question(line: str) -> Typed | None:
    """«جربت الوصفة؟ شاركينا صورتها على إنستغرام»: an invitation behind a question to the reader."""
    at = max(line.rfind("؟ "), line.rfind("? "))
    return _invitation(line[at + 2 :]) if 0 < at <= _LONGEST_QUESTION else None


def _strip(line: str) -> Typed | None:
    """The weather or rates of exchange above a page: «الطقس: إدلب 29 مشمس»."""
    label, colon, rest = line.partition(":")
    if not colon or len(line) > _LONGEST_STRIP or phrases.fold(label) not in _strip_words("label"):
        return None
    words = _STRIP_WORD.findall(rest)
    known = [word.isdecimal() or phrases.fold(word) in _strip_words("word") for word in words]
    if not any(word.isdecimal() for word in words) or len(words) - sum(known) > 1 or not sum(known) > 1:
        return None
    return Typed("ticker", STRIP)


@cache
def _strip_words(kind: str) -> frozenset[str]:
    return frozenset(phrases.fold(row["word"]) for row in tables.rows("strips.tsv") if row["kind"] == kind)


@cache
def _strip_openings() -> frozenset[str]:
    return frozenset(map(phrases.first_letters, _strip_words("label")))


def _tools(line: str) -> Typed | None:
    """«حجم الخط ع+ ع- أرسل لصديق حفظ المقال»: labels of tools with the buttons for the size of letters among them."""
    if _BUTTON.search(line) is None:
        return None
    left = " ".join(_BUTTON.sub(" ", line).split())
    pieces = (labels.segment(left) or phrase_of(left)) if left else None
    kinds = {pieces.kind} if isinstance(pieces, Typed) else {piece.kind for piece in pieces or ()}
    return Typed("print", "print:tools") if kinds and kinds <= _TOOLS else None


def _invitation(line: str) -> Typed | None:
    return Typed("follow", invitations.RULE) if invitations.is_invitation(line) else None


def phrase_of(line: str) -> Typed | None:
    found = phrases.match(line)
    return Typed(found.kind, found.rule, None, found.where) if found else None


def label_of(line: str) -> Typed | None:
    kind = labels.kind_of(line)
    if kind is not None:
        return Typed(kind, f"{kind}:label", line)
    found = labels.segment(line)
    if found is None:
        return Typed("menu", "menu:labels") if labels.is_menu(line) else None
    sections = [label.text for label in found if label.kind == "section"]
    kind = "section" if sections else "menu"
    return Typed(kind, f"{kind}:labels", sections[0] if sections else None)


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
    if DATE_DIGITS.fullmatch(line):
        return None
    if _DOMAIN.fullmatch(line):
        return Typed("site-name", "site-name:domain", line)
    if _CONTACT.fullmatch(line):
        return Typed("contact", "contact:address")
    return None

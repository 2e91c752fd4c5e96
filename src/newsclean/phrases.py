"""Phrases that content systems print around an article, and the matching of lines against them.

The knowledge is the table ``data/phrases.tsv``; this module folds spelling away and looks lines up in
dictionaries, so that the cost of a line does not grow with the table. A phrase says of what kind a line is;
whether the line may go is for the stage that asks, which knows where the line stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from newsclean import tables

Place = Literal["edge", "body"]

KINDS = frozenset(
    {
        *("ad", "back-to-top", "caption-credit", "comment-form", "contact"),
        *("cookie", "copyright", "counter", "date-stamp", "feedback"),
        *("follow", "login", "menu", "most-read", "newsletter"),
        *("pager", "paywall", "print", "read-more", "reading-time"),
        *("related", "search", "share", "site-chrome", "source-label"),
        *("tags-label",),
    }
)
"""The closed list of kinds a phrase may have."""

LONGEST_LINE = 220
"""Longer lines are paragraphs; in scraped news the lines that link to another story are shorter."""

_TAIL_WINDOW = 150
_TAIL_WORDS = 8
_PREFIX_WINDOW = 60
_HEAD_WINDOW = 12
_OPENING_WORDS = 14
_MANY = 40  # code points from which ``str.translate`` is slower than replacing, unless all are ASCII
_TAIL_START = 24  # code points that tell whether a tail begins

_SEPARATOR = re.compile(r"[:|]|\.\.|, | -|- ")
_SENTENCE_END = re.compile(r"[.!?؟…。\n»”\")\]]\s{0,9}|\s{2,9}")
_SENTENCE_GOES_ON = re.compile(r"[.!?] ")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_SPACE_BEFORE_POINT = re.compile(r" (?=[:,.;!?])")
_NUMBER_OR_SPACE_BEFORE_POINT = re.compile(r"[\d:,.;!?](?:(?<=\d)|(?<= .))")
# Up to two marks that folding drops, and letters up to a sign that stays.
_FIRST_WORD = re.compile(r"[«\"“(]{0,2}([^\W\d_]{1,20})(?=[ :،,.؛;!؟?»”\")]|\Z)")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{(name|title|words)\}")

_MARKS = (
    (0x0300, 0x036F),  # accents written apart
    (0x0591, 0x05BD),  # Hebrew points
    (0x0610, 0x061A),
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x065F),  # Arabic vowel marks, hamza above and below
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x061C, 0x061C),
    (0x00AD, 0x00AD),
    (0x200B, 0x200F),  # zero-width and direction marks
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ةہھۀۂۃ", "ه"),
    **dict.fromkeys("ىیئۍێې", "ي"),
    **dict.fromkeys("ؤۆۇ", "و"),
    "ک": "ك",
    "ı": "i",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "…": "...",
    **dict.fromkeys("©®℗™", " "),
    "。": ".",
    "、": ",",
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("«»“”„‟", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
}


class Match(NamedTuple):
    """A phrase found: ``rule`` is ``kind:id``, ``where`` says how the phrase may be used (see the table)."""

    rule: str
    kind: str
    where: str


class Phrase(NamedTuple):
    """One row of the table, without its words."""

    id: str
    kind: str
    where: str
    languages: tuple[str, ...]

    @property
    def match(self) -> Match:
        return Match(f"{self.kind}:{self.id}", self.kind, self.where)


class _Template(NamedTuple):
    """What follows the fixed opening of a phrase with a slot: the slot, then the fixed end (perhaps none)."""

    slot: str
    end: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class _Index:
    """The table by folded words, built once and only read afterwards."""

    whole: dict[str, Phrase] = field(default_factory=dict)
    prefixes: dict[str, Phrase] = field(default_factory=dict)
    templates: dict[str, list[_Template]] = field(default_factory=dict)
    tails: dict[str, Phrase] = field(default_factory=dict)
    template_starts: set[str] = field(default_factory=set)
    tail_starts: set[str] = field(default_factory=set)
    tail_words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


@cache
def letters() -> dict[int, str | None]:
    """The character table of ``fold``, for ``str.translate`` on casefolded text.

    Ordinary characters are listed as themselves, because a miss costs ``str.translate`` an exception.
    """
    table: dict[int, str | None] = {code: chr(code) for code in (*range(0x20, 0x250), *range(0x370, 0x700))}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x460), *range(0x1E00, 0x1F00)):
        bare = [c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c)]
        table[code] = "".join(bare).casefold()
    table |= {ord(letter): to for letter, to in _LETTERS.items()}
    # Full-width forms of ASCII fold like the characters they widen.
    table |= {code: table[ord(chr(code - 0xFEE0).casefold())] for code in range(0xFF01, 0xFF5F)}
    for first, last in _MARKS:
        table |= dict.fromkeys(range(first, last + 1))
    return table


def fold(line: str) -> str:
    """The key under which a line is looked up; equal keys, equal words but for spelling.

    Case, marks, tatweel and invisible characters go; the forms of alef, hamza, yeh, kaf and teh marbuta fall
    together, as do Latin accents; a number becomes ``#``; white space becomes one space; punctuation goes at
    both ends and has one form inside. ``fold(fold(x)) == fold(x)``.
    """
    text = " ".join(fold_letters(line).split())
    if _NUMBER_OR_SPACE_BEFORE_POINT.search(text):
        text = _SPACE_BEFORE_POINT.sub("", _NUMBER.sub("#", text))
    return _bare(text)


def fold_letters(text: str) -> str:
    """``text`` with its characters folded one by one, which is the first step of ``fold``."""
    text = text.casefold()
    if len(text) < _MANY or text.isascii():
        return text.translate(letters())
    for char in set(_folding().findall(text)):
        text = text.replace(char, letters()[ord(char)] or "")
    return text


@cache
def _folding() -> re.Pattern[str]:
    """The characters that folding changes; what it makes of them it leaves alone."""
    return re.compile("[" + "".join(re.escape(chr(code)) for code, to in letters().items() if to != chr(code)) + "]")


def first_word(line: str) -> str | None:
    """The folded first word of ``line``, with which ``fold(line)`` begins; ``None`` if it may not be letters alone.

    Most lines begin with a word that begins nothing in a table, which spares the folding of the rest.
    """
    return _first_word(line) if len(line) <= LONGEST_LINE else _first_word.__wrapped__(line)


@lru_cache(maxsize=256)  # each table asks of a line in turn
def _first_word(line: str) -> str | None:
    found = _FIRST_WORD.match(line)
    return _folded_letters(found[1]) if found is not None else None


@lru_cache(maxsize=2048)
def _folded_letters(word: str) -> str | None:
    key = fold_letters(word)
    return key if key.isalpha() else None


def first_letters(key: str) -> str:
    """The letters that the folded ``key`` begins with; of a line that is or begins with ``key``, its first word."""
    found = _FIRST_LETTERS.match(key)
    return found[0] if found else ""


def may_open(word: str) -> bool:
    """Whether a line whose ``first_word`` is ``word`` may be or begin with a phrase."""
    return word in _index().words


def match(line: str, context: Place = "edge") -> Match | None:
    """The phrase that ``line`` is, or begins with, or None.

    ``context`` says where the line stands: among the leftovers before and after the body (``"edge"``), or in
    the body, where the short phrases that may also be a heading (``where`` = ``edge``) do not count.
    """
    return _matched(line, context) if len(line) <= LONGEST_LINE and _may_begin(_index(), line) else None


@lru_cache(maxsize=512)  # stages ask of one line in turn, and the pages of a site share lines
def _matched(line: str, context: Place) -> Match | None:
    index = _index()
    key = fold(line)
    phrase = index.whole.get(key) or _templated(index, key) or _prefixed(index, key)
    if phrase is None or (phrase.where == "edge" and context == "body"):
        return None
    # A literal number sign is no number.
    if "#" in key and "#" in line and not _DIGIT.search(line):
        return None
    return phrase.match


def match_tail(line: str) -> tuple[int, Match] | None:
    """Where a closing phrase of the table begins that runs to the end of ``line``, and which one.

    The phrase must begin a sentence within the last 150 characters, and at most eight words may follow it.
    """
    index = _index()
    for start in _sentence_starts(line):
        if _may_begin_tail(index, line[start : start + _TAIL_START]):
            phrase = _tail(index, fold(line[start:]))
            if phrase is not None:
                return start, phrase.match
    return None


@cache
def known_rules() -> frozenset[str]:
    """Every rule that ``match`` and ``match_tail`` may name."""
    return frozenset(f"{row['kind']}:{row['id']}" for row in tables.rows("phrases.tsv"))


@cache
def short_phrases() -> dict[str, Phrase]:
    """The folded phrases without slots that stand for a whole line, for lines that list several of them."""
    index = _index()
    return {key: phrase for key, phrase in index.whole.items() if len(key) <= 40 and "#" not in key}


def _may_begin(index: _Index, line: str) -> bool:
    """Whether a phrase begins like ``line``: its first word or three letters tell and spare the folding of the rest."""
    word = first_word(line)
    if word is not None and (len(word) > 2 or word not in index.words):
        return word in index.words
    head = fold(line[:_HEAD_WINDOW])
    # With a fourth character the first three cannot change with what follows in the line.
    return len(head) < 4 or head[:3] in index.heads


def _may_begin_tail(index: _Index, opening: str) -> bool:
    word = first_word(opening)
    if word is not None and word not in index.tail_words:
        return False
    return fold(opening).partition(" ")[0] in index.tail_starts


def _bare(text: str) -> str:
    """``text`` without punctuation and symbols at its ends; ``#`` stands for a number and stays."""
    start, end = 0, len(text)
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    while start < end and not (text[start].isalnum() or text[start] == "#"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "#"):
        end -= 1
    return text[start:end]


def _prefixed(index: _Index, key: str) -> Phrase | None:
    """The phrase before one of the first two separators of ``key``: «اقرأ أيضا: …», "Read more | …"."""
    for count, separator in enumerate(_SEPARATOR.finditer(key, 0, _PREFIX_WINDOW)):
        phrase = index.prefixes.get(_bare(key[: separator.start()]))
        # Only captions set a comma behind their label; elsewhere it means that a sentence goes on.
        if phrase is not None and (separator[0] != ", " or phrase.kind == "caption-credit"):
            return phrase
        if count == 1:
            break
    return None


def _templated(index: _Index, key: str) -> Phrase | None:
    first = key.partition(" ")[0].rstrip(":")
    if first not in index.template_starts:
        return None
    for head, rest in _heads(key):
        for template in index.templates.get(head, ()):
            if _fills(template, rest):
                return template.phrase
    return None


def _heads(key: str) -> Iterator[tuple[str, str]]:
    """The openings of ``key`` of one to fourteen words, longest first, each with what follows."""
    cuts: list[int] = []
    cut = key.find(" ")
    while cut > 0 and len(cuts) < _OPENING_WORDS:
        cuts.append(cut)
        cut = key.find(" ", cut + 1)
    for cut in reversed(cuts):
        yield key[:cut].rstrip(" :|-."), key[cut + 1 :].lstrip(" :|-.")


def _fills(template: _Template, rest: str) -> bool:
    """Whether ``rest`` is a value of the slot and the fixed end."""
    if not template.end:
        return _SLOTS[template.slot].fullmatch(rest) is not None
    value = rest.removesuffix(" " + template.end)
    return value != rest and _SLOTS[template.slot].fullmatch(value) is not None


_WORD = r"[^\W\d_](?:[^\s\d:;,!?|\"#]{0,19})"
_SLOTS = {
    # At most three words, no digits, no punctuation but a point (initials, domains) and apostrophes.
    "name": re.compile(rf"{_WORD}(?: {_WORD}){{0,2}}"),
    "words": re.compile(rf"{_WORD}(?: {_WORD}){{0,5}}"),
    # A title is quoted; its closing mark is gone with the end of the line, or not.
    "title": re.compile(r'".{1,160}'),
}


def _sentence_starts(line: str) -> Iterator[int]:
    length = len(line)
    if length <= _TAIL_WINDOW:
        yield 0
    for end in _SENTENCE_END.finditer(line, max(0, length - _TAIL_WINDOW)):
        if end.end() < length:
            yield end.end()


def _tail(index: _Index, key: str) -> Phrase | None:
    if key in index.tails:
        return index.tails[key]
    for head, rest in _heads(key):
        phrase = index.tails.get(head)
        if phrase is not None:
            return phrase if rest.count(" ") < _TAIL_WORDS and not _SENTENCE_GOES_ON.search(rest) else None
    return None


@cache
def _index() -> _Index:
    index = _Index()
    for row in tables.rows("phrases.tsv"):
        phrase = Phrase(row["id"], row["kind"], row["where"], tuple(row["languages"].split()))
        _enter(index, phrase, row["phrase"].replace("{n}", "1"))
    return index


def _enter(index: _Index, phrase: Phrase, words: str) -> None:
    parts = _SLOT.split(words) if "{" in words else ()
    if parts:
        start = fold(parts[0])
        index.templates.setdefault(start, []).append(_Template(parts[1], fold(parts[2]), phrase))
        index.template_starts.add(start.partition(" ")[0])
        _enter_opening(index, start)
        return
    key = fold(words)
    if phrase.where == "tail":
        index.tails[key] = phrase
        index.tail_starts.add(key.partition(" ")[0])
        index.tail_words.add(first_letters(key))
        return
    if phrase.where == "prefix":
        index.prefixes[key] = phrase
        # One word alone may be a heading ("Related"); it needs its separator to be sure anywhere.
        if " " not in key:
            phrase = phrase._replace(where="edge")
    index.whole[key] = phrase
    _enter_opening(index, key)


def _enter_opening(index: _Index, key: str) -> None:
    """Let lines that begin like ``key`` be looked up."""
    index.heads.add(key[:3])
    index.words.add(first_letters(key))

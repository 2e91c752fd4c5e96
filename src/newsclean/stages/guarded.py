"""Places whose spelling nobody may change: verse, addresses and hashtags, words that are mentioned, names of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.credits import known, names
from newsclean.spelling.namewords import name_words
from newsclean.stages.letters import LETTER, MARK, Spans, foreign_spans
from newsclean.tables import rows
from newsclean.values import Span

# What makes a chunk of text an address, a hashtag, a handle or a file name, wherever it stands in it.
_ADDRESS = re.compile(r"[#@/\\_=&]|[A-Za-z0-9\u0660-\u0669][.\-]?[A-Za-z]|www|\.[a-z]")
_QUOTES = {"«": "»", "“": "”", '"': '"', "‘": "’", "'": "'", "”": "”"}
# Up to three words between quotation marks: a name, a title, a word as such.
_QUOTED = re.compile("([«“\"‘'”])([^«»“”\"‘'\\s]+(?: [^«»“”\"‘'\\s]+){0,2} ?)([»”\"’'])")
_KORAN = re.compile("[﴿{﴾][^﴿﴾{}\n]*[﴾}﴿]")
# Between the two halves of a line of verse.
_CAESURAS = ("**", "....", "……", "\u0640\u0640\u0640\u0640", "===")
_LETTERS, _MARKS = re.compile(f"[{LETTER}]"), re.compile(f"[{MARK}]")
_VOCALISED = 4  # letters for each mark, or fewer: a line that is vocalised throughout
_AFTER = re.compile(f" ([{LETTER}]+)")
_BLANK = frozenset((" ", "\n"))
_REACH = 40
_CHUNK = 200  # code points on either side of a word that belong to its address, if it stands in one
_PARTS = 3  # of a name in two words, «عبد الوهاب قايد», the first tells: two words and what follows
_ALEFS = str.maketrans("أإآ", "ااا")
_LETTER_HEADS = ("", "ال", "وال", "بال", "لل", "و", "ف", "ب", "ل")
# Between these stands the name of an agency: brackets, slashes, the edges of a line.
_EDGES = re.compile(r"[\n/()\[\]]")
_SHORT = 3  # letters of a word whose «و» may be the conjunction


class _Line(NamedTuple):
    """A line, whether it is verse, and what stands in it as a quotation of the Koran or as a few words in quotes."""

    end: int
    verse: bool
    mentions: Spans


class Guard:
    """The guarded places of one text. What costs a pass over the text is found when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._foreign: Spans | None = None
        self._line = _Line(-1, False, Spans([]))

    def holds(self, start: int, end: int) -> bool:
        """Whether the word at ``[start, end)`` may not be changed; asked in the order of the text."""
        if self._foreign is None:
            self._foreign = Spans(foreign_spans(self._text))
        if self._foreign.hold(start) or self._in_address(start, end):
            return True
        if start >= self._line.end:
            self._line = _line(self._text, start)
        if self._line.verse or self._line.mentions.hold(start):
            return True
        return self._text[start:end] in agency_words() and _is_agency(self._text, start, end)

    def is_name(self, start: int, end: int, rare: bool = False) -> bool:
        """Whether the word at ``[start, end)`` is likely a name: it is a given name itself, or a title, a particle or a
        given name stands before it, or it belongs to an abbreviation that is spelt out («الفي بي إن»), as any ``rare``
        word may.
        """
        word = self._text[start:end]
        if is_given_name(word):
            return True
        if rare or is_spelt_letter(word):
            after = _AFTER.match(self._text, end)
            if after and after.group(1) in spelt_letters():
                return True
        return self.follows_name(start)

    def follows_name(self, start: int) -> bool:
        """Whether a title, a particle or a given name stands before ``start``."""
        if self._text[start - 1 : start] != " ":
            return False
        before = self._text[max(0, start - _REACH) : start].rpartition("\n")[2].split(" ")[-_PARTS:-1]
        return bool(before) and (introduces_name(before[-1].rstrip(".")) or before[0] in name_words("double"))

    def precedes_name(self, end: int) -> bool:
        """Whether a given name stands behind ``end``."""
        after = _AFTER.match(self._text, end)
        return after is not None and is_given_name(after.group(1))

    def _in_address(self, start: int, end: int) -> bool:
        text = self._text
        if text[start - 1 : start] in _BLANK and text[end : end + 1] in _BLANK:  # as most words stand
            return False
        low, high = max(0, start - _CHUNK), min(len(text), end + _CHUNK)
        first = max(text.rfind(" ", low, start), text.rfind("\n", low, start), low - 1) + 1
        last = min(at for at in (text.find(" ", end, high), text.find("\n", end, high), high) if at >= 0)
        return last - first > end - start and _ADDRESS.search(text, first, last) is not None


def _line(text: str, at: int) -> _Line:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    verse = is_verse(line)
    found = [] if verse else sorted(Span(start + a, start + b) for a, b in _mentions(line))
    return _Line(start + len(line), verse, Spans(found))


def is_verse(line: str) -> bool:
    """Whether ``line`` is verse or scripture: two halves, or vowel marks throughout."""
    if any(sign in line for sign in _CAESURAS):
        return True
    marks = len(_MARKS.findall(line))
    return marks * _VOCALISED * 2 > len(line) and marks * _VOCALISED > len(_LETTERS.findall(line))


def _mentions(line: str) -> Iterator[Span]:
    """Koranic quotations, and quotation marks around a few words."""
    yield from (Span(*found.span()) for found in _KORAN.finditer(line))
    for found in _QUOTED.finditer(line):
        opening, _, closing = found.groups()
        if _QUOTES[opening] == closing:
            yield Span(*found.span())


@cache
def agency_words() -> frozenset[str]:
    """The Arabic words that the names of agencies are made of."""
    return frozenset(word for row in rows("agencies.tsv") if not row["name"].isascii() for word in row["name"].split())


def _is_agency(text: str, start: int, end: int) -> bool:
    """Whether an agency is named around ``[start, end)``, between brackets or slashes or alone on its line."""
    before, after = _EDGES.split(text[max(0, start - _REACH) : start])[-1], _EDGES.split(text[end : end + _REACH])[0]
    return known.agency((before + text[start:end] + after).strip()) is not None


@cache
def spelt_letters() -> frozenset[str]:
    """The names of foreign letters, as abbreviations are spelt with them."""
    return frozenset(
        row["word"] for row in rows("abbreviations.tsv") if row["kind"] == "letter" and len(row["word"]) > 1
    )


@lru_cache(4096)
def is_spelt_letter(word: str) -> bool:
    """Whether ``word`` may be the name of a foreign letter, hamza and proclitics aside: «الفي», «بان»."""
    bare = word.translate(_ALEFS)
    return any(bare.removeprefix(head) in _folded_letters() for head in _LETTER_HEADS if bare.startswith(head))


@cache
def _folded_letters() -> frozenset[str]:
    return frozenset(letter.translate(_ALEFS) for letter in spelt_letters())


@lru_cache(4096)
def is_given_name(word: str) -> bool:
    """Whether ``word``, with or without «و», is a given name and no common word."""
    bare = word[1:] if word[:1] == "و" and len(word) >= _SHORT else word
    return names.given_names().get(names.fold(bare)) is False


@lru_cache(4096)
def introduces_name(word: str) -> bool:
    """Whether a name is likely to follow ``word``."""
    bare = word[1:] if word[:1] == "و" and len(word) >= _SHORT else word
    return bare in name_words("title") or bare in name_words("particle") or is_given_name(bare)

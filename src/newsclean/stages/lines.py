"""Lines of a text, and what their shape alone tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.stages.blank import OTHER_BLANKS

# Scripts that write no spaces between words; a character counts as this many words there (measured on Chinese
# and Japanese news: lines of equal information compare at about 0.6).
UNSPACED = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"})
WORDS_PER_CHARACTER = 0.6

PROSE_WORDS = 8  # a line of at least so many words that ends like a sentence is prose
STATEMENT_WORDS = 4  # a line of at least so many words that ends in a full stop is a sentence
LONG_WORDS = 33  # so many words are prose however the line ends
TITLE_SIZE = 190  # code points without spaces
TITLE_WORDS = range(3, 33)
REMEMBERED = 200_000  # code points; longer texts are not kept in memory when they are done
COUNTED = 250  # code points; words of a longer line need not be counted to the last one
COUNTED_SENTENCE = 120  # nor those of a sentence, which is prose from eight words on

_CLOSING = "»”\"'’)]】」』›*_ \u00a0\u200f\u200e"
_SENTENCE_END = frozenset(".!?؟…۔。！？।:؛")
_FULL_STOP = frozenset(".۔。।")
_NOT_IN_TITLES = frozenset(".،,؛;:。۔।，、")
_INNER_BREAK = re.compile(r"(?<![.\s\d])(?<!\b\w)[.。۔](?!\.)(?:\s+\w|[\u0620-\u064a])")
_UNEVEN = "\u200c\u200d" + OTHER_BLANKS
_JOINERS = re.compile("[\u200c\u200d]")
# What stands between spaces and signs; a single «و», or what stands for a dash, is no word of its own.
_SIGNS = '\\s،؛:.!؟?,;…«»“”"()\\[\\]{}|/'
_WORD = re.compile(f"[^{_SIGNS}]{{2,}}|[^{_SIGNS}و*•–—\u0640-]")


class Line(NamedTuple):
    """A line with something in it: its span without outer blanks, and how many line breaks precede it.

    ``raw`` is the span's own text; ``text`` has one blank where ``raw`` has several and no joiners, so that what is
    told of a line does not change when it is mended. ``closes`` is true if the line ends as a sentence does.
    """

    start: int
    end: int
    raw: str
    text: str
    words: float
    gap: int
    closes: bool

    @property
    def size(self) -> int:
        """Code points without spaces, which mending adds and takes away."""
        return len(self.text) - self.text.count(" ")

    @property
    def is_prose(self) -> bool:
        """True if the line reads as running text rather than a label, a heading or a caption."""
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.closes)

    @property
    def is_statement(self) -> bool:
        """True if the line ends in a full stop and is more than a label: a sentence, however short."""
        if self.words < STATEMENT_WORDS or not self.closes:
            return False
        tail = self.text[-6:].rstrip(_CLOSING)
        return tail[-1] in _FULL_STOP and not tail.endswith("..")

    @property
    def is_title_like(self) -> bool:
        """True if the line could be a headline by its length and its punctuation."""
        if not (TITLE_WORDS.start <= self.words < TITLE_WORDS.stop and self.size <= TITLE_SIZE):
            return False
        if self.text[-1] in _NOT_IN_TITLES and not self.text.endswith(("..", "...")):
            return False
        if self.text[0] in "*-•–—" or self.text.startswith("\u0640 "):
            return False
        return _INNER_BREAK.search(self.text) is None


def layout(text: str, script: str | None = None) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than blanks, with offsets in code points."""
    return _remembered(text, script) if len(text) <= REMEMBERED else _layout(text, script)


@lru_cache(maxsize=2)  # three stages in turn ask for the lines of one text
def _remembered(text: str, script: str | None) -> tuple[Line, ...]:
    return _layout(text, script)


def _layout(text: str, script: str | None) -> tuple[Line, ...]:
    lines = []
    at = gap = 0
    unspaced = script in UNSPACED
    uneven = any(char in text for char in _UNEVEN)
    for raw in text.split("\n"):
        body = raw.strip()
        plain = _plain(body) if uneven or "  " in body else body
        if plain:
            start = at + len(raw) - len(raw.lstrip())
            closes = plain[-6:].rstrip(_CLOSING)[-1:] in _SENTENCE_END
            words = len(plain) * WORDS_PER_CHARACTER if unspaced else _count(plain, closes)
            lines.append(Line(start, start + len(body), body, plain, words, gap, closes))
            gap = 0
        at += len(raw) + 1
        gap += 1
    return tuple(lines)


def _plain(text: str) -> str:
    return " ".join(_JOINERS.sub("", text).split())


def _count(text: str, closes: bool) -> int:
    """How many words there are; where it may decide, the same before and after spaces at signs and «و» are mended."""
    surely_prose = closes and len(text) > COUNTED_SENTENCE
    return text.count(" ") + 1 if surely_prose or len(text) > COUNTED else len(_WORD.findall(text))

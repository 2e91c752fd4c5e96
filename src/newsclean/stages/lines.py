"""Lines of a text, and what their shape alone tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from newsclean.stages.blank import OTHER_BLANKS
from newsclean.stages.plain import is_plain
from newsclean.stages.remember import for_one_text

# Scripts that write no spaces between words; a character counts as this many words there (measured on Chinese
# and Japanese news: lines of equal information compare at about 0.6).
UNSPACED = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"})
WORDS_PER_CHARACTER = 0.6

PROSE_WORDS = 8  # a line of at least so many words that ends like a sentence is prose
STATEMENT_WORDS = 4  # a line of at least so many words that ends in a full stop is a sentence
LONG_WORDS = 33  # so many words are prose however the line ends
TITLE_SIZE = 190  # code points without spaces
TITLE_WORDS = range(3, 33)
COUNTED = 250  # code points; words of a longer line need not be counted to the last one
COUNTED_SENTENCE = 120  # nor those of a sentence, which is prose from eight words on
LONG = 100  # code points of a line that is too long for a verse or an item of a list
KNOWN = 1_000  # different lines of a text that are known again

_CLOSING = "»”“\"'’‘)]】」』›*_ \u00a0\u200f\u200e"
_SENTENCE_END = frozenset(".!?؟…۔。！？।:؛")
_FULL_STOP = frozenset(".۔。।")
_NOT_IN_TITLES = frozenset(".،,؛;:。۔।，、")
_INNER_BREAK = re.compile(r"(?<![.\s\d])(?<!\b\w)[.。۔](?!\.)(?:\s+\w|[\u0620-\u064a])")
# The place before a headline, as regional papers set it: «Finistère. À Plougonvelin, …».
_PLACED = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}(?:-[^\W\d_]+){0,4}\. (?=[A-ZÀ-Þ])")
_UNEVEN = "\u200c\u200d" + OTHER_BLANKS
_JOINERS = re.compile("[\u200c\u200d]")
# What stands between spaces and signs; a single «و», or what stands for a dash, is no word of its own.
_SIGNS = '،؛:.!؟?,;…«»“”"()\\[\\]{}|/'
_NO_WORDS = "و*•–—\u0640-"
_WORD = re.compile(rf"[^\s{_SIGNS}]{{2,}}|[^\s{_SIGNS}{_NO_WORDS}]")
# Where what stands between two blanks may not be one word: signs with at most one letter of no word, or signs within.
_UNSURE = re.compile(
    rf"[{_SIGNS}{_NO_WORDS}](?:(?<!\S.)[{_SIGNS}]*+[{_NO_WORDS}]?[{_SIGNS}]*+(?!\S)"
    rf"|(?<=[^\s{_SIGNS}][{_SIGNS}])[{_SIGNS}]*+(?=[^\s{_SIGNS}]))"
)


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
        if self.text[0] in "*-•–—|" or self.text.startswith("\u0640 "):
            return False
        found = _INNER_BREAK.search(self.text)
        if found is not None and _PLACED.match(self.text):
            found = _INNER_BREAK.search(self.text, found.end())
        return found is None


# A line wherever it stands: how many blanks precede it, then ``raw``, ``text``, ``words`` and ``closes`` of ``Line``.
_Look = tuple[int, str, str, float, bool]
_line: Callable[[tuple[int, int, str, str, float, int, bool]], Line] = partial(tuple.__new__, Line)


@for_one_text
def layout(text: str, script: str | None = None) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than blanks, with offsets in code points."""
    lines: list[Line] = []
    at = gap = widest = 0
    unspaced = script in UNSPACED
    uneven = not is_plain(text) and any(char in text for char in _UNEVEN)
    gaps = "  " in text
    known: dict[str, _Look] = {}  # lines that come again are looked at once
    for whole in text.split("\n"):
        seen = known.get(whole)
        if seen is None and whole and (seen := _look(whole, uneven, gaps, unspaced)) and len(known) < KNOWN:
            known[whole] = seen
        if seen is not None:
            ahead, raw, plain, words, closes = seen
            start = at + ahead
            lines.append(_line((start, start + len(raw), raw, plain, words, max(gap, widest), closes)))
            gap = widest = 0
        elif uneven and whole.strip():  # joiners alone stay where they are, and blanks on either side of them
            gap, widest = 0, max(gap, widest)
        at += len(whole) + 1
        gap += 1
    return tuple(lines)


def _look(whole: str, uneven: bool, gaps: bool, unspaced: bool) -> _Look | None:
    """A line, if it holds more than blanks; it may hold joiners, runs of blanks, or words without spaces."""
    raw = whole.strip()
    plain = _plain(raw) if uneven else " ".join(raw.split()) if gaps and "  " in raw else raw
    if not plain:
        return None
    ahead = 0 if len(raw) == len(whole) else len(whole) - len(whole.lstrip())
    last = plain[-1]
    # A long paragraph may end in a comma by mistake, which is mended later.
    closes = last in _SENTENCE_END or (last in _CLOSING and _closes(plain)) or (last == "،" and len(plain) >= LONG)
    words = len(plain) * WORDS_PER_CHARACTER if unspaced else _count(plain, closes)
    return ahead, raw, plain, words, closes


def _closes(line: str) -> bool:
    """Whether a line ends as a sentence does, closing marks aside."""
    return line[-6:].rstrip(_CLOSING)[-1:] in _SENTENCE_END


def _plain(text: str) -> str:
    return " ".join(_JOINERS.sub("", text).split())


def _count(text: str, closes: bool) -> int:
    """How many words there are; where it may decide, the same before and after spaces at signs and «و» are mended."""
    if len(text) > (COUNTED_SENTENCE if closes else COUNTED) or _UNSURE.search(text) is None:
        return text.count(" ") + 1
    return len(_WORD.findall(text))

"""A text cut into the tokens of dates, each with a one-letter code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.dates.words import Word, fold, word_table

_FIRST_YEAR, _LAST_YEAR = 1900, 2100

# Decimal digits: ASCII, Arabic-Indic, extended Arabic-Indic (Persian, Urdu), full width.
D = "0-9٠-٩۰-۹０-９"
INTEGER = re.compile(rf"[{D}]+")
PAD = "[ \u00a0\u200e\u200f]{0,2}"
LETTER = r"[^\W\d_]"
_MARK = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]"
WORD = re.compile(rf"{LETTER}(?:{LETTER}|{_MARK})*")
# Two months that come twice, with a number in place of «الأول» and «الثاني», as Joomla's Arabic names them.
COUNTED = ("كانون", "تشرين")
_COUNTED = rf"(?:{'|'.join(COUNTED)})[12١٢](?![{D}])"
_SEPARATORS = frozenset(",،;؛:：|｜/\\-–—−‐‑·•∙●▪■◆►»«.()[]（）【】，、@*_~")
_NUMERIC = (
    rf"(?<![{D}])(?<![{D}][/.\-])[{D}]{{1,4}}{PAD}(?P<sep>[/.\\\-]){PAD}[{D}]{{1,2}}{PAD}(?P=sep){PAD}"
    rf"[{D}]{{1,4}}(?![{D}]|[/.\-][{D}])"
)
_EAST_ASIAN = (
    rf"[{D}]{{4}} ?[年년] ?[{D}]{{1,2}} ?[月월] ?[{D}]{{1,2}} ?[日일号號]"
    r"(?: ?[(（][日月火水木金土一二三四五六](?:曜日?)?[)）]| ?(?:星期|週|周)[一二三四五六日天])?"
)
_TIME = (
    rf"(?<![{D}])(?<![{D}]:)[{D}]{{1,2}}(?:"
    rf" ?[:：٫] ?[{D}]{{2}}(?::[{D}]{{2}}(?:[.,][{D}]{{1,9}})?)?"
    rf"| ?h ?(?:[{D}]{{2}}|(?![^\W_]))"
    rf"|\.[{D}]{{2}}(?= ?(?:uhr|wib|[ap]\.?m|ص|م)\b)"
    rf"|[時时点點시] ?(?:[{D}]{{1,2}} ?[分분])?"
    rf")(?![{D}:])"
)
# A minus is a zone only after seconds or in RFC 2822's form: «10:00-11:00» is a range of hours.
_OFFSET = (
    rf"(?:(?:GMT|UTC) ?[+\-−][{D}]{{1,2}}(?::?[{D}]{{2}})?"
    r"|(?:\+|(?<=:\d\d:\d\d)[-−]|(?<= )[-−](?=\d{4}))(?:0\d|1[0-4]):?(?:00|15|30|45)|(?<=\d)\+(?:0\d|1[0-4]))"
    rf"(?![{D}:])"
)


class Token(NamedTuple):
    """A piece of a text with its code: a number or a sign with ``numbers``, or a ``word`` of the tables."""

    code: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    word: Word | None = None
    sign: str = ""

    def of(self, code: str) -> str:
        """What the word stands for where it is read as ``code``; empty if it cannot be."""
        return self.word.values.get(code, "") if self.word else ""


@cache
def scanner() -> re.Pattern[str]:
    """One token; the name of the group that matched is its kind."""
    abbreviation = rf"{LETTER}(?:\. ?{LETTER})+\.?(?!{LETTER})"
    kinds = {"eastern": _EAST_ASIAN, "numeric": _NUMERIC, "time": _TIME, "offset": _OFFSET}
    kinds |= {"number": rf"[{D}]+", "word": f"{_COUNTED}|{abbreviation}|{WORD.pattern}"}
    blank = "[ \t\r\f\v\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]+"
    kinds |= {"space": blank, "other": "."}
    return re.compile("|".join(f"(?P<{name}>{kind})" for name, kind in kinds.items()), re.I | re.S)


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of ``text[start:end]``, without white space; ``?`` is what no date holds."""
    position, end = start, len(text) if end is None else end
    match = scanner().match
    while position < end and (m := match(text, position, end)):
        position = m.end()
        kind = m.lastgroup
        if kind == "word":
            token = _word_token(text, m, end)
            position = token.end
            yield token
        elif kind == "other":
            yield Token("s" if _separates(m[0]) else "?", m.start(), position)
        elif kind != "space":
            numbers = tuple(map(int, INTEGER.findall(m[0])))
            yield Token(_number_code(kind, m[0], numbers), m.start(), position, numbers, None, m[0])


def _word_token(text: str, first: re.Match[str], end: int) -> Token:
    """The token of the longest phrase of the tables that begins with the word ``first``."""
    words, longest = word_table()
    key = fold(re.sub(r"\. ?", "", first[0]) if "." in first[0] else first[0])
    best, stop = words.get(key), first.end()
    ahead, position, match = longest.get(key, 1) - 1, first.end(), scanner().match
    while ahead > 0 and (m := match(text, position, end)):
        position = m.end()
        if m.lastgroup == "word":
            ahead -= 1
            key = f"{key} {fold(m[0])}"
            if key in words:
                best, stop = words[key], position
        elif m.lastgroup != "space":
            break
    if best is not None:
        return Token(best.code, first.start(), stop, (), best)
    return Token("?" if key else "s", first.start(), first.end())  # a lone tatweel is a dash


def _separates(character: str) -> bool:
    return character in _SEPARATORS or unicodedata.category(character) in ("So", "Co")


def _number_code(kind: str | None, words: str, numbers: tuple[int, ...]) -> str:
    if kind == "time":
        return "T" if time_fits(numbers) else "?"
    if kind == "offset":
        return "Z"
    if kind == "eastern":
        return "D" if year_fits(numbers[0]) else "?"
    if kind == "numeric":
        lengths = [len(n) for n in INTEGER.findall(words)]
        year = numbers[0] if lengths[0] == 4 else numbers[2]
        return _year_code(year, "DI") if {lengths[0], lengths[2]} in ({1, 4}, {2, 4}) else "?"
    if len(words) == 4:
        return _year_code(numbers[0], "yk")
    return "?" if len(words) > 3 else "n" if len(words) < 3 and 1 <= numbers[0] <= 31 else "N"


def _year_code(year: int, codes: str) -> str:
    """The first code for a Gregorian year, the second for one of the Hijri calendars."""
    if year_fits(year):
        return codes[0]
    return codes[1] if 1300 <= year <= 1500 else "?"


def year_fits(year: int) -> bool:
    """Whether news is dated by such a year (1900 to 2100)."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def time_fits(numbers: tuple[int, ...]) -> bool:
    """Whether hour, minute and second are those of a clock."""
    return numbers[0] < 24 and all(n < 60 for n in numbers[1:3])

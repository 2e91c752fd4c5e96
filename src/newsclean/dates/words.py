"""The words of dates (months, days of the week, labels, zones), each coded by what it may stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean import tables

# The letters that a word can be coded with.
CODES = {"published": "p", "updated": "u", "filler": "f", "ordinal": "o", "meridiem": "a", "zone": "Z"}
CODES |= {"gregorian": "M", "jalali": "J", "islamic": "H", "weekday": "W"}
CODES |= {"since": "r", "unit": "U", "span": "V", "day": "R"}
_ERAS = {"gregorian": "e", "hijri": "h"}
# Words with two readings: «م» is Gregorian or p.m., "mar" March or Tuesday, "ago" August or ago, "am" a.m. or
# German "on".
_MERGED = {"MW": "X", "ae": "m", "Mr": "A", "Uf": "B", "Wf": "f", "af": "b"}
_FOLDED = str.maketrans("ىیکةı", "ييكهi", "ـ\u200c\u200d")


class Word(NamedTuple):
    """A phrase of the tables: its code in a date statement, and what it stands for."""

    code: str
    values: dict[str, str]  # what it stands for, by the code of the reading
    english: bool


@lru_cache(maxsize=2048)
def fold(word: str) -> str:
    """``word`` for comparing: without case, accents, vowel signs and tatweel, final ة and ى as ه and ي."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLDED)


@cache
def word_table() -> tuple[dict[str, Word], dict[str, int]]:
    """The phrases of the tables, folded, and for each first word the length of its longest phrase."""
    readings: dict[str, dict[str, str]] = {}
    english: set[str] = set()
    for code, value, lang, phrase in _entries():
        key = " ".join(map(fold, phrase.split()))
        if readings.setdefault(key, {}).setdefault(code, value) != value:
            raise tables.RuleTableError(f"dates: {phrase!r} is both {readings[key][code]} and {value}")
        if lang == "en":
            english.add(key)
    table = {key: Word(_merged(key, set(read)), read, key in english) for key, read in readings.items()}
    longest: dict[str, int] = {}
    for key in table:
        first = key.split(" ", 1)[0]
        longest[first] = max(longest.get(first, 1), key.count(" ") + 1)
    return table, longest


def _entries() -> Iterator[tuple[str, str, str, str]]:
    for row in tables.rows("months.tsv"):
        code = CODES[row["calendar"]]
        yield from ((code, row["month"], row["lang"], n) for n in row["names"].split(" | "))
    for row in tables.rows("weekdays.tsv"):
        yield from (("W", row["weekday"], row["lang"], n) for n in row["names"].split(" | "))
    for row in tables.rows("datewords.tsv"):
        code = _ERAS[row["value"]] if row["kind"] == "era" else CODES[row["kind"]]
        yield from ((code, row["value"], row["lang"], n) for n in row["words"].split(" | "))


def _merged(phrase: str, codes: set[str]) -> str:
    joined = "".join(sorted(codes))
    code = joined if len(joined) == 1 else _MERGED.get(joined)
    if code is None:
        raise tables.RuleTableError(f"dates: {phrase!r} has too many meanings: {joined}")
    return code


@cache
def month_ends() -> frozenset[str]:
    """The last words of the names of months."""
    return frozenset(key.rsplit(" ", 1)[-1] for key, word in word_table()[0].items() if word.code in "MXA")


@cache
def label_starts() -> frozenset[str]:
    """The first words of the labels of dates."""
    return frozenset(key.split(" ", 1)[0] for key, word in word_table()[0].items() if word.code in "pu")

"""Words that only their neighbours tell: «ان» for أن or إن, «كاس» before «العالم».

``data/typo_context.tsv`` holds the rows. A neighbour is a word, alone or after «و» or «ف»; ``word*`` in the table
stands for words that begin so, ``^`` for the beginning of a sentence, ``+`` for any word, ``*`` for
anything, ``@an:certain`` for the words that ``data/typo_thats.tsv`` has so: those behind which a well-edited text has
أن (counted by ``tools/thats``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from newsclean.spelling.repairs import LEVELS, Repair
from newsclean.tables import RuleTableError, rows

TABLE, THATS = "typo_context.tsv", "typo_thats.tsv"
START = "^"
_WORDS = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670]+")
_ANY, _WORD = "*", "+"
_THAT = frozenset(("أن", "إن", "ان"))
_LONGEST_THAT = 5  # letters of «وأنهم»
_KEPT = 60  # letters of two neighbours, beyond which what they tell is not kept in memory
_LEAST = 3  # letters of a word that a pattern such as «ي*» stands for


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A set of neighbours: words, beginnings of words, or anything."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    anything: bool

    def hold(self, word: str) -> bool:
        """Whether ``word`` (empty for none) is one of them."""
        if self.anything or word in self.words or (word not in ("", START) and _WORD in self.words):
            return True
        if word[:1] in ("و", "ف") and word[1:] in self.words:
            return True
        return len(word) >= _LEAST and word.startswith(self.beginnings) if self.beginnings else False


@dataclass(frozen=True, slots=True)
class Case:
    """What a word stands for between which neighbours."""

    before: Neighbours
    after: Neighbours
    earlier: Neighbours
    repair: Repair | None  # none where the word is to be left as it is

    def fits(self, head: str, before: str, after: str) -> bool:
        """Whether the word stands so (see ``told``)."""
        return self.before.hold(before) and self.after.hold(after) and (self.earlier.anything or _earlier(self, head))


def neighbours(cell: str) -> Neighbours:
    """What the cell of a table stands for."""
    names = [name for part in cell.split() for name in counted().get(part, [part])]
    if names == [_ANY]:
        return Neighbours(frozenset(), (), True)
    starred = tuple(name[:-1] for name in names if name.endswith("*"))
    return Neighbours(frozenset(name for name in names if not name.endswith("*")), starred, False)


@cache
def counted() -> dict[str, list[str]]:
    """The neighbours of ``data/typo_thats.tsv``, by what stands for them."""
    found: dict[str, list[str]] = {f"@{right}:{level}": [] for right in ("an", "in") for level in LEVELS}
    for row in rows(THATS):
        name = f"@{row['right']}:{row['level']}"
        if name not in found:
            raise RuleTableError(f"{THATS}: a row with an unknown right or level: {row}")
        found[name] += row["before"].split()
    return found


@cache
def cases() -> dict[str, tuple[Case, ...]]:
    """The rows of the table by the word as written."""
    found: dict[str, list[Case]] = {}
    for row in rows(TABLE):
        wrongs, rights = row["wrong"].split(), row["right"].split()
        if row["level"] not in LEVELS or len(wrongs) != len(rights):
            raise RuleTableError(f"{TABLE}: a row with an unknown level, or other words wrong than right: {row}")
        before, after, earlier = (neighbours(row[side]) for side in ("before", "after", "earlier"))
        for wrong, right in zip(wrongs, rights, strict=True):
            repair = Repair(right.replace("_", " "), f"typo:{row['class']}", row["level"]) if wrong != right else None
            found.setdefault(wrong, []).append(Case(before, after, earlier, repair))
    return {wrong: tuple(of_word) for wrong, of_word in found.items()}


@cache
def told_forms(word: str) -> frozenset[str]:
    """All that the rows may make of ``word``."""
    return frozenset(case.repair.new for case in cases().get(word, ()) if case.repair)


@cache
def known_rules() -> frozenset[str]:
    """The rules of the table."""
    return frozenset(f"typo:{row['class']}" for row in rows(TABLE))


def told(word: str, head: str, before: str, after: str, levels: tuple[str, ...]) -> Repair | None:
    """What ``word`` is mended to between its neighbours, by the first row that fits.

    ``head`` is what stands before it in its sentence. ``before`` and ``after`` are the words next to it, empty for
    none; ``before`` is ``START`` at the beginning of a sentence.
    """
    ask = _told if len(before) + len(after) <= _KEPT else _told.__wrapped__
    return ask(word, head if word in _looking_back() else "", before, after, levels)


@cache
def _looking_back() -> frozenset[str]:
    """The words whose rows ask what stands earlier in the sentence."""
    return frozenset(word for word, rows_of in cases().items() if not all(case.earlier.anything for case in rows_of))


@lru_cache(8192)
def _told(word: str, head: str, before: str, after: str, levels: tuple[str, ...]) -> Repair | None:
    for case in cases().get(word, ()):
        if case.fits(head, before, after) and (case.repair is None or case.repair.level in levels):
            return case.repair
    return None


def _earlier(case: Case, head: str) -> bool:
    """Whether a word that the case asks for stands before, behind the last أن or إن."""
    for word in reversed(_WORDS.findall(head)):
        if word.lstrip("وفبل")[:2] in _THAT and len(word) <= _LONGEST_THAT:
            return False
        if case.earlier.hold(word):
            return True
    return False

"""The line with which a letter, a statement or a speech begins: «عزيزي ساعي البريد،», "Señor director:"."""

from __future__ import annotations

from functools import cache

from newsclean import phrases
from newsclean.tables import rows

LONGEST = 60  # code points of such a line
MOST_WORDS = 6
_MARKS = (",", "،", ":", "：")


def is_greeting(line: str) -> bool:
    """Whether ``line`` greets those whom a text is written to, as its first words."""
    if len(line) > LONGEST or phrases.first_word(line) not in _first_words():
        return False
    key = phrases.fold(line).rstrip(" ,،:：.!")
    if key in _greetings("whole"):
        return True
    split = key.replace(".", "").split()
    if not line.endswith(_MARKS) or not 0 < len(split) <= MOST_WORDS:
        return False
    return any(" ".join(split[:size]) in _greetings("open") for size in range(1, len(split) + 1))


@cache
def _first_words() -> frozenset[str]:
    """The folded first words of all greetings; most lines begin with another word."""
    return frozenset(phrases.fold(row["words"]).split()[0] for row in rows("greetings.tsv"))


@cache
def _greetings(form: str) -> frozenset[str]:
    return frozenset(phrases.fold(row["words"]) for row in rows("greetings.tsv") if row["form"] == form)

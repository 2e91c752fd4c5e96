"""Two words without the space between them: «حذرالمدير», «لايتجزأ», «السلامةعلى»."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.namewords import name_words
from newsclean.tables import rows

_RARE = 250  # Zipf hundredths; a more frequent string is a word of its own
_WORD, _AFTER_END = 400, 350  # what each part must have; less will do behind a letter that only ends words
_LEAST = 3  # letters of a part
_ENDS = "ةى"
_ARTICLE = "ال"
# What a word must hold to be two: an ending inside it, or an article.
_SEAM = re.compile("..[ةى]..|...ال...")
_SERVANT = re.compile("([وفبلك]?عبد)(ال...+)")


class Particle(NamedTuple):
    """A row of ``data/typo_particles.tsv``."""

    particle: str
    level: str
    heads: str
    letters: int
    target: int
    ratio: int


@cache
def particles() -> tuple[Particle, ...]:
    """The rows of the table."""
    return tuple(
        Particle(
            row["particle"], row["level"], row["heads"], int(row["letters"]), int(row["target"]), int(row["ratio"])
        )
        for row in rows("typo_particles.tsv")
    )


class Glued(NamedTuple):
    """The two words apart, the least level at which they are parted, and whether the document must have them so."""

    new: str
    level: str
    form: bool = False


def glued(word: str, lexicon: Lexicon) -> Glued | None:
    """The one way to part ``word`` into two words, if it is none itself and there is one way only."""
    servant = _SERVANT.fullmatch(word)
    if servant:  # papers differ in how they write the names of «عبد الـ…»
        return Glued(" ".join(servant.groups()), "certain", True)
    found = [one for row in particles() if word.startswith(row.particle) and (one := _behind(word, row, lexicon))]
    if _SEAM.search(word) and lexicon.zipf(word) < _RARE:
        found += [parted for at in range(_LEAST, len(word) - 1) if (parted := _at(word[:at], word[at:], lexicon))]
    return found[0] if len(found) == 1 and not lexicon.accepts(word) else None


def _behind(word: str, row: Particle, lexicon: Lexicon) -> Glued | None:
    """The particle of a row and the word behind it, if that is one."""
    second = word[len(row.particle) :]
    if len(second) < row.letters or not (row.heads == "*" or second[0] in row.heads):
        return None
    least = max(row.target, lexicon.zipf(word) + row.ratio)
    return Glued(f"{row.particle} {second}", row.level) if _is_word(second, least, lexicon) else None


def _at(first: str, second: str, lexicon: Lexicon) -> Glued | None:
    """The two parts of a word, if both are words that are never written together."""
    if {first, first[1:]} & name_words("first"):
        return None
    if first[-1] in _ENDS and len(second) > 1 and _both(first, second, _AFTER_END, lexicon):
        return Glued(f"{first} {second}", "certain")
    defined = second.startswith(_ARTICLE) and len(second) > _LEAST + 1 and second not in name_words("second")
    if defined and _both(first, second, _WORD, lexicon):
        return Glued(f"{first} {second}", "certain")
    return None


def _both(first: str, second: str, least: int, lexicon: Lexicon) -> bool:
    return _is_word(first, least, lexicon) and _is_word(second, least, lexicon)


def _is_word(word: str, least: int, lexicon: Lexicon) -> bool:
    return lexicon.zipf(word) >= least and lexicon.accepts(word)

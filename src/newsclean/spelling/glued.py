"""Two words without the space between them: «حذرالمدير», «لايتجزأ», «السلامةعلى»."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.spelling.clitics import ENDINGS
from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.namewords import name_words
from newsclean.tables import rows

_RARE = 250  # Zipf hundredths; a more frequent string is a word of its own
_WORD, _AFTER_END = 400, 350  # what each part must have; less will do behind a letter that only ends words
_DEFINED = 250  # what each must have where both have the article
_BEHIND, _FIRST = 150, 400  # what is enough behind a ة; what must stand before one where nobody knows what follows
_LEAST = 3  # letters of a part
_UNKNOWN = 4  # … that nobody knows
_ENDS, _END = "ةى", "ة"
_ARTICLE, _ARTICLES = "ال", ("ال", "وال", "بال")
_KEYS = "وىتهيؤء"  # what a ة inside a word may have been typed for
_SERVED = "عبد"
_HEAD = 2  # letters of a particle
# What a word must hold to be two: an ending inside it, or an article.
_SEAM = re.compile("..[ةى]..|...ال...")
_SERVANT = re.compile("([وفبلك]?عبد)(ال...+)")


class Particle(NamedTuple):
    """A row of ``data/typo_particles.tsv``."""

    particle: str
    level: str
    heads: tuple[str, ...]
    letters: int
    target: int
    ratio: int


@cache
def particles() -> dict[str, tuple[Particle, ...]]:
    """The rows of the table, by the first two letters of the particle."""
    found: dict[str, list[Particle]] = {}
    for row in rows("typo_particles.tsv"):
        heads = ("",) if row["heads"] == "*" else tuple(row["heads"].split())
        particle = row["particle"]
        least = int(row["letters"]), int(row["target"]), int(row["ratio"])
        found.setdefault(particle[:_HEAD], []).append(Particle(particle, row["level"], heads, *least))
    return {head: tuple(of_head) for head, of_head in found.items()}


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
    behind = (_behind(word, row, lexicon) for row in particles().get(word[:_HEAD], ()))
    found = list(dict.fromkeys(one for one in behind if one))
    if _SEAM.search(word) and lexicon.zipf(word) < _RARE:
        found += [parted for at in range(_LEAST, len(word) - 1) if (parted := _at(word[:at], word[at:], lexicon))]
    return found[0] if len(found) == 1 and not lexicon.accepts(word) else None


def _behind(word: str, row: Particle, lexicon: Lexicon) -> Glued | None:
    """The particle of a row and the word behind it, if that is one."""
    second = word[len(row.particle) :]
    if not word.startswith(row.particle) or len(second) < row.letters or not second.startswith(row.heads):
        return None
    least = max(row.target, lexicon.zipf(word) + row.ratio)
    return Glued(f"{row.particle} {second}", row.level) if _is_word(second, least, lexicon) else None


def _at(first: str, second: str, lexicon: Lexicon) -> Glued | None:
    """The two parts of a word, if both are words that are never written together."""
    if {first, first[1:]} & name_words("first") or first.endswith(_SERVED) or second in ENDINGS:
        return None
    ends = first[-1] in _ENDS and len(second) > 1 and _both(first, second, _AFTER_END, lexicon)
    if ends or _is_defined(first, second, lexicon) or (first[-1] == _END and _is_end(first, second, lexicon)):
        return Glued(f"{first} {second}", "certain")
    return None


def _is_defined(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether the second word has the article: no word has one inside."""
    if not second.startswith(_ARTICLE) or len(second) <= _LEAST + 1 or second in name_words("second"):
        return False
    return _both(first, second, _DEFINED if first.startswith(_ARTICLES) else _WORD, lexicon)


def _is_end(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether the first word ends with its ة, whatever follows: a word, however rare, or a name that nobody knows."""
    if len(second) < _LEAST or any(lexicon.zipf(first[:-1] + key + second) for key in _KEYS):
        return False
    if _is_word(second, _BEHIND, lexicon):
        return _is_word(first, _AFTER_END, lexicon)
    unknown = len(second) >= _UNKNOWN and not (lexicon.zipf(second) or _SEAM.search(second) or _END in second[:-1])
    return unknown and _is_word(first, _FIRST, lexicon)


def _both(first: str, second: str, least: int, lexicon: Lexicon) -> bool:
    return _is_word(first, least, lexicon) and _is_word(second, least, lexicon)


def _is_word(word: str, least: int, lexicon: Lexicon) -> bool:
    return lexicon.zipf(word) >= least and lexicon.accepts(word)

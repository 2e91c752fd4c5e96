"""Evidence that a few words name a person: known given names, and the shape of the words around them.

Names are taken only where a table knows the first of them or the caller has other evidence (a word such as
«بقلم» before them); the shape alone never says that a line is a name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclean.phrases import fold_letters
from newsclean.tables import rows

MAX_NAMES = 3
_MIN_WORDS, _MAX_WORDS = 2, 5

_LETTERS = r"[^\W\d_][^\W\d_\u064b-\u065f\u0670\u200c]*"
_WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")
_ARABIC = re.compile(r"[\u0620-\u06ff\u200c'’-]+")
# A letter with a full stop, as in «ع. عسول» and "J. Smith".
_INITIAL = re.compile(r"[^\W\d_]\.")
_INITIAL_BESIDE = re.compile(rf"({_LETTERS})\.? [^\W\d_]\.?|[^\W\d_]\. ?({_LETTERS})")  # «سفيان. ع», «ب. سمية»
_AND = re.compile(r"\s*(?:[،,/&;+]|\s(?:و|and|et|und|y|e|ve|и|dan)\s)\s*")

SONS = frozenset(("بن", "ابن", "بنت", "ابو", "ابي", "ام", "ال", "ايت", "ولد", "اولاد", "بو"))
_GLUED = ("وال", "بال", "كال", "فال", "لل")
_OF_GOD = frozenset(("الدين", "الله", "الاسلام", "الرحمن"))


@lru_cache(maxsize=2048)  # words recur, and several tables are asked of each
def fold(text: str) -> str:
    """``text`` for comparing words: the letters folded as in the table of phrases, punctuation left alone."""
    return text.lower() if text.isascii() else fold_letters(text)


@cache
def words(kind: str) -> frozenset[str]:
    """The folded phrases of one kind of the table of credit words."""
    return frozenset(fold(row["phrase"]) for row in credit_words() if row["kind"] == kind)


@cache
def credit_words() -> tuple[dict[str, str], ...]:
    """The rows of the table of credit words, which many ask for, each for one kind."""
    return tuple(rows("credit_words.tsv"))


@cache
def given_names() -> dict[str, bool]:
    """Folded given names, and whether each is also a common word."""
    return {fold(row["name"]): row["common"] == "yes" for row in rows("given_names.tsv")}


def given_name(word: str) -> bool:
    """Whether ``word`` is a known given name, as «محمد», «عبدالله» or "John" (with its capital)."""
    if word[:1].islower():
        return False
    folded = fold(word)
    return folded in given_names() or folded.partition("-")[0] in given_names() or _servant(folded)


def _servant(folded: str) -> bool:
    """The names of the pattern «عبد الـ…», written in one word."""
    return folded.startswith("عبدال") and len(folded) > 6


def person(text: str) -> bool:
    """Whether ``text`` is one person's name by the strict test: it begins with a known given name."""
    return len(text) <= 60 and named(text) is not None


def named(text: str) -> str | None:
    """The name that ``text`` is by the strict test, without honorific, else ``None``."""
    name = shaped(text)
    return name if name is not None and _begins_with_given(name.split()) else None


def given(text: str) -> str | None:
    """The name that ``text`` is if words before it say that a person follows: any given name will do."""
    name = shaped(text)
    if name is None or not (given_name(name.split()[0]) or _begins_with_given(name.split())):
        return None
    return name


def shaped(text: str) -> str | None:
    """The name that ``text`` may be by its shape: two to five words of letters, none a word of the language.

    An honorific before the name and a role after it («كاتب صحفي») are left out.
    """
    parts = _bare(text.split())
    if not parts:
        return None
    shape = _arabic_shape if _ARABIC.fullmatch(parts[-1]) else _cased_shape
    weight = sum(fold(part) not in SONS and fold(part) != "عبد" for part in parts)
    if weight > _MAX_WORDS or len(parts) < _MIN_WORDS or not shape(parts):
        return None
    return " ".join(parts)


@lru_cache(maxsize=64)  # bylines, datelines and credits ask of the same pieces in turn
def people(text: str, need: str = "sure") -> tuple[str, ...] | None:
    """The one to three persons that ``text`` lists, else ``None``.

    ``need`` is the evidence asked for: ``"shape"`` (words that may be names), ``"given"`` (each begins with a
    known given name) or ``"sure"`` (and shows a second sign where that name is also a common word).
    """
    if need != "shape" and not _may_be_given(text):
        return None
    test = {"shape": shaped, "given": given}.get(need, named)
    pieces = _split_waw(text)
    if pieces is None:
        whole = test(text)
        if whole is not None:
            return (whole,)
        pieces = _AND.split(text)
    if not 1 < len(pieces) <= MAX_NAMES:
        return None
    found = tuple(test(piece) for piece in pieces)
    return tuple(name for name in found if name) if all(found) else None


def _may_be_given(text: str) -> bool:
    """A cheap first test: the first word may begin a name that holds a given name."""
    word = text.split(None, 1)[0] if text and not text.isspace() else ""
    folded = fold(word)
    known = folded in given_names() or folded in SONS or folded in words("honorific") or folded == "عبد"
    return known or "." in word[:2] or given_name(word.rstrip("،,;&/+")) or _servant(folded)


def _split_waw(text: str) -> list[str] | None:
    """«محمد العلوي وسعيد الناصري» in two: «و» before a given name that is no name with the «و»."""
    pieces: list[list[str]] = [[]]
    for word in text.split():
        if len(pieces[-1]) > 1 and _joined(word):
            pieces.append([word[1:]])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces] if len(pieces) > 1 else None


def _joined(word: str) -> bool:
    return len(word) > 3 and word[0] == "و" and given_name(word[1:]) and not given_name(word)


def _bare(parts: list[str]) -> list[str]:
    """The words of a name without the honorific before it and the role after it."""
    while len(parts) > _MIN_WORDS and fold(parts[0]).replace(".", " ").strip() in words("honorific"):
        parts = parts[1:]
    if parts and (glued := re.match(r"[دأذم]\.(?=\w{2})", parts[0])):
        parts = [parts[0][glued.end() :], *parts[1:]]
    for number, part in enumerate(parts):
        if number >= _MIN_WORDS and fold(part) in words("role"):
            return _without_rank(parts, number)
    return parts


def _without_rank(parts: list[str], end: int) -> list[str]:
    """The words of a name before those that say of what rank or subject the role behind it is ("Senior Reporter")."""
    while end > _MIN_WORDS and fold(parts[end - 1]) in words("rank"):
        end -= 1
    return parts[:end]


def signed(text: str) -> tuple[str, ...] | None:
    """The persons of a line whose place says that it names some: a given name and more, or an initial beside it."""
    found = _INITIAL_BESIDE.fullmatch(text)
    if found is not None:
        name = next(word for word in found.groups() if word)
        return (text,) if given_name(name) else None
    return people(text, "given")


def _arabic_shape(parts: list[str]) -> bool:
    return all(_arabic_name_word(part, number) for number, part in enumerate(parts))


def name_words(parts: list[str]) -> bool:
    """Whether each of ``parts`` may be a word of a person's or a body's name: no verb, no word of sentences."""
    if all(part.isascii() for part in parts):
        return all(part[0].isupper() and part.isalnum() and fold(part) not in words("stop") for part in parts)
    return all(_arabic_name_word(part, 1) for part in parts)


def _arabic_name_word(part: str, number: int) -> bool:
    if _INITIAL.fullmatch(part):
        return number < 2
    folded = fold(part)
    if part == "على" or len(folded) < 2 or not _ARABIC.fullmatch(part) or not _WORD.fullmatch(part):
        return False
    if number and (folded in words("stop") or folded in words("noun")):
        return False
    return number == 0 or given_name(part) or not _sentence_word(folded)


def _sentence_word(folded: str) -> bool:
    """A word that looks like a verb («يستقبل», «تغادر», «استقبل») or has a particle glued to it («للفوز»)."""
    if folded.startswith(("است", *_GLUED)):
        return True
    return len(folded) > 3 and (folded[0] in "يت" or (folded[0] == "و" and len(folded) > 4))


def _cased_shape(parts: list[str]) -> bool:
    """Names of a script with capitals: all words begin with one, save particles inside («van», "de")."""
    for number, part in enumerate(parts):
        if _INITIAL.fullmatch(part) and part[0].isupper():
            continue
        if not _WORD.fullmatch(part) or _ARABIC.fullmatch(part):
            return False
        if part.lower() in words("stop"):
            return False
        inner = 0 < number < len(parts) - 1
        if part[0].islower() and not (inner and part in words("particle")):
            return False
    return len(parts[-1]) > 1


def _begins_with_given(parts: list[str]) -> bool:
    first, second = fold(parts[0]), fold(parts[1])
    if first == "عبد":
        return second.startswith("ال") and len(parts) > 2
    if first in SONS:
        return given_name(parts[1]) and not given_names().get(second, False)
    common = given_names().get(first)
    if common is None:
        return given_name(parts[0])
    if not given_name(parts[0]):
        return False
    return not common or _second_sign(parts[1:])


def _second_sign(rest: list[str]) -> bool:
    """Whether what follows a name that is also a common word makes it a name after all."""
    folded = [fold(part) for part in rest]
    if folded[0] in SONS or folded[0] == "عبد" or given_name(rest[0]):
        return True
    if folded[0] in _OF_GOD:
        return len(folded) > 1
    last = folded[-1]
    return (last.startswith("بن") and len(last) > 4) or (last[:2] == "ال" and last[-1] == "ي" and len(last) > 5)

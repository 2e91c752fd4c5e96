"""The ways in which one Arabic word is written with other letters of the same sound: hamza, ة and ه, ى and ي."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from newsclean.spelling.clitics import proclitics
from newsclean.spelling.lexicon import Lexicon, compiled

_ALEFS = "اأإآ"
_SEATS = "ئؤءأ"
_LETTERS = {
    **{alef: [other for other in _ALEFS if other != alef] for alef in _ALEFS},
    **{seat: [other for other in _SEATS if other != seat] for seat in "ئؤء"},
    "أ": ["ا", "إ", "آ", "ئ", "ؤ", "ء"],
    "ا": ["أ", "إ", "آ", "ى"],
    "ي": ["ى"],
    "ى": ["ي"],
    "ه": ["ة"],
    "ة": ["ه"],
}
# What a last letter may stand for, and the class of the slip.
_TAILS = {
    "ا": (("اء", "hamza-missing"),),
    "ي": (("يء", "hamza-missing"),),
    "ئ": (("يء", "hamza-seat"),),
    "و": (("وا", "plural-waw"),),
}


class Variant(NamedTuple):
    """Another spelling of a word: its Zipf frequency in hundredths, itself, and the classes of slip between the two."""

    zipf: int
    word: str
    classes: tuple[str, ...]


@cache
def _letters() -> Any:
    return compiled(_LETTERS)


def variants(word: str, lexicon: Lexicon) -> list[Variant]:
    """The other spellings of ``word`` that the lexicon has, the most frequent first."""
    found = [
        Variant(lexicon.zipf(other), other, classes)
        for other in lexicon.near(word, _letters())
        if other != word and (classes := _classes(word, other))
    ]
    for becomes, slip in _TAILS.get(word[-1:], ()):
        # A verb of the present tense may as well have lost the ن of the plural.
        if not (slip == "plural-waw" and word[0] in "يتن"):
            found += _lengthened(word[:-1] + becomes, slip, lexicon)
    return sorted(found, reverse=True)


def _lengthened(longer: str, slip: str, lexicon: Lexicon) -> list[Variant]:
    """``longer`` and its spellings with hamza, as variants of the word that lost its end."""
    found = []
    for near in lexicon.near(longer, _letters()):
        before = _classes(longer, near)
        if before is not None:
            found.append(Variant(lexicon.zipf(near), near, (*before, slip)))
    return found


def _heads(word: str) -> frozenset[int]:
    """Where the stem of ``word`` may begin: only there does a hamza sit under an alef."""
    return frozenset([0, *[len(proclitic) for proclitic in proclitics(word) if word.startswith(proclitic)]])


def _classes(word: str, other: str) -> tuple[str, ...] | None:
    """The classes of slip by which ``word`` stands for ``other``; ``None`` if a letter is no such slip in its place."""
    if word == other:
        return ()
    classes: list[str] = []
    heads, last = _heads(word), len(word) - 1
    for at, (old, new) in enumerate(zip(word, other, strict=True)):
        if old != new:
            slip = _class(old, new, at in heads, at == last)
            if slip is None:
                return None
            classes.append(slip)
    return tuple(classes)


def _class(old: str, new: str, head: bool, last: bool) -> str | None:
    """The class of slip that writes ``old`` for ``new``."""
    if old in _ALEFS and new in _ALEFS:
        return _alef(old, new, head)
    if old in "يى" and new in "يى":
        return ("yeh" if new == "ي" else "alef-maksura") if last else None
    if old in "هة" and new in "هة":
        return ("teh-marbuta" if new == "ة" else "heh") if last else None
    if new == "ى":
        return "final-alef" if last else None
    return "hamza-seat" if not head else None


def _alef(old: str, new: str, head: bool) -> str | None:
    if "إ" in (old, new) and not head:
        return "hamza-place" if old == "إ" and new != "ا" else None
    if old == "ا":
        return "hamza" if head else "hamza-inside"
    if new != "ا":
        return "hamza-place"
    return "madda-extra" if old == "آ" else "hamza-extra"

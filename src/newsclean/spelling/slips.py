"""Slips of the hand: a letter with the wrong dots, the neighbouring key, two letters swapped, one dropped or doubled.

A word that is none, or a rare one, and a frequent word one slip away are no proof: names are like that. Each candidate
is scored by a small logistic model (see ``slipmodel``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import Any, NamedTuple

from newsclean.spelling.lexicon import FREQUENT, Lexicon, compiled
from newsclean.spelling.slipmodel import model, score_alone, score_together, word_of
from newsclean.spelling.variants import variants

# The kinds of slip, each with the class of the edits that mend it.
_CLASSES = {
    "dots": "dots",
    "keyboard": "keyboard",
    "swapped": "swapped-letters",
    "dropped": "dropped-letter",
    "doubled": "doubled-letter",
    "extra": "extra-letter",
}
RULES = frozenset(f"typo:{name}" for name in _CLASSES.values())
_LEAST, _MOST = 3, 20  # letters of a word that is looked at
_RARE = 400  # Zipf hundredths; a more frequent word is no slip
_STEEP = 200  # how much more frequent a candidate must be
_FREQUENT = 250  # what a candidate must have at least
_LESS_FREQUENT, _LONG = 200, 6  # … and what is enough for a word of so many letters
_MOST_FREQUENT = 550  # what the candidate for a word of three letters must have
_NAME = 350  # what one that the morphology does not accept must have
_KEPT = 2  # candidates

_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_ARTICLE = ("ال", "وال", "بال", "لل")
_FOR_THE = {"لل", "ال"}
_NOT = "لا"
_AND, _PROCLITIC = "وف", "وفبلكسأ"
_PERSONS, _SPOKEN = "تينأ", "ب"  # what verbs begin with, and what they have before it in speech
_ANY = "*"
_DOTS = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
# The rows of the Arabic (101) keyboard; «لا» has a key of its own.
_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر ىةوزظ")


class Slip(NamedTuple):
    """A frequent word that a word may be a slip for.

    ``score`` is what the two words alone add to the logit that it is; what stands around it adds the rest.
    """

    word: str
    kind: str
    score: float

    @property
    def rule(self) -> str:
        """The rule that an edit names."""
        return f"typo:{_CLASSES.get(self.kind, self.kind)}"


class _Keys(NamedTuple):
    """Which letters are typed for which, with the kind of slip, and a map that puts any letter for a sign."""

    near: dict[str, tuple[tuple[str, str], ...]]
    any_letter: Any


@cache
def _keys() -> _Keys:
    kinds = {(a, b): "keyboard" for row in _ROWS for a, b in _neighbours(row)}
    kinds |= {(a, b): "dots" for group in _DOTS for a in group for b in group if a != b}
    near = {a: tuple((b, kinds[a, b]) for b in _LETTERS if (a, b) in kinds) for a in _LETTERS}
    return _Keys(near, compiled({_ANY: list(_LETTERS)}))


def _neighbours(row: str) -> Iterator[tuple[str, str]]:
    for a, b in pairwise(row):
        if " " not in (a, b):
            yield a, b
            yield b, a


def is_suspect(word: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` may be a slip at all: of some length, and rare or none by the morphology."""
    return _LEAST <= len(word) <= _MOST and lexicon.zipf(word) < _RARE


class Candidate(NamedTuple):
    """A frequent word one slip away from a word, with the kind of slip, its frequency and that of the best other one
    (0 if there is none), in Zipf hundredths.
    """

    word: str
    kind: str
    zipf: int
    rival: int


def candidates(word: str, lexicon: Lexicon) -> list[Candidate]:
    """The frequent words one slip away from ``word``."""
    least = max(_least_frequent(len(word)), lexicon.zipf(word) + _STEEP)
    away = _one_slip_away(word, least, lexicon)
    if not away:
        return []
    found: dict[str, tuple[str, int]] = {}
    for other, kind in away:
        zipf = lexicon.zipf(other)
        if zipf < least or other == word or other in found or _is_grammar(word, other):
            continue
        if is_target(other, zipf, zipf >= _NAME or lexicon.accepts(other)):
            found[other] = kind, zipf
    if not found:
        return []
    first, second, *_ = [*sorted([zipf for _, zipf in found.values()], reverse=True), 0, 0]
    return [Candidate(other, kind, zipf, second if zipf == first else first) for other, (kind, zipf) in found.items()]


def _least_frequent(letters: int) -> int:
    """How frequent a candidate for a word of so many letters must be: the longer, the less is like it by chance."""
    if letters <= _LEAST:
        return _MOST_FREQUENT
    return _FREQUENT if letters < _LONG else _LESS_FREQUENT


def _is_grammar(word: str, other: str) -> bool:
    """Whether the two differ as forms do, not as slips: «لا» glued to a noun, another proclitic, a verb of speech."""
    if word[1:] == other and word[0] in _PROCLITIC:
        return True
    if word[0] == other[0] in _AND:
        word, other = word[1:], other[1:]
    if word.startswith(_NOT) and other.startswith(_ARTICLE):
        return True
    if {word[:2], other[:2]} == _FOR_THE and word[2:] == other[2:]:
        return True
    return word[1:] == other[1:] and word[0] == _SPOKEN and other[0] in _PERSONS


def is_target(word: str, zipf: int, accepted: bool) -> bool:
    """Whether ``word`` is frequent enough for others to be slips for it."""
    return zipf >= _LESS_FREQUENT and (accepted or zipf >= _NAME) and len(word) >= _LEAST


def deletes(word: str) -> list[str]:
    """``word`` with any one letter left out, by the place of the letter."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _one_slip_away(word: str, least: int, lexicon: Lexicon) -> list[tuple[str, str]]:
    """What one slip makes of ``word``, with its kind; not all of it are words. Those less frequent than ``least`` may
    be left out.
    """
    known = lexicon.deletes if least < FREQUENT else lexicon.frequent
    near, forms = _keys().near, lexicon.forms
    found: list[tuple[str, str]] = []
    # Two words that differ in one letter, or in the order of two, are alike without it.
    for at, less in [(at, less) for at, less in enumerate(deletes(word)) if less in known]:
        letter, head, tail = word[at], word[:at], word[at + 1 :]
        for other, kind in near[letter]:
            if (typed := head + other + tail) in forms:
                found.append((typed, kind))
        if letter != tail[:1]:
            found.append((head + tail[:1] + letter + tail[1:], "swapped"))
            found.append((less, "doubled" if letter in (word[at - 1 : at], tail[1:2]) else "extra"))
    if word in known:
        found += [(other, "dropped") for other in _with_one_more(word, lexicon)]
    return found


def _with_one_more(word: str, lexicon: Lexicon) -> list[str]:
    """The forms that are ``word`` with one letter more."""
    any_letter = _keys().any_letter
    found: list[str] = []
    for at in range(len(word) + 1):
        found += lexicon.near(word[:at] + _ANY + word[at:], any_letter)
    return found


def slips(word: str, lexicon: Lexicon) -> tuple[Slip, ...]:
    """What ``word`` may be a slip for, the likeliest first; the hopeless left out."""
    found = candidates(word, lexicon) if is_suspect(word, lexicon) else None
    if not found:
        return ()
    of, hopeless = word_of(word, lexicon), model().hopeless
    alone = score_alone(of)
    scored = [
        Slip(other, kind, alone + score_together(of, other, kind, zipf, rival, lexicon.accepts(other)))
        for other, kind, zipf, rival in found
    ]
    hopeful = sorted([slip for slip in scored if slip.score >= hopeless], key=_order)
    return tuple(islice((slip for slip in hopeful if not _is_misspelt(slip.word, lexicon)), _KEPT))


def _order(slip: Slip) -> tuple[float, str]:
    return -slip.score, slip.word


@lru_cache(8192)  # frequent words are what many words may be slips for
def _is_misspelt(word: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` is frequent only because many leave off its hamza or its dots."""
    best = next(iter(variants(word, lexicon)), None)
    return best is not None and best.zipf >= lexicon.zipf(word)

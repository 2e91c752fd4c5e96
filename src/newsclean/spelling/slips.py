"""Slips of the hand: a letter with the wrong dots, the neighbouring key, two letters swapped, one dropped or doubled.

A word that is none, or a rare one, and a frequent word one slip away are no proof: names are like that. Each candidate
is scored by a small logistic model (``data/slip_model.json``, trained by ``tools/slips``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice, pairwise
from operator import mul
from typing import Any, NamedTuple

from newsclean.spelling.clitics import stems
from newsclean.spelling.lexicon import FREQUENT, Lexicon, compiled
from newsclean.spelling.variants import variants
from newsclean.tables import RuleTableError, read

MODEL = "slip_model.json"
# The kinds of slip, each with the class of the edits that mend it.
_CLASSES = {
    "dots": "dots",
    "keyboard": "keyboard",
    "swapped": "swapped-letters",
    "dropped": "dropped-letter",
    "doubled": "doubled-letter",
    "extra": "extra-letter",
}
MOST_SLIPS = 5.0  # in a hundred words; more say no more
AROUND = ("near rare", "kin", "edge", "seen")  # features of what stands around a word
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


class Model(NamedTuple):
    """The weights of the features and what is asked of a score.

    thresholds: the least score of a repair, by level; known: the same for words that the morphology accepts. A text of
    fewer words than ``short`` is ``doubted``: that much more is asked; both by level. hopeless: the score of two words
    that nothing around them can lift enough.
    """

    weights: dict[str, float]
    thresholds: dict[str, float]
    known: dict[str, float]
    short: dict[str, int]
    doubted: dict[str, float]
    hopeless: float


@cache
def model() -> Model:
    """The model of the package."""
    try:
        stored = json.loads(read(MODEL))
        return Model(**stored)
    except (ValueError, KeyError, TypeError) as error:
        raise RuleTableError(f"{MODEL}: cannot be used: {error!r}") from error


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


def candidates(word: str, lexicon: Lexicon) -> dict[str, str]:
    """The frequent words one slip away from ``word``, with the kind of slip."""
    least = max(_least_frequent(len(word)), lexicon.zipf(word) + _STEEP)
    found: dict[str, str] = {}
    for other, kind in _one_slip_away(word, least, lexicon):
        zipf = lexicon.zipf(other)
        if zipf < least or other == word or other in found or _is_grammar(word, other):
            continue
        if is_target(other, zipf, zipf >= _NAME or lexicon.accepts(other)):
            found[other] = kind
    return found


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
    near, any_letter = _keys()
    found: list[tuple[str, str]] = []
    for at, less in enumerate(deletes(word)):
        # Two words that differ in one letter, or in the order of two, are alike without it.
        if less not in known:
            continue
        letter, head, tail = word[at], word[:at], word[at + 1 :]
        for other, kind in near[letter]:
            if (typed := head + other + tail) in lexicon.forms:
                found.append((typed, kind))
        if letter != tail[:1]:
            found.append((head + tail[:1] + letter + tail[1:], "swapped"))
            found.append((less, "doubled" if letter in (word[at - 1 : at], tail[1:2]) else "extra"))
    if word in known:
        for at in range(len(word) + 1):
            others = lexicon.near(word[:at] + _ANY + word[at:], any_letter)
            found.extend((other, "dropped") for other in others)
    return found


class Word(NamedTuple):
    """What the lexicon says of a word: its frequency, that of its stem, and whether the morphology accepts it."""

    word: str
    zipf: int
    stem: int
    known: bool


def word_of(word: str, lexicon: Lexicon) -> Word:
    """``word`` with what is asked of it for every candidate."""
    stem = max((lexicon.zipf(stem) for stem in stems(word) if len(stem) >= _LEAST), default=0)
    return Word(word, lexicon.zipf(word), stem, lexicon.accepts(word))


@cache
def _names(kind: str) -> tuple[str, ...]:
    """The names of the features of a pair of words, for a kind of slip, in the order of ``_values``."""
    return (
        *("one", kind, "target", "ratio", "listed", "lead", "alone", "letters", "three", "four", "article", "head"),
        *("tail", f"{kind} head", f"known {kind}", "known", "known target", "stem", "stem head"),
    )


@cache
def _weights(kind: str) -> tuple[float, ...]:
    """The weights of these features."""
    weights = model().weights
    return tuple(weights.get(name, 0.0) for name in _names(kind))


def _values(of: Word, other: str, rival: int, lexicon: Lexicon) -> tuple[float, ...]:
    """The values of these features, which do not depend on the kind.

    Frequencies are in decades, so that all are of like size.
    """
    word, zipf, stem, known = of
    target, letters = lexicon.zipf(other), len(word)
    head = float(word[0] != other[0])
    return (
        *(1.0, 1.0, target / 100, (target - zipf) / 100, float(zipf > 0)),
        *((target - rival) / 100, float(not rival), min(letters, 9) / 3, float(letters == 3), float(letters == 4)),
        *(float(word.startswith(_ARTICLE) and other.startswith(_ARTICLE)), head, float(word[-1] != other[-1])),
        *(head, float(known), float(known), float(lexicon.accepts(other)), stem / 100, head * stem / 100),
    )


def features(of: Word, other: str, kind: str, rival: int, lexicon: Lexicon) -> dict[str, float]:
    """What the model is asked of a word standing for ``other``; ``rival`` is the frequency of the next best word."""
    return dict(zip(_names(kind), _values(of, other, rival, lexicon), strict=True))


def _score(of: Word, other: str, kind: str, rival: int, lexicon: Lexicon) -> float:
    """What these features add to a score (see ``weigh``)."""
    score: float = sum(map(mul, _weights(kind), _values(of, other, rival, lexicon)))
    return score


def rate(slips: float, words: int) -> float:
    """How sloppy a text is: the logarithm of its slips in a hundred words, both kept from nought; five say it all."""
    return math.log(min((slips + 0.1) / (words / 100 + 0.5), MOST_SLIPS))


def rates(sloppy: float, known: bool) -> dict[str, float]:
    """The features of how sloppy a text is, for a word that the morphology accepts or not."""
    return {"rate": sloppy, "known rate": sloppy * known}


def weigh(values: Mapping[str, float]) -> float:
    """What features add to a score."""
    weights = model().weights
    return sum(weights.get(name, 0.0) * value for name, value in values.items())


def slips(word: str, lexicon: Lexicon) -> tuple[Slip, ...]:
    """What ``word`` may be a slip for, the likeliest first; the hopeless left out."""
    if not is_suspect(word, lexicon):
        return ()
    found = candidates(word, lexicon)
    if not found:
        return ()
    of = word_of(word, lexicon)
    scored = (
        Slip(other, kind, _score(of, other, kind, rival(other, found, lexicon), lexicon))
        for other, kind in found.items()
    )
    hopeful = sorted(
        (slip for slip in scored if slip.score >= model().hopeless), key=lambda slip: (-slip.score, slip.word)
    )
    return tuple(islice((slip for slip in hopeful if not _is_misspelt(slip.word, lexicon)), _KEPT))


@lru_cache(8192)  # frequent words are what many words may be slips for
def _is_misspelt(word: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` is frequent only because many leave off its hamza or its dots."""
    best = next(iter(variants(word, lexicon)), None)
    return best is not None and best.zipf >= lexicon.zipf(word)


def rival(word: str, found: Iterable[str], lexicon: Lexicon) -> int:
    """The frequency of the most frequent candidate beside ``word``."""
    return max((lexicon.zipf(other) for other in found if other != word), default=0)

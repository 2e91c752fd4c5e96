"""The Arabic lexicon: how frequent a form is, and whether the morphology knows it.

``data/lexicon_ar.zip`` is built by ``tools/lexicon`` from wordfreq's Arabic list (CC BY-SA 4.0) and Ayaspell's
morphology (MPL 1.1); the licences lie in it. It is read when an Arabic document first needs it.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsclean.spelling.clitics import bases, stems

FILE = Path(__file__).parent.parent / "data" / "lexicon_ar.zip"
# A value of the forms' graph: the Zipf frequency in twentieths of a decade, whether Ayaspell accepts the form, and
# whether nothing in the tables and the model could ever change it.
STEP = 5
ACCEPTED, SETTLED, FLAGS = 2, 1, 4
_BASE = 150  # Zipf hundredths that a word must have for its inflections to be taken for words
_FOLDED = str.maketrans("أإآىة", "ااايه")
FREQUENT = 400  # Zipf hundredths of the forms in ``Lexicon.frequent``
_OWN = 500  # what a caller's own words count as: as frequent as any word of the news


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Lexicon:
    """Forms with their frequencies; ``own`` are words that the caller added: known, frequent and never changed.

    ``forms`` maps each form to its value, ``morphology`` holds what Ayaspell's stems and suffixes make. ``deletes``
    holds the forms that slips are mended to, whole and with any one letter left out: what is not in it without a letter
    is no slip away from them; ``frequent`` the same of forms of ``FREQUENT`` and more. Frequencies are on the Zipf
    scale (log10 of occurrences in a billion words), in hundredths; 0 for a form that the list lacks.
    """

    forms: Any
    morphology: Any
    deletes: Any
    frequent: Any
    settled: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    _like: dict[str, list[str]] = field(default_factory=dict)  # the caller's words, by what they fold to

    def zipf(self, word: str) -> int:
        """The frequency of ``word``."""
        value: int = self.forms.get(word, 0)
        if self.own and word in self.own:
            return max(_OWN, value // FLAGS * STEP)
        return value // FLAGS * STEP

    def accepts(self, word: str) -> bool:
        """Whether the morphology knows ``word``: as it is, after proclitics, or inflected from an accepted word."""
        value: int = self.forms.get(word, 0)
        if value & ACCEPTED or word in self.own:
            return True
        if value:
            return False
        return self.inflects(word)

    def inflects(self, word: str) -> bool:
        """Whether a form that the list lacks is a regular inflection of a word that it has."""
        if word in self.morphology or any(stem in self.morphology for stem in stems(word)):
            return True
        return any(self._is_base(base) for base in bases(word))

    def _is_base(self, base: str) -> bool:
        value: int = self.forms.get(base, 0)
        return bool(value & ACCEPTED) and value // FLAGS * STEP >= _BASE

    def is_settled(self, word: str) -> bool:
        """Whether nothing can change ``word``, whatever stands around it."""
        return bool(self.forms.get(word, 0) & SETTLED) and not self.own_like(word)

    def own_like(self, word: str) -> list[str]:
        """The caller's words that are spelt like ``word`` but for hamza on alef, ة and ه, ى and ي."""
        return self._like.get(word.translate(_FOLDED), []) if self._like else []

    def near(self, word: str, replaces: Any) -> list[str]:
        """The forms that ``word`` becomes by replacing letters as ``replaces`` (see ``compiled``) allows."""
        found: list[str] = self.forms.similar_keys(word, replaces)
        return found


def compiled(replaces: dict[str, list[str]]) -> Any:
    """A map of letters in the form that ``Lexicon.near`` takes."""
    import dawg

    return dawg.DAWG.compile_replaces(replaces)


@lru_cache(8)
def load(own: frozenset[str] = frozenset()) -> Lexicon:
    """The lexicon of the package, with a caller's own words."""
    if own:
        base = load()
        like: dict[str, list[str]] = {}
        for word in sorted(own):
            like.setdefault(word.translate(_FOLDED), []).append(word)
        # A word of the caller's is frequent, however rare it is in the list.
        settled = frozenset(word for word in base.settled if word.translate(_FOLDED) not in like)
        return Lexicon(base.forms, base.morphology, base.deletes, base.deletes, settled, own, like)
    import dawg

    with zipfile.ZipFile(FILE) as archive:
        forms = dawg.IntDAWG().frombytes(archive.read("forms.dawg"))
        morphology, deletes, frequent = (
            dawg.DAWG().frombytes(archive.read(f"{name}.dawg")) for name in ("morphology", "deletes", "frequent")
        )
        common = archive.read("settled.txt").decode("utf-8").split("\n")
    return Lexicon(forms, morphology, deletes, frequent, frozenset(common))

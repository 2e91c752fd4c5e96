"""What is compared: our levels and what people use otherwise, made when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bench.typos.m2 import System
from newsclean.options import Options
from newsclean.stages.base import Context
from newsclean.stages.chain import Chain
from newsclean.stages.letters import LETTER, MARK, TATWEEL
from newsclean.stages.words import detached_waw, doubled
from newsclean.values import Edit, Language

ARABIC = Language("ar", "Arab", 1.0)
LEVELS = ("off", "certain", "thorough")
# Words without marks; what spelling lists hold.
_WORD = re.compile(f"(?<![{LETTER}{MARK}{TATWEEL}])[{LETTER}]{{2,}}(?![{LETTER}{MARK}{TATWEEL}])")
_SCALE = 10**9  # wordfreq gives shares, symspellpy takes counts


def nothing() -> System:
    """No edit."""
    return lambda text: ()


def level(name: str) -> System:
    """The spelling stage at a level (``Options.typos``), between the repairs of torn and of doubled words."""
    from newsclean.stages.typos import typos

    context = Context(language=ARABIC, options=Options(typos=name))

    def edits(text: str) -> Sequence[Edit]:
        chain = Chain(text, context.options)
        chain.make(detached_waw(text))
        chain.make(typos(chain.text, context).edits)
        chain.make(list(doubled(chain.text)))
        return chain.outcome().edits

    return edits


def stage(name: str) -> System:
    """The spelling stage alone."""
    from newsclean.stages.typos import typos

    context = Context(language=ARABIC, options=Options(typos=name))
    return lambda text: typos(text, context).edits


def by_word(better: Callable[[str], str | None], rule: str) -> System:
    """A system that looks at each word alone; ``better`` may give the word itself or nothing."""

    def edits(text: str) -> Sequence[Edit]:
        found = ((match, better(match[0])) for match in _WORD.finditer(text))
        return [Edit(*match.span(), new, rule) for match, new in found if new and new != match[0]]

    return edits


def pyspellchecker() -> System:
    """pyspellchecker's Arabic list: the likeliest word one step from an unknown one (two cost a hundredfold)."""
    from spellchecker import SpellChecker

    speller = SpellChecker(language="ar", distance=1)

    def better(word: str) -> str | None:  # its own ``correction``, but for ties, which fall as sets are ordered
        return max(sorted(speller.candidates(word) or ()), key=speller.word_usage_frequency, default=None)

    return by_word(better, "pyspellchecker")


def symspell() -> System:
    """symspellpy with wordfreq's Arabic list: the likeliest word one step from an unlisted one."""
    from symspellpy import SymSpell, Verbosity
    from wordfreq import get_frequency_dict

    speller = SymSpell(max_dictionary_edit_distance=1)
    for word, share in get_frequency_dict("ar").items():
        speller.create_dictionary_entry(word, round(share * _SCALE))

    def better(word: str) -> str | None:
        found = speller.lookup(word, Verbosity.TOP, max_edit_distance=1)
        return str(found[0].term) if found else None

    return by_word(better, "symspell")


SYSTEMS: Mapping[str, Callable[[], System]] = {
    **{name: partial(level, name) for name in LEVELS},
    "nothing": nothing,
    "pyspellchecker": pyspellchecker,
    "symspell": symspell,
}

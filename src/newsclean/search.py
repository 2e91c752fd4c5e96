"""Lossy keys for finding and comparing text; what is for reading comes from the stages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from newsclean.stages.codepoints import code_points
from newsclean.stages.codepoints import opened as opened_form
from newsclean.stages.normal import nfc
from newsclean.tables import rows

_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
# Vowel marks, Quranic signs, tatweel; joiners, bidirectional controls, soft hyphen, word joiner, byte order
# mark.
_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_HAMZA_MARKS = re.compile("[\u0653-\u0655]")
_BLANKS = re.compile(r"\s+")
# No character outside of this class changes with its case.
CASED = re.compile(
    "[A-Z\u00b5-\u058f\u10a0-\u10ff\u13a0-\u13fd\u1c80-\u1cbf\u1d00-\u1fff\u2100-\u218f\u24b6-\u24e9\u2c00-\u2d2f"
    "\ua640-\ua7ff\uab30-\uabbf\ufb00-\ufb17\uff21-\uff5a\U00010000-\U0010ffff]"
)
_DIGIT = re.compile("[٠-٩۰-۹]")
_FOLDS = {
    "ا": "أإآٱ\u0672\u0673\u0675",
    "ي": "ىئی\u06ceېے\u06d3",
    "ه": "ةہۂۃھەۀ",
    "و": "ؤ",
    "ك": "کڪ",
}
_TO_FOLD = re.compile(f"[{''.join(_FOLDS.values())}]")


def search_key(text: str, profile: str = "search") -> str:
    """``text`` in the lossy form named ``profile``, equal for texts that a search should take for the same.

    The profiles are the rows of ``data/search.tsv``: ``"search"`` (the default), ``"marks"`` and
    ``"letters"``. A key is its own key. Raises ``ValueError`` for an unknown profile, ``TypeError`` for
    anything but a ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"search_key() takes a str, not {type(text).__name__}")
    for step in _steps(profile):
        text = step(text)
    return text


@cache
def profiles() -> frozenset[str]:
    """The names of the profiles."""
    return frozenset(_table())


@cache
def _table() -> dict[str, tuple[Callable[[str], str], ...]]:
    return {row["id"]: tuple(_STEPS[name] for name in row["steps"].split()) for row in rows("search.tsv")}


def _steps(profile: str) -> tuple[Callable[[str], str], ...]:
    try:
        return _table()[profile]
    except (KeyError, TypeError):
        raise ValueError(
            f"profile must be one of {', '.join(map(repr, sorted(profiles())))}, not {profile!r}"
        ) from None


@cache
def _openings() -> dict[str, str]:
    """Every presentation form of a letter or mark, and what it stands for."""
    table = rows("characters.tsv")
    forms = {chr(p): opened_form(chr(p)) for r in table if r["action"] == "forms" for p in code_points(r["from"])}
    return forms | {chr(int(r["from"], 16)): r["to"] for r in table if r["action"] == "text"}


def _opened(text: str) -> str:
    if _FORMS.search(text) is None:
        return text
    return _FORMS.sub(lambda match: _openings().get(match.group(), match.group()), text)


def _unmarked(text: str) -> str:
    # What stood between two characters may have kept them from composing.
    return nfc(_MARKS.sub("", text)) if _MARKS.search(text) else text


def _bare_hamza(text: str) -> str:
    return _HAMZA_MARKS.sub("", text) if _HAMZA_MARKS.search(text) else text


def _folded(text: str) -> str:
    if _TO_FOLD.search(text):
        for letter, variants in _FOLDS.items():
            for variant in variants:
                if variant in text:
                    text = text.replace(variant, letter)
    return text


def _digits(text: str) -> str:
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text) if _DIGIT.search(text) else text


def _caseless(text: str) -> str:
    # Decomposed first: what is folded may itself have been put together of a letter and marks.
    return unicodedata.normalize("NFD", text).casefold() if CASED.search(text) else text


def _blanks(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _alphanumeric(text: str) -> str:
    kept = {char for char in set(text) if unicodedata.category(char)[0] in "LMN"}
    return "".join(filter(kept.__contains__, text))


_STEPS: dict[str, Callable[[str], str]] = {
    "opened": _opened,
    "composed": nfc,
    "unmarked": _unmarked,
    "bare_hamza": _bare_hamza,
    "folded": _folded,
    "digits": _digits,
    "caseless": _caseless,
    "blanks": _blanks,
    "alphanumeric": _alphanumeric,
}

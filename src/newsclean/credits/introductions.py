"""The phrases before a byline, a source or a photo credit, and what may follow each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.credits.names import credit_words, fold

# «كتب/ت:», the verb for a man or a woman.
_FEMININE = re.compile(r"(?<=كتب)\s?/\s?ت\b")
_COLON = re.compile(r"\s*[:：/،,–—]\s*")


class Prefix(NamedTuple):
    """What must follow a credit phrase with a colon (or dash, or slash) and without."""

    colon: str
    bare: str


@cache
def prefixes(kind: str) -> dict[str, Prefix]:
    """The phrases of a kind (byline, source, photo) and what each asks of the words after it."""
    found: dict[str, Prefix] = {}
    for row in credit_words():
        if row["kind"] == kind:
            found.setdefault(fold(row["phrase"]), Prefix(row["colon"], row["bare"]))
    return found


def after_prefix(text: str, kind: str) -> tuple[str, str] | None:
    """The words after a credit phrase that opens ``text``, and what they must be; ``None`` without phrase."""
    table = prefixes(kind)
    for phrase, mark, rest in _openings(text):
        need = table.get(phrase)
        if need is None:
            continue
        if not mark:
            return (rest, need.bare) if need.bare not in ("no", "han") or rest[:1] > "\u2e80" else None
        return None if mark in "،," and need.bare == "no" and not _is_foreign(phrase, rest) else (rest, need.colon)
    if text[0] > "\u2e80":
        for phrase, need in prefixes(kind).items():
            if need.bare == "han" and text.startswith(phrase):
                return text[len(phrase) :], "han"
    return None


def label_need(line: str) -> str | None:
    """What must stand on the line below ``line``, if that is the label of a byline and nothing else."""
    need = prefixes("byline").get(fold(line.rstrip(" :：")))
    if need is None or need.colon != "shape":
        return None
    return need.colon if line[-1] in ":：" or need.bare == "shape" else need.bare if need.bare == "given" else None


def _is_foreign(label: str, rest: str) -> bool:
    """Whether a Latin label stands before words of another script: no sentence of theirs begins so."""
    return label.isascii() and not rest.isascii() and rest[:1] >= "\u0370"


@lru_cache(maxsize=8)
def _openings(text: str) -> tuple[tuple[str, str, str], ...]:
    """The phrases that may open ``text``: folded, with the mark after each ("" for none) and the rest."""
    text = _FEMININE.sub("", text, count=1)
    mark = _COLON.search(text, 1, 40)
    marked = [(fold(text[: mark.start()]), mark[0].strip(), text[mark.end() :])] if mark else []
    split = text.split(" ", 4)
    heads = [fold(word) for word in split]
    sizes = range(min(4, len(split) - 1), 0, -1)
    return (*marked, *((" ".join(heads[:size]), "", " ".join(split[size:])) for size in sizes))

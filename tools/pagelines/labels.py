"""Which lines of a page's text belong to its article, by the words that they share with the annotated text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_GRAM = 3  # words in a row that tell that a line is in the article


def labels(lines: Sequence[str], gold: str) -> list[float]:
    """For each line the share of its words that stand in the article; -1 for a line without words.

    A line of fewer than four words must be a line of the article.
    """
    words = _WORD.findall(gold)
    grams = {tuple(words[k : k + _GRAM]) for k in range(len(words) - _GRAM + 1)}
    whole = {"".join(_WORD.findall(line)) for line in gold.split("\n")}
    return [_label(_WORD.findall(line), grams, whole) for line in lines]


def _label(words: Sequence[str], grams: set[tuple[str, ...]], whole: set[str]) -> float:
    if not words:
        return -1.0
    if len(words) <= _GRAM:
        return float("".join(words) in whole)
    hit = [False] * len(words)
    for k in range(len(words) - _GRAM + 1):
        if tuple(words[k : k + _GRAM]) in grams:
            hit[k : k + _GRAM] = [True] * _GRAM
    return sum(hit) / len(words)

"""What is measured of each line of a whole page's text, so that a model can tell the article from the page around it.

Nothing here knows a language: which words are function words, and which belong to the story, is told from the
document's own long lines. Words that content systems print are those of the phrase table.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsclean.credits.captions import is_caption
from newsclean.stages.lines import UNSPACED, Line
from newsclean.stages.typed import Typed

HEAD = 240  # code points of a line that are looked at
LONG = 12  # words of a line from which the document's own words are learned
CAP = 120  # words; a longer line tells no more
PROSE, SHORT = 8.0, 4.0  # words: so many that end like a sentence are prose, fewer than so many are short
TOLL = 10.0  # words that a line must have to count for the article (measured best of 6 to 15 on news pages)
CHROME_TOLL = 25.0  # what a line that is known to be chrome costs
WORD_TOLL = 40.0  # what a line that consists of words of content systems costs
SHORT_REACH, REACH = 3, 5  # lines on each side among which short ones, and prose, are counted
NEAR, NEAR_WORDS = 3, 8.0  # lines with no line of so many words so near are never of the article, and not measured
GAP = 2  # lines between near ones that are near too
MOST_CHROME = 20  # lines; more chrome lines tell no more
# Kinds that state something of a story or part its pieces: no sign of a page around it.
STORY_KINDS = frozenset({"separator", "date", "byline", "dateline", "credit", "credit-tag", "site-mark"})

_TOKEN = re.compile(r"[\w'’\u0300-\u036f\u0610-\u0670\u0900-\u0dff\u0e00-\u0eff\u200c\u200d-]++")
_SYMBOL = re.compile(r"[|»›©@#/:•→<>_*\[\]()+=]")

OWN = ("words", "closes", "statement", "function", "topic", "symbols", "repeats", "printed", "caption")
"""What is measured of a line alone (``function``, ``topic``: beside the document's long lines)."""

AROUND = (
    *("words around", "topic near", "short near", "prose near", "prose before", "prose after"),
    *("in run", "run share", "chrome since", "chrome until", "size"),
)
"""What is measured of a line's place and surroundings; the run is that of most long lines and least chrome."""

NAMES = (*OWN, *AROUND)
CAPTION = NAMES.index("caption")


class Words(NamedTuple):
    """The words of a document that tell its lines apart."""

    function: frozenset[str]
    topic: frozenset[str]


class Sums(NamedTuple):
    """What is before each line, and in all: each one longer than there are lines."""

    words: list[float]
    topic: list[float]
    short: list[float]
    prose: list[float]
    prose_words: list[float]
    chrome: list[float]


@cache
def printed() -> frozenset[str]:
    """The words of four letters and more that the phrases of content systems are made of."""
    from newsclean import tables

    found: set[str] = set()
    for row in tables.rows("phrases.tsv"):
        found.update(word for word in _tokens(row["phrase"], False) if len(word) > 3)
    return frozenset(found)


def _tokens(text: str, unspaced: bool) -> list[str]:
    words = _TOKEN.findall(text.lower())
    return [pair for word in words for pair in map("".join, pairwise(word))] if unspaced else words


def _own_words(lines: Sequence[Line], words: Sequence[Mapping[str, None]]) -> Words:
    """Function words are the most frequent of the long lines; topic words are others that come in two of them."""
    counts: Counter[str] = Counter()
    for line, its in zip(lines, words, strict=True):
        if line.words >= LONG:
            counts.update(its.keys())
    often = counts.most_common(max(10, min(40, len(counts) // 12)))
    function = frozenset(word for word, count in often if count > 1)
    topic = {word for word, count in counts.items() if count > 1 and len(word) > 3}
    return Words(function, frozenset(topic - function - printed()))


def measured(
    lines: Sequence[Line], typed: Sequence[Typed | None], script: str | None = None
) -> list[tuple[float, ...] | None]:
    """The figures of each line, in the order of ``NAMES``; none for the page's and those far from long ones."""
    unspaced = script in UNSPACED
    is_chrome = [kind is not None and kind.kind not in STORY_KINDS for kind in typed]
    near = [close and not known for close, known in zip(is_near(lines), is_chrome, strict=True)]
    # A dictionary keeps the order of the words: that of a set, and with it ties, would change from run to run.
    words = [
        dict.fromkeys(_tokens(line.text[:HEAD], unspaced)) if close else {}
        for line, close in zip(lines, near, strict=True)
    ]
    known = _own_words(lines, words)
    repeats = Counter([line.text for line in lines])
    own = [
        _own(line, its, known, repeats[line.text]) if close else None
        for line, its, close in zip(lines, words, near, strict=True)
    ]
    return _with_places(lines, own, is_chrome)


def is_near(lines: Sequence[Line]) -> list[bool]:
    """Whether each line has a long line near it, or is one, or is one of a few lines between such."""
    near = _reached(lines)
    for k in _between(near):
        near[k] = True
    return near


def bridges(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are near because of the lines on both sides alone."""
    return frozenset(_between(_reached(lines)))


def _reached(lines: Sequence[Line]) -> list[bool]:
    near = [False] * len(lines)
    for k, line in enumerate(lines):
        if line.words >= NEAR_WORDS:
            low, high = max(0, k - NEAR), min(len(lines), k + NEAR + 1)
            near[low:high] = [True] * (high - low)
    return near


def _between(near: Sequence[bool]) -> list[int]:
    """The one or two lines between near ones: the middle of a list, behind which the story goes on."""
    if all(near):
        return []
    found: list[int] = []
    k = near.index(True) if any(near) else len(near)
    while k < len(near):
        end = k
        while end < len(near) and not near[end]:
            end += 1
        if k < end < len(near) and end - k <= GAP:
            found.extend(range(k, end))
        k = end + 1
    return found


def _own(line: Line, words: Mapping[str, None], known: Words, repeats: int) -> tuple[float, ...]:
    kinds = len(words) or 1
    return (
        min(line.words, CAP),
        line.closes,
        line.is_statement,
        len(known.function.intersection(words)) / kinds,
        len(known.topic.intersection(words)) / kinds,
        len(_SYMBOL.findall(line.text[:HEAD])),
        min(repeats, 4),
        len(printed().intersection(words)) / kinds,
        is_caption(line.text, line.words),
    )


_TOPIC, _PRINTED = OWN.index("topic"), OWN.index("printed")


def worth(line: Line, is_chrome: bool, is_printed: float) -> float:
    """What a line adds to a run: its words (half of them where it does not end like a sentence), less a toll.

    ``is_printed`` is the share of its words that content systems print.
    """
    words = min(line.words, CAP) if line.closes else min(line.words, CAP) / 2
    return words - (CHROME_TOLL if is_chrome else TOLL) - WORD_TOLL * is_printed * (words > TOLL)


def best_run(worths: Sequence[float]) -> tuple[int, int]:
    """The half-open range of the contiguous run with the greatest positive sum; empty if there is none."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for k, value in enumerate(worths):
        if total <= 0:
            total, start = 0.0, k
        total += value
        if total > best[0]:
            best = (total, start, k + 1)
    return best[1], best[2]


def _with_places(
    lines: Sequence[Line], own: Sequence[tuple[float, ...] | None], is_chrome: Sequence[bool]
) -> list[tuple[float, ...] | None]:
    run = best_run(
        [
            worth(line, known, figures[_PRINTED] if figures else 0.0)
            for line, figures, known in zip(lines, own, is_chrome, strict=True)
        ]
    )
    words = [min(line.words, CAP) for line in lines]
    topic = [row[_TOPIC] * count if row else 0.0 for row, count in zip(own, words, strict=True)]
    sums = _summed(words, topic, [line.closes for line in lines], is_chrome)
    total = sums.words[-1] or 1.0
    of_all = ((sums.words[run[1]] - sums.words[run[0]]) / total, math.log(total))
    return [None if row is None else (*row, *_place(k, words, sums, run, of_all)) for k, row in enumerate(own)]


def _summed(words: Sequence[float], topic: Sequence[float], closes: Sequence[bool], is_chrome: Sequence[bool]) -> Sums:
    prose = [count >= PROSE and ends for count, ends in zip(words, closes, strict=True)]
    return Sums(
        _sums(words),
        _sums(topic),
        _sums([count < SHORT for count in words]),
        _sums(prose),
        _sums([count if is_prose else 0.0 for count, is_prose in zip(words, prose, strict=True)]),
        _sums(is_chrome),
    )


def _place(
    k: int, words: Sequence[float], sums: Sums, run: tuple[int, int], of_all: tuple[float, float]
) -> tuple[float, ...]:
    """The figures ``AROUND`` of line ``k``; ``of_all`` are the run's share of the words, and the log of all words."""
    (start, end), (share, size), around = run, of_all, words[max(0, k - 1) : k + 2]
    every, topic, short, prose, prose_words, chrome = sums
    last = len(words)
    low, high = max(0, k - REACH), min(last, k + REACH + 1)
    total = prose_words[last] or 1.0
    return (
        sum(around) / len(around),
        (topic[high] - topic[low]) / max(1.0, every[high] - every[low]),
        short[min(last, k + SHORT_REACH + 1)] - short[max(0, k - SHORT_REACH)],
        prose[high] - prose[low],
        prose_words[k] / total,
        (prose_words[last] - prose_words[k + 1]) / total,
        start <= k < end,
        share,
        max(-1.0, min(MOST_CHROME, chrome[k] - chrome[start])),
        max(-1.0, min(MOST_CHROME, chrome[end] - chrome[k + 1])),
        size,
    )


def _sums(values: Sequence[float]) -> list[float]:
    """The sum of the values before each place, and of all."""
    return list(accumulate(values, initial=0.0))

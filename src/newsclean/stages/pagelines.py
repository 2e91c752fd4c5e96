"""What is measured of each line of a whole page's text, so that a model can tell the article from the page around it.

Nothing here knows a language: which words are function words, and which belong to the story, is told from the
document's own long lines. Words that content systems print are those of the phrase table.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsclean.stages.kinds import Typed
from newsclean.stages.lines import UNSPACED, Line

HEAD = 240  # code points of a line that are looked at
LONG = 12  # words of a line from which the document's own words are learned
CAP = 120  # words; a longer line tells no more
TOLL = 10.0  # words that a line must have to count for the article (measured best of 6 to 15 on news pages)
CHROME_TOLL = 25.0  # what a line that is known to be chrome costs
WORD_TOLL = 40.0  # what a line that consists of words of content systems costs
REACH = 5  # lines on each side that make up a line's surroundings
FAR = 30  # lines; what is farther is far
NEAR, NEAR_WORDS = 3, 8.0  # lines with no line of so many words so near are never of the article, and not measured
# Kinds that state something of a story or part its pieces: no sign of a page around it.
STORY_KINDS = frozenset({"separator", "date", "byline", "dateline", "credit", "credit-tag", "site-mark"})

_POINTS = re.compile(r"[^\w\s'’\u0300-\u036f\u0610-\u0670\u0900-\u0dff\u0e00-\u0eff\u200c\u200d-]+")
_SENTENCE = re.compile(r"[.!?؟۔…](?=\s)|[。！？]")
_COMMA = re.compile(r"[,،、，;؛]")
_DIGIT = re.compile(r"\d")
_SYMBOL = re.compile(r"[|»›©@#/:•→<>_*\[\]()+=]")
_BULLETS = frozenset("-*•–—·▪")

OWN = (
    *("words", "closes", "statement", "commas", "sentences", "capitals", "function", "topic", "digits", "letters"),
    *("chrome", "repeats", "symbols", "opening", "cut", "asks", "gap", "printed"),
)
"""What is measured of a line alone (``function``, ``topic``: beside the document's long lines)."""

AROUND = (
    *("words -1", "words +1", "words -2", "words +2", "closes -1", "closes +1", "topic -1", "topic +1"),
    *("printed -1", "printed +1", "chrome -1", "chrome +1", "chrome -2", "chrome +2"),
    *("words before", "words after", "from run", "to run", "in run", "run share", "words above", "words below"),
    *("prose above", "prose below", "chrome above", "chrome below", "chrome since", "chrome until"),
    *("size", "prose near", "printed above", "printed below"),
)
"""What is measured of a line's place and surroundings."""

NAMES = (*OWN, *AROUND)


class Words(NamedTuple):
    """The words of a document that tell its lines apart."""

    function: frozenset[str]
    topic: frozenset[str]


@cache
def printed() -> frozenset[str]:
    """The words of four letters and more that the phrases of content systems are made of."""
    from newsclean import tables

    found: set[str] = set()
    for row in tables.rows("phrases.tsv"):
        found.update(word for word in _tokens(row["phrase"], False) if len(word) > 3)
    return frozenset(found)


def _tokens(text: str, unspaced: bool) -> list[str]:
    words = _POINTS.sub(" ", text.lower()).split()
    return [pair for word in words for pair in map("".join, pairwise(word))] if unspaced else words


def _own_words(lines: Sequence[Line], tokens: Sequence[Sequence[str]]) -> Words:
    """Function words are the most frequent of the long lines; topic words are others that come in two of them."""
    counts: Counter[str] = Counter()
    for line, words in zip(lines, tokens, strict=True):
        if line.words >= LONG:
            counts.update(
                dict.fromkeys(words, 1)
            )  # in order: a set's order, and with it ties, would change from run to run
    often = counts.most_common(max(10, min(40, len(counts) // 12)))
    function = frozenset(word for word, count in often if count > 1)
    topic = frozenset(word for word, count in counts.items() if count > 1 and len(word) > 3)
    return Words(function, topic - function - printed())


def _own(line: Line, typed: Typed | None, words: Sequence[str], known: Words, repeats: int) -> list[float]:
    text = line.text
    head = text[:HEAD]
    distinct = set(words)
    count, kinds = len(words) or 1, len(distinct) or 1
    last = text[-1]
    capitals = sum([word[0].isupper() for word in head.split()])
    return [
        min(line.words, CAP),
        float(line.closes),
        float(line.is_statement),
        len(_COMMA.findall(head)) / count,
        float(len(_SENTENCE.findall(head))),
        capitals / count,
        len(known.function & distinct) / kinds,
        len(known.topic & distinct) / kinds,
        len(_DIGIT.findall(head)) / len(head),
        len(head) / count,
        _chrome(typed),
        float(min(repeats, 4)),
        float(len(_SYMBOL.findall(head))),
        float(text[0] in _BULLETS) - float(text[0].islower()),
        float(text.endswith(("...", "…"))),
        float(last == ":") + 2.0 * (last in "?؟!？！"),
        float(min(line.gap, 4)),
        len(printed() & distinct) / kinds,
    ]


_WORDS, _CLOSES, _TOPIC, _CHROME, _PRINTED = (OWN.index(n) for n in ("words", "closes", "topic", "chrome", "printed"))
_NOTHING = [0.0] * len(OWN)


def measured(
    lines: Sequence[Line], typed: Sequence[Typed | None], script: str | None = None
) -> list[list[float] | None]:
    """The figures of each line, in the order of ``NAMES``; none for lines that are far from any long one."""
    unspaced = script in UNSPACED
    near = is_near(lines)
    tokens = [_tokens(line.text[:HEAD], unspaced) if close else () for line, close in zip(lines, near, strict=True)]
    known = _own_words(lines, tokens)
    repeats = Counter([line.text for line in lines])
    own = [
        _own(line, kind, words, known, repeats[line.text]) if close else _scant(line, kind)
        for line, kind, words, close in zip(lines, typed, tokens, near, strict=True)
    ]
    return _with_places(own, near)


def is_near(lines: Sequence[Line]) -> list[bool]:
    """Whether each line has a long line near it, or is one."""
    long = [line.words >= NEAR_WORDS for line in lines]
    return [any(long[max(0, k - NEAR) : k + NEAR + 1]) for k in range(len(long))]


def _scant(line: Line, typed: Typed | None) -> list[float]:
    """What the lines around a line that is far from any story need to know of it."""
    own = _NOTHING.copy()
    own[_WORDS], own[_CLOSES], own[_CHROME] = min(line.words, CAP), float(line.closes), _chrome(typed)
    return own


def _chrome(typed: Typed | None) -> float:
    return 0.0 if typed is None else 1.0 if typed.kind in STORY_KINDS else 2.0


def worth(own: Sequence[float]) -> float:
    """What a line adds to a run: its words (half of them where it does not end like a sentence), less a toll."""
    words = own[_WORDS] if own[_CLOSES] else own[_WORDS] / 2
    return words - (CHROME_TOLL if own[_CHROME] == 2.0 else TOLL) - WORD_TOLL * own[_PRINTED] * (words > TOLL)


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


def _with_places(own: list[list[float]], near: Sequence[bool]) -> list[list[float] | None]:
    size = len(own)
    start, end = best_run([worth(line) for line in own])
    words = _sums([line[_WORDS] for line in own])
    chrome = _sums([float(line[_CHROME] == 2.0) for line in own])
    prints = _sums([line[_PRINTED] for line in own])
    is_prose = [line[_WORDS] >= 8 and line[_CLOSES] > 0 for line in own]
    prose = _sums(list(map(float, is_prose)))
    above, below = _distances(is_prose), _distances(is_prose[::-1])[::-1]
    total = words[-1] or 1.0
    run = words[end] - words[start]
    padded = [_NOTHING, _NOTHING, *own, _NOTHING, _NOTHING]
    rows: list[list[float] | None] = []
    for k, line in enumerate(own):
        if not near[k]:
            rows.append(None)
            continue
        before2, before, _, after, after2 = padded[k : k + 5]
        low, high = max(0, k - REACH), min(size, k + REACH + 1)
        rows.append(
            [
                *line,
                *(before[_WORDS], after[_WORDS], before2[_WORDS], after2[_WORDS], before[_CLOSES], after[_CLOSES]),
                *(before[_TOPIC], after[_TOPIC], before[_PRINTED], after[_PRINTED]),
                *(before[_CHROME], after[_CHROME], before2[_CHROME], after2[_CHROME]),
                *(words[k] / total, (total - words[k + 1]) / total),
                *(max(-FAR, min(FAR, k - start)), max(-FAR, min(FAR, end - 1 - k)), float(start <= k < end)),
                *(run / total, words[k] - words[low], words[high] - words[k + 1], above[k], below[k]),
                *(chrome[k] - chrome[max(0, k - above[k])], chrome[min(size, k + 1 + below[k])] - chrome[k + 1]),
                *(_bounded(chrome[k] - chrome[start]), _bounded(chrome[end] - chrome[k + 1])),
                *(math.log(total), prose[high] - prose[low]),
                *(prints[k] - prints[low], prints[high] - prints[k + 1]),
            ]
        )
    return rows


def _bounded(count: float) -> float:
    return max(-1.0, min(20.0, count))


def _sums(values: Sequence[float]) -> list[float]:
    """The sum of the values before each place, and of all."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _distances(flags: Sequence[bool]) -> list[int]:
    """How many lines back the last flagged line stands, at most ``FAR``."""
    distances = []
    distance = FAR
    for flag in flags:
        distances.append(distance)
        distance = 1 if flag else min(distance + 1, FAR)
    return distances

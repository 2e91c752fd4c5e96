"""Which lines of a whole page are its story, by how likely each is a part of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from newsclean.stages import pagelines
from newsclean.stages.base import Context
from newsclean.stages.kinds import classify
from newsclean.stages.lines import TITLE_WORDS, Line
from newsclean.stages.pagehead import DATE_WORDS
from newsclean.stages.pagemode import is_chrome
from newsclean.stages.stems import stems
from newsclean.stages.typed import Typed
from newsclean.values import DateValue

# Of .1 to .4 and 0 to 8, a pair that scores within .003 of the best and loses less than 3 % of the body, on annotated
# pages that the model has not seen.
CHANCE, LINE_TOLL = 0.15, 2.5
TWIN = 0.5  # a run that is worth so much of the best one is a part of the same story
ODD = 0.05  # a line within the story that is less likely a part of it goes
BOX, ODD_IN_BOX = 20, 0.8  # lines at most of a box within the story, and a line in one that is less likely goes
LOOSE = 0.5
LINK_KINDS = frozenset({"related", "read-more"})
ENDS = (".", "؟", "?", "۔", "。")
QUESTIONS = ("؟", "?", "？")
LINES_OF_BOX, SHARED = 9, 3  # lines of a box of other stories; words that the paragraph behind it has in common
INTERRUPTIONS = 3  # lines at most between two sentences of a story: an advertisement's labels
DATES, DATE_GAP = 3, 5  # lines of a list of dated stories: dates at the least, lines from one to the next
SIGNATURES = frozenset({"byline", "credit"})
VERSES, VERSE_SHARE = 4, 0.5  # lines with vowel marks in a row of lines, at the least and of all of them

_VOWEL = re.compile("[\u064e\u064f\u0650\u0652]")  # titles of other stories have hardly any


def decoded(
    lines: Sequence[Line], typed: Sequence[Typed | None], chances: Sequence[float], bridges: Collection[int]
) -> list[int]:
    """The lines of the contiguous run that holds most words of the article and fewest others, the surely odd left out.

    A word counts by how much its line's chance exceeds ``CHANCE``; a line that is likely none costs ``LINE_TOLL``. One
    that only the lines around it bring near (``bridges``) leads no run on to what is not the story's.
    """
    told = [0.0 if k in bridges else chance for k, chance in enumerate(chances)]
    worths = [
        (chance - CHANCE) * min(line.words, pagelines.CAP) - LINE_TOLL * (1 - chance)
        for line, chance in zip(lines, told, strict=True)
    ]
    start, end = _with_twins(worths)
    limits = _limits(lines, typed, start, end)
    body = [k for k, limit in zip(range(start, end), limits, strict=True) if chances[k] > limit]
    while body and _is_loose(lines[body[-1]], chances[body[-1]]):
        body.pop()
    return body


def to_last_sentence(lines: Sequence[Line], typed: Sequence[Typed | None], body: list[int]) -> list[int]:
    """``body``, with the sentences behind it: in so few lines they are hardly the teasers of other stories."""
    behind = range(body[-1] + 1, len(lines))
    said = [k for k in behind if typed[k] is None and (lines[k].is_prose or lines[k].is_statement)]
    asked = [k - 1 for k in said if _asks(lines, typed, k - 1) and k - 1 > body[-1]]
    return body + sorted({*said, *asked})


def _asks(lines: Sequence[Line], typed: Sequence[Typed | None], k: int) -> bool:
    """Whether a line asks a question, and does not follow a label as the titles of other stories do."""
    above = typed[k - 1] if k else None
    return typed[k] is None and lines[k].text.endswith(QUESTIONS) and not (above and above.kind in LINK_KINDS)


def _with_twins(worths: Sequence[float]) -> tuple[int, int]:
    """The best run, drawn out to the best ones before and behind it if they are worth about as much."""
    start, end = pagelines.best_run(worths)
    least = TWIN * sum(worths[start:end])
    above, below = pagelines.best_run(worths[:start]), pagelines.best_run(worths[end:])
    first = above[0] if sum(worths[slice(*above)]) > least else start
    return first, end + below[1] if sum(worths[end:][slice(*below)]) > least else end


def _limits(lines: Sequence[Line], typed: Sequence[Typed | None], start: int, end: int) -> list[float]:
    """How likely each line at ``[start, end)`` must be a part of the story to stay in it.

    A few lines between sentences, one of which is known from pages or a caption, are a box rather than a list.
    """
    limits = [ODD] * (end - start)
    k = start
    while k < end:
        behind = next((at for at in range(k, end) if lines[at].is_prose), end)
        if 0 < behind - k <= BOX and any(typed[k:behind]):
            limits[k - start : behind - start] = [
                ODD if typed[at] is None and lines[at].is_statement else ODD_IN_BOX for at in range(k, behind)
            ]
        k = behind + 1
    return limits


def _is_loose(line: Line, chance: float) -> bool:
    """True for a last line that is no sentence and as likely as not no part of the article: lists of other stories."""
    return chance < LOOSE and not (line.is_prose or line.is_statement)


def dated_list(lines: Sequence[Line], body: Sequence[int], context: Context) -> frozenset[int]:
    """The lines of a list of other stories, each with its date: dates close to each other with no sentence between.

    The newest stands first. Days that go on are a programme or a chronicle, which may be the story's own.
    """
    chain: list[int] = []
    chains = [chain]
    for place, k in enumerate(body):
        if lines[k].is_statement:
            chain = []
            chains.append(chain)
        elif _is_date(lines[k], context):
            if chain and place - chain[-1] > DATE_GAP:
                chain = []
                chains.append(chain)
            chain.append(place)
    longest = max(chains, key=len)
    if len(longest) < DATES or _go_on([lines[body[place]] for place in longest], context):
        return frozenset()
    start, end = longest[0], longest[-1] + 1
    # The last story may stand below the last date; the first one above the first, unless that is the story's own line.
    while end < len(body) and end - longest[-1] <= 1 and not lines[body[end]].is_statement:
        end += 1
    if start and not lines[body[start - 1]].is_prose and not lines[body[start - 1]].is_statement and start > 1:
        start -= 1
    return frozenset(body[start:end])


def _go_on(dated: Sequence[Line], context: Context) -> bool:
    """True if more of the dates are of a later day than the one before than are of an earlier one."""
    typed = [classify(line.text, context.options) for line in dated]
    days = [kind.value.value.isoformat()[:10] for kind in typed if kind and isinstance(kind.value, DateValue)]
    return sum((after > before) - (after < before) for before, after in pairwise(days)) > 0


def _is_date(line: Line, context: Context) -> bool:
    if line.words > DATE_WORDS or not any(char.isdigit() for char in line.text):
        return False
    typed = classify(line.text, context.options)
    return typed is not None and typed.kind in ("date", "date-stamp")


def settled(lines: Sequence[Line], typed: Sequence[Typed | None], body: list[int]) -> list[int]:
    """``body`` without the lines that would tell of a page around it still, so that it reads as an article for good."""
    while True:
        near = pagelines.is_near([lines[k] for k in body])
        left = [k for k, close in zip(body, near, strict=True) if close and not is_chrome(typed[k])]
        if len(left) == len(body):
            return body
        body = left


def beyond_box(lines: Sequence[Line], typed: Sequence[Typed | None], body: list[int]) -> list[int]:
    """``body``, with the paragraph behind a box of other stories, if it speaks of what the story speaks of."""
    at = body[-1] + 1
    if at >= len(lines) or (kind := typed[at]) is None or kind.kind not in LINK_KINDS:
        return body
    while at < min(len(lines), body[-1] + LINES_OF_BOX) and not (typed[at] is None and lines[at].is_prose):
        at += 1
    if at == len(lines) or typed[at] is not None or not lines[at].is_prose:
        return body
    told = stems(" ".join(lines[k].text for k in body))
    return [*body, at] if len(told & stems(lines[at].text)) >= SHARED else body


def to_last_verse(lines: Sequence[Line], typed: Sequence[Typed | None], body: list[int]) -> list[int]:
    """``body``, with the verses right behind it: lines that are known from nowhere, most of them with vowel marks.

    Where the page around them has such marks too they tell nothing.
    """
    start = body[-1] + 1
    stop = next((k for k in range(start, len(lines)) if typed[k] is not None), len(lines))
    marked = [k for k in range(start, stop) if _has_vowels(lines[k])]
    ends = [k + 1 for count, k in enumerate(marked, 1) if count >= VERSES and count >= VERSE_SHARE * (k + 1 - start)]
    if not ends or any(_has_vowels(line) for line in (*lines[: body[0]], *lines[ends[-1] :])):
        return body
    return [*body, *range(start, ends[-1])]


def _has_vowels(line: Line) -> bool:
    return _VOWEL.search(line.raw) is not None


def to_signature(lines: Sequence[Line], typed: Sequence[Typed | None], end: int) -> int:
    """``end``, moved behind the short sentences and the signature that follow the run at once."""
    while end < len(lines) and (step := _sentence_at(lines, typed, end)):
        end += step
    while end < len(lines) and (kind := typed[end]) is not None and kind.kind in SIGNATURES:
        if kind.rule == "byline:given-name":
            break
        end += 1
    return end


def _sentence_at(lines: Sequence[Line], typed: Sequence[Typed | None], k: int) -> int:
    """How many lines from ``k`` on lead behind another sentence: none, itself, or with what interrupts a story."""
    if typed[k] is None:
        return int(_is_sentence(lines[k]))
    at = k
    while at < min(len(lines), k + INTERRUPTIONS) and _interrupts(typed[at], lines[at]):
        at += 1
    follows = at < len(lines) and typed[at] is None and lines[at].is_statement
    return at - k + 1 if follows and at > k else 0


def _interrupts(typed: Typed | None, line: Line) -> bool:
    """Whether a line stands in the midst of stories: an advertisement's label, a link with a title («اقرأ أيضا: …»)."""
    if typed is None:
        return False
    return typed.kind == "ad" or (typed.kind in LINK_KINDS and line.words > TITLE_WORDS.start)


def _is_sentence(line: Line) -> bool:
    """Whether a line is a sentence, or a word or more with a full stop or a question mark («والله الموفق.»)."""
    return line.is_statement or (line.closes and line.text.endswith(ENDS) and not line.text[0].isdigit())

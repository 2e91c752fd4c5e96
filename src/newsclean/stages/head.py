"""The lines before a story, each typed, or a possible headline, or a short label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean import phrases
from newsclean.credits.names import fold, words
from newsclean.stages.base import Context
from newsclean.stages.greetings import is_greeting
from newsclean.stages.headlines import SITE_WORDS, cut_trail, is_told, is_wrapped
from newsclean.stages.kinds import classify
from newsclean.stages.lines import Line
from newsclean.stages.statements import (
    above_headline,
    below_headline,
    byline_label,
    day_first,
    named_between,
    named_section,
)
from newsclean.stages.typed import Typed
from newsclean.values import DateValue

UNKNOWN_LIMIT = 8  # lines of no known kind that are read before the search for a headline ends
SHORT_WORDS = 3  # a line of fewer words is a label at most
LONG_TITLE_WORDS = 20  # a single line this long is a headline only with a headline's marks and a longer paragraph next
LONG_QUESTION_WORDS = (
    15  # a question so long asks the reader; of 1,250 texts none has a headline like it without a mark
)
CLAUSE_WORDS = 7  # of a line that goes on behind a comma, as none of 317 headlines does
CLAUSES = 2  # marks within a sentence that show that it is one
BELOW_WORDS = 14  # of a line below a headline that states who wrote, where and when
TELLING_LINES = 3  # of a story, in which the words of its headline are looked for
SITE_SIGNS = frozenset({"contact", "site-name", "print"})
QUESTION_MARKS = ("؟", "?", "？")
BYLINE_LABEL = Typed("page-chrome", "page-chrome:head-label")
_CLAUSES = re.compile(r"[,،;؛:] ")
_HOUR = re.compile(r"\d\d ?[ap]?\.?[hm]\.$")  # "12:35 h.", "6:02 p.m."
_QUOTES = "»”\"'’ "
_STOPS = (".", "!", "؟", "?")
_CLAUSE = re.compile(r"،\s?(?:[وف][\u0620-\u064a]|(?:ثم|لكن|بل|حيث|إذ|بينما|فيما|كما|مما)\s)")
HEADLINE_MARK = re.compile(r"[\w\"»”″]\.\.+ |\w ?: |\w… | \| ")


class Item(NamedTuple):
    """A line of the head: typed, or a possible headline, or (neither) a short label."""

    line: Line
    typed: Typed | None
    key: str | None


class Head(NamedTuple):
    """The lines before the story, and the index of the story's first line (``None`` if it was not reached)."""

    items: list[Item]
    body: int | None


def read_head(lines: Sequence[Line], context: Context) -> Head:
    items: list[Item] = []
    unknown = 0
    page_title = phrases.fold(context.title) if context.title else None
    for k, line in enumerate(lines):
        if is_greeting(line.text):
            return Head(_placed(items, lines), k)
        typed = _typed(line, items, context) or cut_trail(lines, k)
        if typed is not None and not _is_prose(line, typed) and not _is_subject(lines, k, typed):
            items.append(Item(line, typed, None))
            continue
        key = _title_key(lines, k, page_title)
        if key is not None and key != page_title and (_is_torn(lines, k, items) or _is_told_out(line, key, items)):
            return Head(_placed(items, lines), k)
        if key is None and not (_is_label(line) or _is_byline_label(lines, k)):
            return Head(_placed(items, lines), k)
        if unknown == UNKNOWN_LIMIT:
            break
        unknown += 1
        items.append(Item(line, None, key))
    return Head(_placed(items, lines), None)


def _is_prose(line: Line, typed: Typed) -> bool:
    """Whether a typed line reads as running text all the same; one that is a date and nothing else does not."""
    return line.is_prose and typed.where == "edge" and not isinstance(typed.value, DateValue)


def _is_told_out(line: Line, key: str, items: Sequence[Item]) -> bool:
    """Whether a line is a sentence of several clauses, whose full stop a quotation mark hides, and new."""
    if not (line.is_prose and line.is_statement and len(_CLAUSES.findall(line.text)) >= CLAUSES):
        return False
    return key not in [item.key for item in items]


def _is_byline_label(lines: Sequence[Line], k: int) -> bool:
    return k + 1 < len(lines) and byline_label(lines[k].text, lines[k + 1].text) is not None


def _placed(items: list[Item], lines: Sequence[Line]) -> list[Item]:
    """The items, writers typed whose name stands below its label, or between headline and day."""
    for k in range(len(items)):
        names = byline_label(items[k - 1].line.text, items[k].line.text) if k and items[k].typed is None else None
        if names is not None:
            items[k - 1] = Item(items[k - 1].line, BYLINE_LABEL, None)
            items[k] = Item(items[k].line, Typed("byline", "byline:label", names), None)
        elif (names := _between(items, k)) is not None and not _is_named_in(lines, k, names):
            items[k] = Item(items[k].line, Typed("byline", "byline:between", names), None)
    return items


def _between(items: Sequence[Item], k: int) -> tuple[str, ...] | None:
    """The writers whom a bare line right below a likely headline and right above a day names."""
    if not 0 < k < len(items) - 1 or items[k].typed is not None or items[k - 1].key is None:
        return None
    day = items[k + 1].typed
    return named_between(items[k].line.text) if day is not None and day.kind in ("date", "date-stamp") else None


def _is_named_in(lines: Sequence[Line], k: int, names: Sequence[str] = ()) -> bool:
    """Whether the opening sentences repeat the line, or one of its ``names``: they tell of whom it names."""
    near = [line.text for line in lines[k + 1 : k + 1 + UNKNOWN_LIMIT] if line.is_prose]
    return any(said in text for text in near for said in (lines[k].text, *names))


def _is_torn(lines: Sequence[Line], k: int, items: Sequence[Item]) -> bool:
    """Whether a likely headline is the first line of a wrapped paragraph: it stands below one, or no line tells it."""
    if not is_wrapped(lines, k):
        return False
    above = [item.key for item in items]
    if phrases.fold(lines[k].text) in above:
        return False
    return any(above) or not is_told(lines[k], lines[k + 1 : k + 1 + TELLING_LINES])


def _typed(line: Line, items: Sequence[Item], context: Context) -> Typed | None:
    """What a line of the head is, whatever it would be elsewhere."""
    if len(line.text) > phrases.LONGEST_LINE:
        return None
    typed = classify(line.text, context.options)
    if typed is not None:
        return day_first(line.text, typed) if context.language.script == "Arab" else typed
    if context.from_page or line.words > BELOW_WORDS or (line.text[-1] in _STOPS and not _HOUR.search(line.text)):
        return None
    below = any(item.key is not None for item in items)
    return below_headline(line.text) if below else named_section(line.text)


def _is_subject(lines: Sequence[Line], k: int, typed: Typed) -> bool:
    """True for a bare name that the opening sentences repeat: of whom the story tells, not who wrote it."""
    return typed.rule == "byline:given-name" and _is_named_in(lines, k)


def _title_key(lines: Sequence[Line], k: int, page_title: str | None) -> str | None:
    """The folded words of a line that can be the headline, else ``None``."""
    line = lines[k]
    if page_title is not None and len(line.text) <= 2 * len(page_title) + 20:
        key = phrases.fold(line.text)
        if key == page_title:
            return key
    if not line.is_title_like:
        return None
    key = phrases.fold(line.text)
    near = lines[max(0, k - UNKNOWN_LIMIT) : k + UNKNOWN_LIMIT]
    whole = _is_headline(line) and not _is_sentence(lines, k)
    return key if whole or sum(_reads(other.text, key) for other in near) > 1 else None


def _is_sentence(lines: Sequence[Line], k: int) -> bool:
    """Whether a line without a full stop goes on behind a comma with another clause, and no line below repeats it."""
    line = lines[k]
    if line.words < CLAUSE_WORDS or _CLAUSE.search(line.text) is None:
        return False
    return not is_told(line, lines[k + 1 : k + 1 + TELLING_LINES])


def _reads(line: str, key: str) -> bool:
    """Whether ``line`` folds to ``key``; most lines begin with another word."""
    word = phrases.first_word(line)
    return (word is None or key.startswith(word)) and phrases.fold(line) == key


def _is_headline(line: Line) -> bool:
    """True unless the line is so long that only a headline's marks could tell it from a paragraph without a stop."""
    if line.text.endswith(("..", "…")):
        return False
    longest = LONG_QUESTION_WORDS if line.text.rstrip(_QUOTES).endswith(QUESTION_MARKS) else LONG_TITLE_WORDS
    return line.words < longest or HEADLINE_MARK.search(line.text) is not None


def _is_label(line: Line) -> bool:
    return line.words < SHORT_WORDS and not line.closes


def without_site(head: Head, lines: Sequence[Line]) -> Head:
    """``head``, its first likely headline typed if it names the site, the place or the writer above the true one.

    The site's name stands by an address, or the story tells the line below and not this one.
    """
    single = [k for k, item in enumerate(head.items) if item.key]
    if len(single) < 2 or head.body is None:
        return head
    first, second = (head.items[k].line for k in single[:2])
    typed = above_headline(first.text)
    beside = [head.items[k].typed for k in (single[0] - 1, single[0] + 1) if 0 <= k < len(head.items)]
    if any(near is not None and near.kind in SITE_SIGNS for near in beside) and _is_site(first):
        typed = Typed("publisher", "publisher:line", first.text)
    elif typed is None or is_told(first, [lines[head.body]]) or not is_told(second, lines[head.body : head.body + 2]):
        return head
    items = list(head.items)
    items[single[0]] = Item(first, typed, None)
    return Head(items, head.body)


def _is_site(line: Line) -> bool:
    split = line.text.split()
    return len(split) <= SITE_WORDS and fold(split[0]) in words("head")

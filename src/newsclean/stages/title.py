"""Which of the lines before a story is its headline.

A headline is believed when it is printed twice, or when it is the only line (or, with a second headline, one of two)
before the story that could be one. A stack of more lines like it is a list or a poem, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from newsclean import labels, phrases
from newsclean.credits.names import fold, words
from newsclean.stages.base import Context
from newsclean.stages.greetings import is_greeting
from newsclean.stages.head import HEADLINE_MARK, LONG_TITLE_WORDS, QUESTION_MARKS, Head, Item
from newsclean.stages.headlines import begins_with_home, is_told, is_trail, is_wrapped, leads_to, trail_end
from newsclean.stages.lines import Line

LONGER = 1.3
MAX_DAYS = 2  # of one story: the day of publication, the day of its change
FOLLOWING_LINES = 4  # below the head, of which one shows that it has a story
LEAD_LINES = 2  # paragraphs of the opening in which dates of the story, and words of its headline, are looked for
BULLETS = frozenset("-*•–▪")
MAX_SUBTITLES, MAX_TITLES = 2, 2
SIGNING = frozenset({"byline", "date", "dateline", "date-stamp"})
BROKEN_LINES = 4  # below a line that may be no headline but the beginning of a sentence
MAX_LABELS = 3  # above a headline
MAX_POINTS = 6  # lines of main points above the story; more are a list
SITE_WORDS = 5  # of the name of a site and what it offers, marks included
SUBHEAD_WORDS = 6
FIGURE_WORDS = 4  # one figure in so many words: rates, hours of prayer, the weather
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# Of an archive: its address, how many copies it has, from when to when.
_ARCHIVE = re.compile(r"https?://|\b\d+ captures\b|About this capture|^\d{1,2} [A-Z][a-z]{2} \d{4} - \d{1,2} [A-Z]")
_INSIDE = frozenset(",;،؛")
_NUMBER = re.compile(r"\d{1,2}[.)] ")


class Headline(NamedTuple):
    """The line that is the headline, and with it the lines that repeat it or hold it («الرئيسية > أخبار > …»)."""

    line: int
    lines: tuple[int, ...]


def titles_of(head: Head, lines: Sequence[Line], context: Context) -> Headline | None:
    """The lines that are the headline; ``None`` if no line surely is."""
    items = head.items
    keys = [item.key for item in items]
    if context.from_page or context.title is not None:
        wanted = phrases.fold(context.title) if context.title else None
        same = tuple(k for k, key in enumerate(keys) if key is not None and key == wanted)
        return Headline(same[0], same) if same else None
    single = [k for k, key in enumerate(keys) if key]
    if len(single) > 1 and (repeated := _repeated(items, single, lines)) is not None:
        return repeated
    if head.body is None:
        return None
    likely = _candidates(items, single, lines[head.body : head.body + LEAD_LINES])
    first = _first(items, likely, lines, head.body)
    return Headline(first, (first,)) if first is not None else None


def _repeated(items: Sequence[Item], single: Sequence[int], lines: Sequence[Line]) -> Headline | None:
    """A headline that stands twice, maybe once behind the trail that leads to it or before the name of its site."""
    keys = {k: items[k].key or "" for k in single}
    for k in single:
        same = [j for j in single if keys[j] == keys[k]]
        if len(same) > 1 and _is_followed(items[k].line, lines[len(items) :]):
            return Headline(k, tuple(same))
    for k in single:
        title = items[k].line
        told = partial(is_told, title, lines[len(items) : len(items) + LEAD_LINES])
        holding = [j for j in single if j < k and leads_to(items[j].line.text, title.text, told)]
        if holding:
            return Headline(k, (*holding, k))
    return None


def _is_followed(title: Line, below: Sequence[Line]) -> bool:
    """Whether prose or a line much longer than ``title`` follows; a verse that comes again has its like below it."""
    return any(line.is_prose or line.size > LONGER * title.size for line in below[:FOLLOWING_LINES])


def _candidates(items: Sequence[Item], single: Sequence[int], story: Sequence[Line]) -> Sequence[int]:
    """The lines that may be the headline, without trails and the site's name above if something else is left."""
    first = next((at for at, k in enumerate(single) if not _is_above(items[k].line, story)), 0)
    single = single[first:]
    others = [k for k in single if trail_end(items[k].line.text) is None]
    return others if others and len(single) <= MAX_TITLES else single


def _first(items: Sequence[Item], single: Sequence[int], lines: Sequence[Line], body: int) -> int | None:
    """The one line, or the first of two, that can be the headline; of more, one with the writer or the day below it."""
    if not single:
        return None
    if (below := _signed_below(items, single, lines, body)) is not None:
        return below
    title = items[single[0]].line
    signed = _is_signed(items, single)
    if len(single) > MAX_TITLES and not (signed and is_told(title, lines[body : body + LEAD_LINES])):
        return None
    if (
        (not signed and has_its_like(title, lines[body:]))
        or _goes_on(title, items, lines)
        or _is_glossary(items[: single[0]])
    ):
        return None
    begun = _introduces(title, lines[body]) or _heads_points(lines, body) or is_wrapped(lines, body)
    return single[0] if begun or _begins_soon(title, lines[body:], signed and not _is_list(items)) else None


def _signed_below(items: Sequence[Item], single: Sequence[int], lines: Sequence[Line], body: int) -> int | None:
    """The one line that the writer or the day follows, and that the story tells, below others that it does not tell:
    menus, rates, the weather."""
    signed = [k for k in single if _is_signed(items, [k])]
    if len(signed) != 1 or signed[0] == single[0] or not _introduces(items[signed[0]].line, lines[body]):
        return None
    story = lines[body : body + LEAD_LINES]
    told = [k for k in single if k <= signed[0] and is_told(items[k].line, story)]
    return signed[0] if told == signed and all(is_of_page(items[k].line) for k in single if k < signed[0]) else None


def is_of_page(line: Line) -> bool:
    """Whether a line above the headline can only be the page's: it begins with its home, or holds mostly figures."""
    if begins_with_home(line.text) or _leads_in(line.text):
        return True
    return len(_FIGURE.findall(line.text)) * FIGURE_WORDS >= line.words


def _is_above(line: Line, story: Sequence[Line]) -> bool:
    return _leads_in(line.text) and not is_told(line, story)


def _leads_in(line: str) -> bool:
    """Whether a line above a headline is a trail, the site's name, or the address and the date of an archive's copy."""
    return is_trail(line) or _is_site(line) or _ARCHIVE.search(line) is not None


def _is_site(line: str) -> bool:
    """Whether a bar or dash parts a site from what it offers: «عدن الساحل | أخبار», «راديو الميناء - البث الحي»."""
    site, mark, part = _parted(line)
    if not mark or line.count(" ") > SITE_WORDS + 1:
        return False
    return labels.kind_of(part) == "section" or fold(site.partition(" ")[0]) in words("head")


def _parted(line: str) -> tuple[str, str, str]:
    bar = line.partition(" | ")
    return bar if bar[1] else line.partition(" - ")


def _is_list(items: Sequence[Item]) -> bool:
    """True if more lines state a day than one story has: the days of other stories."""
    return sum(item.typed is not None and item.typed.kind == "date" for item in items) > MAX_DAYS


def _begins_soon(title: Line, story: Sequence[Line], signed: bool) -> bool:
    """Whether a greeting opens what is below, or of a signed headline the story stands a label or two below."""
    near = story[:FOLLOWING_LINES]
    if title.words >= LONG_TITLE_WORDS:
        return False
    if is_greeting(story[0].text):
        return any(line.is_prose or line.is_statement for line in near[1:])
    return signed and any(line.is_prose and is_told(title, [line]) for line in near)


def _is_signed(items: Sequence[Item], single: Sequence[int]) -> bool:
    """Whether the writer or the day stand right below the first line that may be a headline, and below no other."""
    below = [items[k + 1].typed for k in single if k + 1 < len(items)]
    signed = [typed is not None and typed.kind in SIGNING for typed in below]
    return bool(signed) and signed[0] and not any(signed[1:])


def has_its_like(title: Line, story: Sequence[Line]) -> bool:
    """True if later lines have the same shape: questions of an interview, subheads that count up or are numbered.

    The first of them is one of them, and no headline.
    """
    question = title.text.endswith(QUESTION_MARKS)
    if not (question or title.words <= SUBHEAD_WORDS) or HEADLINE_MARK.search(title.text):
        return False
    short = [line for line in story if line.is_title_like and not line.text.endswith(".")]
    if _NUMBER.match(title.text):
        return any(map(_NUMBER.match, (line.text for line in short)))
    if question:
        return sum(line.text.endswith(QUESTION_MARKS) for line in short) > 1
    first = title.text.split()[0]
    return sum(line.words <= SUBHEAD_WORDS and line.text.split()[0] == first for line in short) > 1


def _goes_on(title: Line, items: Sequence[Item], lines: Sequence[Line]) -> bool:
    """True if one of the next lines begins with a sign that only stands inside a sentence: it was set in parts.

    Lines that state day or writer may begin so too.
    """
    typed = {item.line.start for item in items if item.typed is not None}
    below = (line for line in lines if line.start > title.start and line.start not in typed)
    return any(line.text[0] in _INSIDE for line in islice(below, BROKEN_LINES))


def _is_glossary(above: Sequence[Item]) -> bool:
    """True if more labels stand above a line than a page sets above its headline."""
    return sum(item.typed is None and not _leads_in(item.line.text) for item in above) > MAX_LABELS


def _introduces(title: Line, body: Line) -> bool:
    """True if ``title`` can be the headline of a story that begins with ``body``."""
    if not (body.is_prose or body.size > 2 * title.size):
        return False
    return title.words < LONG_TITLE_WORDS or body.size > LONGER * title.size


def _heads_points(lines: Sequence[Line], body: int) -> bool:
    """True if the story begins with its main points, as a list, and goes on in prose."""
    points = next((k for k in range(body, len(lines)) if lines[k].text[0] not in BULLETS), len(lines))
    return body < points < len(lines) and points - body <= MAX_POINTS and lines[points].is_prose

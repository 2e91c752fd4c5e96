"""The head of an article: headline, section, dates, writer, place, told apart from the story and typed.

Lines are read from the top until the story begins (``head``), and one of them may be its headline (``title``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsclean import credits, dates, phrases
from newsclean.credits.names import fold, words
from newsclean.stages.base import Context, Field, Outcome
from newsclean.stages.head import QUESTION_MARKS, SHORT_WORDS, Head, Item, read_head, without_site
from newsclean.stages.headlines import is_told, is_trail, trail_end
from newsclean.stages.lines import Line, layout
from newsclean.stages.oneline import one_line
from newsclean.stages.statements import DAY_FIRST, UPDATED
from newsclean.stages.title import LEAD_LINES, MAX_SUBTITLES, SIGNING, Headline, has_its_like, is_of_page, titles_of
from newsclean.stages.typed import Typed
from newsclean.values import DateValue, Issue, Span

RULES = frozenset(
    {
        *("title:repeated", "title:first-line", "subtitle:first-line", "subtitle:second-line"),
        "subtitle:above-title",
        *("publisher:title-suffix", "publisher:line", "page-chrome:before-title", "page-chrome:head-label"),
        *("dateline:lead", "mentioned-date:lead"),
    }
)
LONGEST_TITLE = 1_000  # code points
ALIKE = 0.5  # of the words of two headlines: one is the other in other words
OPENING_WORDS = 7  # from so many words on a line below writer or day may be the story's first paragraph
# The rules of lines above and below the headline: such as say something, and labels.
SAYING = ("subtitle:above-title", "subtitle:second-line")
LABELS = ("page-chrome:before-title", "page-chrome:head-label")
_SUFFIX = re.compile(r"\s+[-–—|]\s+([A-Z][\w.&' -]{1,30})$")
_SITE = re.compile(r"\s+[-–—|]\s+([^\s|]+(?: [^\s|]+){1,3})$")
_ARABIC = re.compile(r"[\u0620-\u064a]")


def structure(text: str, context: Context) -> Outcome:
    """Find and type the lines before the story, and what its opening says of place and date."""
    lines: Sequence[Line] = layout(text, context.language.script)
    head = read_head(lines, context)
    fields, story = _fields(head, context, lines)
    if context.from_page:
        above, count = _above(lines[story:], context)
        fields, story = fields + above, story + count
    else:
        fields = _joined(fields, lines[:story])
    if lines and not fields and not context.from_page and context.title is None:
        fields, lines = _glued(lines, context)
    opening = [lines[k] for k in range(story, min(len(lines), story + LEAD_LINES))]
    found, issues = _opening(opening, fields)
    issues = [*(_read_day_first(field) for field in fields if field.rule == DAY_FIRST), *issues]
    return Outcome((), sorted([*fields, *found], key=lambda field: field.start), issues)


def _glued(lines: Sequence[Line], context: Context) -> tuple[list[Field], Sequence[Line]]:
    """The fields of a headline and a day that the first line holds before its story, and the lines without them."""
    line = lines[0]
    found = one_line(line, context.language.script)
    if found is None:
        return [], lines
    start, title, day = line.start, line.start + found.title, line.start + found.day
    name, rule = ("modified", UPDATED) if dates.role(found.date.raw) == "updated" else ("published", "date:line")
    end = start + found.story
    fields = [
        Field("title", start, title, "title:first-line"),
        Field(name, day, end, rule, found.date),
    ]
    if title < day:
        fields.append(Field("page-chrome", title, day, "page-chrome:head-label"))
    rest = line.raw[found.story :]
    return fields, [line._replace(start=end, raw=rest, text=" ".join(rest.split())), *lines[1:]]


def _above(lines: Sequence[Line], context: Context) -> tuple[list[Field], int]:
    """What a page sets between its headline and its story: the headline in other words, a subtitle; how many lines.

    It is what bare text would be taken to begin with, and what the page states elsewhere or marks as such: any other
    line may be a heading of the story.
    """
    bare = replace(context, from_page=False, title=None)
    fields, count = _fields(read_head(lines, bare), bare, lines)
    if context.title is None:
        return fields, count
    starts = [line.start for line in lines[:count]]
    likely = [starts.index(field.start) for field in fields if field.name in ("title", "subtitle")]
    unsure = [k for k in likely if not _is_stated(lines[k], context)]
    if not likely or unsure[:1] == likely[:1]:
        return [], 0
    count = min([count, *unsure])
    title = _beside(lines[likely[0]], context.title)
    above = [field for field in fields if field.end <= lines[count - 1].end]
    return [title if field.name == "title" else field for field in above], count


def _beside(line: Line, title: str) -> Field:
    """The field of a line that reads as a headline, of a page whose headline is known."""
    if _is_alike(phrases.fold(line.text), title):
        return Field("repeated-title", line.start, line.end, "title:repeated")
    return Field("subtitle", line.start, line.end, "subtitle:first-line")


def _is_stated(line: Line, context: Context) -> bool:
    """Whether the page states elsewhere, or marks as a subtitle, what stands in ``line``."""
    key = phrases.fold(line.text)
    return _is_alike(key, context.title) or any(
        len(said) < LONGEST_TITLE and phrases.fold(said) == key for said in context.beside()
    )


def _is_alike(key: str, title: str | None) -> bool:
    """Whether two headlines share half of their words, each of its own."""
    one, other = set(key.split()), set(phrases.fold(title or "").split())
    return len(one & other) >= ALIKE * max(len(one), len(other), 1)


def _fields(head: Head, context: Context, lines: Sequence[Line]) -> tuple[list[Field], int]:
    """The fields of the head, and the index of the line with which the story begins."""
    if head.body is None and not context.from_page:
        return [], 0
    if not context.from_page and context.title is None:
        head = without_site(head, lines)
    items = head.items
    titles = titles_of(head, lines, context)
    if titles is not None:
        end = _head_end(items, titles.lines[-1], context, lines[len(items) :])
        roles = [_role(items, k, titles, context) for k in range(end)]
    else:
        end = next((k for k, item in enumerate(items) if item.typed is None), len(items))
        roles = [_typed_fields(items, k) for k in range(end)]
    if end == len(lines) and titles is None:
        return [], 0
    return [field for role in roles for field in role], end


def _joined(fields: Sequence[Field], lines: Sequence[Line]) -> list[Field]:
    """The same, a subtitle of two lines as one field."""
    after = {one.end: two.start for one, two in pairwise(lines)}
    joined: list[Field] = []
    for field in fields:
        last = joined[-1] if joined else field
        if field.name == last.name == "subtitle" and after.get(last.end) == field.start:
            joined[-1] = last._replace(end=field.end)
        else:
            joined.append(field)
    return joined


def _head_end(items: Sequence[Item], title: int, context: Context, story: Sequence[Line]) -> int:
    """Where the head ends: behind its last line that is typed or, in bare text, may be a second headline.

    A line that has its like in the story heads a part of it, and more than two lines are a stack that stays.
    """
    end = title + 1
    below = [k for k in range(end, len(items)) if items[k].key is not None]
    bare = not context.from_page and len(below) <= MAX_SUBTITLES
    for k in range(end, len(items)):
        item = items[k]
        if item.key is not None and (has_its_like(item.line, story) or _opens(items, k, title, story, context)):
            break
        if (item.typed is not None and k == end) or (bare and (item.typed is not None or item.key is not None)):
            end = k + 1
    return end


def _opens(items: Sequence[Item], k: int, title: int, story: Sequence[Line], context: Context) -> bool:
    """Whether a line below the writer or the day is the first paragraph of the story rather than a second headline,
    which the story would repeat, or which alone would read as the first."""
    between = (items[j].typed for j in range(title + 1, k))
    signed = any(typed is not None and typed.kind in SIGNING for typed in between)
    line = items[k].line
    if not signed or line.words < OPENING_WORDS or is_told(line, story[:LEAD_LINES]):
        return False
    rest = [*(item.line for item in items[k:]), *story]
    return titles_of(read_head(rest, context), rest, context) is None


def _role(items: Sequence[Item], k: int, titles: Headline, context: Context) -> list[Field]:
    """The fields that item ``k`` of a head with a headline gives."""
    item, first = items[k], titles.line
    line = item.line
    if k in titles.lines:
        rule = "title:repeated" if len(titles.lines) > 1 or context.from_page else "title:first-line"
        if k != first or context.from_page:
            return [Field("repeated-title", line.start, line.end, rule)]
        return _title_fields(line, rule)
    if item.typed is not None:
        return _typed_fields(items, k)
    if item.key is not None and (trail_end(line.text) is not None or is_trail(line.text)):
        return [Field("page-chrome", line.start, line.end, "menu:breadcrumb")]
    says = (
        item.key is not None
        and not (k < first and is_of_page(line))
        and (line.words > SHORT_WORDS or line.text.endswith(QUESTION_MARKS))
    )
    name, where = ("subtitle", SAYING) if says else ("page-chrome", LABELS)
    return [Field(name, line.start, line.end, where[k > first])]


def _title_fields(line: Line, rule: str) -> list[Field]:
    """The headline, and apart from it a site's Latin name behind an Arabic one («… - BBC Arabic»)."""
    trail = trail_end(line.raw)
    if trail is not None:
        start = line.start + trail
        return [Field("page-chrome", line.start, start, "menu:breadcrumb"), Field("title", start, line.end, rule)]
    suffix = _SUFFIX.search(line.raw) or _named_suffix(line.raw)
    if suffix is None or _ARABIC.search(line.raw) is None:
        return [Field("title", line.start, line.end, rule)]
    end = line.start + suffix.start()
    return [
        Field("title", line.start, end, rule),
        Field("publisher", end, line.end, "publisher:title-suffix", suffix.group(1)),
    ]


def _named_suffix(line: str) -> re.Match[str] | None:
    """The name of a site behind a bar or dash, where a word says that it is one: «… | موقع اقتصاد بلس»."""
    found = _SITE.search(line)
    return found if found is not None and fold(found[1].split()[0]) in words("head") else None


def _typed_fields(items: Sequence[Item], k: int) -> list[Field]:
    line, typed, _ = items[k]
    if typed is None:
        return []
    if typed.kind == "date" and isinstance(typed.value, DateValue):
        return [Field(_date_field(items, k, typed), line.start, line.end, typed.rule, typed.value)]
    if typed.kind == "byline":
        return [Field("authors", line.start, line.end, typed.rule, typed.value), *_extras(line, typed)]
    if typed.kind == "dateline":
        authors = [Field("authors", line.start, line.end, typed.rule, typed.value)] if typed.value else []
        return [*_extras(line, typed), *authors]
    return [*_extras(line, typed), Field(typed.kind, line.start, line.end, typed.rule, typed.value)]


def _extras(line: Line, typed: Typed) -> list[Field]:
    """Place, agency and date that a byline or dateline names."""
    named = (("dateline", typed.place), ("credit", typed.credit), ("published", typed.date))
    return [Field(name, line.start, line.end, typed.rule, value) for name, value in named if value]


def _date_field(items: Sequence[Item], k: int, typed: Typed) -> str:
    labelled = k > 0 and dates.role(items[k - 1].line.text) == "updated"
    return "modified" if labelled or typed.rule == "date:update-line" else "published"


def _opening(lines: Sequence[Line], fields: Sequence[Field]) -> tuple[list[Field], list[Issue]]:
    """Place and dates that the story's opening states; they stay in the text."""
    found: list[Field] = []
    issues: list[Issue] = []
    dispatched = -1  # where a dateline ends whose day is the day of publication
    if lines and not any(field.name == "dateline" for field in fields):
        lead = credits.lead_dateline(lines[0].raw)
        if lead is not None:
            start = lines[0].start
            found.append(Field("dateline", start, start + lead.end, "dateline:lead", lead.place, cut=False))
            if lead.agency:
                found.append(Field("credit", start, start + lead.end, "dateline:lead", lead.agency, cut=False))
            # An agency's dispatch is dated by the day it was sent; without an agency it may be the day of the story.
            if lead.date and lead.agency and not any(field.name == "published" for field in fields):
                dispatched = start + lead.end
                found.append(Field("published", start, dispatched, "dateline:lead", lead.date, cut=False))
    for line in lines:
        for start, end, value in dates.find(line.raw):
            span = Span(line.start + start, line.start + end)
            if span.end <= dispatched:
                continue
            found.append(Field("mentioned_dates", *span, "mentioned-date:lead", value, cut=False))
            issues.append(Issue("date-in-story", _says(value), span))
    return found, issues


def _read_day_first(field: Field) -> Issue:
    said = f"«{field.value.raw}»" if isinstance(field.value, DateValue) else "the date"
    span = Span(field.start, field.end)
    return Issue("date-day-first", f"{said} is read day first, as is usual in Arabic script", span)


def _says(date: DateValue) -> str:
    return f"«{date.raw}» ({date.value.isoformat()}) is a day in the story, not taken as the publication date"

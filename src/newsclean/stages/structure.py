"""The head of an article: headline, section, dates, writer, place, told apart from the story and typed.

Lines are read from the top until the story begins. A headline is believed when it is printed twice, or when it is
the only line (or, with a second headline, one of two) before the story that could be one. A stack of more lines
like it is a list or a poem, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

from newsclean import credits, dates, phrases
from newsclean.credits.names import fold, words
from newsclean.stages.base import Context, Field, Outcome
from newsclean.stages.headlines import SITE_WORDS, is_told, is_wrapped, leads_to, trail_end
from newsclean.stages.kinds import DAY_FIRST, Typed, above_headline, below_headline, classify, day_first, named_section
from newsclean.stages.lines import Line, layout
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
UNKNOWN_LIMIT = 8  # lines of no known kind that are read before the search for a headline ends
SHORT_WORDS = 3  # a line of fewer words is a label at most
LONG_TITLE_WORDS = 20  # a single line this long is a headline only with a headline's marks and a longer paragraph next
LONG_QUESTION_WORDS = (
    15  # a question so long asks the reader; of 1,250 texts none has a headline like it without a mark
)
CLAUSE_WORDS = 7  # of a line that goes on behind a comma, as none of 317 headlines does
LONGER = 1.3
ALIKE = 0.5  # of the words of two headlines: one is the other in other words
BULLETS = frozenset("-*•–▪")
MAX_SUBTITLES, MAX_TITLES = 2, 2
BELOW_WORDS = 14  # of a line below a headline that states who wrote, where and when
OPENING_WORDS = 7  # from so many words on a line below writer or day may be the story's first paragraph
SIGNING = frozenset({"byline", "date", "dateline", "date-stamp"})
TELLING_LINES = 3  # of a story, in which the words of its headline are looked for
SITE_SIGNS = frozenset({"contact", "site-name", "print"})
# The rules of lines above and below the headline: such as say something, and labels.
SAYING = ("subtitle:above-title", "subtitle:second-line")
LABELS = ("page-chrome:before-title", "page-chrome:head-label")
BROKEN_LINES = 4  # below a line that may be no headline but the beginning of a sentence
MAX_LABELS = 3  # above a headline
MAX_POINTS = 6  # lines of main points above the story; more are a list
SUBHEAD_WORDS = 6
QUESTION_MARKS = ("؟", "?", "？")
LEAD_LINES = 2  # paragraphs of the opening in which dates of the story are looked for

_SUFFIX = re.compile(r"\s+[-–—|]\s+([A-Z][\w.&' -]{1,30})$")
_SITE = re.compile(r"\s+[-–—|]\s+([^\s|]+(?: [^\s|]+){1,3})$")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_INSIDE = frozenset(",;،؛")
_QUOTES = "»”\"'’ "
_STOPS = (".", "!", "؟", "?")
_CLAUSE = re.compile(r"،\s?(?:[وف][\u0620-\u064a]|(?:ثم|لكن|بل|حيث|إذ|بينما|فيما|كما|مما)\s)")
_NUMBER = re.compile(r"\d{1,2}[.)] ")
_HEADLINE_MARK = re.compile(r"[\w\"»”″]\.\.+ |\w ?: |\w… | \| ")


class Item(NamedTuple):
    """A line of the head: typed, or a possible headline, or (neither) a short label."""

    line: Line
    typed: Typed | None
    key: str | None


class Headline(NamedTuple):
    """The line that is the headline, and with it the lines that repeat it or hold it («الرئيسية > أخبار > …»)."""

    line: int
    lines: tuple[int, ...]


class Head(NamedTuple):
    """The lines before the story, and the index of the story's first line (``None`` if it was not reached)."""

    items: list[Item]
    body: int | None


def structure(text: str, context: Context) -> Outcome:
    """Find and type the lines before the story, and what its opening says of place and date."""
    lines = layout(text, context.language.script)
    head = _read_head(lines, context)
    fields, story = _fields(head, context, lines)
    if context.from_page:
        above, count = _above(lines[story:], context)
        fields, story = fields + above, story + count
    else:
        fields = _joined(fields, lines[:story])
    opening = [lines[k] for k in range(story, min(len(lines), story + LEAD_LINES))]
    found, issues = _opening(opening, fields)
    issues = [*(_read_day_first(field) for field in fields if field.rule == DAY_FIRST), *issues]
    return Outcome((), sorted([*fields, *found], key=lambda field: field.start), issues)


def _above(lines: Sequence[Line], context: Context) -> tuple[list[Field], int]:
    """What a page sets between its headline and its story: the headline in other words, a subtitle; how many lines.

    It is what bare text would be taken to begin with, and what the page states elsewhere or marks as such: any other
    line may be a heading of the story.
    """
    bare = replace(context, from_page=False, title=None)
    fields, count = _fields(_read_head(lines, bare), bare, lines)
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


def _read_head(lines: Sequence[Line], context: Context) -> Head:
    items: list[Item] = []
    unknown = 0
    page_title = phrases.fold(context.title) if context.title else None
    for k, line in enumerate(lines):
        typed = _typed(line, items, context)
        if typed is not None and not (line.is_prose and typed.where == "edge") and not _is_subject(lines, k, typed):
            items.append(Item(line, typed, None))
            continue
        key = _title_key(lines, k, page_title)
        if key is not None and key != page_title and _is_torn(lines, k, items):
            return Head(items, k)
        if key is None and not _is_label(line):
            return Head(items, k)
        if unknown == UNKNOWN_LIMIT:
            break
        unknown += 1
        items.append(Item(line, None, key))
    return Head(items, None)


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
    if context.from_page or line.words > BELOW_WORDS or line.text[-1] in _STOPS:
        return None
    below = any(item.key is not None for item in items)
    return below_headline(line.text) if below else named_section(line.text)


def _is_subject(lines: Sequence[Line], k: int, typed: Typed) -> bool:
    """True for a bare name that the opening sentences repeat: of whom the story tells, not who wrote it."""
    return typed.rule == "byline:given-name" and any(
        near.is_prose and lines[k].text in near.text for near in lines[k + 1 : k + 1 + UNKNOWN_LIMIT]
    )


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
    return line.words < longest or _HEADLINE_MARK.search(line.text) is not None


def _is_label(line: Line) -> bool:
    return line.words < SHORT_WORDS and not line.closes


def _fields(head: Head, context: Context, lines: Sequence[Line]) -> tuple[list[Field], int]:
    """The fields of the head, and the index of the line with which the story begins."""
    if head.body is None and not context.from_page:
        return [], 0
    if not context.from_page and context.title is None:
        head = _without_site(head, lines)
    items = head.items
    titles = _titles(head, lines, context)
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


def _titles(head: Head, lines: Sequence[Line], context: Context) -> Headline | None:
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
    likely = _candidates(items, single)
    first = _first(items, likely, lines, head.body)
    return Headline(first, (first,)) if first is not None else None


def _repeated(items: Sequence[Item], single: Sequence[int], lines: Sequence[Line]) -> Headline | None:
    """A headline that stands twice, maybe once behind the trail that leads to it or before the name of its site."""
    keys = {k: items[k].key or "" for k in single}
    for k in single:
        same = [j for j in single if keys[j] == keys[k]]
        if len(same) > 1:
            return Headline(k, tuple(same))
    for k in single:
        title = items[k].line
        told = partial(is_told, title, lines[len(items) : len(items) + LEAD_LINES])
        holding = [j for j in single if j < k and leads_to(items[j].line.text, title.text, told)]
        if holding:
            return Headline(k, (*holding, k))
    return None


def _candidates(items: Sequence[Item], single: Sequence[int]) -> Sequence[int]:
    """The lines that may be the headline, without trails if something else is left."""
    others = [k for k in single if trail_end(items[k].line.text) is None]
    return others if others and len(single) <= MAX_TITLES else single


def _without_site(head: Head, lines: Sequence[Line]) -> Head:
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


def _first(items: Sequence[Item], single: Sequence[int], lines: Sequence[Line], body: int) -> int | None:
    """The one line, or the first of two, that can be the headline; of more, one with the writer or the day below it."""
    if not single:
        return None
    title = items[single[0]].line
    signed = _is_signed(items, single)
    if len(single) > MAX_TITLES and not (signed and is_told(title, lines[body : body + LEAD_LINES])):
        return None
    if (
        (not signed and _has_its_like(title, lines[body:]))
        or _goes_on(title, lines)
        or _is_glossary(items[: single[0]])
    ):
        return None
    begun = _introduces(title, lines[body]) or _heads_points(lines, body) or is_wrapped(lines, body)
    return single[0] if begun else None


def _is_signed(items: Sequence[Item], single: Sequence[int]) -> bool:
    """Whether the writer or the day stand right below the first line that may be a headline, and below no other."""
    below = [items[k + 1].typed for k in single if k + 1 < len(items)]
    signed = [typed is not None and typed.kind in SIGNING for typed in below]
    return bool(signed) and signed[0] and not any(signed[1:])


def _has_its_like(title: Line, story: Sequence[Line]) -> bool:
    """True if later lines have the same shape: questions of an interview, subheads that count up or are numbered.

    The first of them is one of them, and no headline.
    """
    question = title.text.endswith(QUESTION_MARKS)
    if not (question or title.words <= SUBHEAD_WORDS) or _HEADLINE_MARK.search(title.text):
        return False
    short = [line for line in story if line.is_title_like and not line.text.endswith(".")]
    if _NUMBER.match(title.text):
        return any(map(_NUMBER.match, (line.text for line in short)))
    if question:
        return sum(line.text.endswith(QUESTION_MARKS) for line in short) > 1
    first = title.text.split()[0]
    return sum(line.words <= SUBHEAD_WORDS and line.text.split()[0] == first for line in short) > 1


def _goes_on(title: Line, lines: Sequence[Line]) -> bool:
    """True if one of the next lines begins with a sign that only stands inside a sentence: it was set in parts."""
    below = (line for line in lines if line.start > title.start)
    return any(line.text[0] in _INSIDE for line in islice(below, BROKEN_LINES))


def _is_glossary(above: Sequence[Item]) -> bool:
    """True if more labels stand above a line than a page sets above its headline."""
    return sum(item.typed is None for item in above) > MAX_LABELS


def _introduces(title: Line, body: Line) -> bool:
    """True if ``title`` can be the headline of a story that begins with ``body``."""
    if not (body.is_prose or body.size > 2 * title.size):
        return False
    return title.words < LONG_TITLE_WORDS or body.size > LONGER * title.size


def _heads_points(lines: Sequence[Line], body: int) -> bool:
    """True if the story begins with its main points, as a list, and goes on in prose."""
    points = next((k for k in range(body, len(lines)) if lines[k].text[0] not in BULLETS), len(lines))
    return body < points < len(lines) and points - body <= MAX_POINTS and lines[points].is_prose


def _head_end(items: Sequence[Item], title: int, context: Context, story: Sequence[Line]) -> int:
    """Where the head ends: behind its last line that is typed or, in bare text, may be a second headline.

    A line that has its like in the story heads a part of it, and more than two lines are a stack that stays.
    """
    end = title + 1
    below = [k for k in range(end, len(items)) if items[k].key is not None]
    bare = not context.from_page and len(below) <= MAX_SUBTITLES
    for k in range(end, len(items)):
        item = items[k]
        if item.key is not None and (_has_its_like(item.line, story) or _opens(items, k, title, story, context)):
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
    return _titles(_read_head(rest, context), rest, context) is None


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
    if item.key is not None and trail_end(line.text) is not None:
        return [Field("page-chrome", line.start, line.end, "menu:breadcrumb")]
    says = item.key is not None and (line.words > SHORT_WORDS or line.text.endswith(QUESTION_MARKS))
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

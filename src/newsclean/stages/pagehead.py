"""The lines before the story of a whole page that belong to it: its headline, what states date, writer and place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from newsclean import dates
from newsclean.credits.names import fold
from newsclean.credits.names import words as credit_words
from newsclean.stages.greetings import is_greeting
from newsclean.stages.headlines import leads_to
from newsclean.stages.lines import TITLE_WORDS, Line
from newsclean.stages.pagemode import MENU_KINDS, is_chrome
from newsclean.stages.statements import below_headline, named_between
from newsclean.stages.stems import stems
from newsclean.stages.typed import Typed

DATE_WORDS = 6.0  # of a line that states a date
HEAD_REACH = 30  # lines before the run among which the headline may stand
OVERLAP = 0.34  # share of a headline's words that the story's opening repeats
SIGNED_REACH = 10  # lines before the story among which its headline may stand that no line repeats
DATED_WORDS = 8.0  # of a headline with a day in it, at the least
LABEL_WORDS = 5.0  # words of a label between headline and story, which has more
SIGNING = frozenset({"date", "byline"})
STATED = frozenset({"date", "byline", "dateline"})
VALUE_WORDS, CLAIM_WORDS = 6.0, 4.0  # of a label with its value, and of a site's name or claim
OPENING = 3  # lines of a story that tell of whom a caption above it names
FIGURES = 8  # a headline has fewer digits than one in so many characters
_PARTING = re.compile(r"[:,،|/]")
HEAD_FIELDS = frozenset({"date", "byline", "dateline", "credit", "credit-tag", "section"})
# A label of a page in another language, "Role, بي بي سي", which no one translated.
_FOREIGN_LABEL = re.compile(r"[A-Za-z][A-Za-z ]{1,20}[,:] [^\x00-\u036f]")
_LABEL = re.compile(r"[^\W_][^\w\n]{0,3}(\w+) ?[:/]")


def head(lines: Sequence[Line], typed: Sequence[Typed | None], start: int, end: int) -> list[int]:
    """The lines before the run that belong to the article: its headline and what states date, writer and place."""
    low = below_menu(typed, max(0, start - HEAD_REACH), start)
    title = _headline(lines, typed, low, start, end)
    greeting = [start - 1] if start > low and is_greeting(lines[start - 1].text) else []
    kinds = {k: kind.kind for k in range(low, start) if (kind := typed[k]) is not None}
    fields = [k for k, kind in kinds.items() if kind in HEAD_FIELDS]
    if title is None:
        return [*(k for k in fields if k >= _below_labels(lines, kinds, start)), *greeting]
    after = [k for k in fields if k > title and kinds[k] != "section"]
    after += [k for k in range(title + 1, start) if typed[k] is None and _states(lines[k])]
    days = [k for k in after if k > title + 1 and k - 1 not in kinds and k - 1 not in after]
    after += [k - 1 for k in days if _is_signed(lines[k - 1], lines[start:end])]  # who wrote, above the day
    top = _below_labels(lines, kinds, title)
    before = [k for k in fields if top <= k < title and kinds[k] in ("date", "section")]
    dated = any(kinds.get(k, "date") == "date" for k in after)
    return [*(() if dated else before), title, *sorted(after), *greeting]


def _is_signed(line: Line, story: Sequence[Line]) -> bool:
    """Whether a line above the day names who wrote, and not one whom the story's opening names."""
    names = named_between(line.text) or ()
    return bool(names) and not any(name in near.text for near in story[:OPENING] for name in names)


def _below_labels(lines: Sequence[Line], kinds: Mapping[int, str], title: int) -> int:
    """Where what stands above the headline may begin: two lines above it, or above counters and labels with values.

    ``title`` is the line of the headline, or of the story that may begin with it.
    """
    k = title - 1
    while k >= 0 and (kinds.get(k) == "counter" or (k not in kinds and _is_valued(lines[k]))):
        k -= 1
    return min(k, title - 2)


def _is_valued(line: Line) -> bool:
    """Whether a line is a label and its value: «دسته‌بندی: اصفهان»."""
    return line.words <= VALUE_WORDS and not line.closes and 0 < line.text.find(":") < len(line.text) - 1


def _states(line: Line) -> bool:
    """Whether a line below the headline states the day or the place by its form, which elsewhere would not tell."""
    typed = below_headline(line.text) if line.words <= DATE_WORDS and not line.closes else None
    return typed is not None and typed.kind in HEAD_FIELDS


def below_menu(typed: Sequence[Typed | None], low: int, start: int) -> int:
    """The line after the last menu (section names in a row) at ``[low, start)``: the headline stands below it."""
    in_menu = [kind is not None and kind.kind in MENU_KINDS for kind in typed[low:start]]
    pairs = (k for k in range(len(in_menu) - 1, 0, -1) if in_menu[k] and in_menu[k - 1])
    return low + 1 + next(pairs, -1)


def _headline(lines: Sequence[Line], typed: Sequence[Typed | None], low: int, start: int, end: int) -> int | None:
    """The line before the run of which the story's opening repeats the most words; of equals the upper one."""
    opening = stems(" ".join(line.text for line in lines[start : min(end, start + 4)]))
    likely = [k for k in range(low, start) if _may_be_headline(lines[k], typed[k])]
    shared = {k: _shared(lines[k], opening) for k in likely}
    sure = {k: common for k, (common, size) in shared.items() if common >= max(2.0, OVERLAP * size)}
    if (held := _held(lines, likely, sure)) is not None:
        return held
    if sure:
        best = max(sure, key=lambda k: (sure[k], -k))
        # Below what states date and writer stand captions and subtitles.
        upper = [k for k in sure if k < best and lines[k].words > CLAIM_WORDS and 2 * sure[k] >= sure[best]]
        return next((k for k in upper if _is_above_fields(lines, typed, k, best)), best)
    top = next((k + 1 for k in range(start - 1, low - 1, -1) if is_chrome(typed[k])), low)
    unknown = [k for k in range(top, start) if typed[k] is None]
    # With nothing else between menu and story one common word will do.
    if len(unknown) == 1 and shared.get(unknown[0], (0, 0))[0]:
        return unknown[0]
    if (signed := _signed(lines, typed, likely, start)) is not None:
        return signed
    related = {k: common for k, (common, _) in shared.items() if common and _says_something(lines[k])}
    if start - 1 in related:
        return start - 1
    best = max(related, key=lambda k: (related[k], k), default=start)
    return best if related.get(best, 0) > 1 else None


def _says_something(line: Line) -> bool:
    """Whether a line is longer than a site's claim, and no date or figures with words around them."""
    digits = sum(map(str.isdigit, line.text))
    return line.words > CLAIM_WORDS and digits * FIGURES < len(line.text)


def _is_above_fields(lines: Sequence[Line], typed: Sequence[Typed | None], k: int, end: int) -> bool:
    """Whether the lines ``(k, end)`` state date or writer, and hold nothing else but chrome and labels."""
    between = range(k + 1, end)
    stated = any(kind is not None and kind.kind in STATED for kind in typed[k + 1 : end])
    return stated and all(typed[at] is not None or _is_label(lines[at]) for at in between)


def _is_label(line: Line) -> bool:
    """Whether a line is a name or a label, or a few words with a sign that parts them («القسم: أخبار محلية»)."""
    if line.words < TITLE_WORDS.start:
        return True
    return line.words <= VALUE_WORDS and not line.closes and _PARTING.search(line.text) is not None


def _held(lines: Sequence[Line], likely: Sequence[int], sure: Collection[int]) -> int | None:
    """A line that another above it ends with, as trails do, or begins with, before the name of the site."""
    for k in reversed(likely):
        if any(j < k and leads_to(lines[j].text, lines[k].text, partial(sure.__contains__, k)) for j in likely):
            return k
    return None


def _signed(lines: Sequence[Line], typed: Sequence[Typed | None], likely: Sequence[int], start: int) -> int | None:
    """The line with the day or the writer, and nothing but labels besides, between it and the story."""
    if not likely or not (lines[start].is_prose or is_greeting(lines[start].text)):
        return None
    dated = False
    for k in range(start - 1, max(likely[0], start - SIGNED_REACH) - 1, -1):
        kind = typed[k]
        if kind is not None or (lines[k].words < DATED_WORDS and dates.find(lines[k].text, 1)):
            dated = dated or kind is None or kind.kind in SIGNING
        elif lines[k].words > LABEL_WORDS and not (is_greeting(lines[k].text) or _FOREIGN_LABEL.match(lines[k].text)):
            return k if dated and k in likely else None
    return None


def _shared(line: Line, opening: set[str]) -> tuple[int, int]:
    own = stems(line.text)
    return len(own & opening), len(own)


def _may_be_headline(line: Line, typed: Typed | None) -> bool:
    """A caption repeats the story's words too, but names its picture's source behind them."""
    if typed is not None or not line.is_title_like or "©" in line.text or _FOREIGN_LABEL.match(line.text):
        return False
    labels = _LABEL.findall(line.text) if ":" in line.text or "/" in line.text else ()
    return not any(fold(label) in credit_words("photo") for label in labels)

"""The text of a whole page (menus, sidebars, footers and the article): find the run of lines that is the article.

A small model tells how likely each line is a part of it; the best run by that is the story. What is kept before the
run are the headline and the lines that state date, writer and place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from newsclean import closings, dates
from newsclean.credits import captions
from newsclean.credits.names import fold
from newsclean.credits.names import words as credit_words
from newsclean.stages import pagelines, pagemodel
from newsclean.stages.base import Context, Outcome
from newsclean.stages.headlines import leads_to
from newsclean.stages.kinds import Typed, below_headline, chrome, classify, day_first
from newsclean.stages.lines import TITLE_WORDS, Line, layout
from newsclean.stages.pagelines import STORY_KINDS
from newsclean.stages.remember import for_one_text
from newsclean.stages.stems import stems
from newsclean.values import DateValue, Edit

# A line that the model takes for none of the article goes by how likely it is one nevertheless.
RULE_CHANCES = {"page-chrome:surely": 0.05, "page-chrome:likely": 0.25, "page-chrome:perhaps": 1.0}
RULES = frozenset({*RULE_CHANCES, "related:dated", *captions.RULES})
LISTED = Typed("related", "related:dated")
CAPTION = Typed("caption-credit", "caption-credit:caption")

# Of .1 to .4 and 0 to 8, a pair that scores within .003 of the best and loses less than 3 % of the body, on annotated
# pages that the model has not seen.
CHANCE, LINE_TOLL = 0.15, 2.5
TWIN = 0.5  # a run that is worth so much of the best one is a part of the same story
ODD = 0.05  # a line within the story that is less likely a part of it goes
BOX, ODD_IN_BOX = 20, 0.8  # lines at most of a box within the story, and a line in one that is less likely goes
LOOSE = 0.5
SURE = 2.0  # log-odds of the likeliest line of a page, at the least
DATES, DATE_GAP, DATE_WORDS = 3, 5, 6.0  # lines of a list: dates at the least, lines from one to the next, words in one
CHROME_WORDS = 16.0  # a longer line is none of a menu
HITS = 4  # so many chrome lines …
FIRST_LINES = (30, 100, None)  # lines that are looked at until they tell
MENU = 4  # … or so many in a row are a page, not an article
PROSE_SHARE = 0.9
FEW_LINES_OF_PAGE = 18  # the smallest of 861 annotated pages has 43
HEAD_REACH = 30  # lines before the run among which the headline may stand
LINK_KINDS = frozenset({"related", "read-more"})
FEW_WORDS, ENDS = 2, (".", "؟", "?", "۔", "。")
QUESTIONS = ("؟", "?", "？")
INTERRUPTIONS = 3  # lines at most between two sentences of a story: an advertisement's labels
SIGNATURE_REACH = 4  # lines after the run that may sign it
OVERLAP = 0.34  # share of a headline's words that the story's opening repeats
SIGNED_REACH = 10  # lines before the story among which its headline may stand that no line repeats
DATED_WORDS = 8.0  # of a headline with a day in it, at the least
LABEL_WORDS = 5.0  # words of a label between headline and story, which has more
SIGNING = frozenset({"date", "byline"})
MENU_KINDS = frozenset({"section", "menu"})
SIGNATURES = frozenset({"byline", "credit"})
STATED = frozenset({"date", "byline", "dateline"})
VALUE_WORDS, CLAIM_WORDS = 6.0, 4.0  # of a label with its value, and of a site's name or claim
FIGURES = 8  # a headline has fewer digits than one in so many characters
_PARTING = re.compile(r"[:,،|/]")
HEAD_FIELDS = frozenset({"date", "byline", "dateline", "credit", "credit-tag", "section"})


class Verdict(NamedTuple):
    """Whether a text is that of a whole page, and why."""

    is_page: bool
    reason: str


ASKED_RESIDUAL = Verdict(False, "the caller says so")
ASKED_PAGE = Verdict(True, "the caller says so")
ASKED_IN_VAIN = Verdict(False, "the caller says that it is a page, but nothing of one is left")
FEW_LINES = Verdict(False, "hardly a line is no prose")
FEW_HITS = Verdict(False, f"fewer than {HITS} lines are known from pages")
MOSTLY_PROSE = Verdict(False, "no menu, and nearly all words are prose")

# A label of a page in another language, "Role, بي بي سي", which no one translated.
_FOREIGN_LABEL = re.compile(r"[A-Za-z][A-Za-z ]{1,20}[,:] [^\x00-\u036f]")
_LABEL = re.compile(r"[^\W_][^\w\n]{0,3}(\w+) ?[:/]")


def fullpage(text: str, context: Context) -> Outcome:
    """Delete the lines of a whole page that are not its article, if the text is that of a whole page."""
    if context.from_page or not verdict(text, context.options.mode, context.language.script).is_page:
        return Outcome()
    return found_by(pagemodel.shipped(), layout(text, context.language.script), context)


@for_one_text
def verdict(text: str, mode: str, script: str | None) -> Verdict:
    """Whether to look for an article in ``text``: the caller's word wins."""
    if mode == "residual":
        return ASKED_RESIDUAL
    lines = layout(text, script)
    if mode == "full-page":
        left = not all(pagelines.is_near(lines)) or any(map(_is_chrome, types_of(lines)))
        told = any(line.words >= pagelines.LONG for line in lines)  # else there is no article to be found
        return ASKED_PAGE if left and (told or _told(lines).is_page) else ASKED_IN_VAIN
    return _told(lines)


def has_menu(text: str) -> bool:
    """Whether a line of ``text`` is a menu, or much else in it is known from pages."""
    lines = layout(text)
    return any(kind is not None and kind.kind in MENU_KINDS for kind in types_of(lines)) or _told(lines).is_page


def found_by(model: pagemodel.Scorer, lines: Sequence[Line], context: Context) -> Outcome:
    """What ``model`` makes of the lines of a whole page."""
    typed = list(types_of(lines))
    rows = pagelines.measured(lines, typed, context.language.script)
    chances = chances_of(model, rows)
    bridges = pagelines.bridges(lines)
    for k, row in enumerate(rows):
        if row is not None and row[pagelines.CAPTION] and typed[k] is None:
            if k in bridges:  # far from all prose it is no sign of a box
                chances[k] = 0.0
            else:
                typed[k] = CAPTION
    body = decoded(lines, typed, chances)
    if body and len(lines) < FEW_LINES_OF_PAGE:
        body = _to_last_sentence(lines, typed, body)
    listed = _dated_list(lines, body, context)
    for k in listed:
        typed[k] = LISTED
    body = _settled(lines, typed, [k for k in body if k not in listed])
    if not body:
        return Outcome()
    start, end = body[0], body[-1] + 1
    kinds = _classified(lines, typed, start, end, context)
    end = _to_signature(lines, kinds, end)
    kept = {*body, *range(body[-1] + 1, end), *_head(lines, kinds, start, end)}
    gone = [k for k in range(len(lines)) if k not in kept]
    return Outcome([_removal(lines[k], kinds[k], chances[k]) for k in gone])


def chances_of(model: pagemodel.Scorer, rows: Sequence[Sequence[float] | None]) -> list[float]:
    """How likely each line is a part of the story; of small pages, where all are doubtful, at least one must be."""
    log_odds = [None if row is None else model(row) for row in rows]
    lift = max(0.0, SURE - max((odds for odds in log_odds if odds is not None), default=SURE))
    return [0.0 if odds is None else pagemodel.probability(odds + lift) for odds in log_odds]


def decoded(lines: Sequence[Line], typed: Sequence[Typed | None], chances: Sequence[float]) -> list[int]:
    """The lines of the contiguous run that holds most words of the article and fewest others, the surely odd left out.

    A word counts by how much its line's chance exceeds ``CHANCE``; a line that is likely none costs ``LINE_TOLL``.
    """
    # A line that only the lines around it bring near leads no run on to what is not the story's.
    bridges = pagelines.bridges(lines)
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


def _to_last_sentence(lines: Sequence[Line], typed: Sequence[Typed | None], body: list[int]) -> list[int]:
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


def _dated_list(lines: Sequence[Line], body: Sequence[int], context: Context) -> frozenset[int]:
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


def _settled(lines: Sequence[Line], typed: Sequence[Typed | None], body: list[int]) -> list[int]:
    """``body`` without the lines that would tell of a page around it still, so that it reads as an article for good."""
    while True:
        near = pagelines.is_near([lines[k] for k in body])
        left = [k for k, close in zip(body, near, strict=True) if close and not _is_chrome(typed[k])]
        if len(left) == len(body):
            return body
        body = left


def types_of(lines: Sequence[Line]) -> list[Typed | None]:
    """What the short lines are that belong to the page around a story, section names between sentences left out."""
    typed = [chrome(line.text) if line.words <= CHROME_WORDS else None for line in lines]
    return _without_subheads(lines, typed)


def _told(lines: Sequence[Line]) -> Verdict:
    """What the lines tell: a page has a menu of known labels, or much that is known from pages and little prose."""
    if len(lines) <= HITS or sum(not line.is_prose for line in lines) < HITS:
        return FEW_LINES
    words = sum(line.words for line in lines)
    prose = sum(line.words for line in lines if line.is_prose) / (words or 1)
    typed: list[Typed | None] = []
    for size in FIRST_LINES:  # most pages begin with their menu, which spares looking at the rest
        typed += [None if line.is_prose else chrome(line.text) for line in lines[len(typed) : size]]
        if len(typed) - typed.count(None) < HITS:
            continue
        told = _told_by(lines, _without_subheads(lines, [*typed, *[None] * (len(lines) - len(typed))]), prose)
        if told.is_page:
            return told
    return FEW_HITS if len(typed) - typed.count(None) < HITS else told


def _told_by(lines: Sequence[Line], typed: Sequence[Typed | None], prose: float) -> Verdict:
    """What those lines tell that are typed; ``prose`` is the share of all words that are prose."""
    known = sum(map(_is_chrome, typed))
    # A live blog says "Share" below each of its reports.
    shares = [line.text for line, kind in zip(lines, typed, strict=True) if kind is not None and kind.kind == "share"]
    known -= len(shares) - len(set(shares))
    if known < HITS:
        return FEW_HITS
    row = longest = 0
    for kind in typed:
        row = row + 1 if kind is not None and kind.kind in MENU_KINDS else 0
        longest = max(longest, row)
    if longest >= MENU:
        return Verdict(True, f"{longest} lines in a row are a menu")
    if prose < PROSE_SHARE:
        return Verdict(True, f"{known} lines are known from pages, and {prose:.0%} of the words are prose")
    return MOSTLY_PROSE


def _classified(
    lines: Sequence[Line], typed: Sequence[Typed | None], start: int, end: int, context: Context
) -> list[Typed | None]:
    """``typed``, with what the lines just before and after the story at ``[start, end)`` state of it."""
    kinds = list(typed)
    low = _below_menu(typed, max(0, start - HEAD_REACH), start)
    for k in (*range(low, start), *range(end, min(len(lines), end + SIGNATURE_REACH))):
        if kinds[k] is None and not lines[k].is_prose:
            kinds[k] = _stated(lines[k], context)
    return _without_subheads(lines, kinds)


def _stated(line: Line, context: Context) -> Typed | None:
    typed = classify(line.text, context.options) or _prepared(line)
    return day_first(line.text, typed) if typed is not None and context.language.script == "Arab" else typed


def _prepared(line: Line) -> Typed | None:
    """The credit of who prepared and edited a report."""
    found = closings.editing(line.text)
    return Typed(found.kind, found.rule, found.value) if found is not None else None


def _without_subheads(lines: Sequence[Line], typed: list[Typed | None]) -> list[Typed | None]:
    """``typed`` without section names between sentences: there they head a part of the story, or are a list in it."""
    k = 0
    while k < len(typed):
        end = k
        while end < len(typed) and (kind := typed[end]) is not None and kind.kind in MENU_KINDS:
            end += 1
        if k < end and _is_inside(lines, k, end):
            typed[k:end] = [None] * (end - k)
        k = end + 1
    return typed


def _is_inside(lines: Sequence[Line], start: int, end: int) -> bool:
    """True if a sentence, or a line that announces a list, stands before the lines and a sentence after them."""
    if start == 0 or end == len(lines):
        return False
    before, after = lines[start - 1], lines[end]
    announced = before.text.endswith(":")
    return (announced or before.is_prose or before.is_statement) and (after.is_prose or after.is_statement)


def _to_signature(lines: Sequence[Line], typed: Sequence[Typed | None], end: int) -> int:
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
        return int(_is_sentence(lines[k]) or (k > 0 and _is_answer(lines[k - 1], lines[k])))
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
    """Whether a line is a sentence, or a few words with a full stop or a question mark («والله الموفق.»)."""
    return line.is_statement or (line.words >= FEW_WORDS and line.closes and line.text.endswith(ENDS))


def _is_answer(asked: Line, line: Line) -> bool:
    """Whether a line is a word with a full stop below a question: «نعم.»."""
    return asked.text.endswith(QUESTIONS) and line.words == 1 and line.closes and line.text.endswith(ENDS)


def _is_chrome(typed: Typed | None) -> bool:
    return typed is not None and typed.kind not in STORY_KINDS


def _head(lines: Sequence[Line], typed: Sequence[Typed | None], start: int, end: int) -> list[int]:
    """The lines before the run that belong to the article: its headline and what states date, writer and place."""
    low = _below_menu(typed, max(0, start - HEAD_REACH), start)
    title = _headline(lines, typed, low, start, end)
    kinds = {k: kind.kind for k in range(low, start) if (kind := typed[k]) is not None}
    fields = [k for k, kind in kinds.items() if kind in HEAD_FIELDS]
    if title is None:
        return [k for k in fields if k >= start - 2]
    after = [k for k in fields if k > title and kinds[k] != "section"]
    after += [k for k in range(title + 1, start) if typed[k] is None and _states(lines[k])]
    before = [k for k in fields if title - 2 <= k < title and kinds[k] in ("date", "section")]
    dated = any(kinds.get(k, "date") == "date" for k in after)
    return [*(() if dated else before), title, *sorted(after)]


def _states(line: Line) -> bool:
    """Whether a line below the headline states the day or the place by its form, which elsewhere would not tell."""
    typed = below_headline(line.text) if line.words <= DATE_WORDS and not line.closes else None
    return typed is not None and typed.kind in HEAD_FIELDS


def _below_menu(typed: Sequence[Typed | None], low: int, start: int) -> int:
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
    top = next((k + 1 for k in range(start - 1, low - 1, -1) if _is_chrome(typed[k])), low)
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
    if not likely or not lines[start].is_prose:
        return None
    dated = False
    for k in range(start - 1, max(likely[0], start - SIGNED_REACH) - 1, -1):
        kind = typed[k]
        if kind is not None or (lines[k].words < DATED_WORDS and dates.find(lines[k].text, 1)):
            dated = dated or kind is None or kind.kind in SIGNING
        elif lines[k].words > LABEL_WORDS and not _FOREIGN_LABEL.match(lines[k].text):
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


def _removal(line: Line, typed: Typed | None, chance: float) -> Edit:
    return Edit(line.start, line.end, "", typed.rule if typed else _rule(chance))


def _rule(chance: float) -> str:
    return next(rule for rule, limit in RULE_CHANCES.items() if chance <= limit)

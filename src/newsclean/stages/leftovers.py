"""What an extractor left behind: forms, pagers and lists after the story, "read also" lines within it.

The story ends at its last line of prose. What follows is peeled from the end as long as each line is known for
what it is; a known heading ("related articles", "leave a comment") takes with it the short lines below it. Inside
the story only lines that cannot be anything else are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean import closings, credits, desks, labels, phrases
from newsclean.credits.names import fold, words
from newsclean.invitations import RULE as INVITATION
from newsclean.invitations import is_invitation, may_close
from newsclean.phrases import first_word
from newsclean.stages.base import Context, Field, Outcome
from newsclean.stages.chrome import CODE, STRIP, chrome, may_open
from newsclean.stages.kinds import classify
from newsclean.stages.lines import Line, layout
from newsclean.stages.statements import SIGNED_PICTURE, is_signed_picture
from newsclean.stages.stems import stems
from newsclean.stages.typed import Typed
from newsclean.values import Edit

LEADS_ON = Typed("related", "related:leads-on")
GLUED_LABELS = "page-chrome:glued-labels"
RULES = frozenset(
    {
        *(LEADS_ON.rule, "page-chrome:after-heading", "related:listed", "trailer:set-off", "author-note:role"),
        *(GLUED_LABELS, "related:below-label"),
    }
)

LISTED_WORDS = 20.0  # a line below a heading that is longer is prose, and the heading is inside the story
CUT_SHARE = 0.3  # of the document's letters: the most that the lines below a heading may hold
LIST_HEADINGS = frozenset({"related", "most-read", "read-more"})
FOREIGN_HEADINGS = LIST_HEADINGS | {"comment-form"}  # who is named below them did not write the story
BOXED = frozenset({"newsletter", "ad"})  # of kinds whose labels, beside a sure one, are a box
BARE_NAME = "byline:given-name"
UPDATED = "date:update-line"
FIELDS = {"byline": "authors", "date": "modified"}  # of kinds that are called otherwise
BELOW_LABEL = Typed("related", "related:below-label")
LISTED_HEADLINES, HEADLINE_WORDS, LONE_HEADLINE_WORDS, HEADLINE_SIZE = 6, 3, 5, 120
SHARED = 0.3  # of the words of each of several headlines: the most that the story has too
GLUED = 150  # code points of a line's end that are looked at for what is glued to it
GLUED_KINDS = frozenset({"share", "follow", "platform", "print", "comment-form", "feedback", "login", "newsletter"})
NAME_WORDS = 6  # a line of more words is no name and no credit
PICTURE_RULES = frozenset({"photo-credit:prefix", "photo-credit:agency", "photo-credit:copyright"})
SET_OFF_GAP = 3  # line breaks before a last line that stands apart
# Kinds that are evidence at the end of a text but a part of the story when they stand alone in the middle of it.
WEAK = frozenset(
    {
        *(
            "date",
            "dateline",
            "byline",
            "credit",
            "credit-tag",
            "section",
            "menu",
            "separator",
            "site-mark",
            "photo-credit",
        ),
        *(
            "counter",
            "reading-time",
            "caption-credit",
            "date-stamp",
            "source-label",
            "print",
            "ad",
            "site-name",
        ),
    }
)

_AUTHOR_NOTE = re.compile(r"[*٭]\s*(\w+)(?: \w+){1,7}\.?$")
_FULL_STOPS = (".", "!", "؟", "?", "۔", "»", '"', "”")
# What begins an item of a list: «1- …», "a) …", «- …».
_ITEM = re.compile(r"(?:\d{1,2}|[a-z\u0620-\u064a])\s?[-.)–]\s?\S|[-*•–▪●]\s?\S")
_SIGNS_OF_SENTENCES = frozenset(".:؛;،,")
_SENTENCE_END = re.compile(r"[.!?؟…۔»”)\"]\s+(?=\S)")
PROMPT_SPACES = closings.INSIDE_WORDS + 4  # of a sentence that is none of a box for a reader's address
_FRAMES = frozenset("-–—*|=~")
_QUOTES = frozenset("«\"“'‘-")


def leftovers(text: str, context: Context) -> Outcome:
    """Remove what follows the story and the related lines inside it; a text without any prose is left alone."""
    lines = layout(text, context.language.script)
    first = next((k for k, line in enumerate(lines) if line.is_prose), None)
    if first is None:
        return Outcome()
    found: dict[int, Typed] = {}
    last = _last_body_line(lines, first, context, found)
    _take_initials(lines, last, found)
    _leave_lists_of_names(lines, first, last, found, context)
    heading = _heading(lines, last, found)
    removed = _tail(lines, last, found, heading)
    inline = _inside(lines, first, last)
    # With such a credit behind it the last paragraph does not end like a sentence.
    kept = [k for k in range(last, len(lines)) if k not in removed and k not in inline]
    glued = [field for k in kept for field in _glued_credit(lines[k])]
    if not removed and not inline:
        edits, signed = ([], []) if glued else _glued_tail(lines[last], lines[-1])
        return Outcome(edits, [*glued, *signed])
    edits = [Edit(lines[k].start, lines[k].end, "", rule) for k, rule in sorted({**_rules(inline), **removed}.items())]
    tail, signed = ([], []) if last in inline or glued else _glued_tail(lines[last], lines[kept[-1]])
    edits.extend(tail)
    stated = [k for k in removed if k in found and _is_stated(lines[k], found[k])]
    if heading is not None and found[heading].kind in FOREIGN_HEADINGS:
        stated = [k for k in stated if k < heading]
    fields = [*glued, *signed, *(field for k in stated for field in _fields(lines[k], found[k]))]
    fielded = {(field.start, field.end) for field in fields}
    kept_edits = sorted(edit for edit in edits if (edit.start, edit.end) not in fielded)
    return Outcome(kept_edits, fields)


def _is_stated(line: Line, typed: Typed) -> bool:
    """True if a line after the story states its source, its writer or its last change; a bare name set apart is a
    picture's caption, and a bare date may be another story's."""
    if typed.kind == "byline":
        return typed.rule != BARE_NAME or line.gap < SET_OFF_GAP
    return typed.kind == "credit" or typed.rule == UPDATED


def _rules(typed: dict[int, Typed]) -> dict[int, str]:
    return {k: kind.rule for k, kind in typed.items()}


def _last_body_line(lines: Sequence[Line], first: int, context: Context, found: dict[int, Typed]) -> int:
    """The last line of prose; what is known of the lines after it goes to ``found``."""
    for k in range(len(lines) - 1, first, -1):
        line = lines[k]
        typed = _typed(lines, k, first, context)
        if typed is not None and not (line.is_prose and typed.kind in WEAK and not _names_work(line, typed)):
            found[k] = typed
        elif line.is_prose or line.is_statement:
            return k
    return first


def _typed(lines: Sequence[Line], k: int, first: int, context: Context) -> Typed | None:
    """What a line after the story is; a place with a date there signs a statement or a letter, and is none of it."""
    line = lines[k]
    typed = classify(line.text, context.options) if len(line.text) <= phrases.LONGEST_LINE else None
    if typed is None or typed.rule == STRIP:  # a story of rates may list them
        return _composed(lines, k, first) or (None if line.is_statement else _closing(line.text))
    signed = typed.kind == "dateline" and typed.date is not None and typed.credit is None
    return None if signed else typed


def _names_work(line: Line, typed: Typed) -> bool:
    """Whether a line names who prepared and who edited a report; some of its writers may be known by it already."""
    return typed.kind in ("credit", "byline") and closings.editing(line.text) is not None


def _composed(lines: Sequence[Line], k: int, first: int) -> Typed | None:
    """What a line is by what it is put together of, unless the story tells of the same."""
    found = closings.closing(lines[k].text) or (desks.closing(lines[k].text) if k and lines[k - 1].closes else None)
    if found is None or closings.is_topic(found, (line.text for line in lines[first:k] if line.is_prose)):
        return None
    return Typed(found.kind, found.rule, found.value)


def _closing(line: str) -> Typed | None:
    """A line that is a closing phrase ("follow us on …"), or a note on the writer («* كاتب وباحث مغربي»)."""
    if len(line) > phrases.LONGEST_LINE:
        return None
    if closings.leads_on(line):
        return LEADS_ON
    tail = phrases.match_tail(line)
    if tail is not None and tail[0] == 0:
        return Typed(tail[1].kind, tail[1].rule)
    note = _AUTHOR_NOTE.match(line)
    if note is not None and fold(note[1]) in words("role"):
        return Typed("author-note", "author-note:role")
    return None


def _take_initials(lines: Sequence[Line], last: int, found: dict[int, Typed]) -> None:
    """Add to ``found`` the initials of a desk beside an agency's signature or behind an end mark."""
    for k in range(last + 1, len(lines)):
        if k in found or not (credits.is_initials(lines[k].text) or desks.initialed(lines[k].text)):
            continue
        near = [found[j] for j in (k - 1, k + 1) if j in found]
        if credits.has_end_mark(lines[k - 1].text) or any(typed.rule == "credit:agency" for typed in near):
            found[k] = Typed("credit-tag", "credit:tag")


def _leave_lists_of_names(
    lines: Sequence[Line], first: int, last: int, found: dict[int, Typed], context: Context
) -> None:
    """Take from ``found`` bare names that sign nothing: several of them are a list, letters or an interview, and
    one below a quotation is the name of who said it."""
    names = [k for k, typed in found.items() if typed.rule == BARE_NAME]
    if not names:
        return
    inner = range(first + 1, last)
    alone = len(names) == 1 and not any(_is_bare_name(lines[k], context) for k in inner)
    if not alone or lines[names[0] - 1].text[0] in _QUOTES:
        for k in names:
            del found[k]


def _is_bare_name(line: Line, context: Context) -> bool:
    if line.closes or line.words > NAME_WORDS:
        return False
    typed = classify(line.text, context.options)
    return typed is not None and typed.rule == BARE_NAME


def _tail(lines: Sequence[Line], last: int, found: dict[int, Typed], heading: int | None) -> dict[int, str]:
    """The lines after the story that go, with the rule for each."""
    removed: dict[int, str] = {}
    end = len(lines)
    if heading is not None:
        listed = "related:listed" if found[heading].kind in LIST_HEADINGS else "page-chrome:after-heading"
        removed = {k: found[k].rule if k in found else listed for k in range(heading, end)}
        end = heading
    while end - 1 > last and end - 1 in found and not (lines[end - 2].text.endswith(":") and end - 2 not in found):
        end -= 1
        removed[end] = found[end].rule
    if end - 1 > last and _stands_apart(lines, last, end - 1):
        removed[end - 1] = "trailer:set-off"
    return removed


def _heading(lines: Sequence[Line], last: int, found: dict[int, Typed]) -> int | None:
    """The first line after the story below which everything can go."""
    for k in range(last + 1, len(lines)):
        if k not in found or found[k].kind in WEAK or found[k].kind == "contact":
            continue
        unknown = [line for j, line in enumerate(lines[k + 1 :], k + 1) if j not in found]
        short = all(line.words <= LISTED_WORDS for line in unknown)
        return k if short and _size(unknown) <= CUT_SHARE * _size(lines) else None
    return None


def _size(lines: Sequence[Line]) -> int:
    """In letters, which parting and joining words leaves as they are."""
    return sum(line.size for line in lines)


def _stands_apart(lines: Sequence[Line], last: int, k: int) -> bool:
    """True for a last line that is no sentence, behind a wider gap than any inside the story."""
    line = lines[k]
    if k != last + 1 or line.closes or line.words > LISTED_WORDS or line.gap < SET_OFF_GAP:
        return False
    return lines[last].closes and all(2 * other.gap <= line.gap + 1 for other in lines[1:k])


def _inside(lines: Sequence[Line], first: int, last: int) -> dict[int, Typed]:
    """The lines of the story at ``[first, last]`` that cannot be part of it."""
    found = {k: typed for k in range(first, last + 1) if (typed := _inline(lines, k))}
    for k, sure in [(k, typed) for k, typed in found.items() if typed.kind in BOXED]:
        for step in (-1, 1):
            j = k + step
            while first < j < last and j not in found and (typed := _edge(lines[j], sure.kind)) is not None:
                found[j] = typed
                j += step
    for k in [k for k, typed in found.items() if typed.kind in LIST_HEADINGS]:
        found.update(dict.fromkeys(_below_label(lines, k, last), BELOW_LABEL))
    return found


def _below_label(lines: Sequence[Line], k: int, last: int) -> range:
    """The headlines of other stories below the label at ``k``, up to the story's next sentence.

    Subheads do not follow each other; one line alone is a headline if it is long for a subhead and shares no word
    with the story around it.
    """
    end = k + 1
    while end <= last and end - k <= LISTED_HEADLINES and _may_be_headline(lines[end]):
        end += 1
    count = end - k - 1
    if not count or end > last or not (lines[end].is_prose or lines[end].is_statement) or not _is_bare(lines, k):
        return range(0)
    if count == 1 and lines[k + 1].words < LONE_HEADLINE_WORDS:
        return range(0)
    known = set().union(*(stems(line.text) for line in lines[: last + 1] if line.is_prose))
    share = 0.0 if count == 1 else SHARED
    for line in lines[k + 1 : end]:
        own = stems(line.text)
        if not own or len(own & known) > share * len(own):
            return range(0)
    return range(k + 1, end)


def _may_be_headline(line: Line) -> bool:
    asks = line.text[-1] in "؟?!"
    if (line.is_prose and not asks) or (line.closes and not asks) or line.words < HEADLINE_WORDS:
        return False
    return len(line.text) <= HEADLINE_SIZE and line.text[0] not in _QUOTES and _ITEM.match(line.text) is None


def _is_bare(lines: Sequence[Line], k: int) -> bool:
    """Whether line ``k``, a label, names no story itself, and no list is announced above it."""
    label = lines[k].text
    return len(label) <= labels.LONGEST_LINE // 3 and lines[k].words <= 4 and not lines[k - 1].text.endswith(":")


def _marked_ad(line: Line) -> Typed | None:
    """«- Advertisement -», «[إعلان] استخدم الرمز …»: a label of advertisements, framed or in brackets before one."""
    text = line.text
    if text[0] == "[":
        text = text[1 : text.find("]")]
    elif text[0] != text[-1] or text[0] not in _FRAMES:
        return None
    return _edge(line._replace(text=text), "ad") if text else None


def _edge(line: Line, kind: str) -> Typed | None:
    """A label of that kind, which may also be a heading."""
    match = phrases.match(line.text)
    return Typed(match.kind, match.rule, None, match.where) if match is not None and match.kind == kind else None


def _inline(lines: Sequence[Line], k: int) -> Typed | None:
    """A line inside the story that cannot be part of it."""
    line = lines[k]
    if len(line.text) > phrases.LONGEST_LINE or _is_sentence(line):
        return None
    match = phrases.match(line.text, "body")
    if match is None and (ad := _marked_ad(line)) is not None:
        return ad
    if match is None and line.text[-1] == ";" and (code := chrome(line.text)) is not None and code.rule == CODE:
        return code
    if match is None:
        return (_inline_invitation(lines, k) or _inline_prompt(lines, k)) if line.closes else _inline_label(lines, k)
    if line.is_prose and match.where == "template":
        return None
    if match.kind not in LIST_HEADINGS and _is_listed(lines, k) and not (match.kind == "ad" and _parts(lines, k)):
        return None
    return Typed(match.kind, match.rule, None, match.where)


def _is_sentence(line: Line) -> bool:
    """A first look: whether a line is too long for a prompt, and neither begins nor ends like what may stand inside."""
    text = line.text
    if not line.closes or text.count(" ") <= PROMPT_SPACES or text[-1] == ";":
        return False
    word = first_word(text)
    return word is not None and not may_open(word) and not may_close(text)


def _inline_label(lines: Sequence[Line], k: int) -> Typed | None:
    """A line that does not end like a sentence and belongs to the page around the story by what it is made of."""
    line = lines[k]
    typed = _inline_picture(line) or _inline_invitation(lines, k)
    if typed is not None:
        return typed
    if (asks := closings.inside(line.text)) is not None and not _is_listed(lines, k):
        return Typed(asks.kind, asks.rule)
    if k and not (lines[k - 1].is_prose or lines[k - 1].is_statement):
        return None
    if closings.leads_on(line.text):
        return LEADS_ON
    # A live blog says "Share" below each of its reports.
    shares = _edge(line, "share")
    return shares if shares is not None and sum(line.text == other.text for other in lines) > 1 else None


def _inline_prompt(lines: Sequence[Line], k: int) -> Typed | None:
    """A sentence that asks to sign up for a newsletter."""
    asks = closings.inside(lines[k].text)
    return Typed(asks.kind, asks.rule) if asks is not None and not _is_listed(lines, k) else None


def _parts(lines: Sequence[Line], k: int) -> bool:
    """Whether a line parts items of a list, or two lists: what it stands beside is numbered or marked, or heads one."""
    before, after = lines[k - 1].text if k else "", lines[k + 1].text if k + 1 < len(lines) else ""
    return after.endswith(":") or any(_ITEM.match(text) and not _ITEM.match(lines[k].text) for text in (before, after))


def _inline_invitation(lines: Sequence[Line], k: int) -> Typed | None:
    invites = is_invitation(lines[k].text) and not _is_listed(lines, k)
    return Typed("follow", INVITATION) if invites else None


def _inline_picture(line: Line) -> Typed | None:
    if line.words > NAME_WORDS or line.closes:
        return None
    if is_signed_picture(line.text):
        return SIGNED_PICTURE
    found = credits.photo_credit(line.text)
    return Typed("photo-credit", found.rule) if found is not None and found.rule in PICTURE_RULES else None


def _is_listed(lines: Sequence[Line], k: int) -> bool:
    """True if the line stands between short lines of the story: a step of a list ("enter your email address")."""
    return all(
        near is not None and not (near.is_prose or near.is_statement) and chrome(near.text) is None
        for near in (_next_to(lines, k, -1), _next_to(lines, k, 1))
    )


def _next_to(lines: Sequence[Line], k: int, step: int) -> Line | None:
    """The next line before or after line ``k`` that is no picture's credit, which goes."""
    k += step
    while 0 <= k < len(lines) and _inline_picture(lines[k]) is not None:
        k += step
    return lines[k] if 0 <= k < len(lines) else None


def _glued_tail(last: Line, end: Line) -> tuple[list[Edit], list[Field]]:
    """What is glued to the end of the story: a phrase to its last prose, or the signature of a desk or labels of the
    page to the last line that stays, which is no sentence then."""
    phrase = phrases.match_tail(last.raw)
    if phrase is not None and phrase[0] > 0:
        return [Edit(last.start + phrase[0], last.end, "", phrase[1].rule)], []
    signed = desks.tail(end.raw)
    if signed is None:
        return _glued_labels(end), []
    start, found = end.start + signed[0], signed[1]
    if found.kind == "credit":
        return [], [Field("credit", start, end.end, found.rule, found.value)]
    return [Edit(start, end.end, "", found.rule)], []


def _glued_labels(line: Line) -> list[Edit]:
    """Labels of the page, or an invitation, behind a full stop of the story's last line."""
    if line.is_statement or line.text[-1] in _SIGNS_OF_SENTENCES:
        return []
    for end in _SENTENCE_END.finditer(line.raw, max(0, len(line.raw) - GLUED)):
        rest = line.raw[end.end() :]
        pieces = labels.segment(rest)
        if pieces is not None and all(piece.kind in GLUED_KINDS for piece in pieces):
            return [Edit(line.start + end.end(), line.end, "", GLUED_LABELS)]
        if rest and is_invitation(rest):
            return [Edit(line.start + end.end(), line.end, "", INVITATION)]
    return []


def _glued_credit(line: Line) -> list[Field]:
    """Who prepared a report, in brackets behind the full stop of its last line."""
    if not line.raw.rstrip(".").endswith((")", "]")):
        return []
    start = max(line.raw.rfind("("), line.raw.rfind("["))
    before = line.raw[: max(start, 0)].rstrip()
    prepared = closings.editing(line.raw[start:]) if before.endswith(_FULL_STOPS) else None
    if prepared is None:
        return []
    return [Field("credit", line.start + start, line.end, prepared.rule, prepared.value)]


def _fields(line: Line, typed: Typed) -> list[Field]:
    name = FIELDS.get(typed.kind, typed.kind)
    prepared = closings.editing(line.text) if typed.kind == "byline" else None
    wrote = closings.writers(line.text, typed.value) if prepared and isinstance(typed.value, tuple) else typed.value
    fields = [Field(name, line.start, line.end, typed.rule, wrote)]
    if prepared is not None:
        fields.append(Field("credit", line.start, line.end, prepared.rule, prepared.value))
    if typed.date is not None:
        fields.append(Field("published", line.start, line.end, typed.rule, typed.date))
    return fields

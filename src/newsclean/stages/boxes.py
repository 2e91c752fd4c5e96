"""What stands among the sentences of a story in one piece: tickers, readers' comments, boxes and teasers of others.

Each is told by several signs together, because each of its lines alone could be the story's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean import labels, phrases, tables
from newsclean.phrases import fold
from newsclean.stages.base import Context, Outcome
from newsclean.stages.lines import Line, layout
from newsclean.stages.stems import stems
from newsclean.values import Edit

RULES = frozenset(
    {
        *("ticker:spaced", "comment:reader", "related:boxed", "share:glued", "teaser:cut-off"),
        *("site-chrome:list-label", "related:read-out"),
    }
)

TICKER_PARTS, TICKER_WORDS = 3, 3  # headlines in a ticker, and words in each, at the least
BOXED = range(60, 121)  # code points of a headline in a box; a subhead is shorter
BOX_LINES = 6
TEASERS = 3  # teasers after a story, at the least: a writer too may end a line with an ellipsis
TEASER = range(80, 300)  # code points
TEASER_SHARE = 0.2  # of a teaser's words: the most that the story has too
LISTS = frozenset({"related", "most-read", "read-more"})
SHARING = frozenset({"share", "follow", "platform", "print"})

_GAP = re.compile(r"\s{2,}")
# A name with the date and the time of day set behind it, glued or not: «غير معرف12 يناير 2018 12:16 م».
_HEADER = re.compile(
    r"[^\d.!?؟،]{2,40}?\s?\d{1,2}[ /.-][^\s\d]{2,12}[ /.-]\d{4}(?:،|,| في| at| à)?\s+\d{1,2}:\d\d(?:\s?[\w.]{1,5})?"
)
_REPLY = re.compile(
    r"(?:رد ?حذف|حذف ?رد|رد|حذف|Reply ?Delete|Répondre ?Supprimer|Responder ?Eliminar|Antworten ?Löschen)"
)
LIST_LABEL = 40  # code points
_ENDS = ("حذف", "رد", "elete", "upprimer", "liminar", "öschen")


def boxes(text: str, context: Context) -> Outcome:
    """Remove what is surely no part of the story though it stands among or right behind its sentences."""
    lines = layout(text, context.language.script)
    if not any(line.is_prose for line in lines):
        return Outcome()
    found: dict[int, str] = {}
    if "  " in text:
        found.update(dict.fromkeys(_tickers(lines), "ticker:spaced"))
    if any(end in text for end in _ENDS):
        found.update(dict.fromkeys(_comments(lines), "comment:reader"))
    found.update(dict.fromkeys(_teasers(lines), "teaser:cut-off"))
    if sum(line.text[-1].isdigit() for line in lines) > 1 and sum(map(_is_item_label, lines)) > 1:
        found.update(_read_out(lines))
    for k, line in enumerate(lines):
        if not line.closes and 0 < k < len(lines) - 1 and len(line.text) <= labels.LONGEST_LINE:
            found.update(_box(lines, k))
    return Outcome([Edit(lines[k].start, lines[k].end, "", rule) for k, rule in sorted(found.items())])


def _tickers(lines: Sequence[Line]) -> list[int]:
    """Lines of headlines parted by runs of blanks; where lines beside each other are spaced, they are a table."""
    spaced = [_GAP.search(line.raw) is not None for line in lines]
    return [
        k
        for k, line in enumerate(lines)
        if spaced[k] and not any(spaced[max(0, k - 1) : k]) and not any(spaced[k + 1 : k + 2]) and _is_ticker(line)
    ]


def _is_ticker(line: Line) -> bool:
    parts = _GAP.split(line.raw)
    if len(parts) < TICKER_PARTS or line.closes:
        return False
    return all(part.count(" ") + 1 >= TICKER_WORDS and part[-1].isalpha() and ":" not in part for part in parts)


def _comments(lines: Sequence[Line]) -> range:
    """From the first name with a date and a time to the last "reply, delete" below it, behind a sentence."""
    ends = [k for k, line in enumerate(lines) if len(line.text) <= 20 and _REPLY.fullmatch(line.text)]
    start = next((k for k, line in enumerate(lines) if len(line.text) <= 80 and _HEADER.fullmatch(line.text)), None)
    if start is None or not ends or ends[-1] <= start or not any(line.is_prose for line in lines[:start]):
        return range(0)
    if start and (found := phrases.match(lines[start - 1].text)) is not None and found.kind == "comment-form":
        start -= 1
    return range(start, ends[-1] + 1)


def _teasers(lines: Sequence[Line]) -> range:
    """The last lines, if each is cut off and tells of something else than the story."""
    start = len(lines)
    while start and len(lines[start - 1].text) in TEASER and lines[start - 1].text.endswith(("...", "…")):
        start -= 1
    story = [line for line in lines[:start] if line.is_prose]
    if len(lines) - start < TEASERS or not story or any(line.text.endswith(("...", "…")) for line in story):
        return range(0)
    known = set().union(*(stems(line.text) for line in story))
    for line in lines[start:]:
        own = stems(line.text)
        if len(own & known) > TEASER_SHARE * len(own):
            return range(0)
    return range(start, len(lines))


def _read_out(lines: Sequence[Line]) -> dict[int, str]:
    """What a screen reader is told of lists («list of 3 items», «list 1 of 3», «end of list»), and the headlines
    between where they are told to be those of other stories."""
    labels_at = [k for k, line in enumerate(lines) if _is_list_label(line.text)]
    found = dict.fromkeys(labels_at, "site-chrome:list-label")
    first = labels_at[0] if labels_at else 0
    heading = phrases.match(lines[first - 1].text) if first else None
    if heading is not None and heading.kind in LISTS:
        found[first - 1] = heading.rule
        for k in labels_at:
            if k + 1 < len(lines) and _is_item_label(lines[k]) and not _ends_list(lines, k + 1):
                found[k + 1] = "related:read-out"
    return found


@cache
def _list_labels(*kinds: str) -> frozenset[str]:
    rows = tables.rows("list_labels.tsv")
    return frozenset(fold(row["label"].replace("{n}", "1")) for row in rows if row["kind"] in kinds)


def _is_item_label(line: Line) -> bool:
    text = line.text
    return text[-1].isdigit() and len(text) <= LIST_LABEL and fold(text) in _list_labels("item")


def _is_list_label(line: str) -> bool:
    return len(line) <= LIST_LABEL and fold(line) in _list_labels("list", "item", "end")


def _ends_list(lines: Sequence[Line], k: int) -> bool:
    """Whether the line behind an item's label is none of its headline."""
    return lines[k].is_statement or _is_list_label(lines[k].text)


def _box(lines: Sequence[Line], k: int) -> dict[int, str]:
    """What line ``k``, between sentences, is or heads: labels to share by, or headlines of other stories."""
    line = lines[k]
    if lines[k - 1].is_prose and lines[k + 1].is_prose and _shares(line.text):
        return {k: "share:glued"}
    end = k + 1
    while end < len(lines) and end - k <= BOX_LINES and len(lines[end].text) in BOXED and not lines[end].closes:
        end += 1
    if end == k + 1 or end == len(lines) or not lines[end].is_prose or not lines[k - 1].is_prose:
        return {}
    heading = phrases.match(line.text, "body")
    if heading is None or heading.kind not in LISTS or line.words > 4:
        return {}
    return dict.fromkeys(range(k, end), "related:boxed")


def _shares(line: str) -> bool:
    pieces = labels.segment(line)
    return pieces is not None and {piece.kind for piece in pieces} <= SHARING

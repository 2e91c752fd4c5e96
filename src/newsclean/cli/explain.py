"""What was done to a document, in lines that a person can read at a terminal.

One line a change: where in the source, by which rule, what became what, and the words around it.
Right-to-left snippets stand in isolates, so that they are legible and leave the columns in place; characters
that do not show, and those that could steer the terminal, appear by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.values import Edit, Issue

_FSI, _PDI = "\u2068", "\u2069"
_NAMES = {
    "\x00": "NUL",
    "\t": "TAB",
    "\n": "LF",
    "\r": "CR",
    "\x1b": "ESC",
    "\xa0": "NBSP",
    "\xad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u202f": "NNBSP",
    "\u2060": "WJ",
    "\ufeff": "BOM",
}
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
# Letters, marks and symbols that show nothing: Unicode's Default_Ignorable_Code_Point outside category Cf,
# and the empty Braille cell.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_NOTHING = "∅"
_BLANK_RUN = re.compile(r"([\s\u200b-\u200f␣])\1{2,}")
_MIN_WIDTH = 72
# The rest of a word before and behind what was changed in it.
_WORD_END = re.compile("[\u0621-\u063a\u0641-\u0652\u0670]*\\Z")
_WORD_START = re.compile("[\u0621-\u063a\u0641-\u0652\u0670]*")


def explain(article: Article, width: int = 100) -> str:
    """A report of an article's removals (by kind), edits and issues, in lines of about ``width`` columns.

    ``width`` counts the columns of a terminal; less than 72 is taken as 72. What was removed is shown by its
    length alone if the record does not carry it. No line break at the end.
    """
    width = max(width, _MIN_WIDTH)
    changes = list(changes_of(article, width))
    removals = [change for change in changes if change.is_removal]
    edits = [change for change in changes if not change.is_removal]
    lines = [*_head(article, width), "", *_removals(removals, width), "", *_edits(edits, width)]
    lines += _spelling([change for change in edits if change.edit.kind == "typo"], article.text, width)
    return "\n".join([*lines, "", *_issues(article.issues, width)])


def visible(text: str) -> str:
    """``text`` with every character that does not show as a name: ``‹NBSP›``, ``‹ZWNJ›``, ``‹U+200F›``."""
    return "".join(map(_picture, text))


def isolate(text: str) -> str:
    """``text`` between FSI and PDI if it holds right-to-left letters, so that it cannot reorder its line.

    ``text`` must hold no bidirectional controls of its own, as what ``visible`` returns.
    """
    return f"{_FSI}{text}{_PDI}" if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text) else text


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes (marks none, wide East Asian characters two)."""
    return sum(map(_columns, text))


# --- characters -----------------------------------------------------------------------------------


def _picture(c: str) -> str:
    if c == " " or (c.isalnum() and c not in _BLANK_LETTERS):
        return c
    if unicodedata.category(c) not in _UNSEEN_CATEGORIES and not _is_blank(c):
        return c
    return f"‹{_NAMES.get(c) or f'U+{ord(c):04X}'}›"


def _is_blank(c: str) -> bool:
    return c in _BLANK_LETTERS or "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef"


def _columns(c: str) -> int:
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


# --- snippets -------------------------------------------------------------------------------------


def _fit(text: str, width: int) -> str:
    """The beginning and the end of ``text`` in at most ``width`` columns, ``…`` between them."""
    if len(text) <= 2 * width:
        shown = visible(text)
        if columns(shown) <= width:
            return shown
    tail = _fit_end(text, width // 3)
    return _fit_start(text, width - 1 - columns(tail)) + "…" + tail


def _fit_start(text: str, width: int) -> str:
    """As many characters from the start of ``text`` as fit, of piled marks no more than twice the width."""
    taken: list[str] = []
    for c in text[: 2 * width]:
        picture = _picture(c)
        width -= columns(picture)
        if width < 0:
            break
        taken.append(picture)
    return "".join(taken)


def _fit_end(text: str, width: int) -> str:
    taken: list[str] = []
    for c in reversed(text[max(0, len(text) - 2 * width) :]):
        picture = _picture(c)
        width -= columns(picture)
        if width < 0:
            break
        taken.append(picture)
    while taken and unicodedata.combining(taken[-1][0]):  # a mark whose letter fell away
        taken.pop()
    return "".join(reversed(taken))


def _value(text: str | None, length: int, width: int) -> str:
    """One side of a change: blanks at its ends shown, a mark without a letter put on a dotted circle."""
    if text is None:
        return f"({length} characters)"
    if not text:
        return _NOTHING
    core = text.strip(" ")
    if core != text:
        lead = len(text) - len(text.lstrip(" "))
        text = "␣" * lead + core + "␣" * (len(text) - lead - len(core))
    if unicodedata.category(text[0]) in ("Mn", "Me"):
        text = "◌" + text
    return isolate(_fit(_BLANK_RUN.sub(lambda run: f"{run[1]}×{len(run[0])}", text), width))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


# --- changes --------------------------------------------------------------------------------------


class Change(NamedTuple):
    """An edit and the cleaned line that it stands in: what is before it and after it."""

    edit: Edit
    is_removal: bool
    before: str
    after: str
    at: int  # where the new text stands in the article

    @property
    def place(self) -> str:
        return f"{self.edit.start}–{self.edit.end}"


def changes_of(article: Article, reach: int) -> Iterator[Change]:
    """The edits and what is around them, taken from the text, since the record may lack the source."""
    removed = {(removal.start, removal.end, removal.rule) for removal in article.removed}
    text, shift = article.text, 0
    for edit in article.edits:
        start = edit.start + shift
        end = start + len(edit.new)
        shift += len(edit.new) - (edit.end - edit.start)
        before = text[max(0, start - reach) : start].rpartition("\n")[2]
        after = text[end : end + reach].partition("\n")[0]
        yield Change(edit, (edit.start, edit.end, edit.rule) in removed, before, after, start)


def _context(change: Change, mark: str, width: int) -> str:
    """The words around a change, cut at the far ends, between words where there are some."""
    room = max(8, width - columns(mark) - 2)
    before = _fit_end(change.before, max(room // 2, room - columns(visible(change.after)) - 1))
    if before != visible(change.before):
        before = "…" + (before.partition(" ")[2] or before)
    after = _fit_start(change.after, room - columns(before))
    if after != visible(change.after):
        after = (after.rpartition(" ")[0] or after) + "…"
    return isolate(f"{before}{mark}{after}")


def _table(changes: list[Change], indent: int, width: int, share: float) -> Iterator[str]:
    """Lines of aligned columns; beside place and rule, ``share`` is for the change, the rest for context."""
    place = max((len(change.place) for change in changes), default=0)
    rule = min(width // 3, max((len(change.edit.rule) for change in changes), default=0))
    rest = width - indent - place - rule - 6
    what = max(12, int(rest * share))
    cells = [_what(change, what) for change in changes]
    used = min(what, max(map(columns, cells), default=0))
    for change, cell in zip(changes, cells, strict=True):
        mark = f"[{_fit(change.edit.new, max(8, rest // 4))}]"
        line = (
            f"{'':{indent}}{change.place:>{place}}  {_padded(_fit(change.edit.rule, rule), rule)}"
            f"  {_padded(cell, used)}  {_context(change, mark, rest - used)}"
        )
        yield line.rstrip(" ")


def _what(change: Change, width: int) -> str:
    old, new = change.edit.old, change.edit.new
    length = change.edit.end - change.edit.start
    if change.is_removal:
        return _value(old and (old.strip() or old), length, width)
    room = (width - 3) // 2
    return f"{_value(old, length, room)} → {_value(new, len(new), room)}"


# --- sections -------------------------------------------------------------------------------------


def _head(article: Article, width: int) -> Iterator[str]:
    source = article.source
    facts = (
        article.language or "language unknown",
        source.kind,
        source.encoding or "",
        f"{source.length} characters read",
        f"{len(article.text)} in the text",
    )
    yield isolate(_fit(article.title, width)) if article.title else "(no title)"
    yield visible(", ".join(fact for fact in facts if fact))


def _removals(changes: list[Change], width: int) -> Iterator[str]:
    yield count("removals", (change.edit.kind for change in changes))
    kinds: dict[str, list[Change]] = {}
    for change in changes:
        kinds.setdefault(change.edit.kind, []).append(change)
    grouped = [change for members in kinds.values() for change in members]
    last = None
    for change, line in zip(grouped, _table(grouped, 4, width, 0.65), strict=True):
        if change.edit.kind != last:
            last = change.edit.kind
            yield f"  {visible(last)}"
        yield line


def _edits(changes: list[Change], width: int) -> Iterator[str]:
    yield count("edits", (change.edit.kind for change in changes))
    yield from _table(changes, 2, width, 0.45)


def _spelling(changes: list[Change], text: str, width: int) -> Iterator[str]:
    """Why each word was mended, where the record tells what it was."""
    told = list(evidence(changes, text))
    if not told:
        return
    yield ""
    yield "spelling, by frequency (Zipf) and evidence"
    place = max(len(change.place) for change, *_ in told)
    for change, wrong, right, reasons in told:
        words = f"{isolate(visible(wrong))} → {isolate(visible(right))}"
        yield f"  {change.place:>{place}}  {words}  {isolate(_fit(reasons, 2 * width))}"


def evidence(changes: Iterable[Change], text: str) -> Iterator[tuple[Change, str, str, str]]:
    """Of each change of spelling of which the record tells what there was: the word, what became of it, and why."""
    told = [change for change in changes if change.edit.old is not None]
    if not told:
        return
    from newsclean.spelling.lexicon import load  # only where there is something to tell
    from newsclean.spelling.why import why

    for change in told:
        head, tail = _WORD_END.search(change.before), _WORD_START.match(change.after)
        before, after = head.group() if head else "", tail.group() if tail else ""
        wrong, right = (before + (part or "") + after for part in (change.edit.old, change.edit.new))
        yield change, wrong, right, why(wrong, right, change.edit.rule, text, change.at - len(before), load())


def _issues(issues: Iterable[Issue], width: int) -> Iterator[str]:
    issues = list(issues)
    yield count("issues", (issue.code for issue in issues))
    places = [f"{issue.span.start}–{issue.span.end}" if issue.span else "–" for issue in issues]
    wide = max(map(len, places), default=0)
    code = max((len(issue.code) for issue in issues), default=0)
    for place, issue in zip(places, issues, strict=True):
        message = isolate(_fit(issue.message, 4 * width))
        yield f"  {place:>{wide}}  {_padded(visible(issue.code), code)}  {message}"


def count(name: str, kinds: Iterable[str]) -> str:
    """How many there are, and of each kind."""
    counts = Counter(kinds)
    if not counts:
        return f"{name}: none"
    return f"{name}: {counts.total()} ({', '.join(f'{visible(kind)} {n}' for kind, n in counts.items())})"

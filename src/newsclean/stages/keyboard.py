"""Arabic typed on Persian or Urdu keyboards, and the order of tanwin and alef."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.stages.letters import KEYBOARD, LETTER, LOAN, MARK, RUN, TATWEEL, Spans, foreign_spans
from newsclean.tables import rows
from newsclean.values import Edit, Issue, Span

_TYPED = re.compile(f"[{KEYBOARD}]")
_LOAN = re.compile(f"[{LOAN}]")
_WORD = re.compile("[^ ]+")
_NOT_LETTER = re.compile(f"[^{LETTER}]")
_LAST_LETTER = re.compile(f"[{LETTER}][{MARK}{TATWEEL}\u200c\u200d]*$")
_LETTERS = {
    "\u06a9": ("ك", "character:persian-kaf"),
    "\u06c1": ("ه", "character:heh-goal"),
    "\u06cc": ("ي", "character:persian-ye"),
}
_TANWIN = re.compile(f"ا\u064b|\u064bا(?![{LETTER}{MARK}{TATWEEL}])")


class _FinalYe(NamedTuple):
    """Words cut before their final letter, with that letter."""

    sure: dict[str, str]
    unsure: dict[str, str]


@cache
def _final_ye() -> _FinalYe:
    table = rows("final_ye.tsv")
    cut = {sure: {r["word"][:-1]: r["word"][-1] for r in table if r["sure"] == sure} for sure in ("yes", "no")}
    return _FinalYe(cut["yes"], cut["no"])


def letters(text: str) -> tuple[list[Edit], list[Issue]]:
    """Persian and Urdu forms of ي, ك and ه in words that are Arabic, and an issue for those left open."""
    edits: list[Edit] = []
    unknown: list[Span] = []
    spans = Spans(foreign_spans(text))
    for run in RUN.finditer(text):
        if _TYPED.search(run.group()) and not spans.hold(run.start()):
            _run(text, Span(*run.span()), edits, unknown)
    if not unknown:
        return edits, []
    return edits, [Issue("final-ye", f"words that end in a Persian yeh, for ي or ى: {len(unknown)}", unknown[0])]


def _run(text: str, run: Span, edits: list[Edit], unknown: list[Span]) -> None:
    """Add the edits of one stretch of Arabic words, and its final yehs that no table tells."""
    words = [m for m in _WORD.finditer(text, *run) if _TYPED.search(m.group()) and not _LOAN.search(m.group())]
    known = _final_ye()
    finals = known.sure
    if any(_final(match.group(), known.sure) for match in words):
        finals = known.sure | known.unsure
    for match in words:
        last = _LAST_LETTER.search(text, *match.span())
        for found in _TYPED.finditer(text, *match.span()):
            at, (new, rule) = found.start(), _LETTERS[found.group()]
            if found.group() == "\u06cc" and last and last.start() == at:
                new, rule = _final(match.group(), finals), "character:final-ye"
            if new:
                edits.append(Edit(at, at + 1, new, rule))
            else:
                unknown.append(Span(at, at + 1))


def _final(word: str, finals: dict[str, str]) -> str:
    """What the final yeh of ``word`` stands for; empty if the table does not tell."""
    bare = _NOT_LETTER.sub("", word)
    if not bare.endswith("\u06cc"):
        return ""
    stem = "".join(_LETTERS.get(char, (char,))[0] for char in bare[:-1])
    return finals.get(stem) or (finals.get(stem[1:], "") if stem[:1] in "وف" else "")


def tanwin_order(text: str) -> Iterator[Edit]:
    """Write tanwin and alef in the order that most words of the text have; a tie changes nothing."""
    found = list(_TANWIN.finditer(text))
    after = sum(match.group()[0] == "ا" for match in found)
    if 2 * after != len(found):
        order = "ا\u064b" if 2 * after > len(found) else "\u064bا"
        for match in found:
            if match.group() != order:
                yield Edit(*match.span(), order, "character:tanwin-order")

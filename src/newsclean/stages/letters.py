"""Which characters write Arabic, and which stretches of a text are in another language of the same script.

Classes are bodies of regular-expression character classes (``f"[{LETTER}]"``).
"""

from __future__ import annotations

import re

from newsclean.stages.base import Context
from newsclean.stages.remember import for_one_text
from newsclean.values import Span

# Every letter of the Arabic script, whatever the language; tatweel is none.
LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
TATWEEL = "\u0640"
JOINERS = "\u200c\u200d"

_BASIC = "\u0621-\u063a\u0641-\u064a\u0671"
LOAN = "پچڤڥگڨڭݣ"  # sounds of foreign names, written so in Arabic newspapers too
KEYBOARD = "\u06cc\u06a9\u06c1"  # what a Persian or Urdu keyboard types for ي, ك, ه

_WORD = f"[{LETTER}{MARK}{TATWEEL}{JOINERS}]"
# A word does not begin with a tatweel: a lone one stands for a dash.
_HEAD = f"[{LETTER}{MARK}{JOINERS}]"
RUN = re.compile(f"{_HEAD}{_WORD}*(?: +{_HEAD}{_WORD}*)*")
_KNOWN = re.compile(f"[{_BASIC}{LOAN}{KEYBOARD}]")
_OTHERS = "".join(c for c in map(chr, range(0x620, 0x8CA)) if re.match(f"[{LETTER}]", c) and not _KNOWN.match(c))
_STRONG = re.compile(f"[{_OTHERS}]")
_FOREIGN_SIGN = re.compile(f"[{_OTHERS}{LOAN}{KEYBOARD}{JOINERS}]")
_LINE = re.compile(r"[^\n]+")
_LOAN = re.compile(f"[{LOAN}]")
_DOUBTFUL = re.compile(f"[{KEYBOARD}{JOINERS}]")
# What only Arabic has: the article before two letters, teh marbuta, a hamza on or under alef.
_ARABIC_SIGN = re.compile(f"[ةأإ]|(?<!{_WORD})[وفبكل]{{0,2}}(?:ال|لل)(?:[{JOINERS}{TATWEEL}]*[{LETTER}]){{2}}")
# Words that no Persian, Urdu or Pashto sentence does without and that Arabic lacks, as keyboards type them.
_OTHER_WORDS = re.compile(f"(?<!{_WORD})(?:است|که|این|برای|های|ها|می|شد|شده|بود|کرد|کی|کا|کو|سی|چی|کی|دی)(?!{_WORD})")


def is_arabic(context: Context) -> bool:
    """Whether the document is in Arabic, the language."""
    tag = context.language.tag
    return tag is not None and (tag == "ar" or tag.startswith("ar-"))


@for_one_text
def foreign_spans(text: str) -> list[Span]:
    """The stretches of words of an Arabic document that are in another language of its script, in order.

    A stretch ends where anything but words and spaces stands (see ``foreign``). Where a third of a line's
    letters are in such stretches, the whole line is one: a quoted sentence is not left in pieces by its
    commas.
    """
    if _FOREIGN_SIGN.search(text) is None:
        return []
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        if _FOREIGN_SIGN.search(text, *line.span()):
            spans.extend(_foreign_in_line(text, Span(*line.span())))
    return spans


def _foreign_in_line(text: str, line: Span) -> list[Span]:
    runs = [(Span(*match.span()), match.group()) for match in RUN.finditer(text, *line)]
    found = [(span, run) for span, run in runs if foreign(run)]
    if found and 3 * _letters(found) >= _letters(runs):
        return [line]
    return [span for span, _ in found]


def _letters(runs: list[tuple[Span, str]]) -> int:
    return sum(len(run) - run.count(" ") for _, run in runs)


def foreign(run: str) -> bool:
    """Whether a stretch of words is in another language than Arabic.

    It is if it holds a letter that Arabic has no use for, loan letters in at least two different words, or
    joiners or Persian or Urdu forms of Arabic letters, and no sign that it is Arabic typed on a Persian
    keyboard.
    """
    if _FOREIGN_SIGN.search(run) is None:
        return False
    if _STRONG.search(run):
        return True
    if _LOAN.search(run) and len({word for word in run.split(" ") if _LOAN.search(word)}) > 1:
        return True
    return bool(_DOUBTFUL.search(run)) and (not _ARABIC_SIGN.search(run) or bool(_OTHER_WORDS.search(run)))


class Spans:
    """Membership in sorted, disjoint spans, for offsets that only grow."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._next = 0

    def hold(self, offset: int) -> bool:
        """Whether a span holds ``offset``, which may not be smaller than that of the call before."""
        spans = self._spans
        while self._next < len(spans) and spans[self._next].end <= offset:
            self._next += 1
        return self._next < len(spans) and spans[self._next].start <= offset

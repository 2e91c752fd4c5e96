"""Words that were torn apart or set twice: «و الكفاءة», «المملكة المملكة المغربية»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.stages.letters import LETTER, MARK, Spans, foreign_spans
from newsclean.values import Edit

# Directly after a comma too, which will get its space.
_WAW = re.compile(f"و(?=[ \u064e])(?<![^\\s،؛؟!:,;].)\u064e? +(?=[{LETTER}][{MARK}]*[{LETTER}])")
# The word before, if it is one letter (of a list, an agency's name) or says that a letter is meant.
_LETTER_BEFORE = re.compile(f"(?:^|[ \n(])(?:[{LETTER}][{MARK}]*|[وبل]?(?:ال)?حرف[اي]?|الواو) +$")
_REACH = 24  # code points that are looked at before a waw

# A definite noun twice, then a definite word. Relations ("العلاقات العربية العربية") end in a nisba.
_DOUBLED = re.compile(f'(?<=[ \n(«"])(ال[{LETTER}]{{4,}}) \\1(?= (?!\\1(?![{LETTER}{MARK}]))ال[{LETTER}]{{2}})')
_NISBA = re.compile("(?:ي|ية|يين|يون|يات|يتين|يان)$")
_LINE = re.compile(r"[^\n]+")
_DOUBLE = re.compile(" ال([^ ]{4,}+) ال\\1 ")  # a cheap first test; what is no space is read fastest


def detached_waw(text: str) -> list[Edit]:
    """Blanks between «و» and the word that it belongs to."""
    found = list(_WAW.finditer(text))
    if not found:
        return []
    spans = Spans(foreign_spans(text))
    edits = []
    for match in found:
        start, end = match.span()
        if not (_LETTER_BEFORE.search(text[max(0, start - _REACH) : start]) or spans.hold(start)):
            blank = text.index(" ", start)
            edits.append(Edit(blank, end, "", "word:detached-waw"))
    return edits


def doubled(text: str) -> Iterator[Edit]:
    """The second of two equal nouns before an adjective; never twice on a line (rhetoric)."""
    if _DOUBLE.search(text) is None:
        return
    for line in _LINE.finditer(text):
        found = list(_DOUBLED.finditer(text, *line.span()))
        if len(found) == 1:
            word, start = found[0].group(1), found[0].start()
            before = text[max(line.start(), start - len(word) - 1) : start].strip()
            if before != word and not _NISBA.search(word):
                yield Edit(start + len(word), start + 2 * len(word) + 1, "", "word:doubled")

"""Unicode normalisation form C, in time linear in the text, as edits of the words that need it.

NFC and never NFKC: compatibility mappings make four letters with a Persian yeh of ﷼, three characters of ½,
and a space with a mark of an isolated mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from newsclean.edits import trimmed
from newsclean.values import Edit

# A space composes with nothing and no mark moves across it, so that words can be normalised one by one.
_SHORT = 256  # code points that CPython sorts in an instant even if all are marks in the worst order


def nfc(text: str) -> str:
    """``text`` in normalisation form C.

    ``unicodedata.normalize`` sorts marks by insertion: 100,000 stacked marks in the wrong order take minutes.
    Long texts get their marks sorted here first, which leaves it nothing to move.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text if len(text) <= _SHORT else _marks_sorted(text))


def nfc_edits(text: str, rule: str) -> list[Edit]:
    """The edits that bring ``text`` to NFC, one for each word that is not, cut down to what differs."""
    if unicodedata.is_normalized("NFC", text):
        return []
    edits = []
    for start, end in _uneven(text):
        word = text[start:end]
        normal = nfc(word)
        if normal != word:
            edits.append(trimmed(start, word, normal, rule))
    return edits


def _uneven(text: str) -> Iterator[tuple[int, int]]:
    """The words that are not in NFC, found by halves: a half that is, is not looked at again."""
    spans = [(0, len(text))]
    while spans:
        start, end = spans.pop()
        if unicodedata.is_normalized("NFC", text[start:end]):
            continue
        middle = (start + end) // 2
        at = max(text.rfind(" ", start, middle), text.rfind("\n", start, middle))
        if at < 0:
            found = (text.find(" ", middle, end), text.find("\n", middle, end))
            at = min((place for place in found if place >= 0), default=-1)
        if at < 0:
            yield start, end
        else:
            spans += [(at + 1, end), (start, at)]


def _marks_sorted(text: str) -> str:
    """``text`` with each stack of combining marks in canonical order."""
    pieces: list[str] = []
    stack: list[str] = []
    for char in text:
        if unicodedata.combining(char):
            stack.extend(unicodedata.normalize("NFD", char))
            continue
        if stack:
            pieces.extend(sorted(stack, key=unicodedata.combining))
            stack.clear()
        pieces.append(char)
    pieces.extend(sorted(stack, key=unicodedata.combining))
    return "".join(pieces)

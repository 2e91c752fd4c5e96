"""Labels of sections and menus: a line that is one of them, and a line that is nothing but several.

Menus lose their spaces when a page is flattened («الدوليالرئيسية»). Guessing where one word ends and the next
begins fails on ordinary words, so a line is only ever cut into labels that ``data/labels.tsv`` or
``data/phrases.tsv`` lists, and only if that leaves nothing over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsclean import tables
from newsclean.credits.known import place as place_of
from newsclean.phrases import first_letters, first_word, fold, letters, short_phrases

KINDS = frozenset({"section", "menu", "platform", "language"})
_BESIDE_OTHERS = frozenset({"platform", "language"})
LONGEST_LINE = 120
"""Longer lines are never segmented."""

_SEPARATORS = frozenset("|›»«‹>/\\·•●▪■◆♦–—→←⟩❯‣⋅∙")
_OF_SENTENCES = re.compile(r"[\d.,;!?،؛؟…()\[\]\"“”]")
_PARTS = re.compile(r"[\s|/›»>•·●▪–-]+")
_MENU_WORDS, _LABEL_WORDS, _LABELS_OF_MENU, _HOME_PIECES = range(3, 21), 3, 3, 2
_WORD = re.compile(r"[^\W_]+")
_IGNORED = frozenset("&'’-+_*:")
_SHORTEST_LINE = 4
_LONGEST_LABEL = 60  # twice the longest of the table, for the marks and spaces that folding takes away
_HEAD = 6  # letters that tell most lines from all entries
_HEAD_SIZES = range(2, _HEAD + 1)

# What stands between two characters of a line once spaces and separators are gone.
_GLUED, _CASE, _SPACE, _HARD = range(4)


class Label(NamedTuple):
    """A label at ``[start, end)`` of a line (offsets in code points), its kind, and its words as written."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A known label without its spaces; ``cuts`` are the places where it may have one."""

    kind: str
    cuts: frozenset[int]
    strong: bool


class _Squeezed(NamedTuple):
    """A line without spaces: folded letters, where each came from, and what stood before each."""

    text: str
    starts: list[int]
    ends: list[int]
    gaps: list[int]


def kind_of(line: str) -> str | None:
    """``"section"`` or ``"menu"`` if the whole line is one such label, else None."""
    if len(line) > _LONGEST_LABEL:
        return None
    word = first_word(line)
    return _labels().get(fold(line)) if word is None or word in _first_words() else None


def may_open(word: str) -> bool:
    """Whether a line whose ``first_word`` is ``word`` may be one label or more."""
    return word in _first_words() or word in _parts_of_heads() or _begins_entry(word)


def segment(line: str) -> tuple[Label, ...] | None:
    """The labels that ``line`` consists of, if it is nothing but two or more of them, else None.

    A single word cut in two needs a label that only menus have (الرئيسية); labels apart need a visible
    separator, or such a label, or to be three. Cost is linear in the length of the line.
    """
    if not _SHORTEST_LINE <= len(line) <= LONGEST_LINE or _OF_SENTENCES.search(line) or not _may_begin(line):
        return None
    if not _may_end(line):
        return None
    squeezed = _squeeze(line)
    cuts = _cut(squeezed) if squeezed is not None else None
    if squeezed is None or cuts is None or len(cuts) < 3 or not _is_navigation(squeezed, cuts):
        return None
    return tuple(_label(line, squeezed, start, end) for start, end in pairwise(cuts))


def is_menu(line: str) -> bool:
    """Whether ``line`` is a menu with a few words of its own: it begins with a label, has no sign of a sentence, and
    either leads home first or holds labels and places for the most part, three labels at the least.

    Where letters have case every word must begin with a capital, as labels do.
    """
    word = first_word(line)
    if len(line) > LONGEST_LINE or (word is not None and word not in _first_words()) or _OF_SENTENCES.search(line):
        return False
    words = [part for part in _PARTS.split(line) if part]
    if not _MENU_WORDS.start <= len(words) < _MENU_WORDS.stop or any(word[0].islower() for word in words):
        return False
    kinds = _kinds_of(words)
    known = [kind for kind in kinds if kind is not None]
    labelled = len(known) - known.count("place")
    if kinds[0] == "home":
        return (len(kinds) > _HOME_PIECES and labelled > 1 and 2 * len(known) >= len(kinds)) or _leads_home(kinds)
    return kinds[0] is not None and labelled >= _LABELS_OF_MENU and 3 * len(known) >= 2 * len(kinds)


def _leads_home(kinds: list[str | None]) -> bool:
    """Home and the places whose news there are: «Accueil Bretagne Finistère»."""
    return len(kinds) > 1 and all(kind == "place" for kind in kinds[1:])


def _kinds_of(words: list[str]) -> list[str | None]:
    """The longest labels, or else places, that ``words`` are put together of, with ``None`` for any other word."""
    kinds: list[str | None] = []
    at = 0
    while at < len(words):
        size, kind = next(
            ((size, kind) for size in range(_LABEL_WORDS, 0, -1) if (kind := _kind(" ".join(words[at : at + size])))),
            (1, None),
        )
        kinds.append(kind)
        at += size
    return kinds


def _kind(words: str) -> str | None:
    key = fold(words)
    kind = "home" if key in _homes() else _labels().get(key)
    return kind or ("place" if place_of(words) is not None else None)


@cache
def _homes() -> frozenset[str]:
    return frozenset(fold(row["label"]) for row in tables.rows("labels.tsv") if "-menu-home" in row["id"])


@cache
def known_rules() -> frozenset[str]:
    """The rules that a line of labels goes by."""
    return frozenset(f"{kind}:{form}" for kind in ("section", "menu") for form in ("label", "labels"))


@cache
def _labels() -> dict[str, str]:
    return {fold(row["label"]): row["kind"] for row in tables.rows("labels.tsv") if row["kind"] not in _BESIDE_OTHERS}


@cache
def _first_words() -> frozenset[str]:
    """The words that a label begins with: most lines stop here."""
    return frozenset(map(first_letters, _labels()))


@cache
def _entries() -> dict[str, _Entry]:
    """Labels and short phrases by their letters alone; a label wins over a phrase of the same words."""
    entries: dict[str, _Entry] = {}
    for key, phrase in short_phrases().items():
        _enter(entries, key, phrase.kind, phrase.where == "line")
    for row in tables.rows("labels.tsv"):
        _enter(entries, fold(row["label"]), row["kind"], row["kind"] in ("menu", "platform"))
    return entries


def _enter(entries: dict[str, _Entry], key: str, kind: str, strong: bool) -> None:
    words = _WORD.findall(key)
    letters_only = "".join(words)
    cuts = set(accumulate(map(len, words[:-1])))
    known = entries.get(letters_only)
    if known is not None:
        cuts |= known.cuts
        strong = strong or known.strong
    if len(letters_only) >= 2:
        entries[letters_only] = _Entry(kind, frozenset(cuts), strong)


@cache
def _heads() -> frozenset[str]:
    """The first letters of every entry: most lines stop here."""
    return frozenset(entry[:_HEAD] for entry in _entries())


@cache
def _parts_of_heads() -> frozenset[str]:
    """All that a head of an entry begins with."""
    return frozenset(head[:size] for head in _heads() for size in range(1, _HEAD + 1))


def _may_begin(line: str) -> bool:
    head = first_word(line)
    if head is None or (len(head) < _HEAD and head in _parts_of_heads()):  # letters of the next word may belong to it
        head = "".join(filter(str.isalpha, fold(line[: 4 * _HEAD])))
    return _begins_entry(head)


def _begins_entry(head: str) -> bool:
    return not _heads().isdisjoint([head[:size] for size in _HEAD_SIZES])


@cache
def _tails() -> frozenset[str]:
    """The last letters of every entry."""
    return frozenset(entry[-_HEAD:] for entry in _entries())


def _may_end(line: str) -> bool:
    """Whether an entry ends like ``line``, which holds no digits: what is left of it are the letters of its folding."""
    tail = "".join(filter(str.isalpha, fold(line)))[-_HEAD:]
    return not _tails().isdisjoint([tail[-size:] for size in _HEAD_SIZES])


@cache
def _longest() -> int:
    return max(map(len, _entries()))


def _squeeze(line: str) -> _Squeezed | None:
    """The line without spaces and separators; None if it holds digits or the punctuation of a sentence."""
    squeezed = _Squeezed("", [], [], [])
    folded: list[str] = []
    gap, before = _HARD, ""
    for place, char in enumerate(line):
        if char.isspace():
            gap = max(gap, _SPACE)
            continue
        new = _folded(char)
        if new.isalpha():
            gap = max(gap, _CASE if _turns(before, char) else _GLUED)
            for letter in new:
                folded.append(letter)
                squeezed.starts.append(place)
                squeezed.ends.append(place + 1)
                squeezed.gaps.append(gap)
                gap = _GLUED
            before = char
        elif not new:
            # A mark belongs to the letter before it.
            if squeezed.ends:
                squeezed.ends[-1] = place + 1
        elif char in _SEPARATORS:
            gap = _HARD
        elif char not in _IGNORED:
            return None
    return squeezed._replace(text="".join(folded))


@lru_cache(maxsize=1024)
def _folded(char: str) -> str:
    return char.casefold().translate(letters())


def _turns(before: str, char: str) -> bool:
    """Whether a new word seems to begin at ``char``: a capital after a small letter, or another script."""
    if not before:
        return False
    return (before.islower() and char.isupper()) or before.isascii() != char.isascii()


def _cut(squeezed: _Squeezed) -> list[int] | None:
    """The borders of the fewest entries that make up the line, or None."""
    entries, longest, size = _entries(), _longest(), len(squeezed.text)
    best: list[tuple[int, int] | None] = [None] * (size + 1)
    best[0] = (0, 0)
    for start in range(size):
        reached = best[start]
        if reached is None:
            continue
        for end in range(start + 2, min(size, start + longest) + 1):
            entry = entries.get(squeezed.text[start:end])
            if entry is None or not _holds_together(squeezed, start, end, entry):
                continue
            known = best[end]
            if known is None or known[0] > reached[0] + 1:
                best[end] = (reached[0] + 1, start)
    return _borders(best)


def _borders(best: list[tuple[int, int] | None]) -> list[int] | None:
    place = len(best) - 1
    borders = [place]
    while place:
        step = best[place]
        if step is None:
            return None
        place = step[1]
        borders.append(place)
    return borders[::-1]


def _holds_together(squeezed: _Squeezed, start: int, end: int, entry: _Entry) -> bool:
    """Whether spaces inside the piece stand where the label has them, and no separator does."""
    if end < len(squeezed.starts) and _splits(squeezed, end):
        return False
    return all(
        squeezed.gaps[place] < _SPACE or (squeezed.gaps[place] == _SPACE and place - start in entry.cuts)
        for place in range(start + 1, end)
    )


def _splits(squeezed: _Squeezed, place: int) -> bool:
    """Whether ``place`` is inside one character of the line (a ligature folds to several letters)."""
    return squeezed.starts[place] == squeezed.starts[place - 1]


def _is_navigation(squeezed: _Squeezed, cuts: list[int]) -> bool:
    """Whether the pieces are a menu rather than words that happen to be labels."""
    gaps = {squeezed.gaps[cut] for cut in cuts[1:-1]}
    words = {squeezed.text[start:end] for start, end in pairwise(cuts)}
    strong = any(_entries()[word].strong for word in words)
    if not all(end - start >= _fewest_letters(squeezed, start, end) for start, end in pairwise(cuts)):
        return False
    if strong or _GLUED in gaps:
        return strong
    return len(words) >= 3 or (gaps == {_HARD} and len(words) > 1)


def _fewest_letters(squeezed: _Squeezed, start: int, end: int) -> int:
    """Short labels (فن, 新闻) must stand apart; the looser a piece hangs together, the longer it must be."""
    gaps = squeezed.gaps[start], squeezed.gaps[end] if end < len(squeezed.gaps) else _HARD
    return {_GLUED: 4, _CASE: 3}.get(min(gaps), 2)


def _label(line: str, squeezed: _Squeezed, start: int, end: int) -> Label:
    first, last = squeezed.starts[start], squeezed.ends[end - 1]
    return Label(first, last, _entries()[squeezed.text[start:end]].kind, line[first:last])

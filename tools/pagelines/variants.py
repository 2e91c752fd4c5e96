"""Variants of annotated pages to train on: what other sites do that the pages at hand, or their annotations, lack.

``with_lists`` cuts stretches of the article into short lines, as lists, tables and steps are. It is for sets whose
annotations leave lists out, so that short lines within a story are not learned as none of it. ``with_teasers`` puts
teasers of other stories and comments of readers before, into and behind the article. All is drawn from the pages of the
set itself, by a seeded generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

ARTICLE = 0.5  # a line that shares so much with the annotated text is of the article
LISTED = 0.5  # of the article's lines, those that are cut to pieces
PIECES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 18)  # words of a line of a list
SENTENCE = 8  # words; shorter lines are not cut
LEAST = 4  # lines; a shorter article has no variants
STATED = 12  # words of a line that may be another story's teaser
NOTE = 6  # words at most of the lines that stand around teasers: dates, names, sections


class Labelled(NamedTuple):
    """A line, the share of its words that stand in the article (-1 without words), whether a variant put it there."""

    text: str
    share: float
    added: bool = False

    @property
    def is_article(self) -> bool:
        return self.share >= ARTICLE


class Story(NamedTuple):
    """What other pages show of a story: its headline and its sentences."""

    page: int
    title: str
    sentences: tuple[str, ...]


class Look(NamedTuple):
    """How a list of teasers looks."""

    title: bool
    teaser: bool
    cut: bool
    note: str
    twice: bool
    joined: bool


Page = Sequence[Labelled]


def story(number: int, page: Page, title: str | None) -> Story | None:
    """What others show of page ``number``, if it has a headline and enough sentences."""
    told = tuple(line.text for line in page if line.is_article and _size(line) >= STATED)
    return Story(number, " ".join(title.split()), told) if title and title.strip() and len(told) >= 3 else None


def notes(pages: Iterable[Page]) -> list[str]:
    """The short lines of the pages that belong to no article."""
    return [line.text for page in pages for line in page if line.share < ARTICLE and _size(line) <= NOTE]


def _size(line: Labelled) -> int:
    return line.text.count(" ") + 1


def with_lists(page: Page, draw: Random) -> list[Labelled] | None:
    """``page`` with stretches of its article cut into short lines."""
    places = [k for k, line in enumerate(page) if line.is_article]
    if len(places) < LEAST:
        return None
    chosen: set[int] = set()
    while len(chosen) < LISTED * len(places):
        start, length = draw.randrange(len(places)), draw.randint(1, max(1, len(places) // 4))
        chosen.update(places[start : start + length])
    cut = (_pieces(line, draw) if k in chosen and _size(line) >= SENTENCE else [line] for k, line in enumerate(page))
    return [piece for pieces in cut for piece in pieces]


def _pieces(line: Labelled, draw: Random) -> list[Labelled]:
    words, pieces = line.text.split(), []
    while words:
        size = draw.choice(PIECES)
        piece = " ".join(words[:size])
        del words[:size]
        if draw.random() < 0.85:
            piece = piece.rstrip('.,;:!?"”')
        if draw.random() < 0.7:
            piece = piece[:1].upper() + piece[1:]
        if piece.strip():
            pieces.append(Labelled(piece, 1.0))
    return pieces


def with_teasers(
    page: Page, number: int, stories: Sequence[Story], around: Sequence[str], draw: Random
) -> list[Labelled] | None:
    """``page``, the ``number``-th of its set, with teasers of the other ``stories`` and ``around`` them short lines."""
    places = [k for k, line in enumerate(page) if line.is_article]
    if len(places) < LEAST or len(stories) < 2 or not around:
        return None
    others = [told for told in stories if told.page != number]
    boxes = _inside(page, places, others, around, draw)
    first, behind = places[0], places[-1] + 1
    if draw.random() < 0.6:
        boxes[behind] = _teasers(others, around, draw.randint(3, 14), _look(draw), draw)
    if draw.random() < 0.3:
        boxes[behind] = boxes.get(behind, []) + _comments(others, around, draw.randint(2, 8), draw)
    if draw.random() < 0.3:
        boxes[first] = _teasers(others, around, draw.randint(2, 8), _look(draw), draw)
    made: list[Labelled] = []
    for k in range(len(page) + 1):
        made += [Labelled(text, 0.0, True) for text in boxes.get(k, ())]
        made += page[k : k + 1]
    return made


def _inside(
    page: Page, places: Sequence[int], others: Sequence[Story], around: Sequence[str], draw: Random
) -> dict[int, list[str]]:
    """Boxes before some of the article's sentences, all of one look."""
    boxes: dict[int, list[str]] = {}
    look = _look(draw)
    for _ in range(draw.choice((0, 1, 1, 2, 3, 4))):
        at = draw.choice(places[1:])
        if _size(page[at]) >= SENTENCE:
            label = [draw.choice(around)] if draw.random() < 0.5 else []
            boxes[at] = label + _teasers(others, around, draw.choice((1, 1, 1, 2, 3)), look, draw)
    return boxes


def _look(draw: Random) -> Look:
    title, teaser = draw.random() < 0.8, draw.random() < 0.5
    note = draw.choice(("", "", "before", "behind"))
    return Look(title or not teaser, teaser, draw.random() < 0.3, note, draw.random() < 0.15, draw.random() < 0.2)


def _teasers(others: Sequence[Story], around: Sequence[str], count: int, look: Look, draw: Random) -> list[str]:
    return [line for _ in range(count) for line in _teaser(draw.choice(others), around, look, draw)]


def _teaser(told: Story, around: Sequence[str], look: Look, draw: Random) -> list[str]:
    words = told.sentences[0].split()
    size = draw.randint(12, 35)
    opening = " ".join(words[:size]) + ("…" if look.cut and size < len(words) else "")
    lines = [told.title] * look.title + [opening] * look.teaser
    note = draw.choice(around)
    lines = [note] * (look.note == "before") + lines + [note] * (look.note == "behind")
    lines = lines[:1] * look.twice + lines
    return [" ".join(lines)] if look.joined else lines


def _comments(others: Sequence[Story], around: Sequence[str], count: int, draw: Random) -> list[str]:
    """Sentences of other stories, each under a short line as a reader's name or a date is."""
    lines: list[str] = []
    for _ in range(count):
        told = draw.choice(others)
        start = draw.randrange(len(told.sentences))
        lines += [draw.choice(around), *told.sentences[start : start + draw.choice((1, 1, 1, 2))]]
        lines += [draw.choice(around)] * (draw.random() < 0.5)
    return lines

"""What tells a headline from the lines around it: trails, the name of its site, a story that repeats it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsclean import labels, phrases
from newsclean.stages.lines import Line
from newsclean.stages.stems import stems
from newsclean.stages.typed import Typed

OVERLAP = 0.34  # of the words of a headline: what the story's opening repeats
TRAIL_END, TRAIL_WORDS = 3, 5  # words of a headline behind a trail at the least, of the pieces before it at the most
SITE_WORDS = 5  # of the name of a site, marks included
SAMPLE = 4  # code points at the ends of two lines that differ in most
WIDTH, SLACK, NEARLY = 60, 20, 0.8  # code points of a full line of wrapped text at the least, of a word more
WRAPPED_WORDS = 7

CUT_TRAIL = Typed("menu", "menu:breadcrumb", where="line")
CUT_LINES = 2  # below a trail that is cut short, of which one is its headline
_TRAIL_MARK = re.compile(r"[>›»→❯▸/]")
_ARROW = re.compile(r"\s*[>›»→❯▸]\s*")
_TRAIL = re.compile(r"\s*[>›»→❯▸]\s*|\s+/\s+")


def leads_to(line: str, other: str, told: Callable[[], bool]) -> bool:
    """Whether ``line`` ends with ``other``, a headline, behind the trail that leads to it, or begins with it, before a
    bar and the name of a site. What tells no trail by its form must be ``told`` in the story."""
    if len(line) <= len(other):
        return False
    if line.endswith(other[-SAMPLE:]):
        return _ends_with(line, other, told)
    return line.startswith(other[:SAMPLE]) and _names_site_behind(line, other)


def _names_site_behind(line: str, other: str) -> bool:
    heads = {line.partition(bar)[0] for bar in (" | ", " - ")} | {line.rpartition(bar)[0] for bar in (" | ", " - ")}
    heads = {head for head in heads if head and line.count(" ") - head.count(" ") <= SITE_WORDS + 1}
    return other.count(" ") + 1 >= TRAIL_END and phrases.fold(other) in map(phrases.fold, heads)


def _ends_with(line: str, other: str, told: Callable[[], bool]) -> bool:
    if other.count(" ") + 1 < TRAIL_END:
        return False
    whole, end = letters(line), letters(other)
    ahead = whole.removesuffix(end)
    if not ahead or ahead == whole or ahead.isdigit() or _goes_through(line, other):
        return False
    return trail_end(line) is not None or (other.count(" ") >= TRAIL_END and (begins_at_home(line, other) or told()))


def _goes_through(line: str, other: str) -> bool:
    """Whether the words of ``other`` stand in the midst of a sentence of ``line``, not after a part of its own."""
    return other[0].isupper() and line[-len(other)].islower()


def begins_at_home(line: str, other: str) -> bool:
    """Whether ``line`` leads from the home of a site («الرئيسية», «أنت هنا:») through a section to ``other``."""
    return line.count(" ") > other.count(" ") + 1 and begins_with_home(line)


def begins_with_home(line: str) -> bool:
    """Whether the first word or two of ``line`` are what a menu begins with: «الرئيسية», "Accueil"."""
    first, _, rest = line.partition(" ")
    heads = (first.strip(":"), f"{first} {rest.partition(' ')[0]}".strip(":"))
    return any(labels.kind_of(head) == "menu" or _is_menu(head) for head in heads)


def _is_menu(head: str) -> bool:
    found = phrases.match(head)
    return found is not None and found.kind == "menu"


def letters(line: str) -> str:
    """The letters and digits of ``line``, folded: of words that may be glued."""
    return "".join(filter(str.isalnum, phrases.fold_letters(line)))


def trail_end(line: str) -> int | None:
    """Where the last piece of a trail («أخبار > محليات > …») begins, if it can be a headline."""
    if _TRAIL_MARK.search(line) is None:
        return None
    marks = list(_TRAIL.finditer(line))
    if len(marks) < 2 or "«" in line:
        return None
    pieces = _TRAIL.split(line)
    if len(pieces[-1].split()) < TRAIL_END or any(len(p.split()) > TRAIL_WORDS for p in pieces[:-1]):
        return None
    return marks[-1].end()


def is_trail(line: str) -> bool:
    """Whether all of ``line`` leads to a section: «حوا > مطبخ حوا > أطباق رئيسية», three short pieces or more."""
    if _TRAIL_MARK.search(line) is None or "«" in line:
        return False
    pieces = _ARROW.split(line)
    return len(pieces) >= TRAIL_END and all(0 < len(piece.split()) <= TRAIL_WORDS for piece in pieces)


def leads_on(line: str, below: Sequence[Line]) -> bool:
    """Whether ``line`` breaks off within the first words of a headline below it: a trail that a theme cut short."""
    if not line.endswith(("…", "...")):
        return False
    split = line.rstrip("….").split()
    heads = [" ".join(split[-size:]) for size in range(TRAIL_END, len(split))]
    return any(other.text.startswith(head) for other in below for head in heads if len(head) < len(other.text))


def cut_trail(lines: Sequence[Line], k: int) -> Typed | None:
    """The trail that line ``k`` is, if it breaks off where a headline right below it goes on."""
    return CUT_TRAIL if leads_on(lines[k].text, lines[k + 1 : k + 1 + CUT_LINES]) else None


def is_told(line: Line, story: Sequence[Line]) -> bool:
    """Whether the lines of ``story`` repeat a third of the words of ``line``, two at the least."""
    own = stems(line.text)
    common = own & stems(" ".join(other.text for other in story))
    return len(common) >= max(2.0, OVERLAP * len(own))


def is_wrapped(lines: Sequence[Line], k: int) -> bool:
    """Whether line ``k`` is the first of a paragraph set in lines of one width: no line below is longer, and another
    full one breaks off as it does, behind the end of the paragraph."""
    line = lines[k]
    full = len(line.raw)
    if full < WIDTH or line.closes or line.words < WRAPPED_WORDS:
        return False
    below = lines[k + 1 :]
    if any(len(other.raw) > full + SLACK for other in below):
        return False
    if not below or not (below[0].closes or len(below[0].raw) >= NEARLY * full):
        return False
    end = next((j for j, other in enumerate(below) if other.closes), len(below))
    return any(not other.closes and len(other.raw) >= NEARLY * full for other in below[end + 1 : -1])

"""In which elements the pieces of a part of a page stand, as far as tags tell: no tree knows where they are.

The part need not begin where an element does: the elements around it that end within it are told apart, too. No input
raises, and the time grows linearly with the part, since elements deeper than ``_DEEPEST`` are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsclean.page.markup import Piece

Path = tuple[int, ...]
"""The numbers of the elements around a piece, outermost first; they grow with their place in the page.

The first is 0 or less: the innermost element around the part that has not ended yet, 0 for the innermost of all.
"""

_LISTS = ("ul", "ol", "dl", "menu", "li", "dd", "dt")
_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "aside", "header", "footer"),
        *("nav", "table", "tbody", "tr", "td", "th", "blockquote", "figure", "figcaption", "form", "fieldset"),
        *("details", "pre", *_LISTS),
    )
)
_SKIPPED = frozenset({"script", "style", "noscript", "template", "textarea", "svg", "iframe"})
_TAG = re.compile(r"<(/?)([a-zA-Z!][^\s/><]*)")
# An element that ends where another one of its kind begins.
_UNNESTED = frozenset({"p", "li", "dd", "dt", "tr", "td", "th"})
_DEEPEST = 250  # as deep as libxml2 goes


class Elements:
    """The elements around those ``pieces`` of a page that are ``within``, and whether each piece is a link."""

    def __init__(self, page: str, pieces: Sequence[Piece], within: range) -> None:
        self._first = within.start
        self._paths: list[Path] = []
        self._links: list[bool] = []
        self._names = [""]
        self._stack = [0]
        self._is_link = False
        at = pieces[within.start].start
        for piece in pieces[within.start : within.stop]:
            changed = self._read(page, at, piece.start)
            self._paths.append(tuple(self._stack) if changed or not self._paths else self._paths[-1])
            self._links.append(self._is_link)
            at = piece.end

    def path(self, piece: int) -> Path:
        """What is around a piece."""
        return self._paths[piece - self._first]

    def is_link(self, piece: int) -> bool:
        """Whether a piece stands in a link."""
        return self._links[piece - self._first]

    def name(self, path: Path) -> str:
        """What the innermost element is called, nothing where that is not known."""
        return self._name(path[-1])

    def home(self, path: Path) -> int:
        """The element around the innermost one; around its list, if that is of a list."""
        depth = len(path) - 1
        while depth > 1 and self._name(path[depth]) in _LISTS and self._name(path[depth - 1]) in _LISTS:
            depth -= 1
        return path[max(0, depth - 1)]

    def around_quote(self, path: Path) -> int | None:
        """The element around the quote that the innermost element is, or is a paragraph of; else ``None``."""
        depth = len(path) - 1
        while depth > 0 and self._name(path[depth]) in ("p", "blockquote"):
            if self._name(path[depth]) == "blockquote":
                return path[depth - 1]
            depth -= 1
        return None

    def _name(self, element: int) -> str:
        return self._names[max(0, element)]

    def _read(self, page: str, start: int, end: int) -> bool:
        """Read the tags of a gap between pieces; whether elements begin or end there."""
        changed = False
        skipped = ""
        blind = start
        for match in _TAG.finditer(page, start, end):
            closes, name = match.groups()
            name = name.lower()
            if match.start() < blind or (skipped and name != skipped):
                continue
            if name in _BLOCKS:
                changed = True
                (self._close if closes else self._open)(name)
            elif name == "a":
                self._is_link = not closes
            elif name in _SKIPPED:
                skipped = "" if closes else name
            elif name.startswith("!--"):
                blind = page.find("-->", match.start(), end) % (end + 1)  # an endless comment ends with the gap
        return changed

    def _open(self, name: str) -> None:
        last = self._name(self._stack[-1])
        if last == "p" or (last == name and name in _UNNESTED):
            self._stack.pop()
        if len(self._stack) < _DEEPEST:
            self._stack.append(len(self._names))
            self._names.append(name)

    def _close(self, name: str) -> None:
        stack = self._stack
        for depth in range(len(stack) - 1, 0, -1):
            if self._names[stack[depth]] == name:
                del stack[depth:]
                return
        if len(stack) == 1 and name not in _UNNESTED:
            stack[0] -= 1


def holds(element: int, path: Path) -> bool:
    """Whether ``element`` is one of those around a piece."""
    return element in path if element > 0 else path[0] >= element


def around(element: int, path: Path) -> int | None:
    """The element around ``element``, one of ``path``; ``None`` where it is not known."""
    place = path.index(element) if element in path else 0
    return path[place - 1] if place else None


def innermost(paths: Iterable[Path], sizes: Iterable[int], share: float) -> int:
    """The innermost element that holds ``share`` of all, more than a half."""
    held: defaultdict[int, int] = defaultdict(int)
    total = 0
    for path, size in zip(paths, sizes, strict=True):
        total += size
        for element in path:
            held[element] += size
    beyond = 0  # what stands in elements around the part stands in those around them as well
    for element in sorted(held, reverse=True):
        beyond += held[element] if element <= 0 else 0
        if (held[element] if element > 0 else beyond) >= share * total:
            return element
    return 0

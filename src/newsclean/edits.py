"""Edit lists: the one place that changes text, and the arithmetic that keeps the record true.

An edit list is sorted, its edits are disjoint, and its offsets count code points of the text it applies to.
Stages return edit lists; nothing else in the package builds changed text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from newsclean.values import Edit, Span

# An edit of its parts, for the loops that make most of them: ``Edit(...)`` takes twice the time.
edit_of: Callable[[tuple[int, int, str, str, str | None]], Edit] = partial(tuple.__new__, Edit)


def check(edits: Sequence[Edit], length: int) -> None:
    """Raise ``ValueError`` unless ``edits`` is an edit list for a text of ``length`` code points."""
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= length:
            raise ValueError(f"edit {edit} is out of order, overlaps, or leaves a text of {length} code points")
        at = edit.end


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with ``edits`` made."""
    if not edits:
        return text
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces.append(text[at : edit.start])
        pieces.append(edit.new)
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def revert(text: str, edits: Sequence[Edit]) -> str:
    """Return the text that ``edits`` made ``text`` from.

    Raises ``ValueError`` if an edit does not carry what it took out, or the text does not hold what it put in.
    """
    pieces: list[str] = []
    at = shift = 0
    for edit in edits:
        if edit.old is None:
            raise ValueError("the record carries no source text (it was made with carry_source=False)")
        start = edit.start + shift
        end = start + len(edit.new)
        if text[start:end] != edit.new:
            raise ValueError(f"the text does not hold what {edit} put in")
        pieces.append(text[at:start])
        pieces.append(edit.old)
        at = end
        shift += len(edit.new) - len(edit.old)
    pieces.append(text[at:])
    return "".join(pieces)


def carry(source: str, edits: Iterable[Edit]) -> list[Edit]:
    """Fill in what each edit takes out of ``source``; edits that change nothing are dropped."""
    carried = []
    for start, end, new, rule, _ in edits:
        old = source[start:end]
        if old != new:
            carried.append(edit_of((start, end, new, rule, old)))
    return carried


def permitted(edits: Sequence[Edit], forbidden: Collection[str]) -> Sequence[Edit]:
    """The edits of which neither a rule nor a kind is in ``forbidden``."""
    if not forbidden:
        return edits
    return [edit for edit in edits if not any(r in forbidden or r.partition(":")[0] in forbidden for r in edit.rules)]


def trimmed(start: int, old: str, new: str, rule: str) -> Edit:
    """The edit that makes ``new`` of ``old`` at ``start``, without what both begin and end with."""
    limit = min(len(old), len(new))
    head = tail = 0
    while head < limit and old[head] == new[head]:
        head += 1
    limit -= head
    while tail < limit and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail], rule)


def compose(middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> Sequence[Edit]:
    """Return the edit list that does what ``first`` and then ``second`` do.

    ``middle`` is the text between the two. Edits of the two lists that overlap in it become one edit that names
    the rules of both; edits that only touch stay apart, so that a removal keeps its own kind.
    """
    if not first:
        return second
    if not second:
        return first
    return _Composer(middle, first, second).run()


class _Composer:
    """A merge of two edit lists in the coordinates of the text between them."""

    def __init__(self, middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> None:
        self.middle = middle
        self.first, self.second = first, second
        self.i = self.j = 0
        self.shift = 0  # middle offset - source offset, before first[i]
        self.out: list[Edit] = []

    def run(self) -> list[Edit]:
        """All edits; those that overlap none of the other list, nearly all of them, without a call."""
        first, second, out = self.first, self.second, self.out
        i, j, shift = self.i, self.j, self.shift
        while i < len(first) and j < len(second):
            a, b = first[i], second[j]
            start = a.start + shift
            size = len(a.new)
            if start + size <= b.start:
                out.append(a)
                shift += size - (a.end - a.start)
                i += 1
            elif b.end <= start:
                out.append(_before(b, shift))
                j += 1
            else:
                self.i, self.j, self.shift = i, j, shift
                self._cluster(min(start, b.start))
                i, j, shift = self.i, self.j, self.shift
        out.extend(first[i:])
        out.extend(_before(b, shift) for b in second[j:])
        return out

    def _cluster(self, low: int) -> None:
        """Merge the overlapping edits of both lists that start at ``low`` in the middle text."""
        first, second, shift = self.first, self.second, self.shift
        source_low = low - shift
        i, j, high, before = self.i, self.j, low + 1, -1
        while i + j > before:  # until neither list has more
            before = i + j
            while i < len(first) and first[i].start + shift < high:
                start, end, new, _, _ = first[i]
                high = max(high, start + shift + len(new))
                shift += len(new) - (end - start)
                i += 1
            while j < len(second) and second[j].start < high:
                high = max(high, second[j].end)
                j += 1
        outer, inner = first[self.i : i], second[self.j : j]
        self.i, self.j, self.shift = i, j, shift
        source_high = high - shift
        if (inner[0].start, inner[0].end) == (low, high) and self.middle[low:high].isspace():
            self._around(outer, Edit(source_low, source_high, inner[0].new, inner[0].rule))
            return
        new = apply(self.middle[low:high], [e._replace(start=e.start - low, end=e.end - low) for e in inner])
        makers = [*outer, *inner] if new else inner
        self.out.append(Edit(source_low, source_high, new, join_rules(makers)))

    def _around(self, outer: Sequence[Edit], blanks: Edit) -> None:
        """Emit a change of blanks in pieces around what was removed from between them, which keeps its own rule."""
        at, new, changes = blanks.start, blanks.new, list[Edit]()
        for edit in outer:
            if edit.new:
                changes.append(edit)
                continue
            rule = join_rules([*changes, blanks]) if changes and new else blanks.rule
            self.out.append(edit_of((at, edit.start, new, rule, None)))
            self.out.append(edit)
            at, new, changes = edit.end, "", []
        self.out.append(Edit(at, blanks.end, new, join_rules([*changes, blanks]) if changes and new else blanks.rule))


def _before(edit: Edit, shift: int) -> Edit:
    """``edit`` where it stood before what precedes it moved it by ``shift``."""
    if not shift:
        return edit
    start, end, new, rule, old = edit
    return edit_of((start - shift, end - shift, new, rule, old))


def join_rules(edits: Iterable[Edit]) -> str:
    """The rules of ``edits`` in order, each once, as one ``+``-joined name."""
    return "+".join(dict.fromkeys("+".join([edit.rule for edit in edits]).split("+")))


class OffsetMap:
    """Maps offsets between a text and what an edit list makes of it, both ways."""

    __slots__ = ("_edits", "_new_ends", "_new_starts", "_old_ends")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._new_starts: list[int] = []  # where each edit's output stands in the result
        self._new_ends: list[int] = []
        self._old_ends = [edit.end for edit in edits]
        shift = 0
        for edit in edits:
            self._new_starts.append(edit.start + shift)
            self._new_ends.append(edit.start + shift + len(edit.new))
            shift += len(edit.new) - (edit.end - edit.start)

    def to_source(self, offset: int) -> Span:
        """The span of the source that the character at ``offset`` of the result comes from.

        One character wide for a character that no edit touched; the edit's whole span for one that an edit
        put in.
        """
        k = bisect_right(self._new_ends, offset)
        if k < len(self._edits) and self._new_starts[k] <= offset:
            return Span(self._edits[k].start, self._edits[k].end)
        at = offset if k == 0 else offset - self._new_ends[k - 1] + self._edits[k - 1].end
        return Span(at, at + 1)

    def to_source_span(self, span: Span) -> Span:
        """The span of the source that ``span`` of the result was made from."""
        start = self.to_source(span.start).start
        return Span(start, start if span.start == span.end else self.to_source(span.end - 1).end)

    def to_result(self, span: Span) -> Span:
        """The span of the result that holds what is left of ``span`` of the source, edits at its edges whole."""
        return Span(self._forward(span.start, self._new_starts), self._forward(span.end, self._new_ends))

    def _forward(self, offset: int, inside: Sequence[int]) -> int:
        k = bisect_right(self._old_ends, offset)
        if k < len(self._edits) and self._edits[k].start < offset:
            return inside[k]
        return offset if k == 0 else offset - self._edits[k - 1].end + self._new_ends[k - 1]

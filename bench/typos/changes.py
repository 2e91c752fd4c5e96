"""Edits of characters as changes of words, so that two systems that say the same thing differently count alike.

A token is a run of characters between white space. A change replaces a range of tokens.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from newsclean.edits import apply
from newsclean.values import Edit

_TOKEN = re.compile(r"\S+")

View = Callable[[str], tuple[str, ...]]
"""What of a token counts: the words in it."""


class Change(NamedTuple):
    """The tokens ``[start, end)`` became ``new``, because of ``rule``; in an empty range it is put in."""

    start: int
    end: int
    new: tuple[str, ...]
    rule: str

    @property
    def key(self) -> tuple[int, int, tuple[str, ...]]:
        """The change without its reason."""
        return self[:3]

    def touches(self, other: Change) -> bool:
        """Whether both change one token, or the same place between two; a change next to a place does not touch it."""
        if self.start == self.end == other.start == other.end:
            return True
        return self.start < other.end and other.start < self.end


def whole(token: str) -> tuple[str, ...]:
    """The view in which everything counts."""
    return (token,)


@lru_cache(1 << 16)
def words(token: str) -> tuple[str, ...]:
    """The view with punctuation aside: what stands between signs (Unicode's P and S)."""
    return tuple("".join(" " if unicodedata.category(c)[0] in "PS" else c for c in token).split())


def tokens(text: str) -> list[str]:
    """The tokens of ``text``."""
    return _TOKEN.findall(text)


def seen(parts: Iterable[str], view: View) -> list[str]:
    """What ``view`` leaves of tokens, in one list."""
    return [word for part in parts for word in view(part)]


def trimmed(change: Change, of: Sequence[str], view: View) -> Change | None:
    """``change`` of the tokens ``of`` in ``view``, without tokens at its edges that stay; ``None`` if all stay."""
    start, end, _, rule = change
    new = seen(change.new, view)
    while start < end and _begins(new, view(of[start])):
        del new[: len(view(of[start]))]
        start += 1
    while start < end and _ends(new, view(of[end - 1])):
        end -= 1
        del new[len(new) - len(view(of[end])) :]
    return Change(start, end, tuple(new), rule) if start < end or new else None


def _begins(new: list[str], with_: tuple[str, ...]) -> bool:
    return tuple(new[: len(with_)]) == with_


def _ends(new: list[str], with_: tuple[str, ...]) -> bool:
    return len(with_) <= len(new) and tuple(new[len(new) - len(with_) :]) == with_


def changes(text: str, edits: Sequence[Edit]) -> list[Change]:
    """``edits`` of ``text`` as changes of its tokens, the smallest that say the same.

    Edits that touch one token are one change, which names the rules of all. What so changes several tokens is one
    change for each run of tokens that did not stay; if one edit says it, for each token where as many come as go.
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    found: list[Change] = []
    for low, high, group in _groups(edits, starts, ends):
        begin = min(group[0].start, starts[low] if low < high else len(text))
        stop = max(group[-1].end, ends[high - 1] if low < high else 0)
        moved = [edit._replace(start=edit.start - begin, end=edit.end - begin) for edit in group]
        new = tokens(apply(text[begin:stop], moved))
        rule = "+".join(dict.fromkeys(edit.rule for edit in group))
        found.extend(_smallest(Change(low, high, tuple(new), rule), tokens(text[begin:stop]), len(group) == 1))
    return found


def _groups(edits: Sequence[Edit], starts: list[int], ends: list[int]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits that touch a token in common, with the range of the tokens that they touch."""
    group: list[Edit] = []
    low = high = 0
    for edit in edits:
        first, last = bisect_left(ends, edit.start), bisect_right(starts, edit.end)
        if group and (first < high or first == last == low):
            high = max(high, last)
            group.append(edit)
            continue
        if group:
            yield low, high, group
        low, high, group = first, max(first, last), [edit]
    if group:
        yield low, high, group


def _smallest(change: Change, old: list[str], in_pairs: bool) -> Iterator[Change]:
    """``change`` of the tokens ``old`` without those that stay inside it."""
    at, _, new, rule = change
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and in_pairs and j - i == m - k:
            yield from (Change(at + i + n, at + i + n + 1, (new[k + n],), rule) for n in range(j - i))
        elif kind != "equal":
            yield Change(at + i, at + j, new[k:m], rule)

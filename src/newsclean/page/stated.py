"""What a page states of its article's words: where trafilatura's answer goes beyond them, and what it lacks of them.

A line above the article that says what the page states as its summary is its lead, which trafilatura drops on one in
five of 153 annotated news pages. Of these, 41 state the words of their article. What is shown is the page's own text
all the same. docs/quality.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page.align import Hit
from newsclean.page.keys import key
from newsclean.page.markup import LINE
from newsclean.page.rows import Text, placed, size

_REACH = 25  # lines above the article among which its lead may stand
_LEAST_LEAD = 40  # code points of the key of a lead
_END, _AHEAD = 60, 30  # code points of the keys of a lead and a summary that agree at the end, and differ before
_LEAST_BODY, _LEAST_LINE = 300, 25  # code points of the keys of stated words, and of a line that is sought in them
_SAME = 0.5  # of the lines, what must be stated for the stated words to be theirs
_WHOLE = 0.8  # of the stated words, what the lines hold if they lack nothing
_LONGEST_TAIL = 0.4  # of the lines, what may stand behind the stated words
_CUT = 60  # code points of the key of stated words behind their last line; more of them are cut off within another
_BUDGET = 100  # code points looked at for each of the page's key and of the stated words


class Stated(NamedTuple):
    """What a page states: its headline (empty if none), summaries of its story, the story's words (empty if none)."""

    title: str
    summaries: Sequence[str]
    body: str


class _Words:
    """The key of the words that a page states, in which lines of the page are sought, so long as that is cheap."""

    def __init__(self, text: Text, words: str) -> None:
        self._text, self._words = text, words
        self._budget = _BUDGET * (len(text.key) + len(words))

    def hold(self, hit: Hit) -> bool:
        """Whether a line is surely one of them."""
        if hit.end - hit.start < _LEAST_LINE or self._budget < 0:
            return False
        at = self._words.find(self._text.shown(hit))
        self._budget -= at if at >= 0 else len(self._words)
        return at >= 0


def with_body(text: Text, hits: Sequence[Hit], stated: Stated) -> list[Hit]:
    """``hits`` up to the end of the words that the page states, with the lines of the page that these have besides."""
    wanted = key(stated.body)
    words = _Words(text, wanted)
    held = list(filter(words.hold, placed(hits))) if len(wanted) >= _LEAST_BODY else []
    found = list(hits)
    if not held or size(held) < _SAME * size(placed(hits)):
        return found
    if size(held) < _WHOLE * len(wanted):
        others = text.others(hits, range(len(text.pieces)))
        missing = [hit for _, hit in others if words.hold(hit)]
        held, found = text.joined(held, missing), text.joined(hits, missing)
    end = found.index(held[-1]) + 1
    is_tail = size(placed(found[end:])) <= _LONGEST_TAIL * size(placed(found))
    return found[:end] if is_tail and text.shown(held[-1]) in wanted[-size(held[-1:]) - _CUT :] else found


def with_lead(text: Text, hits: Sequence[Hit], stated: Stated) -> list[Hit]:
    """``hits``, below the line above them that says what a summary says, but for a place before it.

    A line above the headline, if that is shown, tells of the site.
    """
    wanted = [said for said in map(key, stated.summaries) if len(said) >= _LEAST_LEAD]
    headline = text.key.find(key(stated.title)) if wanted else 0
    begin = next((text.covered(hit).start for hit in placed(hits)), 0) if wanted else 0
    for _ in range(_REACH):
        if begin <= 0:
            break
        end, begin = begin, next((k for k in range(begin - 1, 0, -1) if text.pieces[k].before == LINE), 0)
        lead = text.row(begin, end)
        if lead.start < headline:
            break
        if any(_is_same(text.shown(lead), said) for said in wanted):
            return text.joined(hits, [lead])
    return list(hits)


def _is_same(shown: str, said: str) -> bool:
    """Whether the keys of a line and of a summary agree but for a place before one of them."""
    return shown.endswith(said[-_END:]) and abs(len(shown) - len(said)) <= _AHEAD

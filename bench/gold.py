"""Checks of one article against hand-written gold: a title, the body's edges, snippets to hold and not to hold.

Texts are compared on letters and digits alone, with alef, ya and teh marbuta forms folded, so that spelling neither
helps nor hurts; a required snippet may differ in one letter in ten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from newsclean import Article

Checks = dict[str, tuple[int, int]]  # name -> (right, asked)

_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_FOLDS = {**dict(zip("أإآٱىةؤئیک", "اااايهويي" + "ك", strict=True)), **{chr(0x660 + i): str(i) for i in range(10)}}
_ALIKE = 0.9  # of a snippet's letters must be found, in order
_SHORTEST = 12  # letters; a shorter snippet must be found whole


def letters(text: str | None) -> str:
    """The letters and digits of ``text``, folded."""
    return "".join(_FOLDS.get(c, c) for c in _MARKS.sub("", text or "").casefold() if c.isalnum())


def holds(body: str, snippet: str) -> bool:
    """True if the folded ``body`` holds ``snippet``, one letter in ten aside."""
    want = letters(snippet)
    if want in body or len(want) < _SHORTEST:
        return want in body
    starts = {m.start() for k in range(0, len(want) - 5, 3) for m in re.finditer(re.escape(want[k : k + 6]), body)}
    windows = (body[max(0, at - len(want)) : at + len(want) + 6] for at in starts)
    return any(_matching(window, want) >= _ALIKE * len(want) for window in windows)


def _matching(window: str, want: str) -> int:
    return sum(block.size for block in SequenceMatcher(None, window, want, autojunk=False).get_matching_blocks())


def score(article: Article, gold: Mapping[str, Any]) -> Checks:
    """The checks of one document."""
    body, title = letters(article.text), letters(gold["title"])
    lines = {letters(line) for line in article.text.splitlines()}
    gone, never = gold["must_not_contain"], gold.get("must_not_lines", [])
    leaks = sum(letters(x) not in body for x in gone) + sum(letters(x) not in lines for x in never)
    head = body[len(title) :] if title and body.startswith(title) else body
    first, last = letters(gold["body_first_words"]), letters(gold["body_last_words"])
    return {
        "kept": (sum(holds(body, x) for x in gold["must_contain"]), len(gold["must_contain"])),
        "leaks gone": (leaks, len(gone) + len(never)),
        "start": (_alike(head[: len(first)], first), 1),
        "end": (_alike(body[-len(last) :], last), 1),
        "title": (int(letters(article.title) == title), 1),
        "language": (int((article.language or "")[:2] == gold["lang"][:2]), 1),
        "date": (_right_day(article, gold), 1),
        "author": (_right_author(article, gold), 1),
    }


def _alike(got: str, want: str) -> int:
    return int(SequenceMatcher(None, got, want, autojunk=False).ratio() > _ALIKE)


def _right_day(article: Article, gold: Mapping[str, Any]) -> int:
    found = article.published.value.isoformat()[:10] if article.published else None
    right = {gold["date"], gold.get("date_alt")} - {None}
    return int(found in right if right else found is None)


def _right_author(article: Article, gold: Mapping[str, Any]) -> int:
    name, names = letters(gold["author"]), {letters(author) for author in article.authors}
    return int(name in names if name else not names)

"""The headline: chosen among the titles that a page states, names of the site and its sections left off."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

_SEPARATOR = re.compile(
    r"\s+[|–—\-·•:»«/~>‹›∙⋆]{1,2}\s+"
    r"|\s*(?:[|¦│｜]|::|»|«\s?-)\s*"
    r"|\s+-(?=\S)"
    r"|(?<=[»”\"!?؟…])-\s+"
)
# What parts a headline from the name of its site, but not what may part it from its kicker.
_PARTING = re.compile(r"\s*(?:[|¦│｜»«–—]|::)\s*|\s+[·•/~>]\s+|\s*-\s*")
_MOST_PARTINGS = 8
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.+)$")
_LEAST_HEADLINE = 8  # code points that must be left
_LONGEST_SITE = 60
# A heading of fewer letters names a section or the site: of 24 such headings that differ from og:title in
# annotated pages, 2 were the headline; of 98 longer ones, 57.
_LEAST_HEADING = 15
_LONGEST_HEADING = 160  # beyond it is a paragraph
_MAX_LENGTH = 1_000
_TOGETHER = ("og", "meta", "title")


class Candidate(NamedTuple):
    """A title, and where the page states it: ``"json-ld"``, ``"h1"``, ``"og"``, ``"meta"`` or ``"title"``."""

    text: str
    where: str


def choose(
    candidates: Sequence[Candidate],
    sites: Iterable[str],
    headings: Iterable[str] = (),
    printed: Callable[[str], bool] = lambda _: False,
) -> str | None:
    """The headline among ``candidates``, without the names of ``sites``; ``None`` if there is none.

    What one of the page's lower ``headings`` says is no headline for that, but tells what is one in a title element
    that has nothing beside it. A part of a title that the page has ``printed`` apart, but not the whole, is the
    headline. Where two sources state the same headline in different typography, the one named first in
    ``candidates`` is returned.
    """
    names = {fold(site) for site in sites} - {""}
    known = {fold(candidate.text) for candidate in candidates if candidate.where != "title"}
    # Beside another headline, a kicker before the headline would go.
    titles = {fold(candidate.text) for candidate in candidates if candidate.where == "title"}
    alone = not any(len(folded) >= _LEAST_HEADING for folded in known - titles)
    lower = {folded for folded in map(fold, headings) if len(folded) >= _LEAST_HEADING} if alone else set()
    headlines: list[tuple[str, Candidate]] = []
    for candidate in candidates:
        title = candidate.text[:_MAX_LENGTH]
        text = _printed_part(title, printed, names, known) or without_site(title, names, known, lower)
        folded = fold(text)
        if folded and folded not in names:
            headlines.append((folded, Candidate(text, candidate.where)))
    chosen = next(_by_precedence(headlines), None)
    return next((candidate.text for folded, candidate in headlines if folded == chosen), None)


def _printed_part(
    title: str, printed: Callable[[str], bool], names: Collection[str], known: Collection[str]
) -> str | None:
    """What stands before or behind a sign in ``title`` and is printed apart, if all of it is not."""
    cuts = list(islice(_PARTING.finditer(title), _MOST_PARTINGS))
    if not cuts or printed(title):
        return None
    parts = [part for cut in cuts for part in (title[: cut.start()], title[cut.end() :])]
    apart = [
        part for part in parts if len(fold(part)) >= _LEAST_HEADING and not _names_site(part, names) and printed(part)
    ]
    longest = max(apart, key=len, default="")
    # A kicker is printed apart as well, and is no part of the headline's.
    return longest if longest and all(part in longest for part in apart) else None


def _by_precedence(headlines: Sequence[tuple[str, Candidate]]) -> Iterator[str]:
    """Folded headlines, best first.

    A heading is believed before og:title, unless og:title, another meta element and the title element agree.
    """
    stated = {where: {folded for folded, candidate in headlines if candidate.where == where} for where in _TOGETHER}
    agreed = set.intersection(*stated.values())
    if not any(candidate.where == "json-ld" for _, candidate in headlines):
        yield from (folded for folded, _ in headlines if folded in agreed)
    for wanted in ("json-ld", "said twice", "h1", "og", "meta", "title", "odd"):
        for folded, candidate in headlines:
            if _rank(folded, candidate.where, stated) == wanted and not _is_cut(folded, candidate.text, headlines):
                yield folded


def _rank(folded: str, where: str, stated: Mapping[str, set[str]]) -> str:
    """What a title counts for: a heading that the page states elsewhere too is surely no name of the site."""
    usual = _LEAST_HEADING <= len(folded) <= _LONGEST_HEADING
    if where == "h1":
        return "odd" if not usual else "said twice" if folded in stated["og"] else where
    return where


def _is_cut(folded: str, text: str, headlines: Iterable[tuple[str, Candidate]]) -> bool:
    """Whether a title ends in an ellipsis where another goes on."""
    return _ELLIPSIS.search(text) is not None and any(
        len(other) > len(folded) and other.startswith(folded) for other, _ in headlines
    )


def without_site(title: str, names: Collection[str], known: Collection[str] = (), lower: Collection[str] = ()) -> str:
    """``title`` without names of the site, and sections before such, at its ends.

    ``names`` are folded names of the site, ``known`` folded titles that the page states elsewhere: what such
    a title is followed by is no part of the headline either. ``lower`` are such that hold no more than the headline.
    """
    known = frozenset({*known, *lower}) - {fold(title)}
    stripped = False
    for _ in range(4):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts or cuts[-1].start() < _LEAST_HEADLINE:
            break
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        if fold(head) in known:
            return head
        section = stripped and "|" in cuts[-1].group() and len(tail.split()) <= 2
        if not section and not _names_site(tail, names):
            break
        title, stripped = head, True
    return _without_prefix(title, names, known, lower)


def _without_prefix(title: str, names: Collection[str], known: Collection[str], lower: Collection[str]) -> str:
    """``title`` without the name of the site and a sign, or anything before a sign and one of ``lower``."""
    before, _, behind = title.partition(": ")  # Blogger's titles are «name of the blog: headline»
    if fold(behind) in lower and fold(before) in known:
        return behind
    cut = _SEPARATOR.search(title)
    if cut is None:
        return title
    rest = title[cut.end() :]
    stated = fold(rest) in lower or ("|" in cut.group() and fold(rest) in known)
    return rest if (stated or _names_site(title[: cut.start()], names)) and len(rest) >= _LEAST_HEADLINE else title


def _names_site(part: str, names: Iterable[str]) -> bool:
    """Whether a part of a title is a name of the site, or holds one and little else, or is a part of one."""
    folded = fold(part)
    if not folded or len(part) > _LONGEST_SITE:
        return False
    return folded in names or any(
        (len(name) >= 4 and name in folded) or (len(folded) >= 4 and folded in name) for name in names
    )


def fold(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))

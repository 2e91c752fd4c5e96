"""What the documents of one site have in common around their stories: learned, kept as JSON, and recognised.

A line belongs to the site if at least two of its documents hold it that do not tell the same story. What a document
states of itself (its headline, which others may list; dates, writers, places) is never learned, nor is a sentence that
stands between sentences of a story. What all that hold it seem to have for a headline is the site's name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeGuard

from newsclean import phrases
from newsclean.options import Options
from newsclean.stages.kinds import classify
from newsclean.stages.lines import Line, layout

if TYPE_CHECKING:
    from newsclean.article import Article

FORMAT = "newsclean site profile 1"
WHERE = ("edge", "anywhere")
LEAST = 2  # documents that must hold a line
INSIDE = 3  # documents in which a line must stand inside the story to be taken there
ALIKE = 0.5  # of the long lines of a document, found in an earlier one: they tell the same story
LONGEST = 600  # code points; a longer line is no site's
STATED = frozenset({"date", "byline", "dateline", "credit", "credit-tag", "section", "date-stamp", "reading-time"})


class SiteLine(NamedTuple):
    """A line that a site prints: as it was first seen, in how many documents, and where it may be taken out.

    ``where`` is ``"edge"`` (before and after the story) or ``"anywhere"``.
    """

    line: str
    documents: int
    where: str


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """What a site prints around its stories; ``documents`` is how many documents that was learned from.

    Numbers in a line stand for any number, and spelling is folded as in the phrase table. The JSON is meant to be
    read, edited and kept under version control.
    """

    documents: int
    lines: tuple[SiteLine, ...]

    def to_json(self) -> str:
        """The profile as JSON, a line of it for each line of the site, sorted."""
        rows = [json.dumps(line._asdict(), ensure_ascii=False) for line in sorted(self.lines)]
        head = f'{{\n "format": "{FORMAT}",\n "documents": {self.documents},\n "lines": ['
        return head + "".join(f"{',' if k else ''}\n  {row}" for k, row in enumerate(rows)) + "\n ]\n}\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The profile that ``text`` holds; raises ``ValueError`` saying what is wrong with it."""
        try:
            data = json.loads(text)
        except ValueError as error:
            raise ValueError(f"not a site profile: {error}") from error
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            raise ValueError(f'not a site profile: "format" is not "{FORMAT}"')
        documents, lines = data.get("documents"), data.get("lines")
        if not _is_count(documents) or not isinstance(lines, list):
            raise ValueError('not a site profile: "documents" must be a number and "lines" a list')
        return cls(documents, tuple(_line(row) for row in lines))


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _line(row: Any) -> SiteLine:
    if not isinstance(row, Mapping):
        raise ValueError(f"not a site profile: a line must be an object, not {row!r}")
    line, documents, where = row.get("line"), row.get("documents"), row.get("where")
    if not isinstance(line, str) or not _is_count(documents) or where not in WHERE:
        raise ValueError(f"not a site profile: a line has no text, no count or no known place: {row!r}")
    return SiteLine(line, documents, where)


class Seen(NamedTuple):
    """One document: its lines and their keys, its headline's key, and where its own sentences begin and end."""

    lines: Sequence[Line]
    keys: Sequence[str]
    title: str | None


def learn_site(documents: Iterable[bytes | bytearray | memoryview | str]) -> SiteProfile:
    """Learn what a site prints around its stories from some of its documents, best three to five of different days.

    documents: pages or texts as ``clean`` takes them; of pages, what is left after the article was found. Documents
        that tell the story of an earlier one are left out.

    Raises ``TypeError`` if ``documents`` is one document or holds anything else than documents.
    """
    if isinstance(documents, (str, bytes, bytearray, memoryview)) or not isinstance(documents, Iterable):
        raise TypeError(f"learn_site() takes an iterable of documents, not {type(documents).__name__}")
    from newsclean.api import clean

    return profile(seen(clean(document, options=Options(typos="off"))) for document in documents)


def profile(documents: Iterable[Seen]) -> SiteProfile:
    """What documents of a site have in common; those that tell the story of an earlier one are left out."""
    kept: list[Seen] = []
    for read in documents:
        if not any(_tells_the_same(read, other) for other in kept):
            kept.append(read)
    return SiteProfile(len(kept), tuple(_shared(kept)))


def seen(article: Article) -> Seen:
    """What is looked at of the document that an article was made of."""
    lines = [line for line in layout(article.source_text(), article.script) if len(line.text) <= LONGEST]
    title = phrases.fold(article.title) if article.title else None
    return Seen(lines, [phrases.fold(line.text) for line in lines], title)


def _tells_the_same(one: Seen, other: Seen) -> bool:
    long = {key for key, line in zip(one.keys, one.lines, strict=True) if line.is_prose}
    return bool(long) and len(long.intersection(other.keys)) > ALIKE * len(long)


def _shared(documents: Sequence[Seen]) -> Iterable[SiteLine]:
    counts = Counter(key for document in documents for key in set(document.keys))
    titles = Counter(document.title for document in documents)
    common = {key for key, count in counts.items() if count >= LEAST and key and titles[key] in (0, count)}
    inside: Counter[str] = Counter()
    shown: dict[str, str] = {}
    barred: set[str] = set()
    for document in documents:
        start, end = story(document.lines, document.keys, common)
        for k, (line, key) in enumerate(zip(document.lines, document.keys, strict=True)):
            if key in common:
                shown.setdefault(key, line.text)
                if start <= k < end:
                    inside[key] += 1
                    if line.is_prose:
                        barred.add(key)
    for key, text in shown.items():
        typed = classify(text, Options())
        if key not in barred and (typed is None or typed.kind not in STATED):
            yield SiteLine(text, counts[key], "anywhere" if inside[key] >= INSIDE else "edge")


def story(lines: Sequence[Line], keys: Sequence[str], known: Iterable[str]) -> tuple[int, int]:
    """The range of lines from the first to the last sentence that is not among the ``known``."""
    own = [k for k, (line, key) in enumerate(zip(lines, keys, strict=True)) if line.is_prose and key not in known]
    return (own[0], own[-1] + 1) if own else (0, len(lines))


@lru_cache(maxsize=64)
def places(site: SiteProfile) -> dict[str, str]:
    """The folded lines of a profile, each with where it may be taken out."""
    return {phrases.fold(line.line): line.where for line in site.lines}

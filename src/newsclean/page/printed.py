"""Authors whom a page only prints: in a line near its headline or behind its story.

A name alone says little. It counts below words such as «بقلم»; where its element is marked as the writer's; beside
the day, or the address that is made of it; and behind the story, where nothing else tells who wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsclean import credits, dates, tables
from newsclean.credits.names import people, shaped
from newsclean.page import authors, bylines
from newsclean.page.near import Near, Shown

_LONGEST = 90  # code points
_MOST_DATES = 3  # in a line: published, changed, in another calendar
_ABOVE = 4  # lines above the headline among which a column's writer is named
_BARS = re.compile(r"\s*[|•·●▪]\s*")
_MARKS_BY_DAYS = re.compile(r"\s*[,،/]\s*|\s+[-–—]+\s+|\s*[-–—]\s*\Z|\A\s*[-–—]\s*")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"([\w.+-]{3,64})@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_MARKS = re.compile(r"""(?<![\w-])(?:class|id|itemprop|rel)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "source", "wbr", "area", "col", "embed"})
_LEAST_WITHIN = 6  # letters of a word that counts within others as well: "storyauthor"
_LEAST_SURNAME = 4
_JOINER = "\u200c"


def in_head(near: Near, sites: Sequence[str]) -> tuple[str, ...]:
    """Who is named near the headline, by the surest sign."""
    around = [*near.below_headline, *near.above_headline[:_ABOVE]]
    for reader in (_introduced, _marked, _beside_day, _beside_address):
        names = reader(near, around, sites)
        if names and not any(map(authors.is_body, names)):
            return names
    return ()


def behind(near: Near, sites: Sequence[str], text: str) -> tuple[str, ...]:
    """Who is named alone in the line behind the story ``text``, which tells nothing of that person."""
    for line in near.foot:
        names = _whole(line.text, sites)
        if names and not _is_apart(line.tags) and not any(_is_told(name, line.text, text) for name in names):
            return names
    return ()


def _is_told(name: str, line: str, text: str) -> bool:
    """Whether ``text`` has ``name`` elsewhere than in a line of its own that reads ``line``."""
    return text.count(name) > sum(other == line for other in text.split("\n"))


def _introduced(near: Near, around: Sequence[Shown], sites: Sequence[str]) -> tuple[str, ...]:
    """Behind words such as «بقلم», at the start of a line or of a part of it."""
    for line in near.head:
        for part in (line, *_parts(line)):
            if (name := authors.byline(part)) is not None and (names := bylines.names_in(name, sites, 2)):
                return names
    return ()


def _marked(near: Near, around: Sequence[Shown], sites: Sequence[str]) -> tuple[str, ...]:
    """In an element that is marked as the writer's."""
    for line in around:
        if len(line.text) <= _LONGEST and _is_marked(line.tags):
            for part in _parts(line.text) or [line.text]:
                has_shape = shaped(part.replace(_JOINER, "")) is not None and not _is_mixed(part)
                if has_shape and (names := bylines.names_in(part, sites, 2)):
                    return names
    return ()


def _is_mixed(name: str) -> bool:
    """Whether only a part of ``name`` is in capitals, initials left aside: "HR Strategy"."""
    shouted = [word.isupper() for word in name.split() if len(word.strip(".")) > 1]
    return any(shouted) and not all(shouted)


def _beside_day(near: Near, around: Sequence[Shown], sites: Sequence[str]) -> tuple[str, ...]:
    """In one line with the day, or in one that is next to a day's."""
    lines = [line.text for line in near.below_headline]
    for line in lines:
        for part in _parts(line) if _is_dated(line) else ():
            if not part.isascii() and people(part, "given") and (names := bylines.names_in(part, sites, 2)):
                return names
            if names := _whole(part, sites):
                return names
    for first, second in pairwise(lines):
        for name, day in ((first, second), (second, first)):
            if _is_dated(day) and not _parts(day) and (names := _whole(name, sites)):
                return names
    return ()


def _beside_address(near: Near, around: Sequence[Shown], sites: Sequence[str]) -> tuple[str, ...]:
    """Next to an address, in the same line or another, that holds the surname."""
    for lines in (near.below_headline, near.above_headline[:_ABOVE]):
        for first, second in pairwise([*(line.text for line in lines), ""]):
            found = _ADDRESS.search(first) or _ADDRESS.search(second)
            for text in (first, second) if found is not None else ():
                name = _ADDRESS.sub("", text).strip(" ()<>,|-")
                if shaped(name) and found and _plain(name.split()[-1], _LEAST_SURNAME) in _plain(found[1]):
                    return bylines.names_in(name, sites, 2)
    return ()


def _whole(text: str, sites: Sequence[str]) -> tuple[str, ...]:
    """The names that are all of ``text`` by the strict test: they begin with given names, without words before."""
    found = credits.byline(text) if len(text) <= _LONGEST else None
    return bylines.names_in(text, sites, 2) if found is not None and found.rule == "byline:given-name" else ()


def _parts(line: str) -> list[str]:
    """What a line holds besides days, cut at bars; at commas and dashes as well where a day is among it."""
    if len(line) > _LONGEST + 60:
        return []
    rest, dated = _undated(line)
    pieces = [piece for part in rest for piece in _BARS.split(part)]
    if dated:
        pieces = [piece for part in pieces for piece in _MARKS_BY_DAYS.split(part)]
    found = [piece.strip() for piece in pieces if len(piece.split()) > 1]
    return [piece for piece in found if piece != line]


def _undated(line: str) -> tuple[list[str], bool]:
    """``line`` without its days, and whether it had any."""
    rest: list[str] = []
    pending = line
    for number in range(_MOST_DATES):
        found = (dates.statement(pending) or next(iter(dates.find(pending, 1)), None)) if _DIGIT.search(line) else None
        if found is None:
            return [*rest, pending], number > 0
        rest.append(pending[: found.start])
        pending = pending[found.end :]
    return rest, True


def _is_dated(line: str) -> bool:
    return _DIGIT.search(line) is not None and _undated(line)[1]


def _opened(tags: str) -> Iterator[str]:
    """The attributes of the elements that begin in ``tags`` and do not end there."""
    opened: list[tuple[str, str]] = []
    for closes, name, attributes in _TAG.findall(tags):
        name = name.lower()
        if closes:
            while opened and opened.pop()[0] != name:
                pass
        elif name not in _VOID:
            opened.append((name, attributes))
    return (attributes for _, attributes in opened)


def _values(tags: str) -> Iterator[str]:
    """The words of the classes and names that elements carry which begin in ``tags``."""
    for attributes in _opened(tags):
        for values in _MARKS.findall(attributes):
            yield from (word.lower() for word in _WORDS.findall("".join(values)))


def _is_marked(tags: str) -> bool:
    """Whether ``tags`` open an element that is marked as a writer's."""
    marks = _class_words("mark")
    within = [mark for mark in marks if len(mark) >= _LEAST_WITHIN]
    return any(word in marks or any(mark in word for mark in within) for word in _values(tags))


def _is_apart(tags: str) -> bool:
    """Whether ``tags`` open a link, an item of a list, or what is marked as readers' or as keywords."""
    if re.search(r"<(?:a|li|h[1-6])[\s>]", tags, re.IGNORECASE):
        return True
    return any(word in _class_words("apart") for word in _values(tags))


@cache
def _class_words(kind: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in tables.rows("page_authors.tsv") if row["kind"] == kind)


def _plain(text: str, least: int = 0) -> str:
    """Latin letters without accents, small; a sign that stands in no address if there are fewer than ``least``."""
    folded = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i").replace("ß", "ss")
    letters = "".join(letter for letter in folded if letter.isascii() and letter.isalpha())
    return letters if len(letters) >= least else "@"

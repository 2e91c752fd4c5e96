"""Datelines: the place, and often the agency or the writer, of a report, on a line or before a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.credits.known import PLACE_END, Known, agency, expand, heads_of_places, place
from newsclean.credits.names import fold
from newsclean.credits.pieces import Line, parse

RULES = frozenset(("dateline:place", "dateline:agency", "dateline:author", "dateline:outlet"))

_RANKS = ("wire", "photo", "tag", "domain")
_OUTLET = re.compile(r"ال\w{2,}(?: ال\w{2,})?")

# A paragraph's dateline stands in its first characters; a paragraph is prose from so many words after it.
_LEAD_WINDOW = 100
_PROSE_WORDS = 5
_DATE_TOKENS, _REGION_TOKENS = 6, 2
_NEXT = r"(?=\s*[\-–—ـ(/:،,]|\s+(?:في\s+)?\d)"
_FIRST = re.compile(rf"\s*([^\W\d_][^\s{PLACE_END}]{{0,24}})")
_HEAD = re.compile(rf"\s*([^\W\d_][^{PLACE_END}]{{1,24}}?|St\.? Petersburg)" + _NEXT)
_BRACKET = re.compile(r"(?P<date>[^()\n]{0,40})\((?P<agency>[^()\n]{2,40})\)\s*[-–—ـ:]*\s*")
_DASHED = re.compile(r"\s*[-–—ـ/:]+\s*(?P<agency>[^-–—ـ/:،,\n]{2,30}?)\s*[-–—ـ/:]+\s*")
_QUOTED = re.compile(r"\s*[-–—ـ/:]+\s*[«\"“](?P<agency>[^«»\"“”\n]{3,30})[»\"”]\s*[-–—ـ:]+\s*")
_BARE = re.compile(r"\s*[-–—ـ]+\s+|[-–—ـ]+(?=[\u0620-\u064a])")


class Dateline(NamedTuple):
    """Where a report comes from; ``place`` as the line writes it, ``agency`` by its canonical name."""

    place: str
    agency: str | None
    author: str | None
    rule: str


class LeadDateline(NamedTuple):
    """A dateline at a paragraph's start; the report's own words begin at the offset ``end``."""

    place: str
    agency: str | None
    end: int


def dateline(line: str) -> Dateline | None:
    """The dateline that ``line`` is and nothing else, else ``None``."""
    parsed = parse(line)
    if parsed is None or parsed.stopped:
        return None
    found: list[Known] = []
    for piece in parsed.pieces:
        known = expand(piece)
        if known is None:
            return _outlet(parsed)
        found += known
    return _from_parts(parsed, found)


def _outlet(parsed: Line) -> Dateline | None:
    """«(أبوظبي - البيان)»: in brackets, a place and a paper's name of one or two definite words."""
    if not parsed.bracketed or len(parsed.pieces) != 2:
        return None
    where = place(parsed.pieces[0])
    if where is None or where.kind != "city" or not _OUTLET.fullmatch(parsed.pieces[1]):
        return None
    return Dateline(where.value, parsed.pieces[1], None, "dateline:outlet")


def _from_parts(parsed: Line, found: list[Known]) -> Dateline | None:
    places = [item for item in found if item.kind in ("city", "country")]
    wires = [item for item in found if item.kind in _RANKS]
    authors = [item for item in found if item.kind == "persons"]
    if not places or len(authors) > 1 or len(places) + len(wires) + len(authors) != len(found):
        return None
    if len(places) > 1 and (len(places) > 2 or not _strong(wires)):
        return None
    if authors:
        return _authored(parsed, places[0], wires, authors[0])
    if wires:
        return _from_agency(parsed, places[0], wires)
    return Dateline(places[0].value, None, None, "dateline:place") if _alone(parsed, places[0]) else None


def _strong(wires: list[Known]) -> bool:
    return any(item.kind in ("wire", "tag") for item in wires)


def _authored(parsed: Line, where: Known, wires: list[Known], author: Known) -> Dateline | None:
    listed = any("," in separator or "،" in separator for separator in parsed.separators)
    if not wires and (listed or where.kind != "city"):
        return None
    return Dateline(where.value, _named(wires), " / ".join(author.names), "dateline:author")


def _from_agency(parsed: Line, where: Known, wires: list[Known]) -> Dateline | None:
    doubtful = not where.sure or where.kind != "city"
    if not _strong(wires) and not parsed.bracketed and doubtful:
        return None
    return Dateline(where.value, _named(wires), None, "dateline:agency")


def _named(wires: list[Known]) -> str | None:
    """The agency, or else the word that stands in its place."""
    ranked = sorted(wires, key=lambda item: (_RANKS.index(item.kind), not item.sure))
    return ranked[0].value if ranked else None


def _alone(parsed: Line, where: Known) -> bool:
    """Whether a place by itself is a dateline: a city that is no common word, or one with a dash after it."""
    if where.kind != "city" or len(parsed.pieces) > 1:
        return False
    after = parsed.separators[0]
    if after and after[0] in "–—":
        return True
    return where.sure and not after and not _title_case(where.value)


def _title_case(name: str) -> bool:
    """A name in small letters of a script that has capitals: by itself a word of a list, not a dateline."""
    return name.lower() != name.upper() and not name.isupper()


def lead_dateline(paragraph: str) -> LeadDateline | None:
    """The dateline with which a paragraph of prose begins, else ``None``."""
    first = _FIRST.match(paragraph, 0, _LEAD_WINDOW)
    if first is None or fold(first[1]) not in heads_of_places():
        return None
    window = paragraph[:_LEAD_WINDOW]
    head = _HEAD.match(window)
    where = place(" ".join(head[1].split())) if head else None
    if head is None or where is None:
        return None
    start = head.end(1)
    found = _lead_agency(window, start) or _lead_bare(paragraph, where, start)
    if found is None or len(paragraph[found[1] :].split(None, _PROSE_WORDS)) < _PROSE_WORDS:
        return None
    return LeadDateline(where.value, *found)


def _lead_agency(window: str, start: int) -> tuple[str | None, int] | None:
    """The agency after the place, in brackets, between dashes or in quotation marks, and where it ends."""
    found = _BRACKET.match(window, start)
    if found is not None and (name := _bracketed(found["agency"])) and _dated(found["date"]):
        return name, found.end()
    found = _DASHED.match(window, start)
    if found is not None and (known := agency(found["agency"].strip(' ()«»"“”'))) and known.kind != "tag":
        return known.value, found.end()
    found = _QUOTED.match(window, start)
    return (found["agency"].strip(), found.end()) if found is not None else None


def _bracketed(text: str) -> str | None:
    found = [agency(piece.strip()) for piece in re.split(r"[/،,–-]", text)]
    return "/".join(item.value for item in found if item) if all(found) else None


def _dated(text: str) -> bool:
    """Whether what stands between place and bracket is nothing, a region after a comma, or a date."""
    tokens = text.replace(",", " ").replace("،", " ").replace("/", " ").split()
    if not tokens:
        return True
    if not all(token.rstrip(".").isalnum() for token in tokens):
        return False
    if any(token[0].isdigit() for token in tokens):
        return len(tokens) <= _DATE_TOKENS
    return text.lstrip()[0] in ",،" and len(tokens) <= _REGION_TOKENS and not tokens[0][0].islower()


def _lead_bare(paragraph: str, where: Known, start: int) -> tuple[None, int] | None:
    """A place that is no common word and a dash, with no second place or dash after it (a match, a route)."""
    dash = _BARE.match(paragraph, start)
    if dash is None or where.kind != "city" or not where.sure:
        return None
    if _title_case(where.value):
        return None
    split = paragraph[dash.end() : dash.end() + 60].split()
    if not split or not (split[0][0].isalpha() or split[0][0] in '«"“'):
        return None
    nexts = (" ".join(split[:size]).rstrip("-–—ـ:،,") for size in (1, 2, 3))
    return None if any(place(name) for name in nexts if name) or split[0][-1] in "-–—ـ" else (None, dash.end())

"""Datelines: the place, and often the agency or the writer, of a report, on a line or before a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.credits.known import Known, agency, capitals, expand, place
from newsclean.credits.names import fold, name_words, people, words
from newsclean.credits.openings import Opening, begins_with_place, opening
from newsclean.credits.pieces import Line, parse, plain, take_apart
from newsclean.values import DateValue

RULES = frozenset(("dateline:place", "dateline:agency", "dateline:author", "dateline:outlet"))

_RANKS = ("wire", "photo", "tag", "domain")
_OUTLET = re.compile(r"ال\w{2,}(?: ال\w{2,})?")

_DESK, _DESK_WORDS = 48, 3  # code points of a line of place and outlet, and words of the outlet
_DESK_MARK = re.compile(r"[-–—/|:：ـ(]")
_PROSE_WORDS = 5  # a paragraph is prose from so many words after its dateline
_DATED_LINE = 120  # code points; a line that is longer holds more than a dateline
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"\s*[-–—ـ]+\s+|[-–—ـ]+(?=[\u0620-\u064a])")
_NEXT_DASH = re.compile(r"(?P<opening>\s[-–—](?=\S))|[-–—]\s|\sـ\s")
_NEAR = 60  # code points in which a second dash shows that the first opened a parenthesis


class Dateline(NamedTuple):
    """Where a report comes from; ``place`` as the line writes it, ``agency`` by its canonical name.

    ``date`` is the day of the dispatch, where the line states it with its year between place and agency.
    """

    place: str
    agency: str | None
    author: str | None
    rule: str
    date: DateValue | None = None


class LeadDateline(NamedTuple):
    """A dateline at a paragraph's start; the report's own words begin at the offset ``end``.

    ``date`` is the day of the dispatch, where the dateline states it with its year.
    """

    place: str
    agency: str | None
    end: int
    date: DateValue | None = None


def dateline(line: str) -> Dateline | None:
    """The dateline that ``line`` is and nothing else, else ``None``."""
    return _plain_dateline(line) or _dated_dateline(line)


def _dated_dateline(line: str) -> Dateline | None:
    """«الدوحة في 12 مايو /قنا/»: place, day and agency; a place and a day alone may sign a letter."""
    if not may_be_dated(line):
        return None
    read = opening(line)
    if read is None or read.day is None or read.agency is None or read.end != len(line):
        return None
    return Dateline(read.where.value, read.agency, None, "dateline:agency", read.date)


def may_be_dated(line: str) -> bool:
    """Whether ``line`` is short, begins like a place, and holds a digit."""
    return len(line) <= _DATED_LINE and _DIGIT.search(line) is not None and begins_with_place(line)


def _plain_dateline(line: str) -> Dateline | None:
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


def desk(line: str) -> Dateline | None:
    """A place and whose report it is, in any order: «بغداد/ المدى», «المشهد الخاص/تعز», «صنعاء - الثورة نت».

    The outlet may be any, so a title of three words looks no different: for lines that stand below a headline.
    """
    if len(line) > _DESK or _DIGIT.search(line) or not _DESK_MARK.search(line):
        return None
    parsed = take_apart(plain(line))
    if parsed is None or parsed.stopped or len(parsed.pieces) not in (2, 3):
        return None
    if len(parsed.pieces) == 3:
        return _tagged_desk(parsed) or _signed_desk(parsed)
    for where, name in (parsed.pieces, parsed.pieces[::-1]):
        city = place(where)
        if city is not None and city.kind == "city" and _is_outlet(name, parsed.separators[0][0]):
            tag = agency(name)
            named = None if tag is not None and tag.kind == "tag" else name
            return Dateline(city.value, named, None, "dateline:outlet")
    return None


def _tagged_desk(parsed: Line) -> Dateline | None:
    """Place, outlet and a word such as «خاص»: «المكلا (عدن الغد) خاص:», «بلدي نيوز – إدلب (خاص)»."""
    tags = [known for known in map(agency, parsed.pieces) if known is not None and known.kind == "tag"]
    places = [known for known in map(place, parsed.pieces) if known is not None and known.kind == "city"]
    others = [piece for piece in parsed.pieces if agency(piece) is None and place(piece) is None]
    if not (len(tags) == len(places) == len(others) == 1) or not _is_outlet(others[0], "/"):
        return None
    return Dateline(places[0].value, others[0], None, "dateline:outlet")


def _signed_desk(parsed: Line) -> Dateline | None:
    """Place, outlet and, behind a colon, who wrote: «القاهرة - بوابة المتوسط: رمضان كرنفودة»."""
    where, name, writer = parsed.pieces
    city, names = place(where), people(writer, "given") if parsed.separators[1] == ":" else None
    if not names or city is None or city.kind != "city" or not _is_outlet(name, parsed.separators[0][0]):
        return None
    return Dateline(city.value, name, " / ".join(names), "dateline:author")


def _is_outlet(name: str, mark: str) -> bool:
    """Whether ``name`` may be a paper's by its words; behind a colon, where headlines go on, one definite word."""
    split = name.split()
    if mark in ":：":
        return _OUTLET.fullmatch(name) is not None and len(split) == 1 and place(name) is None
    if mark not in "/|–—" or len(split) > _DESK_WORDS or place(name) is not None:
        return False
    return name_words(split)


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
    if not begins_with_place(paragraph):
        return None
    read = opening(paragraph)
    if read is None:
        return None
    cased = not paragraph[read.end : read.end + 1].islower()
    if (read.agency and (read.closed or cased)) or (read.closed and cased and _is_dispatch(read, paragraph)):
        found = LeadDateline(read.where.value, read.agency, read.end, read.date)
    else:
        end = _bare_end(paragraph, read.where, read.start)
        if end is None:
            return None
        found = LeadDateline(read.where.value, None, end)
    return found if len(paragraph[found.end :].split(None, _PROSE_WORDS)) >= _PROSE_WORDS else None


def _is_dispatch(read: Opening, paragraph: str) -> bool:
    """Whether place and day without agency open a report: a known region, capitals, or a verb of reports.

    «هيروشيما، 6 أغسطس 1945: ...» may open a tale as well.
    """
    if read.day is None or not read.day.named or read.where.kind != "city":
        return False
    return (
        (read.region is not None and read.date is not None) or read.where.value.isupper() or _reports(paragraph, read)
    )


def _reports(paragraph: str, read: Opening) -> bool:
    first = next(iter(paragraph[read.end : read.end + _NEAR].split()), "")
    return fold(first) in words("report-he") | words("report-she")


def _bare_end(paragraph: str, where: Known, start: int) -> int | None:
    """Where the dash ends after a place that is no common word, with no second place or dash after it (a match, a
    route, a parenthesis).
    """
    dash = _BARE.match(paragraph, start)
    if dash is None or where.kind != "city" or _title_case(where.value):
        return None
    near = paragraph[dash.end() : dash.end() + _NEAR]
    split = near.split()
    if not split or not (split[0][0].isalpha() or split[0][0] in '«"“'):
        return None
    if not (where.sure or _opens_report(where, dash[0], split[0])):
        return None
    if dash[0] == "-" and fold(split[0]) not in words("report-he") | words("report-she"):
        return None  # «باريس-سان جرمان», a compound
    nexts = (" ".join(split[:size]).rstrip("-–—ـ:،,") for size in (1, 2, 3))
    if any(place(name) for name in nexts if name) or split[0][-1] in "-–—ـ":
        return None
    return None if not where.value.isupper() and _is_parenthesis(near, split[0]) else dash.end()


def _opens_report(where: Known, dash: str, first: str) -> bool:
    """«تونس – أعلن», «تونس– بدعوة من»: a verb that no country is the subject of, or a dash close to a city with a
    country's name and behind it no word of a parenthesis («الكويت- كما …») or of the country's deeds.
    """
    word = fold(first)
    if fold(where.value) not in capitals():
        return False
    close = not dash[0].isspace() and dash[-1].isspace()
    return word in words("report-he") or (close and word not in words("stop") | words("report-she"))


def _is_parenthesis(near: str, first: str) -> bool:
    """«بيروت - كما قال الوزير - ملتزمة»: a word that opens no report, and a second dash."""
    word = fold(first)
    parenthetic = word in words("stop") and word not in words("report-he") | words("report-she")
    dash = _NEXT_DASH.search(near) if parenthetic else None
    return dash is not None and dash["opening"] is None

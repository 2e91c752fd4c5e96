"""Authors' names, told from what else stands where names are expected."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newsclean import credits, tables
from newsclean.credits.known import known
from newsclean.credits.names import given_name
from newsclean.page.titles import fold

_LONGEST = 80
_MOST_WORDS = 7
_BETWEEN = re.compile(r"\s*[;|•·\n]\s*|\s+(?:and|und|et|y|/|&|\+)\s+|\s*,\s+(?:and|und|et|y|&)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]\s*")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)\b|\b(?:png|jpe?g|svg|webp)\b", re.IGNORECASE)
_EDGES = " \t\r\n,;:،؛|/-–—•·*()[]\"'«»\u200e\u200f\u200b\ufeff"
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*\Z")
_LETTER = re.compile(r"[^\W\d_]\W*\Z")
# An address beside a name, also in RSS's order: "mail@site.org (Jane Doe)".
_ADDRESS = re.compile(r"[(\[<]?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}[)\]>]?")
_CAPITALS = 3  # letters of a word in capitals that is no initial and no number


def clean(values: Iterable[str], sites: Iterable[str]) -> tuple[str, ...]:
    """The names in ``values``, each once, in order; names of ``sites`` are nobody's."""
    not_names = {fold(site) for site in sites} - {""}
    found: dict[str, str] = {}
    for value in values:
        for name in _split(value[:2_000]) if fold(value[:2_000]) not in not_names else ():
            name = _bare(name)
            if _is_name(name, not_names):
                found.setdefault(fold(name), name)
    return tuple(found.values())


class Authors(NamedTuple):
    """Who wrote: ``persons`` (or desks and other bodies), and the ``agency`` that the text comes from, as named."""

    persons: tuple[str, ...]
    agency: str | None


def part(names: Iterable[str]) -> Authors:
    """Tell news agencies («و م ع», "AFP") among ``names`` from persons.

    Words that stand in an agency's place and name nobody («خاص») are neither.
    """
    persons: list[str] = []
    agencies: dict[str, str] = {}
    for name in names:
        if (agency := _agency(name)) is not None:
            agencies.setdefault(agency, name)
        elif not credits.is_tag(name):
            persons.append(name)
    return Authors(tuple(persons), "/".join(agencies.values()) or None)


def _agency(name: str) -> str | None:
    """The agency that ``name`` is; names that are also words or given names («سبأ», "Petra") are left to persons.

    Where authors are stated, capitals ("AP") can only be an agency.
    """
    credit = credits.source_line(name)
    if credit is not None and credit.agency is not None:
        return credit.agency
    found = known(name) if name.isascii() and name.isupper() else None
    return found.value if found is not None and found.kind == "wire" else None


def byline(line: str) -> str | None:
    """The name in a line such as «كتب: …» or "By …"; ``None`` for a line that does not begin so."""
    match = _prefix().match(line) if len(line) <= _LONGEST else None
    name = line[match.end() :].strip(_EDGES) if match is not None else ""
    return name or None


def _split(value: str) -> Iterator[str]:
    """Cut a value into names; a comma parts names only where each has a first and a last name."""
    for part in _BETWEEN.split(value):
        names = [name for name in _COMMA.split(part) if name]
        if len(names) > 1 and all(" " in name or name.islower() for name in names):
            for name in names:
                yield from _parted(name.removeprefix("و") if _begins_another(name.partition(" ")[0]) else name)
        else:
            yield from _without_place(part) or _parted(part)


def _parted(names: str) -> Iterator[str]:
    """Two full names with «و» between: «فادي خوري وسامر دياب», but not «مجدي وهبة»."""
    words = names.split()
    for k in range(2, len(words) - 1):
        if _begins_another(words[k]):
            yield " ".join(words[:k])
            yield from _parted(" ".join([words[k][1:], *words[k + 1 :]]))
            return
    yield names


def _without_place(name: str) -> list[str] | None:
    """A name without the place in capitals behind it ("Ada Freire OURENSE"), and the agency that such may be.

    Behind given names alone, capitals are the family's name: "Marie Claire DUPONT".
    """
    words = name.split()
    shouted = [word.isupper() and len(word) >= _CAPITALS for word in words]
    at = shouted.index(True) if True in shouted else 0
    if at < 2 or not all(shouted[at:]) or given_name(words[at - 1]) or not all(map(_is_cased, words[:at])):
        return None  # a comma before capitals is before a degree
    tail = " ".join(words[at:])
    return [" ".join(words[:at]), tail] if _agency(tail) is not None else [" ".join(words[:at])]


def _is_cased(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and word[-1] != ","


def _begins_another(word: str) -> bool:
    """Whether a word is «و» and a given name, rather than a name that begins so («وليد»)."""
    return word[:1] == "و" and given_name(word[1:]) and not given_name(word)


def _bare(name: str) -> str:
    """Leave off words before the name, remarks in brackets after it, and marks around it."""
    name = " ".join(name.split())
    if "@" in name:
        name = _without_address(name)
    if name[:1] == "(" and name[-1:] == ")":
        return ""  # a remark, such as the place that the report was sent from
    name = _PARENTHESIS.sub("", name).strip(_EDGES)
    match = _prefix().match(name)
    if match is not None:
        name = name[match.end() :].strip(_EDGES)
    return name


def _without_address(name: str) -> str:
    """A name without the address beside it; an address alone stays, which is no name."""
    rest = _ADDRESS.sub(" ", name).strip()
    if rest[:1] == "(" and rest[-1:] == ")":
        rest = rest[1:-1]
    return rest if " " in rest.strip(_EDGES) else name


def is_body(name: str) -> bool:
    """Whether ``name`` is a desk's or an organisation's («هيئة التحرير», «جريدة الواحة») rather than a person's."""
    words = [fold(word) for word in name.split()]
    if len(words) > 1 and words[0] in _phrases("body"):
        return True
    return any("".join(words[k:]) in _phrases("desk") for k in range(len(words)))  # "River News Staff"


def _is_name(name: str, sites: Collection[str]) -> bool:
    folded = fold(name)
    if not folded or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or folded.isdigit():
        return False
    if folded in sites or folded in _phrases("name") or _LETTER.match(name) or "@" in name:
        return False
    lower = name.casefold()
    if " " not in name and "." in lower.strip("."):
        return False  # an address, or the key of a text that the site failed to fill in
    return _IMAGE.search(name) is None and not any(part in lower for part in _parts())


@cache
def _phrases(kind: str) -> frozenset[str]:
    return frozenset(fold(row["phrase"]) for row in tables.rows("page_authors.tsv") if row["kind"] == kind)


@cache
def _parts() -> tuple[str, ...]:
    return tuple(row["phrase"].casefold() for row in tables.rows("page_authors.tsv") if row["kind"] == "part")


@cache
def _prefix() -> re.Pattern[str]:
    phrases = [row["phrase"] for row in tables.rows("page_authors.tsv") if row["kind"] == "prefix"]
    phrases.sort(key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        rf"\s*(?:{'|'.join(map(re.escape, phrases))})(?:\s*[:/|]\s*|\s*[–—-]\s+|\s+)(?=\S)", re.IGNORECASE
    )

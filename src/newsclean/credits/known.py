"""What the tables know of a few words: a place, an agency, an archive, a site's address, persons."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.credits.names import fold, people, words
from newsclean.tables import rows

PLACE_END = r"\-–—ـ(/:،,\n.«"  # the marks that end a place at the start of a paragraph
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[a-z0-9-]{2,}\.){1,3}(?:com|net|org|info|news|press|tv|ma|dz|tn|ly|eg|sd|sa|ae|qa|kw|bh|om|ye|iq"
    r"|sy|lb|jo|ps|mr|uk|fr|de|es|it|us|eu|ch|at|be|nl|ru|tr|ir|pk)/?",
    re.IGNORECASE,
)
_LONGEST_PLACE = 32
_ACRONYM = re.compile(r"[.\s·٫]+")


class Known(NamedTuple):
    """What the tables know of a piece: ``kind`` is city, country, wire, photo, tag, archive, domain
    or persons.

    ``sure`` is false for names that are also common words.
    """

    kind: str
    value: str
    sure: bool = True
    names: tuple[str, ...] = ()


@cache
def _places() -> dict[str, tuple[str, bool]]:
    return {fold(row["name"]): (row["kind"], row["common"] == "no") for row in rows("places.tsv")}


@cache
def capitals() -> frozenset[str]:
    """The folded names of cities that are also the name of a country («تونس»)."""
    return frozenset(fold(row["name"]) for row in rows("places.tsv") if row["common"] == "country")


@cache
def heads_of_places() -> frozenset[str]:
    """The folded first words of all places, to which most paragraphs' first words can be compared at once."""
    names = _places().keys()
    return frozenset(re.split(marks, name)[0] for name in names for marks in (r"\s", rf"[\s{PLACE_END}]"))


@cache
def _agencies() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for row in rows("agencies.tsv"):
        known = Known(row["kind"], row["canonical"], row["alone"] == "yes")
        table.setdefault(_agency_key(row["name"]), known)
    return table


def _agency_key(name: str) -> str:
    """Latin names letter for letter; others folded, with «أ.ف.ب» and «أ ف ب» made one."""
    return name if name.isascii() else _ACRONYM.sub(" ", fold(name)).strip()


def place(text: str) -> Known | None:
    """The place that the whole of ``text`` names."""
    found = _places().get(fold(text)) if len(text) <= _LONGEST_PLACE else None
    if found is None or text[0].islower():
        return None
    return Known(found[0], text, found[1])


def agency(text: str) -> Known | None:
    """The agency or word in an agency's place («خاص») that the whole of ``text`` is."""
    key = _agency_key(text)
    table = _agencies()
    if key in table:
        return table[key]
    if text.isascii():
        return _shouted(text)
    head, _, rest = key.partition(" ")
    if head in words("head") and rest in table:
        return table[rest]
    if " و" in text:
        return _listed(re.split(r"\s+و\s*", text))
    return None


def _shouted(text: str) -> Known | None:
    """ "afp" and "REUTERS": a sure name in another case, and "AFP and Reuters"."""
    if " and " in text:
        return _listed(text.split(" and "))
    known = _agencies().get(text.upper()) if text.islower() else None
    return known if known is not None and known.sure else None


def _listed(parts: list[str]) -> Known | None:
    found = [_agencies().get(_agency_key(part)) for part in parts[:4]]
    if len(parts) > 4 or not all(found):
        return None
    return Known("wire", "/".join(known.value for known in found if known))


@lru_cache(maxsize=64)
def known(piece: str) -> Known | None:
    """What the tables know of a piece: a place, an agency, an archive, a site's address or persons."""
    found = place(piece) or agency(piece)
    if found is not None:
        return found
    if fold(piece) in words("archive"):
        return Known("archive", piece)
    if _DOMAIN.fullmatch(piece):
        return Known("domain", piece)
    names = people(piece) if " " in piece or "." in piece else None
    return Known("persons", piece, names=names) if names else None


@lru_cache(maxsize=64)
def expand(piece: str) -> tuple[Known, ...] | None:
    """What is known of a piece that may join several without a separator: «الحسيمة خالد الزيتوني»."""
    whole = known(piece)
    if whole is not None:
        return (whole,)
    split = piece.split()
    if not 1 < len(split) <= 7:
        return None
    return _from_place(split) or _after_place(split)


def _from_place(split: list[str]) -> tuple[Known, ...] | None:
    """«رويترز من الرباط», «محمد العلوي من باريس», «مكتب الرباط»."""
    for number, word in enumerate(split):
        if word == "من" or (word == "مكتب" and number == 0):
            where = place(" ".join(split[number + 1 :])) if split[number + 1 :] else None
            who = known(" ".join(split[:number])) if number else Known("tag", word, sure=False)
            return (who, where) if who and where else None
    return None


def _after_place(split: list[str]) -> tuple[Known, ...] | None:
    """A place and, after it, an agency or a person."""
    for size in (3, 2, 1):
        where = place(" ".join(split[:size])) if len(split) > size else None
        what = known(" ".join(split[size:])) if where else None
        if where and what and what.kind in ("wire", "tag", "persons"):
            return (where, what) if where.sure or what.kind != "persons" else None
    return None

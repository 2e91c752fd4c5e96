"""Bylines: lines that name the writers and nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.credits.introductions import after_prefix
from newsclean.credits.known import Known, known
from newsclean.credits.names import MAX_NAMES, fold, given_names, people, words
from newsclean.credits.pieces import Line, parse, take_apart

RULES = frozenset(("byline:prefix", "byline:given-name", "byline:initial", "byline:agency"))

# One letter and a surname, «ع.عسول»; not the letters that number a list or stand for a title.
_INITIALED = re.compile(r"[تخرسشصضطظعغفقكلمن]\.(?!ال)[\u0620-\u064a]{3,12}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[ 、，][\u4e00-\u9fff]{2,4}){0,2}")
_IN = re.compile(r"\s+(?:in|for|من|para|pour|à)\s+")
_DESK = re.compile(r"\s*للنشرة العربية\s*")


class Byline(NamedTuple):
    """Who wrote, photographed or translated, without tatweel and titles, and the ``agency`` they name."""

    names: tuple[str, ...]
    rule: str
    agency: str | None


def byline(line: str) -> Byline | None:
    """The writers that ``line`` names and nothing else, else ``None``."""
    parsed = parse(line)
    if parsed is None:
        return None
    inside = _after_tags(parsed)
    prefixed = after_prefix(inside, "byline") if inside else None
    if prefixed is not None and not inside[0].islower():
        return _prefixed_byline(*prefixed)
    return None if parsed.stopped else _bare_byline(parsed)


def _after_tags(parsed: Line) -> str:
    """The line without a site's address and words such as «خاص» before dashes at its start."""
    text = parsed.text.strip("()[]")
    for piece, separator in zip(parsed.pieces[:-1], parsed.separators, strict=False):
        found = known(piece) if separator in ("–", "—") else None
        if found is None or found.kind not in ("tag", "domain"):
            break
        text = text.partition(separator)[2].lstrip()
    return text


def _prefixed_byline(rest: str, need: str) -> Byline | None:
    if need == "han":
        return Byline(tuple(re.split("[ 、，]", rest)), "byline:prefix", None) if _HAN_NAME.fullmatch(rest) else None
    if need == "shape" and not rest.isascii() and given_names().get(fold(rest)) is False:
        return Byline((rest,), "byline:prefix", None)
    rest = _DESK.sub(" ", rest).strip()
    whole = people(rest, need)
    if whole is not None:
        return Byline(whole, "byline:prefix", None)
    return _mixed_byline(rest, need)


def _mixed_byline(rest: str, need: str) -> Byline | None:
    """Names with agencies, places and further roles beside them: "John Smith, Reuters"."""
    parsed = take_apart(_IN.sub(" – ", rest))
    if parsed is None:
        return None
    names: list[str] = []
    agency: str | None = None
    for piece in parsed.pieces:
        found = _named_piece(piece, need)
        if found is None:
            return None
        names += found.names
        agency = agency or (found.value if found.kind in ("wire", "domain") else None)
    return Byline(tuple(dict.fromkeys(names)), "byline:prefix", agency) if 0 < len(names) <= MAX_NAMES else None


def _named_piece(piece: str, need: str) -> Known | None:
    """A piece beside a byline: something known, a further role with its name, or a name by its shape."""
    found = known(piece)
    if found is not None:
        return found
    if fold(piece.split()[0]) in words("role"):
        return Known("tag", piece)
    nested = after_prefix(piece, "byline")
    if nested is not None and nested[1] != "han":
        piece, need = nested
    names = people(piece, need)
    return Known("persons", piece, names=names) if names else None


def _bare_byline(parsed: Line) -> Byline | None:
    """A line of nothing but persons and, maybe, their agency; "REUTERS/Jane Doe" is a photo credit."""
    if _INITIALED.fullmatch(parsed.text):
        return Byline((parsed.text,), "byline:initial", None)
    names = people(parsed.text)
    if names is not None:
        return Byline(names, "byline:given-name", None) if len(parsed.text.split()) <= 5 * len(names) else None
    if len(parsed.pieces) < 2 or ("/" in parsed.separators and parsed.text.isascii()):
        return None
    found = [_latin_tag(piece, parsed.text) or known(piece) for piece in parsed.pieces]
    if any(":" in separator for separator in parsed.separators) or not all(found):
        return None
    return _agency_byline([item for item in found if item])


def _latin_tag(piece: str, text: str) -> Known | None:
    """A paper's own name in capitals before an Arabic byline."""
    upper = piece.isascii() and piece.isupper() and len(piece) <= 24 and not text.isascii()
    return Known("domain", piece) if upper and piece.replace(" ", "").replace(".", "").isalpha() else None


def _agency_byline(found: list[Known]) -> Byline | None:
    persons = [item for item in found if item.kind == "persons"]
    others = [item for item in found if item.kind in ("wire", "tag", "domain")]
    if len(persons) != 1 or len(persons) + len(others) != len(found):
        return None
    agencies = [item.value for item in others if item.kind != "tag"]
    return Byline(persons[0].names, "byline:agency", agencies[0] if agencies else None)

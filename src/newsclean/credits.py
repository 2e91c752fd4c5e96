"""Bylines, datelines and credits: short lines that say who wrote, where, and whose words or picture it is.

Each function takes one line without blanks at its ends and answers ``None`` in doubt. Whether a line that is
only a name is a byline or a subhead depends on its place, which the caller knows. All answers come from
``places.tsv``, ``agencies.tsv``, ``given_names.tsv`` and ``credit_words.tsv``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.credit_parts import Known, Line, after_prefix, known, parse, take_apart
from newsclean.datelines import DATELINE_RULES, Dateline, LeadDateline, dateline, lead_dateline
from newsclean.names import MAX_NAMES, fold, given_name, given_names, people, person, words

__all__ = [
    "Byline",
    "Credit",
    "Dateline",
    "LeadDateline",
    "byline",
    "dateline",
    "given_name",
    "is_tag",
    "known_rules",
    "lead_dateline",
    "person",
    "photo_credit",
    "source_line",
]

_RULES = frozenset(
    (
        "byline:prefix",
        "byline:given-name",
        "byline:initial",
        "byline:agency",
        "credit:agency",
        "credit:tag",
        "credit:domain",
        "credit:prefix",
        "photo-credit:prefix",
        "photo-credit:agency",
        "photo-credit:archive",
        "photo-credit:copyright",
    )
)
# One letter and a surname, «ع.عسول»; not the letters that number a list or stand for a title.
_INITIALED = re.compile(r"[تخرسشصضطظعغفقكلمن]\.(?!ال)[\u0620-\u064a]{3,12}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[ 、，][\u4e00-\u9fff]{2,4}){0,2}")
_IN = re.compile(r"\s+(?:in|for|من|para|pour|à)\s+")
_DESK = re.compile(r"\s*للنشرة العربية\s*")
_SOURCE_WORDS = 6


class Byline(NamedTuple):
    """Who wrote, photographed or translated, without tatweel and titles, and the ``agency`` they name."""

    names: tuple[str, ...]
    rule: str
    agency: str | None


class Credit(NamedTuple):
    """Whose words or picture these are: the canonical ``agency``, if known, and the credit's own ``text``."""

    agency: str | None
    text: str
    rule: str


def known_rules() -> frozenset[str]:
    """Every rule that these functions may name."""
    return _RULES | DATELINE_RULES


def is_tag(name: str) -> bool:
    """True for words that stand in a source's place and name none («خاص», "Staff")."""
    found = known(name)
    return found is not None and found.kind == "tag"


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
    """The line without the paper's name and words such as «خاص» before dashes at its start."""
    text = parsed.text.strip("()[]")
    for piece, separator in zip(parsed.pieces[:-1], parsed.separators, strict=False):
        found = known(piece) if separator in ("–", "—") else None
        if found is None or found.kind not in ("tag", "domain", "outlet"):
            break
        text = text.partition(separator)[2].lstrip()
    return text


def _prefixed_byline(rest: str, need: str) -> Byline | None:
    if need == "han":
        return (
            Byline(tuple(re.split("[ 、，]", rest)), "byline:prefix", None)
            if _HAN_NAME.fullmatch(rest)
            else None
        )
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
        agency = agency or (found.value if found.kind in ("wire", "outlet", "domain") else None)
    return (
        Byline(tuple(dict.fromkeys(names)), "byline:prefix", agency) if 0 < len(names) <= MAX_NAMES else None
    )


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
        return (
            Byline(names, "byline:given-name", None) if len(parsed.text.split()) <= 5 * len(names) else None
        )
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
    others = [item for item in found if item.kind in ("wire", "tag", "domain", "outlet")]
    if len(persons) != 1 or len(persons) + len(others) != len(found):
        return None
    agencies = [item.value for item in others if item.kind != "tag"]
    return Byline(persons[0].names, "byline:agency", agencies[0] if agencies else None)


def source_line(line: str) -> Credit | None:
    """The agency or outlet that ``line`` credits and nothing else, else ``None``."""
    parsed = parse(line)
    if parsed is None:
        return None
    inside = parsed.text.strip("()[]")
    if not inside:
        return None
    prefixed = after_prefix(inside, "source")
    if prefixed is not None:
        return _prefixed_source(*prefixed)
    return None if parsed.stopped else _bare_source(parsed, inside)


def _prefixed_source(rest: str, need: str) -> Credit | None:
    if need == "han":
        found = rest if 2 <= len(rest) <= 12 else ""
        return Credit(None, found, "credit:prefix") if found else None
    agency = _agency_of(rest)
    if agency is None and (need == "known" or not _outlet_shape(rest)):
        return None
    return Credit(agency, rest, "credit:prefix")


def _agency_of(text: str) -> str | None:
    """The canonical agencies that all pieces of ``text`` name, joined by a slash."""
    parsed = take_apart(text)
    if parsed is None:
        return None
    found = [known(piece) for piece in parsed.pieces]
    named = [
        item.value for item in found if item and item.kind in ("wire", "photo", "outlet", "domain", "tag")
    ]
    return "/".join(named) if len(named) == len(found) else None


def _outlet_shape(text: str) -> bool:
    """Up to six words, none of them a word of a sentence and without digits."""
    split = [word.strip('،,/«»"()[].–—|') for word in text.split()]
    if not 0 < len(split) <= _SOURCE_WORDS or any(char.isdigit() or char in ":؛;" for char in text):
        return False
    # A phrase cannot end in a preposition: there «في» is the V of «تي في», TV.
    split = split[:-1] if split[-1] == "في" and len(split) > 1 else split
    return not any(fold(word) in words("stop") and word[:1].lower() == word[:1] for word in split)


def _bare_source(parsed: Line, inside: str) -> Credit | None:
    found = [known(piece) for piece in parsed.pieces]
    kinds = {item.kind if item else None for item in found}
    if len(found) == 1 and found[0] is not None:
        return _single_source(found[0], inside, parsed.led)
    if "wire" not in kinds and not kinds <= {"tag", "outlet", "domain"}:
        return None
    slashed = all(separator in ("/", "") for separator in parsed.separators)
    if not kinds <= {"wire", "tag", "outlet", "photo", "domain", None} or (None in kinds and not slashed):
        return None
    if any(item is None and len(piece.split()) > 2 for item, piece in zip(found, parsed.pieces, strict=True)):
        return None
    if kinds <= {"outlet"}:
        return None
    agencies = [item.value if item else piece for item, piece in zip(found, parsed.pieces, strict=True)]
    return Credit("/".join(agencies), inside, "credit:agency")


def _single_source(found: Known, inside: str, led: bool) -> Credit | None:
    if found.kind == "wire" and (found.sure or led):
        return Credit(found.value, inside, "credit:agency")
    if found.kind in ("tag", "domain") and found.sure:
        return Credit(None if found.kind == "tag" else found.value, inside, f"credit:{found.kind}")
    return None


def photo_credit(line: str) -> Credit | None:
    """Whose picture this is: ``line`` is a photo credit and nothing else, else ``None``."""
    parsed = parse(line)
    if parsed is None:
        return None
    inside = parsed.text.strip("()[]")
    if not inside:
        return None
    if inside[0] == "©":
        return _picture(inside[1:].strip(), "known", "photo-credit:copyright")
    prefixed = after_prefix(inside, "photo")
    if prefixed is not None and (credit := _picture(*prefixed, "photo-credit:prefix")):
        return credit
    return None if parsed.stopped else _bare_picture(parsed, inside)


def _bare_picture(parsed: Line, inside: str) -> Credit | None:
    """A picture agency alone, "REUTERS/Jane Doe", or an archive in more than a word or in brackets."""
    if len(parsed.pieces) == 2 and parsed.separators[0] == "/" and inside.isascii():
        names = people(parsed.pieces[1])
        agency = _agency_of(parsed.pieces[0])
        return Credit(agency, inside, "photo-credit:agency") if names and agency else None
    found = known(inside)
    if found is None:
        return None
    if found.kind == "photo":
        return Credit(found.value, inside, "photo-credit:agency")
    wordy = parsed.led or " " in inside
    return Credit(None, inside, "photo-credit:archive") if found.kind == "archive" and wordy else None


def _picture(rest: str, need: str, rule: str) -> Credit | None:
    """The credit ``rest``, if its pieces are agencies, archives or persons, or ``need`` allows any name."""
    parsed = take_apart(rest)
    if parsed is None:
        return None
    found = [known(piece) for piece in parsed.pieces]
    allowed = {"wire", "photo", "archive", "outlet"} | (set() if need == "agency" else {"persons"})
    all_known = all(item is not None and item.kind in allowed for item in found)
    if not all_known and (need != "shape" or not _outlet_shape(rest)):
        return None
    agencies = [item.value for item in found if item and item.kind in ("wire", "photo", "outlet")]
    return Credit("/".join(agencies) or None, rest, rule)

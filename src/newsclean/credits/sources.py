"""Credits: lines that say whose words or whose picture something is."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.credits.introductions import after_prefix
from newsclean.credits.known import Known, known, place
from newsclean.credits.names import fold, people, words
from newsclean.credits.pieces import Line, parse, take_apart
from newsclean.credits.signatures import signature

RULES = frozenset(
    (
        *("credit:agency", "credit:tag", "credit:domain", "credit:prefix"),
        *("photo-credit:prefix", "photo-credit:agency", "photo-credit:archive", "photo-credit:copyright"),
    )
)

_SOURCE_WORDS = 6


class Credit(NamedTuple):
    """Whose words or picture these are: the canonical ``agency``, if known, and the credit's own ``text``."""

    agency: str | None
    text: str
    rule: str


def is_tag(name: str) -> bool:
    """True for words that stand in a source's place and name none («خاص», "Staff")."""
    found = known(name)
    return found is not None and found.kind == "tag"


def source_line(line: str) -> Credit | None:
    """The agency or outlet that ``line`` credits and nothing else, else ``None``.

    An agency's signature is such a credit («/وام/», «(بترا) م ع / ر ق»); an end mark is one that names nobody.
    """
    signed = signature(line)
    if signed is not None:
        return Credit(signed.agency, signed.name or line, "credit:agency" if signed.agency else "credit:tag")
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
    if agency is None and (need == "known" or not _may_be_source(rest)):
        return None
    return Credit(agency, rest, "credit:prefix")


def _agency_of(text: str) -> str | None:
    """The canonical agencies that all pieces of ``text`` name, joined by a slash."""
    parsed = take_apart(text)
    if parsed is None:
        return None
    found = [known(piece) for piece in parsed.pieces]
    named = [item.value for item in found if item and item.kind in ("wire", "photo", "domain", "tag")]
    return "/".join(named) if len(named) == len(found) else None


def _may_be_source(text: str) -> bool:
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
    if "wire" not in kinds and not kinds <= {"tag", "domain"}:
        return None
    slashed = all(separator in ("/", "") for separator in parsed.separators)
    if not kinds <= {"wire", "tag", "photo", "domain", None} or (None in kinds and not slashed):
        return None
    if any(item is None and len(piece.split()) > 2 for item, piece in zip(found, parsed.pieces, strict=True)):
        return None
    if any(item is None and _is_dated_place(piece) for item, piece in zip(found, parsed.pieces, strict=True)):
        return None
    agencies = [item.value if item else piece for item, piece in zip(found, parsed.pieces, strict=True)]
    return Credit("/".join(agencies), inside, "credit:agency")


def _is_dated_place(piece: str) -> bool:
    """«دبي 5-6»: the beginning of a dateline."""
    first, _, rest = piece.partition(" ")
    return place(first) is not None and any(char.isdigit() for char in rest)


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
    allowed = {"wire", "photo", "archive"} | (set() if need == "agency" else {"persons"})
    all_known = all(item is not None and item.kind in allowed for item in found)
    if not all_known and (need != "shape" or not _may_be_source(rest)):
        return None
    agencies = [item.value for item in found if item and item.kind in ("wire", "photo")]
    return Credit("/".join(agencies) or None, rest, rule)

"""How agencies sign a report below its last line: «--(بترا)», «/وام/», «(بترا) م ع / ر ق 10/05/2024 14:20:33»."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.credits.known import agency
from newsclean.credits.names import fold, words

_LONGEST = 60  # code points
_FRAME = r"\s/()\[\]–—ـ:*\-"
_LETTER = r"[\u0621-\u064a]"
_MARK = re.compile(r"[/()\[\]–—-]")  # a cheap first test, which most lines fail
_MAY_BE = re.compile(rf"(?=[^\u0621-\u064a]{{0,6}}{_LETTER})[\u0621-\u064a\d .{_FRAME}]+\Z")
_STAMP = re.compile(
    r"[\s–-]*(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:[ ,-]+\d{1,2}:\d\d(?::\d\d)?)?|\d{1,2}:\d\d(?::\d\d)?)\s*\Z"
)
_BETWEEN = re.compile(rf"[{_FRAME}]*[^\w\s.][{_FRAME}]*")
# «م ع», «س.ع», «مل»; three letters joined only in a frame of their own, «-خلا-».
_INITIALS = re.compile(rf"{_LETTER}(?:[ .]{{1,2}}{_LETTER}){{0,2}}\.?|{_LETTER}{{2}}\.?")
_FRAMED = re.compile(rf"[–—/(-]+ ?{_LETTER}{{2,3}} ?[–—/)-]+")
_AT_END = re.compile(r"[(\[/–—-]\s*(\w+)\s*[)\]/–—-]*\s*\Z")

_OPENING, _CLOSING = tuple("-–—/(["), tuple("-–—/)]")


class Signature(NamedTuple):
    """An agency's signature: the canonical ``agency`` and its ``name`` on the line; ``None`` for an end mark alone."""

    agency: str | None
    name: str | None


class _Part(NamedTuple):
    """A part of a signature: ``kind`` is agency, initials or end; ``sure`` is false for names that are also words."""

    kind: str
    text: str
    agency: str = ""
    sure: bool = True


def signature(line: str) -> Signature | None:
    """The signature that ``line`` is: an agency or an end mark with marks around it, or initials beside it.

    Initials alone are none (see ``is_initials``); an agency without marks around it is for ``source_line``.
    """
    if not may_sign(line):
        return None
    unstamped = _STAMP.sub("", line)
    found = [_part(piece.strip()) for piece in _BETWEEN.split(unstamped) if piece.strip()]
    parts = [part for part in found if part is not None]
    named = [part for part in parts if part.kind == "agency"]
    if len(parts) < len(found) or all(part.kind == "initials" for part in parts):
        return None
    if not (_is_framed(unstamped.strip()) or _is_signed(parts)):
        return None
    if not named:
        return Signature(None, None)
    return Signature("/".join(part.agency for part in named), "/".join(part.text for part in named))


def may_sign(line: str) -> bool:
    """Whether ``line`` is short, with marks, and of nothing but Arabic words, digits and marks."""
    return len(line) <= _LONGEST and _MARK.search(line) is not None and _MAY_BE.match(line) is not None


def _part(piece: str) -> _Part | None:
    known = agency(piece)
    if known is not None and known.kind == "wire":
        return _Part("agency", piece, known.value, known.sure)
    # «انتهى9»: some agencies number their end marks.
    if fold(piece.rstrip("0123456789 ")) in words("end"):
        return _Part("end", piece)
    return _Part("initials", piece) if _INITIALS.fullmatch(piece) else None


def _is_framed(text: str) -> bool:
    """Whether dashes, slashes or brackets open the line: «/وام/», or close it: «انتهى/»."""
    return text[:1] in _OPENING or text[-1:] in _CLOSING


def _is_signed(parts: list[_Part]) -> bool:
    """Whether initials of two letters or more stand beside a sure agency or an end mark."""
    initialled = any(part.kind == "initials" and len(part.text) > 1 for part in parts)
    return initialled and all(part.sure for part in parts)


def is_initials(line: str) -> bool:
    """Whether ``line`` may be the initials of a desk: «-مل-», «س.ع/ ر.ج», «م ع / ن س».

    The same letters may be anything else: they sign a report only beside an agency's signature or an end mark.
    """
    if len(line) > 24 or _MAY_BE.match(line) is None or any(char.isdigit() for char in line):
        return False
    if _FRAMED.fullmatch(line):
        return True
    pieces = [piece.strip() for piece in _BETWEEN.split(line) if piece.strip()]
    several = len(pieces) > 1 or (pieces != [] and len(pieces[0]) > 2)
    return several and all(_INITIALS.fullmatch(piece) for piece in pieces)


def has_end_mark(line: str) -> bool:
    """Whether a line ends with an end mark or an agency's name in marks: «… الحيوي. (النهاية)», «… --(بترا)»."""
    found = _AT_END.search(line, max(0, len(line) - _LONGEST))
    part = _part(found[1]) if found is not None else None
    return part is not None and part.kind != "initials" and part.sure

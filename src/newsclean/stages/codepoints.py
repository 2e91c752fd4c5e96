"""What happens to a character whatever stands around it, or because of its nearest neighbours alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.edits import edit_of
from newsclean.tables import rows
from newsclean.values import Edit, Issue, Span

TABLE = "characters.tsv"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_SPACE_STRETCH = re.compile(f"[{_SPACES}][ {_SPACES}]*")
_LINE = re.compile(r"[^\n]+")
_CJK = re.compile("[\u2e80-\u2fdf\u3005-\u30ff\u3105-\u318f\u31a0-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffdc]")
# Scripts that write words without spaces and mark their ends with a zero width space.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")


class Profile(NamedTuple):
    """The rules of one scope: what finds their characters, and what each becomes by which rule."""

    suspects: re.Pattern[str]
    becomes: dict[str, tuple[str, str]]


def code_points(cell: str) -> Iterator[int]:
    """The code points of a ``from`` cell."""
    for item in cell.split():
        first, _, last = item.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


@cache
def profile(arabic_script: bool, arabic: bool) -> Profile:
    """The rules for a document in Arabic script or not, in the Arabic language or not."""
    scopes = {"*", "Arab" if arabic_script else "*", "ar" if arabic else "*"}
    becomes = {"\r": ("\n", "character:line-end"), "\u200b": ("", "character:zero-width")}
    for row in rows(TABLE):
        if row["scope"] in scopes and row["action"] != "code":
            for point in code_points(row["from"]):
                becomes[chr(point)] = (_becomes(point, row), "character:" + row["id"])
    body = "".join(f"{chr(start)}-{chr(end)}" for start, end in _ranges(sorted(map(ord, becomes))))
    return Profile(re.compile(f"[{body}][{body}]*"), becomes)


def _becomes(point: int, row: dict[str, str]) -> str:
    match row["action"]:
        case "map":
            return chr(int(row["to"], 16))
        case "text":
            return row["to"]
        case "forms":
            return opened(chr(point))
    return ""


@cache
def opened(form: str) -> str:
    """The letters or marks that a presentation form stands for, itself if Unicode names none."""
    parts = unicodedata.decomposition(form).split()
    letters = [chr(int(part, 16)) for part in parts if not part.startswith("<")]
    # Marks with no letter to carry them are listed on a space or a tatweel.
    return "".join(letters[1:] if letters and letters[0] in " \u0640" else letters) or form


def _ranges(points: list[int]) -> list[tuple[int, int]]:
    """Consecutive numbers drawn together into closed ranges."""
    ranges: list[tuple[int, int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1] = (ranges[-1][0], point)
        else:
            ranges.append((point, point))
    return ranges


def single(text: str, rules: Profile) -> list[Edit]:
    """Edits of the characters that ``rules`` list; neighbours that one rule changes make one edit."""
    edits: list[Edit] = []
    for match in rules.suspects.finditer(text):
        start, end = match.span()
        if end - start == 1 and (char := text[start]) != "\u200b":  # what becomes of that depends on its neighbours
            new, rule = rules.becomes[char]
            if char == "\r" and text[end : end + 1] == "\n":
                new = ""
            edits.append(edit_of((start, end, new, rule, None)))
        else:
            edits.extend(_merged(_stretch(text, match, rules.becomes)))
    return edits


def _merged(edits: Iterator[Edit]) -> Iterator[Edit]:
    group: list[Edit] = []
    for edit in edits:
        if group and (group[-1].end != edit.start or group[-1].rule != edit.rule):
            yield _one(group)
            group = []
        group.append(edit)
    if group:
        yield _one(group)


def _one(group: list[Edit]) -> Edit:
    return Edit(group[0].start, group[-1].end, "".join(edit.new for edit in group), group[0].rule)


def _stretch(text: str, match: re.Match[str], becomes: dict[str, tuple[str, str]]) -> Iterator[Edit]:
    at, end = match.span()
    while at < end:
        char = text[at]
        new, rule = becomes[char]
        size = 1
        if char == "\r" and text[at + 1 : at + 2] == "\n":
            new = ""
        elif "\ud800" <= char <= "\udbff" and "\udc00" <= text[at + 1 : at + 2] <= "\udfff":
            new, rule, size = _joined(char, text[at + 1]), "character:surrogate-pair", 2
        if char != "\u200b" or not (_UNSPACED.match(text, at - 1) and _UNSPACED.match(text, at + 1)):
            yield Edit(at, at + size, new, rule)
        at += size


def _joined(high: str, low: str) -> str:
    return chr(0x10000 + ((ord(high) - 0xD800) << 10) + (ord(low) - 0xDC00))


def surrogate_issues(edits: Sequence[Edit]) -> list[Issue]:
    """One issue for all lone surrogates that ``edits`` take out."""
    lone = [edit for edit in edits if "lone-surrogate" in edit.rule]
    if not lone:
        return []
    count = sum(edit.new.count("\ufffd") for edit in lone)
    return [Issue("lone-surrogate", f"lone surrogates, written as U+FFFD: {count}", Span(*lone[0][:2]))]


def spaces(text: str) -> list[Edit]:
    """Special spaces at the ends of lines and beside other blanks, one plain space each."""
    edits: list[Edit] = []
    for match in _SPACE_STRETCH.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
        if end - start > 1 or before in " \n" or after == "\n":
            edits.extend(_plain(text, start, end, "character:space-run"))
    return edits


def ideographic_spaces(text: str) -> list[Edit]:
    """Wide spaces on lines without any letter of the scripts that they belong to."""
    edits: list[Edit] = []
    if "\u3000" in text:
        for match in _LINE.finditer(text):
            if "\u3000" in match.group() and not _CJK.search(match.group()):
                rule = "character:ideographic-space"
                edits.extend(Edit(at, at + 1, " ", rule) for at in _found(text, "\u3000", *match.span()))
    return edits


def _plain(text: str, start: int, end: int, rule: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, " ", rule) for at in range(start, end) if text[at] != " ")


def _found(text: str, char: str, start: int, end: int) -> Iterator[int]:
    at = text.find(char, start, end)
    while at >= 0:
        yield at
        at = text.find(char, at + 1, end)

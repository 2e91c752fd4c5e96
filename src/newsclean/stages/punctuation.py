"""Spaces around the punctuation of Arabic-language text, and Latin commas that end Arabic words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.stages.letters import LETTER, MARK, TATWEEL
from newsclean.stages.mojibake import might_complete
from newsclean.tables import rows
from newsclean.values import Edit

_WORD = re.compile(f"[{LETTER}{MARK}]*")
_MARKS = re.compile(f"[{MARK}]+")
# A sign that a space stands before or a letter follows, and Latin signs that end an Arabic word.
_SUSPECT = re.compile(
    f'[،؛؟.:!,;?](?:(?<= .)|(?<=[^ ،؛؟.:!,;?].)(?=[{LETTER}])|(?<=[,;?])(?<=[{LETTER}{MARK}»”)\\]"].))'
)
_LATIN = {
    ",": ("،", "spacing:latin-comma"),
    ";": ("؛", "spacing:latin-semicolon"),
    "?": ("؟", "spacing:latin-question"),
}
_NAMES = {"،": "comma", "؛": "comma", ".": "stop", ":": "colon", "؟": "mark", "!": "mark"}
_SIGNS = "،؛؟.:!,;?"
_CLOSING = '»”)]"'
_OPENING = "«“(["
# What marks the whole of a chain of characters as an address, a handle, a tag or a file name.
_STICKY = re.compile(r"[A-Za-z@#_/\\=&%]")
_REACH = 80  # code points that are looked at on either side


@cache
def _not_sentence_ends() -> tuple[frozenset[str], frozenset[str]]:
    """Names of letters, and last parts of site names."""
    table = rows("abbreviations.tsv")
    letters, domains = (frozenset(r["word"] for r in table if r["kind"] == kind) for kind in ("letter", "domain"))
    return letters, domains


class _Sign(NamedTuple):
    """A punctuation sign of an Arabic text and what stands around it.

    ``start`` is where the blanks before it begin, ``after`` the next character (a newline at the end),
    ``left`` the Arabic word that ends at ``start``, closing quotes and brackets skipped, ``right`` the one
    that follows, blanks skipped; both without vowel marks, and empty if no Arabic word stands there.
    """

    text: str
    at: int
    start: int
    name: str
    before: str
    after: str
    left: str
    right: str
    rest: str

    @property
    def spaced(self) -> bool:
        """Whether a blank stands before the sign."""
        return self.start < self.at


def signs(text: str) -> list[Edit]:
    """Latin commas, semicolons and question marks of Arabic words, and spaces before and after signs."""
    edits: list[Edit] = []
    for match in _SUSPECT.finditer(text):
        sign = _sign(text, match.start())
        if might_complete(text, sign.start - 1, _REACH):
            continue
        latin = _LATIN.get(text[sign.at])
        if latin is None:
            edits.extend(_spaces(sign))
        elif _ends_arabic(sign):
            edits.extend(_with_sign(list(_spaces(sign)), Edit(sign.at, sign.at + 1, *latin)))
    return edits


def _with_sign(spaces: list[Edit], sign: Edit) -> list[Edit]:
    return sorted([*spaces, sign])


def _sign(text: str, at: int) -> _Sign:
    start = at
    while start and text[start - 1] == " ":
        start -= 1
    beyond = at + 1
    while text[beyond : beyond + 1] == " ":
        beyond += 1
    left = text[max(0, start - _REACH) : start].rstrip(_CLOSING)
    return _Sign(
        text,
        at,
        start,
        _NAMES[_LATIN[text[at]][0] if text[at] in _LATIN else text[at]],
        text[start - 1 : start] or "\n",
        text[at + 1 : at + 2] or "\n",
        _bare(_first_word(left[::-1])[::-1]),
        _bare(_first_word(text[beyond : beyond + _REACH])),
        text[beyond : beyond + 1] or "\n",
    )


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group() if match else ""


def _bare(word: str) -> str:
    return word if word.isalpha() else _MARKS.sub("", word)  # marks are no letters


def _ends_arabic(sign: _Sign) -> bool:
    """Whether a Latin sign belongs to Arabic text."""
    if not sign.left or (_glued(sign) and _sticky(sign)):
        return False
    if sign.name == "mark":  # no letter directly after: «كلم?ت» is what a lost letter leaves behind
        return not sign.spaced and (sign.after in " \n!؟" or sign.after in _CLOSING)
    return sign.after in " \n" or _glued(sign)


def _glued(sign: _Sign) -> bool:
    """Whether an Arabic letter directly follows."""
    return bool(sign.right) and sign.after != " "


def _sticky(sign: _Sign) -> bool:
    """Whether the sign stands in an address, a handle, a tag or a file name."""
    text, at = sign.text, sign.at
    left = text[max(0, sign.start - _REACH) : sign.start].rpartition("\n")[2].rpartition(" ")[2]
    right = text[at + 1 : at + _REACH].partition("\n")[0].partition(" ")[0]
    return _STICKY.search(left) is not None or _STICKY.search(right) is not None


def _spaces(sign: _Sign) -> Iterator[Edit]:
    """The edits of the blanks beside the sign: those before go, one comes after where words would touch."""
    if sign.spaced:
        follow = _close_up(sign)
        if follow is None or (follow and _sticky(sign)):
            return
        yield Edit(sign.start, sign.at, "", f"spacing:before-{sign.name}")
    else:
        follow = _glued(sign) and _parts(sign) and not _sticky(sign)
    if follow:
        yield Edit(sign.at + 1, sign.at + 1, " ", f"spacing:after-{sign.name}")


def _close_up(sign: _Sign) -> bool | None:
    """Whether the blanks before the sign may go (``None``: no), and if so, whether one has to follow it."""
    if not _may_close_up(sign):
        return None
    after = sign.after
    if after in " \n":
        return False
    if _glued(sign) or after in _OPENING:
        return True
    if after in _CLOSING:
        return _before_closing(sign)
    if sign.name == "mark" and after in "؟!.":
        return False
    if after.isdigit():
        return None if sign.name == "stop" else True
    return True if sign.name == "comma" and after.isalpha() and not _before_dash(sign) else None


def _before_dash(sign: _Sign) -> bool:
    """Whether a lone tatweel follows, which would be a dash if it were set apart."""
    return sign.after == TATWEEL and not sign.text[sign.at + 2 : sign.at + 3].isalpha()


def _may_close_up(sign: _Sign) -> bool:
    if sign.name == "comma":
        return sign.before.isalnum() or sign.before in _CLOSING + "%" or bool(sign.left)
    if not sign.left:
        return False
    return sign.name != "stop" or (sign.rest not in ".…" and _ends_sentence(sign))


def _before_closing(sign: _Sign) -> bool | None:
    """The same before a closing mark, or a straight quotation mark, which opens a quotation after a colon."""
    beyond = sign.text[sign.at + 2 : sign.at + 3]
    if sign.after == '"' and sign.name == "colon":
        return True
    return None if beyond.isalnum() or (sign.name == "colon" and sign.after in ")]") else False


def _parts(sign: _Sign) -> bool:
    """Whether a letter that directly follows the sign begins a new word."""
    if sign.name == "comma":
        return bool(sign.left) or sign.before.isdigit()
    if sign.name == "colon":
        return len(sign.left) > 1 and len(sign.right) > 1
    if sign.name == "stop":
        return bool(sign.left) and _ends_sentence(sign) and not _chained(sign)
    return bool(sign.left)


def _ends_sentence(sign: _Sign) -> bool:
    """Whether the words around a full stop are no initials, names of letters or parts of a site's name."""
    letters, domains = _not_sentence_ends()
    if len(sign.left.removeprefix("و")) == 1 or len(sign.right) == 1 or sign.right in domains:
        return False
    return sign.left not in letters and sign.right not in letters - {"في", "أي", "أو", "أن", "ان", "او"}


def _chained(sign: _Sign) -> bool:
    """Whether another full stop joins more words to those on either side."""
    text = sign.text
    left = _first_word(text[max(0, sign.start - _REACH) : sign.start].rstrip(_CLOSING)[::-1])
    right = sign.at + 1 + len(_first_word(text[sign.at + 1 : sign.at + _REACH]))
    before = sign.start - len(left) - 1
    return (before >= 0 and text[before] == ".") or (
        text[right : right + 1] == "." and text[right + 1 : right + 2].isalpha()
    )

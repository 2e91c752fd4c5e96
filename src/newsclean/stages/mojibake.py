"""Text that was read with a wrong charset: where it shows, and what it was. Pure functions on single lines.

ftfy repairs most of it, but not Arabic that went through windows-1256; that comes first and is done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsclean.charsets import SURE, naturalness
from newsclean.edits import apply, compose, trimmed
from newsclean.values import Edit

# --- Where ftfy can act -------------------------------------------------------------------------------------
# Character categories of ftfy.badness (6.3); tests/test_encoding.py checks against the installed ftfy.
_C1 = "\x80-\x9f"
_BAD = "¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊�ªº"
_LAW = "¶§"
_CURRENCY = "¢£¥₧€"
_START = "¡«¿©΄΅‘‚“„•‹\uf8ff"
_END = "®»˝”›™"
_NUMERIC = "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№"
_FACES = "Ò-ÖÙ-Üò-öø-üŐŌŪŲ°"
_UPPER = "À-ÑØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ"
_LOWER = "ßà-ñăąāćčďđęěēėğģįīķĺľłļœŕśşšťüźżžґﬁﬂ"
_BOX = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓"
_OTHER_SCRIPTS = "ÞΑ-ΩΆΈΉΊΌΎΏΪΫЁ-Яα-ωάέήίΰа-џ"
_ACCENTED = _LOWER + _UPPER
_SIGNS = _BOX + _END + _CURRENCY + _NUMERIC
_LEADS = "ВГРСΒΓΞΟ"

# --- Arabic through windows-1256 ----------------------------------------------------------------------------
# Lead bytes of the Arabic block are ط ظ ع غ in windows-1256. These trailing bytes are characters that no
# Arabic, Persian or Urdu text puts right after a letter, unlike ، » … ” and the letters پ ٹ چ ژ ڈ گ ک ڑ ں ھ.
_STRANGE = "€ƒ„†‡ˆ‰Œœ¢£¤¥¦§¨©¬®¯°±²³µ¶¸¹¼½¾"
_TAIL = "".join(re.escape(char) for char in bytes(range(0x80, 0xC0)).decode("cp1256"))

# --- windows-1256 through windows-1252 ----------------------------------------------------------------------
# What windows-1252 and Latin-1 show for the bytes that are Arabic letters in windows-1256 or ISO-8859-6.
_SHOWN = "Á-ÖØ-öøú"

_SURROGATE = "\ud800-\udfff"
# One class decides for most characters; what precedes and follows decides for the rest. Every string in which
# ftfy sees mojibake, and every one that the repairs here act on, has a match.
SUSPECT = re.compile(
    f"[{_SURROGATE}{_C1}{_BAD}{_LAW}{_CURRENCY}{_START}{_END}{_NUMERIC}{_FACES}{_ACCENTED}{_BOX}ÞЂ´]"
    f"(?:(?<=[{_SURROGATE}{_C1}])"
    f"|(?<=[{_BAD}{_LAW}{_ACCENTED}{_SIGNS}{_OTHER_SCRIPTS}][{_BAD}{_BOX}{_CURRENCY}{_NUMERIC}])"
    f"|(?<=[{_BAD}{_LOWER}{_SIGNS}{_OTHER_SCRIPTS}][{_UPPER}])"
    f"|(?<=[{_BAD}{_UPPER}{_BOX}][{_LAW}])"
    f"|(?<=[{_START}][{_BAD}{_NUMERIC}{_BOX}])"
    f"|(?<=[{_BAD}{_SIGNS}][{_LOWER}])"
    f"|(?<=[{_BAD}{_UPPER}{_SIGNS}][{_START}{_END}{_FACES}])"
    rf"|(?<=[{_LOWER}][{_START}{_END}])(?=\w)"
    "|(?<=[ŒœÂÃÎÐØÙ])(?![A-Za-z])"
    "|(?<=[вВ]Ђ)|(?<=√´)|(?<=‚[Äâó])"
    f"|(?<=[{_LEADS}][{_START}{_END}{_CURRENCY}°µ])(?=[{_LEADS}])"
    f"|(?<=[طظأآ][{_STRANGE}])"
    f"|(?<=[{_SHOWN}][{_SHOWN}][{_SHOWN}]))"
)
_SHORT = 40
_ROUNDS = 6  # repairs stacked on one line; text that was misread three times needs four


# A no-break space before a damaged letter looks like a part of it. Where what precedes it cannot be one, it is a
# blank, and later becomes a plain one: it must not decide here whether the letter is mended.
_MAY_LEAD = "\u0080-\u024f\u0370-\u03ff\u0400-\u04ff\u0622\u0623\u0637\u0638\u2010-\u203a\u20ac\u2122"
PLAIN_BLANK = re.compile(f"(?<![{_MAY_LEAD}])\u00a0")


def repair(line: str) -> Sequence[Edit]:
    """The edits that repair ``line``; none at all unless they lead to a line that needs no more.

    So repairing twice changes nothing more than repairing once.
    """
    return _repair_short(line) if len(line) <= _SHORT else _repair(line)


@lru_cache(4096)
def _repair_short(line: str) -> tuple[Edit, ...]:
    """Short damaged lines repeat («Â»), and each costs ftfy as much as a paragraph does."""
    return tuple(_repair(line))


def _repair(line: str) -> list[Edit]:
    edits: list[Edit] = []
    now = line
    for _ in range(_ROUNDS):
        step = _step(now)
        if not step:
            return _effective(line, edits)
        after = apply(now, step)
        edits = list(compose(now, edits, step))
        now = after
    return []


def _effective(line: str, edits: list[Edit]) -> list[Edit]:
    return [edit for edit in edits if line[edit.start : edit.end] != edit.new]


def _step(line: str) -> list[Edit]:
    """The first kind of repair that applies to ``line``."""
    if not SUSPECT.search(line):
        return []
    line = PLAIN_BLANK.sub(" ", line)
    for kind in (_surrogates, _utf8_as_1256, _arabic_as_latin, _ftfy):
        if edits := _effective(line, list(kind(line))):
            return edits
    return []


_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])|[\ud800-\udfff]")


def _surrogates(line: str) -> Iterator[Edit]:
    """Surrogate pairs become the character that they stand for, lone surrogates U+FFFD: neither is text."""
    for match in _PAIR.finditer(line):
        if match[1]:
            char = chr(0x10000 + (ord(match[1]) - 0xD800) * 0x400 + ord(match[2]) - 0xDC00)
            yield Edit(match.start(), match.end(), char, "encoding:surrogate-pair")
        else:
            yield Edit(match.start(), match.end(), "\ufffd", "encoding:lone-surrogate")


# Letters of the Arabic and Latin-1 blocks, punctuation, presentation forms, emoji; ˆ ƒ Œ œ of a second round.
_UNIT = f"[طظعغآأ][{_TAIL}]|[âï][{_TAIL}][{_TAIL}]|ًں[{_TAIL}][{_TAIL}]|ث†|ئ’|إ[’“]"
# ط alone is ح (D8 AD) whose second half, a soft hyphen in windows-1256, was dropped as invisible.
_BARE = f"ط(?![{_TAIL}])(?=[طظ][{_TAIL}]|[^\u0621-\u06ff]|$)"
_UNITS = re.compile(f"(?:{_UNIT}|(?<=[{_TAIL}]){_BARE}|ط(?=[طظعغ][{_TAIL}]))+")
_ONE_UNIT = re.compile(_UNIT)
_LEADING = frozenset("طظعغآأ")
_MARKED = re.compile(f"[طظآأ][{_STRANGE}]")
_ALONE = re.compile(f"[{_STRANGE}\xad]|آ[\xa0«»]|أ\xa0")


def _utf8_as_1256(line: str) -> Iterator[Edit]:
    """UTF-8 that was read as windows-1256 («ط§ظ„ظ…ط؛ط±ط¨»), run by run.

    A line counts as affected if a run holds a unit that sound text never does, beside another unit or an
    ASCII letter. On it, runs of two are repaired, and single units with such a tail (the word و).
    """
    if not _MARKED.search(line):
        return
    runs = [(match, len(_ONE_UNIT.findall(match[0]))) for match in _UNITS.finditer(line)]
    if not any(_MARKED.search(match[0]) and (units > 1 or _touches_ascii(line, match)) for match, units in runs):
        return
    for match, units in runs:
        if (units > 1 or _ALONE.search(match[0])) and (new := _from_1256(match[0])) is not None:
            yield Edit(match.start(), match.end(), new, "encoding:utf-8-as-windows-1256")


def _touches_ascii(line: str, match: re.Match[str]) -> bool:
    around = line[max(match.start() - 1, 0) : match.start()] + line[match.end() : match.end() + 1]
    return around.isascii() and any(char.isalpha() for char in around)


def might_complete(text: str, at: int, reach: int) -> bool:
    """Whether a sign after ``text[at]`` might complete a damaged letter there, and so make more of it damaged.

    «ظ?» becomes «ظ؟», which is what a letter looks like in windows-1256.
    """
    return text[at : at + 1] in _LEADING and _MARKED.search(text, max(0, at - reach), at) is not None


_BARE_HERE = re.compile(f"(?<=[{_TAIL}]){_BARE}|ط(?=[طظعغ][{_TAIL}])")


def _from_1256(run: str) -> str | None:
    data = _BARE_HERE.sub("ط\xad", run).encode("cp1256")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _views(encoding: str) -> dict[int, str]:
    """What each character of windows-1252 or Latin-1 is in ``encoding``, for the bytes from 80 to FF.

    A byte that ``encoding`` has no character for keeps its own.
    """
    table: dict[int, str] = {}
    for code in range(0x80, 0x100):
        byte = bytes([code])
        for shown in {chr(code), byte.decode("cp1252", "ignore") or chr(code)}:
            table[ord(shown)] = byte.decode(encoding, "ignore") or shown
    return table


_VIEWS = (
    ("encoding:windows-1256-as-1252", _views("cp1256")),
    ("encoding:iso-8859-6-as-1252", _views("iso-8859-6")),
)
_VIEW = "".join(re.escape(chr(code)) for code in _VIEWS[0][1])
# A stretch without ASCII letters or foreign characters that starts and ends within Arabic words.
_STRETCH = re.compile(f"[{_VIEW}][{_VIEW}\t -@\\[-`{{-~]*")
_TRIPLE = re.compile(f"[{_SHOWN}]{{3}}")
_ARABIC_WORD = re.compile("[\u0621-\u065f\u066e-\u06d3]+")
_NOT_ARABIC = re.compile("[A-Za-zÀ-ɏ\ufffd]")
_NOT_FINAL = re.compile("[ةى][\u0621-\u064a]")
_LETTERS = 6  # fewer letters are repaired only beside more
_MEAN_WORD = 3
_WORDS_PER_SLIP = 20  # typing slips («مقابلىة») are not rarer than that in news


def _arabic_as_latin(line: str) -> Iterator[Edit]:
    """windows-1256 or ISO-8859-6 that was read as windows-1252 or Latin-1 («ÇáãÛÑÈ»), stretch by stretch.

    Latin script never has words of accented letters alone, but lists of them («é è à», «ä ö ü»). So one
    stretch of the line must make Arabic words of fair length, with Arabic's own letter frequencies, ة and ى
    at the end of words only. The others then need only make no Latin letters.
    """
    if not _TRIPLE.search(line):
        return
    spans = [_whole_words(line, match.start(), match.end()) for match in _STRETCH.finditer(line)]
    pieces = [line[start:end] for start, end in spans]
    rule, view = max(_VIEWS, key=lambda named: naturalness(" ".join(pieces)[:2000].translate(named[1])))
    read = [piece.translate(view) for piece in pieces]
    if not any(_reads_arabic(new) for new in read):
        return
    for (start, end), new in zip(spans, read, strict=True):
        if _reads_arabic(new) or not _NOT_ARABIC.search(new):
            yield Edit(start, end, new, rule)


def _whole_words(line: str, start: int, end: int) -> tuple[int, int]:
    """Cut a stretch down to words that no foreign letter touches, without blanks and ASCII at its end."""
    if start and line[start - 1].isalnum() and line[start].isalpha():
        start = _skip(line, start, end)
    if end < len(line) and line[end].isalnum() and line[end - 1] >= "\x80":
        while end > start and not line[end - 1].isspace():
            end -= 1
    while end > start and line[end - 1] < "\x80":
        end -= 1
    return start, end


def _skip(line: str, start: int, end: int) -> int:
    """Past the word at ``start``, to the next character that is not ASCII."""
    while start < end and not line[start].isspace():
        start += 1
    while start < end and line[start] < "\x80":
        start += 1
    return start


def _reads_arabic(text: str) -> bool:
    """Whether ``text`` is long enough to tell, has its letters in place, and as often as Arabic has them."""
    words = _ARABIC_WORD.findall(text)
    letters = sum(map(len, words))
    misplaced = len(_NOT_FINAL.findall(text))
    if letters < _LETTERS or letters < _MEAN_WORD * len(words) or misplaced * _WORDS_PER_SLIP > len(words):
        return False
    return naturalness(text[:2000]) >= SURE


def _ftfy(line: str) -> Iterator[Edit]:
    """What ftfy makes of mojibake in ``line``: an edit for each run of non-ASCII that it changes."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if not is_bad(line):
        return
    new = fix_encoding(line)
    if new != line:
        yield from difference(line, new, "encoding:ftfy")


_RUNS = re.compile("([^\x00-\x7f]+)")


def difference(old: str, new: str, rule: str) -> Iterator[Edit]:
    """Edits from ``old`` to ``new`` in linear time: by runs of non-ASCII if the ASCII between is equal."""
    before, after = _RUNS.split(old), _RUNS.split(new)
    if before[::2] != after[::2]:
        before, after = ["", old], ["", new]
    at = 0
    for k, piece in enumerate(before):
        if k % 2 and piece != after[k]:
            yield trimmed(at, piece, after[k], rule)
        at += len(piece)

"""Bytes to text, reversibly.

``encode(decoded.text, decoded.encoding) == data`` holds for every input: bytes that the charset has no
character for become lone surrogates (``surrogateescape``, PEP 383), and so do characters that the charset
would write back as other bytes. A byte order mark stays in the text as U+FEFF.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from newsclean.charsets import NATURAL, SURE, charset, naturalness, stated
from newsclean.values import Issue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In order of preference where two read equally well.
_CANDIDATES = (
    *("windows-1256", "windows-1252", "iso-8859-6", "windows-1251", "koi8-r", "windows-1250", "windows-1253"),
    *("windows-1255", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"),
)
_DOUBT = 0.1  # how much less natural than the best a text may read in the charset that was stated
_MARGIN = 0.05  # Western European text may hold a sign that another charset happens to place better
ERRORS = "surrogateescape"
_ESCAPED = re.compile("[\udc80-\udcff]")
_SAMPLE = 1500  # bytes of words with non-ASCII bytes, taken twice; more changed no choice on development data
_NATURAL_HAN = 0.35  # Chinese text has .4 to .6, its bytes in the other order less than .2
_NUL_WINDOW = 65_536
_FEW_NULS = 20  # a NUL in so many characters, in ASCII characters' places, is the least that spaces alone make
_HARDLY_NULS = 100  # in Chinese and Japanese, which part words by nothing
_SOUND = 4  # so many sound characters for each broken byte make UTF-8


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read with (a name that Python knows), and what was doubtful about that."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read ``data`` as text; never raises for any bytes.

    ``declared`` is the charset that the caller was told; it is checked, not believed. Without it the page's
    own word counts. The order: byte order mark, UTF-16 by its NUL bytes, strict UTF-8, UTF-8 with a few
    broken bytes, the declared charset if the text reads well, the candidate that reads best,
    charset-normalizer.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data, encoding)
    if b"\0" in data and (wide := wide_order(data)):
        return _finish(data, wide, _guessed(declared, wide))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, declared)
    if declared is None or text.isascii() or charset(declared) == "utf-8":
        return Decoded(text, "utf-8")
    return Decoded(text, "utf-8", (_wrong(declared, "utf-8"),))


def encode(text: str, encoding: str) -> bytes:
    """The inverse of ``decode``: the bytes that ``text`` was read from.

    Raises ``UnicodeEncodeError`` for text that ``encoding`` cannot have produced.
    """
    unit = _unit(encoding)
    if unit == 1:
        return text.encode(encoding, ERRORS)
    end = len(text)
    while end and len(text) - end < unit - 1 and "\udc00" <= text[end - 1] <= "\udcff":
        end -= 1
    return text[:end].encode(encoding, "surrogatepass") + bytes(ord(char) - 0xDC00 for char in text[end:])


def read_as(data: bytes, encoding: str) -> str:
    """The text that ``decode`` gave for ``data`` when it named ``encoding``; for checking a record.

    Raises ``UnicodeError`` or ``LookupError`` if ``decode`` cannot have named it.
    """
    text, read_with = _read(data, encoding)
    if read_with != encoding:
        raise UnicodeError(f"{encoding} does not hold these bytes")
    return text


def trimmed(data: bytes, unit: int) -> bytes:
    """``data`` without the NULs that pad it, in steps of ``unit`` bytes, so that no wide character is cut."""
    end = len(data.rstrip(b"\0"))
    start = len(data) - len(data.lstrip(b"\0")) if end else 0
    return data[start - start % unit : end + -end % unit]


def is_utf8(data: bytes) -> bool:
    """Whether ``data`` without its NULs is UTF-8 and not ASCII; a few broken bytes do not count."""
    text = data.replace(b"\0", b"").decode("utf-8", ERRORS)
    broken = 0 if text.isascii() else len(_ESCAPED.findall(text))
    return len(text) - len(text.encode("ascii", "ignore")) > broken * (_SOUND + 1)


def wide_order(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 form of ``data`` that its NUL bytes show, or ``None``.

    The high byte of ASCII characters (spaces, digits, markup) is NUL, so nearly all NULs of UTF-16 stand at
    offsets of one parity, in text of any language. NULs that pad a text, or stand here and there in UTF-8, show
    nothing.
    """
    window = trimmed(data[: _NUL_WINDOW - _NUL_WINDOW % 4], 4)
    inner = window.strip(b"\0")
    if inner.isascii() and (len(inner) - len(inner.translate(None, _HIGH_BYTES))) * 4 < len(inner):
        return None
    counts = [window[at::4].count(0) for at in range(4)]
    quarter = len(window) // 4
    if quarter > 1 and counts[2] + counts[3] > 1.9 * quarter and counts[0] < quarter / 2:
        return _checked_wide(window, "utf-32-le")
    if quarter > 1 and counts[0] + counts[1] > 1.9 * quarter and counts[3] < quarter / 2:
        return _checked_wide(window, "utf-32-be")
    return _utf16_order(trimmed(window, 2))


def _utf16_order(window: bytes) -> str | None:
    """The form of UTF-16 that the NULs of ``window`` show."""
    even, odd = (window[at::2].count(0) for at in range(2))
    most, units = max(even, odd), len(window) // 2
    # Text in which three characters of four are ASCII is UTF-16 even where its low bytes happen to be UTF-8.
    if most * _HARDLY_NULS < units or (most * 4 < units * 3 and is_utf8(window)):
        return None
    if min(even, odd) * 10 > most or most * _FEW_NULS < units:  # 一, the commonest Chinese character, is 4E00
        found = (_natural_wide(window, name) for name in ("utf-16-le", "utf-16-be"))
        return max(found, key=lambda one: one[0])[1]
    encoding, space = ("utf-16-le", b" \0") if odd > even else ("utf-16-be", b"\0 ")
    spaced = window.count(space) * 2 >= window.count(b" ")  # the others are halves of ’ and the like
    return _checked_wide(window, encoding) if spaced else None


def _natural_wide(window: bytes, encoding: str) -> tuple[float, str | None]:
    """How natural ``window`` reads in a form of UTF-16, and that form if it can be meant."""
    score = naturalness(window[:_SAMPLE].decode(encoding, "replace"))
    return score, _checked_wide(window, encoding) if score >= _NATURAL_HAN else None


_HIGH_BYTES = bytes(range(32))  # of alphabets in UTF-16: in ASCII data, half of the bytes


def _checked_wide(window: bytes, encoding: str) -> str | None:
    """``encoding`` if ``window`` reads as text in it: hardly any controls, unpaired or private characters."""
    text = window[: len(window) - len(window) % _unit(encoding)].decode(encoding, "replace")
    odd = sum(1 for char in text if char < "\t" or "\ud7a3" < char < "\uf900" or char == "\ufffd")
    return encoding if text and odd * 50 <= len(text) else None


def _decode_legacy(data: bytes, declared: str | None) -> Decoded:
    """Text of bytes that are not UTF-8, or not all of them."""
    told = charset(declared) if declared is not None else None
    told = told or stated(data)
    if _mostly_utf8(data, told == "utf-8"):
        issues = (_wrong(declared or told, "utf-8"),) if told not in (None, "utf-8") else ()
        return _finish(data, "utf-8", issues)
    sample = _sample(data)
    encoding = _choose(data, sample, told)
    if encoding == told:
        return _finish(data, encoding)
    return _finish(data, encoding, _guessed(declared or told, encoding))


def _choose(data: bytes, sample: bytes, told: str | None) -> str:
    """The charset that makes the most natural text of ``sample``; ``told`` unless another is much better."""
    told_score = _score(sample, told) if told and _unit(told) == 1 else -1.0
    if _is_arabic(sample):
        return "windows-1256"
    scores = {name: _score(sample, name) for name in _CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    if scores["windows-1252"] >= scores[best] - _MARGIN:
        best = "windows-1254" if _is_turkish(sample) else "windows-1252"
        scores.setdefault(best, scores["windows-1252"])
    if told and told_score >= scores[best] - _DOUBT:
        return told
    if scores[best] >= NATURAL:
        return best
    guess = _normalizer_guess(sample)
    if guess is not None and _score(sample, guess) > scores[best]:
        return guess
    return best if scores[best] > 0 else "windows-1252"


_TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛ")
_TURKISH_ONLY = frozenset("ğışİ")


def _is_turkish(sample: bytes) -> bool:
    """Whether windows-1254 makes Turkish of ``sample``: its own letters, hardly any that Turkish lacks."""
    letters = [char for char in sample.decode("windows-1254", "replace") if char >= "\xc0" and char.isalpha()]
    foreign = sum(1 for char in letters if char not in _TURKISH)
    return len(_TURKISH_ONLY.intersection(letters)) > 1 and foreign * 20 <= len(letters)


def _is_arabic(sample: bytes) -> bool:
    """Whether ``sample`` is windows-1256 beyond doubt, so that nothing else need be tried."""
    text = sample.decode("windows-1256", "replace")
    arabic = sum(1 for char in text if "\u0620" <= char <= "\u06ff")
    others = sum(1 for char in text if char >= "\xc0") - arabic
    return arabic > 50 * max(others, 1) and naturalness(text) >= SURE


def _normalizer_guess(sample: bytes) -> str | None:
    """What charset-normalizer takes ``sample`` for."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample, steps=5, chunk_size=256, preemptive_behaviour=False).best()
    name = charset(match.encoding) if match is not None else None
    return name if name is not None and _unit(name) == 1 and name != "utf-8" else None


def _score(sample: bytes, encoding: str) -> float:
    return naturalness(sample.decode(encoding, ERRORS))


# From a non-ASCII byte to the next blank or angle bracket, none of which is ever part of a longer character.
_WORD = re.compile(rb"[\x80-\xff][^\x00-\x20<>]*")


def _sample(data: bytes) -> bytes:
    """Words with non-ASCII bytes from the start and the middle of ``data``, with what stands before each."""
    return b" ".join(_words(data, 0) + _words(data, len(data) // 2)) if len(data) > 4 * _SAMPLE else data


def _words(data: bytes, start: int) -> list[bytes]:
    """Words of ``data`` from the first blank after ``start``, up to the sample's size."""
    words, size = [], 0
    blank = data.find(b" ", start) if start else 0
    for match in _WORD.finditer(data, max(blank, start)):
        words.append(data[max(match.start() - 3, 0) : match.start()] + match[0][:100])
        size += len(words[-1])
        if size > _SAMPLE:
            break
    return words


def _mostly_utf8(data: bytes, told: bool) -> bool:
    """Whether ``data`` is UTF-8 with a few broken bytes; fewer sound ones suffice if the page says so."""
    text = data.decode("utf-8", ERRORS)
    broken = len(_ESCAPED.findall(text))
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    cut_short = broken <= 3 and sound > 0 and not _ESCAPED.search(text[:-broken])
    return cut_short or sound >= broken * (1 if told else _SOUND)


def _finish(data: bytes, encoding: str, issues: tuple[Issue, ...] = ()) -> Decoded:
    """Decode with a charset that was chosen; broken bytes are counted and kept."""
    text, encoding = _read(data, encoding)
    broken = 0 if text.isascii() else len(_ESCAPED.findall(text))
    if broken:
        issues += (Issue("encoding-broken-bytes", f"{broken} bytes are no characters of {encoding}"),)
    return Decoded(text, encoding, issues)


def _read(data: bytes, encoding: str) -> tuple[str, str]:
    """Text that ``encode`` turns back into ``data``, and the charset that does it: at worst Latin-1."""
    for read in (_read_whole, _read_pieces):
        try:
            text = read(data, encoding)
            if encode(text, encoding) == data:
                return text, encoding
        except (UnicodeError, LookupError):
            continue
    return data.decode("latin-1"), "latin-1"


def _read_whole(data: bytes, encoding: str) -> str:
    unit = _unit(encoding)
    if unit == 1:
        return data.decode(encoding, ERRORS)
    end = len(data) - len(data) % unit
    return data[:end].decode(encoding, "surrogatepass") + "".join(chr(0xDC00 + byte) for byte in data[end:])


def _read_pieces(data: bytes, encoding: str) -> str:
    """Decode character by character, escaping those that would be written back as other bytes.

    Some East Asian charsets hold a character twice (cp932: NEC and IBM extensions); one of the two then has
    to stay as bytes. No character of these charsets contains a line break, so only lines are taken apart.
    """
    pieces: list[str] = []
    for line in data.splitlines(keepends=True) if _unit(encoding) == 1 else ():
        text = line.decode(encoding, ERRORS)
        pieces.append(text if encode(text, encoding) == line else _read_characters(line, encoding))
    return "".join(pieces)


def _read_characters(line: bytes, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)(ERRORS)
    out: list[str] = []
    start = 0
    for end in range(1, len(line) + 1):
        text = decoder.decode(line[end - 1 : end], end == len(line))
        if text:
            piece = line[start:end]
            same = text.encode(encoding, ERRORS) == piece
            out.append(text if same else piece.decode("ascii", ERRORS))
            start = end
    return "".join(out)


def _unit(encoding: str) -> int:
    """Bytes in a code unit."""
    return {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)


def _guessed(declared: str | None, encoding: str) -> tuple[Issue, ...]:
    if declared is None:
        return (Issue("encoding-guessed", f"no charset is stated; the bytes read best as {encoding}"),)
    return () if charset(declared) == encoding else (_wrong(declared, encoding),)


def _wrong(declared: str | None, encoding: str) -> Issue:
    return Issue("encoding-declared-wrong", f"stated to be {declared}; the bytes are {encoding}")

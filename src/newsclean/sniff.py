"""What a piece of input is, by looking: a file passed for a page by mistake, a page, or plain text.

Every look is bounded or linear; nothing here raises for any ``str`` or ``bytes``.
"""

from __future__ import annotations

import json
import re

from newsclean.decode import is_utf8, trimmed, wide_order

_C = r"[\x00-\x08\x0e-\x1f]"  # a byte that no text holds
# The heads of files as Latin-1. Where the mark itself is made of letters ("RIFF", "ID3"), a field after it is asked
# for that no text has there; formats that are text (PDF, RTF, PostScript) show their structure.
_HEADS = (
    (r"\x1f\x8b\x08", "gzip"),
    (r"PK(?:\x03\x04|\x05\x06)", "zip"),
    (r"%PDF-\d\.\d[ \t]*(?:[\r\n%]|\d+ \d+ obj|\Z)", "pdf"),
    (r"\x89PNG\r\n", "png"),
    (r"\xff\xd8\xff", "jpeg"),
    (rf"GIF8[79]a.{{0,6}}?{_C}", "gif"),  # width, height, flags, background, aspect: mostly 0
    (r"\x28\xb5\x2f\xfd", "zstd"),
    (r"\xfd7zXZ\x00", "xz"),
    (r"7z\xbc\xaf\x27\x1c", "7z"),
    (r"Rar!\x1a\x07", "rar"),
    (r"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (r"OggS\x00[\x00-\x07]", "ogg"),  # version, flags
    (r"ID3[\x00-\x04][^\xff][\x00-\xff][\x00-\x7f]{4}", "mp3"),  # version, flags, size in bytes of 7 bits
    (r"\x1aE\xdf\xa3", "webm"),
    (r"wOF[F2](?:\x00\x01\x00\x00|OTTO|ttcf|true)[\x00-\x08]", "font"),  # flavour, size
    (r"\{\\rtf\d?\s*[\\{]", "rtf"),
    (r"%!PS-Adobe-\d", "postscript"),
    (r"SQLite format 3\x00", "sqlite"),
    (r"\x00{3}.ftyp[\x20-\x7e]{4}", "mp4"),
    (rf"RIFF.{{3}}{_C}WEBP", "webp"),
    (rf"RIFF.{{3}}{_C}[\x20-\x7e]{{4}}", "riff"),
    (r"BZh[1-9](?:1AY&SY.{4}[\x00-\x07]|\x17rE8P\x90)", "bzip2"),  # check sum, a place in the block
    (r"BM.{4}\x00{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}", "bmp"),  # reserved, size of the next header
    (r"(?=[^\x00]{1,100}\x00).{257}ustar[\x00\x20]", "tar"),
)
_HEAD = re.compile("|".join(f"({pattern})" for pattern, _ in _HEADS), re.DOTALL)
_HEAD_SIZE = 512
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")
_WINDOW = 8192
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
JSON_LIMIT = 1_000_000  # characters that are parsed; beyond, only both ends are looked at


def looks_like(data: bytes) -> str | None:
    """The kind of file that ``data`` is (``"pdf"``, ``"JSON"``, ``"binary"``); ``None`` for page or text."""
    if kind := _magic(data[:_HEAD_SIZE].decode("latin-1")):
        return kind
    if _is_binary(data):
        return "binary"
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head in (b"{", b"[", b"<", b"%"):
        limit = len(data) if head in (b"{", b"[") else _WINDOW
        return looks_like_text(data[:limit].decode("utf-8", "replace"))
    return None


def is_something_else(page: str | bytes) -> bool:
    """Whether what was given for a page is plainly another sort of file."""
    return (looks_like_text(page) if isinstance(page, str) else looks_like(page)) is not None


def _magic(head: str) -> str | None:
    """The kind of file that starts with ``head``, bytes read as Latin-1."""
    match = _HEAD.match(head)
    return _HEADS[match.lastindex - 1][1] if match is not None and match.lastindex else None


def _is_binary(data: bytes) -> bool:
    """Whether more than 2 % are control characters that no text has, in neither UTF-16 nor UTF-32.

    NULs that pad a text do not count, nor do controls in UTF-8 that is mostly letters.
    """
    if len(data[:_WINDOW].translate(None, _CONTROLS)) == min(len(data), _WINDOW) or data.startswith(_BOMS):
        return False
    padded = trimmed(data, 4)[:_WINDOW]
    window = padded.strip(b"\0")
    controls = len(window) - len(window.translate(None, _CONTROLS))
    if window and controls * 50 <= len(window):
        return False
    return wide_order(padded) is None and not _is_wordy(window)


def _is_wordy(window: bytes) -> bool:
    """Whether ``window`` is UTF-8 but for its NULs and at least half of its characters are letters or signs on them."""
    plain = window.replace(b"\0", b"")
    text = plain.decode("utf-8", "ignore")
    letters = sum(1 for char in text if char >= "\u0300" or char.isalpha())
    return bool(text) and (plain.isascii() or is_utf8(plain)) and letters * 2 >= len(text)


def looks_like_text(text: str) -> str | None:
    """What ``text`` is (``"JSON"``, ``"XML feed"``, ``"pdf"``); ``None`` for a page or prose."""
    head = text[:_WINDOW].lstrip("\ufeff \t\r\n")
    if kind := _magic(head[:_HEAD_SIZE]):
        return kind
    if head[:1] == "<":
        return _xml_kind(head)
    return "JSON" if head[:1] in ("{", "[") and _is_json(text) else None


# What may stand before a root element; possessive, so that no input makes the match start over.
_PROLOGUE = r"(?>\s+|<\?[^>]*+>|<!--(?>[^-]++|-(?!->))*+-->|<!DOCTYPE[^>\[]*+>)*+"
_ATTRIBUTES = r"""(?>\s+[\w:.-]+\s*=\s*(?:"[^"<]*+"|'[^'<]*+'))*+\s*+/?>"""
_ROOT = re.compile(rf"{_PROLOGUE}<((?:\w{{1,20}}:)?\w{{1,30}})({_ATTRIBUTES})?", re.IGNORECASE)
_XML_ROOTS = {
    "rss": "XML feed",
    "feed": "XML feed",
    "rdf:rdf": "XML feed",
    "urlset": "XML sitemap",
    "sitemapindex": "XML sitemap",
    "svg": "svg",
}


def _xml_kind(head: str) -> str | None:
    """The kind of XML that ``head`` begins: declared to be XML, or with a root element that is well formed."""
    root = _ROOT.match(head)
    if root is None or not (root[2] or head.startswith("<?xml")):
        return None
    return _XML_ROOTS.get(root[1].lower())


_JSON_HEAD = re.compile(r'\{\s*"[^"\n]{1,200}"\s*:|\[\s*(?:\{\s*"[^"\n]{1,200}"\s*:|\[|"[^"\n]{0,2000}"\s*,)')


def _is_json(text: str) -> bool:
    """Whether the whole of ``text`` is a JSON object, a list that holds more than numbers, or JSON lines."""
    text = text.strip("\ufeff \t\r\n")
    if text[-1:] not in ("}", "]"):
        return False
    if len(text) > JSON_LIMIT:
        return _JSON_HEAD.match(text) is not None
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    if isinstance(value, list):
        return end == len(text) and bool(value) and isinstance(value[0], (dict, list, str))
    return end == len(text) or text[end:].lstrip()[:1] == "{"


_TAG_SAMPLE = 32_768
_DOCUMENT = re.compile(
    _PROLOGUE + r"<(?:!DOCTYPE\s+html|html|head|body|title|meta|link|script|style)[\s/>]",
    re.IGNORECASE,
)
_BLOCK = (
    "p|div|article|section|main|header|footer|aside|nav|figure|figcaption|ul|ol|li|dl|h[1-6]"
    "|table|tbody|tr|td|blockquote|form|center"
)
_OPENS_WITH_BLOCK = re.compile(_PROLOGUE + rf"<(?:{_BLOCK})(?:\s[^<>]*+)?>", re.IGNORECASE)
_BLOCK_END = re.compile(rf"</(?:{_BLOCK}|body|html)\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAGS_PER_PAGE = 4
_CHARACTERS_PER_TAG = 1000


def is_html(text: str) -> bool:
    """Whether ``text`` is a page or a fragment of one, and not plain text that mentions or has kept a tag.

    A page starts as one (doctype, ``<html>``, ``<head>`` …) or with a block element that is closed again;
    anything else needs at least four closed blocks or ``<br>``, and one for every 1,000 characters.
    """
    if "<" not in text:
        return False
    sample = text[:_TAG_SAMPLE].lstrip("\ufeff")
    if _DOCUMENT.match(sample):
        return True
    if _OPENS_WITH_BLOCK.match(sample) and _BLOCK_END.search(sample):
        return True
    tags = len(_BLOCK_END.findall(sample)) + len(_BREAK.findall(sample))
    return tags >= _TAGS_PER_PAGE and tags * _CHARACTERS_PER_TAG >= len(sample)

"""What a piece of input is, by looking: a file passed for a page by mistake, a page, or plain text.

Every look is bounded or linear; nothing here raises for any ``str`` or ``bytes``.
"""

from __future__ import annotations

import json
import re

from newsclean.decode import wide_order

_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"{\\rtf", "rtf"),
    (b"%!PS-", "postscript"),
    (b"SQLite format 3\x00", "sqlite"),
)
# The same files where someone decoded them before handing them over.
_TEXT_MAGIC = (
    ("%PDF-", "pdf"),
    ("{\\rtf", "rtf"),
    ("PK\x03\x04", "zip"),
    ("\x89PNG\r\n", "png"),
    ("%!PS-", "postscript"),
)
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")
_WINDOW = 8192
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
JSON_LIMIT = 1_000_000  # characters that are parsed; beyond, only both ends are looked at


def looks_like(data: bytes) -> str | None:
    """The kind of file that ``data`` is (``"pdf"``, ``"JSON"``, ``"binary"``); ``None`` for page or text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if container := _container(data[:32]):
        return container
    if _is_binary(data[:_WINDOW]):
        return "binary"
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head in (b"{", b"[", b"<", b"%"):
        limit = len(data) if head in (b"{", b"[") else _WINDOW
        return looks_like_text(data[:limit].decode("utf-8", "replace"))
    return None


def _container(head: bytes) -> str | None:
    """Kinds whose mark does not stand at the very start, or is too short to stand alone."""
    if head[4:8] == b"ftyp":
        return "mp4"
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "riff"
    if head[:3] == b"BZh" and head[4:10] == b"1AY&SY":
        return "bzip2"
    return "bmp" if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0" else None


def _is_binary(window: bytes) -> bool:
    """Whether more than 2 % are control characters that no text has, in neither UTF-16 nor UTF-32."""
    controls = len(window) - len(window.translate(None, _CONTROLS))
    return controls * 50 > len(window) and not window.startswith(_BOMS) and wide_order(window) is None


def looks_like_text(text: str) -> str | None:
    """What ``text`` is (``"JSON"``, ``"XML feed"``, ``"pdf"``); ``None`` for a page or prose."""
    head = text[:_WINDOW].lstrip("\ufeff \t\r\n")
    for magic, kind in _TEXT_MAGIC:
        if head.startswith(magic):
            return kind
    if head[:1] == "<":
        return _xml_kind(head)
    return "JSON" if head[:1] in ("{", "[") and _is_json(text) else None


# What may stand before a root element; possessive, so that no input makes the match start over.
_PROLOGUE = r"(?>\s+|<\?[^>]*+>|<!--(?>[^-]++|-(?!->))*+-->|<!DOCTYPE[^>\[]*+>)*+"
_ROOT = re.compile(_PROLOGUE + r"<((?:\w{1,20}:)?\w{1,30})", re.IGNORECASE)
_XML_ROOTS = {
    "rss": "XML feed",
    "feed": "XML feed",
    "rdf:rdf": "XML feed",
    "urlset": "XML sitemap",
    "sitemapindex": "XML sitemap",
    "svg": "svg",
}


def _xml_kind(head: str) -> str | None:
    root = _ROOT.match(head)
    return _XML_ROOTS.get(root[1].lower()) if root else None


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

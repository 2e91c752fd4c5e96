"""Documents that fight back: each a function of its size in code points (or bytes), so that growth can be measured.

``FLOODS`` grow with their size; ``FIXED`` are what they are. Each names the issues of which it must raise one; an empty
tuple asks for none.
"""

from __future__ import annotations

import gzip
import json
import random
import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

Document = str | bytes

STORY = (
    "قال المدير العام للأمن الوطني إن الدورة الثالثة والتسعين ستنعقد في مدينة مراكش خلال الأسبوع المقبل.",
    "وأضاف المسؤول أن التعاون بين الدول الأعضاء سيتعزز بعد هذه الدورة بشكل كبير، وفق ما جاء في البلاغ.",
    "ومن المرتقب أن يشارك في الدورة ممثلو مائة وست وتسعين دولة، إضافة إلى عدد من المنظمات الدولية.",
)
VERSE = "وَلَقَدْ ذَكَرْتُكِ وَالرِّمَاحُ نَوَاهِلٌ … مِنِّي وَبِيضُ الْهِنْدِ تَقْطُرُ مِنْ دَمِي"
ENGLISH = "The minister said on Monday that the talks, which began last week, would go on for some days. "
PROSE = "\n\n".join(STORY)


class Flood(NamedTuple):
    """``make(size)`` is the document; ``issues``: one of these must be raised at full size."""

    make: Callable[[int], Document]
    issues: tuple[str, ...] = ()


def filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=ar><head><meta charset=utf-8><title>عنوان الخبر</title>{head}</head><body>{body}</body></html>"


def article(extra: str = "", head: str = "") -> str:
    """A page with a story that can be found, and something else in or before it."""
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY * 3)
    return page(f"{extra}<article><h1>عنوان الخبر</h1>{paragraphs}</article>", head)


def text(unit: str, *issues: str) -> Flood:
    """A text of nothing but ``unit``."""
    return Flood(lambda size: filled(unit, size), issues)


def beside(unit: str, *issues: str) -> Flood:
    """``unit`` over and over in a line between the paragraphs of a story."""
    return Flood(lambda size: f"{STORY[0]}\n\n{filled(unit, size)}\n\n{STORY[1]}", issues)


def markup(unit: str, *issues: str) -> Flood:
    """A page of nothing but ``unit``, cut where it may."""
    return Flood(lambda size: page(filled(unit, size)), issues)


def within(unit: str, before: str = "", after: str = "") -> Flood:
    """A page with a story, and ``unit`` over and over before it, between ``before`` and ``after``."""
    return Flood(lambda size: article(before + unit * max(1, size // len(unit)) + after))


def in_head(unit: str, before: str = "", after: str = "") -> Flood:
    return Flood(lambda size: article(head=before + unit * max(1, size // len(unit)) + after))


def nested(opening: str, closing: str, *issues: str) -> Flood:
    """A story that lies deep in elements."""

    def make(size: int) -> str:
        depth = max(1, size // len(opening + closing))
        return page(opening * depth + "".join(f"<p>{line}</p>" for line in STORY * 3) + closing * depth)

    return Flood(make, issues)


def misread(charset: str, times: int) -> Flood:
    """A story whose UTF-8 was read as ``charset`` so many times."""

    def make(size: int) -> str:
        unit = PROSE + "\n\n"
        for _ in range(times):
            unit = unit.encode("utf-8").decode(charset, "surrogateescape").encode("utf-8", "ignore").decode()
        return filled(unit, size)

    return Flood(make)


def encoded(charset: str, *issues: str, mark: bytes = b"") -> Flood:
    return Flood(lambda size: mark + filled(PROSE + "\n\n", size).encode(charset, "ignore"), issues)


def broken_utf8(size: int) -> bytes:
    data = bytearray(filled(PROSE, size // 2).encode())
    chance = random.Random(1)
    for _ in range(len(data) // 50):
        data[chance.randrange(len(data))] = chance.randrange(128, 256)
    return bytes(data)


def mixed_charsets(size: int) -> bytes:
    lines = [
        STORY[k % 3].encode(("utf-8", "windows-1256", "iso-8859-6")[k % 3], "ignore") for k in range(size // 100 + 3)
    ]
    return b"\n\n".join(lines)


def noise(size: int) -> bytes:
    return random.Random(2).randbytes(size)


def distinct_lines(size: int) -> str:
    return "\n".join(f"سطر رقم {number} من القائمة" for number in range(size // 24 + 1))


def distinct_links(size: int) -> str:
    return article("<ul>" + "".join(f"<li><a href=/{n}>خبر رقم {n}</a></li>" for n in range(size // 38 + 1)) + "</ul>")


def long_title(size: int) -> str:
    title = filled("عنوان طويل جدا ", size)
    head = f'<meta property="og:title" content="{title}"><title>{title}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>{title}</h1><p>{'</p><p>'.join(STORY * 3)}</p></article></body></html>"


def many_attributes(size: int) -> str:
    return article("<div " + " ".join(f'a{n}="{n}"' for n in range(size // 10 + 1)) + ">")


def deep_json_ld(size: int) -> str:
    depth = size // 12
    return article(head='<script type="application/ld+json">' + '{"@graph": [' * depth + "]}" * depth + "</script>")


def wide_json_ld(size: int) -> str:
    people = json.dumps([{"@type": "Person", "name": f"محمد العلوي {n}"} for n in range(size // 40 + 1)])
    about = f'{{"@type": "NewsArticle", "headline": "عنوان الخبر", "author": {people}}}'
    return article(head=f'<script type="application/ld+json">{about}</script>')


def wide_table(size: int) -> str:
    return page("<table><tr>" + "<td>خلية</td>" * (size // 13 + 1) + "</tr></table>")


EMOJI = "👨‍👩‍👧‍👦👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿🇲🇦1️⃣❤️‍🔥"
CONTROLS = "".join(map(chr, [*range(32), *range(127, 160)]))
BIDI = "\u202e\u202d\u202a\u202b\u2066\u2067\u2068مراكش\u2069\u2069\u2069\u202c\u202c\u200f\u200e\u061c"
BLOB = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"

FLOODS: dict[str, Flood] = {
    # nothing much
    "spaces": text(" ", "no-text"),
    "blanks": text(" \t\u00a0\u3000\u2009\r\n\f\v\u2028\u2029", "no-text"),
    "newlines": text("\n", "no-text"),
    "crlf": text("\r\n", "no-text"),
    "newlines-beside": beside("\n"),
    # characters
    "lone-surrogates": text("\ud83d", "lone-surrogate", "no-text"),
    "crossed-surrogates": beside("\udc00\ud83dا", "lone-surrogate"),
    "paired-surrogates": beside("\ud83d\ude00 "),
    "nul": text("\0", "no-text", "not-an-article"),
    "nul-beside": beside("\0"),
    "controls": beside(CONTROLS),
    "bidi": beside(BIDI),
    "isolates": beside("\u2067"),
    "joiners": beside("\u200d\u200c"),
    "marks-arabic": Flood(lambda size: "ا" + filled("\u0651\u064e\u0670", size)),
    "marks-latin": Flood(lambda size: ENGLISH + "e" + filled("\u0301\u0323\u0308", size)),
    "marks-mixed": beside("ك\u0651\u064eه\u0655\u0654"),
    "composing": beside("e\u0301ا\u0653و\u0654"),
    "jamo": beside("\u1112\u1161\u11ab"),
    "tatweel": beside("ـ"),
    "tatweel-words": beside("ـمـرـ "),
    "presentation-forms": beside("ﻣﺮﺍﻛﺶ ﷲ ﻻ ﷺ "),
    "vocalised-verse": Flood(lambda size: filled(VERSE + "\n", size)),
    "emoji": beside(EMOJI),
    "noncharacters": beside("\ufffe\uffff\ufdd0\U0010ffff"),
    "private-use": beside("\ue000\uf8ff\U000f0000"),
    "replacement": beside("\ufffd"),
    "ideographs": text("新聞記事の本文がここに続きます。"),
    # one thing over and over
    "alef": text("ا"),
    "alef-spaced": text("ا "),
    "comma": text("،"),
    "stop": text("."),
    "ellipsis": beside(". . "),
    "digits": text("7"),
    "digits-arabic": text("٣"),
    "digits-grouped": text("1,234.5 "),
    "quotes": beside("«"),
    "quotes-crossed": beside("«»“”\"' "),
    "brackets": beside("(["),
    "dashes": beside("—"),
    "dashes-spaced": beside(" - "),
    "bullets": text("•\n"),
    "stars": text("* * *\n"),
    "pipes": text("الرئيسية | "),
    "slashes": beside("/"),
    "colons": beside("قال : "),
    "waw": beside("و "),
    "doubled-words": beside("من "),
    "hashtags": beside("#وسم "),
    "addresses": beside("https://example.com/a?b=c "),
    "schemes": beside("http://"),
    "mail": beside("a@b."),
    "ats": beside("@"),
    "long-word": beside("لاعبين"),
    "long-line": text(" ".join(STORY) + " "),
    "long-line-latin": text(ENGLISH),
    "base64": text("iVBORw0KGgoAAAANSUhEUgAA+/"),
    "gaps": beside("كلمة     "),
    # what stages look for
    "dates": beside("24 نونبر 2025 "),
    "date-lines": text("الثلاثاء 21 أكتوبر 2025 - 19:41\n", "date-in-story"),
    "date-numbers": beside("2025-11-24"),
    "relative-dates": text("منذ 3 ساعات\n"),
    "datelines": beside("مراكش ـ "),
    "bylines": text("بقلم: محمد العلوي\n"),
    "bylines-in-line": beside("بقلم: "),
    "credits": beside("(و م ع) "),
    "agencies": text("رويترز\n"),
    "leftovers": Flood(lambda size: PROSE + "\n\n" + filled("اترك تعليقاً\nإلغاء الرد\n", size)),
    "related": Flood(lambda size: PROSE + "\n\n" + filled("اقرأ أيضا: الحكومة تعلن عن برنامج جديد\n\n", size)),
    "related-inside": beside("اقرأ أيضا: "),
    "menus": text("الرئيسية\nمجتمع\nرياضة\n"),
    "forms": Flood(
        lambda size: PROSE + filled("\nلن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", size)
    ),
    "same-paragraph": text(STORY[0] + "\n\n"),
    "short-lines": text("سطر\n"),
    "distinct-lines": Flood(distinct_lines),
    "first-line": Flood(lambda size: filled("عنوان طويل جدا ", size) + "\n\n" + PROSE),
    "last-line": Flood(lambda size: PROSE + "\n\n" + filled("خاتمة طويلة جدا ", size)),
    # encodings
    "misread-1256": misread("cp1256", 1),
    "misread-latin": misread("latin-1", 1),
    "misread-latin-twice": misread("latin-1", 2),
    "misread-latin-thrice": misread("latin-1", 3),
    "misread-1256-twice": misread("cp1256", 2),
    "misread-letters": text("ط§ظ„"),
    "misread-accents": text("ÇáãÛÑÈ"),
    "misread-accents-spaced": text("ÇáãÛÑÈ "),
    "suspects": text("Ã©â€™ "),
    "suspects-unbroken": text("Ã©", "too-long-for-repair"),
    "cesu": text("í ½í¸€"),
    "references": beside("&amp;quot;"),
    "ampersands": Flood(lambda size: f"{STORY[0]} &" + filled("amp;", size) + "quot;"),
    "references-unknown": beside("&unknown;&;"),
    "references-numeric": beside("&#8217;&#x2019;&#0;&#1114112;"),
    "escaped-tags": beside("&lt;b&gt;"),
    "utf-8-broken": Flood(broken_utf8, ("encoding-broken-bytes",)),
    "utf-16-le": encoded("utf-16-le"),
    "utf-16-be": encoded("utf-16-be"),
    "utf-16-le-marked": encoded("utf-16-le", mark=b"\xff\xfe"),
    "utf-16-be-marked": encoded("utf-16-be", mark=b"\xfe\xff"),
    "utf-32-le-marked": encoded("utf-32-le", mark=b"\xff\xfe\0\0"),
    "utf-8-marked": encoded("utf-8", mark=b"\xef\xbb\xbf"),
    "windows-1256": encoded("windows-1256", "encoding-guessed"),
    "iso-8859-6": encoded("iso-8859-6", "encoding-guessed"),
    "mixed-charsets": Flood(mixed_charsets, ("encoding-broken-bytes", "encoding-guessed")),
    "noise": Flood(noise, ("not-an-article",)),
    "high-bytes": Flood(lambda size: b"\xff" * size),
    "truncated-characters": Flood(lambda size: b"\xd8" * size),
    # markup
    "open-divs": markup("<div>", "no-text"),
    "open-inline": markup("<b>", "extraction-failed"),
    "open-inline-words": markup("<b>كلمة "),
    "closing-tags": markup("</div>", "no-text"),
    "nested-divs": nested("<div>", "</div>", "extraction-failed"),
    "nested-inline": nested("<b>", "</b>", "extraction-failed"),
    "nested-quotes": nested("<blockquote>", "</blockquote>", "extraction-failed"),
    "nested-lists": nested("<ul><li>", "</li></ul>", "extraction-failed"),
    "nested-tables": nested("<table><tr><td>", "</td></tr></table>", "extraction-failed"),
    "unclosed-tables": markup("<table><tr><td>خلية"),
    "wide-table": Flood(wide_table),
    "long-table": markup("<tr><td>خلية</td></tr>"),
    "lines": markup("سطر<br>"),
    "paragraphs": markup("<p>فقرة</p>"),
    "long-paragraphs": markup(f"<p>{STORY[0]}</p>"),
    "headings": markup("<h2>عنوان</h2>"),
    "links": within("<a href='/x'>رابط</a> "),
    "distinct-links": Flood(distinct_links),
    "spans": within("<span>كلمة</span>"),
    "unknown-elements": within("<x-y>"),
    "comments": within("<!-- -->"),
    "open-comments": markup("<!--"),
    "open-comment": Flood(lambda size: article() + "<!--" + "-" * size),
    "declarations": within("<![CDATA[x]]>"),
    "angles": markup("<"),
    "angles-both": markup("<>"),
    "open-tag": markup("<a "),
    "open-quote": Flood(lambda size: article() + '<a href="' + "x" * size),
    "slashes-in-tags": markup("<//"),
    "scripts": within("<script>x</script>"),
    "open-scripts": markup("<script>"),
    "open-styles": markup("<style>a"),
    "textareas": markup("<textarea>"),
    "titles": in_head("<title>عنوان</title>"),
    "metas": in_head('<meta property="article:tag" content="وسم">'),
    "base-addresses": in_head("<base href=//a>"),
    "long-title": Flood(long_title),
    "long-attribute": within("x ", '<p class="', '">'),
    "long-data-address": within(BLOB[22:], f'<img src="{BLOB}', '">'),
    "data-addresses": within(f'<img src="{BLOB}">'),
    "many-attributes": Flood(many_attributes, ("extraction-failed",)),
    "page-references": within("&amp;quot;&nbsp;&#8217;", "<p>", "</p>"),
    "page-references-open": within("&amp", "<p>", "</p>"),
    "page-pre": within("سطر\n", "<pre>", "</pre>"),
    "page-nul": within("\0ا", "<p>", "</p>"),
    "page-surrogates": within("\ud83d ", "<p>", "</p>"),
    "page-marks": within("\u0651\u064e", "<p>ا", "</p>"),
    "page-spaces": within(" \n", "<p>ا", "ا</p>"),
    "page-letters": within("ا", "<p>", "</p>"),
    "page-sentences": within(STORY[0] + " ", "<p>", "</p>"),
    "deep-json-ld": Flood(deep_json_ld),
    "wide-json-ld": Flood(wide_json_ld),
    "json-ld-blocks": in_head('<script type="application/ld+json">{"@type": "NewsArticle"}</script>'),
    "broken-json-ld": in_head("[{", '<script type="application/ld+json">', "</script>"),
}


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


_OTHER = ("not-an-article",)
FIXED: dict[str, tuple[Document, tuple[str, ...]]] = {
    "empty": ("", ("no-text",)),
    "empty-bytes": (b"", ("no-text",)),
    "one-surrogate": ("\udfff", ("lone-surrogate", "no-text")),
    "one-mark": ("\u0651", ()),
    "one-byte": (b"\xff", ()),
    "mark-alone": (b"\xff\xfe", ("no-text",)),
    "tag-alone": ("<", ()),
    "half-misread": (b"\xc3\x83\xd9?]\xe6,\xe1\x92\xe1", ("encoding-guessed",)),
    "gzip": (gzip.compress(article().encode(), mtime=0), _OTHER),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", _OTHER),
    "png": (_png(), _OTHER),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + bytes(64), _OTHER),
    "gif": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", _OTHER),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(40), _OTHER),
    "json": (json.dumps({"title": "عنوان", "body": list(STORY)}, ensure_ascii=False), _OTHER),
    "json-deep": ("[" * 100_000 + "]" * 100_000, ()),
    "feed": ('<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', _OTHER),
    "entity-bomb": (
        '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;</p></body></html>',
        (),
    ),
    "outside-entity": (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>' + STORY[0] + "&x;</p></body></html>",
        (),
    ),
}

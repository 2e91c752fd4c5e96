"""What input is, by looking."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.sniff import JSON_LIMIT, is_html, looks_like, looks_like_text

ARABIC = "أعلنت الوزارة أمس أن الدراسة ستبدأ في موعدها المحدد، وأن المدارس جاهزة.\n" * 20


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at(data):
    kind = looks_like(data)
    assert kind is None or kind


@given(st.text(max_size=300))
def test_any_text_is_looked_at(text):
    assert is_html(text) in (True, False)
    looks_like_text(text)


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=300))
def test_text_is_no_file(text):
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "[", "<", "%"):
        assert looks_like_text(text) is None
        assert is_html(text) is False


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9) | st.integers() | st.lists(st.booleans()), max_size=5))
def test_json_objects_are_json(value):
    assert looks_like(json.dumps(value).encode()) == "JSON"
    assert looks_like_text(json.dumps(value, ensure_ascii=False, indent=1)) == "JSON"


MARKS = (
    *("RIFF", "RIFX", "ID3", "OggS", "BM", "BZh9", "BZh91AY&SY", "PK", "GIF89a", "GIF87a", "wOFF", "wOF2", "wOFFOTTO"),
    *("wOFFtrue", "7z", "Rar!", "SQLite format 3", "%PDF-", "%PDF-1.4", "%!PS-", "{\\rtf", "ftyp", "ustar", "%", "{"),
    *("<feed", "<rss", "<svg", "<urlset", "[", "7zXZ", "WEBP", "JFIF", "PNG", "fLaC", "MZ", "ELF", "MThd", "8BPS"),
)
printable = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
words = st.one_of(printable, st.sampled_from(MARKS), st.sampled_from(ARABIC.split()))


@given(st.sampled_from(MARKS) | st.just(""), st.lists(words, min_size=5, max_size=40), st.sampled_from(" \n"))
def test_words_are_no_file(mark, found, between):
    text = mark + between.join(found)
    structured = {"JSON", "XML feed", "XML sitemap", "svg", "pdf", "postscript", "rtf"}
    assert looks_like(text.encode()) in (None, *(structured if text.lstrip()[:1] in ("{", "[", "<", "%") else ()))
    assert looks_like_text(text) == looks_like(text.encode())


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("text", [" opens tonight in Reykjavik at eight", "s of the new year are here", " " + ARABIC])
def test_a_text_that_begins_like_a_file_is_no_file(mark, text):
    assert looks_like((mark + text).encode()) is None
    assert looks_like_text(mark + text) is None
    assert looks_like(("the " + mark + text).encode()) is None


@given(st.integers(0, 600), st.integers(0, 20_000), st.sampled_from([ARABIC, f"<p>{ARABIC}</p>", "A short one."]))
def test_padding_makes_no_text_binary(before, after, text):
    for name in ("utf-8", "windows-1256"):
        assert looks_like(b"\0" * before + text.encode(name) + b"\0" * after) is None


@given(st.lists(st.integers(0, len(ARABIC)), max_size=200))
def test_nuls_here_and_there_make_no_text_binary(places):
    text = ARABIC
    for place in places:
        text = text[:place] + "\0" + text[place:]
    assert looks_like(text.encode()) is None


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(ARABIC.encode())
        archive.addfile(entry, io.BytesIO(ARABIC.encode()))
    return file.getvalue()


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "b")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (gzip.compress(ARABIC.encode()), "gzip"),
        (bz2.compress(ARABIC.encode()), "bzip2"),
        (lzma.compress(ARABIC.encode()), "xz"),
        (_zip(), "zip"),
        (_tar(), "tar"),
        (bz2.compress(b""), "bzip2"),
        (b"RIFF\x24\x08\0\0WAVEfmt ", "riff"),
        (b"ID3\x04\0\0\0\0\x1f\x76TIT2", "mp3"),
        (b"ID3\x03\0\x40\0\0\x0f\x76TALB", "mp3"),
        (b"wOFF\0\1\0\0\0\0\x55\x10", "font"),
        (b"wOF2OTTO\0\0\x55\x10", "font"),
        (b"BM\x36\x30\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "bmp"),
        (b"GIF87a\x40\1\xc8\0\xf7\0\0", "gif"),
        (b"%!PS-Adobe-3.0\n", "postscript"),
        (b"SQLite format 3\0\x10\0", "sqlite"),
        (b"<svg width='1' height=\"2\"/>", "svg"),
        (b"%PDF-1.4 4 0 obj << /Type", "pdf"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"),
        (b"GIF89a\1\0", "gif"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "webp"),
        (b"\x28\xb5\x2f\xfd\x04\0", "zstd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "doc"),
        (b"\0\0\0\x20ftypisom", "mp4"),
        (b"OggS\0\2", "ogg"),
        (b"{\\rtf1\\ansi", "rtf"),
        (bytes(range(256)) * 4, "binary"),
        (b"\0" * 100, "binary"),
        (b'{"a": [1, 2]}', "JSON"),
        (b'\xef\xbb\xbf [{"a": 1}]', "JSON"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "XML feed"),
        (b"<!-- a -- b --><feed xmlns='http://www.w3.org/2005/Atom'>", "XML feed"),
        (b'<?xml version="1.0"?><urlset>', "XML sitemap"),
        (b"", None),
        (b"BM is two letters", None),
        (b"<html><body>", None),
        (ARABIC.encode(), None),
        (ARABIC.encode("utf-16-le"), None),
        (ARABIC.encode("utf-16"), None),
        (ARABIC.encode("utf-32-be"), None),
        (ARABIC.encode("windows-1256"), None),
    ],
)
def test_files_are_named(data, kind):
    assert looks_like(data) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"a": 1}\n{"a": 2}\n', "JSON"),
        ('["a", "b"]', "JSON"),
        ("[1] a footnote", None),
        ("[1]", None),
        ("[]", None),
        ("[صورة] نص الخبر", None),
        ("{a}", None),
        ('{"a": 1} is an object', None),
        ("[" * 200_000 + "]", None),
        ('{"key": "' + "x" * JSON_LIMIT + '"}', "JSON"),
        ("[" + "x" * JSON_LIMIT + "]", None),
        ("%PDF-1.4\n%âãÏÓ", "pdf"),
        ("%100 صحيح", None),
        ("<rdf:RDF xmlns='x'>", "XML feed"),
        ("<p>text</p>", None),
    ],
)
def test_texts_are_named(text, kind):
    assert looks_like_text(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>a</title>",
        "\ufeff\n<!-- saved --> <HTML lang='ar'><body>نص",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>',
        "<head><meta charset=utf-8>",
        '<meta property="og:title" content="a"/><p>b',
        "<p>فقرة</p><p>فقرة</p>",
        "  <div class='a'>نص</div>",
        "العنوان<br>الأول<br/>الثاني<br />الثالث<BR>",
        "نص <p>فقرة</p>\n<p>فقرة</p>\n<p>فقرة</p>\n<p>فقرة</p>",
    ],
)
def test_pages_and_fragments_are_html(text):
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ARABIC,
        "a < b and b > c",
        "<3 this",
        "الوسم <b> يجعل النص غامقا",
        "write <html> at the top, <body> next",
        "<b>عاجل</b> نص الخبر",
        "<الرياض> نص الخبر",
        ARABIC + '" content="نص" />' + ARABIC,
        ARABIC + "<p>فقرة</p><br>" + ARABIC,
        "<p> is a tag that opens a paragraph",
        ARABIC * 10 + "</p></div></div></p>",
    ],
)
def test_plain_text_is_not_html(text):
    assert not is_html(text)


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<!---->", "<?x?>", "<p ", "</p ", "<br ", "<p><", "{", "[", '{"a":', "<!DOCTYPE "]
)
def test_floods_are_read_once(piece):
    flood = piece * 100_000
    is_html(flood)
    looks_like(flood.encode())
    looks_like_text(flood)

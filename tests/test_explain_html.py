"""The report as a page: what it shows, that it stands alone, and that no document gets a word of markup into it."""

import html
import re
import tracemalloc
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Options
from newsclean.cli import main
from newsclean.cli.explain_html import CLOSING, OPENING, section
from newsclean.scores import score
from newsclean.values import Issue, Span
from tests.strategies import anything, documents, pages
from tests.test_explain import NASTY, article, records

TAGS = {"article", "h2", "h3", "p", "br", "bdi", "dl", "dt", "dd", "pre", "del", "ins", "ul", "li"}
ATTRIBUTES = {"dir", "class", "title", "lang"}
ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;\u202eabc\u2066\x1b[2J\x00</pre></article>"


class Reading(HTMLParser):
    """Tags, attributes and words of a page; fails if its tags do not match."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words, self.open = set(), set(), [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        assert all(value == "auto" for name, value in attrs if name == "dir")
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)


def checked(part):
    """The reading of a section that holds nothing but what it may."""
    reading = Reading(part)
    assert reading.tags <= TAGS
    assert reading.attributes <= ATTRIBUTES
    assert not [c for c in part if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")]
    return reading


@given(records())
def test_whatever_a_record_holds_is_words(made):
    checked(section(NASTY + ATTACK, made))


@given(st.one_of(anything, documents(), pages()), st.sampled_from([Options(), Options(without={"character"})]))
def test_whatever_a_document_holds_is_words(text, options):
    checked(section("a.txt", newsclean.clean(text, options=options)))


def test_an_attack_in_every_field_is_shown():
    made = article(
        f"{ATTACK} words {ATTACK}",
        (0, len(ATTACK), "", f"leftover:{ATTACK}"),
        (len(ATTACK) + 1, len(ATTACK) + 6, ATTACK, "spacing:b"),
        issues=(Issue(ATTACK, ATTACK, Span(0, 1)),),
        **dict.fromkeys(("title", "subtitle", "summary", "url", "image", "publisher"), ATTACK),
        **dict.fromkeys(("authors", "tags"), (ATTACK,)),
    )
    reading = checked(section(ATTACK, made))
    words = "".join(reading.words)
    assert words.count("<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;‹U+202E›abc") == 15
    assert "‹ESC›[2J‹NUL›" in words


def test_the_page_stands_alone():
    page = OPENING + section("a", article("نص.")) + CLOSING
    reading = Reading(page)
    assert not reading.tags & {"script", "link", "img", "a", "iframe", "base", "form", "object"}
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bhref=", page)
    assert "default-src 'none'" in page


def test_changes_stand_where_they_were_made():
    made = article(
        "القائمة\n\nقال  المدير الامن",
        *[(0, 9, "", "menu:label"), (12, 14, " ", "spacing:runs"), (23, 24, "أ", "word:hamza")],
        title="عنوان",
    )
    part = section("a.txt", made)
    (text,) = re.findall(r"<pre [^>]*>(.*?)</pre>", part, re.DOTALL)
    assert text == (
        f'<del class="removed" title="menu, menu:label, score {score("menu:label"):.2f}" dir="auto">القائمة\n\n</del>قال'
        '<del class="changed" title="spacing, spacing:runs" dir="auto">␣␣</del>'
        '<ins class="changed" title="spacing, spacing:runs" dir="auto">␣</ins>المدير ال'
        '<del class="changed" title="word, word:hamza" dir="auto">ا</del>'
        '<ins class="changed" title="word, word:hamza" dir="auto">أ</ins>من'
    )
    assert '<h2><bdi dir="auto">عنوان</bdi></h2>' in part
    assert "removals: 1 (menu 1)" in part
    assert "edits: 2 (spacing 1, word 1)" in part


def test_a_line_break_that_was_put_in_breaks_the_line():
    part = section("a", article("أ\nب", (1, 2, "\n\n", "blank:paragraph")))
    assert "‹LF›</del>" in part
    assert "‹LF›‹LF›</ins>\n\nب" in part


def test_what_the_record_does_not_carry_is_shown_by_its_length():
    part = section("a", article("قائمة\n\nنص", (0, 7, "", "menu:label"), carried=False))
    assert ">(7 characters)</del>" in part


def test_a_long_removal_shows_both_ends():
    part = section("a", article("بداية" + "x" * 100_000 + "نهاية نص", (0, 100_010, "", "limit:not-read")))
    assert len(part) < 10_000
    assert "… (96010 characters) …" in part
    assert "بداية" in part
    assert "نهاية" in part


def test_the_text_is_whole():
    text = "\n\n".join(f"فقرة رقم {number} تامة." for number in range(500))
    assert html.unescape(section("a", article(text))).count("تامة.") == 500


# --- the command line ---------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(
        "عنوان الخبر في سطر أول\n\nقال المدير العام ، إن الدورة ستنعقد في مراكش قريبا جدا.", "utf-8"
    )
    (tmp_path / "b.txt").write_text(f"{ATTACK}\n\nقال المدير العام إن الدورة ستنعقد في مراكش قريبا جدا.", "utf-8")
    return tmp_path


def test_a_run_gives_one_page(folder, capsys):
    assert main(["--explain-html", str(folder)]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert page.count("<!DOCTYPE") == 1
    assert page.count("<article>") == 2
    Reading(page.removeprefix("<!DOCTYPE html>"))


@pytest.mark.parametrize("name", ["report.html", "report.html.gz"])
def test_a_page_in_a_file_is_the_same(folder, capsys, name, tmp_path_factory):
    import gzip

    main(["--explain-html", str(folder)])
    page = capsys.readouterr().out.encode()
    out = tmp_path_factory.mktemp("out") / name
    for jobs in ("1", "2"):
        assert main(["--explain-html", "--jobs", jobs, "--output", str(out), str(folder)]) == 0
        assert (gzip.decompress(out.read_bytes()) if name.endswith("gz") else out.read_bytes()) == page


def test_a_run_without_documents_gives_a_whole_page(tmp_path, capsys):
    empty = tmp_path / "a.jsonl"
    empty.write_bytes(b"")
    main(["--explain-html", str(empty)])
    assert capsys.readouterr().out == OPENING + CLOSING


def test_many_documents_take_the_memory_of_one(tmp_path, capsys):
    import json

    line = json.dumps({"text": "قال المدير العام إن الدورة ستنعقد في مراكش قريبا جدا.\n" * 40}) + "\n"
    peaks = []
    for number in (3, 3, 60):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(line * number, "utf-8")
        tracemalloc.start()
        main(["--explain-html", "--output", str(tmp_path / "out.html"), str(file)])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.5 * peaks[1] + 100_000


def test_a_report_is_not_resumed_and_no_table(folder, capsys):
    for arguments in (
        ["--resume", "--output", "x.html"],
        ["--output", "x.parquet"],
        ["--explain"],
        ["--format", "text"],
    ):
        with pytest.raises(SystemExit):
            main(["--explain-html", *arguments, str(folder)])
    capsys.readouterr()

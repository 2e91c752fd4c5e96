"""Reading pages: the text, the runs, the limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.options import Options
from newsclean.page import PageReading, read_page, verify_runs
from newsclean.values import Run
from tests.cost import seconds
from tests.page.pages import SENTENCES, article, page
from tests.page.test_markup import BITS

TAGS = (
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<b>",
    "</b>",
    "<li>",
    "<table>",
    "<tr>",
    "<td>",
    "<h1>",
    "<pre>",
    "<nav>",
    *BITS,
)
WORDS = (
    "word ",
    "كلمة ",
    "می\u200cخواهم",
    "&nbsp;",
    "&#8217;",
    "&#150;",
    "&bogus;",
    "\n\n",
    "👨\u200d👩\u200d👧",
    *SENTENCES,
)
pages = st.lists(st.sampled_from(TAGS) | st.sampled_from(WORDS) | st.text(max_size=6), max_size=30).map("".join)


def read(text: str) -> PageReading:
    return read_page(text, None, Options())


def check(text: str, reading: PageReading) -> None:
    """The laws of runs: they hold, they are in order in the page too, and what they leave out is white space."""
    assert verify_runs(text, reading.text, reading.runs)
    between, at, page_at = [], 0, 0
    for run in reading.runs:
        assert run.page_start >= page_at
        between.append(reading.text[at : run.start])
        at, page_at = run.end, run.page_end
    between.append(reading.text[at:])
    if not any(issue.code == "unmapped-text" for issue in reading.issues):
        assert "".join(between).strip(" \n") == ""


@given(st.one_of(pages, pages.map(page), pages.map(article), st.text()))
def test_any_page_has_a_reading_whose_runs_hold(text: str) -> None:
    reading = read(text)
    check(text, reading)
    assert reading == read(text)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("می‌خواهم کتاب‌ها را ببینم و نامه‌ای بنویسم", "می‌خواهم کتاب‌ها را ببینم و نامه‌ای بنویسم"),
        ("A family 👨‍👩‍👧 of three waits", "A family 👨‍👩‍👧 of three waits"),
        ("soft\u00adhyphen and \u200fmark\u200e", "soft\u00adhyphen and \u200fmark\u200e"),
        ("قَالَ مُحَمَّدٌ", "قَالَ مُحَمَّدٌ"),
        ("Fish &amp; chips &lt;now&gt; caf&eacute; &#8364;5 &#x263a;", "Fish & chips <now> café €5 ☺"),
        ("no&nbsp;break", "no\u00a0break"),
        ("it&#146;s", "it’s"),
        ("one\n   two\tthree", "one two three"),
        ("a <b>bold <i>and</i></b> <a href='x'>linked</a>, word", "a bold and linked, word"),
        ("inter<b>nation</b>al", "international"),
        ("first line of it<br>second line of it<br/>\nthird", "first line of it\nsecond line of it\nthird"),
        ("before<script>document.write('</p>')</script> after", "before after"),
        ("before<!-- <p>hidden</p> --> after", "before after"),
        ("2 < 3 is true", "2 < 3 is true"),
    ],
)
def test_inline(paragraph: str, expected: str) -> None:
    text = article(*SENTENCES[:2], paragraph, *SENTENCES[2:])
    reading = read(text)
    check(text, reading)
    assert f"\n{expected}\n" in reading.text
    assert reading.issues == ()


def test_the_article_is_told_from_the_rest() -> None:
    text = article()
    reading = read(text)
    assert "\n".join(SENTENCES) in reading.text
    assert "Home" not in reading.text
    assert "All rights" not in reading.text


def test_comments_are_no_part_of_the_article() -> None:
    comments = "<div id='comments' class='comments'><ol class='commentlist'><li class='comment'><p>First! What a silly bridge this is, I never liked it.</p></li></ol></div>"
    reading = read(article().replace("</main>", f"{comments}</main>"))
    assert SENTENCES[-1] in reading.text
    assert "silly" not in reading.text


def test_lists_and_tables_read_line_by_line_without_marks() -> None:
    extra = (
        "<ul><li>stone for the northern pier</li><li>timber for the scaffolding</li></ul>"
        "<table><tr><th>Year</th><th>Cost in total</th></tr><tr><td>2031</td><td>four million</td></tr></table>"
    )
    text = article().replace("</article>", f"{extra}<p>{SENTENCES[0]} Again.</p></article>")
    reading = read(text)
    check(text, reading)
    assert "\nstone for the northern pier\ntimber for the scaffolding\n" in reading.text
    assert "\nYear Cost in total\n2031 four million\n" in reading.text


def test_preformatted_text_keeps_its_lines() -> None:
    text = article().replace("</article>", "<pre>roses are red\n  violets are blue</pre></article>")
    reading = read(text)
    check(text, reading)
    assert "roses are red\nviolets are blue" in reading.text


def test_what_is_left_out_inside_a_paragraph_does_not_lose_it() -> None:
    broken = SENTENCES[1].replace(" is expected", " <button>Share</button><svg><text>x</text></svg>is expected")
    text = article(SENTENCES[0], broken, *SENTENCES[2:])
    reading = read(text)
    check(text, reading)
    assert SENTENCES[1] in reading.text
    assert reading.issues == ()


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"<p>{sentence}</p>" for sentence in SENTENCES),
        "".join(f"<div><p>{sentence}" for sentence in SENTENCES),
        "<html/>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES),
        "<?xml version='1.0' encoding='utf-8'?>" + article(),
        article().replace("</p>", ""),
        article().replace("</html>", "").replace("</body>", ""),
        article().replace("<p>", "<P>").replace("</p>", "</P >"),
        article().replace("<p>", "<p class='a\">b'>"),
        article().replace("<p>", "<p>\x00\ud800\ufffe"),
    ],
)
def test_odd_markup(text: str) -> None:
    reading = read(text)
    check(text, reading)
    words = reading.text.replace("\x00", "").replace("\ud800", "").replace("\ufffe", "")
    assert all(sentence in words for sentence in SENTENCES)


@pytest.mark.parametrize(
    "text",
    [
        page("<div>" * 300 + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) + "</div>" * 300),
        article().replace("<p>", "<p " + " ".join(f"a{n}=1" for n in range(4000)) + ">", 1),
        article().replace("</article>", "<table><tr>" + "<td>x</td>" * 3000 + "</tr></table></article>"),
        article().replace("</article>", "<i>x</i>" * 40_000 + "</article>"),
        article(*SENTENCES, "<span>word</span> " * 2_500),
        article(*SENTENCES, f"<b>{'<span>word</span> ' * 50}</b>" * 50),
        article(*SENTENCES, *["<span>word</span> " * 1_500] * 9),
    ],
)
def test_what_is_too_much_for_the_parsers_is_read_whole(text: str) -> None:
    reading = read(text)
    check(text, reading)
    assert all(sentence in reading.text for sentence in SENTENCES)
    assert [issue.code for issue in reading.issues] == ["extraction-failed"]
    assert "Home" not in reading.text


def test_many_blocks_and_breaks_are_not_too_much() -> None:
    for extra in ("<p>A word and another.</p>" * 3_000, "<p>" + "A word and another.<br>" * 3_000 + "</p>"):
        reading = read(article().replace("</article>", f"{extra}</article>"))
        assert reading.issues == ()
        assert "Home" not in reading.text


def test_text_that_the_page_does_not_show_is_marked() -> None:
    body = " ".join(SENTENCES * 2)
    ld = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    text = page("<div>Please log in</div>", ld)
    reading = read(text)
    check(text, reading)
    assert SENTENCES[0] in reading.text
    assert [issue.code for issue in reading.issues] == ["unmapped-text"]


@pytest.mark.parametrize("text", ["", " \n ", "<", "<p></p>", "<!-- -->", "<html></html>"])
def test_nothing_to_read(text: str) -> None:
    reading = read(text)
    check(text, reading)
    assert reading.text.strip("<") == ""


@pytest.mark.parametrize(
    ("text", "runs", "holds"),
    [
        ("ab", [Run(0, 2, 0, 2)], True),
        ("ab", [Run(1, 3, 0, 2)], False),
        ("a", [Run(0, 1, 0, 2)], False),
        ("&", [Run(3, 8, 0, 1)], True),
        (" ", [Run(8, 10, 0, 1)], True),
        ("x", [Run(8, 10, 0, 1)], False),
        ("ab", [Run(1, 2, 1, 2), Run(0, 1, 0, 1)], False),
        ("ab", [Run(-1, 1, 0, 2)], False),
    ],
)
def test_verify_runs(text: str, runs: list[Run], holds: bool) -> None:
    assert verify_runs("abc&amp; \n", text, runs) is holds


@pytest.mark.parametrize(
    "unit",
    [
        "<h1>x</h1>", "<h1>x", "<time>x", "<meta name='date' content='soon'>", "<span class='author'>x", "<style>",
        "<!-- <script> -->", "<pre>a\n", "<p>a</p>", "<br>", "<td>x", "&amp;", "<b>", "<script>x</script>",
        "<span>word</span> ", "<a href='/x'>word</a> ",
    ],
)  # fmt: skip
def test_time_grows_with_the_page(unit: str) -> None:
    assert_linear("</article>", unit)


@pytest.mark.parametrize("unit", ["<span>word</span> ", "<b>word</b> ", "<font>w</font>", "<i><u>w</u></i> "])
def test_time_grows_with_a_paragraph(unit: str) -> None:
    assert_linear("</p></article>", unit)


def assert_linear(place: str, unit: str) -> None:
    """Time grows with how often ``unit`` stands before ``place``."""
    head = "<title>Something else</title><meta property='og:title' content='Something else'>"

    def cost(size: int) -> float:
        text = article(head=head).replace(place, f"{unit * (size // len(unit))}{place}")
        return seconds(lambda text: check(text, read(text)), text)

    cost(1_000)
    # eight times the text: sixty-four times the time if it were quadratic
    assert cost(120_000) < 24 * cost(15_000) + 0.3


@pytest.mark.parametrize("page", ["<p>&#" + "9" * 5000 + ";</p>", "<title>&#" + "1" * 9000 + "</title><p>a</p>"])
def test_a_number_without_end_is_no_character(page):
    reading = read_page(page, None, Options())
    assert verify_runs(page, reading.text, reading.runs)

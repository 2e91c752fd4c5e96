"""Plain text and Markdown of an article."""

import datetime
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import Article
from newsclean.cli.formats import date_words, escape_inline, escape_markdown, to_markdown, to_text
from newsclean.values import DateValue, Source, Span

SIGNS = [
    *string.punctuation,
    " ",
    "\t",
    "\n",
    "\r",
    "\x0b",
    "\u2028",
    "1",
    "29",
    "a",
    "ا",
    "www.",
    "http://",
    "&amp;",
]
texts = st.lists(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=30).map("".join)

# CommonMark's block starts, and what Markdown's other readers add, at the start of a line of escaped text.
BLOCK_START = re.compile(r"(#|>|[-+*=_~`:|<]|\d{1,9}[.)]|[ \t])")


def article(*paragraphs, **fields):
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    source = Source("text", None, "0" * 64, at)
    return Article("\n\n".join(paragraphs), tuple(spans), source, "0", "0", **fields)


def unescape(text):
    return re.sub(rf"\\([{re.escape(string.punctuation)}])", r"\1", text)


def plain(text):
    """What Markdown can carry of a paragraph."""
    lines = (re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", line) for line in re.split(r"\r\n?|\n", text))
    return [line.strip(" \t") for line in lines if line.strip(" \t")]


@given(texts)
def test_escaped_text_reads_as_the_text(text):
    lines = escape_markdown(text).split("\\\n") if plain(text) else []
    assert [unescape(line) for line in lines] == plain(text)


@given(texts)
def test_no_sign_of_markup_is_left_unescaped(text):
    for line in escape_markdown(text).split("\\\n"):
        assert "\n" not in line
        assert not BLOCK_START.match(line)
        bare = re.sub(rf"\\[{re.escape(string.punctuation)}]", " ", line)
        assert not re.search(r"[\\`*_\[\]<>~|$]|&[#A-Za-z]", bare)


@given(texts, texts)
def test_an_article_has_one_heading_and_one_front_line(words, body):
    made = to_markdown(article(body, title=words, subtitle=words, authors=(words,), section=words, url=words))
    lines = made.split("\n")
    assert sum(line.startswith("# ") for line in lines) == bool(re.sub(r"[\x00-\x1f\x7f-\x9f]", "", words).split())
    assert not any(re.match(r"(---|===|\*\*\*|```|~~~| {4}|\t)", line) for line in lines)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# وسم", "\\# وسم"),
        ("#وسم في السطر", "\\#وسم في السطر"),
        ("السطر #وسم", "السطر #وسم"),
        ("- بند", "\\- بند"),
        ("1. بند", "1\\. بند"),
        ("12) بند", "12\\) بند"),
        ("2025. سنة", "2025\\. سنة"),
        ("3.5 في المائة", "3\\.5 في المائة"),
        ("*مهم* و_مائل_", "\\*مهم\\* و\\_مائل\\_"),
        ("<script>", "\\<script\\>"),
        ("[نص](http://a.b)", "\\[نص\\](http\\://a.b)"),
        ("![x](y)", "!\\[x\\](y)"),
        ("AT&T &amp; R & D", "AT\\&T \\&amp; R & D"),
        ("سطر\n===", "سطر\\\n\\==="),
        ("سطر\nآخر", "سطر\\\nآخر"),
        ("قال: «نعم» - لا.", "قال: «نعم» - لا."),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_escapes(text, escaped):
    assert escape_markdown(text) == escaped


def test_inline_text_keeps_what_only_begins_lines():
    assert escape_inline("- 1. #a *b*") == "- 1. #a \\*b\\*"


def test_text_is_title_blank_line_text():
    assert (
        to_text(article("فقرة أولى.", "فقرة ثانية.", title="عنوان\nطويل")) == "عنوان طويل\n\nفقرة أولى.\n\nفقرة ثانية."
    )
    assert to_text(article("فقرة.")) == "فقرة."
    assert to_text(article(title="عنوان")) == "عنوان"
    assert to_text(article()) == ""


def test_markdown_of_a_full_article():
    stated = DateValue(datetime.datetime(2025, 11, 24, 14, 30, tzinfo=datetime.UTC), "minute", "raw", "meta")
    made = to_markdown(
        article(
            "فقرة أولى.",
            "- ليست قائمة",
            title="عنوان #",
            subtitle="فرعي",
            authors=("كاتب أول", "كاتبة"),
            published=stated,
            dateline="مراكش",
            publisher="صحيفة",
            url="https://example.com/a_b",
        )
    )
    front = "كاتب أول, كاتبة · 2025-11-24 14:30+00:00 · مراكش · صحيفة · <https://example.com/a_b>"
    assert made == f"# عنوان \\#\n\n**فرعي**\n\n{front}\n\nفقرة أولى.\n\n\\- ليست قائمة"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.b/ <b>", "data:text/html,x", "http://a\nb"])
def test_only_plain_web_addresses_become_links(address):
    assert not re.search(r"(?<!\\)<", to_markdown(article("فقرة.", url=address)))


def test_the_canonical_address_goes_first():
    assert to_markdown(article(url="http://a.b/?x", canonical_url="http://a.b/")) == "<http://a.b/>"


@pytest.mark.parametrize(
    ("value", "precision", "words"),
    [
        (datetime.date(2025, 1, 1), "year", "2025"),
        (datetime.date(2025, 11, 1), "month", "2025-11"),
        (datetime.date(2025, 11, 24), "day", "2025-11-24"),
        (datetime.datetime(2025, 11, 24), "day", "2025-11-24"),
        (datetime.datetime(2025, 11, 24, 9, 5), "minute", "2025-11-24 09:05"),
        (datetime.datetime(2025, 11, 24, 9, 5, 7), "second", "2025-11-24 09:05:07"),
        (
            datetime.datetime(2025, 11, 24, 9, 5, 7, 99, tzinfo=datetime.timezone(datetime.timedelta(hours=1))),
            "second",
            "2025-11-24 09:05:07+01:00",
        ),
        (datetime.date(987, 1, 2), "day", "0987-01-02"),
    ],
)
def test_dates_are_as_fine_as_stated(value, precision, words):
    assert date_words(DateValue(value, precision, "", "text")) == words

"""The tokenizer: what is text, what parts it, where it stands, and what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.page.markup import CELL, LINE, NONE, SPACE, tokenize
from tests.cost import seconds

BITS = ("<", ">", '"', "'", "=", "/", "<!--", "-->", "<p>", "</p>", "<script>", "</script>", "<b a='>'>", "&amp;", " ", "\n",
        "a", "ب", "\u200c", "\x00", "\ud800", "<![CDATA[", "]]>", "<svg>", "</svg>", "<td>", "<?", "<!")  # fmt: skip
mess = st.lists(st.sampled_from(BITS) | st.text(max_size=4)).map("".join)


@given(mess)
def test_pieces_are_in_order_and_within_the_page(text: str) -> None:
    at = 0
    for piece in tokenize(text).pieces:
        assert at <= piece.start < piece.end <= len(text)
        assert piece.before in (NONE, SPACE, CELL, LINE)
        assert text[piece.space[0] : piece.space[1]].strip("\t\n\f\r ") == ""
        at = piece.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", ["plain text"]),
        ("one<b>two</b>", ["one", "two"]),
        ("<p title='a>b'>x</p>", ["x"]),
        ('<p title=a"b>x</p>', ["x"]),
        ("<script>if (a < b) { '</p>' }</script>x", ["x"]),
        ("<SCRIPT>a</p></Script >x", ["x"]),
        ("<script src=a />x", ["x"]),
        ("<svg/>x<svg><path/></svg>", ["x"]),
        ("<style>p > a {}</style>x", ["x"]),
        ("<title>t</title><textarea><p>no</p></textarea>x", ["x"]),
        ("x<!-- <p>no</p> -->y", ["x", "y"]),
        ("x<!-->y", ["x", "y"]),
        ("x<!-- no end <p>y</p>", ["x", "y"]),
        ("x<![CDATA[y]]>z", ["x", "z"]),
        ("1 < 2 and <3", ["1 < 2 and <3"]),
        ("a</>b", ["a", "b"]),
        ("a <script>no end", ["a "]),
        ("a <p class='no end><b>b</b>", ["a ", "b"]),
        ("a<b", ["a<b"]),
    ],
)
def test_text(text: str, expected: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in tokenize(text).pieces] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<b>b</b>", NONE),
        ("a<b> <i>b", SPACE),
        ("a<br>b", LINE),
        ("a</p> <p>b", LINE),
        ("a</td><td>b", CELL),
        ("a</td></tr><tr><td>b", LINE),
        ("a<custom-element>b", NONE),
        ("a<param>b", NONE),
        ("a<H2>b", LINE),
    ],
)
def test_what_parts_pieces(text: str, expected: int) -> None:
    assert tokenize(text).pieces[1].before == expected


def test_a_flood_of_attributes_is_told() -> None:
    flood = "<p " + " ".join(f"a{n}=1" for n in range(3000)) + ">x"
    assert not tokenize(flood).sane
    assert tokenize("<p " + "a" * 20_000 + ">x").sane


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a ",
        '<a b="',
        "<!--",
        "<script>",
        "<svg>",
        "<b>",
        "<title>",
        "<td> ",
        "<p =' ",
        "<![CDATA[",
        "-",
        "<style ",
        "&",
        "</",
    ],
)
def test_time_grows_linearly(unit: str) -> None:
    def cost(size: int) -> float:
        texts = [unit * (size // len(unit)) + tail for tail in ("", ">", "-->\"'></script>")]
        return min(_time(texts) for _ in range(2))

    # four times the text: sixteen times the time if it were quadratic
    assert cost(120_000) < 9 * cost(30_000) + 0.02


def _time(texts: list[str]) -> float:
    return sum(seconds(tokenize, text) for text in texts)

"""Looking lines up in a page's key."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsclean.page.align import Aligner, Line
from newsclean.page.keys import key

WORDS = ("bridge", "river", "council", "a", "the", "of", "stone", "spring", "x", "northern", "كلمة")
lines = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=12)


def align(page: list[str], wanted: list[str]) -> list[tuple[str, str | None]]:
    """What was found, as (text of the page, text that is not there)."""
    keys = [key(text) for text in page]
    edges = [sum(map(len, keys[:k])) for k in range(len(keys) + 1)]
    whole = "".join(keys)
    hits = Aligner(whole, edges).align([Line(text, key(text)) for text in wanted])
    return [(whole[hit.start : hit.end], hit.literal) for hit in hits]


@given(lines, lines)
def test_hits_are_in_order_and_nothing_is_lost(page: list[str], wanted: list[str]) -> None:
    keys = [key(text) for text in page]
    hits = Aligner("".join(keys), [0]).align([Line(text, key(text)) for text in wanted])
    assert all(a.end <= b.start for a, b in pairwise(hits))


@given(lines)
def test_a_page_is_found_in_itself(page: list[str]) -> None:
    found = align(page, page)
    assert all(literal is None for _, literal in found)
    assert "".join(text for text, _ in found) == "".join(map(key, page))


LONG = "the council met on tuesday evening to discuss the bridge"
OTHER = "work on the northern pier is expected to begin in spring"


def test_short_lines_are_sought_between_long_ones() -> None:
    assert align(["news", LONG, "news", OTHER, "news"], [LONG, "news", OTHER]) == [
        (key(LONG), None),
        ("news", None),
        (key(OTHER), None),
    ]


def test_a_teaser_above_is_not_the_article() -> None:
    page = [LONG, "menu", LONG, OTHER]
    keys = [key(text) for text in page]
    edges = [sum(map(len, keys[:k])) for k in range(5)]
    hits = Aligner("".join(keys), edges).align([Line(text, key(text)) for text in (LONG, OTHER)])
    assert hits[0].start == edges[2]


def test_lines_out_of_order_are_put_in_the_order_of_the_page() -> None:
    assert [text for text, _ in align([LONG, OTHER], [OTHER, LONG])] == [key(LONG), key(OTHER)]


def test_a_line_with_something_in_its_midst_is_taken_up_again() -> None:
    first, second = LONG[:26], LONG[27:]
    assert align([first, "share this", second], [LONG]) == [(key(first), None), (key(second), None)]


def test_what_is_not_there_is_kept_as_it_is() -> None:
    assert align([LONG], [LONG + " nowhere to be found"])[-1] == ("", "nowhere to be found")

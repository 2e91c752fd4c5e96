"""The second opinion on what of a page is its article."""

import pytest

from newsclean.page import blocks
from newsclean.page.align import Line
from newsclean.page.keys import key, markup_key
from newsclean.page.markup import tokenize
from newsclean.page.opinion import Fit, Opinion
from newsclean.page.tree import parse
from tests.cost import LINEAR, growth
from tests.page.pages import page

STORY = [
    "The council voted on Tuesday to reopen the old tram line between the harbour and the market square.",
    "Work is to begin in spring, the mayor said, and the first cars should run by the end of next year.",
    "Residents along the line had asked for the trams to come back since the buses were cut in winter.",
    "The line was closed in 1967, when the town widened its streets for the traffic of those years.",
]
MENU = ["Home", "News", "Sport", "Weather", "Contact", "Imprint", "Privacy", "Subscribe"]


def lines(*texts: str) -> list[Line]:
    return [Line(text, key(text)) for text in texts]


def opinion_on(text: str) -> Opinion:
    pieces = tokenize(text).pieces
    return Opinion(text, pieces, [markup_key(text[piece.start : piece.end]) for piece in pieces])


@pytest.fixture(scope="module")
def opinion() -> Opinion:
    menu = "".join(f"<li>{label}</li>" for label in MENU)
    return opinion_on(page(f"<ul>{menu}</ul>" + "".join(f"<p>{one}</p>" for one in STORY) + f"<ul>{menu}</ul>"))


def test_the_story_fits_better_than_its_parts_and_than_the_page(opinion: Opinion) -> None:
    whole = opinion.of(lines(*STORY))
    assert whole.f1 > opinion.of(lines(*STORY[:2])).f1
    assert whole.f1 > opinion.of(lines(*MENU, *STORY, *MENU)).f1
    assert whole.f1 > opinion.of(lines(*MENU)).f1
    assert opinion.of(lines(*STORY[:2])).recall < whole.recall <= 1
    assert opinion.of(lines(*MENU, *STORY)).precision < whole.precision <= 1


def test_nothing_fits_nothing(opinion: Opinion) -> None:
    assert opinion.of([]) == Fit(0.0, 0.0)
    assert opinion.of([]).f1 == 0
    assert Opinion("", [], []).of(lines(*STORY)).f1 == 0


def test_a_line_that_the_page_lacks_may_be_right_or_wrong(opinion: Opinion) -> None:
    assert opinion.of(lines("Quite another sentence stands here.")).precision == 0.5


class Fixed:
    """An opinion that knows what it likes."""

    def __init__(self, fits: dict[int, Fit]) -> None:
        self.fits = fits

    def may_miss(self, chosen: list[Line]) -> bool:
        return True

    def of(self, chosen: list[Line]) -> Fit:
        return self.fits.get(len(chosen), Fit(0.0, 0.0))


@pytest.mark.parametrize(
    ("first", "other", "favoured", "wanted"),
    [
        (Fit(0.9, 0.4), Fit(0.8, 0.9), "recall", 3),
        (Fit(0.4, 0.9), Fit(0.9, 0.8), "precision", 3),
        (Fit(0.9, 0.4), Fit(0.9, 0.42), "recall", 2),  # hardly better
        (Fit(0.9, 0.8), Fit(1.0, 1.0), None, 2),  # good enough
    ],
)
def test_another_setting_is_taken_where_it_fits_clearly_better(monkeypatch, first, other, favoured, wanted) -> None:
    asked: list[str] = []
    tree = parse(page("".join(f"<p>{one}</p>" for one in STORY)))

    def body(tree, fast: bool, focus: str):
        favours = focus in ("precision", "recall")
        asked.extend([focus] if favours else [])
        count = 3 if favours else 2
        return parse(page("".join(f"<p>{one}</p>" for one in STORY[:count])))

    monkeypatch.setattr(blocks, "_body", body)
    found = blocks.article_lines(tree, 10_000, Fixed({2: first, 3: other}))
    assert len(found) == wanted
    assert asked == ([favoured] if favoured else [])


def test_an_article_that_fills_its_page_needs_no_opinion() -> None:
    tree = parse(page("".join(f"<p>{one}</p>" for one in STORY * 3)))
    size = len(key("".join(STORY * 3)))
    assert blocks.article_lines(tree, size, None)


def test_what_holds_the_long_lines_misses_little() -> None:
    paragraphs = [" ".join(STORY[:2]), " ".join(STORY[2:])]
    opinion = opinion_on(page("".join(f"<p>{one}</p>" for one in [*MENU, *paragraphs, *MENU])))
    assert not opinion.may_miss(lines(*paragraphs))
    assert opinion.may_miss(lines(*paragraphs[:1]))
    assert opinion.may_miss(lines(*MENU))


@pytest.mark.parametrize("unit", ["<b>a word and another </b>", "<p>One line that comes again and again.</p>"])
def test_cost_grows_linearly(unit: str) -> None:
    """In the pieces of one long line, and in lines that are all alike."""
    chosen = key("One line that comes again and again.")

    def ask(text: str) -> None:
        opinion = opinion_on(page(text))
        opinion.may_miss([])
        opinion.of([Line(chosen, chosen)] * text.count("<p>"))

    assert growth(ask, unit, 30_000) < LINEAR

"""Lines behind an article go, and lines of lists and headings come back, by the elements that they stand in."""

import pytest

from newsclean.page.refine import refined
from tests.cost import LINEAR, growth
from tests.page.pages import SENTENCES, page
from tests.page.rows import keys, shown, sought, text_of

BIO = "Ann Other writes about rivers and bridges, and lives near one of them."
TEASER = "Read next: a tower is to be built where the mill once stood."
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def refine(body: str, *lines: str) -> list[str]:
    text = text_of(page(body))
    return shown(text, refined(text, sought(text, *lines)))


@pytest.mark.parametrize(
    "tail",
    [
        f"<div><p>{BIO}</p></div>",
        f"<aside><ul><li>{BIO}</li></ul></aside>",
        f"<script>if (a<b) document.write('<div>')</script><footer>{BIO}</footer>",
        f"<!-- <article> --><section><h2>{BIO}</h2></section>",
    ],
)
def test_a_line_behind_the_element_of_the_article_goes(tail: str) -> None:
    assert refine(f"<div><h1>Bridges</h1>{STORY}</div>{tail}", *SENTENCES, BIO) == keys(*SENTENCES)


def test_a_line_in_the_element_of_the_article_stays() -> None:
    assert refine(f"<div>{STORY}<div><p>{BIO}</p></div></div>", *SENTENCES, BIO) == keys(*SENTENCES, BIO)


NEXT = "The masons hope to be done before the snow comes, said the mayor of the town on Monday."


def test_a_paragraph_beside_the_element_of_the_article_stays() -> None:
    story = [f"{sentence[:-1]}, in {place}." for sentence in SENTENCES for place in ("town", "the valley", "the hills")]
    inside = "".join(f"<p>{sentence}</p>" for sentence in story)
    body = f"<main><h1>Bridges</h1><div>{inside}</div><p>{NEXT}</p><p>{BIO}</p></main>"
    assert refine(body, *story, NEXT, BIO) == keys(*story, NEXT)


def test_a_paragraph_beside_the_element_of_the_article_comes_back() -> None:
    body = f"<main><h1>Bridges</h1><p>{NEXT}</p><article>{STORY}</article></main>"
    assert refine(body, *SENTENCES) == keys(NEXT, *SENTENCES)
    linked = f'<main><p><a href="x">{NEXT}</a></p><article>{STORY}</article></main>'
    assert refine(linked, *SENTENCES) == keys(*SENTENCES)


def test_an_article_in_many_elements_stays_whole() -> None:
    body = "".join(f"<section><div><p>{sentence}</p></div></section>" for sentence in SENTENCES)
    assert refine(f"<main>{body}</main>", *SENTENCES) == keys(*SENTENCES)


def test_what_most_of_the_article_does_not_hold_stays() -> None:
    """Two parts of nearly one size are two parts of the article."""
    halves = (
        "<div>"
        + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3])
        + "</div><div>"
        + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[3:])
        + "</div>"
    )
    assert refine(halves, *SENTENCES) == keys(*SENTENCES)


def test_lines_above_the_article_stay() -> None:
    assert refine(f"<header><p>{BIO}</p></header><div>{STORY}</div>", BIO, *SENTENCES) == keys(BIO, *SENTENCES)


@pytest.mark.parametrize(
    "dropped",
    ["<h2>{}</h2>", "<h4><span>{}</span></h4>", "<ul><li>{}</li></ul>", "<ol><li><ul><li>{}</li></ul></li></ol>"],
)
def test_a_heading_or_a_line_of_a_list_among_the_lines_of_the_article_comes_back(dropped: str) -> None:
    line = "What the engineers found"
    first, second = (f"<p>{SENTENCES[k]}</p>" * (k + 1) for k in (0, 1))
    body = f"<div>{first}{dropped.format(line)}{second}<p>{SENTENCES[2]}</p></div>"
    assert refine(body, SENTENCES[0], *SENTENCES[1:3])[:2] == keys(SENTENCES[0], line)


@pytest.mark.parametrize(
    "dropped",
    [
        "<p>{}</p>",  # trafilatura had a reason
        "<div><h2>{}</h2></div>",
        "<aside><ul><li>{}</li></ul></aside>",
        "<h2><a href='/tower'>{}</a></h2>",
        "<ul><li><a href='/tower'>{}</a></li></ul>",
    ],
)
def test_other_lines_do_not_come_back(dropped: str) -> None:
    body = f"<div><p>{SENTENCES[0]}</p>{dropped.format(TEASER)}<p>{SENTENCES[1]}</p><p>{SENTENCES[2]}</p></div>"
    assert refine(body, *SENTENCES[:3]) == keys(*SENTENCES[:3])


def test_a_heading_before_or_behind_the_article_does_not_come_back() -> None:
    body = f"<div><h2>Rivers</h2>{STORY}<h2>More on rivers</h2></div>"
    assert refine(body, *SENTENCES) == keys(*SENTENCES)


def test_few_lines_tell_nothing() -> None:
    body = f"<div><p>{SENTENCES[0]}</p></div><div><p>{SENTENCES[1]}</p></div>"
    assert refine(body, *SENTENCES[:2]) == keys(*SENTENCES[:2])


def test_text_that_is_not_in_the_page_stays() -> None:
    lost = "Nobody wrote this line"
    assert refine(f"<div>{STORY}</div>", *SENTENCES, lost)[-1:] == keys(lost)


@pytest.mark.parametrize(
    "unit",
    [
        "<p>A line of the story, one of many.</p>",
        "<p>A line of the story, one of many.</p></div>",
        "<div>A line of the story, one of many.",
        "<div><ul><li>A line of the story, one of many.</div>",
        "<p>A line of the story.</p><h2>A heading</h2><!-- <div>",
        "<p>A line of the story.</p><script>",
    ],
)
def test_cost_grows_linearly(unit: str) -> None:
    def work(body: str) -> None:
        text = text_of(page(body))
        refined(text, [text.row(k, k + 1) for k in range(0, len(text.pieces), 2)])

    assert growth(work, unit, 40_000) < LINEAR


MENU = [f"Headline number {number} of the day in town" for number in range(12)]


def columns(*behind: str) -> tuple[str, list[str], list[str]]:
    """A page of an old layout: a column of links, one with the story, and then ``behind``; its lines."""
    links = "".join(f"<tr><td><a href='{line}'>{line}</a></td></tr>" for line in MENU)
    cell = "<br><br>".join(SENTENCES)
    story = f"<td><table><tr><td>{cell}<br></td></tr></table></td>"
    others = "".join(f"<td><div>{line}</div></td>" for line in behind)
    body = f"<table><tr><td><table>{links}</table></td>{story}{others}</tr></table>"
    return body, [*MENU, *SENTENCES, *behind], [*MENU, *SENTENCES]


@pytest.mark.parametrize(
    "behind",
    [
        ("Rates", "Dollar 46.5", "Euro 61.2"),
        ("Coach sacked after cup exit", "Quiz of the week"),
        ("Comments", "Reader: Well said", "Other: I do not think so"),
        ("Print this page - Send it to a friend",),
        ("Weather: cold", "Traffic: slow", "Readers: 1532"),
    ],
)
def test_columns_behind_the_last_sentence_are_none_of_the_article(behind: tuple[str, ...]) -> None:
    body, lines, wanted = columns(*behind)
    assert refine(body, *lines) == keys(*wanted)


@pytest.mark.parametrize("behind", [(NEXT,), ("Weather: cold", NEXT), ("Rates", "Euro 61.2", f"“{NEXT}”")])
def test_a_sentence_in_another_column_stays_with_what_is_before_it(behind: tuple[str, ...]) -> None:
    body, lines, _ = columns(*behind)
    assert refine(body, *lines) == keys(*lines)


def test_a_long_list_in_another_column_stays() -> None:
    body, lines, _ = columns(*(f"Pages {k} to {k + 4}: index of the hardware catalogue" for k in range(60)))
    assert refine(body, *lines) == keys(*lines)


@pytest.mark.parametrize("quote", ["<blockquote>{}</blockquote>", "<blockquote><p>{}</p></blockquote>"])
def test_a_quote_between_the_lines_comes_back(quote: str) -> None:
    said = "No stone was laid on another that day"
    before, after = "".join(f"<p>{line}</p>" for line in SENTENCES[:3]), "".join(f"<p>{x}</p>" for x in SENTENCES[3:])
    body = f"<div>{before}{quote.format(said)}{after}</div>"
    assert refine(body, *SENTENCES) == keys(*SENTENCES[:3], said, *SENTENCES[3:])


def test_a_quote_in_another_element_does_not() -> None:
    before, after = "".join(f"<p>{line}</p>" for line in SENTENCES[:3]), "".join(f"<p>{x}</p>" for x in SENTENCES[3:])
    body = f"<div>{before}<div class='box'><blockquote>Follow us elsewhere</blockquote></div>{after}</div>"
    assert refine(body, *SENTENCES) == keys(*SENTENCES)

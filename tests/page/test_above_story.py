"""What stands between the headline of a page and its story, and what becomes of it when the text is cleaned again."""

import pytest

import newsclean
from newsclean import Options

STORY = [
    "The police opened an inquiry on Monday into the fire that destroyed two warehouses in the old harbour.",
    "Nobody was hurt, the harbour master said, and the ships that lay nearby were towed away in good time.",
    "The owners of the warehouses, who were told during the night, will see the damage in the course of the week.",
]
TITLE = "Police open an inquiry into the harbour fire"
ABOUT = f'{{{{"@type": "NewsArticle", "headline": "{TITLE}", "alternativeHeadline": "{{}}"}}}}'


def page(*above, head="", title=TITLE):
    body = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1>{''.join(above)}{body}</article></body></html>"
    )


def lines(article):
    return article.text.split("\n\n")


def removed(article):
    return {(removal.text, removal.rule) for removal in article.removed}


@pytest.mark.parametrize(
    "line", ["Harbour fire: police open an inquiry", "Old harbour Police open an inquiry into the harbour fire"]
)
def test_the_headline_in_other_words_is_not_printed_again(line):
    article = newsclean.clean(page(f"<h2>{line}</h2>"))
    assert lines(article) == STORY
    assert (line, "title:repeated") in removed(article)
    assert (article.title, article.subtitle) == (TITLE, None)
    assert newsclean.clean(article.text).text == article.text


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("<p class='story article-subtitle'>{}</p>", ""),
        ("<h2 class='Standfirst'>{}</h2>", ""),
        ("<h2 class='deck'>{}</h2>", ""),
        ("<p class='sub-headline large'>{}</p>", ""),
        ("<h2>{}</h2>", "<meta name='description' content='{}'>"),
        ("<h2>{}</h2>", f'<script type="application/ld+json">{ABOUT}</script>'),
    ],
)
def test_a_line_that_the_page_marks_or_states_as_its_subtitle_is_one(markup, head):
    line = "Two warehouses burn down, and the ships are safe"
    article = newsclean.clean(page(markup.format(line), head=head.format(line)))
    assert lines(article) == STORY
    assert article.subtitle == line
    assert (line, "subtitle:first-line") in removed(article)
    assert newsclean.clean(article.text).text == article.text


@pytest.mark.parametrize(
    "markup", ["<h2>{}</h2>", "<p>{}</p>", "<h2 class='subheading'>{}</h2>", "<p class='deckhand'>{}</p>"]
)
def test_a_heading_of_the_story_stays(markup):
    line = "What the owners of the ships had to say"
    article = newsclean.clean(page(markup.format(line), head=f"<meta name='description' content='{line} {STORY[0]}'>"))
    assert lines(article) == [line, *STORY]
    again = newsclean.clean(article.text, title=article.title)
    assert (again.text, again.title, again.edits) == (article.text, TITLE, ())


def test_what_follows_a_subtitle_and_is_not_stated_stays():
    line, heading = "Two warehouses burn down, and the ships are safe", "What the owners of the ships had to say"
    article = newsclean.clean(page(f"<p class='subtitle'>{line}</p><h2>{heading}</h2>"))
    assert lines(article) == [heading, *STORY]
    assert article.subtitle == line


def test_a_subtitle_is_kept_where_the_caller_asks_for_it():
    line = "Two warehouses burn down, and the ships are safe"
    article = newsclean.clean(page(f"<p class='subtitle'>{line}</p>"), options=Options(keep={"subtitle"}))
    assert lines(article) == [line, *STORY]


# --- a headline that the caller knows -----------------------------------------------------------------------------


def test_the_first_line_of_a_text_is_no_headline_where_another_is_known():
    heading = "What the owners of the ships had to say"
    text = "\n\n".join([heading, *STORY])
    assert newsclean.clean(text).title == heading
    article = newsclean.clean(text, title=f" {TITLE} ")
    assert (article.title, article.text) == (TITLE, text)


def test_a_headline_that_is_known_is_taken_out_of_a_text_that_begins_with_it():
    article = newsclean.clean("\n\n".join([TITLE, *STORY]).encode(), title=TITLE)
    assert (article.title, lines(article)) == (TITLE, STORY)


def test_a_headline_that_is_known_goes_before_what_a_page_states():
    article = newsclean.clean(page(), title="Harbour fire")
    assert article.title == "Harbour fire"
    assert STORY[0] in article.text


def test_an_empty_headline_is_none():
    text = "\n\n".join([TITLE, *STORY])
    assert newsclean.clean(text, title="") == newsclean.clean(text)
    with pytest.raises(TypeError, match="title must be str, not int"):
        newsclean.clean(text, title=5)


# --- first lines of texts that are no headlines --------------------------------------------------------------------


def test_a_part_of_a_sentence_that_was_set_apart_is_no_headline():
    text = "\n\n".join(["When it comes to the fire in the old harbour", ", nobody knows how it began.", *STORY])
    assert newsclean.clean(text).text.startswith("When it comes to")


def test_a_numbered_heading_is_no_headline_where_others_are_numbered():
    text = "\n\n".join(["1. Set your goals", STORY[0], "2. Ask the police", STORY[1], "3. Wait and see", STORY[2]])
    assert newsclean.clean(text).text == text
    assert newsclean.clean("\n\n".join(["5. April at last", *STORY])).title == "5. April at last"

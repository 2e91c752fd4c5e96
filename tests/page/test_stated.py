"""What a page states of its article's words: its lead comes back, lines that it lacks do, those behind it go."""

import json

import newsclean
from newsclean.page.stated import Stated, with_body, with_lead
from tests.cost import LINEAR, growth
from tests.page.pages import SENTENCES, article, page
from tests.page.rows import keys, shown, sought, text_of

LEAD = "Stone by stone the bridge was examined, and now the council says what it will cost."
TITLE = "The old bridge will be repaired"
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TAIL = "Our letter comes every morning, write to us if you would like to have it."


def lead(body: str, *summaries: str, title: str = TITLE, story: tuple[str, ...] = SENTENCES) -> list[str]:
    text = text_of(page(body))
    return shown(text, with_lead(text, sought(text, *story), Stated(title, summaries, "")))


def stated(body: str, words: str, *lines: str) -> list[str]:
    text = text_of(page(body))
    return shown(text, with_body(text, sought(text, *lines), Stated("", (), words)))


def test_a_line_above_the_article_that_the_page_states_as_its_summary_is_its_lead() -> None:
    body = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>Ann Other</p>{STORY}"
    assert lead(body, LEAD) == keys(LEAD, *SENTENCES)
    assert lead(body, "The council met.", LEAD) == keys(LEAD, *SENTENCES)
    assert lead(body, "Quite another summary, which is long enough but nowhere to be seen.") == keys(*SENTENCES)
    assert lead(body) == keys(*SENTENCES)


def test_the_summary_may_lack_the_place() -> None:
    assert lead(f"<h1>{TITLE}</h1><p>Riverton. {LEAD}</p>{STORY}", LEAD) == keys(f"Riverton. {LEAD}", *SENTENCES)


def test_what_stands_above_the_headline_tells_of_the_site() -> None:
    assert lead(f"<p>{LEAD}</p><h1>{TITLE}</h1>{STORY}", LEAD) == keys(*SENTENCES)
    assert lead(f"<p>{LEAD}</p>{STORY}", LEAD) == keys(LEAD, *SENTENCES)


def test_a_lead_does_not_come_twice_nor_from_afar() -> None:
    assert lead(f"<h1>{TITLE}</h1><p>{SENTENCES[0]}</p>{STORY}", SENTENCES[0]) == keys(*SENTENCES)
    assert lead(f"<h1>{TITLE}</h1><p>{LEAD}</p>{'<p>Menu</p>' * 40}{STORY}", LEAD) == keys(*SENTENCES)


def test_lines_that_the_stated_words_have_come_back() -> None:
    found = stated(
        f"<p>A note on the site, which is none of the story.</p>{STORY}", " ".join(SENTENCES), *SENTENCES[:3]
    )
    assert found == keys(*SENTENCES)


def test_lines_behind_the_stated_words_go() -> None:
    body = f"{STORY}<p>{TAIL}</p>"
    assert stated(body, " ".join(SENTENCES), *SENTENCES, TAIL) == keys(*SENTENCES)
    assert stated(body, f"{' '.join(SENTENCES)} (ann)", *SENTENCES, TAIL) == keys(*SENTENCES)


def test_words_that_are_cut_off_do_not_tell_the_end() -> None:
    cut = " ".join([*SENTENCES[:4], SENTENCES[4][:80]])
    assert stated(STORY, cut, *SENTENCES) == keys(*SENTENCES)


def test_words_of_another_story_or_few_of_them_tell_nothing() -> None:
    body = f"{STORY}<p>{TAIL}</p>"
    for words in (f"{TAIL} " * 9, SENTENCES[0], ""):
        assert stated(body, words, *SENTENCES, TAIL) == keys(*SENTENCES, TAIL)


def test_a_long_rest_is_no_tail() -> None:
    more = [f"{number} {TAIL}" for number in range(5)]
    body = STORY + "".join(f"<p>{line}</p>" for line in more)
    assert stated(body, " ".join(SENTENCES), *SENTENCES, *more) == keys(*SENTENCES, *more)


def test_the_record_of_what_comes_back_holds() -> None:
    about = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(SENTENCES)})
    head = f"<meta name='description' content='{LEAD}'><script type='application/ld+json'>{about}</script>"
    source = (
        article(head=head)
        .replace("<main>", "<main><header>")
        .replace("</h1>", f"</h1><p>{LEAD} It took a year &amp; a day.</p></header>")
    )
    source = source.replace(" It took a year &amp; a day.", "").replace("</article>", f"<p>{TAIL}</p></article>")
    read = newsclean.clean(source)
    assert read.text.split("\n\n") == [LEAD, *SENTENCES]
    assert read.verify(source)


def test_cost_grows_linearly() -> None:
    def work(body: str) -> None:
        text = text_of(page(body))
        hits = [text.row(k, k + 1) for k in range(0, len(text.pieces), 2)]
        with_lead(text, with_body(text, hits, Stated(TITLE, (body[:500],), body)), Stated(TITLE, (LEAD,), ""))

    assert growth(work, "<p>The line that comes again and again, now once more.</p>", 20_000) < LINEAR
    assert growth(work, "The line that comes again and again, <b>now</b> once more. ", 20_000) < LINEAR

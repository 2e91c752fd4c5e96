"""Lines above and below a headline: what is a headline, what heads a part of the story, and what becomes a field."""

import pytest

import newsclean

FIRST = "The harbour master opened the new pier on Monday, after three years of work and two winters of delay."
SECOND = "Fishing boats will use it first, he said, and the ferries will follow when the tide marks are set in spring."
THIRD = "The town paid for half of the pier, and the owners of the boats will pay the other half over twenty years."
TITLE = "The new pier opens after two winters of delay"


def clean(*lines):
    article = newsclean.clean("\n\n".join(lines))
    assert newsclean.clean(article.text).text == article.text
    return article


@pytest.mark.parametrize(
    "question",
    [
        "Have you ever thought about how much a new pier changes the days of the people who live by the sea?",
        "One of the things that people ask me most often is this, “How long does it take to build a pier?”",
        "هل فكرت يوما في ما يغيره رصيف جديد في حياة الناس الذين يعيشون قرب البحر ويأكلون من خيراته؟",
    ],
)
def test_a_question_of_many_words_opens_a_story(question):
    article = clean(question, FIRST, SECOND)
    assert article.title is None
    assert article.text.startswith(question)


def test_a_line_that_leads_on_is_no_headline():
    assert clean("You will not have known this, but…", FIRST, SECOND).title is None


def test_a_headlines_mark_makes_a_headline_of_a_long_question():
    title = 'بعد "سنوات الانتظار الطويلة".. هل يغير الرصيف الجديد حياة الناس الذين يعيشون قرب البحر في هذه المدينة؟'
    story = "افتتح مدير الميناء الرصيف الجديد يوم الاثنين، بعد ثلاث سنوات من العمل وفصلين من التأخير في المدينة."
    assert clean(title, story, story.replace("الاثنين", "الأحد")).title == title


@pytest.mark.parametrize(
    ("second", "later"),
    [
        ("1. How it began", ["2. How it went on"]),
        ("What is a pier?", ["Who pays for it?", "Who will use it?"]),
    ],
)
def test_a_line_below_the_headline_that_has_its_like_in_the_story_heads_a_part_of_it(second, later):
    parts = [line for part in zip(later, [SECOND, THIRD], strict=False) for line in part]
    article = clean(TITLE, second, FIRST, *parts)
    assert (article.title, article.subtitle) == (TITLE, None)
    assert article.text.startswith(f"{second}\n\n{FIRST}")


def test_a_short_question_below_the_headline_is_no_label():
    article = clean(TITLE, "Who will pay?", FIRST, SECOND)
    assert (article.title, article.subtitle) == (TITLE, "Who will pay?")


def test_two_lines_below_a_headline_are_one_subtitle():
    article = clean(
        TITLE, "Fishing boats will use it first", "The ferries will have to wait until spring", TITLE, FIRST
    )
    assert article.title == TITLE
    assert article.subtitle == "Fishing boats will use it first The ferries will have to wait until spring"
    assert article.text == FIRST


def test_more_lines_below_a_headline_are_a_stack_that_stays():
    stack = ["Fishing boats in the morning", "Ferries in the afternoon", "Nobody there at night"]
    article = clean(TITLE, TITLE, *stack, FIRST, SECOND)
    assert article.title == TITLE
    assert article.text == "\n\n".join([*stack, FIRST, SECOND])


def test_a_line_above_the_headline_is_kept_as_a_subtitle():
    article = clean("Three years of work by the sea", TITLE, TITLE, FIRST, SECOND)
    assert (article.title, article.subtitle) == (TITLE, "Three years of work by the sea")
    assert ("Three years of work by the sea", "subtitle:above-title") in {(r.text, r.rule) for r in article.removed}


def test_many_labels_above_a_line_are_an_entry_of_a_dictionary():
    text = ["pier", "British", "noun", "plural piers", "Where the word comes from", FIRST, SECOND]
    article = clean(*text)
    assert article.title is None
    assert article.text == "\n\n".join(text)
    assert clean("Town", TITLE, FIRST, SECOND).title == TITLE


def test_the_first_part_of_a_torn_sentence_is_no_headline():
    parts = ["تتواصل ردود الناس على ما قاله", "مدير الميناء", "، في لقاء مع الصحفيين حول الرصيف الجديد الذي افتتح أمس."]
    story = "وأضاف المدير أن المراكب ستستعمل الرصيف أولا، وأن العبارات ستأتي بعدها في فصل الربيع المقبل."
    article = clean(*parts, story)
    assert article.title is None
    assert article.text == "\n\n".join([*parts, story])


def test_the_day_of_the_last_change_is_known_wherever_it_is_stated():
    article = clean(TITLE, "May 3, 2021", FIRST, SECOND, "Last updated: May 5, 2021")
    assert article.published.value.isoformat()[:10] == "2021-05-03"
    assert article.modified.value.isoformat()[:10] == "2021-05-05"
    assert article.text.endswith(SECOND)


def test_a_bare_date_below_the_story_says_nothing_of_it():
    article = clean(TITLE, FIRST, SECOND, "May 5, 2021")
    assert (article.published, article.modified) == (None, None)


def test_the_change_of_what_follows_a_list_of_other_stories_says_nothing_of_it():
    article = clean(TITLE, FIRST, SECOND, "Related articles", "A storm is coming", "Last updated: May 5, 2021")
    assert article.modified is None

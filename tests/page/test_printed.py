"""Writers and days that pages only print, and names and days that are not the article's."""

import pytest

import newsclean
from newsclean.options import Options
from newsclean.page import Metadata, authors, read_page
from tests.page.pages import SENTENCES, page

TITLE = "The old bridge will be repaired"
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
ARABIC = "".join(
    f"<p>{text}</p>"
    for text in (
        "أعلنت البلدية يوم الثلاثاء أن ترميم الجسر القديم سيبدأ في الربيع المقبل بعد انخفاض منسوب المياه في النهر.",
        "وأضافت أن المهندسين فحصوا أحجار القناطر واحدا واحدا، وأن نموذج الجسر معروض في المكتبة العامة حتى نهاية الشهر.",
        "وكان السكان قد طالبوا بجسر ثان يخفف الازدحام عن وسط المدينة، لكن المال اللازم لبنائه لن يتوفر قبل سنوات طويلة.",
    )
)


def read(text: str) -> Metadata:
    return read_page(text, None, Options()).metadata


def story(below: str = "", above: str = "", behind: str = "", head: str = "", text: str = STORY) -> str:
    """A page with something below its headline, above it, and behind its story."""
    return page(f"<main>{above}<h1>{TITLE}</h1>{below}<article>{text}</article>{behind}</main>", head)


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("<p>الاثنين ٢ حزيران ٢٠٠٨، بقلم يحيى السماوي</p>", "يحيى السماوي"),
        ("<p>الإثنين 28 سبتمبر 2026 | كتب: أحمد الشمري</p>", "أحمد الشمري"),
        ("<p>March 5, 2024 / By Jane Doe</p>", "Jane Doe"),
        ("<p>5. März 2024 – von Jutta Meier</p>", "Jutta Meier"),
        ("<p>Culture | Par Zoé Lacombe</p>", "Zoé Lacombe"),
        ("<p>Propos recueillis par Bastien Roux</p>", "Bastien Roux"),
        ("<p>الثلاثاء 17/3/2009 - نبيل السمان</p>", "نبيل السمان"),
        ("<p>سارة الشامسي</p><p>٣٠ يوليو ٢٠٢٦، ١٠:١٠ صباحاً</p>", "سارة الشامسي"),
        ("<p>12 May 2019</p><p>Elif Stone</p>", "Elif Stone"),
        ("<p>Elif Stone 09 Sep 2026 - 11:04</p>", "Elif Stone"),
        ("<div class='by'><a href='/p/3'>شیر نادر شاہی</a> | ہفتہ 9 مئی 2026</div>", "شیر نادر شاہی"),
        ("<div class='nauth'>کیوان مهرگان\u200cپور</div>", "کیوان مهرگان\u200cپور"),
        ("<div class='Byline_name__4'>Zoya Brunnhold</div>", "Zoya Brunnhold"),
        ("<div id='yazar'><img src='h.jpg'><span>Haluk Çınar</span></div>", "Haluk Çınar"),
        ("<div class=storyAuthor>Ulvi Quellmann</div>", "Ulvi Quellmann"),
        ("<p>Haluk Çınar</p><p>hcinar@post.example</p>", "Haluk Çınar"),
        ("<p>Zoya Brunnhold (brunnhold@post.example)</p>", "Zoya Brunnhold"),
    ],
)
def test_a_name_below_the_headline_counts_with_a_sign_of_the_writer(below: str, name: str) -> None:
    assert read(story(below)).authors == (name,)


@pytest.mark.parametrize(
    "below",
    [
        "<p>مقالات الرأي | 9 مايو 2026</p>",
        "<p>New York | May 9, 2026</p>",
        "<p>River Culture - 9 May 2026</p>",
        "<p>Zoya Brunnhold</p>",
        "<p>By popular demand</p>",
        "<p>A new album, by Jane Doe, is the talk of the town</p>",
        "<div class='by'>HR Strategy</div>",
        "<div class='author-box'></div><p>Living Rooms</p>",
        "<p>Zoya Brunnhold</p><p>office@post.example</p>",
        "<p>5 May 2026 / By The Newsroom</p>",
    ],
)
def test_other_words_below_the_headline_are_nobody(below: str) -> None:
    assert read(story(below)).authors == ()


@pytest.mark.parametrize(
    ("behind", "names"),
    [
        ("<div><b>عبد الكريم الإرياني</b></div>", ("عبد الكريم الإرياني",)),
        ("<p>Linda Stone</p>", ("Linda Stone",)),
        ("<p class='signature'>Propos recueillis par Bastien Roux</p>", ("Bastien Roux",)),
        ("<ul class='tags'><li><a href='/t'>Linda Stone</a></li></ul>", ()),
        ("<a href='/t'>Linda Stone</a>", ()),
        ("<div class='comments'><b>Linda Stone</b><p>Well said.</p></div>", ()),
        ("<h3>Linda Stone</h3><p>Well said.</p>", ()),
        ("<p>Bridge News</p>", ()),
    ],
)
def test_a_name_alone_behind_the_story_signs_it(behind: str, names: tuple[str, ...]) -> None:
    more = "".join(f"<div>{word}</div>" for word in ("Share", "Print", "Weather", "Sport", "Contact", "Imprint"))
    assert read(story("<p>March 5, 2024</p>", behind=behind + more)).authors == names


def test_a_person_of_whom_the_story_tells_does_not_sign_it() -> None:
    told = STORY + "<p>The plan was drawn by Linda Stone, who has built bridges in four countries since 1990.</p>"
    assert read(story(behind="<p>Linda Stone</p>", text=told)).authors == ()


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("جريدة الواحة", ("أحمد الشمري",)),
        ("هيئة التحرير", ("أحمد الشمري",)),
        ("River News Staff", ("أحمد الشمري",)),
        ("Editorial Team", ("أحمد الشمري",)),
        ("Redaktion", ("أحمد الشمري",)),
        ("Jane Doe", ("Jane Doe",)),
        ("فادي خوري", ("فادي خوري",)),
    ],
)
def test_a_person_who_is_printed_goes_before_a_body_that_is_stated(stated: str, names: tuple[str, ...]) -> None:
    head = f'<meta name="author" content="{stated}">'
    assert read(story("<p>28 سبتمبر 2026 | كتب: أحمد الشمري</p>", head=head, text=ARABIC)).authors == names


def test_a_body_stays_where_no_person_is_printed() -> None:
    head = '<meta name="author" content="هيئة التحرير">'
    assert read(story("<p>28 سبتمبر 2026</p>", head=head, text=ARABIC)).authors == ("هيئة التحرير",)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Dana Whitfield dwhitfield@sun.example", ("Dana Whitfield",)),
        ("Dana Whitfield <d.w@sun.example>", ("Dana Whitfield",)),
        ("By Dana Whitfield, dana@sun.example", ("Dana Whitfield",)),
        ("dana@sun.example (Dana Whitfield)", ("Dana Whitfield",)),
        ("dana@sun.example", ()),
        ("Uxía Freire OURENSE", ("Uxía Freire",)),
        ("Uxía Freire A CORUÑA", ("Uxía Freire A CORUÑA",)),
        ("Marie Claire DUPONT", ("Marie Claire DUPONT",)),
        ("Jean DUPONT", ("Jean DUPONT",)),
        ("ADA FREIRE SOLER", ("ADA FREIRE SOLER",)),
        ("Dylan Bailey, MS, FAND", ("Dylan Bailey, MS, FAND",)),
    ],
)
def test_addresses_and_places_beside_a_name(value: str, names: tuple[str, ...]) -> None:
    assert authors.clean([value], ()) == names


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="articleAuthor" content="Elif Aktaş">',
        '<meta name="author-name" content="Elif Aktaş">',
        '<meta property="article_author" content="By Elif Aktaş">',
        '<meta name="byline" content="Elif Aktaş">',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Elif Aktaş">',
    ],
)
def test_further_statements_of_the_writer(head: str) -> None:
    assert read(story(head=head)).authors == ("Elif Aktaş",)


def test_a_label_of_something_else_names_no_writer() -> None:
    head = '<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Four minutes">'
    assert read(story(head=head)).authors == ()


RELATED = "<div><h2>More</h2>" + "".join(
    f"<div><a href='/{day}'>Another story of the river</a> <time>{day} November 2026</time></div>" for day in (8, 9)
)


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("<p>Published on 17 February 2026</p>", "2026-02-17"),
        ("<p>Tue 17 February 2026 - 09:12</p>", "2026-02-17"),
        ("<p>By Jane Doe, 17 February 2026</p>", "2026-02-17"),
        ("<p><time>17 February 2026</time></p>", "2026-02-17"),
        ("<p>الثلاثاء 17/3/2009 - نبيل السمان</p>", "2009-03-17"),
        ("<p>۸ آبان ۱۴۰۵ - ۱۵:۴۷ ۱۲۴ نظر</p>", "2026-10-30"),
        ("<p>الأربعاء 07 أكتوبر-تشرين الأول 2015 الساعة 06 مساءً / رأي</p>", "2015-10-07"),
    ],
)
def test_the_day_near_the_headline_goes_before_other_stories(below: str, day: str) -> None:
    published = read(story(below, behind=RELATED)).published
    assert published is not None
    assert published.value.isoformat()[:10] == day


@pytest.mark.parametrize(
    ("language", "content", "day"),
    [
        ("fa", "1405/08/08", "2026-10-30"),
        ("fa-IR", "1405-08-08", "2026-10-30"),
        ("fa", "1405/8/8 15:47", "2026-10-30"),
        ("fa", "2026/10/30", "2026-10-30"),
        ("fa", "1405/13/08", None),
        ("ar", "1405/08/08", None),
    ],
)
def test_solar_days_in_digits(language: str, content: str, day: str | None) -> None:
    head = f'<meta itemprop="datePublished" content="{content}">'
    published = read(story(head=head).replace("lang='en'", f"lang='{language}'")).published
    assert (published.value.isoformat()[:10] if published else None) == day


def test_without_a_headline_writer_and_day_stand_where_the_story_begins() -> None:
    text = f"<title>Poems: Autumn</title><td><i>by R. J. Pellow</i><p>November 2, 1998</p>{STORY}</td>"
    stated = read(f"<html><body><table><tr>{text}</tr></table></body></html>")
    assert stated.authors == ("R. J. Pellow",)
    assert stated.published is not None
    assert stated.published.value.isoformat() == "1998-11-02"


@pytest.mark.parametrize("verses", [2, 3, 5])
def test_a_poem_in_a_quote_in_a_cell_is_kept(verses: int) -> None:
    lines = [
        f"My grandfather kept the hour of water<br>on a brass dial above the door {'abcde'[k]}," for k in range(verses)
    ]
    poem = "".join(f"<p>{line}" for line in lines)
    text = f"<td><h2>The tide clock</h2><i>by R. J. Pellow</i><p>November 2, 1998<blockquote>{poem}</blockquote>"
    other = "<hr><p>Back to the contents page<p>No part of this magazine may be reproduced without permission</td>"
    cleaned = newsclean.clean(f"<html><body><table><tr>{text}{other}</tr></table></body></html>".encode()).text
    assert cleaned.count("on a brass dial above the door") == verses


def test_a_list_without_sentences_behind_a_few_stays() -> None:
    parts = "".join(f"<p>Pages {k} to {k + 4}: part number index of the hardware catalogue</p>" for k in range(60))
    text = newsclean.clean(page(f"<main><div>{STORY}</div><div>{parts}</div></main>").encode()).text
    assert "Pages 59 to 63" in text

"""What pages state about their articles."""

import datetime
import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.options import Options
from newsclean.page import Metadata, authors, jsonld, read_page, titles
from newsclean.page.titles import Candidate
from tests.page.pages import SENTENCES, article, page

TITLE = "The old bridge will be repaired"


def read(text: str, url: str | None = None) -> Metadata:
    return read_page(text, url, Options()).metadata


def ld(value: object) -> str:
    """A script that states ``value``; strings are put in as they are."""
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


STORY = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-05T08:30:00+01:00"}
STORY["author"] = {"@type": "Person", "name": "Ada Stone"}  # type: ignore[assignment]


@pytest.mark.parametrize(
    "script",
    [
        ld(STORY),
        ld([STORY]),
        ld({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "River News"}, STORY]}),
        ld({**STORY, "@type": ["Article", "NewsArticle"]}),
        ld({**STORY, "@type": "https://schema.org/ReportageNewsArticle"}),
        ld({"@type": "WebPage", "mainEntity": STORY}),
        ld(json.dumps(STORY).replace("}}", "},}")),
        ld(json.dumps(STORY)[:-1] + ', "description": "two\nlines",, }'),
        ld(json.dumps(STORY)[:-1] + ', "description": "a \\d bad escape"}'),
        ld(f"<!-- {json.dumps(STORY)} -->"),
        ld(f"//<![CDATA[\n{json.dumps(STORY)}\n//]]>"),
        ld(json.dumps(STORY) + ";"),
        ld(json.dumps(STORY) + json.dumps({"@type": "Organization"})),
        ld("{") + ld(STORY),
        ld({**STORY, "author": [{"@id": "#a"}], "about": {"@id": "#a", "@type": "Person", "name": "Ada Stone"}}),
        ld({**STORY, "author": "By Ada Stone"}),
    ],
)
def test_json_ld(script: str) -> None:
    stated = read(article(head=script, title="Bridge"))
    assert stated.title == TITLE
    assert stated.authors == ("Ada Stone",)
    assert stated.published is not None
    assert stated.published.value.isoformat() == "2024-03-05T08:30:00+01:00"
    assert stated.published.where == "json-ld"


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["{", "}", "[", "]", ",", '"', "\\", ":", "1", "a", " "])).map("".join)
)
def test_any_script_has_nodes(text: str) -> None:
    assert isinstance(jsonld.nodes([text]), list)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[, " * 50_000, '{"a":"' + '\\"' * 50_000, "{" * 100_000, "1" * 10_000]
)
def test_hostile_scripts(text: str) -> None:
    assert jsonld.nodes([text]) == []


@pytest.mark.parametrize(
    ("candidates", "sites", "expected"),
    [
        ([("title", f"{TITLE} | River News")], ["River News"], TITLE),
        ([("title", f"{TITLE} - River News")], ["rivernews"], TITLE),
        ([("og", f"{TITLE} | Politics | River News")], ["River News"], TITLE),
        ([("title", f"River News - {TITLE}")], ["River News"], TITLE),
        ([("title", f"{TITLE} - elsewhere"), ("h1", TITLE)], [], TITLE),
        ([("title", "Hope - and fear - on the river")], ["River News"], "Hope - and fear - on the river"),
        ([("title", "ترميم الجسر القديم في المدينة - اليوم")], ["اليوم"], "ترميم الجسر القديم في المدينة"),
        ([("title", "قال: «سنرمم الجسر القديم»- أخبار النهر")], ["أخبار النهر"], "قال: «سنرمم الجسر القديم»"),
        ([("og", "River News"), ("h1", TITLE)], ["River News"], TITLE),
        ([("json-ld", "The old bridge will…"), ("og", TITLE)], [], TITLE),
        ([("og", TITLE), ("h1", "News")], [], TITLE),
        ([("og", "Bridge repair: all you need to know"), ("h1", TITLE)], [], TITLE),
        ([("json-ld", "It’s the bridge"), ("h1", "It's the bridge")], [], "It’s the bridge"),
        ([("title", "| |")], [], None),
        ([("title", "River News")], ["River News"], None),
        ([], [], None),
    ],
)
def test_titles(candidates: list[tuple[str, str]], sites: list[str], expected: str | None) -> None:
    assert titles.choose([Candidate(text, where) for where, text in candidates], sites) == expected


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        (f"{TITLE} :: Elsewhere", TITLE, TITLE),
        (f"Elsewhere - {TITLE}", TITLE, TITLE),
        (f"Elsewhere: {TITLE}", TITLE, f"Elsewhere: {TITLE}"),
        (f"Elsewhere: {TITLE}", "Another story of the same river", f"Elsewhere: {TITLE}"),
        (f"Sport - {TITLE}", "Sport", f"Sport - {TITLE}"),
        ("", TITLE, None),
    ],
)
def test_a_lower_heading_tells_the_headline_in_a_title(title: str, heading: str, expected: str | None) -> None:
    assert titles.choose([Candidate(title, "title")], [], [heading]) == expected


def test_the_name_of_a_blog_goes_from_the_title():
    stated = [Candidate("River Notes", "h1"), Candidate(f"River Notes: {TITLE}", "title")]
    assert titles.choose(stated, [], [TITLE]) == TITLE


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["Ada Stone"], ("Ada Stone",)),
        (["By Ada Stone", "ada stone", "Ada  Stone"], ("Ada Stone",)),
        (["Ada Stone and Ben River"], ("Ada Stone", "Ben River")),
        (["Ada Stone, Ben River & Cy Brook"], ("Ada Stone", "Ben River", "Cy Brook")),
        (["Ada Stone, dpa"], ("Ada Stone", "dpa")),
        (["Ada Stone, MD"], ("Ada Stone, MD",)),
        (["Ada Stone (Rivertown)"], ("Ada Stone",)),
        (["Von Ada Stone"], ("Ada Stone",)),
        (["Vonda Stone", "Byron Brook"], ("Vonda Stone", "Byron Brook")),
        (["كتب: أحمد النهري"], ("أحمد النهري",)),
        (["كتبت منى النهري"], ("منى النهري",)),
        (["بقلم/ منى النهري"], ("منى النهري",)),
        (["AP"], ("AP",)),
        (["River News", "rivernews", "The River News Desk"], ("The River News Desk",)),
        (["Rivernews; I; Logo Png"], ()),
        (
            [
                "admin",
                "https://example.com/ada",
                "View all posts by Ada",
                "أدمن",
                "@ada",
                "a@b.org",
                "12",
                "x.y.author",
            ],
            (),
        ),
        (["(الرباط - أخبار)"], ()),
        (["a very long sentence that is in no way the name of a person"], ()),
        (["", " ", "\u200f", ";;"], ()),
    ],
)
def test_authors(values: list[str], expected: tuple[str, ...]) -> None:
    assert authors.clean(values, ["River News"]) == expected


@given(st.lists(st.text(max_size=30)))
def test_authors_are_told_once_and_for_all(values: list[str]) -> None:
    once = authors.clean(values, ["River News"])
    assert len({titles.fold(name) for name in once}) == len(once)


@pytest.mark.parametrize(
    ("head", "body", "expected", "where"),
    [
        ('<meta property="article:published_time" content="2024-03-05T08:30:00Z">', "", "2024-03-05", "meta"),
        ('<meta itemprop="datePublished" content="2024-03-05">', "", "2024-03-05", "meta"),
        ("", '<time datetime="2024-03-05">Tuesday</time>', "2024-03-05", "time"),
        ("", '<time class="updated" datetime="2024-03-09">x</time><time class="published" datetime="2024-03-05">x</time>', "2024-03-05", "time"),
        ("", "<p class='d'>الثلاثاء، 05 مارس 2024 09:23 ص</p>", "2024-03-05", "line"),
        ("", "<span>Ada Stone</span> | <span>March 5, 2024</span>", "2024-03-05", "line"),
        ('<link rel="canonical" href="https://example.com/2024/03/05/bridge">', "", "2024-03-05", "url"),
        ('<meta property="article:published_time" content="soon">', "", None, None),
        ("", "", None, None),
        ("", "<p>© 2024</p>", None, None),
        ("", "<p>2024</p>", None, None),
    ],
)  # fmt: skip
def test_dates(head: str, body: str, expected: str | None, where: str | None) -> None:
    stated = read(article(head=head).replace("</h1>", f"</h1>{body}"))
    if expected is None:
        assert stated.published is None
    else:
        assert stated.published is not None
        assert stated.published.value.isoformat()[:10] == expected
        if where != "url":
            assert stated.published.where == where


def test_a_year_in_words_is_no_first_of_january() -> None:
    stated = read(article("رؤية 2030 واستراتيجية 2026 للمدينة كلها", *SENTENCES))
    assert stated.published is None


def test_changes_are_told_apart() -> None:
    head = '<meta property="article:modified_time" content="2024-03-09T10:00:00Z">'
    stated = read(article(head=head))
    assert stated.published is None
    assert stated.modified is not None
    assert stated.modified.value.isoformat()[:10] == "2024-03-09"


def test_day_and_month_are_cross_checked() -> None:
    head = (
        ld({**STORY, "datePublished": "2024-05-03"}) + '<meta property="article:published_time" content="2024-03-05">'
    )
    stated = read(article(head=head + '<link rel="canonical" href="https://example.com/2024/03/05/bridge">'))
    assert stated.published is not None
    assert stated.published.value == datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    "byline",
    [
        '<a rel="author" href="/ada">Ada Stone</a>',
        '<span itemprop="author" itemscope><b itemprop="name">Ada Stone</b></span>',
        '<span class="author-name">By Ada Stone</span>',
        '<div class="byline">By Ada Stone - 5 March 2024</div>',
        "<p>By Ada Stone</p>",
        "<p>By: Ada Stone</p>",
    ],
)
def test_bylines(byline: str) -> None:
    assert read(article().replace("</h1>", f"</h1>{byline}")).authors == ("Ada Stone",)


def test_who_comments_is_no_author() -> None:
    comment = "<div id='comments'><span class='author-name'>Cy Brook</span></div>"
    assert read(article().replace("</main>", f"</main>{comment}")).authors == ()


def test_the_rest() -> None:
    head = (
        '<meta property="og:site_name" content="River &amp;amp; News"><link rel="canonical" href="/bridge?a=1&amp;b=2">'
        '<meta property="og:image" content="//img.example.com/b.jpg"><meta property="article:section" content="City">'
        '<meta name="keywords" content="bridge, river , Bridge"><meta name="description" content="  A  summary. ">'
    )
    stated = read(article(head=head + ld({**STORY, "alternativeHeadline": "Stone by stone"})), "https://example.com/x")
    assert stated.publisher == "River & News"
    assert stated.url == "https://example.com/x"
    assert stated.canonical_url == "https://example.com/bridge?a=1&b=2"
    assert stated.image == "https://img.example.com/b.jpg"
    assert stated.section == "City"
    assert stated.tags == ("bridge", "river")
    assert stated.summary == "A summary."
    assert stated.subtitle == "Stone by stone"
    assert stated.language == "en"


@pytest.mark.parametrize(
    ("url", "link", "expected"),
    [
        (None, "foo/bar.png", None),
        (None, "/bar.png", None),
        (None, "?a=1", None),
        (None, "#top", None),
        (None, "http:bar.png", None),
        (None, "https:///bar.png", None),
        ("page.html", "bar.png", None),
        (None, "//img.example.com/b.png", "https://img.example.com/b.png"),
        ("http://example.com/x/y", "//img.example.com/b.png", "http://img.example.com/b.png"),
        ("http://example.com/x/y", "b.png", "http://example.com/x/b.png"),
        (None, "https://example.com/b.png", "https://example.com/b.png"),
    ],
)
def test_addresses_are_absolute_or_none(url: str | None, link: str, expected: str | None) -> None:
    head = f'<link rel="canonical" href="{link}"><meta property="og:image" content="{link}">'
    stated = read(article(head=head), url)
    assert (stated.canonical_url, stated.image) == (expected, expected)
    assert stated.url == (url or expected)


@given(st.text(max_size=30) | st.lists(st.sampled_from(["/", ":", "http", "a", "?", "#", ".", "["])).map("".join))
def test_no_address_is_relative(link: str) -> None:
    head = f'<base href="{escape(link)}"><link rel="canonical" href="{escape(link)}">'
    stated = read(page("<p>x</p>", f'{head}<meta property="og:url" content="{escape(link)}">'))
    for address in (stated.url, stated.canonical_url):
        assert address is None or address.startswith(("http://", "https://"))


def test_a_relative_address_still_tells_the_date() -> None:
    stated = read(article(head='<link rel="canonical" href="/2024/03/05/bridge">'))
    assert stated.canonical_url is None
    assert stated.published is not None
    assert stated.published.value == datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("names", "persons", "agency"),
    [
        (["AFP"], (), "AFP"),
        (["dpa"], (), "dpa"),
        (["Reuters"], (), "Reuters"),
        (["و م ع"], (), "و م ع"),
        (["وكالة رويترز", "Reuters"], (), "وكالة رويترز"),
        (["AP"], (), "AP"),
        (["AP", "AFP"], (), "AP/AFP"),
        (["Ada Stone", "dpa"], ("Ada Stone",), "dpa"),
        (["خاص"], (), None),
        (["م ع", "سبأ", "نينا", "Petra", "Tasso"], ("م ع", "سبأ", "نينا", "Petra", "Tasso"), None),
        (["River News Desk", "منى النهري"], ("River News Desk", "منى النهري"), None),
        ([], (), None),
    ],
)
def test_agencies_are_told_from_persons(names: list[str], persons: tuple[str, ...], agency: str | None) -> None:
    assert authors.part(names) == (persons, agency)


def test_an_agency_is_a_credit() -> None:
    stated = read(article(head=ld({**STORY, "author": {"@type": "Organization", "name": "AFP"}})))
    assert stated.authors == ()
    assert stated.credit == "AFP"


def test_what_a_page_does_not_say_is_none() -> None:
    stated = read("".join(f"<p>{sentence}</p>" for sentence in SENTENCES))
    assert stated == Metadata()


@pytest.mark.parametrize("link", ["javascript:void(0)", "http://[", "x" * 5_000])
def test_odd_links(link: str) -> None:
    assert read(page("<p>x</p>", f'<link rel="canonical" href="{link}">')).canonical_url is None


LONG = (
    "The mayor said on Monday that the council had agreed to pay for the repair of the bridge, after years of dispute."
)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<div><span>Ann Other</span><span>5 March 2024</span><span>12 views</span></div>", "2024-03-05"),
        ("<p>5 March 2024</p>", "2024-03-05"),
        ("", None),
    ],
)
def test_a_date_near_the_headline_goes_before_those_of_other_stories(below: str, expected: str | None) -> None:
    story = f"<p>{LONG}</p>" * 3
    related = "<ul><li>Another story</li><li>9 May 2024</li></ul>"
    stated = read(f"<html><body><h1>{TITLE}</h1>{below}{story}{related}</body></html>")
    assert (stated.published.value.isoformat() if stated.published else None) == expected


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("فادي خوري وسامر دياب", ("فادي خوري", "سامر دياب")),
        ("محمد وليد", ("محمد وليد",)),
        ("مجدي وهبة", ("مجدي وهبة",)),
        ("فادي خوري، منى السيد وسامر دياب", ("فادي خوري", "منى السيد", "سامر دياب")),
        ("Ana di-Rosa", ("Ana di-Rosa",)),
        ("كتبت - منى السيد", ("منى السيد",)),
    ],
)
def test_arabic_authors(stated: str, names: tuple[str, ...]) -> None:
    assert authors.clean([stated], ()) == names

"""Tickers, readers' comments, boxes and teasers go; what looks like them in a story stays."""

import pytest

import newsclean

STORY = [
    "أعلنت السلطات المحلية صباح اليوم عن افتتاح الميناء الجديد بعد أشغال دامت ثلاث سنوات وشارك فيها مئات المهندسين.",
    "وقال المدير إن الميناء سيستقبل السفن ابتداء من الأسبوع المقبل، مضيفا أن الدخول مجاني لسكان الحي.",
    "وتقدر كلفة المشروع بنحو ثلاثين مليون درهم، وفق ما جاء في بلاغ صدر أمس عن المجلس الجماعي.",
]
TICKER = "ارتفاع أسعار النفط في الأسواق العالمية   فوز المنتخب الوطني على ضيفه   وزير الخارجية يستقبل نظيره"
BOX = [
    "مقالات ذات صلة",
    "ارتفاع أسعار النفط في الأسواق العالمية بعد قرار المنظمة خفض الإنتاج ابتداء من يناير",
    "فوز المنتخب الوطني على ضيفه بثلاثة أهداف في المباراة الودية التي جمعتهما أمس بالعاصمة",
]
COMMENTS = ["غير معرف12 يناير 2018 12:16 م", "شكرا على هذا الموضوع، وأتمنى لكم التوفيق في كل ما تكتبون هنا.", "ردحذف"]
TEASERS = [
    "ارتفعت أسعار النفط في الأسواق العالمية، أمس الثلاثاء، بعد قرار المنظمة خفض الإنتاج ابتداء من يناير، فيما قال...",
    "فاز المنتخب الوطني على ضيفه بثلاثة أهداف في المباراة الودية التي جمعتهما أمس بالعاصمة، وسجل الأهداف كل من...",
    "استقبل وزير الخارجية نظيره في لقاء خصص لبحث سبل تعزيز التعاون بين البلدين في مجالات الطاقة والنقل و...",
]


def cleaned(before=(), inside=(), after=()):
    return newsclean.clean("\n".join([*before, *STORY[:2], *inside, STORY[2], *after]))


@pytest.mark.parametrize(
    ("where", "lines", "kind"),
    [
        ("before", [TICKER], "ticker"),
        ("inside", [TICKER], "ticker"),
        ("after", [TICKER], "ticker"),
        ("inside", BOX, "related"),
        ("inside", ["Share on FacebookShare on Twitter"], "share"),
        ("after", COMMENTS, "comment"),
        ("after", [*COMMENTS, "محمد العلوي3 مارس 2019 09:00 ص", "موضوع رائع", "ردحذف"], "comment"),
        (
            "after",
            ["Anonymous12 January 2018 at 12:16", "What a great story this is, and so well told.", "ReplyDelete"],
            "comment",
        ),
        ("after", TEASERS, "teaser"),
    ],
)
def test_what_is_no_part_of_the_story_goes_by_its_kind(where, lines, kind):
    article = cleaned(**{where: lines})
    assert [line for line in article.text.split("\n") if line] == STORY
    assert {removal.kind for removal in article.removed} == {kind}


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        # a table
        ("inside", ["الفريق الأول من المدينة   فوز وتعادل واحد   تسع نقاط كاملة", "الفريق الثاني من الجهة   تعادل وخسارة واحدة   أربع نقاط فقط"]),
        # a spaced list of names with their numbers
        ("inside", ["حارس المرمى: علي   خط الدفاع: سعيد   خط الهجوم: كمال"]),
        # a writer's own ellipses, about the story's own things
        ("after", ["ثم قال الميناء كلمته الأخيرة وغادر السفن، وبقي المهندسون واقفين على الرصيف ينتظرون خبر افتتاح المشروع...",
                   "ولم يكن المدير يعلم أن الأشغال ستنتهي قبل موعدها، وأن الميناء سيستقبل أولى السفن في ليلة ماطرة...",
                   "وحدها السلطات المحلية كانت تعرف أن الميناء سيعود كما كان، وأن المشروع لن يغير من كلفة السكان شيئا..."]),
        ("after", TEASERS[:2]),
        # a date in the story, and a word that is also a button's
        ("inside", ["في لقاء سابق مع الصحيفة 12 يناير 2018 12:16 م"]),
        ("inside", ["محمد العلوي 3 مارس 2019 09:00 ص", "هكذا بدأت رسالته إلى المدير."]),
        ("inside", ["الرد"]),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(where, lines):
    kept = [" ".join(line.split()) for line in lines]
    text = cleaned(**{where: lines}).text.split("\n")
    assert [line for line in [*STORY, *kept] if line not in text] == []


def test_the_record_and_the_fixed_point_hold():
    article = cleaned([TICKER], BOX, COMMENTS)
    assert article.verify("\n".join([TICKER, *STORY[:2], *BOX, STORY[2], *COMMENTS]))
    assert newsclean.clean(article.text).text == article.text

"""Lines between the sentences of a story that are put together of a few kinds of words, and lists as read out."""

import pathlib

import pytest

import newsclean
from newsclean import tables
from newsclean.stages.base import Context
from newsclean.stages.chrome import chrome
from newsclean.stages.fullpage import found_by
from newsclean.stages.lines import layout
from tests.stories import STORIES

CASES = pathlib.Path(__file__).parent / "cases" / "within.tsv"
ROWS = tables.rows(CASES.name, CASES.read_text("utf-8"))
GOING = [row for row in ROWS if row["kinds"] != "stays"]
STAYING = [row for row in ROWS if row["kinds"] == "stays"]
RECIPE = ["المقادير:", "بصلة كبيرة", "فلفل أسود"]
STEPS = ["1- يقطع البصل شرائح ويترك ربع ساعة.", "2- يرفع على ورق نشاف ثم يقدم"]


def named(row):
    return row["id"]


def placed(row, place):
    story = STORIES[row["lang"]]
    return "\n\n".join([*story[:place], *row["lines"].split("|"), *story[place:]])


@pytest.mark.parametrize("row", GOING, ids=named)
@pytest.mark.parametrize("place", [1, 2])
def test_between_sentences_they_go_by_their_kinds(row, place):
    source = placed(row, place)
    article = newsclean.clean(source)
    assert article.text.split("\n\n") == STORIES[row["lang"]]
    assert {removal.kind for removal in article.removed} == set(row["kinds"].split())
    assert article.verify(source)


@pytest.mark.parametrize("row", STAYING, ids=named)
@pytest.mark.parametrize("place", [1, 2])
def test_a_story_may_hold_them(row, place):
    text = newsclean.clean(placed(row, place)).text.split("\n\n")
    assert [line for line in row["lines"].split("|") if line not in text] == []


def test_an_advertisement_between_lists_goes():
    story = STORIES["ar"]
    lines = [story[0], *RECIPE, "إعلان", "الطريقة:", STEPS[0], "إعلان", STEPS[1], *story[1:]]
    assert "إعلان" not in newsclean.clean("\n".join(lines)).text
    listed = [story[0], *RECIPE, "إعلان", "ملح", *story[1:]]
    assert "إعلان" in newsclean.clean("\n".join(listed)).text


def test_items_of_a_list_that_no_heading_tells_to_be_other_stories_stay():
    lines = ["list 1 of 2", "رفع الأجور بنسبة عشرة", "list 2 of 2", "خفض الضرائب"]
    text = newsclean.clean("\n".join([STORIES["ar"][0], *lines, *STORIES["ar"][1:]])).text
    assert ("list 1 of 2" in text, "رفع الأجور" in text, "خفض الضرائب" in text) == (False, True, True)


def test_labels_between_its_sentences_do_not_end_the_story_of_a_page():
    menu = ["الرئيسية", "سياسة", "رياضة", "اقتصاد", "ثقافة", "تسجيل الدخول"]
    story = STORIES["ar"]
    source = "\n".join([*menu, *story[:2], "Advertisement", "تابع القراءة بعد الإعلان", story[2]])
    article = newsclean.clean(source)
    assert (article.mode, article.text.split("\n\n")) == ("full-page", story)


def test_the_middle_of_a_long_list_stays_in_the_story_of_a_page():
    menu = ["الرئيسية", "سياسة", "رياضة", "اقتصاد", "ثقافة", "تسجيل الدخول"]
    items = ["كيلو سميد ناعم", "ملعقة صغيرة ملح", "ماء دافئ", "3 حبات بصل", "زيت", "فلفل حار"]
    story = STORIES["ar"]
    article = newsclean.clean("\n".join([*menu, story[0], "المكونات:", *items, *story[1:], "شارك", "فيسبوك", "تويتر"]))
    assert article.mode == "full-page"
    assert [item for item in items if item not in article.text.split("\n\n")] == []


def test_a_caption_in_a_long_list_takes_no_item_with_it():
    items = [
        "Fine flour",
        "A spoon of salt",
        "Warm water",
        "Photograph: Getty",
        "Three onions",
        "Some oil",
        "Red pepper",
    ]
    lines = layout("\n".join([STORIES["en"][0], *items, *STORIES["en"][1:]]))
    # A model that is sure of long lines and takes the others for likely ones, which no box may hold.
    removed = found_by(lambda row: 3.0 if row[0] > 8 else 0.3, lines, Context()).edits
    assert [edit.rule for edit in removed] == ["page-chrome:surely"]
    assert [line.text for line in lines if line.start == removed[0].start] == ["Photograph: Getty"]


def test_who_prepared_the_report_of_a_page_is_its_credit():
    menu = ["الرئيسية", "سياسة", "رياضة", "اقتصاد", "ثقافة", "تسجيل الدخول"]
    credit = "إعداد سلمى نجم للنشرة العربية - تحرير علي خفاجي"
    foot = ["شارك", "فيسبوك", "تويتر", "أخبار ذات صلة", "فوز المنتخب الوطني على ضيفه"]
    article = newsclean.clean("\n".join([*menu, *STORIES["ar"], f"({credit})", *foot]))
    assert (article.mode, article.text.split("\n\n"), article.credit) == ("full-page", STORIES["ar"], credit)


LABELLED = ["مقالات ذات صلة", "Related Articles"]


@pytest.mark.parametrize("label", LABELLED)
def test_a_subhead_below_a_label_stays(label):
    story = STORIES["ar"]
    for subhead in ("بداية الطريق", "الميناء الجديد في عيون سكان الحي القديم"):
        assert subhead in newsclean.clean("\n".join([story[0], label, subhead, *story[1:]])).text


def test_a_script_between_sentences_goes_and_takes_none_of_them():
    story, code = STORIES["ar"], "(adsbygoogle = window.adsbygoogle || []).push({});"
    assert newsclean.clean("\n".join([story[0], code, *story[1:]])).text.split("\n\n") == story


MENUS = [
    "الرئيسية سوريا تركيا دولي اقتصاد مقالات رأي",
    "كوردستان العراق الشرق الأوسط العالم اقتصاد رياضة",
    "كوردى سۆرانی Kurdî English Türkçe",
    "الطقس: إدلب 29 مشمس",
    "سعر الصرف: دولار 3180 مبيع 3150 شراء",
    "حجم الخط ع+ ع- أرسل لصديق حفظ المقال",
]


@pytest.mark.parametrize("line", MENUS)
def test_what_stands_above_a_page_is_known(line):
    assert chrome(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        *("الرئيسية في البلاد هي الزراعة", "الاقتصاد التركي يتعافى من أزمة سوريا", "Home Health Aides Win Raise"),
        *("Home Office Minister Resigns In London", "العربية والفارسية والكردية لغات البلد", "English and Türkçe"),
        *("الطقس: غدا يوم جميل", "سعر الصرف: كيف يحدده البنك المركزي في 3 خطوات", "A+ grades for local schools"),
        *("رياضة الكاراتيه في سوريا تنهض من جديد", "World Health Experts Meet In China Over New Virus"),
    ],
)
def test_what_a_story_says_of_such_things_is_none(line):
    assert chrome(line) is None

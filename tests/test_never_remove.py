"""True lines of stories that look like leftovers stay, in texts and in whole pages."""

import pathlib

import pytest

import newsclean
from newsclean import tables

CASES = pathlib.Path(__file__).parent / "cases" / "never_remove.tsv"
ROWS = tables.rows(CASES.name, CASES.read_text("utf-8"))
AROUND = {
    "ar": [
        "أعلنت السلطات المحلية صباح اليوم عن افتتاح الميناء الجديد بعد أشغال دامت ثلاث سنوات وشارك فيها مئات المهندسين.",
        "وقال المدير إن الميناء سيستقبل السفن ابتداء من الأسبوع المقبل، مضيفا أن الدخول مجاني لسكان الحي.",
        "وتقدر كلفة المشروع بنحو ثلاثين مليون درهم، وفق ما جاء في بلاغ صدر أمس عن المجلس الجماعي.",
        "وختم المدير كلمته بشكر العمال الذين سهروا على المشروع منذ بدايته، والسكان الذين صبروا على ضجيجه.",
    ],
    "en": [
        "The local authorities announced this morning that the new port had opened after three years of work by hundreds.",
        "The director said that the port would receive ships from next week on, and that the quarter could enter for free.",
        "The cost of the project is estimated at thirty million, according to a statement of the council yesterday.",
        "The director ended his speech with thanks to the workers who had watched over the project since it began.",
    ],
}
MENU = {
    "ar": (["الرئيسية", "سياسة", "رياضة", "اقتصاد", "ثقافة"], ["اترك تعليقاً", "سياسة الخصوصية", "اتصل بنا", "من نحن"]),
    "en": (
        ["Home", "Politics", "Sport", "Business", "Culture"],
        ["Leave a Reply", "Privacy Policy", "Contact us", "About us"],
    ),
}


def lines_of(row):
    return row["lines"].split("|")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_between_sentences_it_stays(row, place):
    story = AROUND[row["lang"]]
    text = newsclean.clean("\n\n".join([*story[:place], *lines_of(row), *story[place:]])).text.split("\n")
    assert [line for line in [*story, *lines_of(row)] if line not in text] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_in_a_whole_page_it_stays(row):
    story, (menu, foot) = AROUND[row["lang"]], MENU[row["lang"]]
    article = newsclean.clean("\n".join([*menu, *story[:2], *lines_of(row), *story[2:], *foot]))
    text = article.text.split("\n")
    assert article.mode == "full-page"
    assert [line for line in [*story, *lines_of(row)] if line not in text] == []
    assert [line for line in [*menu, *foot] if line in text] == []


def test_each_case_has_both_languages():
    assert {row["lang"] for row in ROWS} == {"ar", "en"}
    assert [row["id"] for row in ROWS] == sorted(row["id"] for row in ROWS)

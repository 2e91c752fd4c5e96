"""Lines below a story that are put together of a few kinds of words go; what a story says in such words stays."""

import pathlib

import pytest

import newsclean
from newsclean import closings, tables
from newsclean.phrases import fold
from tests.stories import STORIES

CASES = pathlib.Path(__file__).parent / "cases" / "closings.tsv"
ROWS = tables.rows(CASES.name, CASES.read_text("utf-8"))
GOING = [row for row in ROWS if row["kind"] != "stays"]
STAYING = [row for row in ROWS if row["kind"] == "stays"]


def named(row):
    return row["id"]


@pytest.mark.parametrize("row", GOING, ids=named)
def test_below_a_story_it_goes_by_its_kind(row):
    source = "\n\n".join([*STORIES[row["lang"]], row["line"]])
    article = newsclean.clean(source)
    assert article.text.split("\n\n") == STORIES[row["lang"]]
    # Who wrote a report may be its writers too.
    assert {removal.kind for removal in article.removed} <= {row["kind"], "byline" if row["kind"] == "credit" else ""}
    assert (row["kind"] == "credit") == (article.credit is not None)
    assert article.verify(source)
    assert newsclean.clean(article.text).text == article.text


@pytest.mark.parametrize("row", STAYING, ids=named)
@pytest.mark.parametrize("place", [1, 3])
def test_a_story_may_say_it(row, place):
    story = STORIES[row["lang"]]
    text = newsclean.clean("\n\n".join([*story[:place], row["line"], *story[place:]])).text
    assert row["line"] in text.split("\n\n")


def test_a_story_about_rights_keeps_its_last_sentence():
    law = "وينص النظام الجديد على أنه لا يجوز نشر المحتوى أو نسخه دون موافقة خطية من الناشر، وفق ما أوضح خبراء الاتحاد."
    last = "لا يجوز نسخ أو إعادة نشر المحتوى دون موافقة خطية من الناشر."
    assert newsclean.clean(f"{STORIES['ar'][0]}\n\n{law}\n\n{last}").text.endswith(last)
    assert not newsclean.clean("\n\n".join([*STORIES["ar"], last])).text.endswith(last)


def test_who_prepared_a_report_is_its_credit_where_no_agency_is():
    credit = "إعداد سلمى نجم للنشرة العربية - تحرير علي خفاجي"
    text = "\n\n".join([*STORIES["ar"], f"({credit})"])
    assert newsclean.clean(text).credit == credit
    dated = text.replace("أعلنت", "الرباط (رويترز) - أعلنت", 1)
    assert newsclean.clean(dated).credit == "Reuters"


@pytest.mark.parametrize(
    "credit",
    [
        "إعداد سلمى نجم للنشرة العربية - تحرير علي خفاجي",
        "شارك في التغطية أحمد المصري - تحرير سها جادو",
        "ترجمة مريم خالد؛ تحرير سعيد منصور",
        "Reporting by Jane Doe; Editing by John Smith",
    ],
)
def test_a_credit_behind_the_last_sentence_goes_too(credit):
    text = "\n\n".join(STORIES["ar"])
    article = newsclean.clean(f"{text} ({credit})")
    assert (article.text, article.credit) == (text, credit)
    aside = f"{text[:-1]} (إعداد القهوة - تحرير الرهائن)."
    assert newsclean.clean(aside).text == aside


def test_several_of_them_go_together():
    lines = ["(إعداد سلمى نجم - تحرير علي خفاجي)", "رس/غ ر/ب ق", "© 2024 AFP", "salah.m@river.example", "@salah_m"]
    assert newsclean.clean("\n".join([*STORIES["ar"], *lines])).text.split("\n\n") == STORIES["ar"]


def test_a_contact_s_lines_go_together():
    lines = ["للاتصال الصحفي:", "لينا حداد", "press@relief.example", "هاتف: +962 79 000 0000"]
    assert newsclean.clean("\n".join([*STORIES["ar"], *lines])).text.split("\n\n") == STORIES["ar"]


def test_the_tables_hold_each_word_once_and_name_classes_that_there_are():
    rows = tables.rows("closings.tsv")
    words = [(row["kind"], fold(row["word"])) for row in rows]
    assert len(set(words)) == len(words)
    needs = {
        kind for row in tables.rows("compositions.tsv") for need in row["needs"].split() for kind in need.split("|")
    }
    assert needs - {"sign", "price"} <= {row["kind"] for row in rows}
    assert [row["id"] for row in tables.rows("compositions.tsv")] == sorted(
        row["id"] for row in tables.rows("compositions.tsv")
    )
    labels = [fold(row["label"].replace("{n}", "1")) for row in tables.rows("list_labels.tsv")]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("line", ["", " ", "(", "()", "©", "@", ":", "- - -", "(إعداد)", "تحرير:"])
def test_odd_lines_are_none(line):
    text = "\n\n".join([*STORIES["ar"], line])
    newsclean.clean(text)
    assert not line.strip() or closings.closing(line) is None or line in "©@"


def test_who_edited_a_report_is_none_of_its_writers():
    text = "\n\n".join([*STORIES["en"], "Reporting by Jane Doe; Editing by John Smith"])
    assert newsclean.clean(text).authors == ("Jane Doe",)
    alone = "\n\n".join([*STORIES["en"], "Editing by John Smith; Editing by Jane Doe"])
    assert newsclean.clean(alone).authors == ("John Smith", "Jane Doe")


@pytest.mark.parametrize(
    ("line", "goes"), [("[إعلان] الرمز RIVER20 عند الشراء من المتجر", True), ("[الإعلان عن النتائج] بدأ صباحا", False)]
)
def test_a_label_of_advertisements_in_brackets_tells_what_stands_behind_it(line, goes):
    first, *rest = STORIES["ar"]
    text = newsclean.clean("\n\n".join([first, line, *rest])).text
    assert (line not in text.split("\n\n")) == goes

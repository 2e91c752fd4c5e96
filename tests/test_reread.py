"""Lines that read otherwise once they are mended are judged again, so that what is clean stays as it is."""

import pytest

import newsclean
from newsclean import Options
from newsclean.stages.base import Context
from newsclean.stages.reread import reads_otherwise

STORY = (
    "قال المدير إن الشركة ستبدأ العمل في المشروع الجديد خلال الشهر المقبل، وأضاف أن العمال سيعودون بعد انتهاء العطلة.\n\n"
    "وأوضح في لقاء مع الصحفيين أن المصنع لن يغلق أبوابه هذا العام، وأن الأجور ستصرف في موعدها كما وعدت الإدارة."
)
HEADED = "اتفاق جديد بين العمال والشركة"


@pytest.mark.parametrize(
    ("head", "title", "subtitle"),
    [
        ("حذرالمدير العمال", "حذر المدير العمال", None),
        ("حذرالمدير العمال والسكان", "حذر المدير العمال والسكان", None),
        ("حذرالمدير", None, None),
        (f"{HEADED}\n\nحذرالمدير العمال من الإضراب", HEADED, "حذر المدير العمال من الإضراب"),
    ],
)
def test_a_first_line_is_judged_by_its_words_once_they_are_parted(head, title, subtitle):
    text = f"{head}\n\n{STORY}"
    once = newsclean.clean(text)
    assert (once.title, once.subtitle) == (title, subtitle)
    assert once.text == (STORY if title else f"حذر المدير\n\n{STORY}")
    assert once.verify(text)
    again = newsclean.clean(once.text)
    assert (again.text, again.edits) == (once.text, ())


def test_nothing_is_said_or_found_twice():
    text = f"حذرالمدير العمال\n\nالرباط (و م ع) - في 3 مارس 2021 {STORY}"
    once = newsclean.clean(text)
    assert once.title == "حذر المدير العمال"
    assert len(once.issues) == len(set(once.issues))
    assert len(once.mentioned_dates) == len(set(once.mentioned_dates))


def test_what_a_pictures_credit_stood_beside_is_judged_without_it():
    text = f"{STORY}\n\nالطريق ...\n\nتابعونا على فيسبوك\n\nصور: رويترز\n\nوعاد العمال إلى مواقعهم."
    once = newsclean.clean(text).text
    assert once == f"{STORY}\n\nالطريق ...\n\nوعاد العمال إلى مواقعهم."
    assert newsclean.clean(once).text == once


def test_a_story_is_seen_in_its_own_script_once_its_page_is_gone():
    story = "AA في في في المدير 2025 the 19.452,84 AA AAA"
    page = f"{story}\n{story}\nفيa@b.org\nAA AA\u00a0A\n|\n{'فيa@b.org' * 40}"
    once = newsclean.clean(page, options=Options(mode="full-page"))
    assert "فيa@b.orgفي" not in once.text
    assert newsclean.clean(once.text, options=Options(kind="text")).text == once.text


def test_a_story_is_seen_in_its_own_script_once_blanks_are_gone():
    line = "\u00a0 \u00a0 في في في news 0AA 0\u00a00"
    once = newsclean.clean(f"{line}\nLeave a Reply\n{line * 40}", options=Options(kind="text"))
    assert newsclean.clean(once.text, options=Options(kind="text")).text == once.text


def test_spelling_that_is_off_parts_no_words_and_finds_no_headline():
    article = newsclean.clean(f"حذرالمدير العمال\n\n{STORY}", options=Options(typos="off"))
    assert article.title is None
    assert article.text.startswith("حذرالمدير العمال\n\n")


@pytest.mark.parametrize(
    ("before", "after", "otherwise"),
    [
        ("حذرالمدير العمال", "حذر المدير العمال", True),
        ("حذر المدير العمال", "حذر المدير العمال", False),
        ("حذر المدير العمال اليوم", "حذر المدير العمال اليوم.", True),
        ("وقال الرئيس اول امس", "وقال الرئيس أول أمس", False),
        ("وقال الرئس أمس", "وقال الرئيس أمس", True),  # longer, and lines are weighed by their letters
        ("اقرأايضا", "اقرأ أيضا", True),
        (STORY, STORY.replace("المدير", "الوزير"), False),
        (f"-\n{STORY}", STORY, True),
    ],
)
def test_a_line_reads_otherwise_by_its_shape_or_kind(before, after, otherwise):
    assert reads_otherwise(before, after, Context()) is otherwise

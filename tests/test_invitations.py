"""Invitations to follow a site elsewhere, whatever their wording, and sentences of stories that resemble them."""

import pytest

import newsclean
from newsclean import invitations, tables
from newsclean.phrases import fold
from newsclean.stages.chrome import chrome

INVITING = [
    "لمتابعة أخبارنا أولاً بأول تابعنا على تلغرام",
    "للانضمام إلى مجموعتنا على واتساب اضغط هنا",
    "اشترك بقناتنا على التلغرام ليصلك كل جديد",
    "👇 اشترك في القناة ليصلك الخبر أولا",
    "تابعوا صفحتنا على فيسبوك.",
    "للمزيد من الأخبار انضموا إلى قناتنا على واتساب",
]
TELLING = [
    "تابع الجمهور المباراة على قناتنا في يوتيوب",
    "تابع الرئيس أعمال القمة عبر منصة زووم",
    "اشترك الطلاب في مجموعة على واتساب للتنسيق",
    "للمتابعة أطلقت الوزارة منصة على واتساب",
    "انضم اللاعب إلى نادي الهلال على سبيل الإعارة",
    "وقال: تابعونا على قناتنا في يوتيوب",
]
STORY = "قال المدير العام إن الدورة المقبلة ستنعقد في مدينة مراكش خلال شهر نونبر المقبل بمشاركة وفود من عدة دول."


@pytest.mark.parametrize("line", INVITING)
def test_what_invites(line):
    assert invitations.is_invitation(line)


@pytest.mark.parametrize("line", TELLING)
def test_what_tells_of_it(line):
    assert not invitations.is_invitation(line)


@pytest.mark.parametrize("line", INVITING)
def test_it_leaves_the_story_and_its_end(line):
    article = newsclean.clean(f"{STORY}\n\n{line}\n\n{STORY[:-1]} أيضا.\n\n{line}")
    assert article.text == f"{STORY}\n\n{STORY[:-1]} أيضا."
    assert {removal.kind for removal in article.removed} == {"follow"}


def test_the_table_holds_each_word_once():
    words = [(row["kind"], fold(row["word"])) for row in tables.rows("invitations.tsv")]
    assert len(set(words)) == len(words)
    assert {row["kind"] for row in tables.rows("invitations.tsv")} == {
        *("purpose", "verb", "ours", "reader", "place", "group", "closing", "between", "telling", "click"),
    }


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("رس/غ ر/ب ق", "site-mark:initials"),
        ("م.ك/ ر.ح", "site-mark:initials"),
        ("ج.س.", "site-mark:initials"),
        ("The post A bridge of stone appeared first on River News.", "site-chrome:feed-footer"),
        ("ظهرت المقالة ترميم الجسر القديم أولاً على أخبار النهر.", "site-chrome:feed-footer"),
        ("ظهرت المقالة في صحيفة النهر قبل عام", None),
        ("و. م", "site-mark:initials"),
        ("قال لي", None),
        ("The post office appeared first in 1840.", None),
    ],
)
def test_marks_below_a_report(line, rule):
    found = chrome(line)
    assert (found.rule if found else None) == rule

"""Whole pages' text: the mode and its reason, the model and what it is trained on, scores of removals."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.pagelines import module

import newsclean
from newsclean import Options, tables
from newsclean.scores import score
from newsclean.stages import pagelines, pagemodel, pagetrees
from newsclean.stages.lines import layout

MENU = ["الرئيسية", "سياسة", "رياضة", "اقتصاد", "ثقافة"]
STORY = [
    "انطلقت صباح الاثنين أشغال توسعة ميناء المدينة بحضور عدد من المسؤولين والمستثمرين في القطاع البحري، وفق ما أعلن.",
    "وقال المدير العام للميناء إن المشروع سيوفر مئات من مناصب الشغل خلال السنوات الثلاث المقبلة لأبناء الجهة.",
    "وتقدر كلفة المشروع بنحو ثلاثين مليون درهم، وفق ما جاء في بلاغ صدر أمس عن المجلس الجماعي.",
]
FOOT = ["اترك تعليقاً", "سياسة الخصوصية", "اتصل بنا", "من نحن"]
PAGE = "\n".join([*MENU, *STORY, *FOOT])
# Pages in scripts that need their words counted otherwise; menu and foot are of no table.
OTHERS = {
    "zh": (
        ["首頁甲", "欄目乙", "專題丙", "視頻丁"],
        [
            "部长星期一表示，与邻国的会谈将继续进行，结果将很快公布。他还说，国家已经准备好合作。",
            "会谈将于下周在首都举行，届时各国代表将就贸易、交通和能源等问题交换意见。",
        ],
    ),
    "hi": (
        ["मुखपृष्ठ क", "खेल ख", "विशेष ग", "वीडियो घ"],
        [
            "मंत्री ने सोमवार को कहा कि पड़ोसियों के साथ बातचीत जारी रहेगी और उसके नतीजे जल्द ही सार्वजनिक किए जाएंगे।",
            "बातचीत अगले सप्ताह राजधानी में होगी, जहाँ सभी देशों के प्रतिनिधि व्यापार और ऊर्जा पर विचार रखेंगे।",
        ],
    ),
    "ar": (
        ["صَفْحَةُ ا", "بَابُ ب", "رُكْنُ ج", "شَاشَةُ د"],
        [
            "اِنْطَلَقَتْ صَبَاحَ الاثْنَيْنِ أَشْغَالُ تَوْسِعَةِ مِينَاءِ المَدِينَةِ بِحُضُورِ عَدَدٍ مِنَ المَسْؤُولِينَ وَالمُسْتَثْمِرِينَ.",
            "وَقَالَ المُدِيرُ إِنَّ المَشْرُوعَ سَيُوَفِّرُ مِئَاتٍ مِنْ مَنَاصِبِ الشُّغْلِ خِلَالَ السَّنَوَاتِ المُقْبِلَةِ.",
        ],
    ),
}


def test_the_mode_is_told_with_its_reason():
    article = newsclean.clean(PAGE)
    assert (article.mode, article.mode_reason) == ("full-page", "5 lines in a row are a menu")
    assert [line for line in article.text.split("\n") if line] == STORY


def test_a_label_that_comes_again_is_one_sign_of_a_page():
    reports = [f"{hour}:30\n{sentence}\nمشاركة" for hour, sentence in zip((14, 15, 16), STORY, strict=True)]
    article = newsclean.clean("\n".join([*reports, f"17:30\n{STORY[0]}\nمشاركة", "تحديث تلقائي"]))
    assert (article.mode, article.text.count("."), "مشاركة" in article.text) == ("residual", 4, False)


@pytest.mark.parametrize("last", ["والله الموفق.", "فمن يدفع الثمن؟", "ج: لا."])
def test_a_last_sentence_of_a_few_words_stays(last):
    text = "\n".join([*MENU, *STORY, last, *FOOT])
    assert newsclean.clean(text).text.split("\n")[-1] == last


def test_what_interrupts_a_story_does_not_end_it():
    last = "وأكد على متابعة الأشغال يوميا."
    for between in ("اقرأ أيضا: ارتفاع أسعار السمك في أسواق المدينة", "إعلان"):
        text = newsclean.clean("\n".join([*MENU, *STORY, between, last, *FOOT])).text
        assert [line for line in text.split("\n") if line] == [*STORY, last]


def test_in_few_lines_sentences_behind_a_label_are_the_storys():
    related = ["اقرأ أيضا", "أسعار السمك في أسواق المدينة"]
    few = [*STORY[:2], *related, STORY[2], "إعلان", "هل اكتملت الأشغال؟", "بقي منها رصيف واحد فقط.", *FOOT]
    article = newsclean.clean("\n".join(few))
    assert article.mode == "full-page"
    assert [line for line in article.text.split("\n") if line] == [*STORY, few[6], few[7]]


def test_a_word_that_answers_a_question_stays_last():
    text = "\n".join([*MENU, *STORY, "هل أنت متفائل؟", "نعم.", *FOOT])
    assert newsclean.clean(text).text.endswith("هل أنت متفائل؟\n\nنعم.")


HEADLINE, NAMED = "مستقبل المدينة كما يراه أهل البحر", "جواد الناصري"
DATED, COUNTED = "12 مارس 2021 10:30", "5٬321 مشاهدة"


@pytest.mark.parametrize("below", [(NAMED, DATED), (DATED, COUNTED), ("القسم: اقتصاد محلي", DATED), (DATED, NAMED)])
def test_a_headline_in_other_words_stands_above_what_states_date_and_writer(below):
    article = newsclean.clean("\n".join([*MENU, HEADLINE, *below, *STORY, *FOOT]))
    assert (article.title, str(article.published.value.date())) == (HEADLINE, "2021-03-12")


def test_a_caption_below_the_date_is_no_headline():
    headline, caption = "أشغال توسعة ميناء المدينة تنطلق", "أشغال توسعة ميناء المدينة بحضور المسؤولين - أرشيفية"
    article = newsclean.clean("\n".join([*MENU, headline, DATED, COUNTED, caption, *STORY, *FOOT]))
    assert article.title == headline


@pytest.mark.parametrize(
    ("text", "mode", "told", "reason"),
    [
        ("\n".join(STORY), "auto", "residual", "hardly a line is no prose"),
        ("\n".join([*STORY, "سطر قصير", "سطر آخر", "وسطر ثالث", "ورابع"]), "auto", "residual", "fewer than 4 lines are known from pages"),
        (PAGE, "residual", "residual", "the caller says so"),
        (PAGE, "full-page", "full-page", "the caller says so"),
        ("\n".join(STORY), "full-page", "residual", "the caller says that it is a page, but nothing of one is left"),
        ("<html><body><p>" + STORY[0] + "</p></body></html>", "auto", "page", "HTML"),
    ],
)  # fmt: skip
def test_the_callers_word_wins(text, mode, told, reason):
    article = newsclean.clean(text, options=Options(mode=mode))
    assert (article.mode, article.mode_reason) == (told, reason)


@pytest.mark.parametrize("language", OTHERS)
def test_other_scripts_are_measured_by_their_own_words(language):
    menu, story = OTHERS[language]
    far = [*menu, *menu[::-1]]  # far enough from the story to tell by that alone
    article = newsclean.clean("\n".join([*far, *story, *far]), options=Options(mode="full-page", typos="off"))
    assert [line for line in article.text.split("\n") if line] == story


def test_each_removal_has_kind_rule_and_score():
    removed = newsclean.clean(PAGE).removed
    assert {removal.kind for removal in removed} >= {"menu", "section", "comment-form"}
    assert all(0 < removal.score <= 1 and removal.score == score(removal.rule) for removal in removed)
    assert score("menu:no-such-rule") == score("menu") > score("page-chrome:perhaps")


def test_a_kind_can_be_kept():
    article = newsclean.clean(PAGE, options=Options(keep={"comment-form"}))
    assert "اترك تعليقاً" in article.text


def test_the_model_says_what_it_was_trained_on():
    model = json.loads(tables.read(pagemodel.FILE))
    assert model["trained_on"]
    assert model["pages"] > 0
    assert tuple(model["figures"]) == pagelines.NAMES
    assert len(set(pagelines.NAMES)) == len(pagelines.NAMES)


def test_the_module_is_what_the_file_says():
    model = json.loads(tables.read(pagemodel.FILE))
    assert Path(pagetrees.__file__).read_text("utf-8") == module.written(model)


@given(st.tuples(*[st.floats(-1, 120) | st.integers(-1, 120) for _ in pagelines.NAMES]))
def test_the_module_scores_as_the_trees_do(figures):
    trees = pagemodel.scorer(json.loads(tables.read(pagemodel.FILE)))
    assert pagetrees.log_odds(figures) == trees(figures)


def test_a_model_of_other_figures_is_refused():
    with pytest.raises(tables.RuleTableError, match="other figures"):
        pagemodel.scorer({"figures": ["words"], "start": 0.0, "trees": []})


def test_the_score_is_the_sum_of_the_leaves_that_a_line_falls_on():
    tree = [0, 5.0, [1, 0.5, -1.0, -0.5], 2.0]
    log_odds = pagemodel.scorer({"figures": list(pagelines.NAMES), "start": 0.25, "trees": [tree, 1.0]})
    rest = [0.0] * (len(pagelines.NAMES) - 2)
    assert log_odds([3.0, 0.0, *rest]) == 0.25 - 1.0 + 1.0
    assert log_odds([3.0, 1.0, *rest]) == 0.25 - 0.5 + 1.0
    assert log_odds([9.0, 0.0, *rest]) == 0.25 + 2.0 + 1.0


def test_lines_far_from_long_ones_are_not_measured():
    lines = layout("\n".join([*["x"] * 9, STORY[0], *["y"] * 9]))
    rows = pagelines.measured(lines, [None] * len(lines))
    assert [row is not None for row in rows] == pagelines.is_near(lines)
    assert sum(row is not None for row in rows) == 2 * pagelines.NEAR + 1
    assert {len(row) for row in rows if row is not None} == {len(pagelines.NAMES)}


def test_a_list_of_dated_stories_is_no_part_of_the_story():
    titles = [
        "وزير الخارجية يستقبل نظيره في العاصمة",
        "أسعار النفط ترتفع في الأسواق",
        "المنتخب يفوز على ضيفه بثلاثة أهداف",
    ]
    dated = [line for k, title in enumerate(titles) for line in (title, f"November {9 - k}, 2020")]
    article = newsclean.clean("\n".join([*MENU, *STORY, *dated, *FOOT]))
    assert [line for line in article.text.split("\n") if line] == STORY


def test_a_programme_is_the_storys():
    events = [
        "افتتاح المعرض الدولي للكتاب في العاصمة",
        "أمسية شعرية في المكتبة الوطنية بحضور الشعراء",
        "ندوة عن ترجمة الرواية إلى لغات العالم",
        "عرض مسرحي لفرقة المسرح القومي في دار الأوبرا",
    ]
    days = [line for k, event in enumerate(events, 3) for line in (f"{k} نونبر 2020", event)]
    kept = newsclean.clean("\n".join([*MENU, STORY[0], *days, *STORY[1:], *FOOT]))
    assert "related:dated" not in {removal.rule for removal in kept.removed}


def test_dates_with_sentences_between_them_are_the_storys():
    dated = [line for k, sentence in enumerate(STORY, 3) for line in (f"{k} نونبر 2020", sentence)]
    text = newsclean.clean("\n".join([*MENU, STORY[0], *dated, STORY[1], *FOOT])).text.split("\n")
    assert [line for line in dated if line not in text] == []


def test_lines_without_a_word_are_no_page():
    text = "\n".join([")"] * 40)
    assert newsclean.clean(text, options=Options(kind="text")).verify(text)


def test_what_reads_as_a_page_is_one_when_the_caller_says_so_too():
    form = "اترك تعليقاً"
    text = "\n".join([form, "في " * 7 + "في", form, form, form])
    found = [newsclean.clean(text, options=Options(mode=mode)) for mode in ("auto", "full-page")]
    assert [article.mode for article in found] == ["full-page"] * 2
    assert found[0].text == found[1].text == "في " * 7 + "في"


MENU_OF_BLOG = ["الرئيسية", "سياسة", "رياضة", "ثقافة", "فن"]
FORM_OF_BLOG = ["إرسال تعليق", "رسالة أحدث", "رسالة أقدم", "الصفحة الرئيسية", "يتم التشغيل بواسطة Blogger."]
PROSE_OF_BLOG = "كتبت هذا النص بعد أن أُغلق مقهى الحي القديم قرب محطة القطار، وتحول إلى محل صغير للهواتف في الصيف."
VERSES = ["يا صاحبي", "كلُّ القطاراتِ التي انتظرناها", "وصلتْ", "الشايُ بردَ", "يجلسُ عليهِ الآنَ", "غريبٌ لا يعرفُ المدينة"]


def test_verses_behind_the_prose_of_a_page_stay() -> None:
    text = newsclean.clean("\n".join([*MENU_OF_BLOG, PROSE_OF_BLOG, *VERSES, *FORM_OF_BLOG])).text
    assert text.split("\n\n") == [PROSE_OF_BLOG, *VERSES]


def test_titles_behind_the_prose_of_a_page_are_no_verses() -> None:
    titles = [re.sub("[\u064b-\u0652]", "", line) for line in VERSES]
    text = newsclean.clean("\n".join([*MENU_OF_BLOG, PROSE_OF_BLOG, *titles, *FORM_OF_BLOG])).text
    assert text == PROSE_OF_BLOG

"""The stages after spelling: words set twice, and commas that end a paragraph."""

import pytest
from hypothesis import given

from newsclean import Options
from newsclean.edits import check
from newsclean.stages.base import Context
from newsclean.stages.endings import endings
from newsclean.stages.lines import layout
from newsclean.stages.spacing import repeats
from newsclean.tables import rows
from tests.cost import LINEAR, growth
from tests.stage_support import CONTEXTS, TEXTS, made

LONG = "أكد المسؤول أن هذه الزيارة تحمل دلالات عديدة تتجاوز بعدها الثنائي إلى التعاون في مواجهة كل التهديدات التي تعرفها المنطقة وما حولها منذ سنوات طويلة جدا"
NEXT = "قيمة هذه الزيارة التي انتظرها الجميع كبيرة، لأنها تفتح الباب أمام عمل مشترك بين المؤسسات المختصة في البلدين، بعد سنوات من المشاورات المتواصلة على أعلى مستوى"


def test_a_noun_set_twice_before_its_adjective() -> None:
    twice = "وأصبحت المملكة المملكة المغربية عضوا"
    assert made(repeats, twice, CONTEXTS["ar"]) == "وأصبحت المملكة المغربية عضوا"
    assert made(repeats, twice, CONTEXTS["fa"]) == twice


@pytest.mark.parametrize(
    ("twice", "once"),
    [
        ("حادثا تم تم نقله بعده", "حادثا تم نقله بعده"),
        ("يصل إلى القراء كل كل صباح", "يصل إلى القراء كل صباح"),
        ("انتقل إلى إلى المدينة", "انتقل إلى المدينة"),
        ("وقال إن الشباب الشباب جمعوا المال", "وقال إن الشباب جمعوا المال"),
        ("ارتفاع أسعار المحروقات المحروقات للمرة الثانية", "ارتفاع أسعار المحروقات للمرة الثانية"),
        ("يسترجع وعاءه لبناء لبناء ثانوية", "يسترجع وعاءه لبناء ثانوية"),
        ("ماذا يقدم للمتبرع للمتبرع؟ وجبة", "ماذا يقدم للمتبرع؟ وجبة"),
        ("شرح الوزير بالتفصيل بالتفصيل خطته", "شرح الوزير بالتفصيل خطته"),
        ("وأوضح خلال خلال الندوة", "وأوضح خلال الندوة"),
        ("القصة التي التي حكاها", "القصة التي حكاها"),
        ("يعتمد على على ما يبدو", "يعتمد على ما يبدو"),
        ("بحضور الوزير للمؤتمر للمؤتمر الثاني", "بحضور الوزير للمؤتمر الثاني"),
        ("كما في في كتابه، وقال بي بي سي", "كما في كتابه، وقال بي بي سي"),
    ],
)
def test_words_set_twice(twice: str, once: str) -> None:
    assert made(repeats, twice, CONTEXTS["ar"]) == once


@pytest.mark.parametrize(
    "text",
    [
        "قال جدا جدا وبي بي سي",
        "العلاقات العربية العربية الجديدة",
        "من الحوار العربي العربي",
        "الكتاب الكتاب الكتاب الجديد",
        "سار الناس صفا صفا وخطوة خطوة",
        "أكل التمر قليلا قليلا وشيئا فشيئا",
        "هتف الجمع الحرية الحرية",
        "الصلاة الصلاة يا عباد الله",
        "قال «إن الشباب الشباب هم الأمل»",
        "صاح: يا للشباب يا للشباب الشباب!",
        "قناة بي في في وبي بي سي وتلفزيون في في آي",
        "مباراة دبي دبي وليبيا ليبيا",
        "عن أحمد أحمد وعن الدكتور محمد محمد هاشم",
        "فى البيت على على ما يبدو",
        "عن الآن الآن لا غدا",
        "من هؤلاء الرجال من من",
        "لقمة لقمة ولحظة لحظة ولماذا لماذا",
        "بعد بعد غد وبين بين",
        "أن يتركوا ما لقيصر لقيصر وما للناس للناس",
        "سبيل المقاومة والمقاومة والمقاومة",
        "وأوضح خلال خلال الندوة التي التي حضرها",
        "لا يمت الجدية والمسؤولية والمسؤولية بصلة",
    ],
)
def test_repeats_that_stay(text: str) -> None:
    assert made(repeats, text, CONTEXTS["ar"]) == text


def test_a_callers_own_word_may_stand_twice() -> None:
    text = "سافر إلى كل كل صباح"
    assert made(repeats, text, Context(CONTEXTS["ar"].language, Options(lexicon=["كل"]))) == text


def test_the_words_of_doubles_are_of_three_kinds() -> None:
    table = rows("typo_doubles.tsv")
    assert {row["kind"] for row in table} == {"never", "stays", "before"}
    assert table == sorted(table, key=lambda row: (row["kind"], row["word"]))


def test_a_paragraph_whose_comma_will_be_mended_reads_as_ended() -> None:
    assert layout(f"{LONG}،")[0].closes
    assert not layout("بيت من الشعر أو بند من قائمة،")[0].closes


def test_a_comma_at_the_end_of_a_paragraph() -> None:
    assert made(endings, f"{LONG}،\n\n{NEXT}.", CONTEXTS["ar"]) == f"{LONG}.\n\n{NEXT}."


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}،\n\n{NEXT}،\n\n{LONG}.",
        f"{LONG}،\n\nو{NEXT}.",
        f"{LONG}،\n\nحيث {NEXT}.",
        f"{LONG}،\n{NEXT}.",
        f"{LONG}،",
        f"بيت من الشعر،\n\n{NEXT}.",
        f"{LONG}،\n\nعنوان قصير",
        f"{LONG} ؟،\n\n{NEXT}.",
    ],
)
def test_commas_that_stay(text: str) -> None:
    assert made(endings, text, CONTEXTS["ar"]) == text


@given(TEXTS)
def test_edit_lists(text: str) -> None:
    for stage in (repeats, endings):
        check(stage(text, CONTEXTS["ar"]).edits, len(text))
        once = made(stage, text, CONTEXTS["ar"])
        assert made(stage, once, CONTEXTS["ar"]) == once


@pytest.mark.parametrize("stage", [repeats, endings])
@pytest.mark.parametrize("unit", ["الكتاب ", "ا،\n\n", "الكتاب الكتاب الجديد\n"])
def test_cost_grows_linearly(stage, unit: str) -> None:
    assert growth(lambda text: stage(text, CONTEXTS["ar"]), unit, 50_000) < LINEAR

"""The stages after spelling: words set twice, and commas that end a paragraph."""

import pytest
from hypothesis import given

from newsclean.edits import check
from newsclean.stages.endings import endings
from newsclean.stages.lines import layout
from newsclean.stages.spacing import repeats
from tests.cost import LINEAR, growth
from tests.stage_support import CONTEXTS, TEXTS, made

LONG = "أكد المسؤول أن هذه الزيارة تحمل دلالات عديدة تتجاوز بعدها الثنائي إلى التعاون في مواجهة كل التهديدات التي تعرفها المنطقة وما حولها منذ سنوات طويلة جدا"
NEXT = "قيمة هذه الزيارة التي انتظرها الجميع كبيرة، لأنها تفتح الباب أمام عمل مشترك بين المؤسسات المختصة في البلدين، بعد سنوات من المشاورات المتواصلة على أعلى مستوى"


def test_a_noun_set_twice_before_its_adjective() -> None:
    twice = "وأصبحت المملكة المملكة المغربية عضوا"
    assert made(repeats, twice, CONTEXTS["ar"]) == "وأصبحت المملكة المغربية عضوا"
    assert made(repeats, twice, CONTEXTS["fa"]) == twice


@pytest.mark.parametrize(
    "text", ["قال جدا جدا وبي بي سي", "العلاقات العربية العربية الجديدة", "الكتاب الكتاب الكتاب الجديد"]
)
def test_repeats_that_stay(text: str) -> None:
    assert made(repeats, text, CONTEXTS["ar"]) == text


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

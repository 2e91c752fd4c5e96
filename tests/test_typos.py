"""The stage for slips of spelling: what it mends, what it leaves, and why."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Options
from newsclean.edits import apply, check
from newsclean.spelling.lexicon import load
from newsclean.spelling.why import why
from newsclean.stages.base import Context
from newsclean.stages.typos import known_rules, typos
from newsclean.tables import rows
from newsclean.values import Language
from tests.cost import LINEAR, growth, seconds
from tests.strategies import documents

CASES = Path(__file__).parent / "cases"
ARABIC = Language("ar", "Arab", 1.0)
LEVELS = ("certain", "thorough")
# A story without a slip that holds what the stage looks at: hamza, ة and ه, long words, names, numbers, quotations.
STORY = (
    "أعلن المدير العام للأمن الوطني، أمس الاثنين، أن المملكة المغربية ستستضيف الدورة المقبلة للجمعية العامة، وذلك بعد أن "
    "صوتت 190 دولة لصالح المقترح الذي تقدمت به الرباط. وقال إن هذه الثقة تعكس المكانة التي باتت تحتلها المؤسسة الأمنية على "
    "المستوى الدولي، مشيرا إلى أن العمل المشترك هو السبيل الوحيد لمواجهة الجريمة العابرة للحدود. وأضاف المسؤول أن بلاده "
    "ستواصل دعم كل المبادرات التي تهدف إلى تعزيز التعاون بين الأجهزة المختصة في مختلف القارات. ومن المنتظر أن يشارك في هذه "
    "الدورة ممثلون عن جميع الدول الأعضاء، إضافة إلى خبراء من منظمات دولية وإقليمية عديدة."
)


class Case(NamedTuple):
    level: str
    rules: set[str]
    text: str
    result: str


def load_cases() -> list[Case]:
    lines = (CASES / "typos.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Case(level, set() if rules == "-" else set(rules.split()), text, text if result == "=" else result)
        for level, rules, text, result in cells
    ]


ALL = load_cases()


def context(level: str = "certain", **options: object) -> Context:
    return Context(ARABIC, Options(typos=level, **options))


def mended(text: str, level: str = "certain", **options: object) -> str:
    return apply(text, typos(text, context(level, **options)).edits)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.text)
def test_case(case: Case) -> None:
    outcome = typos(case.text, context(case.level))
    assert apply(case.text, outcome.edits) == case.result
    assert {rule for edit in outcome.edits for rule in edit.rules} == case.rules
    assert typos(case.result, context(case.level)).edits in ((), [])


# Slips of the hand, which are told by what a whole document is like.
IN_A_STORY = [
    ("الخكومة", "الحكومة", "typo:dots"),
    ("الحكونة", "الحكومة", "typo:keyboard"),
    ("الفسلطينيين", "الفلسطينيين", "typo:swapped-letters"),
    ("الحكوة", "الحكومة", "typo:dropped-letter"),
    ("الححكومة", "الحكومة", "typo:doubled-letter"),
]


@pytest.mark.parametrize(("wrong", "right", "rule"), IN_A_STORY)
def test_slips_of_the_hand(wrong: str, right: str, rule: str) -> None:
    text = f"{STORY} وقال المتحدث باسم {{}} ذلك."
    (edit,) = typos(text.format(wrong), context()).edits
    assert edit.rule == rule
    assert mended(text.format(wrong)) == text.format(right)


def test_every_rule_fires_in_a_case() -> None:
    fired = set().union(*(case.rules for case in ALL)) | {rule for _, _, rule in IN_A_STORY}
    assert fired | {"typo:lexicon"} == known_rules()


@pytest.mark.parametrize("level", LEVELS)
def test_a_sound_story_is_left_alone(level: str) -> None:
    assert typos(STORY, context(level)).edits in ((), [])
    assert typos(STORY, context(level)).issues in ((), [])


def test_levels_only_add() -> None:
    for case in ALL:
        certain = {edit[:2] for edit in typos(case.text, context("certain")).edits}
        thorough = {edit[:2] for edit in typos(case.text, context("thorough")).edits}
        assert certain <= thorough


def test_off_does_nothing_but_tell_of_lost_letters() -> None:
    outcome = typos("وصل الى قي ـصبح", context("off"))
    assert outcome.edits == ()
    assert [issue.code for issue in outcome.issues] == ["tatweel-for-letter"]


@pytest.mark.parametrize("tag", ["fa", "ur", "ckb", "ps", "ug", "en", None])
def test_other_languages_are_none_of_its_business(tag: str | None) -> None:
    text = "وصل الوفد الى العاصمة قي الصباح و ـصبح"
    assert typos(text, Context(Language(tag, "Arab", 1.0), Options(typos="thorough"))).edits == ()


def test_a_word_with_two_readings_is_left_with_an_issue() -> None:
    outcome = typos("في هذا اليوم انه الحق", context())
    (issue,) = outcome.issues
    assert issue.code == "typo-left"
    assert issue.span == (13, 16)
    assert "أنه" in issue.message
    assert "إنه" in issue.message


GUARDED = [
    "﴿الى ربك﴾ وقال",
    "قفا نبك الى ذكرى *** بسقط اللوى بين الدخول",
    "إِلَى الْمَدْرَسَةِ ذَهَبَ الى الْوَلَدُ مُسْرِعًا فَرِحًا",
    "انظر www.example.com/الى/قي وفلان@الى.كوم",
    "وسم #الى_الامام ورابط https://x.org/قي?a=الى",
    "كتب «قي» بدل الحرف ونشر “الى” هنا",
    "وسط نهر الى2020 وقيX",
    "الشيخ انمار وبن اسلام والدكتور ادريس",
    "«بي إن» و«الفي بي إن» وسي ان ان",
    "قناة ام بي سي ثم بان كي مون",
    "أبوظبي / وام / قال",
    "الكويت (كونا) والشارقة (وام) والرياض [ واس ] قال",
    "الشارقة في\nوام\nقال",
]


@pytest.mark.parametrize("text", GUARDED)
@pytest.mark.parametrize("level", LEVELS)
def test_guarded_places(text: str, level: str) -> None:
    assert mended(text, level) == text


def test_an_unknown_word_that_repeats_is_a_name() -> None:
    once = STORY + " وقال تخديث."
    assert mended(once) == STORY + " وقال تحديث."
    assert mended(once + " وأكد تخديث ذلك.") == once + " وأكد تخديث ذلك."


def test_a_slip_of_the_hand_needs_a_document() -> None:
    assert mended("وقال تخديث") == "وقال تخديث"


def test_a_sloppy_document_is_mended_more_readily() -> None:
    word = "والقعالة"
    assert mended(f"{STORY} والخبرة {word} هنا.") == f"{STORY} والخبرة {word} هنا."
    sloppy = STORY.replace(" في ", " قي ") + " وهو قي ذلك قي كل حين."
    assert "والفعالة" in mended(f"{sloppy} والخبرة {word} هنا.")


class TestTheCallersWords:
    def test_they_are_never_changed(self) -> None:
        text = "دعم الاجهزة الى الامام"
        assert mended(text) == "دعم الأجهزة إلى الامام"
        assert mended(text, lexicon=["الاجهزة", "الى"]) == text

    def test_others_are_mended_to_them(self) -> None:
        assert mended("قالت شركة أنمارا", lexicon=["انمارا"]) == "قالت شركة انمارا"

    def test_a_frequent_word_is_not(self) -> None:
        assert mended("على المدينة", lexicon=["علي"]) == "على المدينة"

    def test_from_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "words.txt"
        path.write_text("\ufeff# names\nالاجهزة\n\nانمارا\n", "utf-8")
        assert Options(lexicon=path).lexicon == {"الاجهزة", "انمارا"}
        assert Options(lexicon=str(path)) == Options(lexicon={"انمارا", "الاجهزة"})

    def test_errors(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="lexicon cannot be read"):
            Options(lexicon=tmp_path / "none.txt")
        with pytest.raises(TypeError, match="lexicon must be a path or words"):
            Options(lexicon=5)
        with pytest.raises(TypeError, match="lexicon must hold str"):
            Options(lexicon=[b"x"])
        with pytest.raises(ValueError, match="typos must be one of"):
            Options(typos="some")


def test_edits_can_be_forbidden() -> None:
    text = f"{STORY} وصل الى قي العاصمة."
    article = newsclean.clean(text, options=Options(without={"typo:hamza"}))
    assert "الى في" in article.text
    assert "الى قي" in newsclean.clean(text, options=Options(without={"typo"})).text


def names() -> list[str]:
    listed = [
        row["name"] for table in ("given_names.tsv", "places.tsv") for row in rows(table) if row["script"] == "Arab"
    ]
    return [*(CASES / "names.txt").read_text("utf-8").split("\n"), *listed]


@pytest.mark.parametrize("level", LEVELS)
def test_names_of_people_and_places_come_through(level: str) -> None:
    known = [name for name in names() if name and not name.startswith("#")]
    assert len(known) > 2000
    changed = [
        (name, new) for name in known if (new := mended(f"وقال {name} في تصريح", level)) != f"وقال {name} في تصريح"
    ]
    assert changed == []


@given(documents())
def test_edits_are_an_edit_list_and_touch_arabic_words_only(text: str) -> None:
    for level in LEVELS:
        edits = typos(text, context(level)).edits
        check(edits, len(text))
        for edit in edits:
            assert re.fullmatch("[\u0621-\u0652 ]*", text[edit.start : edit.end] + edit.new)
            assert set(edit.rules) <= known_rules()


SLIPS = (
    "الى ان انه الاجهزة قي هذة التى شئ لايتجزأ كاس العالم المملكه تخديث القعالة وان عبداللطيف حتي إجتماع ـصبح "
    "إلي الي علي وعلي المستشفى سنه عمليه الموسسات فيمحافظة ولايةكسلا منالاعتداءات االدم بطقة حمراء إنشا الله وام / في إن".split()
)
words = st.sampled_from([*SLIPS, *STORY.split(), "«", "»", '"', ".", "\n\n", "،", "#", "و", "5"])


@given(st.lists(words, max_size=60).map(" ".join), st.sampled_from(LEVELS))
def test_what_is_mended_stays(text: str, level: str) -> None:
    once = mended(text, level)
    assert mended(once, level) == once


@pytest.mark.parametrize("unit", ["الى ", "قي ", "ا ان ", "القعالة كلبينا ", "لايتجزأ\n", "«الى» ", "كتبت#", "ـصبح "])
def test_cost_grows_linearly(unit: str) -> None:
    assert growth(lambda text: typos(text, context("thorough")), unit, 20_000) < LINEAR


def _distinct(count: int, head: str = "") -> str:
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
    size = len(letters)
    return " ".join(
        f"{head}{letters[k % size]}{letters[k // size % size]}{letters[k // size**2 % size]}قط" for k in range(count)
    )


@pytest.mark.parametrize("head", ["", "عبدال", "ا"])
def test_cost_grows_linearly_with_different_words(head: str) -> None:
    texts = [_distinct(2_000, head), _distinct(16_000, head)]
    typos(_distinct(100, head), context("thorough"))
    spent = [seconds(lambda text: typos(text, context("thorough")), text) for text in texts]
    assert spent[1] / max(spent[0], 1e-4) < LINEAR


def test_many_suspects_are_found_as_few_are() -> None:
    many = f"{_distinct(300)} وصل الى بيت، والى_الآن #الى ـالى الىX «الى»\nالى"
    assert mended(many).count("إلى") == mended(many[many.index("وصل") :]).count("إلى") == 2


def test_the_evidence_is_told() -> None:
    reasons = why("الى", "إلى", "typo:hamza", "وصل إلى هناك", 4, load())
    assert reasons == "listed; 6.00, unknown to the morphology → 6.90"
    assert "between «نهائيات» and «العالم»" in why("كاس", "كأس", "typo:hamza", "نهائيات كأس العالم", 8, load())
    assert "score of the two words" in why("تخديث", "تحديث", "typo:dots", "تحديث", 0, load())

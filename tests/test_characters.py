"""Laws and cases of the stage for letter forms and characters."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.edits import apply, check
from newsclean.options import Options
from newsclean.stages import codepoints
from newsclean.stages.base import Context
from newsclean.stages.characters import characters, known_rules
from newsclean.stages.spacing import spacing
from newsclean.tables import rows
from newsclean.values import Language
from tests.stage_support import CONTEXTS, TEXTS, load_cases, made

CASES = load_cases("characters.tsv")
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(TEXTS, st.sampled_from(sorted(CONTEXTS)))
@example("ا\u200c\u0654حمد", "ar")
@example("ل\u200cـا", "ar")
@example("ا\u0654\u200cحمد ی", "ar")
@example("في في ہے ـ می\u200cخواهم في إلى", "ar")
@example("a\u200e\u00a0 \u3000", "fr")
def test_edits_are_a_list_of_known_rules_and_leave_nothing_to_do(text: str, language: str) -> None:
    context = CONTEXTS[language]
    outcome = characters(text, context)
    check(outcome.edits, len(text))
    for edit in outcome.edits:
        assert text[edit.start : edit.end] != edit.new
        assert set(edit.rules) <= known_rules()
    assert characters(apply(text, outcome.edits), context).edits in ((), [])


@given(TEXTS, st.sampled_from(sorted(CONTEXTS)))
def test_result_is_nfc_and_free_of_controls(text: str, language: str) -> None:
    result = made(characters, text, CONTEXTS[language])
    assert unicodedata.is_normalized("NFC", result)
    assert not [c for c in result if c in BIDI or c == "\ufeff" or (unicodedata.category(c) == "Cc" and c != "\n")]
    assert not [c for c in result if unicodedata.category(c) == "Cs"]


@given(TEXTS)
def test_stages_leave_characters_nothing_to_do(text: str) -> None:
    context = CONTEXTS["ar"]
    result = made(spacing, made(characters, text, context), context)
    assert made(characters, result, context) == result


@given(TEXTS, st.sampled_from([name for name in sorted(CONTEXTS) if name not in ("ar", "ar-tanwin")]))
def test_other_languages_keep_their_letters(text: str, language: str) -> None:
    def letters(value: str) -> str:
        opened = "".join(
            codepoints.opened(c) if codepoints.opened(c) in made(characters, c, CONTEXTS[language]) else c
            for c in value
        )
        return "".join(c for c in unicodedata.normalize("NFD", opened) if unicodedata.category(c)[0] == "L")

    text = re.sub("[\ud800-\udfff\ufdf2]", "", text)
    # Compared decomposed: what stood between two characters may have kept them from composing.
    assert letters(made(characters, text, CONTEXTS[language])) == letters(text)


@given(TEXTS, st.sampled_from(sorted(CONTEXTS)))
def test_digits_and_latin_letters_never_change(text: str, language: str) -> None:
    def kept(value: str) -> str:
        return re.sub("[^0-9A-Za-z٠-٩۰-۹]", "", unicodedata.normalize("NFD", value))

    assert kept(made(characters, text, CONTEXTS[language])) == kept(text)


@given(TEXTS, TEXTS, st.sampled_from(sorted(CONTEXTS.keys() - {"ar-tanwin"})))
def test_paragraphs_do_not_touch_each_other(one: str, two: str, language: str) -> None:
    context = CONTEXTS[language]
    apart = made(characters, one, context) + "\n\n" + made(characters, two, context)
    assert made(characters, one + "\n\n" + two, context) == apart or one.endswith("\r")


@given(TEXTS, st.sampled_from(sorted(known_rules())))
def test_a_rule_turned_off_makes_no_edit(text: str, rule: str) -> None:
    context = Context(language=Language("ar", "Arab", 1.0), options=Options(without=frozenset({rule})))
    assert not [edit for edit in characters(text, context).edits if rule in edit.rules]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case) -> None:
    context = CONTEXTS[case.language]
    outcome = characters(case.text, context)
    assert apply(case.text, outcome.edits) == case.result
    assert {rule for edit in outcome.edits for rule in edit.rules} == case.rules


def test_every_rule_fires_in_a_case_and_stays_quiet_in_another() -> None:
    fired = set().union(*(case.rules for case in CASES))
    assert fired == known_rules()


@pytest.mark.parametrize(
    ("text", "code", "span"),
    [
        ("a\ud800b\udc00", "lone-surrogate", (1, 2)),
        ("قال إن المغربی جاء", "final-ye", (13, 14)),
    ],
)
def test_issue(text: str, code: str, span: tuple[int, int]) -> None:
    (issue,) = characters(text, CONTEXTS["ar"]).issues
    assert (issue.code, issue.span) == (code, span)


def test_issue_offsets_are_those_of_the_stage_text() -> None:
    (issue,) = characters("\u200e\u200eقال إن المغربی جاء", CONTEXTS["ar"]).issues
    assert issue.span == (15, 16)


def test_tanwin_follows_the_majority_only_on_demand() -> None:
    text = "شريكاً عضوًا فضلًا"
    assert made(characters, text, CONTEXTS["ar"]) == text
    assert made(characters, text, CONTEXTS["ar-tanwin"]) == "شريكًا عضوًا فضلًا"
    assert made(characters, "شريكاً عضوًا", CONTEXTS["ar-tanwin"]) == "شريكاً عضوًا"


def test_table_names_no_code_point_twice_in_a_scope() -> None:
    seen: dict[int, str] = {}
    for row in rows(codepoints.TABLE):
        if row["action"] != "code":
            for point in codepoints.code_points(row["from"]):
                assert point not in seen, (hex(point), row["id"], seen[point])
                seen[point] = row["id"]


def test_presentation_forms_open_into_letters_and_marks_only() -> None:
    forms = next(row for row in rows(codepoints.TABLE) if row["action"] == "forms")
    for point in codepoints.code_points(forms["from"]):
        opened = codepoints.opened(chr(point))
        if unicodedata.name(chr(point), ""):
            assert all(unicodedata.category(c) in ("Lo", "Mn", "Sk", "Lm", "Po") for c in opened), hex(point)
        assert not set(opened) & set(" \u0640")


@pytest.mark.parametrize(
    "hostile",
    [
        "ا" + "\u0654\u0316\u0301" * 40_000,
        "ـَ" * 50_000,
        "م" + "ـ" * 100_000 + " ",
        "ا ـ " * 30_000,
        "\u200c" * 100_000,
        "ی" * 100_000 + " " * 100_000,
        " " * 200_000 + "ـ",
        "\ud800" * 100_000,
        "ﷲﻻ\u200b" * 30_000,
        ("\u00a0" * 10 + "x") * 10_000,
    ],
    ids=range(10),
)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_cost_grows_linearly(hostile: str, language: str) -> None:
    start = time.perf_counter()
    result = made(characters, hostile, CONTEXTS[language])
    assert time.perf_counter() - start < 3
    assert unicodedata.is_normalized("NFC", result[:2000])

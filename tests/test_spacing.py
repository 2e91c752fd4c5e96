"""Laws and cases of the stage for quotation marks, spaces and torn words."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import apply, check
from newsclean.options import Options
from newsclean.stages import spacing as stage
from newsclean.stages.base import Context
from newsclean.stages.characters import characters
from newsclean.stages.enclosed import inside
from newsclean.stages.punctuation import signs
from newsclean.stages.quotes import quotes
from newsclean.stages.spacing import known_rules, spacing
from newsclean.values import Language
from tests.stage_support import CONTEXTS, TEXTS, load_cases, made

CASES = load_cases("spacing.tsv")
ARABIC = CONTEXTS["ar"]


@given(TEXTS)
def test_edits_are_a_list_of_known_rules_and_leave_nothing_to_do(text: str) -> None:
    text = made(characters, text, ARABIC)
    outcome = spacing(text, ARABIC)
    check(outcome.edits, len(text))
    for edit in outcome.edits:
        assert text[edit.start : edit.end] != edit.new
        assert set(edit.rules) <= known_rules()
    result = apply(text, outcome.edits)
    assert made(spacing, result, ARABIC) == result


@given(TEXTS)
def test_nothing_breaks_on_text_that_no_stage_went_over(text: str) -> None:
    check(spacing(text, ARABIC).edits, len(text))


@given(TEXTS)
def test_the_gate_lets_all_passes_through(text: str) -> None:
    if stage._SUSPECT.search(text) is None:
        assert not quotes(text)
        assert not inside(text)
        assert not signs(text)


@given(TEXTS)
def test_result_stays_nfc(text: str) -> None:
    result = made(spacing, made(characters, text, ARABIC), ARABIC)
    assert unicodedata.is_normalized("NFC", result)


@given(TEXTS)
def test_words_and_numbers_are_kept(text: str) -> None:
    def kept(value: str) -> str:
        return re.sub("[\\W_]", "", value)

    assert kept(made(spacing, text, ARABIC)) == kept(text)


@given(TEXTS)
def test_line_breaks_are_kept(text: str) -> None:
    assert made(spacing, text, ARABIC).count("\n") == text.count("\n")


@given(TEXTS, st.sampled_from([name for name in sorted(CONTEXTS) if name not in ("ar", "ar-tanwin")]))
def test_other_languages_are_left_alone(text: str, language: str) -> None:
    assert not spacing(text, CONTEXTS[language]).edits


@given(TEXTS, st.sampled_from(sorted(known_rules())))
def test_a_rule_turned_off_makes_no_edit(text: str, rule: str) -> None:
    context = Context(language=Language("ar", "Arab", 1.0), options=Options(without=frozenset({rule})))
    assert not [edit for edit in spacing(text, context).edits if rule in edit.rules]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case) -> None:
    context = CONTEXTS[case.language]
    outcome = spacing(case.text, context)
    assert apply(case.text, outcome.edits) == case.result
    assert {rule for edit in outcome.edits for rule in edit.rules} == case.rules


def test_every_rule_fires_in_a_case() -> None:
    others = {"word:doubled", "spacing:final-comma"}  # of stages that come later, see test_endings.py
    assert set().union(*(case.rules for case in CASES)) == known_rules() - others


@pytest.mark.parametrize(
    "hostile",
    [
        "ا" + " " * 200_000 + "،",
        "ا ،" * 60_000,
        "(" * 100_000 + " ا " + ")" * 100_000,
        "« ا" * 50_000,
        "» ا" * 50_000,
        "”ا" * 50_000,
        "قال.قال" * 30_000,
        "و " * 100_000 + "اا",
        "ا" * 200_000 + ".",
        "." * 200_000 + "ا",
        ": " * 100_000 + "ا",
        "ی و گل " * 30_000,
    ],
    ids=range(12),
)
def test_cost_grows_linearly(hostile: str) -> None:
    start = time.perf_counter()
    spacing(hostile, ARABIC)
    assert time.perf_counter() - start < 3

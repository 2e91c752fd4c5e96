"""Blanks: the quick way finds what the plain expression finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import apply, check
from newsclean.stages.base import Context
from newsclean.stages.blank import blank


def plainly(text: str) -> str:
    """What the stage is for, said in three expressions."""
    text = re.sub(r"\s*\n\s*", "\n\n", text.strip())
    return re.sub(r"[^\S\n]{2,}", lambda run: " " if " " in run.group() else run.group()[0], text)


@given(st.text(alphabet="ab \n\u00a0\u3000م", max_size=25))
def test_blanks_are_what_three_expressions_make_of_them(text):
    edits = blank(text, Context()).edits
    check(edits, len(text))
    assert apply(text, edits) == plainly(text)


@given(st.text(alphabet="a \n", max_size=25))
def test_blanks_without_other_kinds_take_the_quick_way_to_the_same(text):
    edits = blank(text, Context()).edits
    check(edits, len(text))
    assert apply(text, edits) == plainly(text)
    assert blank(apply(text, edits), Context()).edits == []


def test_edits_are_as_small_as_the_runs():
    found = [(e.start, e.end, e.new, e.rule) for e in blank(" a  b \nc\n\nd\n", Context()).edits]
    assert found == [
        (0, 1, "", "blank:edge"),
        (2, 4, " ", "blank:space-run"),
        (5, 7, "\n\n", "blank:paragraph"),
        (11, 12, "", "blank:edge"),
    ]

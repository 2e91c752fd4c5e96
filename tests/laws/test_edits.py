"""Laws of edit lists: applying, reverting, composing, and mapping offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import OffsetMap, apply, carry, check, compose, revert
from newsclean.values import Edit, Span

LETTERS = st.text(alphabet="abcم\n ", max_size=30)
RULES = ["one:a", "two:b", "three:c"]


@st.composite
def edit_lists(draw, text, rule="one:a"):
    """A sorted, disjoint edit list for ``text``, insertions and deletions included."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    if len(cuts) % 2:
        cuts.pop()
    new = st.text(alphabet="xyز ", max_size=4)
    return [Edit(a, b, draw(new), rule) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]


@st.composite
def chains(draw, length=2):
    """A text and ``length`` edit lists, each for what the ones before it made."""
    text = draw(LETTERS)
    lists, now = [], text
    for rule in RULES[:length]:
        edits = draw(edit_lists(now, rule))
        lists.append(edits)
        now = apply(now, edits)
    return text, lists


@given(chains(1))
def test_apply_then_revert_rebuilds_the_source(chain):
    text, [edits] = chain
    carried = carry(text, edits)
    assert apply(text, carried) == apply(text, edits)
    assert revert(apply(text, carried), carried) == text


@given(chains(2))
def test_compose_does_what_both_do(chain):
    text, [first, second] = chain
    middle = apply(text, first)
    composed = compose(middle, first, second)
    check(composed, len(text))
    assert apply(text, composed) == apply(middle, second)


@given(chains(3))
def test_compose_may_be_grouped_either_way(chain):
    text, [first, second, third] = chain
    one = apply(text, first)
    two = apply(one, second)
    left = compose(two, compose(one, first, second), third)
    right = compose(one, first, compose(two, second, third))
    check(left, len(text))
    check(right, len(text))
    assert apply(text, left) == apply(text, right) == apply(two, third)


@given(chains(2))
def test_composed_edits_name_only_the_rules_that_made_them(chain):
    text, [first, second] = chain
    composed = compose(apply(text, first), first, second)
    assert {rule for edit in composed for rule in edit.rules} <= {e.rule for e in first} | {e.rule for e in second}


@given(chains(1))
def test_an_untouched_character_equals_its_source_character(chain):
    text, [edits] = chain
    result, offsets = apply(text, edits), OffsetMap(edits)
    spans = [offsets.to_source(k) for k in range(len(result))]
    touched = {Span(e.start, e.end) for e in edits}
    for k, span in enumerate(spans):
        assert span in touched or result[k] == text[span.start : span.end]
    assert [s.start for s in spans] == sorted(s.start for s in spans)


@given(chains(1), st.data())
def test_a_span_that_no_edit_touches_maps_forth_and_back(chain, data):
    text, [edits] = chain
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result, offsets = apply(text, edits), OffsetMap(edits)
    there = offsets.to_result(Span(start, end))
    assert 0 <= there.start <= there.end <= len(result)
    if not any(e.start <= end and start <= e.end for e in edits) and start < end:
        assert result[there.start : there.end] == text[start:end]
        assert offsets.to_source_span(there) == (start, end)


def test_neighbours_keep_their_own_rules():
    first = [Edit(0, 6, "", "title:first-line")]
    second = [Edit(4, 9, "", "pager:x")]
    assert compose("body tail", first, second) == [
        Edit(0, 6, "", "title:first-line"),
        Edit(10, 15, "", "pager:x"),
    ]


def test_a_removal_of_changed_text_is_the_remover_alone():
    composed = compose("a b c", [Edit(1, 2, " ", "character:nbsp")], [Edit(0, 5, "", "share:x")])
    assert composed == [Edit(0, 5, "", "share:x")]


def test_overlapping_changes_name_both_rules_in_order():
    composed = compose("axd", [Edit(1, 3, "x", "one:a")], [Edit(0, 2, "y", "two:b")])
    assert composed == [Edit(0, 3, "y", "one:a+two:b")]


@pytest.mark.parametrize(
    "edits", [[Edit(2, 1, "", "r")], [Edit(0, 3, "", "r"), Edit(2, 4, "", "r")], [Edit(0, 9, "", "r")]]
)
def test_check_refuses_lists_that_are_not_sorted_disjoint_and_inside(edits):
    with pytest.raises(ValueError, match="out of order"):
        check(edits, 5)


def test_revert_says_what_is_missing():
    with pytest.raises(ValueError, match="carries no source text"):
        revert("b", [Edit(0, 1, "b", "r:r")])
    with pytest.raises(ValueError, match="does not hold"):
        revert("c", [Edit(0, 1, "b", "r:r", "a")])


def test_blanks_around_a_removal_leave_it_its_rule():
    first = [Edit(3, 6, "", "pager:x")]
    second = [Edit(1, 5, "\n\n", "blank:paragraph")]
    assert compose("a\n \n b", first, second) == [
        Edit(1, 3, "\n\n", "blank:paragraph"),
        Edit(3, 6, "", "pager:x"),
        Edit(6, 8, "", "blank:paragraph"),
    ]

"""Cheap first tests say no only where the work behind them would find nothing."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import closings, credits, labels, phrases, tables
from newsclean.stages import breaks, characters, chrome, codepoints, head, lines, stems, words
from newsclean.stages.base import Context
from newsclean.stages.normal import nfc_edits
from newsclean.stages.plain import is_plain
from newsclean.stages.remember import LONGEST, for_one_text, long_texts
from newsclean.values import Edit
from tests import strategies
from tests.stage_support import TEXTS

PROFILES = [codepoints.profile(*scope) for scope in ((False, False), (True, False), (True, True))]
LISTED = [row["phrase"] for row in tables.rows("phrases.tsv")] + [row["label"] for row in tables.rows("labels.tsv")]
STORY = 'وقال وأضاف في من الرئيس قرأ 2025 the said — : | .. ، . « » " ( ) ـ و , ، رد د. قالَ'.split(" ")

# Lines that are, begin with or end with a phrase or label of the tables, or only nearly, amid the signs of stories.
listed_lines = st.lists(st.one_of(st.sampled_from(LISTED), st.sampled_from(STORY)), min_size=1, max_size=5).flatmap(
    lambda parts: st.sampled_from([" ", "", ": ", " | ", " : ", "، ", '" ']).map(lambda sign: sign.join(parts))
)
any_lines = st.one_of(listed_lines, strategies.lines, st.text(alphabet='قرأ«"( :.،ةـ\u064b\u200f1²a', max_size=12))


# --- what prints --------------------------------------------------------------------------------------------


def test_no_plain_text_holds_what_the_stages_ask_a_plain_text_for():
    asked = {*lines._UNEVEN, *re.findall(f"[{breaks._INVISIBLE}\u2028\u2029\ud800-\udfff\ufffe]", _every())}
    assert {char for char in asked if is_plain(char)} == set()
    outside = re.findall(f"[{characters._OUTSIDE}]", _every())
    assert {char for char in outside if is_plain(char)} == {characters._OBJECT_MARK}
    assert [is_plain("وقال:\n«نعم»"), is_plain("وقال:\t«نعم»")] == [True, False]


def test_no_even_text_holds_a_character_of_the_table():
    listed = {char for rules in PROFILES for char in rules.becomes}
    assert len(listed) > 2000
    assert {char for char in listed if characters.is_even(f"ا{char}ب")} == set()


@given(TEXTS | strategies.texts)
def test_even_texts_need_none_of_the_passes_that_are_spared(text):
    if characters.is_even(text):
        assert [codepoints.single(text, rules) for rules in PROFILES] == [[], [], []]
        assert codepoints.ideographic_spaces(text) == codepoints.spaces(text) == nfc_edits(text, "character:nfc") == []


def _every() -> str:
    return "".join(map(chr, range(sys.maxunicode + 1)))


# --- what is remembered -------------------------------------------------------------------------------------


def test_an_answer_is_remembered_for_the_same_text_and_question_alone():
    asked = []

    @for_one_text
    def answer(text: str, more: int = 0) -> int:
        asked.append((text, more))
        return len(text) + more

    text, long = "".join(["ab", "c"]), "x" * (LONGEST + 1)
    assert [answer(text), answer(text), answer(text, 1), answer("".join(["ab", "c"]), 1)] == [3, 3, 4, 4]
    assert [answer(long), answer(long)] == [LONGEST + 1] * 2
    assert len(asked) == 5
    with long_texts(), long_texts():
        assert [answer(long), answer(long)] == [LONGEST + 1] * 2
    assert len(asked) == 6
    assert answer(long) == LONGEST + 1
    assert len(asked) == 7


# --- characters and blanks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", PROFILES)
@given(text=TEXTS)
def test_characters_alone_become_what_they_become_in_a_stretch(rules, text):
    found = rules.suspects.finditer(text)
    slowly = [edit for match in found for edit in codepoints._merged(codepoints._stretch(text, match, rules.becomes))]
    assert codepoints.single(text, rules) == slowly


@given(st.text(alphabet="a. \t\u00a0\u2003\u200f\n\n", max_size=60) | strategies.texts)
def test_gaps_are_those_of_each_line_alone(text):
    edits, at = [], 0
    for line in text.split("\n"):
        gaps = (
            [m for m in breaks._GAP.finditer(line) if m.start() and m.end() < len(line)]
            if breaks._may_gap(line)
            else []
        )
        flat = len(gaps) >= breaks.FLATTENED_GAPS
        rule = "break:flattened-line" if flat else "break:after-sentence"
        for gap in gaps:
            if flat or breaks._AFTER_SENTENCE.search(line[: gap.start()]):
                edits.append(Edit(at + gap.start(), at + gap.end(), "\n", rule))
        at += len(line) + 1
    assert list(breaks.breaks(text, Context()).edits) == edits


# --- lines --------------------------------------------------------------------------------------------------


@given(st.text(alphabet="كلو -.:«»()ـ*2", min_size=1, max_size=40) | strategies.lines)
def test_words_are_counted_as_found_one_by_one(line):
    line = lines._plain(line)
    if line:
        assert lines._count(line, False) == (line.count(" ") + 1 if len(line) > 250 else len(lines._WORD.findall(line)))


@given(st.text(alphabet='ك.:»") \u200f', max_size=12))
def test_a_line_closes_as_what_is_left_without_its_closing_marks_ends(line):
    for found in lines.layout(line):
        assert found.closes == (found.text[-6:].rstrip(lines._CLOSING)[-1:] in lines._SENTENCE_END)


@given(any_lines)
def test_a_line_folds_to_its_first_word_and_what_is_no_letter(line):
    word = phrases.first_word(line)
    if word is not None:
        key = phrases.fold(line)
        assert key.startswith(word)
        assert not key[len(word) : len(word) + 1].isalpha()


@given(any_lines)
def test_every_phrase_and_label_is_found_through_the_first_word(line):
    index = phrases._index()
    word = phrases.first_word(line)
    if word is not None and word not in index.words:
        assert phrases._matched.__wrapped__(line, "edge") is None
    if len(line) <= labels._LONGEST_LABEL:
        assert labels.kind_of(line) == labels._labels().get(phrases.fold(line))
    head = "".join(c for c in phrases.fold(line[:24]) if c.isalpha())[: labels._HEAD]
    assert labels._may_begin(line) == any(head[:size] in labels._heads() for size in range(2, labels._HEAD + 1))
    assert phrases._may_begin_tail(index, line[:24]) == (phrases.fold(line[:24]).partition(" ")[0] in index.tail_starts)


# Lines of the words that those below a story are put together of, amid the signs of stories.
closing_lines = st.lists(
    st.one_of(st.sampled_from([row["word"] for row in tables.rows("closings.tsv")]), st.sampled_from(STORY)),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(closing_lines | any_lines)
def test_what_is_put_together_is_found_through_the_first_word(line):
    if line.strip():
        line = line.strip()
        closings.closing(line)
        closings.inside(line)
        word = phrases.first_word(line)
        found = closings._WORD.findall(phrases.fold(line))
        assert word is None or found[:1] == [word]
        if word is not None and word not in closings._first_of_roles():
            assert closings._roles_in(line.strip("()[] .")) is None


@given(any_lines, any_lines)
def test_a_line_reads_as_another_if_they_fold_alike(one, other):
    for line in (one, other):
        key = phrases.fold(line)
        assert [head._reads(text, key) for text in (one, other)] == [phrases.fold(text) == key for text in (one, other)]


@given(
    st.lists(st.sampled_from([*strategies.PHRASES, *STORY, "/وام/", "(بترا)", "مراكش", "12", "أ ش"]), max_size=6).map(
        " ".join
    )
)
def test_what_may_be_no_credit_is_none(line):
    if line.strip() and not credits.may_be(line):
        asked = (credits.source_line, credits.photo_credit, credits.dateline, credits.byline)
        assert [ask(line) for ask in asked] == [None] * 4


@given(
    st.text(alphabet="ab.م@1:/-+ ", min_size=1, max_size=14)
    | st.sampled_from(["http://x.y", "https://مثال", "12/5/2020", "كم"])
)
def test_an_address_is_one_of_four_forms(line):
    found = chrome._address(line)
    forms = {"site-name": chrome._DOMAIN, "contact": chrome._CONTACT, "site-mark": chrome._LONE_LETTERS}
    dated = chrome.DATE_DIGITS.fullmatch(line)
    kind = None if dated else next((name for name, form in forms.items() if form.fullmatch(line)), None)
    assert (found and found.kind) == kind


@given(
    st.lists(st.sampled_from(["المملكة", "الدول", "ال", "تم", "\n", "و", "المملكة،", "للدول؟"]), max_size=12).map(
        " ".join
    )
)
def test_doubled_words_pass_the_first_test(text):
    text = f" {text} "
    found = [match.start() + 1 for match in words._DOUBLE.finditer(text)]
    for at in range(1, len(text)):
        twice = words._TWICE.match(text, at) if text[at - 1] == " " else None
        if twice and not text[:at].endswith(f" {twice[1]} "):  # of three, the first two are enough
            assert at in found


@given(st.text(alphabet="وفبكلاسمن", min_size=1, max_size=7))
def test_only_words_that_begin_with_a_proclitic_lose_one(word):
    assert word[0] in stems._PROCLITICS or stems._PROCLITIC.sub("", word) == word

"""The lexicon and the tables of spelling: that they are whole, agree with one another, and mend to what stays."""

import json
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.spelling import context, glued, judge, slipmodel, slips
from newsclean.spelling.lexicon import FILE, load
from newsclean.spelling.namewords import name_words
from newsclean.spelling.repairs import LEVELS
from newsclean.spelling.settled import changes_nothing
from newsclean.spelling.verdicts import bared, dressed
from newsclean.tables import RuleTableError, read, rows

LETTERS = "".join(map(chr, [*range(0x621, 0x63B), *range(0x641, 0x64B)]))
TABLES = (
    *("typos.tsv", "typo_words.tsv", "typo_context.tsv", "typo_thats.tsv", "typo_particles.tsv", "name_words.tsv"),
    "typo_doubles.tsv",
)


def test_the_file_is_small_and_carries_its_licences() -> None:
    assert FILE.stat().st_size < 5_000_000
    with zipfile.ZipFile(FILE) as archive:
        assert archive.testzip() is None
        assert "Creative Commons" in archive.read("CC-BY-SA-4.0.txt").decode()
        assert "MOZILLA PUBLIC LICENSE" in archive.read("MPL-1.1.txt").decode()
        assert "wordfreq" in archive.read("README.txt").decode()


def test_frequencies_and_morphology() -> None:
    lexicon = load()
    assert lexicon.zipf("في") > lexicon.zipf("فى") > lexicon.zipf("القعالة") == 0
    assert lexicon.accepts("المدرسة")
    assert lexicon.accepts("وبمدارسهم")  # no form of the list, but an inflection
    assert not lexicon.accepts("الاجهزة")


def test_what_is_settled_is_not_judged_otherwise() -> None:
    """The marks in the file were made with the tables and the model as they are now."""
    lexicon = load()
    frequent = sorted(lexicon.settled)[::40]
    assert len(frequent) > 2000
    assert [word for word in frequent if not changes_nothing(word, lexicon)] == []
    assert all(lexicon.is_settled(word) for word in frequent)


def test_words_that_the_tables_change_are_not_settled() -> None:
    lexicon = load()
    named = {*judge.listed(), *context.cases()}
    assert [word for word in named if lexicon.is_settled(word) or word in lexicon.settled] == []


def test_words_are_mended_to_words_that_stay() -> None:
    lexicon = load()
    for wrong, repair in judge.listed().items():
        for word in repair.new.split():
            again = judge.judge(word, lexicon)
            assert lexicon.zipf(word), (wrong, word)
            assert again is None or not again.repairs or word in context.cases(), (wrong, word, again)


def test_cases_that_neighbours_tell_are_mended_to_what_stays() -> None:
    for wrong, told in context.cases().items():
        for case in told:
            new = case.repair.new if case.repair else wrong
            back = [other.repair.new for other in context.cases().get(new, ()) if other.repair]
            assert wrong not in back, (wrong, new)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_plain(name: str) -> None:
    text = read(name)
    assert text.endswith("\n")
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert len(lines) == len(set(lines))


def test_listed_words_are_sorted_and_unique() -> None:
    table = rows("typo_words.tsv")
    assert len({row["wrong"] for row in table}) == len(table)
    keys = [(row["class"], row["level"], row["wrong"]) for row in table]
    assert keys == sorted(keys)


def test_neighbours_decide_as_they_were_counted() -> None:
    """What is certain was seen three times and is right in 99 of a hundred; no word stands in two rows."""
    table = rows("typo_thats.tsv")
    words = [word for row in table for word in row["before"].split()]
    assert len(words) == len(set(words))
    assert "CC BY-SA" in read("typo_thats.tsv").split("\nright\t")[0]
    for row in table:
        seen, against = int(row["seen"]), int(row["against"])
        assert (row["level"] == "certain") is (seen >= 3 and seen >= 0.99 * (seen + against)), row
    told = {(level, right): context.counted()[f"@{right}:{level}"] for level in LEVELS for right in ("an", "in")}
    assert "يجب" in told["certain", "an"]
    assert "^" in told["certain", "in"]


@pytest.mark.parametrize(
    ("module", "name", "text"),
    [
        (
            judge,
            "rows",
            "class\tword\tright\tratio\ttarget\tletters\tlevel\tslips\tform\nx\tseen\tknown\t0\t0\t0\tcertain\t0\tno",
        ),
        (context, "rows", "right\tlevel\tseen\tagainst\tbefore\nan\tmaybe\t3\t0\tيجب"),
        (context, "rows", "class\tlevel\tbefore\tafter\tearlier\tright\twrong\nx\tcertain\t*\t*\t*\tأ ب\tت"),
    ],
)
def test_broken_tables_say_so(monkeypatch, module, name: str, text: str) -> None:
    asked = judge.classes if module is judge else context.counted if text.startswith("right") else context.cases
    monkeypatch.setattr(module, name, lambda table: rows(table, text))
    asked.cache_clear()
    with pytest.raises(RuleTableError, match=r"typo.*\.tsv: a row with an unknown"):
        asked()
    asked.cache_clear()


def test_a_broken_model_says_so(monkeypatch) -> None:
    monkeypatch.setattr(slipmodel, "read", lambda name: "{}")
    slipmodel.model.cache_clear()
    with pytest.raises(RuleTableError, match=r"slip_model\.json: cannot be used"):
        slipmodel.model()
    slipmodel.model.cache_clear()


def test_the_model_is_a_few_dozen_numbers() -> None:
    stored = json.loads(read(slipmodel.MODEL))
    assert 20 < len(stored["weights"]) < 60
    assert stored["thresholds"]["certain"] > stored["thresholds"]["thorough"]
    named = {*slipmodel.AROUND, *slipmodel.rates(1.0, True)}
    for kind in slips._CLASSES:
        of = slipmodel.word_of("الحكونة", load())
        named |= set(slipmodel.features(of, "الحكومة", kind, 0, load()))
    assert set(stored["weights"]) <= named


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_deletes_tell_all_neighbours(word: str) -> None:
    """What ``deletes`` says is not near is not: every frequent word one slip away is found by trying all."""
    lexicon = load()
    found = slips.candidates(word, lexicon) if slips.is_suspect(word, lexicon) else []
    near = {word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in LETTERS} if found else set()
    for other, kind, *_ in found:
        assert kind not in ("dots", "keyboard") or other in near
        assert lexicon.zipf(other) > lexicon.zipf(word)


@given(st.text(LETTERS, min_size=2, max_size=8), st.integers(0, 7), st.sampled_from(LETTERS))
def test_a_dropped_letter_is_found(word: str, at: int, letter: str) -> None:
    lexicon = load()
    whole = word[:at] + letter + word[at:]
    if slips.is_target(whole, lexicon.zipf(whole), lexicon.accepts(whole)):
        assert word in lexicon.deletes
        assert whole in lexicon.deletes


@pytest.mark.parametrize(
    ("word", "bare"), [("أيضاً", "أيضا"), ("أيضًا", "أيضا"), ("أيضا", "أيضا"), ("كُتب", ""), ("بيتٌ", "")]
)
def test_tanwin_is_set_aside(word: str, bare: str) -> None:
    assert bared(word) == bare


def test_tanwin_comes_back() -> None:
    assert dressed("ايضاً", "أيضا") == "أيضاً"
    assert dressed("ايضًا", "أيضا") == "أيضًا"
    assert dressed("ايضاً", "أيضي") == ""


def test_names_are_no_words_run_together() -> None:
    lexicon = load()
    for word in (
        "عبدالله",
        "نصرالله",
        "نورالدين",
        "أبوالعباس",
        "مايكل",
        "لايبزيغ",
        "ياسر",
        "كوالالمبور",
        "العبدالعزيز",
        "فيكتور",
    ):
        found = glued.glued(word, lexicon)
        assert found is None or found.form, word
    assert "عبد" in name_words("title")

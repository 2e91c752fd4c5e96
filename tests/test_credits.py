"""Bylines, datelines and credits: the laws, then lines and what they are."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.credits import (
    byline,
    dateline,
    given_name,
    has_end_mark,
    is_initials,
    known_rules,
    lead_dateline,
    person,
    photo_credit,
    source_line,
)
from newsclean.credits.names import fold
from newsclean.tables import rows
from newsclean.values import DateValue
from tests.cost import LINEAR, growth

CASES = rows("credits.tsv", (Path(__file__).parent / "cases" / "credits.tsv").read_text("utf-8"))
LINE_FUNCTIONS: tuple[Callable[[str], object], ...] = (byline, dateline, source_line, photo_credit)

# Lines made of the tables' own words and marks reach every branch far more often than free text does.
PARTS = st.sampled_from(
    [row["name"] for row in rows("places.tsv")[::17]]
    + [row["name"] for row in rows("agencies.tsv")[::7]]
    + [row["name"] for row in rows("given_names.tsv")[::29]]
    + [row["phrase"] for row in rows("credit_words.tsv")[::9]]
    + list(" -–—ـ:/,،().©*«»\t\u200f\u00a0\ud800")
    + ["ع.", "5", "العلوي", "Smith", "example.com"]
)
LINES = st.one_of(
    st.text(max_size=200), st.lists(PARTS, max_size=9).map(" ".join), st.lists(PARTS, max_size=9).map("".join)
)


def of_kind(*kinds: str) -> list[dict[str, str]]:
    return [case for case in CASES if case["kind"] in kinds]


def written(*values: str | None) -> str:
    return "|".join(value or "-" for value in values)


def day(date: DateValue | None) -> list[str]:
    return [date.value.isoformat()] if date else []


@given(LINES)
def test_any_line_is_answered_with_a_known_rule(line: str) -> None:
    for function in LINE_FUNCTIONS:
        found = function(line)
        assert found is None or found.rule in known_rules()  # type: ignore[attr-defined]
        assert function(line) == found


@given(LINES)
def test_names_are_whole_words_of_the_line(line: str) -> None:
    found = byline(line)
    if found is not None:
        assert 1 <= len(found.names) <= 3
        folded = fold(line)
        assert all(fold(word) in folded for name in found.names for word in name.split())
        assert all(name == " ".join(name.split()) and "ـ" not in name for name in found.names)


@given(LINES)
def test_a_line_is_not_both_a_dateline_and_a_source(line: str) -> None:
    assert dateline(line) is None or source_line(line) is None


@given(LINES)
def test_a_lead_dateline_ends_before_the_report(paragraph: str) -> None:
    found = lead_dateline(paragraph)
    if found is not None:
        assert 0 < found.end < len(paragraph)
        assert not paragraph[found.end].isspace()
        assert paragraph.lstrip().startswith(found.place.split()[0])


@given(LINES, st.text(alphabet="ابت ن", min_size=120, max_size=150))
def test_long_lines_are_never_credits(line: str, tail: str) -> None:
    assert all(function(line + "ن" + tail + "ن") is None for function in LINE_FUNCTIONS)


@given(st.text(max_size=80))
def test_a_person_begins_with_a_given_name_or_its_compound(text: str) -> None:
    assert not person(text) or any(given_name(word) or fold(word) == "عبد" for word in text.split())


@pytest.mark.parametrize("case", of_kind("byline"), ids=lambda case: case["line"])
def test_byline(case: dict[str, str]) -> None:
    found = byline(case["line"])
    assert found is not None
    assert "+".join(found.names).casefold() == case["expected"].casefold()


@pytest.mark.parametrize("case", of_kind("dateline"), ids=lambda case: case["line"])
def test_dateline(case: dict[str, str]) -> None:
    found = dateline(case["line"])
    assert found is not None
    assert written(found.place, found.agency, found.author, *day(found.date)) == case["expected"]


@pytest.mark.parametrize("case", of_kind("lead"), ids=lambda case: case["line"][:40])
def test_lead_dateline(case: dict[str, str]) -> None:
    found = lead_dateline(case["line"])
    assert found is not None
    first = case["line"][found.end :].split()[0]
    assert written(found.place, found.agency, first, *day(found.date)) == case["expected"]


@pytest.mark.parametrize("case", of_kind("source", "photo"), ids=lambda case: case["line"])
def test_credit(case: dict[str, str]) -> None:
    found = (source_line if case["kind"] == "source" else photo_credit)(case["line"])
    assert found is not None
    assert found.text == case["expected"]


@pytest.mark.parametrize("case", of_kind("none"), ids=lambda case: case["line"])
def test_no_credit(case: dict[str, str]) -> None:
    assert [function(case["line"]) for function in LINE_FUNCTIONS] == [None] * 4


@pytest.mark.parametrize("case", of_kind("no-lead"), ids=lambda case: case["line"][:40])
def test_no_lead_dateline(case: dict[str, str]) -> None:
    assert lead_dateline(case["line"]) is None


@pytest.mark.parametrize("case", of_kind("initials", "no-initials"), ids=lambda case: case["line"])
def test_initials(case: dict[str, str]) -> None:
    assert is_initials(case["line"]) == (case["kind"] == "initials")


@pytest.mark.parametrize("case", of_kind("end-mark", "no-end-mark"), ids=lambda case: case["line"])
def test_end_mark(case: dict[str, str]) -> None:
    assert has_end_mark(case["line"]) == (case["kind"] == "end-mark")


@given(
    st.sampled_from(["أبوظبي", "الكويت", "عمان", "PARIS", "Madrid"]),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 1, 1)),
    st.sampled_from(["{0} {1.day}-{1.month}-{1.year} (AFP) - ", "{0} – {1.year}/{1.month}/{1.day} / AFP / "]),
    st.text(alphabet="ابتثحدر ", min_size=1),
)
def test_the_day_of_a_dateline_is_read_and_never_the_report(
    name: str, day_: datetime.date, form: str, report: str
) -> None:
    opening = form.format(name, day_)
    report = f"بيان {report} صدر عن كل من حضر هناك"
    found = lead_dateline(opening + report)
    assert found is not None
    assert (found.place, found.agency, (opening + report)[found.end :]) == (name, "AFP", report)
    assert found.date is None or found.date.value == day_
    # Of numbers that may be day or month in a language without a fixed order, none is taken.
    assert found.date is not None or (name.isascii() and day_.day <= 12)


@given(st.sampled_from(["-مل-", "م ع / ن س", "س.ع"]), st.sampled_from(["بترا", "انتهى", "وام"]))
def test_initials_are_a_signature_beside_an_agency_only(letters: str, name: str) -> None:
    assert source_line(letters) is None
    assert source_line(f"({name}) {letters}") is not None


def test_every_rule_answers_some_case() -> None:
    met = {found.rule for case in CASES for function in LINE_FUNCTIONS if (found := function(case["line"]))}  # type: ignore[attr-defined]
    assert met == known_rules()


@pytest.mark.parametrize("table", ["places.tsv", "given_names.tsv", "agencies.tsv", "credit_words.tsv"])
def test_tables_are_composed_and_hold_no_invisible_characters(table: str) -> None:
    cells = [cell for row in rows(table) for cell in row.values()]
    assert all(unicodedata.is_normalized("NFC", cell) and cell == cell.strip() for cell in cells)
    assert not [cell for cell in cells if re.search("[\u200b-\u200f\u202a-\u202e\u0640]", cell.replace("\u200c", ""))]


def test_the_table_of_agencies_names_no_newspaper() -> None:
    assert {row["kind"] for row in rows("agencies.tsv")} == {"wire", "photo", "tag"}


def test_canonical_agencies() -> None:
    assert [source_line(line).agency for line in ("أ.ف.ب", "ا ف ب", "AFP", "فرانس برس")] == ["AFP"] * 4  # type: ignore[union-attr]
    found = byline("By John Smith, Reuters")
    assert found is not None
    assert found.agency == "Reuters"


def test_given_names_are_told_by_case_and_spelling() -> None:
    assert given_name("أحمد")
    assert given_name("احمد")
    assert given_name("عبدالودود")
    assert given_name("John")
    assert not given_name("john")
    assert not given_name("لجنة")


@pytest.mark.parametrize(
    ("table", "key"), [("places.tsv", "name"), ("given_names.tsv", "name"), ("agencies.tsv", "name")]
)
def test_tables_hold_each_name_once(table: str, key: str) -> None:
    names = [row[key] if table == "agencies.tsv" else fold(row[key]) for row in rows(table)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "unit", ["محمد ", "الرباط - ", "(", "كتب: ", "و ", "- ", "London, ", "ع.", "الرباط 3 ماي / ", "/وام", "م ع/"]
)
@pytest.mark.parametrize(
    "function", [*LINE_FUNCTIONS, lead_dateline, is_initials, has_end_mark], ids=lambda function: function.__name__
)
def test_cost_grows_linearly(function: Callable[[str], object], unit: str) -> None:
    assert growth(function, unit, 20_000) < LINEAR

"""How dates are read: laws first, then cases as data (``cases/dates.tsv``)."""

from __future__ import annotations

import datetime
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import dates, tables
from newsclean.dates import hijri
from newsclean.dates.openings import opening_day
from newsclean.dates.words import word_table
from tests.cost import LINEAR, growth

CASES = tables.rows("dates.tsv", (Path(__file__).parent / "cases" / "dates.tsv").read_text("utf-8"))
REFERENCE = datetime.datetime(2025, 11, 24, 10, 30, 15)
MONTHS = [row for row in tables.rows("months.tsv") if row["calendar"] == "gregorian"]
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"]
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
NAMES = {
    month: sorted({n for row in MONTHS if row["month"] == str(month) for n in row["names"].split(" | ")})
    for month in range(1, 13)
}
WORDS = [w for row in tables.rows("datewords.tsv") for w in row["words"].split(" | ")]
PIECES = [
    *(n for names in NAMES.values() for n in names),
    *WORDS,
    "24",
    "3",
    "2025",
    "1441",
    "2025-06-03",
    "03/04/2020",
    "10:30",
    "ص",
    "م",
    "هـ",
]
SOUP = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(" ,،-/.:|()\n\u200f")), max_size=14).map(" ".join)
ANY = st.one_of(st.text(), st.text(st.characters(categories=["Cs", "Nd", "Mn", "Lo", "Po"])), SOUP)


def read(reader: str, text: str) -> tuple[str, str]:
    value = dates.parse(text, "line") if reader == "parse" else dates.parse_iso(text, "line")
    return (value.value.isoformat(), value.precision) if value else ("-", "-")


@given(
    ANY,
    st.sampled_from([None, REFERENCE]),
    st.sampled_from([None, ["en"], ["ar"], ["en-US", "fr"], ["", "??"]]),
)
def test_any_string_is_read_or_refused(
    text: str, reference: datetime.datetime | None, languages: list[str] | None
) -> None:
    for value in (dates.parse(text, "line", reference, languages), dates.parse_iso(text, "line")):
        if value is not None:
            assert value.raw
            assert value.raw in text
            assert value.where == "line"
            assert value.precision in ("month", "day", "minute", "second")
            assert isinstance(value.value, datetime.datetime) == (value.precision in ("minute", "second"))
            if reference is None:
                assert 1900 <= value.value.year <= 2100
    assert dates.role(text) in (None, "published", "updated")


@given(ANY)
def test_spans_hold_the_words_and_do_not_overlap(text: str) -> None:
    floor = 0
    for start, end, value in dates.find(text):
        assert floor <= start < end <= len(text)
        assert text[start:end] == value.raw
        assert value.precision == "day" or "T" in value.raw.upper() or ":" in value.raw
        floor = end


@given(ANY)
def test_what_is_found_is_what_is_parsed(text: str) -> None:
    for hit in dates.find(text):
        alone = dates.parse(hit.value.raw, "text", languages=["ar"])
        assert alone == hit.value


@given(DAYS, st.data(), st.sampled_from(DIGITS))
def test_a_formatted_day_is_read_back(day: datetime.date, data: st.DataObject, digits: str) -> None:
    name = data.draw(st.sampled_from(NAMES[day.month]))
    form = data.draw(st.sampled_from(["{d} {m} {y}", "{d}. {m}, {y}", "{m} {d}, {y}", "{d}/{m}/{y}", "({d} {m} {y})"]))
    numbers = str.maketrans("0123456789", digits)
    text = form.format(d=str(day.day).translate(numbers), m=name, y=str(day.year).translate(numbers))
    value = dates.parse(text, "line")
    assert value is not None, text
    assert (value.value, value.precision) == (day, "day")


@given(DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d}. {m} {y}", "{d} {m}, {y}"]), st.data())
def test_a_day_in_a_sentence_is_found(day: datetime.date, form: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES[day.month]))
    words = form.format(d=day.day, m=name, y=day.year)
    hits = dates.find(f"قال المتحدث إن {words} موعد الافتتاح")
    assert [(h.value.value, h.value.raw) for h in hits] == [(day, words)]


@given(DAYS, st.sampled_from(DIGITS), st.sampled_from("/-."))
def test_numeric_days_of_arabic_are_read_day_first(day: datetime.date, digits: str, sign: str) -> None:
    text = f"{day.day}{sign}{day.month}{sign}{day.year}".translate(str.maketrans("0123456789", digits))
    value = dates.parse(text, "line", languages=["ar"])
    assert value is not None
    assert value.value == day


@given(
    st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2100, 12, 31)),
    st.sampled_from([None, -5, 0, 3, 12]),
)
def test_iso_is_read_back(moment: datetime.datetime, hours: int | None) -> None:
    zone = None if hours is None else datetime.timezone(datetime.timedelta(hours=hours))
    moment = moment.replace(microsecond=0, tzinfo=zone)
    value = dates.parse_iso(moment.isoformat(), "meta")
    assert value is not None
    assert (value.value, value.value.tzinfo, value.precision) == (moment, zone, "second")


@given(ANY, st.integers(0, 9))
def test_a_day_at_the_start_is_one_that_is_parsed(text: str, start: int) -> None:
    found = opening_day(text, start, len(text), ["ar"])
    if found is not None:
        assert start < found.end <= len(text)
        if found.value is not None:
            alone = dates.parse(text[start : found.end], "dateline", languages=["ar"])
            assert alone == found.value


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 كانون1/ديسمبر 2022", "2022-12-12"),
        ("3 تشرين٢ 2021", "2021-11-03"),
        ("الاثنين، 12 تشرين2/نوفمبر 2022", "2022-11-12"),
        ("12 كانون1/يناير 2022", None),
    ],
)
def test_months_that_are_counted(text: str, iso: str | None) -> None:
    stated = dates.parse(text, "line")
    assert (stated and stated.value.isoformat()) == iso
    assert [hit.value.value.isoformat() for hit in dates.find(f"كتب في {text} بيروت")] == ([iso] if iso else [])


@pytest.mark.parametrize(
    ("text", "rest", "iso"),
    [
        ("في 3 مايو / وام", " / وام", None),
        ("20 - 10 (كونا)", " (كونا)", None),
        ("3/5 - أعلن", " - أعلن", None),
        ("يوم الاثنين 3 ماي 2024 (وات)", " (وات)", "2024-05-03"),
        ("12 ربيع الأول 1447 هـ الموافق 4 سبتمبر 2025 م واس", " واس", "2025-09-04"),
        ("3-5-2024م (سونا)", " (سونا)", "2024-05-03"),
        ("5 كانون ثان/يناير(د ب أ)", "(د ب أ)", None),
        ("7 يونيو 2016/ومع/", "/ومع/", "2016-06-07"),
        ("March 3, 2025 /PRNewswire/", " /PRNewswire/", "2025-03-03"),
        ("3rd May, 2024 (WAM)", " (WAM)", "2024-05-03"),
        ("3. März (dpa)", " (dpa)", None),
    ],
)
def test_the_day_of_a_dateline(text: str, rest: str, iso: str | None) -> None:
    found = opening_day(text, 0, len(text), ["ar"])
    assert found is not None
    assert text[found.end :] == rest
    assert (found.value and found.value.value.isoformat()) == iso


@pytest.mark.parametrize(
    "text", ["2 - 1 - 3", "3 - 0", "20 - 13", "32 مايو", "مايو", "2024", "20 10", "5:30", "3 أهداف", ""]
)
def test_no_day_of_a_dateline(text: str) -> None:
    assert opening_day(text, 0, len(text)) is None


@given(st.integers(1304, 1419), st.integers(1, 12), st.integers(1, 31))
def test_solar_days_follow_one_another(year: int, month: int, day: int) -> None:
    here = hijri.solar(year, month, day)
    following = hijri.solar(year, month, day + 1) or hijri.solar(year, month + 1, 1) or hijri.solar(year + 1, 1, 1)
    if here is not None:
        assert following == here + datetime.timedelta(1)


@pytest.mark.parametrize("case", [c for c in CASES if c["reader"] != "find"], ids=lambda c: c["text"])
def test_reading(case: dict[str, str]) -> None:
    text = case["text"].replace("\\u200f", "\u200f")
    assert read(case["reader"], text) == (case["iso"], case["precision"])


@pytest.mark.parametrize("case", [c for c in CASES if c["reader"] == "find"], ids=lambda c: c["text"])
def test_finding(case: dict[str, str]) -> None:
    before, _, rest = case["text"].partition("[")
    words, _, after = rest.partition("]")
    hits = [(h.start, h.end, h.value.value.isoformat()) for h in dates.find(before + words + after)]
    assert hits == ([(len(before), len(before) + len(words), case["iso"])] if words else [])


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("منذ 3 ساعات", "2025-11-24", "day"),
        ("منذ 11 ساعة", "2025-11-23", "day"),
        ("قبل يومين", "2025-11-22", "day"),
        ("منذ 45 دقيقة", "2025-11-24T09:45:00", "minute"),
        ("نشر منذ ساعة و20 دقيقة", "2025-11-24T09:10:00", "minute"),
        ("أمس", "2025-11-23", "day"),
        ("3 hours ago", "2025-11-24", "day"),
        ("yesterday at 10:20", "2025-11-23T10:20:00", "minute"),
        ("il y a 5 minutes", "2025-11-24T10:25:00", "minute"),
        ("vor 2 Tagen", "2025-11-22", "day"),
        ("3 дня назад", "2025-11-21", "day"),
        ("2 saat önce", "2025-11-24", "day"),
    ],
)
def test_relative_statements_need_a_reference(text: str, iso: str, precision: str) -> None:
    assert dates.parse(text, "line") is None
    value = dates.parse(text, "line", REFERENCE)
    assert value is not None
    assert (value.value.isoformat(), value.precision, value.raw) == (iso, precision, text)


@pytest.mark.parametrize("text", ["منذ أسبوع", "قبل الحرب", "منذ 3", "ساعات", "ago", "3 hours", "منذ سنتين", "قال أمس"])
def test_vague_statements_are_refused(text: str) -> None:
    assert dates.parse(text, "line", REFERENCE) is None


@pytest.mark.parametrize("text", ["999 days ago", "منذ 999 يوم", "yesterday"])
def test_relative_statements_before_the_first_day(text: str) -> None:
    assert dates.parse(text, "line", datetime.datetime(1, 1, 1)) is None


@pytest.mark.parametrize(
    ("languages", "iso"),
    [
        (["ar"], "2020-04-03"),
        (["fr"], "2020-04-03"),
        (["en-US"], "2020-03-04"),
        (["en-GB"], "2020-04-03"),
        (["en"], None),
    ],
)
def test_the_language_orders_day_and_month(languages: list[str], iso: str | None) -> None:
    value = dates.parse("03/04/2020", "line", languages=languages)
    assert (value and value.value.isoformat()) == iso


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("آخر تحديث: 3 يونيو 2020", "updated"),
        ("نشر في 3 يونيو 2020", "published"),
        ("3 يونيو 2020", None),
        ("قال", None),
    ],
)
def test_roles(text: str, role: str | None) -> None:
    assert dates.role(text) == role


def test_lunar_dates_need_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    hijri._converter.cache_clear()
    monkeypatch.setitem(sys.modules, "hijridate", None)
    try:
        assert dates.parse("1 رمضان 1445هـ", "line") is None
        assert read("parse", "11 شوال 1441هـ - 3 يونيو 2020م") == ("2020-06-03", "day")
    finally:
        hijri._converter.cache_clear()


def test_lunar_dates_with_the_package() -> None:
    pytest.importorskip("hijridate")
    assert read("parse", "1 رمضان 1445هـ") == ("2024-03-11", "day")
    assert read("parse", "1/9/1445 هـ") == ("2024-03-11", "day")
    assert read("parse", "31 رمضان 1445هـ") == ("-", "-")


def test_the_order_of_rows_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    before, shuffle, original = word_table(), random.Random(7).sample, tables.rows
    monkeypatch.setattr(tables, "rows", lambda name: shuffle(table := original(name), len(table)))
    word_table.cache_clear()
    try:
        assert word_table() == before
    finally:
        word_table.cache_clear()


def test_a_word_cannot_be_two_months(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [("M", "1", "ar", "نونبر"), ("M", "2", "ar", "نونبر")]
    monkeypatch.setattr("newsclean.dates.words._entries", lambda: iter(entries))
    word_table.cache_clear()
    try:
        with pytest.raises(tables.RuleTableError, match="both 1 and 2"):
            word_table()
    finally:
        word_table.cache_clear()


@pytest.mark.parametrize(
    "piece",
    [
        "2001 2002 ",
        "3.4.2020 ",
        "1 نوفمبر 20 ",
        "a b 3 2020 ",
        "2020-13-45 ",
        "a.",
        "ا\u0651",
        "2020/",
        "تشرين 1 2020 ",
    ],
)
def test_cost_grows_linearly(piece: str) -> None:
    assert growth(lambda text: dates.find(text, sys.maxsize), piece, 8_000) < LINEAR


def test_the_limit_is_kept() -> None:
    assert len(dates.find("3 May 2020. " * 9, 4)) == 4

"""The readable report: what it says, that it is legible, and that no document can steer a terminal with it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import Article
from newsclean.cli.explain import columns, explain, isolate, visible
from newsclean.edits import apply, carry
from newsclean.values import Edit, Issue, Source, Span

FSI, PDI = "\u2068", "\u2069"
NASTY = (
    "\x00\x07\x1b\x9b\x7f\t\r\n\u200e\u200f\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\xad\ud800\U000e0041"
)


def article(source, *edits, carried=True, **fields):
    found = carry(source, [Edit(*edit) for edit in edits])
    text = apply(source, found)
    if not carried:
        found = [edit._replace(old=None) for edit in found]
    kept = Source("text", "utf-8", "0" * 64, len(source))
    return Article(text, (Span(0, len(text)),), kept, "0", "0", edits=tuple(found), language="ar", **fields)


@st.composite
def records(draw):
    """A text of anything and edits of anything to it."""
    letters = st.one_of(st.sampled_from(NASTY), st.sampled_from("ابت ًabc 中é\u0301"), st.characters())
    words = st.lists(letters, max_size=60).map("".join)
    source = draw(words)
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    edits = [
        (start, end, draw(words), draw(st.sampled_from(["leftover:a", "spacing:b", "x\u202e:\x1b"])))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    issues = tuple(Issue("code", draw(words), Span(0, 1)) for _ in range(draw(st.integers(0, 2))))
    return article(source, *edits, carried=draw(st.booleans()), title=draw(words), issues=issues)


@given(records(), st.integers(0, 200))
def test_a_report_holds_nothing_that_steers_a_terminal(made, width):
    report = explain(made, width)
    shown = report.replace("\n", "")
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Cf") or c in FSI + PDI for c in shown)
    for line in report.split("\n"):
        depth = 0
        for c in line:
            depth += (c == FSI) - (c == PDI)
            assert 0 <= depth <= 1
        assert depth == 0


@given(records())
def test_every_change_and_issue_has_one_line(made):
    lines = explain(made).split("\n")
    for change in (*made.edits, *made.removed):
        assert sum(line.lstrip().startswith(f"{change.start}–{change.end} ") for line in lines) >= 1
    headings = 2 + 2 * 3 + len({removal.kind for removal in made.removed})
    assert len(lines) == headings + len(made.edits) + len(made.issues)


@given(st.text())
def test_what_is_visible_stays_and_the_rest_gets_a_name(text):
    shown = visible(text)
    assert all(c == " " or c.isprintable() for c in shown)
    if all(c.isascii() and c.isprintable() for c in text):
        assert shown == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("می\u200cخواهم", "می‹ZWNJ›خواهم"),
        ("a\xa0b", "a‹NBSP›b"),
        ("\u200fنص", "‹U+200F›نص"),
        ("\x1b[31m", "‹ESC›[31m"),
        ("\u034f\ufe0f\u3164", "‹U+034F›‹U+FE0F›‹U+3164›"),
        ("\ud800", "‹U+D800›"),
        ("شَدّة", "شَدّة"),
        ("👍🏽", "👍🏽"),
    ],
)
def test_names(text, shown):
    assert visible(text) == shown


def test_columns_and_isolates():
    assert columns("شَدّة") == 3
    assert columns("中文a") == 5
    assert columns(isolate("نص")) == 2
    assert isolate("left 12") == "left 12"
    assert isolate("left نص") == f"{FSI}left نص{PDI}"


SOURCE = "الدوليالرئيسية\n\nقال  المدير\xa0العام ، في مراكش إن الامن مهم.\n\nاترك تعليقا"


def test_a_report_line_by_line():
    made = article(
        SOURCE,
        (0, 16, "", "section:line"),
        (19, 21, " ", "spacing:runs"),
        (27, 28, " ", "spacing:blank"),
        (33, 34, "", "spacing:before-stop"),
        (50, 51, "أ", "word:hamza"),
        (58, 71, "", "leftover:comments"),
        title="عنوان",
        issues=(Issue("date-in-story", "اليوم", Span(3, 4)), Issue("no-title", "none")),
    )
    assert explain(made).split("\n") == [
        f"{FSI}عنوان{PDI}",
        "ar, text, utf-8, 71 characters read, 40 in the text",
        "",
        "removals: 2 (section 1, leftover 1)",
        "  section",
        f"     0–16  section:line       {FSI}الدوليالرئيسية{PDI}  {FSI}[]قال المدير العام، في مراكش إن الأمن مهم.{PDI}",
        "  leftover",
        f"    58–71  leftover:comments  {FSI}اترك تعليقا{PDI}     {FSI}قال المدير العام، في مراكش إن الأمن مهم.[]{PDI}",
        "",
        "edits: 4 (spacing 3, word 1)",
        f"  19–21  spacing:runs         ␣␣ → ␣      {FSI}قال[ ]المدير العام، في مراكش إن الأمن مهم.{PDI}",
        f"  27–28  spacing:blank        ‹NBSP› → ␣  {FSI}قال المدير[ ]العام، في مراكش إن الأمن مهم.{PDI}",
        f"  33–34  spacing:before-stop  ␣ → ∅       {FSI}قال المدير العام[]، في مراكش إن الأمن مهم.{PDI}",
        f"  50–51  word:hamza           {FSI}ا{PDI} → {FSI}أ{PDI}       {FSI}قال المدير العام، في مراكش إن ال[أ]من مهم.{PDI}",
        "",
        "issues: 2 (date-in-story 1, no-title 1)",
        f"  3–4  date-in-story  {FSI}اليوم{PDI}",
        "    –  no-title       none",
    ]


def test_a_document_that_needed_nothing():
    assert explain(article("نص.")).split("\n") == [
        "(no title)",
        "ar, text, utf-8, 3 characters read, 3 in the text",
        "",
        "removals: none",
        "",
        "edits: none",
        "",
        "issues: none",
    ]


def test_what_the_record_does_not_carry_is_shown_by_its_length():
    report = explain(article(SOURCE, (0, 16, "", "section:line"), (19, 21, " ", "spacing:runs"), carried=False))
    assert "section:line  (16 characters)  " in report
    assert "spacing:runs  (2 characters) → ␣  " in report


def test_lines_keep_to_the_width_and_long_removals_show_both_ends():
    long = "بداية " + "كلمة " * 500 + "نهاية"
    made = article(f"{long}\n\n" + "جملة أخرى " * 100, (0, len(long) + 2, "", "leftover:related"))
    for width in (72, 80, 100, 160):
        line = next(line for line in explain(made, width).split("\n") if "leftover:related" in line)
        assert columns(line) <= width
        assert "بداية" in line
        assert "نهاية" in line


def test_runs_of_blanks_are_counted():
    report = explain(
        article("ا" + "\n" * 37 + "ب" + " " * 5 + "ت", (1, 38, "\n\n", "blank:a"), (39, 44, " ", "blank:b"))
    )
    assert " ‹LF›×37 → ‹LF›‹LF› " in report
    assert " ␣×5 → ␣ " in report


def test_a_mark_without_its_letter_stands_on_a_circle():
    report = explain(article("شيءاً", (3, 5, "ًا", "word:tanwin"), (5, 5, "\u064b", "word:tanwin")))
    assert "∅ → ◌\u064b " in report


def test_a_pile_of_marks_does_not_make_a_long_line():
    report = explain(article("ا" + "\u0301" * 100_000 + " نص", (1, 100_001, "", "spacing:marks")))
    assert max(map(len, report.split("\n"))) < 1000

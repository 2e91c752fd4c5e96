"""The table of boilerplate phrases and of labels: whole, sound, matched however decorated, and never on prose."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import labels, phrases, tables

from .cost import LINEAR, growth
from .strategies import lines

CASES = Path(__file__).parent / "cases"
WHERES = {"line", "edge", "prefix", "tail", "template"}
ROWS = tables.rows("phrases.tsv")
LABELS = tables.rows("labels.tsv")
NEGATIVES = tables.rows("phrases_negative.tsv", (CASES / "phrases_negative.tsv").read_text("utf-8"))

FILLINGS = {
    "{n}": "27",
    "{name}": "أبو قاسم علي",
    "{words}": "أخبار البلد من المدينة",
    "{title}": "“عنوان المقال: رأي”",
}
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def filled(phrase: str) -> str:
    for slot, filling in FILLINGS.items():
        phrase = phrase.replace(slot, filling)
    return phrase


# --- laws ----------------------------------------------------------------------------------------------------

anything = st.one_of(lines, st.text(max_size=300), st.text(st.characters(codec=None), max_size=60))


@given(anything)
def test_fold_is_idempotent(text):
    assert phrases.fold(phrases.fold(text)) == phrases.fold(text)


@given(anything)
def test_characters_are_folded_alike_however_many(text):
    one_by_one = "".join(phrases.fold_letters(char) for char in text.casefold())
    assert phrases.fold_letters(text) == one_by_one


def test_every_folded_character_is_folded_alike_in_a_long_text():
    table = phrases.letters()
    text = "".join(map(chr, table))
    assert len(text) > 1000
    assert phrases.fold_letters(text) == text.casefold().translate(table)


def test_fold_is_idempotent_on_every_character():
    for code in range(0x110000):
        once = phrases.fold(f"a{chr(code)}b")
        assert phrases.fold(once) == once, hex(code)


@given(anything, st.sampled_from(["edge", "body"]))
def test_nothing_raises_and_every_rule_is_known(text, context):
    found = phrases.match(text, context)
    assert found is None or found.rule in phrases.known_rules()
    assert found is None or found.rule.startswith(found.kind + ":")
    assert not (found and context == "body" and found.where == "edge")
    tail = phrases.match_tail(text)
    assert tail is None or (0 <= tail[0] < len(text) and tail[1].rule in phrases.known_rules())
    assert labels.kind_of(text) in (None, "section", "menu")


@given(anything)
def test_the_body_allows_no_more_than_the_edges(text):
    inside = phrases.match(text, "body")
    assert inside is None or inside == phrases.match(text, "edge")


glue = st.sampled_from(["", "", " ", " | ", " › ", "/", " • "])
chains = st.lists(st.tuples(st.sampled_from([row["label"] for row in LABELS]), glue), max_size=6).map(
    lambda parts: "".join(label + between for label, between in parts)
)


@given(st.one_of(anything, chains))
def test_a_segmented_line_is_covered_exactly(text):
    found = labels.segment(text)
    if found is None:
        return
    assert len(found) >= 2
    places = [0, *(place for label in found for place in (label.start, label.end)), len(text)]
    assert places == sorted(places)
    for label in found:
        assert label.text == text[label.start : label.end]
        assert any(c.isalpha() for c in label.text)
    between = [text[end:start] for end, start in list(pairwise(places))[::2]]
    assert not any(c.isalnum() for gap in between for c in gap)


# --- tables --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [ROWS, LABELS], ids=["phrases", "labels"])
def test_tables_are_sorted_composed_and_plain(table):
    ids = [row["id"] for row in table]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    for row in table:
        assert re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)+", row["id"]), row
        assert all(unicodedata.is_normalized("NFC", cell) and cell == cell.strip() for cell in row.values()), row
        assert not any(BIDI.search(cell) for cell in row.values()), row
        assert re.fullmatch(r"[a-z]{2,3}( [a-z]{2,3})*", row["languages"]), row


def test_kinds_and_places_are_closed_lists():
    assert {row["kind"] for row in ROWS} <= phrases.KINDS
    assert {row["where"] for row in ROWS} <= WHERES
    assert {row["kind"] for row in LABELS} == labels.KINDS
    assert all(row["evidence"] for row in ROWS)


def test_no_two_rows_say_the_same():
    for group in ({"tail"}, WHERES - {"tail"}):
        keys = [phrases.fold(filled(row["phrase"])) for row in ROWS if row["where"] in group]
        assert len(set(keys)) == len(keys), sorted(key for key in keys if keys.count(key) > 1)
    keys = [phrases.fold(row["label"]) for row in LABELS]
    assert len(set(keys)) == len(keys), sorted(key for key in keys if keys.count(key) > 1)


def test_slots_are_known_and_few():
    for row in ROWS:
        slots = [slot for slot in re.findall(r"\{[^}]*\}", row["phrase"]) if slot != "{n}"]
        assert set(slots) <= set(FILLINGS), row
        assert len(slots) <= 1, row
        assert (row["where"] == "template") == bool(slots and row["where"] != "edge"), row
        assert not row["phrase"].startswith(("{name}", "{words}", "{title}")), row
        assert not row["phrase"].endswith("{words}"), row


def test_short_words_act_only_at_the_edges():
    """A single word anywhere in the body may be a heading, unless it is a compound that only a site prints."""
    for row in ROWS:
        if row["where"] == "line" and len(row["phrase"]) < 5 and row["phrase"].isascii():
            pytest.fail(f"too short to act anywhere: {row}")


# --- every row matches itself --------------------------------------------------------------------------------

DECORATIONS = {
    "plain": lambda s: s,
    "spaces": lambda s: f"  {s.replace(' ', '  ')}\u00a0",
    "colon": lambda s: f"{s} :",
    "bullets": lambda s: f"• {s} »",
    "upper": lambda s: s.upper(),
    "decomposed": lambda s: unicodedata.normalize("NFD", s),
    "marks": lambda s: re.sub("([بتسكل])", "\\1\u064e", s),
    "tatweel": lambda s: re.sub("([بتسل])(?=[ا-ي])", "\\1ـ", s),
    "bidi": lambda s: f"\u202b{s}\u202c\u200f",
    "hamza": lambda s: s.translate(str.maketrans("أإآةى", "اااهي")),
    "persian": lambda s: s.translate(str.maketrans("يك", "یک")),
}


@pytest.mark.parametrize("decoration", DECORATIONS)
def test_every_row_matches_itself(decoration):
    for row in ROWS:
        if decoration == "decomposed" and row["languages"] == "ja":
            continue  # Voicing marks are letters' own; the text is composed before it comes here.
        line = DECORATIONS[decoration](filled(row["phrase"]))
        if row["where"] == "tail":
            found = phrases.match_tail(f"انتهى الاجتماع مساء. {line}")
            assert found is not None, row
            assert found[1].rule == f"{row['kind']}:{row['id']}", (row, found)
            continue
        match = phrases.match(line)
        assert match is not None, (row, line)
        assert match.rule == f"{row['kind']}:{row['id']}", (row, match)


@pytest.mark.parametrize("separator", [": ", " : ", " | ", " - ", " – ", ".. ", "… ", ":"])
def test_a_prefix_takes_the_rest_of_its_line(separator):
    for row in ROWS:
        if row["where"] == "prefix":
            found = phrases.match(row["phrase"] + separator + "الحكومة تعلن عن برنامج جديد في 2025", "body")
            assert found is not None, row
            assert found.rule == f"{row['kind']}:{row['id']}", (row, found)


def test_a_prefix_ends_no_paragraph():
    assert phrases.match("اقرأ أيضا: " + "الحكومة تعلن عن برنامج جديد " * 3) is not None
    assert phrases.match("اقرأ أيضا: " + "الحكومة تعلن عن برنامج جديد " * 9) is None


def test_a_comma_belongs_to_captions_only():
    assert phrases.match("مصدر الصورة، وكالة الأنباء") is not None
    assert phrases.match("قد يهمك، عزيزي القارئ، أن تعرف هذا") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("865 مشاهدة", "counter"),
        ("٨٦٥ مشاهدة", "counter"),
        ("1,204 views", "counter"),
        ("12 Comments", "comment-form"),
        ("قراءة 12 دقيقة", "reading-time"),
        ("3 دقائق للقراءة", "reading-time"),
        ("منذ 5 ساعات", "counter"),
        ("© 2025 جميع الحقوق محفوظة", "copyright"),
        ("© 2019-2025 All Rights Reserved.", "copyright"),
        ("Leave a Reply to Jane Doe", "comment-form"),
        ("تابع جريدة المدينة على:", "follow"),
        ("تابعوا أخبار البلد من الجريدة عبر غوغل نيوز", "follow"),
        ("رأيان على “عنوان”", "comment-form"),
        ("DAHA FAZLA YÜKLE", "pager"),
        ("Şifremi unuttum?", "login"),
        ("A LIRE AUSSI : le budget adopté", "related"),
        ("Ещё", "read-more"),
        ("ЕЩЕ", "read-more"),
    ],
)
def test_spelling_and_numbers(line, kind):
    found = phrases.match(line)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "# Comments",
        "Leave a Reply to the man who wrote it yesterday evening",
        "Leave a Reply to 3 men",
        "تابع الوزير الذي عينته الحكومة قبل سنة على",
        "رأيان على الوزير",
        "",
        "...",
        "12",
    ],
)
def test_slots_are_narrow(line):
    assert phrases.match(line) is None


# --- never ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", NEGATIVES, ids=lambda row: row["id"])
def test_true_lines_never_match(row):
    line = row["line"]
    assert phrases.match(line) is None
    assert phrases.match_tail(line) is None
    assert labels.segment(line) is None
    assert labels.kind_of(line) is None


def test_there_are_enough_negatives():
    assert len(NEGATIVES) >= 150
    assert {row["languages"].split()[0] for row in ROWS} - {"mul"} <= {row["lang"] for row in NEGATIVES}


# --- tails ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("وختم كلمته بالشكر.تابعونا على فيسبوك", "تابعونا على فيسبوك"),
        ("وختم كلمته بالشكر.  لمتابعة آخر الأخبار حملوا التطبيق", "لمتابعة آخر الأخبار حملوا التطبيق"),
        ("He thanked them all. Follow us on Facebook and Twitter", "Follow us on Facebook and Twitter"),
        ("وختم كلمته بالشكر، ثم قال تابعونا على فيسبوك", None),
        ("وختم كلمته. تابعونا على فيسبوك وسترون كيف أن هذه المدينة تغيرت كثيرا خلال السنوات الأخيرة", None),
        ("Follow us on Facebook. Then the minister left the room", None),
    ],
)
def test_tails(line, tail):
    found = phrases.match_tail(line)
    assert (line[found[0] :] if found else None) == tail


# --- labels --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("الدوليالرئيسية", ["الدولي", "الرئيسية"]),
        ("الرئيسية » اقتصاد", ["الرئيسية", "اقتصاد"]),
        ("الرئيسيةِ/سياســـة", ["الرئيسيةِ", "سياســـة"]),
        ("Share on FacebookShare on Twitter", ["Share on Facebook", "Share on Twitter"]),
        ("طباعة Email فيسبوك تويتر لينكدين", ["طباعة", "Email", "فيسبوك", "تويتر", "لينكدين"]),
        ("خدمة RSS لينكد إن يوتيوب", ["خدمة RSS", "لينكد إن", "يوتيوب"]),
        ("سياسة اقتصاد رياضة", ["سياسة", "اقتصاد", "رياضة"]),
        ("HomeNewsSport", ["Home", "News", "Sport"]),
        ("Accueil > Politique", ["Accueil", "Politique"]),
        ("فن | رياضة", ["فن", "رياضة"]),
        ("首页 > 新闻 > 国际", ["首页", "新闻", "国际"]),
        ("سياسة اقتصاد", None),
        ("سياسة، اقتصاد، رياضة", None),
        ("الرئيسية", None),
        ("الرئيسية 2025", None),
        ("الرئي سيةرياضة", None),
        ("homepage", None),
    ],
)
def test_segments(line, pieces):
    found = labels.segment(line)
    assert ([label.text for label in found] if found else None) == pieces


def test_a_label_alone():
    assert labels.kind_of("الرياضة") == "section"
    assert labels.kind_of("الرئيسية:") == "menu"
    assert labels.kind_of("فيسبوك") is None
    assert labels.kind_of("الرياضة تجمع الشعوب") is None


def test_pairs_with_a_menu_label_are_found_glued():
    sections = [r["label"] for r in LABELS if r["kind"] == "section" and r["id"].startswith("ar-")]
    missed = [s for s in sections if len(s) >= 4 and " " not in s and labels.segment(s + "الرئيسية") is None]
    assert missed == []


# --- cost ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["ا", "1", "1,", " ", ".", "الرئيسية", "تابعونا على ", "a: ", "“", "\u064e"])
def test_cost_grows_linearly(unit):
    def work(text):
        for function in (phrases.fold, phrases.match, phrases.match_tail, labels.segment, labels.kind_of):
            function(text)

    assert growth(work, unit, 20_000) < LINEAR

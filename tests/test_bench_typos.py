"""The benchmark of spelling: changes of words, verdicts on them, classes of slips, slips put in."""

import re

import pytest
from bench.typos import rows
from bench.typos.changes import Change, changes, tokens, trimmed, whole, words
from bench.typos.classes import CLASSES, slip_class
from bench.typos.corpora import Document
from bench.typos.inject import LETTER_SLIPS, SHARES, inject
from bench.typos.letters import Step, levenshtein, steps
from bench.typos.m2 import Sample, judged, read, score

from newsclean.edits import apply
from newsclean.values import Edit

M2 = """S ذهب الولد الى المدرسه ثم عاد و نام .
A 2 3|||Edit|||إلى|||REQUIRED|||-NONE-|||0
A 3 4|||Edit|||المدرسة ،|||REQUIRED|||-NONE-|||0
A 6 8|||Merge|||ونام|||REQUIRED|||-NONE-|||0
A 8 9|||Edit|||!|||REQUIRED|||-NONE-|||0

S قرأت كتابا
A 2 2|||Add_before|||.|||REQUIRED|||-NONE-|||0
"""


def replacing(**new):
    """A system that replaces words wherever they stand."""

    def system(text):
        found = [(text.find(old), old, better) for old, better in new.items() if old in text]
        return [Edit(at, at + len(old), better, "test:word") for at, old, better in sorted(found)]

    return system


def made(text, *edits):
    return [change[:3] for change in changes(text, [Edit(*edit, "test:any") for edit in edits])]


def test_an_edit_inside_a_word_changes_the_word():
    assert made("ذهب الى البيت", (4, 5, "إ")) == [(1, 2, ("إلى",))]
    assert made("ذهب الى البيت", (4, 7, "إلى")) == [(1, 2, ("إلى",))]


def test_spaces_part_and_join_words():
    assert made("قال و نام", (5, 6, "")) == [(1, 3, ("ونام",))]
    assert made("قال ونام", (3, 4, "")) == [(0, 2, ("قالونام",))]
    assert made("لوكان هنا", (2, 2, " ")) == [(0, 1, ("لو", "كان"))]


def test_edits_of_one_word_are_one_change_and_name_all_rules():
    edits = [Edit(1, 2, "", "a:b"), Edit(2, 3, "أ", "c:d"), Edit(5, 6, "ة", "c:d")]
    assert changes("و اسره هنا", edits) == [Change(0, 2, ("وأسرة",), "a:b+c:d")]


def test_a_space_that_moves_is_one_change():
    assert made("كتا بجديد", (3, 4, ""), (5, 5, " ")) == [(0, 2, ("كتاب", "جديد"))]
    assert made("ثم و الله", (3, 3, "، "), (4, 5, "")) == [(1, 3, ("،", "والله"))]


def test_edits_of_neighbouring_words_stay_apart():
    assert made("الى المدرسه", (0, 1, "إ"), (10, 11, "ة")) == [(0, 1, ("إلى",)), (1, 2, ("المدرسة",))]


def test_one_edit_of_many_words_is_cut_down_to_those_that_change():
    assert made("ذهب الى البيت الان", (0, 18, "ذهب إلى البيت الآن")) == [(1, 2, ("إلى",)), (3, 4, ("الآن",))]
    assert made("الى المدرسه", (0, 11, "إلى المدرسة")) == [(0, 1, ("إلى",)), (1, 2, ("المدرسة",))]


def test_words_come_and_go():
    assert made("قال نعم", (3, 3, " لي")) == [(1, 1, ("لي",))]
    assert made("قال لي نعم", (3, 6, "")) == [(1, 2, ())]
    assert made("", (0, 0, "نعم")) == [(0, 0, ("نعم",))]
    assert made("قال  نعم", (3, 4, "")) == []


def test_trimming_leaves_what_changes():
    of = tokens("قال ان الولد هنا")
    assert trimmed(Change(0, 4, ("قال", "أن", "الولد", "هنا"), ""), of, whole) == Change(1, 2, ("أن",), "")
    assert trimmed(Change(0, 1, ("قال",), ""), of, whole) is None


def test_punctuation_aside():
    of = tokens("قال: ان. الولد ! هنا")
    assert words("قال:") == ("قال",)
    assert words("!") == ()
    assert trimmed(Change(1, 2, ("أن", "."), ""), of, words) == Change(1, 2, ("أن",), "")
    assert trimmed(Change(1, 2, ("ان", "،"), ""), of, words) is None
    assert trimmed(Change(3, 4, (), ""), of, words) is None
    assert trimmed(Change(3, 3, ("،", "يا"), ""), of, words) == Change(3, 3, ("يا",), "")
    assert trimmed(Change(2, 4, ("والولد",), ""), of, words) == Change(2, 3, ("والولد",), "")


def test_m2_files_are_read_with_the_classes_of_their_corrections():
    first, second = read(M2)
    assert first.text == "ذهب الولد الى المدرسه ثم عاد و نام ."
    assert [change.rule for change in first.gold] == [
        "hamza on alef",
        "teh marbuta or heh",
        "detached waw",
        "punctuation",
    ]
    assert second.gold == (Change(2, 2, (".",), "punctuation"),)


@pytest.mark.parametrize("m2", ["A 0 1|||Edit|||نعم|||REQUIRED|||-NONE-|||0", "S نعم\nB 0 1|||Edit|||لا|||x"])
def test_what_is_no_m2_is_refused(m2):
    with pytest.raises(ValueError, match="no "):
        list(read(m2))


def test_nothing_done_finds_nothing_and_harms_nothing():
    found = score(read(M2), lambda text: (), whole)
    assert (found.words, found.gold.total()) == (11, 5)
    assert (found.precision, found.helpful, found.recall, found.f1, found.harm) == (0, 0, 0, 0, 0)


def test_figures_of_a_system_with_everything_counted():
    system = replacing(الى="إلى", المدرسه="المدرسة", كتابا="كتبا")
    found = score(read(M2), system, whole)
    assert found.made.total() == 3
    assert found.precision == 1 / 3  # gold wants a comma after the school too
    assert found.helpful == 2 / 3
    assert found.recall == 1 / 5
    assert found.f1 == pytest.approx(0.25)
    assert found.harm == 10_000 / 11


def test_figures_of_a_system_with_punctuation_aside():
    system = replacing(الى="إلى", المدرسه="المدرسة", كتابا="كتبا")
    found = score(read(M2), system, words)
    assert (found.words, found.gold.total()) == (10, 3)
    assert (found.precision, found.recall, found.harm) == (2 / 3, 2 / 3, 1_000)
    assert found.matched == {"hamza on alef": 1, "teh marbuta or heh": 1, "detached waw": 0}
    assert found.made == {"test:word": 3}


def test_changes_of_signs_alone_are_left_out_aside():
    signs = replacing(**{" .": "."})
    assert score(read(M2), signs, whole).made.total() == 1
    assert score(read(M2), signs, words).made.total() == 0


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (Change(1, 2, ("الأسد",), ""), "exact"),
        (Change(1, 2, ("الأسدد",), ""), "wrong"),
        (Change(3, 4, ("المسئول",), ""), "helps"),
        (Change(3, 4, ("مسؤول",), ""), "wrong"),
        (Change(0, 1, ("وقال",), ""), "harm"),
        (Change(2, 2, ("يا",), ""), "harm"),
        (Change(0, 2, ("قال", "الأسد"), ""), "exact"),
    ],
)
def test_verdicts(change, verdict):
    of = tokens("قال الاسد ان المسيولل")
    gold = (Change(1, 2, ("الأسد",), ""), Change(3, 4, ("المسؤول",), ""))
    some = [trimmed(change, of, whole)]
    assert list(judged(some, gold, of, whole)) == [verdict]


def test_a_change_of_part_of_what_gold_joins_is_seen_beside_the_whole():
    of, gold = tokens("مس تشفي كبير"), (Change(0, 2, ("مستشفى",), ""),)
    some = [Change(1, 2, ("تشفى",), ""), Change(0, 3, ("مستشفي", "كبير"), ""), Change(2, 3, ("كبيرا",), "")]
    assert list(judged(some, gold, of, whole)) == ["helps", "helps", "harm"]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("الى", "إلى", "hamza on alef"),
        ("اسلامى", "اسلامي", "alef maksura or yeh"),
        ("مدرسه", "مدرسة", "teh marbuta or heh"),
        ("هذة الدار", "هذه الدار", "teh marbuta or heh"),
        ("مسئول", "مسؤول", "hamza seat"),
        ("شئ", "شيء", "hamza seat"),
        ("سما", "سماء", "hamza seat"),
        ("و قال", "وقال", "detached waw"),
        ("او قال", "اوقال", "extra space"),
        ("لوكان", "لو كان", "missing space"),
        ("الوير", "الوزير", "missing letter"),
        ("الوززير", "الوزير", "extra letter"),
        ("الورير", "الوزير", "letter of other dots"),
        ("الوكير", "الوزير", "other letter"),
        ("الوزري", "الوزير", "swap"),
        ("قالو", "قالوا", "final alef, plural waw"),
        ("كتاب", "كتابا", "final alef, plural waw"),
        ("انسانيه", "إنسانية", "several of these"),
        ("بيت", "دار", "other"),
        ("", "دار", "other"),
        ("2024", "2025", "other"),
    ],
)
def test_classes_of_slips(old, new, name):
    assert slip_class(old, new) == name
    assert name in CLASSES


def test_ways_between_words():
    assert levenshtein("الوزري", "الوزير") == 2
    assert steps("الوزري", "الوزير") == [Step(4, "ري", "ير")]
    assert steps("و الدا", "والد") == [Step(1, " ", ""), Step(5, "ا", "")]
    assert steps("نعم", "نعم") == []


TEXT = "أعلنت وزارة الصحة الأحد إطلاق حملة جديدة في القرى البعيدة، وقال الوزير إن الأطباء بدأوا العمل أمس. " * 250


def test_slips_are_the_same_for_the_same_seed():
    assert list(inject([TEXT], 7)) == list(inject([TEXT], 7))
    assert list(inject([TEXT], 7)) != list(inject([TEXT], 8))


def test_undoing_the_slips_gives_the_text():
    (sample,) = inject([TEXT])
    assert sample.text != TEXT
    assert _undone(sample) == tokens(TEXT)


def _undone(sample: Sample) -> list[str]:
    parts = tokens(sample.text)
    for start, end, new, _ in reversed(sample.gold):
        parts[start:end] = new
    return parts


def test_about_every_fiftieth_word_is_spoilt_in_all_classes_at_their_shares():
    samples = list(inject([TEXT] * 40))
    names = [change.rule for sample in samples for change in sample.gold]
    long = sum(len(word.strip("،.")) >= 3 for word in TEXT.split()) * 40
    assert 45 < long / len(names) < 56
    for name, share in SHARES.items():
        assert names.count(name) / len(names) == pytest.approx(share / 100, abs=0.03)
    assert set(LETTER_SLIPS) < set(SHARES)
    assert sum(SHARES.values()) == 100


def test_slips_are_of_their_classes():
    kinds = {
        "dots": {"letter of other dots", "hamza seat"},
        "swap": {"swap", "hamza on alef"},
        "double": {"extra letter", "final alef, plural waw"},
        "missing space": {"missing space"},
        "extra space": {"extra space", "detached waw"},
        "hamza": {"hamza on alef"},
    }
    (sample,) = inject([TEXT * 4])
    parts = tokens(sample.text)
    for start, end, new, name in sample.gold:
        found = slip_class(" ".join(parts[start:end]).strip("،."), " ".join(new).strip("،."))
        assert found in kinds.get(name, {found})


def test_who_undoes_every_slip_mends_all_of_them():
    samples = list(inject([TEXT, TEXT]))
    undo = {sample.text: _edits(sample) for sample in samples}
    found = score(samples, undo.__getitem__, words)
    assert len(undo) == 2
    assert found.matched == found.touched == found.gold
    assert (found.precision, found.recall, found.harm) == (1, 1, 0)


def test_what_touches_a_slip_without_undoing_it_does_not_mend_it():
    samples = list(inject([TEXT]))
    found = score(samples, lambda text: [edit._replace(new="بلاد") for edit in _edits(samples[0])], words)
    assert found.touched == found.gold
    assert found.matched.total() == found.harm == 0


def _edits(sample: Sample) -> list[Edit]:
    spans = [match.span() for match in re.finditer(r"\S+", sample.text)]
    return [Edit(spans[c.start][0], spans[c.end - 1][1], " ".join(c.new), "test:undo") for c in sample.gold]


def test_rows_of_changes_in_news_have_their_surroundings():
    text = "كتب المراسل الشاب اليوم من العاصمة الى «الاهالي» هناك"
    (row,) = rows.changed("x", replacing(الاهالي="الأهالي"), [Document("set", "set/1.txt", text)])
    assert row == (
        "x",
        "set",
        "set/1.txt",
        "test:word",
        "الاهالي",
        "الأهالي",
        "الشاب اليوم من العاصمة الى",
        "هناك",
        "",
        "",
    )
    assert apply(text, replacing(الاهالي="الأهالي")(text)).endswith("«الأهالي» هناك")


def test_rows_of_changes_beside_gold_have_its_verdict():
    found = list(rows.corrected("x", replacing(الى="إلى", المدرسه="المدرسا", كتابا="كتبا"), read(M2)))
    assert [(row.file, row.wrong, row.right, row.verdict, row.wanted) for row in found] == [
        ("comment 0", "الى", "إلى", "exact", "إلى"),
        ("comment 0", "المدرسه", "المدرسا", "wrong", "المدرسة"),
        ("comment 1", "كتابا", "كتبا", "harm", ""),
    ]


def test_verdicts_are_kept_and_new_pairs_added_to_be_filled_in(tmp_path):
    path = tmp_path / "verdicts.tsv"
    documents = [Document("set", "1", text) for text in ("قال ان", "عاد الى", "ذهب الى")]
    some = list(rows.changed("x", replacing(الى="إلى", ان="أن"), documents))
    rows.write_verdicts(path, {("ان", "أن"): "right"}, some)
    assert path.read_text("utf-8") == "wrong\tright\tverdict\nان\tأن\tright\nالى\tإلى\t\n"
    assert rows.read_verdicts(path) == {("ان", "أن"): "right", ("الى", "إلى"): ""}
    assert rows.read_verdicts(tmp_path / "none.tsv") == {}

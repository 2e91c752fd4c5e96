"""Repair of mojibake and leftover character references: laws, the proof of the gate, cases."""

import itertools
import re

import pytest
from ftfy import fix_encoding
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES, is_bad
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.edits import apply, check
from newsclean.stages.base import Context
from newsclean.stages.encoding import LINE_LIMIT, encoding
from newsclean.stages.mojibake import SUSPECT, difference, repair
from newsclean.stages.references import unescape
from tests.cost import LINEAR, growth

ARABIC = "أعلنت وزارة التربية الوطنية أمس أن الدراسة ستبدأ في موعدها المحدد، مؤكدة «جاهزية» المدارس"
ARABIC_WITH_LATIN = "وقال مدير شركة Google إن المشروع سيكلف 300 مليون دولار، وفق صحيفة Le Monde الفرنسية"
FRENCH = "Le ministère a déclaré « la rentrée aura lieu à l’été », d’après le préfet de l’Hérault"
PERSIAN = "رئیس جمهور گفت که این طرح برای همه مردم می‌تواند مفید باشد و به زودی اجرا خواهد شد"


def clean(text: str) -> str:
    outcome = encoding(text, Context())
    check(outcome.edits, len(text))
    return apply(text, outcome.edits)


def misread(text: str, written: str, read: str, times: int = 1) -> str:
    """``text`` written in one charset and read in another, undefined bytes as the code points of their numbers."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode(read, "ignore") or chr(byte) for byte in text.encode(written))
    return text


NEAR = "ÇáãÛÑÈطظعغآأâïًںث†’§„…ط؛±¨\xad\xa0»«éèÃÂØÙœŒ€™½°вЂГРСЂ├╪\x85\x92\ud83d\ude00\udcff�&;#amp<lt nbsp16\n .aZ"
HOSTILE = st.text(alphabet=st.sampled_from(NEAR) | st.characters(), max_size=40)


@given(HOSTILE)
@example("&amp;lt;b&amp;gt;&#38;#38;lt;")
@example("ط·آ§ط¸â€‍")
def test_edits_are_sound_and_a_second_run_makes_none(text):
    once = clean(text)
    assert clean(once) == once
    outcome = encoding(text, Context())
    assert all(text[edit.start : edit.end] != edit.new for edit in outcome.edits)
    assert all(edit.kind == "encoding" for edit in outcome.edits)


@given(HOSTILE.filter(lambda text: "&" not in text), HOSTILE.filter(lambda text: "&" not in text))
def test_lines_are_repaired_alone(first, second):
    assert clean(f"{first}\n{second}") == f"{clean(first)}\n{clean(second)}"


@given(
    st.text(
        alphabet=st.sampled_from("ابةتثجحخدذرزسشصضطظعغفقكلمنهويىءآأإؤئ،؛؟«» ًٌٍَُِّْ.0123456789abcپچژگیکٹڈڑںےھ‌"),
        max_size=120,
    )
)
def test_sound_arabic_script_is_never_touched(text):
    assert encoding(text, Context()) == ((), (), ()) or encoding(text, Context()).edits == []


# --- the gate: a line that it lets pass is one that ftfy cannot change -----------------------------------------


def _characters(ranges: str) -> list[str]:
    return [char for char in map(chr, range(0x80, 0x10000)) if re.match(f"[{ranges}]", char)]


def _representatives() -> list[str]:
    """One character of each kind that ftfy's heuristic tells apart, and each that it names by itself."""
    named = set(re.findall(r"[^\x00-\x7f]", re.sub(r"(?m)#.*$", "", BADNESS_RE.pattern)))
    grouped = {char for ranges in MOJIBAKE_CATEGORIES.values() for char in _characters(ranges)}
    kinds: dict[tuple[bool, ...], str] = {}
    classes = [re.compile(f"[{ranges}]") for ranges in MOJIBAKE_CATEGORIES.values()]
    for char in sorted(grouped):
        kinds.setdefault((*(bool(one.match(char)) for one in classes), char.isalnum()), char)
    special = set("ÂÃÎÐØÙŒœ×²³à√≈‚Äâóв ВГРСЂў±¢°²µ¹¼½¾β€ā§Ÿ\xa0\xad©®»–—´’")
    missing = {char for char in named & grouped if re.search(f"(?<![-]){re.escape(char)}(?![-])", BADNESS_RE.pattern)}
    literal = {char for char in missing if any(char not in part for part in MOJIBAKE_CATEGORIES.values())}
    return sorted(set(kinds.values()) | (special & (literal | special)) | set("aZ .ب中\u0301"))


def test_every_short_string_that_ftfy_sees_as_bad_passes_the_gate():
    letters = _representatives()
    assert len(letters) > 60
    for head in letters:
        missed = [
            text
            for text in map("".join, itertools.product(head, letters, letters))
            if not SUSPECT.search(text) and is_bad(text)
        ]
        assert missed == []


ALL_BAD = sorted({char for ranges in MOJIBAKE_CATEGORIES.values() for char in _characters(ranges)})


@given(st.text(alphabet=st.sampled_from([*ALL_BAD, *"aZ .\tبم"]), max_size=12))
def test_what_the_gate_stops_ftfy_leaves_alone(text):
    if not SUSPECT.search(text):
        assert fix_encoding(text) == text


def test_every_pair_that_ftfy_sees_as_bad_passes_the_gate():
    missed = [
        pair for pair in map("".join, itertools.product(ALL_BAD, ALL_BAD)) if not SUSPECT.search(pair) and is_bad(pair)
    ]
    assert missed == []


# --- cases -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [ARABIC, ARABIC_WITH_LATIN, PERSIAN])
@pytest.mark.parametrize("read", ["windows-1256", "windows-1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf8_read_as_something_else_comes_back(text, read, times):
    assert clean(misread(text, "utf-8", read, times)) == text


@pytest.mark.parametrize("text", [ARABIC, ARABIC_WITH_LATIN])
@pytest.mark.parametrize("written", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("read", ["windows-1252", "latin-1"])
def test_arabic_charsets_read_as_latin_come_back(text, written, read):
    text = text if written == "windows-1256" else text.replace("«", '"').replace("»", '"')
    assert clean(misread(text, written, read)) == text


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (
            f"{ARABIC} {misread('المغرب والجزائر', 'utf-8', 'cp1256')}",
            f"{ARABIC} المغرب والجزائر",
            "utf-8-as-windows-1256",
        ),
        (misread("صحيح أن", "utf-8", "cp1256").replace("\xad", ""), "صحيح أن", "utf-8-as-windows-1256"),
        (misread("à l’été, élu", "utf-8", "cp1256"), "à l’été, élu", "utf-8-as-windows-1256"),
        (misread("خبر عاجل 😀", "utf-8", "cp1256"), "خبر عاجل 😀", "utf-8-as-windows-1256"),
        ("ÇáãÛÑÈ", "المغرب", "windows-1256-as-1252"),
        ("شركة ÇáãÛÑÈ ááØíÑÇä", "شركة المغرب للطيران", "windows-1256-as-1252"),
        ("ÔÑßÉ ÇáãÛÑÈ ááØíÑÇä CNN¡ æ", "شركة المغرب للطيران CNN، و", "windows-1256-as-1252"),
        ("voilÃ\xa0 le cafÃ©", "voilà le café", "ftfy"),
        ("Itâ€™s", "It’s", "ftfy"),
        ("wait\x85 ok\x92", "wait… ok’", "ftfy"),
        ("\ud83d\ude00", "😀", "surrogate-pair"),
        ("a\udcffb", "a\ufffdb", "lone-surrogate"),
        ("Tom &amp; Jerry", "Tom & Jerry", "html-entity"),
        ("&amp;amp;amp;quot;نعم&quot;", '"نعم"', "html-entity"),
        ("&#1605;&#1585;", "مر", "html-entity"),
        ("L&rsquo;&eacute;t&eacute;", "L’été", "html-entity"),
        ("a&nbsp;b&nbsp c", "a\xa0b\xa0 c", "html-entity"),
        ("a &lt; b", "a < b", "html-entity"),
        ("a&#13;\nb&#10;c&#13;d", "a\nb\nc\nd", "html-entity"),
        ("&#128;5", "€5", "html-entity"),
        ("&amp;lt;b&gt;", "&lt;b&gt;", "html-entity"),
    ],
)
def test_repair(old, new, rule):
    outcome = encoding(old, Context())
    assert apply(old, outcome.edits) == new
    assert {name for edit in outcome.edits for name in edit.rules} == {f"encoding:{rule}"}


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        PERSIAN,
        FRENCH,
        "«الخط»، «محيط»؛ وسط… فقط؟ ربط– حفظ” ط©",
        "الحروف: ط،ظ،ع،غ،ف",
        "السعر 25°م و50€ و½ كيلو",
        "Les lettres é è à ç ê, É È À Ç Ê, éèà, ÉÈÊ",
        "Umlaute: ä ö ü Ä Ö Ü ß äöüß ÄÖÜ, Menü“",
        "Å Ä Ö å ä ö, æøå ÆØÅ, Þórður, Á, Ö",
        "SÃO PAULO, MAÇÃ, œuvre, cœur, ÉCOLE",
        "EĞİTİM GİRİŞİ İLETİŞİM",
        "Москва «Спартак» — ЦСКА: «Р», «С»",
        "Ελλάδα «Αθήνα»",
        "中国的人民",
        "R&D; AT&T &copy &foo; ?a=1&copy=2&nbsp=3 & ;",
        "&lt;b&gt;عاجل&lt;/b&gt;",
        "&#0; &#1; &#xD800; &#99999999;",
        "“quotes” ‘and’ ﬁne Ｆｕｌｌ \u200fmarks\u200e e\u0301",
    ],
)
def test_sound_text_stays(text):
    assert list(encoding(text, Context()).edits) == []


def test_edits_cover_the_damage_only():
    text = f"{ARABIC}\nWell, itâ€™s {FRENCH}\n{ARABIC}"
    (edit,) = encoding(text, Context()).edits
    assert text[edit.start : edit.end] == "â€™"


@given(st.text(max_size=30), st.text(max_size=30))
def test_difference_turns_one_into_the_other(old, new):
    edits = list(difference(old, new, "encoding:test"))
    check(edits, len(old))
    assert apply(old, edits) == new


def test_long_lines_are_repaired_by_sentence_and_longer_ones_named():
    sentence = f"{misread('المغرب والجزائر', 'utf-8', 'cp1256')}. "
    assert clean(sentence * 500) == "المغرب والجزائر. " * 500
    flood = "Ã©" * LINE_LIMIT
    outcome = encoding(f"a\n{flood}", Context())
    assert [issue.code for issue in outcome.issues] == ["too-long-for-repair"]
    assert outcome.issues[0].span == (2, 2 + len(flood))
    assert not outcome.edits


def test_references_that_spell_references_for_ever_are_left():
    assert unescape("&" + "&num;38;" * 3) != []
    nested = "&num;"
    for _ in range(6):
        nested = nested.replace("#", "&num;").replace("&", "&#38;")
    assert clean(clean(nested)) == clean(nested)


@pytest.mark.parametrize(
    "piece",
    [
        "&amp;",
        "amp;",
        "&",
        "&#38;",
        "&#",
        "é\u0301",
        "À\x80",
        "í\xa0\x80",
        "Ã©",
        "Ã© ",
        "ط§",
        "ط",
        "ÇáãÛÑÈ ",
        "Ç",
        "\x85",
        "\ud83d",
        "œ. ",
        "├⌐",
    ],
)
def test_cost_grows_with_length_only(piece):
    assert growth(lambda text: encoding("&" + text, Context()), piece, 20_000) < LINEAR


def test_repair_of_nothing_is_nothing():
    assert list(repair("")) == []
    assert encoding("", Context()) == ([], (), ())

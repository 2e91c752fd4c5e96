"""What lines are: the first look, which spares most lines the rest, passes over none that is something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import tables
from newsclean.stages import chrome
from newsclean.stages.typed import Typed
from tests.strategies import anything


def looked_at_in_full(line):
    """The chain of ``chrome`` without its first look."""
    if len(line) > chrome.LONGEST:
        return chrome.chrome(line)
    if chrome._LETTER_OR_DIGIT.search(line) is None:
        return Typed("separator", "separator:no-letters")
    if line[-1] == ";" and chrome._CODE.fullmatch(line):
        return Typed("site-chrome", chrome.CODE)
    every = (chrome.phrase_of, chrome.label_of, chrome._breadcrumb, chrome._tags, chrome._address, chrome._unlisted)
    return next((found for look in every if (found := look(line))), None)


KNOWN = sorted(
    {
        *(row["phrase"] for row in tables.rows("phrases.tsv") if "{" not in row["phrase"]),
        *(row["label"] for row in tables.rows("labels.tsv")),
        *(row["word"] for row in tables.rows("invitations.tsv")),
        *(f"{row['word']}: 29 دولار مشمس" for row in tables.rows("strips.tsv") if row["kind"] == "label"),
        *("الرئيسية سوريا تركيا دولي اقتصاد مقالات رأي", "كوردستان العراق الشرق الأوسط العالم اقتصاد رياضة"),
        *("كوردى سۆرانی Kurdî English Türkçe", "حجم الخط ع+ ع- أرسل لصديق", "ع+ ع- أرسل لصديق", "Accueil Bretagne"),
        *("More in Local News", "المزيد من أخبار عربية", "جربتِ الوصفة؟ شاركينا صورتها على إنستغرام @a"),
        *("(adsbygoogle = window.adsbygoogle || []).push({});", "– ن.ح/ ف.ع", "googletag.cmd.push(function(){});"),
        *("رس/غ ر/ب ق", "www.example.com", "a@example.com", "+962 79 000 0000", "#وسم #آخر", "الرئيسية » رياضة » كرة"),
        *("The post A storm appeared first on The Herald", "Join our channel on Telegram", "الدوليالرئيسية"),
    }
)


@pytest.mark.parametrize("around", ["{}", "{}: الميناء", "« {} »", "{}!"])
def test_no_known_line_is_passed_over(around):
    for line in map(around.format, KNOWN):
        assert chrome.chrome(line) == looked_at_in_full(line), line


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=3), st.sampled_from(["", " ", " | ", ". "]))
def test_what_known_lines_are_put_together_to(parts, between):
    line = between.join(parts)
    assert chrome.chrome(line) == looked_at_in_full(line)


@given(anything.map(lambda text: " ".join(text.split())).filter(bool))
def test_any_line(line):
    assert chrome.chrome(line) == looked_at_in_full(line)

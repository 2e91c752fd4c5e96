"""Laws and cases of the search keys."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.search import CASED, profiles, search_key
from newsclean.stages.characters import characters
from tests.stage_support import CONTEXTS, TEXTS, made


@given(TEXTS, st.sampled_from(sorted(profiles())))
@example("ﬁ İ ẞ \u0345Α \u1fb3\u0316", "search")
@example("ا\u064e\u0654 e\u0640\u0301 a\u0654\u0301", "letters")
def test_a_key_is_its_own_key(text: str, profile: str) -> None:
    key = search_key(text, profile)
    assert search_key(key, profile) == key


@given(TEXTS)
def test_cleaned_text_has_the_same_key(text: str) -> None:
    text = "".join(
        c
        for c in text
        if not "\ud800" <= c <= "\udfff" and unicodedata.category(c) not in ("Cn", "Cc") and c not in "\ufffcی﷼"
    )
    assert search_key(made(characters, text, CONTEXTS["ar"]).replace("–", ""), "letters") == search_key(
        text.replace("–", ""), "letters"
    )


@given(TEXTS)
def test_search_key_holds_no_marks_and_no_runs_of_blanks(text: str) -> None:
    key = search_key(text)
    assert not set(key) & set("أإآٱىةؤئیک\u0640\u064e\u0651\u200c\u200f٣۴")
    assert key == " ".join(key.split())


@pytest.mark.parametrize(
    ("profile", "text", "key"),
    [
        ("search", "إلى الأُمَّـة", "الي الامه"),
        ("search", "مسؤول شيئًا آخر", "مسوول شييا اخر"),
        ("search", "الحقیقیة والمملکة", "الحقيقيه والمملكه"),
        ("search", "ﻻ ﷲ ﷼", "لا الله ريال"),
        ("search", "سنة ٢٠٢٥ و۱۴۰۳", "سنه 2025 و1403"),
        ("search", " Le\u00a0Monde\n\n CAFÉ ", "le monde café"),
        ("search", "e\u0301", "é"),
        ("search", "STRASSE Straße", "strasse strasse"),
        ("search", "ا\u0654حمد أحمد", "احمد احمد"),
        ("search", "العرب\u200cي\u200f", "العربي"),
        ("search", "ﷺ", "ﷺ"),
        ("marks", "إلى الأُمَّـة ۚ Café", "إلى الأمة  Café"),
        ("letters", "«إلى الأُمَّة»: Café 24!", "اليالامهcafé24"),
        ("letters", "हिन्दी, पाठ", "हिन्दीपाठ"),
    ],
)
def test_key(profile: str, text: str, key: str) -> None:
    assert search_key(text, profile) == key


def test_no_cased_character_outside_of_the_class() -> None:
    missed = [c for c in map(chr, range(0x10000)) if c.casefold() != c and not CASED.search(c)]
    assert not missed


def test_unknown_profile() -> None:
    with pytest.raises(ValueError, match=r"^profile must be one of 'letters', 'marks', 'search', not 'loose'$"):
        search_key("نص", "loose")


@pytest.mark.parametrize("value", [None, b"text", 3, ["text"]])
def test_only_text_has_a_key(value: object) -> None:
    with pytest.raises(TypeError, match=r"^search_key\(\) takes a str, not "):
        search_key(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "hostile",
    ["ا" + "\u0654\u0316\u0301" * 60_000, "".join(map(chr, range(0x1000, 0x9000))) * 8, "ﷲ " * 50_000],
)
def test_cost_grows_linearly(hostile: str) -> None:
    start = time.perf_counter()
    search_key(hostile, "letters")
    assert time.perf_counter() - start < 3

"""What the tests of the stages share: contexts, a strategy for hostile text, cases read from tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.edits import apply
from newsclean.options import Options
from newsclean.stages.base import Context, Outcome
from newsclean.values import Language

_SCRIPTS = {
    "ar": "Arab", "fa": "Arab", "ur": "Arab", "ckb": "Arab", "ps": "Arab", "ug": "Arab",
    "en": "Latn", "fr": "Latn", "de": "Latn", "he": "Hebr", "hi": "Deva", "th": "Thai", "km": "Khmr", "zh": "Hani",
}  # fmt: skip
CONTEXTS = {tag: Context(language=Language(tag, script, 1.0)) for tag, script in _SCRIPTS.items()}
CONTEXTS["none"] = Context()
CONTEXTS["ar-tanwin"] = Context(language=Language("ar", "Arab", 1.0), options=Options(tanwin="majority"))

_WORDS = [
    word
    for line in (
        "المغرب المملكة العربية الاتحاد و أ ب قال إلى إلی علی الی التی الحقیقیة المملکة ہذا می است کتاب پارسال چین گوغل",
        "ڤيينا لڑکا ہے کوردستان ۋە هـ الـ بـ لـ 1445هـ ـصبح ـ ــ مـَـن أفـِٔدة الرَّحْمَـٰن ًا اً شريكاً عضوًا ﻻ ﷲ ﷼ ﷺ ﻣﺤﻤﺪ ﹰ ئا ك ي",
        "بي إن نت كوم جدا شيئا 12 3:15 19.452,84 ٢٠٢٥ ۱۴۰۳ Le Monde été e\u0301 www.a.com a@b.c #وسم נייר हिन्दी क्\u200dष 한글 ドル",
        "😀 👨\u200d👩\u200d👧 ☺\ufe0f \ud83d \ude00 \ufffe",
    )
    for word in line.split()
]
_SIGNS = [*"،؛؟.:!,;?«»“”″\"'()[]-–…/", "..", "...", " : ", " ,", "، ", "» ", " »", "« "]
_BLANKS = [
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "\u202f",
    "\u3000",
    "\u2009",
    "\u2028",
    "\v",
    "\x85",
]
_HIDDEN = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u202c",
    "\u061c",
    "\ufeff",
    "\u00ad",
    "\x00",
    "\x9d",
    "\ufffc",
]
_MARKS = [*"\u064b\u064e\u0651\u0652\u0653\u0654\u0655\u0670\u06e2\u0640\u0301\u0316\u0345\u05b0"]
_LETTERS = [*"ابتةىيوهءأؤئكیکہەےچپگ", "a", "é", "א", "ß", "İ"]

TEXTS = st.one_of(
    st.lists(st.sampled_from([*_WORDS, *_SIGNS, *_BLANKS, *_BLANKS]), max_size=24).map("".join),
    st.lists(st.sampled_from([*_LETTERS, *_MARKS, *_HIDDEN, *_BLANKS[:5], *_SIGNS]), max_size=16).map("".join),
    st.lists(st.sampled_from([*_WORDS, *_BLANKS, *_HIDDEN, *_SIGNS, *_MARKS]), max_size=20).map("".join),
    st.text(max_size=30),
)


_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class Case(NamedTuple):
    """One row of a table in ``tests/cases``: what a stage makes of a text, and by which rules."""

    name: str
    language: str
    rules: set[str]
    text: str
    result: str


def load_cases(name: str) -> list[Case]:
    r"""The cases of a table: language, rules (``-`` for none), text and result (``=`` for the same), with ``\u`` escapes."""
    cases = []
    path = Path(__file__).parent / "cases" / name
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            language, rules, text, result = line.split("\t")
            text, result = (_ESCAPE.sub(lambda m: chr(int(m[1], 16)), cell) for cell in (text, result))
            kept = set() if rules == "-" else set(rules.split(" "))
            cases.append(Case(f"{name}:{number}", language, kept, text, text if result == "=" else result))
    return cases


def made(stage: Callable[[str, Context], Outcome], text: str, context: Context) -> str:
    """What ``stage`` makes of ``text``."""
    return apply(text, stage(text, context).edits)

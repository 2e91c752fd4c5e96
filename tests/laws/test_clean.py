"""The laws of ``clean``: the record is complete, nothing raises, the same input gives the same article."""

import json
import os
import pickle
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Options
from newsclean.edits import apply, check
from newsclean.rules import known_rules
from tests.strategies import anything, documents, pages, raw, stories, texts

KNOWN = known_rules()


@given(texts)
def test_the_source_is_rebuilt_from_the_record_alone(text):
    article = newsclean.clean(text, options=Options(kind="text"))
    assert article.source_text() == text
    assert apply(text, article.edits) == article.text
    assert Article.from_json(article.to_json()).source_text() == text


@given(raw)
def test_the_bytes_are_rebuilt_from_the_source_text(data):
    article = newsclean.clean(data, options=Options(kind="text"))
    if article.source.kind == "text":
        from newsclean.decode import encode

        assert encode(article.source_text(), article.source.encoding) == data
    assert article.verify(data)


@given(anything)
def test_every_document_gives_an_article_whose_record_verifies(text):
    article = newsclean.clean(text)
    assert article.verify(text)
    assert not article.verify(text + "!")
    if article.source.kind == "html":
        assert apply(article.source_text(), article.edits) == article.text


@given(anything)
def test_edits_are_sorted_disjoint_and_name_known_rules(text):
    article = newsclean.clean(text)
    check(article.edits, len(article.source_text()))
    for edit in article.edits:
        assert edit.old != edit.new
        assert set(edit.rules) <= KNOWN, edit


@given(texts)
@example("في في في في في في في في في.\n\u200c \n في في")  # a line that shows nothing parts no more than blanks do
@example("حذرالمدير العام\n\nأكد المدير العام للأمن الوطني خلال الدورة في مراكش على التعاون.")  # parted, a headline
def test_cleaning_what_is_clean_changes_nothing(text):
    once = newsclean.clean(text, options=Options(kind="text")).text
    again = newsclean.clean(once, options=Options(kind="text"))
    assert again.text == once, again.edits


@given(stories())
def test_cleaning_the_text_of_a_page_changes_nothing_where_its_headline_is_known(page):
    once = newsclean.clean(page)
    again = newsclean.clean(once.text, title=once.title, options=Options(kind="text"))
    assert again.text == once.text, again.edits
    assert again.title == once.title


@given(anything)
def test_the_text_is_nfc_without_controls_and_without_blanks_at_line_ends(text):
    clean = newsclean.clean(text).text
    assert unicodedata.is_normalized("NFC", clean)
    assert not [c for c in clean if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert not set(clean) & set("\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    assert all(line == line.strip() for line in clean.split("\n"))
    clean.encode("utf-8")


@given(texts)
def test_a_traced_character_that_no_edit_touched_is_its_source_character(text):
    article = newsclean.clean(text, options=Options(kind="text"))
    spans = [article.trace(k) for k in range(len(article.text))]
    touched = {(edit.start, edit.end) for edit in article.edits}
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    for k, span in enumerate(spans):
        assert tuple(span) in touched or text[span.start : span.end] == article.text[k]


@given(documents())
def test_paragraphs_and_issues_lie_inside(text):
    article = newsclean.clean(text, options=Options(kind="text"))
    assert "\n\n".join(article.text[a:b] for a, b in article.paragraphs) == article.text
    for issue in article.issues:
        assert issue.span is None or 0 <= issue.span.start <= issue.span.end <= len(text)


OPTIONAL = sorted(rule for rule in KNOWN if not rule.startswith(("limit:", "not-an-article:")))


@given(documents(), st.sampled_from(OPTIONAL))
def test_a_rule_turned_off_makes_no_edit(text, rule):
    article = newsclean.clean(text, options=Options(without={rule}))
    assert all(rule not in edit.rules for edit in article.edits)


@given(documents())
def test_kinds_turned_off_make_no_edit(text):
    kinds = {"title", "character", "spacing"}
    article = newsclean.clean(text, options=Options(without=kinds))
    assert not {rule.partition(":")[0] for edit in article.edits for rule in edit.rules} & kinds


@given(anything)
def test_json_pickle_and_hash_round_trip(text):
    article = newsclean.clean(text)
    assert Article.from_json(article.to_json()) == article
    assert pickle.loads(pickle.dumps(article)) == article
    assert hash(pickle.loads(pickle.dumps(article))) == hash(article)
    json.dumps(article.to_schema_org())


@given(st.lists(anything, max_size=4))
def test_a_batch_equals_its_documents_one_by_one_in_any_order(batch):
    alone = [newsclean.clean(text) for text in batch]
    assert list(newsclean.clean_all(batch)) == alone
    assert list(newsclean.clean_all(reversed(batch))) == alone[::-1]


@given(pages())
def test_a_page_keeps_its_record(page):
    article = newsclean.clean(page, options=Options(kind="html"))
    assert article.verify(page)
    for k in range(len(article.text)):
        span = article.trace(k)
        assert 0 <= span.start <= span.end <= len(page)


@given(texts)
def test_without_carried_text_the_article_is_the_same_and_verifies_beside_its_source(text):
    full = newsclean.clean(text)
    lean = newsclean.clean(text, options=Options(carry_source=False))
    assert lean.text == full.text
    assert lean.verify(text)
    assert all(edit.old is None for edit in lean.edits)
    if lean.edits:
        with pytest.raises(ValueError, match="carries no source text"):
            lean.source_text()


SAMPLES = [
    "عنوان الخبر في سطر واحد\n\nقال المدير العام للأمن الوطني ، إن المملكة  المغربية ملتزمة بالتعاون الدولي.\n\nاترك تعليقاً",
    "<html><body><article><p>" + "قال المصدر إن الخبر صحيح تماما وفق ما ورد. " * 20 + "</p></article></body></html>",
    "A short English story that goes on for a while and then ends with a full stop. " * 5,
    b"\xc7\xe1\xe3\xdb\xd1\xc8 \xc7\xe1\xda\xd1\xc8\xed " * 20,
]
SCRIPT = "import newsclean,sys; print('|'.join(a.to_json() for a in newsclean.clean_all({!r})))"


@pytest.mark.parametrize("seed", ["0", "1", "424242"])
def test_processes_with_other_hash_seeds_agree(seed):
    out = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(SAMPLES)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert out.stdout.decode().strip() == "|".join(article.to_json() for article in newsclean.clean_all(SAMPLES))


def test_threads_agree_at_first_use():
    script = (
        "import newsclean; from concurrent.futures import ThreadPoolExecutor as T\n"
        f"samples = {SAMPLES!r} * 4\n"
        "with T(8) as pool: print('|'.join(a.to_json() for a in pool.map(newsclean.clean, samples)))"
    )
    out = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert out.stdout.decode().strip() == "|".join(a.to_json() for a in newsclean.clean_all(SAMPLES * 4))


def test_threads_agree_later():
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(newsclean.clean, SAMPLES * 3)) == [newsclean.clean(s) for s in SAMPLES * 3]


PARTS = [
    *(
        "الرئيسية",
        "رياضة",
        "اقتصاد",
        "Home",
        "Sport",
        "اترك تعليقاً",
        "مقالات ذات صلة",
        "© 2025 All Rights Reserved.",
        "12",
    ),
    "انطلاق أشغال توسعة ميناء المدينة بعد سنوات من الانتظار",
    "انطلقت صباح الاثنين أشغال توسعة ميناء المدينة بحضور عدد من المسؤولين والمستثمرين في القطاع البحري، وفق ما أعلن.",
    "وقال المدير العام للميناء إن المشروع سيوفر مئات من مناصب الشغل خلال السنوات الثلاث المقبلة لأبناء الجهة.",
    "The minister said on Monday that talks with the neighbours would go on, and that the results would be made public.",
    "He thanked them all.",
    "A list of things to buy before the end of the week and the year",
]
whole_pages = st.lists(st.one_of(st.sampled_from(PARTS), documents()), max_size=25).map("\n".join)


@pytest.mark.parametrize("mode", ["residual", "full-page"])
@given(st.one_of(texts, whole_pages))
def test_the_record_and_the_fixed_point_hold_in_every_mode(mode, text):
    options = Options(kind="text", mode=mode)
    article = newsclean.clean(text, options=options)
    assert article.source_text() == text
    assert article.verify(text)
    assert newsclean.clean(article.text, options=options).text == article.text


@given(whole_pages)
def test_a_page_told_as_such_is_clean_once_it_was_cleaned(text):
    once = newsclean.clean(text, options=Options(kind="text"))
    assert newsclean.clean(once.text, options=Options(kind="text")).text == once.text
    assert (once.mode in ("residual", "full-page")) == bool(once.mode_reason)

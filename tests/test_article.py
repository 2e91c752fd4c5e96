"""The article's record: to JSON and back, traced, and proved against the document."""

import dataclasses
import datetime
import json
import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, DateValue, Edit, Issue, Options, Run, Source, Span
from tests.strategies import anything, pages, raw

SENTENCES = "قال المصدر إن الخبر صحيح تماما وفق ما ورد في البيان &amp; غيره. " * 8
PAGE = f"<html><head><title>عنوان</title></head><body><article><p>{SENTENCES}</p><p>{SENTENCES}</p></article></body></html>"
HALVES = st.text(alphabet=st.sampled_from('\ud83d\ude00\ud800\udfff\\u"aب😀'), max_size=12)


def with_(article, **fields):
    return dataclasses.replace(article, **fields)


# --- JSON ---------------------------------------------------------------------------


@given(st.one_of(anything, HALVES), st.one_of(st.none(), HALVES))
def test_json_can_be_written_to_a_file_and_gives_an_equal_article_back(text, url):
    article = newsclean.clean(text, url=url)
    line = article.to_json().encode()
    assert b"\n" not in line
    for back in (Article.from_json(line), Article.from_dict(json.loads(line))):
        assert back == article
        assert hash(back) == hash(article)
        assert back.source_text() == article.source_text()


@given(HALVES)
def test_json_holds_halves_of_surrogate_pairs_anywhere(text):
    date = DateValue(datetime.date(2025, 1, 2), "day", text, text)
    source = Source(text, text, text, 1)
    edits = (Edit(0, 1, text, text, text), Edit(2, 3, text, text))
    said = dict.fromkeys(("title", "url", "image", "credit", "language", "mode"), text)
    article = Article(
        text, (Span(0, 1),), source, text, text, authors=(text, text), tags=(text,), published=date, mentioned_dates=(date,),
        edits=edits, issues=(Issue(text, text, Span(0, 1)),), runs=(Run(0, 1, 0, 1),), **said,
    )  # fmt: skip
    assert Article.from_json(article.to_json().encode()) == article
    assert Article.from_dict(article.to_dict()) == article
    json.dumps(article.to_schema_org(), ensure_ascii=False).encode()


def test_half_a_surrogate_pair_is_escaped_and_nothing_else():
    article = newsclean.clean("abc \ud800 نص def")
    assert '"old": "\\ud800"' in article.to_json()
    assert '"abc \ufffd نص def"' in article.to_json()
    assert json.loads(article.to_json())["edits"][0]["old"] == "\ud800"


def test_two_halves_that_meet_stay_two_code_points():
    article = newsclean.clean("abc \ud83d\ude00 def")
    assert article.text == "abc 😀 def"
    form = json.loads(article.to_json())
    assert form["edits"][0]["old"] == ["\ud83d", "\ude00"]
    assert Article.from_dict(form).source_text() == "abc \ud83d\ude00 def"


FORM = newsclean.clean(PAGE.encode(), url="https://example.com/a").to_dict()
EDIT = {"start": 0, "end": 1, "new": "", "rule": "a:b", "old": "x"}
DATE = {"value": "2025-11-24", "precision": "day", "raw": "x", "where": "meta"}
ISSUE = {"code": "a", "message": "b", "span": [0, 1]}

json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), st.just(10**400)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)
leaves = st.one_of(
    json_values,
    st.sampled_from(
        [[EDIT], [DATE], DATE, [ISSUE], [[0, 1]], [[0, 1, 2, 3]], ["a"], [["a", "b"]], FORM["source"], 1, 0.5]
    ),
    st.sampled_from([EDIT, DATE, ISSUE, FORM["source"]]).flatmap(
        lambda form: st.tuples(st.sampled_from(sorted(form)), json_values).map(lambda pair: [form | dict([pair])])
    ),
)


def is_article_or_nothing(load, value):
    try:
        article = load(value)
    except ValueError:
        return
    assert hash(article) == hash(pickle.loads(pickle.dumps(article)))
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json()) == article
    assert article.verify("") in (True, False)


@given(json_values)
def test_any_json_value_is_an_article_or_a_value_error(value):
    is_article_or_nothing(Article.from_dict, value)
    is_article_or_nothing(Article.from_json, json.dumps(value))


@given(st.dictionaries(st.sampled_from(sorted(FORM)), leaves, min_size=1, max_size=2))
def test_an_article_with_any_field_exchanged_is_one_or_a_value_error(fields):
    is_article_or_nothing(Article.from_dict, FORM | fields)


@given(st.one_of(st.text(), st.binary()))
def test_any_line_is_an_article_or_a_value_error(line):
    is_article_or_nothing(Article.from_json, line)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("text", value) for value in (None, 5, [], [5], {})],
        *[("authors", value) for value in ("name", [5], [None], {"a": 1}, None)],
        *[("language_score", value) for value in ("1", True, None, 10**400, float("nan"), float("inf"))],
        *[("paragraphs", value) for value in ("ab", [[1]], [[0, "1"]], [[0, True]], ["ab"], [[0, 1.0]], 5)],
        *[("runs", value) for value in ([[0, 1]], [5], None)],
        *[("edits", [EDIT | {key: value}]) for key, value in EDIT.items() for value in (1.5, True, [[1]])],
        *[("edits", value) for value in ([[]], [None], ["edit"], [{}], "x")],
        *[("issues", [ISSUE | {"span": value}]) for value in (5, [0], "ab")],
        *[("published", value) for value in ("2025-11-24", {}, [], DATE | {"value": 5}, DATE | {"value": "soon"})],
        *[("mentioned_dates", value) for value in (None, [None], DATE)],
        *[("source", value) for value in (None, {}, FORM["source"] | {"length": "1"}, FORM["source"] | {"kind": None})],
    ],
)
def test_what_no_article_holds_is_refused_by_name(name, value):
    with pytest.raises(ValueError, match=f"not an article's dict: {name}: "):
        Article.from_dict(FORM | {name: value})


@pytest.mark.parametrize("name", sorted(FORM))
def test_a_missing_field_is_named(name):
    with pytest.raises(ValueError, match=f"not an article's dict: {name}: KeyError"):
        Article.from_dict({key: value for key, value in FORM.items() if key != name})


@pytest.mark.parametrize("line", ["", "{", "[]", "5", b"\xff", "[" * 200_000, '{"a":' * 200_000, "9" * 5000])
def test_what_is_no_article_s_json(line):
    with pytest.raises(ValueError, match="not an article's JSON"):
        Article.from_json(line)


def test_only_str_and_bytes_are_json():
    with pytest.raises(TypeError, match=r"^from_json\(\) takes str or bytes, not int$"):
        Article.from_json(5)
    article = Article.from_dict(FORM)
    assert Article.from_json(bytearray(article.to_json().encode())) == article


def test_the_dict_holds_every_field():
    assert set(FORM) == {field.name for field in dataclasses.fields(Article)}


# --- schema.org ---------------------------------------------------------------------


@given(anything, HALVES)
def test_schema_org_can_be_written_to_a_file(text, url):
    article = newsclean.clean(text, url=url, options=Options(without={"encoding", "character"}))
    json.dumps(article.to_schema_org(), ensure_ascii=False).encode()


def test_schema_org_tells_of_the_credit_and_has_no_halves():
    article = with_(Article.from_dict(FORM), credit="و م ع", canonical_url="http://a.b/\ud800\ud83d\ude00")
    properties = article.to_schema_org()
    assert properties["sourceOrganization"] == {"@type": "Organization", "name": "و م ع"}
    assert properties["url"] == "http://a.b/\ufffd😀"
    assert "sourceOrganization" not in with_(article, credit=None).to_schema_org()


# --- places -------------------------------------------------------------------------


@given(st.one_of(anything, pages()))
def test_all_places_are_those_of_each_character(text):
    article = newsclean.clean(text)
    assert article.trace_all() == [article.trace(offset) for offset in range(len(article.text))]


def test_a_page_s_places_hold_its_characters():
    article = Article.from_dict(FORM)
    for char, span in zip(article.text, article.trace_all(), strict=True):
        assert PAGE[span.start : span.end] in (char, "&amp;", "")


def test_places_outside_of_the_text():
    article = newsclean.clean("نص قصير.")
    for offset in (-1, len(article.text)):
        with pytest.raises(IndexError, match=f"offset {offset} is outside a text of 8 code points"):
            article.trace(offset)


# --- proof --------------------------------------------------------------------------


@given(raw)
def test_all_sorts_of_bytes_are_proof(data):
    article = newsclean.clean(data)
    assert article == newsclean.clean(bytearray(data)) == newsclean.clean(memoryview(data))
    for form in (data, bytearray(data), memoryview(data)):
        assert article.verify(form) is True


def test_bytes_that_are_not_contiguous_are_proof():
    data = memoryview(b"".join(bytes([byte, 0]) for byte in SENTENCES.encode()))[::2]
    assert newsclean.clean(data).verify(data) is True


altered = st.one_of(
    st.fixed_dictionaries({"text": st.text()}),
    st.fixed_dictionaries(
        {"runs": st.lists(st.tuples(*[st.integers(-5, 3000)] * 4).map(lambda run: Run(*run))).map(tuple)}
    ),
    st.fixed_dictionaries(
        {
            "edits": st.lists(
                st.builds(
                    Edit,
                    st.integers(-9, 999),
                    st.integers(-9, 10**30),
                    st.text(),
                    st.just("a:b"),
                    st.none() | st.text(),
                ),
                min_size=1,
            ).map(tuple)
        }
    ),
    st.text().map(lambda name: {"source": Source("html", name, FORM["source"]["sha256"], FORM["source"]["length"])}),
)


@given(altered)
def test_a_record_that_was_altered_is_no_proof_and_no_error(fields):
    article = Article.from_dict(FORM)
    changed = with_(article, **fields)
    assert article.verify(PAGE.encode()) is True
    proved = changed.verify(PAGE.encode())
    assert proved in (True, False)
    if "text" in fields or "source" in fields:
        assert proved is (changed == article)


@pytest.mark.parametrize(
    "encoding",
    ["bogus", "", "a\0b", "\ud800", "idna", "rot13", "zlib", "undefined", "unicode_escape", "utf-16", "ascii"],
)
@pytest.mark.parametrize("kind", ["text", "html", "other"])
def test_an_encoding_that_cannot_be_is_no_proof(kind, encoding):
    data = "نص \\q قصير.".encode()
    article = newsclean.clean(data)
    assert not with_(article, source=dataclasses.replace(article.source, kind=kind, encoding=encoding)).verify(data)


def test_a_reference_that_no_number_holds_is_no_proof():
    page = f"&#{'9' * 5000};"
    source = newsclean.clean(page, options=Options(kind="text")).source
    runs = (Run(0, len(page), 0, len(page)),)
    article = Article("x" * len(page), (), dataclasses.replace(source, kind="html"), "0", "0", runs=runs)
    assert article.verify(page) is False


@pytest.mark.parametrize("data", [None, 5, ["a"], object()])
def test_only_documents_can_be_proof(data):
    with pytest.raises(TypeError, match=rf"^verify\(\) takes bytes or str, not {type(data).__name__}$"):
        newsclean.clean("نص").verify(data)


def test_clean_text_holds_no_halves():
    assert not [c for c in newsclean.clean("\ud800 نص \udfff").text if unicodedata.category(c) == "Cs"]

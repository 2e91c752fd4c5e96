"""Whole documents as sites of many kinds print them, each with what a careful editor would write down."""

import json
import pathlib

import pytest

import newsclean

HERE = pathlib.Path(__file__).parent / "cases" / "documents"
DOCUMENTS = [case for path in sorted(HERE.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]
KEYS = {"name", "lang", "source", "title", "starts", "ends", "keep", "gone", "kinds", "published", "authors"}
KEYS |= {"dateline"}


def _parameter(case):
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, marks=marks, id=f"{case['lang']}-{case['name']}")


def _as_strings(article):
    """The article in the form of a case."""
    published = article.published
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "published": published and published.value.isoformat()[:10],
        "authors": list(article.authors),
        "dateline": article.dateline,
    }


@pytest.mark.parametrize("case", [_parameter(case) for case in DOCUMENTS])
def test_document(case):
    article = newsclean.clean(case["source"])
    lines = [line for line in article.text.split("\n") if line]
    assert [line for line in case["keep"] if line not in lines] == [], "lost"
    assert [line for line in case["gone"] if line in lines] == [], "left over"
    assert article.text.startswith(case["starts"])
    assert article.text.endswith(case["ends"])
    expected = {"subtitle": None, **case}
    assert _as_strings(article) == {name: expected[name] for name in _as_strings(article)}
    kinds = {(removal.text, removal.kind) for removal in article.removed}
    assert [pair for pair in case["kinds"].items() if pair not in kinds] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in DOCUMENTS])
def test_record_and_idempotence(case):
    article = newsclean.clean(case["source"])
    assert article.source_text() == case["source"]
    assert article.verify(case["source"])
    assert newsclean.clean(article.text).text == article.text


def test_cases_are_whole_and_told_apart():
    names = [case["name"] for case in DOCUMENTS]
    assert len(names) == len(set(names)) >= 150
    assert all(case.keys() - {"subtitle", "note", "known"} == KEYS for case in DOCUMENTS)
    assert {"en", "fr", "de", "es", "tr", "fa", "ur", "ru", "id", "zh"} <= {case["lang"] for case in DOCUMENTS}


def test_few_faults_are_known():
    assert sum("known" in case for case in DOCUMENTS) <= 10

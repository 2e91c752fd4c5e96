"""The seeds, each with the article that a careful reader would write down."""

import json
import pathlib

import pytest

import newsclean

HERE = pathlib.Path(__file__).parent
SEEDS = HERE.parent / "seeds"
GOLDEN = sorted((HERE / "golden").glob("seed_*.json"))


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def case(request):
    gold = json.loads(request.param.read_text("utf-8"))
    return gold, newsclean.clean((SEEDS / gold["seed"]).read_bytes())


def test_every_seed_has_its_article():
    assert {json.loads(path.read_text("utf-8"))["seed"] for path in GOLDEN} == {
        path.name for path in SEEDS.glob("*.txt")
    }


def test_paragraphs(case):
    gold, article = case
    assert [article.text[a:b] for a, b in article.paragraphs] == gold["paragraphs"]


def test_fields(case):
    gold, article = case
    for name in ("title", "subtitle", "dateline", "section", "language", "published"):
        assert getattr(article, name) == gold[name], name
    assert list(article.authors) == gold["authors"]


def test_what_was_removed_has_its_kind(case):
    gold, article = case
    assert [[removal.kind, removal.text] for removal in article.removed] == gold["removed"]


def test_days_in_the_story_are_told_apart_from_the_publication_date(case):
    gold, article = case
    assert [date.value.isoformat() for date in article.mentioned_dates] == gold["mentioned"]
    noted = [issue for issue in article.issues if issue.code == "date-in-story"]
    assert len(noted) == len(gold["mentioned"])
    source = article.source_text()
    for issue, date in zip(noted, article.mentioned_dates, strict=True):
        assert source[issue.span.start : issue.span.end] == date.raw


def test_the_seed_is_rebuilt(case):
    gold, article = case
    data = (SEEDS / gold["seed"]).read_bytes()
    assert article.source_text().encode() == data
    assert article.verify(data)
    assert newsclean.Article.from_json(article.to_json()).source_text().encode() == data


def test_cleaning_the_clean_text_changes_nothing(case):
    _, article = case
    assert newsclean.clean(article.text).text == article.text

"""The documents say what is so: their examples run, and their lists are complete."""

import doctest
import pathlib
import re

import pytest

import newsclean

ROOT = pathlib.Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src/newsclean").rglob("*.py"))


def test_the_examples_of_the_readme_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 10
    assert result.failed == 0


def test_the_readme_names_both_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^python3 -m venv \.venv .*$", readme, re.M)
    assert len(commands) == 2
    assert commands[1].endswith("-m pytest")


def test_every_issue_code_is_explained():
    codes = {code for path in SOURCES for code in re.findall(r"Issue\(\s*\"([a-z0-9-]+)\"", path.read_text("utf-8"))}
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \|", (ROOT / "docs/issues.md").read_text("utf-8"), re.M))
    assert codes == listed


def test_the_public_names_are_few_and_real():
    assert len(newsclean.__all__) <= 16
    assert all(hasattr(newsclean, name) for name in newsclean.__all__)
    assert newsclean.__all__ == sorted(newsclean.__all__)


def test_architecture_names_the_stages_in_their_order():
    from newsclean.pipeline import STAGES

    flow = (ROOT / "docs/architecture.md").read_text("utf-8")
    at = 0
    for stage in STAGES:
        at = flow.index(f"\n   {stage.__name__} ", at) + 1


def test_nothing_names_a_seed_in_the_code():
    names = [path.stem[:8] for path in (ROOT / "seeds").glob("*.txt")]
    assert names
    assert not [(path, name) for path in SOURCES for name in names if name in path.read_text("utf-8")]


SOUND = (
    "قالت الوزارة في بيان نشرته أمس إن العمل يجري كما كان مقررا.",
    "وأضاف المتحدث أن التفاصيل ستعلن في وقت لاحق من هذا الأسبوع.",
)


def spelling_examples():
    rows = [line.strip("| ").split(" | ") for line in (ROOT / "docs/typos.md").read_text("utf-8").split("\n")]
    start = next(at for at, row in enumerate(rows) if row[0] == "class") + 2
    end = next(at for at, row in enumerate(rows) if at > start and len(row) == 1)
    return rows[start:end]


@pytest.mark.parametrize("row", spelling_examples(), ids=lambda row: row[1])
def test_the_examples_of_spelling_are_mended_as_the_document_says(row):
    _, written, certain, thorough = row
    certain = written if certain == "=" else certain
    thorough = certain if thorough == "=" else thorough
    for level, wanted in (("off", None), ("certain", certain), ("thorough", thorough)):
        text = "\n\n".join((SOUND[0], written, SOUND[1]))
        article = newsclean.clean(text, options=newsclean.Options(typos=level))
        first, mended, last = article.text.split("\n\n")
        assert (first, last) == SOUND
        assert wanted is None or mended == wanted
        assert level != "off" or not [edit for edit in article.edits if edit.kind == "typo"]
    assert article.source_text() == text


def test_there_are_examples_of_what_is_mended_and_of_what_is_not():
    assert len(spelling_examples()) >= 20
    assert {row[2] == row[3] == "=" for row in spelling_examples()} == {True, False}

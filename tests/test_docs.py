"""The documents say what is so: their examples run, and their lists are complete."""

import doctest
import pathlib
import re

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

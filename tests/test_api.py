"""What ``clean``, ``clean_all`` and ``Options`` take and refuse, and what the package shows of itself."""

import copy
import dataclasses
import datetime
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

import newsclean
from newsclean import Options, Run, Span
from newsclean.rules import known_rules
from tests.strategies import raw

TEXT = "قال المدير العام للأمن الوطني إن الدورة ستنعقد في مدينة مراكش خلال شهر نونبر المقبل."
NOW = datetime.datetime(2025, 11, 24)


# --- clean --------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, 0, "", False, {"kind": "text"}, Options])
def test_options_are_options(options):
    with pytest.raises(TypeError, match=r"^options must be newsclean\.Options, not "):
        newsclean.clean(TEXT, options=options)
    with pytest.raises(TypeError, match=r"^options must be newsclean\.Options, not "):
        newsclean.clean_all([TEXT], options=options)


@pytest.mark.parametrize("data", [None, 5, ["a"]])
def test_only_bytes_and_str_are_documents(data):
    with pytest.raises(TypeError, match=rf"^clean\(\) takes bytes or str, not {type(data).__name__}$"):
        newsclean.clean(data)
    with pytest.raises(TypeError, match=r"^url must be str, not bytes$"):
        newsclean.clean(TEXT, url=b"http://a.b/")


@given(raw)
def test_bytes_that_are_said_to_be_text_are_text(data):
    article = newsclean.clean(data, options=Options(kind="text"))
    assert article.source.kind == "text"
    assert "not-an-article" not in {issue.code for issue in article.issues}
    assert article.verify(data)


def test_a_text_that_looks_like_json_is_one_if_it_is_said_to_be():
    text = '{"title": "a", "text": "b"}'
    for data in (text, text.encode()):
        assert newsclean.clean(data).issues[0].code == "not-an-article"
        article = newsclean.clean(data, options=Options(kind="text"))
        assert article.source_text() == text
        assert article.text


def test_what_is_no_article_keeps_its_address():
    assert newsclean.clean(b"%PDF-1.7\n", url="http://a.b/").url == "http://a.b/"


# --- clean_all ----------------------------------------------------------------------


@pytest.mark.parametrize("documents", ["abc", b"abc", bytearray(b"abc"), memoryview(b"abc"), 5, None])
def test_one_document_is_no_iterable_of_them(documents):
    with pytest.raises(TypeError, match=r"^clean_all\(\) takes an iterable of documents, not "):
        newsclean.clean_all(documents)


def test_documents_are_taken_one_by_one():
    taken = []

    def documents():
        for data in (TEXT, 5, TEXT.encode()):
            taken.append(data)
            yield data

    articles = newsclean.clean_all(documents())
    assert taken == []
    assert next(articles).text == TEXT
    assert taken == [TEXT]
    failed, last = articles
    assert (failed.text, failed.issues[0].code) == ("", "failed")
    assert failed.issues[0].message == "TypeError: clean() takes bytes or str, not int"
    assert last.text == TEXT


def test_errors_of_the_iterable_are_the_caller_s():
    def documents():
        yield TEXT
        raise OSError("gone")

    articles = newsclean.clean_all(documents())
    next(articles)
    with pytest.raises(OSError, match="gone"):
        next(articles)


@given(raw)
def test_what_is_larger_than_the_limit_is_not_read_and_not_lost(data):
    article = newsclean.clean(data, url="http://a.b/", options=Options(max_input=10))
    large = len(data) > 10
    assert ("too-large" in {issue.code for issue in article.issues}) == large
    assert article.verify(data)
    assert article.url == "http://a.b/" or not large
    assert not large or article.source_text().encode("latin-1") == data


# --- tags ---------------------------------------------------------------------------


def test_tags_are_cleaned_each_once():
    words = ("الأمن\u200f  الوطني", "الأمن الوطني", "\u200f", "مراكش\u00a0", "AT&amp;amp;T")
    tags = "".join(f'<meta property="article:tag" content="{word}">' for word in words)
    page = f"<html><head><title>عنوان</title>{tags}</head><body><article><p>{TEXT * 5}</p></article></body></html>"
    found = newsclean.clean(page).tags
    assert found[:2] == ("الأمن الوطني", "مراكش")
    assert len(set(found)) == len(found) == 3


def test_an_agency_that_a_page_names_as_its_writer_is_the_credit():
    head = '<title>عنوان</title><meta name="author" content="رويترز">'
    page = f"<html><head>{head}</head><body><article><p>{TEXT * 5}</p></article></body></html>"
    article = newsclean.clean(page)
    assert (article.authors, article.credit) == ((), "رويترز")
    assert article.to_schema_org()["sourceOrganization"]["name"] == "رويترز"


# --- options ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "error", "message"),
    [
        ("kind", "pdf", ValueError, "kind must be one of 'auto', 'html', 'text', not 'pdf'"),
        ("kind", 5, TypeError, "kind must be a str, not 5"),
        ("mode", None, TypeError, "mode must be a str, not None"),
        ("tanwin", "x", ValueError, "tanwin must be one of 'as-written', 'majority', not 'x'"),
        ("carry_source", "no", TypeError, "carry_source must be a bool, not 'no'"),
        ("carry_source", 0, TypeError, "carry_source must be a bool, not 0"),
        ("reference_time", "2025-11-24", TypeError, "reference_time must be a datetime or None, not '2025-11-24'"),
        ("reference_time", NOW.date(), TypeError, "reference_time must be a datetime or None, not datetime.date"),
        ("max_length", "9", TypeError, "max_length must be an int, not '9'"),
        ("max_length", True, TypeError, "max_length must be an int, not True"),
        ("max_length", 1e6, TypeError, "max_length must be an int, not 1000000.0"),
        ("max_length", 0, ValueError, "max_length must be positive, not 0"),
        ("max_input", 0, ValueError, "max_input must be positive, not 0"),
        ("max_input", None, TypeError, "max_input must be an int, not None"),
        ("encoding", b"utf-8", TypeError, "encoding must be a str or None, not b'utf-8'"),
        ("encoding", "utf-9", ValueError, "encoding is no known charset: 'utf-9'"),
        ("encoding", "", ValueError, "encoding is no known charset: ''"),
        *[
            (field, value, error, message.format(field))
            for field in ("keep", "without")
            for value, error, message in [
                (5, TypeError, "{} must be a set of str, not 5"),
                (None, TypeError, "{} must be a set of str, not None"),
                ("spacing", TypeError, "{} must be a set of str, not 'spacing'"),
                (b"ab", TypeError, "{} must be a set of str, not of 97"),
                ([["spacing"]], TypeError, "{} must be a set of str, not of ['spacing']"),
                (["spacin"], ValueError, "{}: unknown rule or kind of rule 'spacin' (known are spacing"),
                (["caption"], ValueError, "{}: unknown rule or kind of rule 'caption' (known are caption-credit"),
                (["spacing:after-stops"], ValueError, "(known are spacing:after-stop"),
                (["%%"], ValueError, "(known are ad, author-note, "),
                (["\ud800"], ValueError, "unknown rule or kind of rule"),
                (["limit"], ValueError, "{}: no document does without 'limit'"),
                (["not-an-article"], ValueError, "{}: no document does without 'not-an-article'"),
            ]
        ],
    ],
)
def test_options_that_cannot_be(field, value, error, message):
    with pytest.raises(error) as raised:
        Options(**{field: value})
    assert message in str(raised.value)


def test_every_kind_and_rule_can_be_named():
    names = known_rules() | {rule.partition(":")[0] for rule in known_rules()}
    for name in {name for name in names if name.partition(":")[0] not in ("limit", "not-an-article")}:
        assert Options(keep=[name], without=iter([name])) == Options(keep={name}, without={name: 1})


def test_options_are_values():
    options = Options(keep=["caption-credit"], without={"spacing"}, encoding="windows-1256", reference_time=NOW)
    assert options.keep == frozenset({"caption-credit"})
    assert isinstance(options.keep, frozenset)
    assert hash(options) == hash(pickle.loads(pickle.dumps(options))) == hash(copy.deepcopy(options))
    assert pickle.loads(pickle.dumps(options)) == options
    assert dataclasses.replace(options, kind="text") == Options("text", "auto", "windows-1256", {"caption-credit"}, {"spacing"}, reference_time=NOW)  # fmt: skip
    assert options != Options()
    assert not hasattr(options, "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        options.kind = "html"


def test_what_is_kept_stays_in_the_text():
    text = f"مراكش ـ خاص\n\n{TEXT} {TEXT}\n\n{TEXT}"
    assert newsclean.clean(text).text == f"{TEXT} {TEXT}\n\n{TEXT}"
    assert "مراكش – خاص" in newsclean.clean(text, options=Options(keep=["dateline"])).text


# --- the package --------------------------------------------------------------------


def python(code):
    env = {**os.environ, "PYTHONPATH": str(Path(newsclean.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().split()


def test_the_package_loads_what_is_used():
    assert python(
        "import sys, newsclean\n"
        "mine = lambda: sorted(m for m in sys.modules if m.startswith('newsclean.'))\n"
        "print(*mine()); newsclean.Options; print(*mine())"
    ) == ["newsclean._version", "newsclean._version", "newsclean.options"]


def test_the_package_lists_its_names_and_no_others():
    assert set(newsclean.__all__) <= set(python("import newsclean; print(*dir(newsclean))"))
    assert python("from newsclean import *; print(clean.__module__, Run.__name__)") == ["newsclean.api", "Run"]
    with pytest.raises(AttributeError, match=r"^module 'newsclean' has no attribute 'cleen'$"):
        newsclean.cleen  # noqa: B018
    with pytest.raises(ImportError, match="cleen"):
        from newsclean import cleen  # noqa: F401


def test_every_name_is_what_its_module_says():
    for name in set(newsclean.__all__) - {"__version__"}:
        assert getattr(newsclean, name).__name__ == name
    assert (Run(0, 1, 0, 1).page_end, Span(0, 2).end) == (1, 2)

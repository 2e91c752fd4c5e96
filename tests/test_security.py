"""What a document cannot do: reach files or the network, run code, steer whoever reads a report."""

import ast
import http.server
import os
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pytest
from fuzz.clean import check_bytes
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Options
from newsclean.cli.explain import explain
from newsclean.cli.explain_html import section
from newsclean.cli.formats import to_markdown, to_text
from tests.strategies import anything, documents, pages, raw

SOURCES = sorted(Path(newsclean.__file__).parent.rglob("*.py"))
STORY = "قال المدير العام للأمن الوطني إن الدورة ستنعقد في مدينة مراكش خلال شهر نونبر المقبل." * 3


def names(path):
    """The modules that a file imports, and the names that it calls."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{node.func.id}()"


def test_nothing_runs_or_unpickles_data_and_nothing_fetches():
    forbidden = ("pickle", "shelve", "yaml", "subprocess", "socket", "urllib.request", "http", "requests", "jinja2")
    called = {"eval()", "exec()", "compile()", "__import__()"}
    found = [
        (path.name, name)
        for path in SOURCES
        for name in names(path)
        if name in called or any(name == word or name.startswith(f"{word}.") for word in forbidden)
    ]
    assert found == []
    assert [path.name for path in SOURCES if "marshal" in set(names(path))] == ["packed.py"]


# What happens in the interpreter while documents are read, once everything is loaded.
WATCH = """
import sys, newsclean
documents = [open(name, "rb").read() for name in sys.argv[1:]]
for document in documents:
    newsclean.clean(document, url="http://127.0.0.1:9/")
seen = []
sys.addaudithook(lambda event, args: seen.append((event, args)))
found = [newsclean.clean(document, url="http://127.0.0.1:9/").to_json() for document in documents]
watched = ("open", "socket", "urllib", "subprocess", "os.", "exec", "compile", "pickle", "import", "ctypes", "http")
print(*(event for event, args in seen if event.startswith(watched)), sep="\\n")
sys.stderr.buffer.write("\\n".join(found).encode())
"""


class Server(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving.server_address[1]
        serving.shutdown()


def test_a_document_reaches_neither_files_nor_the_network(tmp_path, server):
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-itself")
    addresses = [f"file://{secret}", str(secret), f"http://127.0.0.1:{server}/x"]
    written = []
    for number, address in enumerate(addresses):
        reaching = (
            f'<!DOCTYPE html SYSTEM "{address}" [<!ENTITY x SYSTEM "{address}"><!ENTITY % y SYSTEM "{address}"> %y;]>'
            f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><head><base href="{address}">'
            f'<link rel="stylesheet" href="{address}"><link rel="canonical" href="{address}"><script src="{address}"></script>'
            f'<meta http-equiv="refresh" content="0; url={address}"></head><body><xi:include href="{address}" parse="text"/>'
            f'<iframe src="{address}"></iframe><img src="{address}"><object data="{address}"></object>'
            f"<article><p>{STORY}</p><p>&x; {STORY}</p></article></body></html>"
        )
        for kind, text in (("html", reaching), ("xml", '<?xml version="1.0"?>' + reaching)):
            path = tmp_path / f"{number}.{kind}"
            path.write_text(text, "utf-8")
            written.append(path)
    done = subprocess.run([sys.executable, "-c", WATCH, *map(str, written)], capture_output=True, check=True)
    assert done.stdout.split() == []
    assert b"the-secret-itself" not in done.stderr
    assert Server.asked == []


def test_entities_that_multiply_do_not():
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    page = f'<!DOCTYPE html [<!ENTITY e0 "ha">{"".join(names)}]><html><body><p>{STORY}</p><p>&e11;</p></body></html>'
    article = newsclean.clean(page)
    assert len(article.text) < 2 * len(page)
    assert article.verify(page)


STEERS = {"Cc", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067")


@given(
    st.one_of(anything, documents(), pages()), st.sampled_from([Options(), Options(without={"character", "encoding"})])
)
def test_reports_hold_nothing_that_steers(text, options):
    article = newsclean.clean(text, options=options)
    for report in (explain(article), section("a", article), to_markdown(article), to_text(article)):
        assert not [char for char in report if unicodedata.category(char) in STEERS and char not in "\n\t"]
    assert not set(explain(article) + section("a", article)) & BIDI


@given(st.one_of(raw, anything.map(lambda text: b"\x04" + text.encode("utf-8", "ignore"))))
def test_the_fuzz_target_finds_nothing_new(data):
    check_bytes(data)


def test_the_fuzz_target_can_fail(monkeypatch):
    monkeypatch.setattr(newsclean.Article, "verify", lambda *args: False)
    with pytest.raises(AssertionError):
        check_bytes(b"\x02abc")


def test_the_fuzz_target_runs_without_atheris():
    command = [sys.executable, "-m", "fuzz.clean", "--without-atheris", "0.1"]
    done = subprocess.run(
        command, capture_output=True, cwd=Path(__file__).parent.parent, env={**os.environ, "HYPOTHESIS_PROFILE": "ci"}
    )
    assert done.returncode == 0, done.stderr
    assert b"nothing found" in done.stdout

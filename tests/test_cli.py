"""The command line: what it reads, what it writes, what it says, and its exit status."""

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.cli import inputs
from newsclean.cli import program as cli
from newsclean.cli.inputs import Document, Failure, Note, Reading

SRC = str(Path(newsclean.__file__).parents[1])
FIRST = "قال المدير العام للأمن الوطني إن الدورة ستنعقد في مدينة مراكش خلال شهر نونبر المقبل."
SECOND = "وأضاف المسؤول أن التعاون بين الدول الأعضاء سيتعزز بعد هذه الدورة بشكل كبير."
STORY = f"{FIRST}\n\n{SECOND}\n"
PAGE = f"<!DOCTYPE html><html lang=ar><head><meta charset=utf-8><title>عنوان الخبر</title></head><body><article><h1>عنوان الخبر</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Input:
    """Standard input that holds ``data``."""

    def __init__(self, data, terminal=False):
        self.buffer, self.terminal = io.BytesIO(data), terminal

    def isatty(self):
        return self.terminal


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the command line in this process; gives its exit status, standard output and standard error."""

    def run(*args, stdin=b"", terminal=False):
        monkeypatch.setattr(sys, "stdin", Input(stdin, terminal))
        try:
            status = cli.main([str(arg) for arg in args])
        except SystemExit as leaving:
            status = leaving.code
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def records(*values):
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


def articles(out):
    return [json.loads(line) for line in out.split("\n")[:-1]]


def program(*args, **kwargs):
    env = {**os.environ, "PYTHONPATH": SRC, **kwargs.pop("env", {})}
    return subprocess.run([sys.executable, "-m", "newsclean", *map(str, args)], capture_output=True, env=env, **kwargs)


# --- reading ------------------------------------------------------------------------


def read(*paths, stdin=b"", **how):
    return list(inputs.read([str(path) for path in paths], Reading(**how), io.BytesIO(stdin)))


@given(st.binary(max_size=200), st.sampled_from([*inputs.KINDS, "json"]))
def test_any_bytes_give_documents_and_failures(data, kind):
    for item in read("-", stdin=data, kind=kind):
        assert isinstance(item, Document | Failure)


@given(st.lists(st.text()), st.booleans())
def test_json_lines_and_arrays_give_back_their_texts(texts, lines):
    values = [{"text": text, "id": number} for number, text in enumerate(texts)]
    data = records(*values) if lines else json.dumps(values).encode()
    items = read("-", stdin=data, kind="jsonl" if lines else "json")
    assert [(item.data, item.id, item.record) for item in items] == [(t, n, n + 1) for n, t in enumerate(texts)]


@given(st.lists(st.text(st.characters(exclude_characters='{"'))), st.integers(0, 3))
def test_a_broken_line_costs_only_itself(texts, where):
    lines = [json.dumps({"text": text}) for text in texts]
    lines.insert(where, '{"text": "half')
    items = read("-", stdin="\n".join(lines).encode(), kind="jsonl")
    assert [item.data for item in items if isinstance(item, Document)] == texts
    assert [item.name for item in items if isinstance(item, Failure)] == [f"-:{min(where, len(texts)) + 1}"]


def test_json_lines_are_read_one_at_a_time():
    stream = io.BytesIO(records({"text": "a"}) * 1000)
    items = inputs.read(["-"], Reading(), stream)
    next(items)
    assert stream.tell() < 100


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a', "not JSON: Unterminated string starting at at character 9"),
        (b'{"text": "\xff"}', "not UTF-8: byte 0xff at byte 10"),
        (b'["text"]', "not a JSON object"),
        (b'{"body": "a"}', "no field 'html' or 'text'"),
        (b'{"text": null, "html": NaN}', "no field 'html' or 'text'"),
        (b'{"text": 1}', "the field 'text' is not a string"),
        (b'{"text": "a", "url": ["b"]}', "the field 'url' is not a string"),
        (b"[" * 100_000, "not usable JSON: nested too deeply"),
    ],
)
def test_what_is_wrong_with_a_record(line, reason):
    assert read("-", stdin=line, kind="jsonl") == [Failure("-:1", reason)]


def test_of_a_record_the_page_goes_before_the_text():
    items = read("-", stdin=records({"html": "<p>a", "text": "b"}, {"html": "", "text": "b"}, {"html": ""}))
    assert [(item.data, item.kind) for item in items] == [("<p>a", "html"), ("b", "auto"), ("", "auto")]


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.html", b"<p>x", [(b"<p>x", "html")]),
        ("a.HTM", b"x", [(b"x", "html")]),
        ("a.html", b"%PDF-1.7\n", [(b"%PDF-1.7\n", "auto")]),
        ("a.txt", b"x", [(b"x", "auto")]),
        ("a.txt", b"{x}\ny", [(b"{x}\ny", "auto")]),
        ("a", b"x\ny", [(b"x\ny", "auto")]),
        ("a", b'\xef\xbb\xbf{"text": "x"}\r\n\r\n{"text": "y"}', [("x", "auto"), ("y", "auto")]),
        ("a.jsonl", b'{"text": "x"}\n{"text": "y"}\n', [("x", "auto"), ("y", "auto")]),
        ("a.json", b'{"text": "x"}\n{"text": "y"}\n', [("x", "auto"), ("y", "auto")]),
        ("a.json", b'{\n"text": "x"\n}', [("x", "auto")]),
        ("a.json", b'[\n{"text": "x"},{"html": "y"}]', [("x", "auto"), ("y", "html")]),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_kinds_go_by_suffix_and_then_by_looks(tmp_path, name, data, found, packed):
    path = tmp_path / (name + ".gz" * packed)
    path.write_bytes(gzip.compress(data) if packed else data)
    items = read(path)
    assert [(item.data, item.kind) for item in items] == found
    assert all(item.path == str(path) for item in items)


def test_a_stated_kind_goes_before_the_suffix(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "x"}')
    assert read(path, kind="text") == [Document(str(path), b'{"text": "x"}', str(path), "text")]


def test_what_is_too_long_is_refused_and_the_rest_read(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "LIMIT", 50)
    good = records({"text": "x"})
    items = read("-", stdin=good + records({"text": "x" * 240}) + good, kind="jsonl")
    assert [item.name for item in items] == ["-:1", "-:2", "-:3"]
    assert isinstance(items[1], Failure)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 10_000))
    assert read(path) == [Failure(str(path), "longer than 50 bytes")]


def test_a_folder_is_read_whole_and_in_order(tmp_path):
    for name in (
        "b/a.txt",
        "b.txt",
        "a.txt",
        ".hidden.txt",
        ".git/c.txt",
        "z.jpg",
        "c/d/e.html.gz",
        "Makefile",
        "y.jpg",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(b"x") if name.endswith("gz") else b"x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "out.jsonl").write_bytes(b"old")
    *items, note = read(tmp_path, output=os.path.realpath(tmp_path / "out.jsonl"))
    assert [os.path.relpath(item.path, tmp_path) for item in items] == [
        "a.txt",
        "b/a.txt",
        "b.txt",
        "c/d/e.html.gz",
    ]
    assert note == Note(str(tmp_path), "skipped: 2 × .jpg, 1 × linked folder, 1 × no suffix, 1 × the output")


def test_a_folder_without_documents_fails(tmp_path):
    (found,) = read(tmp_path)
    assert isinstance(found, Failure)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no gzip", "Not a gzipped file (b'no')"),
        (gzip.compress(bytes(range(256)) * 9)[:-20], "the compressed file ends early"),
        (gzip.compress(b"x")[:10] + b"\xff" * 20, "the compressed file is damaged: "),
    ],
)
def test_a_damaged_packed_file_fails(tmp_path, data, reason):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    (found,) = read(path)
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


def test_paths_that_cannot_be_read_fail():
    missing, null = read("/nowhere/at all.txt", "a\0b.txt")
    assert missing == Failure("/nowhere/at all.txt", "No such file or directory")
    assert isinstance(null, Failure)


# --- output ------------------------------------------------------------------------


def test_an_article_a_line(run, story):
    status, out, err = run(story)
    assert (status, err) == (0, "")
    (found,) = articles(out)
    assert found["path"] == str(story)
    assert "id" not in found
    article = newsclean.Article.from_dict(found)
    assert SECOND in article.text
    assert article == newsclean.clean(STORY.encode())


def test_records_keep_their_id_address_and_number(run):
    values = [{"body": STORY, "_id": [7], "link": "https://example.com/1"}, {"body": STORY}]
    names = (
        "--field-text",
        "body",
        "--field-id",
        "_id",
        "--field-url",
        "link",
        "--url",
        "https://example.com/",
    )
    status, out, _ = run("-", *names, stdin=records(*values))
    assert status == 0
    one, two = articles(out)
    assert (one["id"], one["path"], one["record"], one["url"]) == ([7], "-", 1, "https://example.com/1")
    assert ("id" in two, two["record"], two["url"]) == (False, 2, "https://example.com/")


def test_half_a_surrogate_pair_is_written_as_valid_json(run):
    status, out, _ = run(stdin=b'{"text": "%s", "id": "\\ud83d"}' % STORY.encode().replace(b"\n", b" "))
    assert status == 0
    assert articles(out)[0]["id"] == "\ud83d"


def test_halves_that_meet_do_not_become_one_character(run):
    data = STORY.encode("utf-16") + "\ud83d".encode("utf-16-le", "surrogatepass") + b"A"
    status, out, _ = run(stdin=data)
    assert status == 0
    found = newsclean.Article.from_dict(articles(out)[0])
    assert found.source_text().endswith("\ud83d\udc41")
    assert found.verify(data)


def test_plain_text_and_markdown(run, tmp_path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    status, out, _ = run(tmp_path, "--format", "text")
    assert status == 0
    assert out == f"عنوان الخبر\n\n{FIRST}\n\n{SECOND}\n\n{'-' * 72}\n\nعنوان الخبر\n\n{FIRST}\n\n{SECOND}\n"
    status, out, _ = run(tmp_path, "--format", "markdown")
    assert status == 0
    assert out == f"# عنوان الخبر\n\n{FIRST}\n\n{SECOND}\n\n---\n\n# عنوان الخبر\n\n{FIRST}\n\n{SECOND}\n"


def test_explain_lists_what_was_done(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY.replace("العام", "العام\u200f"), "utf-8")
    status, out, _ = run(path, "--explain")
    assert status == 0
    assert out.startswith(f"{path}\n")
    assert "‹U+200F› → ∅" in out
    assert "\u200f" not in out


def test_options_reach_the_library(run, story, monkeypatch, tmp_path):
    seen = []
    real = newsclean.clean

    def spy(data, *, url, options, site, title):
        seen.append((url, options))
        return real(data, url=url, options=options, site=site)

    monkeypatch.setattr(newsclean, "clean", spy)
    arguments = "--mode residual --encoding utf-8 --no-carry --tanwin majority --url http://a.b/ --kind text"
    names = tmp_path / "names"
    names.write_text("كاينتسك\n", "utf-8")
    spelling = ("--typos", "thorough", "--lexicon", str(names))
    run(story, *arguments.split(), *spelling, "--reference-time", "2025-11-24T10:00", "--without", "spacing")
    ((url, options),) = seen
    assert (options.typos, options.lexicon) == ("thorough", {"كاينتسك"})
    assert url == "http://a.b/"
    assert (options.mode, options.encoding, options.kind, options.tanwin) == (
        "residual",
        "utf-8",
        "text",
        "majority",
    )
    assert (options.carry_source, options.without) == (False, {"spacing"})
    assert options.reference_time.isoformat() == "2025-11-24T10:00:00"


def test_standard_input_is_read_without_a_path(run):
    status, out, err = run("--format", "text", stdin=STORY.encode())
    assert (status, err) == (0, "")
    assert out.endswith(f"{FIRST}\n\n{SECOND}\n")


def test_the_headline_that_a_record_states(run):
    title = "المدير العام يفتتح الدورة"
    lines = records({"text": STORY, "headline": title}, {"text": STORY, "headline": 7}, {"text": STORY})
    status, out, err = run("--kind", "jsonl", "--field-title", "headline", stdin=lines)
    found = articles(out)
    assert (status, [article["title"] for article in found]) == (1, [title, newsclean.clean(STORY).title])
    assert "the field 'headline' is not a string" in err
    assert [article["title"] for article in articles(run("--kind", "jsonl", stdin=lines)[1])] == [
        found[-1]["title"]
    ] * 3


def test_the_output_file_appears_when_complete(run, story, tmp_path, monkeypatch):
    target = tmp_path / "out" / "articles.jsonl"
    target.parent.mkdir()
    target.write_text("old")
    real = newsclean.clean

    def spy(*args, **kwargs):
        assert target.read_text() == "old"
        return real(*args, **kwargs)

    monkeypatch.setattr(newsclean, "clean", spy)
    assert run(story, story, "--output", target) == (0, "", "")
    assert [found["path"] for found in articles(target.read_text("utf-8"))] == [str(story)] * 2
    assert os.listdir(target.parent) == ["articles.jsonl"]


def test_an_output_that_is_a_link_stays_one(run, story, tmp_path):
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("old")
    link.symlink_to(real)
    assert run(story, "--output", link)[0] == 0
    assert link.is_symlink()
    assert len(articles(real.read_text("utf-8"))) == 1


def test_an_output_that_is_a_device_is_written_to(story):
    done = program(story, "--output", "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(articles(done.stdout.decode())) == 1


# --- exit status and messages ------------------------------------------------------------------------


def test_bad_documents_are_named_and_do_not_stop_the_rest(run, story, tmp_path):
    broken, page = tmp_path / "broken.jsonl", tmp_path / "image.txt"
    broken.write_bytes(records({"text": STORY}) + b'{"text": "\n' + records({"text": STORY}))
    page.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    status, out, err = run(tmp_path / "missing.txt", broken, page, story)
    assert status == 1
    assert [(found["path"], found.get("record")) for found in articles(out)] == [
        (str(broken), 1),
        (str(broken), 3),
        (str(page), None),
        (str(story), None),
    ]
    missing, line, other = err.splitlines()
    assert missing == f"newsclean: {tmp_path}/missing.txt: No such file or directory"
    assert line.startswith(f"newsclean: {broken}:2: not JSON: ")
    assert other.startswith(f"newsclean: {page}: not-an-article: ")


def test_an_empty_document_fails(run):
    status, out, err = run(stdin=b"")
    assert status == 1
    assert len(articles(out)) == 1
    assert err.startswith("newsclean: -: no-text: ")


def test_an_error_of_the_library_is_the_document_s_affair(run, monkeypatch):
    real = newsclean.clean

    def fails(data, **kwargs):
        if data == "bad":
            raise ZeroDivisionError("by\x1bzero")
        return real(data, **kwargs)

    monkeypatch.setattr(newsclean, "clean", fails)
    status, out, err = run(stdin=records({"text": "bad"}, {"text": STORY}))
    assert (status, err) == (1, "newsclean: -:1: failed: ZeroDivisionError: by‹ESC›zero\n")
    bad, good = articles(out)
    assert (bad["record"], bad["text"], newsclean.Article.from_dict(bad).verify("bad")) == (1, "", True)
    assert good["record"] == 2


def test_skipped_files_are_no_failure_and_quiet_hides_them(run, story):
    (story.parent / "a.jpg").write_bytes(b"x")
    assert run(story.parent)[::2] == (0, f"newsclean: {story.parent}: skipped: 1 × .jpg\n")
    assert run(story.parent, "--quiet")[::2] == (0, "")
    assert run("/nowhere.txt", "--quiet")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kind", "pdf"], "argument --kind: invalid choice: 'pdf'"),
        (["--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["--mode", "fast"], "argument --mode: invalid choice: 'fast'"),
        (["--tanwin", "x"], "argument --tanwin: invalid choice: 'x'"),
        (["--typos", "all"], "argument --typos: invalid choice: 'all'"),
        (["--lexicon", "no/such/file"], "argument --lexicon: lexicon cannot be read: "),
        (["--encoding", "utf-9"], "argument --encoding: unknown charset 'utf-9'"),
        (["--encoding", "rot13"], "argument --encoding: unknown charset 'rot13'"),
        (["--keep", "spacing"], "argument --keep: unknown kind of removal 'spacing' (known are "),
        (["--keep", "limit"], "argument --keep: unknown kind of removal 'limit' (known are "),
        (["--keep", "caption"], "argument --keep: unknown kind of removal 'caption' (known are caption-credit"),
        (["--without", "limit"], "argument --without: no document does without 'limit'"),
        (
            ["--without", "spacin"],
            "argument --without: unknown rule or kind of rule 'spacin' (known are spacing",
        ),
        (["--reference-time", "now"], "argument --reference-time: not a time in ISO 8601: 'now'"),
        (["--field-text", ""], "argument --field-text: must not be empty"),
        (["--explain", "--format", "text"], "argument --format: not allowed with argument --explain"),
        (["--url", "http://a.b", "b.txt"], "argument --url: "),
        (["--url", "http://a.b", "."], "argument --url: "),
        (["--output", "."], "is a folder"),
        (["--output", "/nowhere/out"], "argument --output: there is no folder '/nowhere'"),
        (["--out", "x"], "unrecognized arguments: --out"),
    ],
)
def test_a_command_that_is_not_understood(run, arguments, message):
    status, out, err = run("a.txt", *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_the_output_may_not_be_an_input(run, story):
    status, _, err = run(story, "--output", story)
    assert status == 2
    assert "is also read" in err
    assert story.read_text("utf-8") == STORY


def test_without_a_path_at_a_terminal(run):
    status, _, err = run(terminal=True)
    assert status == 2
    assert "standard input is a terminal" in err


def test_interrupted(run, story, tmp_path, monkeypatch):
    def interrupted(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(newsclean, "clean", interrupted)
    before = sorted(os.listdir(tmp_path))
    assert run(story, "--output", tmp_path / "out.jsonl") == (130, "", "")
    assert sorted(os.listdir(tmp_path)) == before


def test_a_full_disk_is_told(run, story, monkeypatch):
    class Full(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            raise OSError(28, "No space left on device")

    class Out:
        buffer = Full()

        def isatty(self):
            return False

    monkeypatch.setattr(sys, "stdout", Out())
    assert run(story)[::2] == (1, "newsclean: standard output: No space left on device\n")


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_for_terminals_only(run, story, monkeypatch, terminal):
    err = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    assert run(story, "/nowhere.txt")[0] == 1
    said = err.getvalue()
    assert ("\r1 documents, 1 failed, " in said) == terminal
    assert ("\r" in said) == terminal
    assert "newsclean: /nowhere.txt: No such file or directory\n" in said


def test_the_program(story):
    done = program(
        story, "-", "--format", "text", input=STORY.encode(), env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().count(SECOND) == 2


def test_a_reader_that_goes_away_is_no_error(story):
    command = [sys.executable, "-m", "newsclean", *[str(story)] * 20]
    env = {**os.environ, "PYTHONPATH": SRC}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as running:
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (141, b"")


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom newsclean.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit as leaving: assert leaving.code == 0\n"
        "heavy = {'newsclean.api', 'newsclean.rules', 'newsclean.decode', 'trafilatura', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    env = {**os.environ, "PYTHONPATH": SRC}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"--explain" in done.stdout


def test_version(run):
    assert run("--version") == (0, f"newsclean {newsclean.__version__}\n", "")

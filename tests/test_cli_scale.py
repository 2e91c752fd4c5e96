"""The command line on much input: containers, packing, processes, runs that are stopped and resumed."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

import newsclean
from newsclean.cli import inputs, outputs, packing
from newsclean.cli import program as cli
from newsclean.cli.inputs import Document, Failure, Names, Note
from tests.hostile.sample import sample
from tests.test_cli import FIRST, PAGE, SRC, STORY, Terminal, articles, program, read, records, run, story

__all__ = ["run", "story"]  # fixtures

WARC_PAGE = PAGE.replace("utf-8", "windows-1256").encode("windows-1256")


def crawl(size):
    """JSON lines of the sample, some of them broken."""
    lines = []
    for row in sample(size):
        fields = {"id": row.id, "url": row.url}
        fields |= {name: value for name, value in (("html", row.html), ("text", row.text)) if isinstance(value, str)}
        lines.append(json.dumps(fields))
        if row.id % 97 == 5:
            lines.append('{"text": "half')
    return ("\n".join(lines) + "\n").encode()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    path = tmp_path_factory.mktemp("crawl") / "crawl.jsonl"
    path.write_bytes(crawl(240))
    return path


@pytest.fixture(scope="module")
def wanted(crawled):
    """What a run that nobody stops writes."""
    out = crawled.parent / "wanted.jsonl"
    assert cli.main([str(crawled), "--output", str(out), "--quiet"]) == 1
    return out.read_bytes()


def lines_of(path):
    """What a file holds, as lines of JSON."""
    if path.name.endswith(".parquet"):
        from newsclean import arrow

        pq = pytest.importorskip("pyarrow.parquet")
        table = pq.read_table(path)
        places = zip(table["path"].to_pylist(), table["record"].to_pylist(), arrow.articles(table), strict=True)
        return [(path, record, article) for path, record, article in places]
    with open(path, "rb") as stream:
        found = articles(packing.reader(stream, str(path)).read().decode())
    return [(each["path"], each.get("record"), newsclean.Article.from_dict(each)) for each in found]


def needs(name):
    if ".zst" in name:
        pytest.importorskip("zstandard")
    if ".parquet" in name:
        pytest.importorskip("pyarrow")


# --- packing ------------------------------------------------------------------------


def zstd(*frames):
    zstandard = pytest.importorskip("zstandard")
    return b"".join(zstandard.ZstdCompressor().compress(frame) for frame in frames)


def test_zstd_is_read_frame_by_frame(tmp_path):
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstd(records({"text": "x" * 5000}), b"", records({"text": "y"}) * 3))
    assert [item.data[:1] for item in read(path)] == ["x", "y", "y", "y"]
    (tmp_path / "b.html.zst").write_bytes(zstd(b"<p>x"))
    assert [(item.data, item.kind) for item in read(tmp_path / "b.html.zst")] == [(b"<p>x", "html")]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[:-5], "the compressed file ends early"),
        (lambda data: b"no zstd" + data, "the compressed file is damaged: "),
        (lambda data: data + b"more", "the compressed file "),
    ],
)
def test_damaged_zstd_fails(tmp_path, damage, reason):
    path = tmp_path / "a.txt.zst"
    path.write_bytes(damage(zstd(bytes(range(256)) * 9)))
    (found,) = read(path)
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("suffix", packing.SUFFIXES)
def test_blocks_are_told_apart_up_to_where_they_break(tmp_path, suffix):
    needs(suffix)
    path = f"a{suffix}"
    pieces = [b"one\n" * 1000, b"", b"three" * 50_000]
    packed = [packing.compressor(path)(piece) for piece in pieces]
    ends = [sum(map(len, packed[:number])) for number in (1, 2, 3)]
    whole = b"".join(packed)
    assert list(packing.blocks(io.BytesIO(whole), path)) == list(zip(pieces, ends, strict=True))
    assert packing.reader(io.BytesIO(whole), path).read() == b"".join(pieces)
    for cut in range(0, len(whole), 37):
        found = list(packing.blocks(io.BytesIO(whole[:cut]), path))
        assert found == [pair for pair in zip(pieces, ends, strict=True) if pair[1] <= cut]
    assert len(list(packing.blocks(io.BytesIO(whole + b"garbage"), path))) == 3


# --- Parquet ------------------------------------------------------------------------


def test_tables_are_read_row_by_row(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    import pyarrow as pa

    path = tmp_path / "a.parquet"
    html = [b"<p>x", None, b"", None, b"%PDF-1.7\n"]
    given = {
        "id": [1, 2, 3, 4, 5],
        "html": html,
        "text": [None, "x", "y", None, None],
        "url": ["http://a.b/"] + [None] * 4,
    }
    pq.write_table(pa.table(given | {"more": [[1]] * 5}), path)
    one, two, three, four, five = read(path)
    assert one == Document(f"{path}:1", b"<p>x", str(path), "html", "http://a.b/", 1, 1)
    assert (two.data, three.data, five.kind) == ("x", "y", "auto")
    assert four == Failure(f"{path}:4", "no field 'html' or 'text'")
    titled = Names(title="url")
    assert [getattr(item, "title", None) for item in read(path, names=titled)] == ["http://a.b/"] + [None] * 4
    pq.write_table(pa.table({"html": [5]}), path)
    assert read(path) == [Failure(f"{path}:1", "the field 'html' is not a string")]


def test_ids_of_any_type_can_be_written(run, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    import datetime

    import pyarrow as pa

    path = tmp_path / "a.parquet"
    ids = ([b"\xff1"], [datetime.date(2025, 11, 24)], [float("nan")], [1.5], [7], [True], [[1, 2]], [None])
    for value, wanted in zip(ids, ("\\xff1", '"2025-11-24"', "NaN", "1.5", 7, True, "[1, 2]", None), strict=True):
        pq.write_table(pa.table({"id": value, "text": [STORY]}), path)
        status, out, _ = run(path)
        assert (status, articles(out)[0].get("id")) == (0, wanted)


def test_what_is_no_table_fails(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 no table PAR1")
    (found,) = read(path)
    assert found.reason.startswith("not usable Parquet: ")
    assert read("-", stdin=b"PAR1", kind="parquet")[0].reason.startswith("not usable Parquet: ")


def test_a_table_has_what_the_lines_have(run, crawled, wanted, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    assert run(crawled, "--output", out, "--quiet")[0] == 1
    found = articles(wanted.decode())
    assert lines_of(out) == [(each["path"], each["record"], newsclean.Article.from_dict(each)) for each in found]
    assert pq.read_table(out)["id"].to_pylist() == [str(each["id"]) for each in found]
    assert sorted(os.listdir(tmp_path)) == ["out.parquet"]


# --- WARC ---------------------------------------------------------------------------


def archive(path, entries):
    """A WARC file: (type, address, HTTP status or None, content type, payload) each."""
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as stream:
        writer = WARCWriter(stream, gzip=path.name.endswith(".gz"))
        for kind, address, status, content_type, payload in entries:
            headers = [("Content-Type", content_type)] if content_type else []
            if status == "200 packed":
                payload, status = gzip.compress(payload), "200 OK"
                headers.append(("Content-Encoding", "gzip"))
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if status else None
            record = writer.create_warc_record(
                address, kind, payload=io.BytesIO(payload), http_headers=http, warc_content_type=content_type or ""
            )
            writer.write_record(record)


ENTRIES = (
    ("warcinfo", "http://a.b/", None, "application/warc-fields", b"software: x\r\n"),
    ("response", "http://a.b/1", "200 OK", "text/html; charset=windows-1256", WARC_PAGE),
    ("response", "http://a.b/2", "200 packed", "text/html; charset=nothing", PAGE.encode()),
    ("request", "http://a.b/2", None, "application/http", b"GET / HTTP/1.1\r\n\r\n"),
    ("response", "http://a.b/3", "404 Not Found", "text/html", b"<p>gone"),
    ("response", "http://a.b/4", "200 OK", "application/pdf", b"%PDF-1.7"),
    ("response", "http://a.b/5", "200 OK", "text/html", b"%PDF-1.7\n"),
    ("conversion", "http://a.b/6", None, "text/plain", STORY.encode()),
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.wet.gz", "a.warc.zst"])
def test_pages_and_texts_of_an_archive_are_read(tmp_path, name):
    path = tmp_path / name
    archive(path.with_suffix("") if name.endswith("zst") else path, ENTRIES)
    if name.endswith("zst"):
        path.write_bytes(zstd(path.with_suffix("").read_bytes()))
    *items, note = read(path)
    assert [(item.record, item.url, item.kind, item.encoding) for item in items] == [
        (2, "http://a.b/1", "html", "windows-1256"),
        (3, "http://a.b/2", "html", None),
        (7, "http://a.b/5", "auto", None),
        (8, "http://a.b/6", "auto", None),
    ]
    assert [item.data for item in items[:2]] == [WARC_PAGE, PAGE.encode()]
    assert all(item.id.startswith("<urn:uuid:") for item in items)
    assert note == Note(str(path), "skipped: 1 × application/pdf, 1 × status 404")


def test_articles_of_an_archive(run, tmp_path):
    path = tmp_path / "a.warc.gz"
    archive(path, ENTRIES)
    status, out, _ = run(path)
    found = articles(out)
    assert status == 1
    assert [each["url"] for each in found] == [f"http://a.b/{number}" for number in (1, 2, 5, 6)]
    assert FIRST in found[0]["text"]
    assert [each["source"]["encoding"] for each in found] == ["windows-1256", "utf-8", "latin-1", "utf-8"]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_damaged_archive_gives_what_can_be_read(tmp_path, name):
    path = tmp_path / name
    archive(path, ENTRIES)
    whole = path.read_bytes()
    for cut in (0, 1, 20, len(whole) // 3, len(whole) // 2, len(whole) - 3):
        path.write_bytes(whole[:cut] + b"\xff\x00garbage" * 3)
        for item in read(path):
            assert isinstance(item, Document | Failure | Note)
    path.write_bytes(b"no archive at all\n" * 5)
    assert [type(item) for item in read(path)] == [Failure]


# --- processes, packed output -------------------------------------------------------


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"])
def test_processes_write_what_one_writes(run, crawled, wanted, tmp_path, name):
    needs(name)
    one, two = tmp_path / name, tmp_path / f"two.{name}"
    assert run(crawled, "--output", one, "--quiet")[0] == 1
    status, out, err = run(crawled, "--output", two, "--jobs", 2, "--timeout", 60)
    assert (status, out) == (1, "")
    assert two.read_bytes() == one.read_bytes()
    assert " documents: issues: " in err.splitlines()[-1]
    if name == "out.jsonl":
        assert one.read_bytes() == wanted


def test_packed_text_holds_what_plain_text_holds(run, tmp_path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    out = tmp_path / "out.md.gz"
    assert run(tmp_path, "--format", "markdown", "--output", out) == (0, "", "")
    assert (
        gzip.decompress(out.read_bytes()).decode()
        == run(tmp_path / "a.html", tmp_path / "b.html", "--format", "markdown")[1]
    )


def test_documents_that_are_too_large_are_told(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY, "utf-8")
    status, out, err = run(path, "--max-input", 10)
    assert status == 1
    assert articles(out)[0]["issues"][0]["code"] == "too-large"
    assert err.startswith(f"newsclean: {path}: too-large: ")


# --- progress and counts ------------------------------------------------------------


def test_progress_tells_the_rate_and_what_is_left(run, crawled, tmp_path, monkeypatch):
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    run(crawled, "--output", tmp_path / "out.jsonl")
    drawn = [line for line in err.getvalue().split("\r") if "% read" in line]
    assert drawn
    assert all(" failed, " in line and "/s, " in line and " left" in line for line in drawn)
    assert drawn[-1].split("/s, ")[1].startswith("100% read, 0:00:00 left")
    assert err.getvalue().splitlines()[-1].startswith("newsclean: 2")
    assert " documents: issues: " in err.getvalue().splitlines()[-1]


def test_counts_of_issues_are_right(run, crawled, wanted, tmp_path):
    err = run(crawled, "--output", tmp_path / "out.jsonl")[2]
    codes = [issue["code"] for each in articles(wanted.decode()) for issue in each["issues"]]
    said = err.splitlines()[-1].partition("issues: ")[2].split(", ")
    assert {code: int(count) for count, code in (each.split(" × ") for each in said)} == {
        code: codes.count(code) for code in codes
    }


def test_nobody_knows_how_long_standard_input_is(run, monkeypatch):
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    run("-", stdin=records({"text": STORY}) * 3)
    assert "% read" not in err.getvalue()
    assert "\r3 documents, 0 failed, " in err.getvalue()


# --- runs that are stopped ----------------------------------------------------------

NAMES = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"]


@pytest.fixture
def small(monkeypatch):
    """Blocks and groups so small that there are many."""
    monkeypatch.setattr(outputs, "_BLOCK", 50_000)
    if "pyarrow" in sys.modules:
        from newsclean.cli import tables

        monkeypatch.setattr(tables, "GROUP", 30)


def stop_after(monkeypatch, number):
    """Interrupt the run when it cleans its ``number``-th document."""
    real, seen = newsclean.clean, []

    def clean(*args, **kwargs):
        seen.append(1)
        if len(seen) > number:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(newsclean, "clean", clean)
    return lambda: (monkeypatch.setattr(newsclean, "clean", real), seen.clear())


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_was_stopped_is_resumed(run, crawled, tmp_path, monkeypatch, name, small):
    needs(name)
    whole, out = tmp_path / f"whole.{name}", tmp_path / name
    status, _, told = run(crawled, "--output", whole)
    for number in (80, 110):
        go_on = stop_after(monkeypatch, number)
        stopped = run(crawled, "--output", out, *["--resume"] * (number > 80))
        go_on()
        assert stopped[0] == 130
        assert f".{name}.part holds what was done, and --resume goes on from it" in stopped[2]
        assert not out.exists()
    seen = []
    real = newsclean.clean
    monkeypatch.setattr(newsclean, "clean", lambda *args, **kwargs: (seen.append(1), real(*args, **kwargs))[1])
    ended = run(crawled, "--output", out, "--resume")
    assert ended[0] == status == 1
    assert ended[2].splitlines()[-1] == told.splitlines()[-1]
    assert out.read_bytes() == whole.read_bytes()
    assert 0 < len(seen) < 160
    assert sorted(os.listdir(tmp_path)) == sorted([name, whole.name])
    seen.clear()
    assert run(crawled, "--output", out, "--resume", "--quiet")[0] == 1  # there is nothing left to do
    assert not seen
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_part_may_end_anywhere(run, crawled, tmp_path, monkeypatch, name, small):
    needs(name)
    whole, out = tmp_path / f"whole.{name}", tmp_path / name
    run(crawled, "--output", whole, "--quiet")
    go_on = stop_after(monkeypatch, 180)
    run(crawled, "--output", out)
    go_on()
    part = tmp_path / f".{name}.part"
    data = part.read_bytes()
    for cut in (1, len(data) // 2 + 7, len(data) - 1):
        part.write_bytes(data[:cut])
        assert run(crawled, "--output", out, "--resume", "--quiet")[0] == 1
        assert out.read_bytes() == whole.read_bytes()
        out.unlink()


@pytest.mark.parametrize("name", NAMES)
def test_more_documents_are_added_to_an_output(run, crawled, tmp_path, monkeypatch, name, small):
    needs(name)
    whole, out, crawl = tmp_path / f"whole.{name}", tmp_path / name, tmp_path / "crawl.jsonl"
    lines = crawled.read_bytes().splitlines(keepends=True)
    crawl.write_bytes(b"".join(lines[:100]))
    run(crawl, "--output", out, "--quiet")
    crawl.write_bytes(b"".join(lines[:180]))
    run(crawl, "--output", whole, "--quiet")
    real, seen = newsclean.clean, []
    monkeypatch.setattr(newsclean, "clean", lambda *args, **kwargs: (seen.append(1), real(*args, **kwargs))[1])
    run(crawl, "--output", out, "--quiet", "--resume")
    assert len(seen) in range(75, 81)
    assert lines_of(out) == lines_of(whole)


def test_an_output_that_was_cut_short_is_gone_on_from(run, crawled, wanted, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_bytes(wanted[: len(wanted) // 2])
    assert run(crawled, "--output", out, "--quiet", "--resume")[0] == 1
    assert out.read_bytes() == wanted
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_what_is_no_table_of_articles_is_not_gone_on_from(run, crawled, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    import pyarrow as pa

    out = tmp_path / "out.parquet"
    out.write_bytes(b"PAR1 no table PAR1")
    assert run(crawled, "--output", out, "--resume")[0] == 2
    pq.write_table(pa.table({"path": ["a"]}), out)
    status, _, err = run(crawled, "--output", out, "--resume")
    assert status == 2
    assert "holds something else than articles" in err
    assert os.listdir(tmp_path) == ["out.parquet"]


def test_a_first_run_may_be_said_to_resume(run, story, tmp_path):
    out = tmp_path / "out.jsonl"
    assert run(story, "--output", out, "--resume") == (0, "", "")
    assert len(lines_of(out)) == 1


def test_a_part_of_something_else_is_not_gone_on_from(run, crawled, story, tmp_path, monkeypatch):
    out, part = tmp_path / "out.jsonl", tmp_path / ".out.jsonl.part"
    go_on = stop_after(monkeypatch, 3)
    run(crawled, "--output", out)
    go_on()
    held = part.read_bytes()
    status, _, err = run(story, "--output", out, "--resume")
    assert status == 2
    assert "cannot be resumed: " in err
    assert "was made of another input" in err
    assert part.read_bytes() == held
    part.write_bytes(held.replace(b'"rules": "', b'"rules": "0'))
    assert "was made by other rules" in run(crawled, "--output", out, "--resume")[2]
    part.write_bytes(b'{"a": 1}\n')
    assert "holds something else than articles" in run(crawled, "--output", out, "--resume")[2]
    run(crawled, "--output", out, "--quiet")
    assert len(lines_of(out)) >= 230


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--resume"], "argument --resume: needs --output"),
        (["--resume", "--output", "o.txt", "--format", "text"], "argument --resume: needs --output"),
        (["--resume", "--output", "/dev/null"], "argument --resume: the output is no file"),
        (["--format", "parquet"], "argument --output: a name that ends in .parquet"),
        (["--format", "text", "--output", "a.parquet"], "argument --output: a name that ends in .parquet"),
        (["--explain", "--output", "a.parquet"], "argument --output: a name that ends in .parquet"),
        (["--jobs", "0"], "argument --jobs: not a positive number: '0'"),
        (["--timeout", "nan"], "argument --timeout: not a positive number: 'nan'"),
        (["--max-input", "-1"], "argument --max-input: "),
    ],
)
def test_what_does_not_fit_together(run, arguments, message):
    status, _, err = run("a.txt", *arguments)
    assert status == 2
    assert message in err


@pytest.mark.parametrize(("how", "status"), [(signal.SIGKILL, -9), (signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_with_processes_that_is_killed_is_resumed(crawled, wanted, tmp_path, how, status):
    out, part = tmp_path / "out.jsonl", tmp_path / ".out.jsonl.part"
    slow = tmp_path / "slow.jsonl"
    slow.write_bytes(crawled.read_bytes() * 40)
    command = [sys.executable, "-m", "newsclean", slow, "--output", out, "--jobs", "2", "--quiet"]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": SRC}, stderr=subprocess.PIPE) as running:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (part.exists() and part.stat().st_size > 200_000):
            time.sleep(0.01)
        running.send_signal(how)
        running.wait(30)
    assert running.returncode == status
    assert not out.exists()
    slow.write_bytes(crawled.read_bytes() * 2)
    with open(part, "r+b") as stream:  # as if it had been stopped earlier
        stream.truncate(len(wanted) // 2)
    ended = program(slow, "--output", out, "--jobs", 2, "--quiet", "--resume")
    assert ended.returncode == 1, ended.stderr
    found = [{**each, "path": "x"} for each in articles(out.read_text("utf-8"))]
    twice = articles(wanted.decode())
    assert len(found) == 2 * len(twice)
    assert [each["text"] for each in found] == [each["text"] for each in twice] * 2
    records_seen = [each["record"] for each in found]
    assert records_seen == sorted(set(records_seen))


def test_inputs_of_every_kind_are_named():
    assert set(inputs.SUFFIXES.values()) <= {*inputs.KINDS, "json"}

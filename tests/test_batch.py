"""``clean_all`` and the processes behind it: order, bounds, documents that kill or hang, interruption."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Options, packed, workers
from newsclean.batch import Cleaning, Document
from tests.jobs import Doing, Slow, Unloadable
from tests.laws.test_clean import SAMPLES
from tests.strategies import anything, raw


def done(items, jobs=2, seconds=None, job=None):
    """The results of all items."""
    return [result for chunk in workers.run(items, job or Doing(), len, jobs, seconds) for result in chunk]


def processes():
    return multiprocessing.active_children()


# --- clean_all ----------------------------------------------------------------------


class Text(str):
    """A type that no other process knows of."""


def test_processes_give_what_one_gives_whatever_the_documents_are():
    strange = [None, 5, threading.Lock(), bytearray(b"abc"), memoryview(b"abcdef")[::2], Text("abc"), "\ud83d", ""]
    documents = [*SAMPLES, *strange] * 7
    alone = list(newsclean.clean_all(documents))
    assert list(newsclean.clean_all(documents, jobs=2)) == alone
    assert list(newsclean.clean_all(iter(documents), jobs=1, timeout=60)) == alone
    assert not processes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_brings_its_address_and_headline(jobs):
    story = "انطلقت الأشغال في الميناء\nقال المدير إن أشغال توسعة ميناء المدينة انطلقت صباح الاثنين بحضور المسؤولين."
    known = [
        Document(story.encode(), "https://example.com/a", "أشغال الميناء"),
        Document(bytearray(b"abc"), title="abc"),
        Document(None, 5),
        story,
    ]
    articles = list(newsclean.clean_all(known, jobs=jobs))
    assert articles[0] == newsclean.clean(story.encode(), "https://example.com/a", title="أشغال الميناء")
    assert articles[1] == newsclean.clean(b"abc", title="abc")
    assert [issue.code for issue in articles[2].issues] == ["failed"]
    assert articles[3] == newsclean.clean(story)


def test_a_document_that_ends_its_process_keeps_its_address():
    lost = Cleaning(Options()).lost(Document("abc", "https://example.com/a"), "crashed", "it ended")
    assert (lost.url, lost.source_text()) == ("https://example.com/a", "abc")


def test_options_reach_the_processes():
    (article,) = newsclean.clean_all(["abc" * 50], options=Options(max_length=4), jobs=2)
    assert article.text == "abca"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"jobs": 0}, ValueError, "jobs must be positive, not 0"),
        ({"jobs": 2.0}, TypeError, "jobs must be an int, not 2.0"),
        ({"jobs": True}, TypeError, "jobs must be an int, not True"),
        ({"timeout": 0}, ValueError, "timeout must be positive, not 0"),
        ({"timeout": float("nan")}, ValueError, "timeout must be positive, not nan"),
        ({"timeout": "5"}, TypeError, "timeout must be a number or None, not '5'"),
    ],
)
def test_wrong_numbers_are_told_at_once(arguments, error, message):
    with pytest.raises(error, match=message):
        newsclean.clean_all([], **arguments)


def test_a_generator_of_documents_is_closed_and_a_file_is_not(tmp_path):
    closed = []

    def documents():
        try:
            while True:
                yield "abc"
        finally:
            closed.append(True)

    for jobs in (1, 2):
        articles = newsclean.clean_all(documents(), jobs=jobs)
        next(articles)
        articles.close()
        assert closed == [True] * jobs
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc\n" * 3)
    with open(path, "rb") as lines:
        articles = newsclean.clean_all(lines)
        next(articles)
        articles.close()
        assert lines.readline() == b"abc\n"


# --- articles that travel -----------------------------------------------------------


@given(st.lists(st.one_of(anything, raw), max_size=3))
def test_packed_articles_come_back_equal(documents):
    articles = list(newsclean.clean_all(documents))
    assert list(packed.loads(packed.dumps(articles))) == articles


# --- documents that are given up -----------------------------------------------------


@given(st.one_of(anything, raw), st.sampled_from(["crashed", "timed-out"]))
def test_an_article_of_a_document_that_was_given_up_still_verifies(document, code):
    article = Cleaning(Options()).lost(document, code, "why")
    assert [(issue.code, issue.message) for issue in article.issues] == [(code, "why")]
    assert (article.text, article.verify(document)) == ("", True)


def test_an_item_that_kills_its_process_costs_only_itself():
    items = [*"abcdefghijklmnop", "die", "q", "die", *"rstuvw"] * 3
    results = done(items)
    assert [result for result in results if ":" not in result] == [item * 2 for item in items if item != "die"]
    assert [at for at, result in enumerate(results) if ":" in result] == [
        at for at, item in enumerate(items) if item == "die"
    ]
    assert set(results) >= {"crashed: the process that cleaned it ended (exit code -9)"}


def test_a_process_that_dies_by_chance_costs_nothing(tmp_path):
    once = f"once {tmp_path / 'gone'}"
    assert done(["a", once, "b"], jobs=1) == ["aa", once * 2, "bb"]


def test_a_process_that_dies_between_items_is_found_out():
    assert done(["a", "unsaid", "b"], jobs=1) == [
        "aa",
        "crashed: the process that cleaned it ended (exit code 4)",
        "bb",
    ]


def test_an_item_that_takes_too_long_costs_only_itself():
    began = time.monotonic()
    assert done([*"ab", "hang", *"cd"], jobs=2, seconds=0.4) == [
        *("aa", "bb", "timed-out: it took more than 0.4 s", "cc", "dd")
    ]
    assert time.monotonic() - began < 30


def test_what_is_loaded_first_does_not_count_as_an_item_s_time():
    assert done(["a"], jobs=1, seconds=0.3, job=Slow()) == ["aa"]


def test_what_documents_need_is_loaded():
    code = (
        "import sys\nfrom newsclean.batch import load\nload()\nbefore = set(sys.modules)\nimport newsclean\n"
        "newsclean.clean(open(sys.argv[1], 'rb').read()), newsclean.clean('<html><p>' + 'Ein Satz. ' * 99)\n"
        "assert not set(sys.modules) - before, set(sys.modules) - before"
    )
    seed = min((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    subprocess.run([sys.executable, "-c", code, seed], check=True)


def test_a_reader_that_waits_is_no_item_that_hangs():
    results = workers.run((str(n) for n in range(200)), Doing(), len, 1, 0.2)
    first = next(results)
    time.sleep(0.6)
    assert [*first, *(result for chunk in results for result in chunk)] == [str(n) * 2 for n in range(200)]


def test_processes_that_cannot_start_are_told():
    with pytest.raises(RuntimeError, match=r"ended as it started \(exit code 7\); a script that asks for jobs must"):
        done("abc", job=Unloadable())
    assert not processes()


# --- order, bounds, ends --------------------------------------------------------------


def test_nothing_is_read_before_it_is_asked_for_and_little_ahead():
    read = []

    def items():
        while True:
            read.append(1)
            yield "x"

    results = workers.run(items(), Doing(), len, 2)
    assert not read
    for _ in range(50):
        next(results)
    ahead = len(read) - 50 * workers.CHUNK_ITEMS
    results.close()
    assert 0 <= ahead <= workers.CHUNK_ITEMS * 2 * 5
    assert not processes()


def test_large_items_make_small_chunks():
    large = "x" * (workers.CHUNK_SIZE // 2)
    assert [len(chunk) for chunk in workers.chunks([large] * 5, len)] == [2, 2, 1]
    assert [len(chunk) for chunk in workers.chunks("x" * 40, len)] == [16, 16, 8]


def test_a_slow_source_is_not_waited_for():
    def items():
        for _ in range(3):
            yield "x"
            time.sleep(0.1)

    assert next(workers.chunks(items(), len)) == ["x", "x"]


def test_errors_of_the_source_come_after_what_was_read():
    def items():
        yield from "abc"
        raise OSError("gone")

    results = workers.run(items(), Doing(), len, 2)
    assert next(results) == ["aa", "bb", "cc"]
    with pytest.raises(OSError, match="gone"):
        next(results)
    assert not processes()


SCRIPT = """
import multiprocessing, signal, sys
from newsclean import workers
from tests.jobs import Doing
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background ignores it
def items(last):
    yield from map(str, range(200))
    while True:
        yield last
if __name__ == "__main__":
    for number, results in enumerate(workers.run(items(sys.argv[1]), Doing(), len, 2)):
        if number == 10:
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


def alive(pid):
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("last", ["x", "hang"])
def test_no_process_outlives_the_one_that_asked(tmp_path, how, last):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, script, last]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as running:
        children = list(map(int, running.stdout.readline().split()))
        assert all(map(alive, children))
        running.send_signal(how)
        try:
            running.wait(20)
        finally:
            running.kill()
    assert 1 <= len(children) <= 2
    until = time.monotonic() + 20
    while any(map(alive, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, children))


def test_a_script_without_the_guard_is_told_about_it(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("import newsclean\nprint(list(newsclean.clean_all(['abc'], jobs=2)))\n")
    ended = subprocess.run([sys.executable, script], capture_output=True, timeout=60)
    assert ended.returncode == 1
    assert b"must keep its own work under `if __name__" in ended.stderr

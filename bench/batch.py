"""Many documents: two processes beside one, memory over a long run, a run that is killed and resumed.

    python -m bench.batch ratio --data DIR [--documents 4000]
    python -m bench.batch memory --data DIR [--documents 20000]
    python -m bench.batch resume --data DIR [--documents 10000]

DIR holds ``arabic/dev/text`` and ``html/fundus-de-en/html``; of the documents every tenth is a page (``--pages``). Each
document has its number in it, so that no cache answers for one that was read before.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import newsclean
from bench.processor import seconds_of_all

_SETTLED = 2_000  # documents after which nothing may grow any more
_STEP = 1_000
_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY_OTHER = 2


def documents(data: pathlib.Path, count: int, every: int) -> Iterator[str]:
    """``count`` documents, each ``every``-th of them a page."""
    texts = [path.read_text("utf-8", "replace") for path in sorted((data / "arabic/dev/text").rglob("*.txt"))]
    paths = sorted((data / "html/fundus-de-en/html").glob("*.gz"))[::_EVERY_OTHER]
    pages = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in paths]
    sources = itertools.cycle(texts), itertools.cycle(pages)
    for number in range(count):
        is_page = number % every == every - 1
        document = next(sources[is_page])
        yield f"{document}<!-- {number} -->" if is_page else f"{document}\n{number}"


# --- two processes beside one ---------------------------------------------------------------------------------


def ratio(given: Sequence[str]) -> None:
    """How many times the work of one process two do, in turn, twice; from the article on when both are at work.

    The clock tells it where nothing else wants the processors. Processor time tells what two idle ones would make of
    it: all that is spent on a document, sending it to and fro included, is divided by two.
    """
    for turn in range(2):
        one, two = _timed(given, 1), _timed(given, 2)
        print(
            f"round {turn + 1}: {len(given)} documents: one process {one.rate:.0f}/s, two {two.rate:.0f}/s: "
            f"{two.rate / one.rate:.2f} times by the clock, {2 * one.cost / two.cost:.2f} by processor time"
        )


class _Pace(NamedTuple):
    rate: float  # documents a second of the clock
    cost: float  # seconds of all processors a document


def _timed(given: Sequence[str], jobs: int) -> _Pace:
    articles = newsclean.clean_all(given, jobs=jobs)
    begun = len(given) // 4
    for _ in itertools.islice(articles, begun):
        pass
    start, used = time.perf_counter(), seconds_of_all()
    for _ in itertools.islice(articles, len(given) - begun - 1):
        pass
    count = len(given) - begun - 1  # with the last one the processes end
    pace = _Pace(count / (time.perf_counter() - start), (seconds_of_all() - used) / count)
    list(articles)
    return pace


# --- memory ---------------------------------------------------------------------------------------------------


def memory(given: Iterator[str]) -> None:
    """The resident memory of one process as it cleans documents."""
    sizes = []
    for number, _ in enumerate(newsclean.clean_all(given), 1):
        if number % _STEP == 0:
            sizes.append(int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * _PAGE / 1e6)
    settled = sizes[_SETTLED // _STEP - 1 :]
    print("MB after each 1,000 documents:", *(f"{size:.0f}" for size in sizes))
    print(f"after {_SETTLED}: {settled[0]:.0f} MB; most since: {max(settled):.0f} MB ({max(settled) / settled[0]:.3f})")


# --- a run that is killed ---------------------------------------------------------------------------------------


def resumed(given: Iterator[str]) -> None:
    """Clean documents with two processes at one go, and again killed half-way and resumed; compare the bytes."""
    with tempfile.TemporaryDirectory() as folder:
        crawl, whole, out = (os.path.join(folder, name) for name in ("crawl.jsonl", "whole.jsonl", "out.jsonl"))
        part = os.path.join(folder, ".out.jsonl.part")
        with open(crawl, "w", encoding="utf-8") as file:
            for number, document in enumerate(given):
                file.write(json.dumps({"id": number, "html" if "</" in document else "text": document}) + "\n")
        command = [sys.executable, "-m", "newsclean", crawl, "--jobs", "2", "--quiet", "--output"]
        start = time.perf_counter()
        subprocess.run([*command, whole], check=False, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        running = subprocess.Popen([*command, out], stderr=subprocess.DEVNULL)
        while running.poll() is None and not _reaches(part, os.path.getsize(whole) // 2):
            time.sleep(0.02)
        running.kill()
        running.wait()
        held = pathlib.Path(part).read_bytes().count(b"\n") if os.path.exists(part) else 0  # 0: it came to its end
        subprocess.run([*command, out, "--resume"], check=False, stderr=subprocess.DEVNULL)
        same = pathlib.Path(whole).read_bytes() == pathlib.Path(out).read_bytes()
        lines = pathlib.Path(whole).read_bytes().count(b"\n")
    print(f"{lines} articles in {seconds:.0f} s; killed when {held} were written, resumed: the same bytes: {same}")


def _reaches(path: str, size: int) -> bool:
    return os.path.exists(path) and os.path.getsize(path) >= size


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("what", choices=("ratio", "memory", "resume"))
    ask.add_argument("--data", type=pathlib.Path, required=True)
    ask.add_argument("--documents", type=int)
    ask.add_argument("--pages", type=int, default=10, help="each so-many-th document is a page")
    args = ask.parse_args(argv)
    usual = {"ratio": 4_000, "memory": 20_000, "resume": 10_000}[args.what]
    given = documents(args.data, args.documents or usual, args.pages)
    if args.what == "ratio":
        ratio(list(given))
    elif args.what == "memory":
        memory(given)
    else:
        resumed(given)
    return 0


if __name__ == "__main__":
    sys.exit(main())

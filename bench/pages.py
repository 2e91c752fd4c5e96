"""Quality and speed of page reading beside trafilatura's defaults, on annotated pages given by path.

    python -m bench.pages [--every N] [--no-times] DIRECTORY...

A directory holds ``html/ID.html.gz`` and ``ground-truth/ID.json`` with ``ground_truth``: ``main_content``,
``title``, ``author`` (names parted by semicolons), ``publish_date``. Texts are compared as multisets of words;
"trimmed" texts are those without first lines that repeat the title. Times are CPU times of one run, both
programs taking turns.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import trafilatura

from newsclean.options import Options
from newsclean.page import PageReading, read_page, verify_runs

_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans("’‘“”„–—\xa0", '\'\'"""-- ')
_T = TypeVar("_T")
# Each program reads so many pages before the other does: trafilatura keeps the last 1,024 lines it has seen,
# and a page that the other has just read would cost less.
_BLOCK = 25


def f1(text: str, gold: str) -> float:
    """Word-multiset F1."""
    ours, theirs = Counter(_WORD.findall(text)), Counter(_WORD.findall(gold))
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * sum((ours & theirs).values()) / total if total else 1.0


def trimmed(text: str, title: str | None) -> str:
    """``text`` without first lines that repeat ``title``."""
    lines = text.split("\n")
    while len(lines) > 1 and title and _letters(lines[0]) == _letters(title):
        del lines[0]
    return "\n".join(lines)


def pages(directory: Path, every: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each ``every``-th page of a directory with what is known of it."""
    for path in sorted((directory / "ground-truth").glob("*.json"))[::every]:
        page = gzip.decompress((directory / "html" / f"{path.stem}.html.gz").read_bytes())
        yield page.decode("utf-8", "replace"), json.loads(path.read_text("utf-8"))["ground_truth"]


def measure(directory: Path, every: int, times: bool) -> dict[str, str]:
    """The figures of one directory."""
    sums: Counter[str] = Counter()
    for page, _ in pages(directory, 10**9):  # imports and tables are not what is measured
        read_page(page, None, Options())
        trafilatura.bare_extraction(page, with_metadata=True)
    for block in batched(pages(directory, every), _BLOCK):
        readings = [_timed(sums, "time ours", partial(read_page, page, None, Options())) for page, _ in block]
        if times:
            for page, gold in block:
                rival = partial(trafilatura.bare_extraction, page, with_metadata=True)
                _score_rival(sums, _timed(sums, "time trafilatura", rival), gold)
        for (page, gold), reading in zip(block, readings, strict=True):
            rival_text: Any = trafilatura.bare_extraction(page, include_comments=False)
            sums["pages"] += 1
            sums["runs hold"] += verify_runs(page, reading.text, reading.runs)
            sums["mapped whole"] += not reading.issues
            _add(sums, reading, rival_text.text if rival_text else "", gold.get("main_content"))
            _score(sums, reading, gold)
    return _report(sums)


def batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """``items`` in lists of ``size``."""
    rest = iter(items)
    while block := list(islice(rest, size)):
        yield block


def _timed(sums: Counter[str], name: str, call: Callable[[], _T]) -> _T:
    start = time.process_time()
    result = call()
    sums[name] += time.process_time() - start  # type: ignore[assignment]
    return result


def _add(sums: Counter[str], reading: PageReading, rival: str, gold: str | None) -> None:
    if not gold:
        return
    title = reading.metadata.title
    sums["f1/asked"] += 1
    for suffix, ours, theirs in (
        ("", reading.text, rival),
        (" trimmed", trimmed(reading.text, title), trimmed(rival, title)),
    ):
        sums[f"f1 ours{suffix}"] += f1(ours, gold)  # type: ignore[assignment]
        sums[f"f1 trafilatura{suffix}"] += f1(theirs, gold)  # type: ignore[assignment]


def _score(sums: Counter[str], reading: PageReading, gold: dict[str, Any]) -> None:
    stated = reading.metadata
    day = stated.published.value.isoformat()[:10] if stated.published else None
    # The annotations name an agency as the author; here it is the credit.
    names = {_letters(name) for name in (*stated.authors, stated.credit or "")} - {""}
    _count(sums, "ours", stated.title, day, names, gold)


def _score_rival(sums: Counter[str], document: Any, gold: dict[str, Any]) -> None:
    if document is not None:
        _count(sums, "trafilatura", document.title, document.date, _names(document.author), gold)


def _count(
    sums: Counter[str], who: str, title: str | None, day: str | None, names: set[str], gold: dict[str, Any]
) -> None:
    sums[f"title {who}"] += _spaced(title) == _spaced(gold["title"])
    sums[f"title but for quotes {who}"] += _spaced(title).translate(_PLAIN) == _spaced(gold["title"]).translate(_PLAIN)
    wanted = (gold.get("publish_date") or "")[:10]
    if wanted:
        sums["date/asked"] += who == "ours"
        sums[f"date {who}"] += day == wanted
    if _names(gold.get("author")):
        sums["authors/asked"] += who == "ours"
        sums[f"authors {who}"] += names == _names(gold["author"])


def _report(sums: Counter[str]) -> dict[str, str]:
    report = {"pages": str(sums["pages"])}
    for name, value in sorted(sums.items()):
        if name.startswith("time"):
            report[name] = f"{1000 * value / sums['pages']:.2f} ms"
        elif name != "pages" and not name.endswith("/asked"):
            asked = sums.get(f"{name.split()[0]}/asked", sums["pages"])
            report[name] = f"{value / asked:.4f}"
    if sums["time trafilatura"]:
        report["time ratio"] = f"{sums['time ours'] / sums['time trafilatura']:.3f}"
    return report


def _spaced(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _names(authors: str | None) -> set[str]:
    return {_letters(name) for name in (authors or "").split(";")} - {""}


def main() -> None:
    """Print the figures of the directories on the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("directories", type=Path, nargs="+")
    ask.add_argument("--every", type=int, default=1, help="read each N-th page only")
    ask.add_argument("--no-times", action="store_true", help="leave out the comparison with metadata and its times")
    args = ask.parse_args()
    logging.disable(logging.CRITICAL)
    for directory in args.directories:
        print(directory)
        for name, value in measure(directory, args.every, not args.no_times).items():
            print(f"  {name:34} {value}")


if __name__ == "__main__":
    main()

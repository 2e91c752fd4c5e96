"""The text path and the page path beside what people use otherwise, in one run, as ratios.

    python -m bench.speed --data DIR [--rounds N]

DIR holds ``arabic/dev/text`` and ``html/fundus-de-en/html``. Each round times both ways over the same documents, one
way after the other; what is printed is the ratio over all documents, and the extremes of the rounds. The texts are read
twice, since the first time every rare word is judged anew, and once without the repair of spelling; what was residual
text and what the text of a whole page follows apart. Then follows what share of the time of the text path each of its
steps takes.
"""

from __future__ import annotations

import argparse
import gzip
import pathlib
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import newsclean
from newsclean import api, decode, pipeline, sniff

# What people put together by hand: four expressions for blanks and three for phrases.
_BLANKS = [re.compile(p) for p in (r"[ \t\u00a0]+", r" *\n *", r"\n{3,}", r"\s+\Z")]
_PHRASES = [
    re.compile(p, re.M)
    for p in (
        r"^.*(?:اترك تعليق|إرسال تعليق).*$",
        r"^.*(?:مقالات ذات صلة|اقرأ أيضا).*$",
        r"^.*جميع الحقوق محفوظة.*$",
    )
]


Way = Callable[[bytes], object]


def usual_text(data: bytes) -> object:
    """ftfy, langdetect, pyarabic and expressions, as most pipelines have them."""
    import ftfy
    import langdetect
    from pyarabic import araby

    text = ftfy.fix_text(data.decode("utf-8", "replace"))
    text = araby.normalize_ligature(araby.strip_tatweel(araby.strip_tashkeel(text)))
    for expression in _BLANKS:
        text = expression.sub(" ", text) if expression is _BLANKS[0] else expression.sub("\n", text)
    for expression in _PHRASES:
        text = expression.sub("", text)
    langdetect.DetectorFactory.seed = 0
    return text, langdetect.detect(text)


def unspelled(data: bytes) -> newsclean.Article:
    """``clean`` without the repair of spelling, which the usual pipeline has not either."""
    return newsclean.clean(data, options=newsclean.Options(typos="off"))


def usual_page(data: bytes) -> object:
    """trafilatura at its defaults, metadata included."""
    import trafilatura

    return trafilatura.bare_extraction(data, with_metadata=True)


def seconds(way: Way, documents: Sequence[bytes]) -> float:
    start = time.process_time()
    for document in documents:
        way(document)
    return time.process_time() - start


def compare(name: str, ours: Way, theirs: Way, documents: Sequence[bytes], rounds: int) -> None:
    """Print how many times our time fits into theirs: over all documents, and the extremes of the rounds.

    Each round has documents of its own, so that no cache of either answers for a document that was read before, and
    the order changes from round to round.
    """
    if len(documents) < 2 * rounds:
        print(f"{name}: only {len(documents)} documents")
        return
    for document in documents[:rounds]:  # first use loads tables and profiles
        ours(document), theirs(document)
    rest = documents[rounds:]
    spent: list[dict[Way, float]] = []
    for turn in range(rounds):
        part = rest[turn::rounds]
        spent.append({way: seconds(way, part) for way in ((ours, theirs) if turn % 2 else (theirs, ours))})
    ratios = [times[theirs] / times[ours] for times in spent]
    whole = sum(times[theirs] for times in spent) / sum(times[ours] for times in spent)
    size = sum(map(len, rest)) / len(rest) / 1000
    documents_read = f"{len(rest)} documents of {size:.1f} kB"
    print(f"{name}: {documents_read}: theirs / ours = {whole:.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


# What is timed by itself: where it is called from, by which name, and what it is part of (``None``: the stage it runs).
_PARTS: tuple[tuple[Any, str, str | None], ...] = (
    (pipeline._Work, "run", None),
    *((sniff, name, "sniff") for name in ("looks_like", "looks_like_text", "is_html")),
    *((decode, "decode", "decode"), (api, "_hash", "hash")),
    *((pipeline, name, "language") for name in ("script_of", "detect")),
    *((pipeline, "tidy", "headline and names"), (pipeline, "carry", "record"), (api, "_article", "article")),
)
REST = "everything between"


def shares(documents: Sequence[bytes]) -> Mapping[str, float]:
    """Each step's share of the processor time that ``clean`` takes on ``documents``, the greatest first.

    A stage is timed with the applying of its edits; one that comes twice is counted once.
    """
    newsclean.clean(documents[0])  # first use loads tables
    spent: defaultdict[str, float] = defaultdict(float)
    with _timed(spent):
        whole = seconds(newsclean.clean, documents)
    spent[REST] = whole - sum(spent.values())
    return {name: spent[name] / whole for name in sorted(spent, key=lambda name: -spent[name])}


@contextmanager
def _timed(spent: defaultdict[str, float]) -> Iterator[None]:
    """While this lasts, the steps add the seconds that they take to ``spent``; a step within a step is a part of it."""
    within = False

    def stopwatch(step: Callable[..., Any], name: str | None) -> Callable[..., Any]:
        def timed(*args: Any, **options: Any) -> Any:
            nonlocal within
            if within:
                return step(*args, **options)
            within, start = True, time.process_time()
            result = step(*args, **options)
            spent[name or args[1].__name__] += time.process_time() - start
            within = False
            return result

        return timed

    before = [(where, name, getattr(where, name), part) for where, name, part in _PARTS]
    try:
        for where, name, step, part in before:
            setattr(where, name, stopwatch(step, part))
        yield
    finally:
        for where, name, step, _ in before:
            setattr(where, name, step)


def print_shares(documents: Sequence[bytes]) -> None:
    print("share of the time of the text path:")
    for name, share in shares(documents).items():
        print(f"  {name:20}{share:6.1%}")


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=pathlib.Path, required=True)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--texts", type=int, default=600)
    ask.add_argument("--pages", type=int, default=150)
    args = ask.parse_args(argv)
    texts = [path.read_bytes() for path in sorted((args.data / "arabic/dev/text").rglob("*.txt"))]
    texts = texts[:: max(1, len(texts) // args.texts)]
    pages = [gzip.decompress(p.read_bytes()) for p in sorted((args.data / "html/fundus-de-en/html").glob("*.gz"))]
    pages = pages[:: max(1, len(pages) // args.pages)]
    pages_of_text = [
        newsclean.clean(text, options=newsclean.Options(typos="off")).mode == "full-page" for text in texts
    ]
    whole = [text for text, is_page in zip(texts, pages_of_text, strict=True) if is_page]
    residual = [text for text, is_page in zip(texts, pages_of_text, strict=True) if not is_page]
    for name, documents, ours in (
        ("Arabic text", texts, newsclean.clean),
        ("Arabic text, rare words seen before", texts, newsclean.clean),
        ("  residual text", residual, newsclean.clean),
        ("  text of whole pages", whole, newsclean.clean),
        ("Arabic text, typos off", texts, unspelled),
        ("  residual text", residual, unspelled),
        ("  text of whole pages", whole, unspelled),
    ):
        compare(name + ", beside ftfy + langdetect + pyarabic + expressions", ours, usual_text, documents, args.rounds)
    compare("pages beside trafilatura with metadata", newsclean.clean, usual_page, pages, args.rounds)
    print_shares(texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())

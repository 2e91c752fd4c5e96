"""The text path and the page path beside what people use otherwise, in one run, as ratios.

    python -m bench.speed --data DIR [--rounds N]

DIR holds ``arabic/dev/text`` and ``html/fundus-de-en/html``. Each round times every way over the same documents, one
after the other; a ratio is taken within its round, and the median of the rounds is printed with the extremes.
"""

from __future__ import annotations

import argparse
import gzip
import pathlib
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import newsclean

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


def usual_text(data: bytes) -> object:
    """ftfy, langdetect and expressions, as most pipelines have them."""
    import ftfy
    import langdetect

    text = ftfy.fix_text(data.decode("utf-8", "replace"))
    for expression in _BLANKS:
        text = expression.sub(" ", text) if expression is _BLANKS[0] else expression.sub("\n", text)
    for expression in _PHRASES:
        text = expression.sub("", text)
    langdetect.DetectorFactory.seed = 0
    return text, langdetect.detect(text)


def usual_page(data: bytes) -> object:
    """trafilatura at its defaults, metadata included."""
    import trafilatura

    return trafilatura.bare_extraction(data, with_metadata=True)


def seconds(way: Callable[[bytes], object], documents: Sequence[bytes]) -> float:
    start = time.process_time()
    for document in documents:
        way(document)
    return time.process_time() - start


def compare(
    name: str,
    ours: Callable[[bytes], object],
    theirs: Callable[[bytes], object],
    documents: Sequence[bytes],
    rounds: int,
) -> None:
    """Print how many times our time fits into theirs, median and extremes over the rounds."""
    for document in documents[:5]:  # first use loads tables and profiles
        ours(document), theirs(document)
    ratios = []
    for _ in range(rounds):
        own = seconds(ours, documents)
        ratios.append(seconds(theirs, documents) / own)
    size = sum(map(len, documents)) / len(documents) / 1000
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    print(
        f"{name}: {len(documents)} documents of {size:.1f} kB: theirs / ours = {middle:.2f} ({low:.2f} to {high:.2f})"
    )


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=pathlib.Path, required=True)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--texts", type=int, default=200)
    ask.add_argument("--pages", type=int, default=40)
    args = ask.parse_args(argv)
    texts = [path.read_bytes() for path in sorted((args.data / "arabic/dev/text").rglob("*.txt"))]
    texts = texts[:: max(1, len(texts) // args.texts)]
    pages = [
        gzip.decompress(p.read_bytes()) for p in sorted((args.data / "html/fundus-de-en/html").glob("*.gz"))
    ]
    pages = pages[:: max(1, len(pages) // args.pages)]
    compare(
        "Arabic text beside ftfy + langdetect + expressions", newsclean.clean, usual_text, texts, args.rounds
    )
    compare("pages beside trafilatura with metadata", newsclean.clean, usual_page, pages, args.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())

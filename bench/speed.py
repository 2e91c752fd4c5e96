"""The text path and the page path beside what people use otherwise, in one run, as ratios.

    python -m bench.speed --data DIR [--rounds N]

DIR holds ``arabic/dev/text`` and ``html/fundus-de-en/html``. Each round times both ways over the same documents, one
way after the other; what is printed is the ratio over all documents, and the extremes of the rounds.
"""

from __future__ import annotations

import argparse
import gzip
import pathlib
import re
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


Way = Callable[[bytes], object]


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
    compare("Arabic text beside ftfy + langdetect + expressions", newsclean.clean, usual_text, texts, args.rounds)
    compare("pages beside trafilatura with metadata", newsclean.clean, usual_page, pages, args.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())

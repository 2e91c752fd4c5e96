"""Count how often what each rule removes was no part of the article: the scores of removals.

    python -m tools.pagelines.scores --data DIR/html --judge SET=MODEL ... --out src/newsclean/data/removal_scores.tsv

Each set is cleaned as whole pages' text by a model (of tools/pagelines) that was trained on other sets. A removed line
counts by its words; it belonged to the article as tools/pagelines labels lines.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.fulltext import model_from
from bench.pages import pages
from bench.render import block_text

import newsclean
from tools.pagelines.labels import labels

FEWEST = 300  # words that must have been removed before a rule or a kind is judged by itself
HEAD = """# How much of what each rule removed was no part of the article, in words, on the text of annotated pages.
# Made by tools/pagelines/scores.py. A rule is looked up by its name, then by its kind, then by *.
id\twords\tright
"""


def removed(directory: Path) -> Iterator[tuple[str, int, bool]]:
    """The rule, the words and whether they were no part of the article, of each line that is removed."""
    options = newsclean.Options(kind="text", mode="full-page")
    for page, known in pages(directory, 1):
        if known.get("main_content"):
            gone = newsclean.clean(block_text(page), options=options).removed
            shares = labels([removal.text or "" for removal in gone], known["main_content"])
            for removal, share in zip(gone, shares, strict=True):
                if share >= 0:
                    yield removal.rule, len((removal.text or "").split()), share < 0.5


def counted(removals: Iterator[tuple[str, int, bool]]) -> tuple[Counter[str], Counter[str]]:
    """The words removed, and those rightly, by rule, by kind and in all."""
    words: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, count, is_right in removals:
        for name in (rule, rule.partition(":")[0], "*"):
            words[name] += count
            right[name] += count * is_right
    return words, right


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--judge", nargs="+", required=True, metavar="SET=MODEL")
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args(argv)
    words: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pair in args.judge:
        name, _, model = pair.partition("=")
        with model_from(Path(model)):
            of_set = counted(removed(args.data / name))
        words += of_set[0]
        right += of_set[1]
    rows = (f"{name}\t{words[name]}\t{right[name]}\n" for name in sorted(words) if words[name] >= FEWEST)
    args.out.write_text(HEAD + "".join(rows), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

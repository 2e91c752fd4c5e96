"""The article found in the text of whole pages, beside what others make of the same text or of the page.

    python -m bench.fulltext --data DIR/html SET... [--model FILE] [--every N]

Pages and their annotations are read as in bench/pages.py and flattened as in bench/render.py. ``--model`` takes a
model trained by tools/pagelines in place of the package's own, so that a set can be judged by a model that never saw
it. Prints precision, recall, F1 over words, and the shares of the article's words that stand in the text given and are
lost (not in the text made of it) or gone (in no field of the article either). Words are counted as multisets, figures
are means over pages.

Annotations differ in whether a headline, a subtitle or a byline is part of the article. Where they are, what has become
``Article.title`` is lost but not gone. A field holds a lost word as often as the word stands in it, wherever it came
from; ways that make nothing but text have no fields, and lose what is gone.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import NamedTuple

import trafilatura

import newsclean
from bench.pages import pages
from bench.render import block_text
from newsclean.stages import pagemodel

TRAFILATURA = "trafilatura on the page"
_WORD = re.compile(r"\w+")
_FULL = newsclean.Options(kind="text", mode="full-page")
_RESIDUAL = newsclean.Options(kind="text", mode="residual")
_AUTO = newsclean.Options(kind="text")


class Made(NamedTuple):
    """The text that a way makes, and the words of the fields that it finds beside it."""

    text: str
    fields: str = ""


class Figures(NamedTuple):
    """Precision, recall, F1; of the article's words that were there, the shares that are lost and that are gone."""

    precision: float
    recall: float
    f1: float
    lost: float
    gone: float


def figures(made: Made, gold: str, given: str) -> Figures:
    """The figures of what was made of ``given``, beside the article ``gold``."""
    ours, held, wanted, there = (Counter(_WORD.findall(words)) for words in (*made, gold, given))
    common = (ours & wanted).total()
    possible = wanted & there
    lost = possible - ours
    return Figures(
        common / ours.total() if ours else 0.0,
        common / wanted.total() if wanted else 1.0,
        2 * common / (ours.total() + wanted.total()) if ours or wanted else 1.0,
        lost.total() / possible.total() if possible else 0.0,
        (lost - held).total() / possible.total() if possible else 0.0,
    )


def best_run(text: str) -> str:
    """The run of lines with the most words, each line less ten: the bar."""
    lines = text.split("\n")
    best, total, start = (0, 0, 0), 0, 0
    for k, line in enumerate(lines):
        if total <= 0:
            total, start = 0, k
        total += len(line.split()) - 10
        best = max(best, (total, start, k + 1), key=lambda run: run[0])
    return "\n".join(lines[best[1] : best[2]])


def c4(text: str) -> str:
    """C4's filter: lines of five words and more that end like a sentence."""
    kept = (line for line in text.split("\n") if len(line.split()) >= 5 and line.rstrip()[-1:] in ".!?\"'”")
    return "\n".join(kept)


def justext_lines(text: str) -> str:
    """jusText on the lines, each a paragraph to it; its stop words are those of English and German."""
    import justext

    page = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    stop = justext.get_stoplist("English") | justext.get_stoplist("German")
    return "\n".join(part.text for part in justext.justext(page, stop) if not part.is_boilerplate)


def cleaned(text: str, options: newsclean.Options) -> Made:
    """The article's text, and what else of the document's words the article holds."""
    article = newsclean.clean(text, options=options)
    said = (article.title, article.subtitle, article.dateline, article.credit, article.section, article.publisher)
    dated = (date.raw for date in (article.published, article.modified) if date)
    return Made(article.text, " ".join([*filter(None, said), *article.authors, *dated]))


WAYS: dict[str, Callable[[str, str], Made]] = {
    "nothing": lambda page, text: Made(text),
    "C4's filter": lambda page, text: Made(c4(text)),
    "jusText on lines": lambda page, text: Made(justext_lines(text)),
    "best run": lambda page, text: Made(best_run(text)),
    "newsclean, full page": lambda page, text: cleaned(text, _FULL),
    "newsclean, auto": lambda page, text: cleaned(text, _AUTO),
    TRAFILATURA: lambda page, text: Made(trafilatura.extract(page, include_comments=False) or ""),
}


def measure(directory: Path, every: int = 1, ways: Sequence[str] = tuple(WAYS)) -> dict[str, Figures]:
    """The mean figures of each way on one set."""
    rows: dict[str, list[Figures]] = {way: [] for way in ways}
    for page, known in pages(directory, every):
        gold = known.get("main_content")
        if gold:
            text = block_text(page)
            for way in ways:
                rows[way].append(figures(WAYS[way](page, text), gold, text))
    return {way: mean(each) for way, each in rows.items()}


def measure_residual(directory: Path, every: int = 1) -> dict[str, Figures]:
    """The mean figures of trafilatura's output, and of what cleaning makes of it as bare text."""
    rows: dict[str, list[Figures]] = {TRAFILATURA: [], "newsclean on its output": []}
    for page, known in pages(directory, every):
        gold = known.get("main_content")
        if gold:
            given = trafilatura.extract(page, include_comments=False) or ""
            rows[TRAFILATURA].append(figures(Made(given), gold, given))
            rows["newsclean on its output"].append(figures(cleaned(given, _RESIDUAL), gold, given))
    return {way: mean(each) for way, each in rows.items()}


def mean(rows: Sequence[Figures]) -> Figures:
    return Figures(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))


@contextmanager
def model_from(file: Path | None) -> Iterator[None]:
    """Cleaning for a while by the model in ``file``, if one is given, in place of the package's own."""
    own = pagemodel.shipped
    if file is not None:
        made = pagemodel.scorer(json.loads(file.read_text("utf-8")))
        pagemodel.shipped = lambda: made
    try:
        yield
    finally:
        pagemodel.shipped = own


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("sets", nargs="+")
    ask.add_argument("--model", type=Path)
    ask.add_argument("--every", type=int, default=1)
    args = ask.parse_args(argv)
    logging.disable(logging.CRITICAL)
    with model_from(args.model):
        for name in args.sets:
            for way, row in measure(args.data / name, args.every).items():
                print(f"{name:14} {way:24} " + " ".join(f"{value:.4f}" for value in row))
    return 0


if __name__ == "__main__":
    sys.exit(main())

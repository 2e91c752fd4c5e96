"""The quality gate: figures on annotated documents given by path, held against floors that only rise.

    python -m bench.quality --data DIR [--floors bench/floors.json] [--raise] [--quick]

DIR holds ``html/SET/{html,ground-truth}`` (pages with their text, title and date) and ``arabic/gold`` (hand-written
gold, see ``bench/gold.py``). Prints a figure a row, for pages beside trafilatura's default in the same run; exits
with 1 if a figure is below its floor. ``--raise`` writes the floors that the figures allow: a floor is only ever
lowered by hand, with a reason in the commit.

"Kept" is the share of the article's words in the text given (as multisets) that stand in the text made of it, "held"
the share of those that stand there or in a field of the article: of a headline that the annotation counts as text and
that has become ``Article.title`` no word is kept, and all are held. ``--table`` writes what is missing of either,
"lost" and "gone" (see ``bench/fulltext.py``).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import trafilatura

import newsclean
from bench import fulltext, gold
from bench.pages import f1, pages

SETS = ("fundus-de-en", "wcxb-dev")
MARGIN = 0.005  # a new floor stands so far below its figure: other versions of dependencies shift single pages


def gold_figures(data: Path) -> Iterator[tuple[str, float]]:
    """The shares of right checks on the hand-read documents, texts and pages apart."""
    totals: dict[str, list[int]] = {}
    for path in sorted((data / "arabic" / "gold").glob("*.json")):
        known = json.loads(path.read_text("utf-8"))
        article = newsclean.clean((data / "arabic" / known["file"]).read_bytes())
        for name, (right, asked) in gold.score(article, known).items():
            total = totals.setdefault(f"gold {known['kind']} {name}", [0, 0])
            total[0] += right
            total[1] += asked
    for name, (right, asked) in sorted(totals.items()):
        yield name, right / asked if asked else 1.0


def page_figures(data: Path, name: str, every: int) -> Iterator[tuple[str, float]]:
    """Mean word F1 of our text and of trafilatura's, exact titles and right days, on every ``every``-th page."""
    ours, theirs, titles, days = [], [], [], []
    for page, known in pages(data / "html" / name, every):
        if not known.get("main_content"):
            continue
        article = newsclean.clean(page)
        ours.append(f1(article.text, known["main_content"]))
        peer = trafilatura.extract(page, include_comments=False) or ""
        theirs.append(f1(peer, known["main_content"]))
        titles.append(_same_title(article.title, known))
        if known.get("publish_date"):
            days.append(_day(article) == known["publish_date"][:10])
    yield f"{name} F1", _mean(ours)
    yield f"{name} F1 over trafilatura", _mean(ours) - _mean(theirs)
    yield f"{name} titles", _mean(titles)
    yield f"{name} days", _mean(days)


def text_figures(data: Path, name: str, every: int, rows: list[str]) -> Iterator[tuple[str, float]]:
    """F1 and what is kept and held of the article's words: of whole pages' text, of trafilatura's output as text.

    Rows of a table with the peers of the same run go to ``rows``.
    """
    full = fulltext.measure(data / "html" / name, every)
    left = fulltext.measure_residual(data / "html" / name, every)
    for job, table in (("full page", full), ("residual", left)):
        rows.extend(_row(name, job, way, figures) for way, figures in table.items())
    ours, auto = full["newsclean, full page"], full["newsclean, auto"]
    yield f"{name} full page F1", ours.f1
    yield f"{name} full page kept", 1 - ours.lost
    yield f"{name} full page held", 1 - ours.gone
    yield f"{name} full page F1, mode told", auto.f1
    yield f"{name} full page F1 over best run", ours.f1 - full["best run"].f1
    yield f"{name} residual F1 over trafilatura", left["newsclean on its output"].f1 - left[fulltext.TRAFILATURA].f1
    yield f"{name} residual kept", 1 - left["newsclean on its output"].lost
    yield f"{name} residual held", 1 - left["newsclean on its output"].gone


def _row(*cells: str | fulltext.Figures) -> str:
    return "| " + " | ".join(c if isinstance(c, str) else " | ".join(f"{v:.4f}" for v in c) for c in cells) + " |"


TABLE_HEAD = "| set | job | way | P | R | F1 | body words lost | gone |\n|---|---|---|---|---|---|---|---|"


def _day(article: newsclean.Article) -> str | None:
    return article.published.value.isoformat()[:10] if article.published else None


def _same_title(title: str | None, known: dict[str, Any]) -> bool:
    return _plain(title) == _plain(known.get("title"))


def _plain(text: str | None) -> str:
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def check(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """What is below its floor, said in words."""
    low = {name: floor for name, floor in floors.items() if name in figures and figures[name] < floor}
    return [f"{name}: {figures[name]:.4f} is below its floor {floor:.4f}" for name, floor in low.items()]


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors that ``figures`` allow; none is lower than before."""
    allowed = {name: math.floor((figure - MARGIN) * 1000) / 1000 for name, figure in figures.items()}
    return {name: max(floors.get(name, -1.0), allowed.get(name, -1.0)) for name in sorted({*floors, *allowed})}


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--floors", type=Path)
    ask.add_argument("--raise", dest="lift", action="store_true")
    ask.add_argument("--table", type=Path, help="write the table of texts, peers included, here (Markdown)")
    ask.add_argument("--quick", action="store_true", help="every twelfth page only, with floors of their own")
    args = ask.parse_args(argv)
    figures, rows = dict(gold_figures(args.data)), [TABLE_HEAD]
    for name in SETS:
        figures.update(page_figures(args.data, name, 12 if args.quick else 1))
        figures.update(text_figures(args.data, name, 12 if args.quick else 1, rows))
    for name, figure in figures.items():
        print(f"{name:36} {figure:.4f}")
    if args.table is not None:
        args.table.write_text("\n".join(rows) + "\n", "utf-8")
    if args.floors is None:
        return 0
    every = json.loads(args.floors.read_text("utf-8")) if args.floors.exists() or not args.lift else {}
    run = "quick" if args.quick else "whole"
    floors = every.get(run, {})
    if args.lift:
        every[run] = raised(figures, floors)
        args.floors.write_text(json.dumps(every, indent=1, sort_keys=True) + "\n", "utf-8")
    faults = check(figures, floors)
    print("\n".join(faults) or "no figure is below its floor")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

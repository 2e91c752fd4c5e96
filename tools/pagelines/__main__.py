"""Train the model that finds the article among the lines of a whole page's text.

    python -m tools.pagelines --data DIR/html --sets fundus-de-en wcxb-dev --listless fundus-de-en --out FILE \
        --module FILE.py

Needs scikit-learn. A set holds ``html`` and ``ground-truth`` as bench/pages.py reads them. Each page is flattened as
bench/render.py does; each line is measured as the package measures it and labelled by the words that it shares with
the annotated text. Each page is seen once more with teasers of the other pages' stories put around and into it, and the
pages of ``--listless`` sets, whose annotations leave lists out, with a half of their article cut into short lines
(``variants``); what those annotations leave out within an article counts for little. Gradient-boosted trees of few
leaves tell the lines of articles; a line weighs as much as it has words (up to ``HEAVIEST``), and a page as the root of
its words. The same data, seed and scikit-learn give the same weights; the file names the sets that it was trained on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from bench.pages import pages
from bench.render import block_text

from newsclean.language import script_of
from newsclean.stages.lines import layout
from newsclean.stages.pagelines import CAPTION, NAMES, STORY_KINDS, measured
from newsclean.stages.pagemode import types_of
from tools.pagelines import module
from tools.pagelines.labels import labels
from tools.pagelines.variants import Labelled, notes, story, with_lists, with_teasers

SEED = 0
TREES, LEAVES, RATE, FEWEST, RIDGE = 24, 8, 0.22, 80, 10.0
HEAVIEST = 60.0
DOUBTFUL = 0.1  # what a line within the article counts that a listless annotation leaves out


def read(directory: Path) -> Iterator[tuple[list[Labelled], str | None]]:
    """The labelled lines and the headline of each annotated page."""
    for page, known in pages(directory, 1):
        if known.get("main_content"):
            lines = [line.text for line in layout(block_text(page))]
            shares = labels(lines, known["main_content"])
            yield list(map(Labelled, lines, shares)), known.get("title")


def variants(directory: Path, listless: bool) -> Iterator[list[Labelled]]:
    """The annotated pages of a set, and their variants."""
    known = list(read(directory))
    every = [page for page, _ in known]
    yield from every
    told = (story(number, page, title) for number, (page, title) in enumerate(known))
    stories, around = [one for one in told if one is not None], notes(every)
    for number, page in enumerate(every):
        draw = Random(f"{SEED} {directory.name} {number}")
        made = with_teasers(page, number, stories, around, draw), with_lists(page, draw) if listless else None
        yield from (variant for variant in made if variant)


def example(page: Sequence[Labelled], doubtful: float) -> tuple[Any, Any, Any]:
    """The figures, the labels and the weights of the lines of a page that are measured and have words."""
    text = "\n".join(line.text for line in page)
    lines = layout(text, script_of(text))
    typed = types_of(lines)
    rows = measured(lines, typed, script_of(text))
    inside = [k for k, line in enumerate(page) if line.is_article] or [0]
    told, weights = [], []
    for k, (line, kind, row) in enumerate(zip(page, typed, rows, strict=True)):
        if row is not None and line.share >= 0:
            of_page = (kind is not None and kind.kind not in STORY_KINDS) or row[CAPTION] or line.added
            is_doubtful = inside[0] < k < inside[-1] and not line.is_article and not of_page
            weights.append((doubtful if is_doubtful else 1.0) * min(HEAVIEST, row[0] + 1))
            told.append((row, line.is_article))
    weight = np.array(weights) / max(1e-9, sum(weights)) ** 0.5
    figures = np.array([row for row, _ in told], dtype=np.float32).reshape(len(told), len(NAMES))
    return (
        figures,
        np.array([is_article for _, is_article in told], dtype=bool),
        weight / max(1e-9, weight.sum()) ** 0.5,
    )


def train(sets: Sequence[Path], listless: Iterable[str] = ()) -> dict[str, Any]:
    """The model as it is written to the file."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    bare = set(listless)
    every = [
        example(page, DOUBTFUL if directory.name in bare else 1.0)
        for directory in sets
        for page in variants(directory, directory.name in bare)
    ]
    figures, told, weight = (np.concatenate(part) for part in zip(*every, strict=True))
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=FEWEST,
        l2_regularization=RIDGE,
        early_stopping=False,
        random_state=SEED,
    )
    model.fit(figures, told, sample_weight=weight / weight.mean())
    trees = [_nested(predictor.nodes, 0) for (predictor,) in model._predictors]
    return {
        "trained_on": [directory.name for directory in sets],
        "listless": sorted(bare & {directory.name for directory in sets}),
        "pages": len(every),
        "seed": SEED,
        "figures": list(NAMES),
        "start": round(float(model._baseline_prediction.ravel()[0]), 4),
        "trees": trees,
    }


def _nested(nodes: Any, at: int) -> Any:
    """A tree as ``[figure, limit, tree up to the limit, tree above it]``, a leaf as its number."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    limit = float(f"{float(node['num_threshold']):.5g}")
    return [int(node["feature_idx"]), limit, _nested(nodes, int(node["left"])), _nested(nodes, int(node["right"]))]


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--sets", nargs="+", required=True)
    ask.add_argument("--listless", nargs="*", default=[], help="those of the sets whose annotations leave lists out")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--module", type=Path, help="where the same is to be written as Python")
    args = ask.parse_args(argv)
    model = train([args.data / name for name in args.sets], args.listless)
    trees = ",\n".join("  " + json.dumps(tree, separators=(",", ":")) for tree in model.pop("trees"))
    head = json.dumps(model, indent=1)[:-2]
    args.out.write_text(f'{head},\n "trees": [\n{trees}\n ]\n}}\n', "utf-8")
    if args.module:
        args.module.write_text(module.written(json.loads(args.out.read_text("utf-8"))), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

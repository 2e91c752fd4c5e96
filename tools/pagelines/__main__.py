"""Train the model that finds the article among the lines of a whole page's text.

    python -m tools.pagelines --data DIR/html --sets fundus-de-en wcxb-dev --out src/newsclean/data/page_lines.json

Needs scikit-learn. A set holds ``html`` and ``ground-truth`` as bench/pages.py reads them. Each page is flattened as
bench/render.py does; each line is measured as the package measures it and labelled by the words that it shares with
the annotated text. Gradient-boosted trees of few leaves tell the lines of articles; a line weighs as much as it has
words (up to ``HEAVIEST``), and a page as the root of its words. The same data, seed and scikit-learn give the same
weights; the file names the sets that it was trained on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from bench.pages import pages
from bench.render import block_text

from newsclean.stages.fullpage import types_of
from newsclean.stages.lines import layout
from newsclean.stages.pagelines import NAMES, measured
from tools.pagelines.labels import labels

SEED = 0
TREES, LEAVES, RATE, FEWEST, RIDGE = 60, 8, 0.1, 80, 10.0
HEAVIEST = 60.0


def examples(directory: Path) -> Iterable[tuple[Any, Any]]:
    """The figures and the labels of the lines of each annotated page."""
    for page, known in pages(directory, 1):
        lines = layout(block_text(page)) if known.get("main_content") else ()
        shares = labels([line.text for line in lines], known.get("main_content") or "")
        rows = zip(measured(lines, types_of(lines)), shares, strict=True)
        near = [(figures, share) for figures, share in rows if figures is not None]
        if near:
            yield np.array([row[0] for row in near], dtype=np.float32), np.array([row[1] for row in near])


def train(sets: Sequence[Path]) -> dict[str, Any]:
    """The model as it is written to the file."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    every = [example for directory in sets for example in examples(directory)]
    weights = [np.minimum(HEAVIEST, figures[:, 0] + 1) for figures, _ in every]
    weight = np.concatenate([own / own.sum() ** 0.5 for own in weights])
    figures, shares = (np.concatenate(part) for part in zip(*every, strict=True))
    told = shares >= 0
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=FEWEST,
        l2_regularization=RIDGE,
        early_stopping=False,
        random_state=SEED,
    )
    model.fit(figures[told], shares[told] >= 0.5, sample_weight=weight[told] / weight[told].mean())
    trees = [_nested(predictor.nodes, 0) for (predictor,) in model._predictors]
    return {
        "trained_on": [directory.name for directory in sets],
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
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args(argv)
    model = train([args.data / name for name in args.sets])
    trees = ",\n".join("  " + json.dumps(tree, separators=(",", ":")) for tree in model.pop("trees"))
    head = json.dumps(model, indent=1)[:-2]
    args.out.write_text(f'{head},\n "trees": [\n{trees}\n ]\n}}\n', "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

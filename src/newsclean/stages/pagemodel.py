"""How likely each line of a whole page's text is a part of the article, by the trees in ``data/page_lines.json``.

The file is trained by ``tools/pagelines`` and says on what. A tree is ``[figure, limit, tree up to the limit, tree
above it]``; the leaves that a line falls on add up to the log-odds. ``pagetrees`` holds the same as Python.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsclean import tables
from newsclean.stages import pagetrees
from newsclean.stages.pagelines import NAMES

FILE = "page_lines.json"
Scorer = Callable[[Sequence[float]], float]


def shipped() -> Scorer:
    """The model of the package."""
    return pagetrees.log_odds


def scorer(model: Mapping[str, Any]) -> Scorer:
    """The function that gives the log-odds of one line from its figures.

    Raises ``RuleTableError`` if the model was trained on other figures than are measured.
    """
    if tuple(model["figures"]) != NAMES:
        raise tables.RuleTableError("a model of lines was trained on other figures than are measured")
    start = float(model["start"])
    trees = tuple(map(_tree, model["trees"]))

    def log_odds(figures: Sequence[float]) -> float:
        total = start
        for node in trees:
            while type(node) is tuple:
                node = node[2] if figures[node[0]] <= node[1] else node[3]
            total += node
        return total

    return log_odds


def _tree(tree: Any) -> Any:
    """``tree`` in tuples, its numbers checked."""
    if not isinstance(tree, list):
        return float(tree)
    figure, limit, low, high = tree
    return int(figure), float(limit), _tree(low), _tree(high)


def probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))

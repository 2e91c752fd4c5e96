"""The trees of ``data/page_lines.json`` as Python, which takes a third of the time of walking through them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_HEAD = '''"""The trees of ``data/page_lines.json`` as Python: generated from it by ``tools.pagelines``, not to be edited.

``tests/test_fullpage.py`` holds that it is what the file says.
"""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence


def log_odds(figures: Sequence[float]) -> float:
    """The log-odds of a line from its figures, as ``pagemodel.scorer`` gives them."""
    {names} = figures
    total = {start!r}
'''


def written(model: Mapping[str, Any]) -> str:
    """The module for ``model``; trees are added in their order, so that the sum is the same to the last bit."""
    head = _HEAD.format(names=", ".join(map(_name, range(len(model["figures"])))), start=float(model["start"]))
    trees = "".join(f"    total += {_expression(tree)}\n" for tree in model["trees"])
    return f"{head}{trees}    return total\n"


def _name(figure: int) -> str:
    return f"f{figure}"


def _expression(tree: Any) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    figure, limit, low, high = tree
    return f"({_expression(low)} if {_name(figure)} <= {float(limit)!r} else {_expression(high)})"

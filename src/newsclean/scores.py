"""How sure a removal is: the share of what its rule removed that was no part of the article, where that was counted."""

from __future__ import annotations

from functools import cache, lru_cache

from newsclean import tables


@lru_cache(maxsize=4096)
def score(rule: str) -> float:
    """From 0 to 1, of two decimals; a rule that was seldom seen goes by its kind, and a kind by all removals."""
    counted = _counted()
    kind = rule.partition(":")[0]
    return next(counted[name] for name in (rule, kind, "*") if name in counted)


@cache
def _counted() -> dict[str, float]:
    rows = tables.rows("removal_scores.tsv")
    return {row["id"]: round(int(row["right"]) / int(row["words"]), 2) for row in rows}

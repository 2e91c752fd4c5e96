"""Logistic regression with a little shrinkage, by Newton's method: the same rows give the same weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

_SHRINKAGE = 1.0
_ROUNDS = 60
_CLOSE = 1e-9


def fit(rows: Sequence[Mapping[str, float]], labels: Sequence[bool], weights: Sequence[float]) -> dict[str, float]:
    """The weights of the named features that make the labels likeliest; rows count by their weights."""
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y, w = np.array(labels, dtype=float), np.array(weights)
    beta = np.zeros(len(names))
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (y - p)) - _SHRINKAGE * beta
        hessian = (x.T * (w * p * (1 - p))) @ x + _SHRINKAGE * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < _CLOSE:
            break
    return dict(zip(names, beta.tolist(), strict=True))

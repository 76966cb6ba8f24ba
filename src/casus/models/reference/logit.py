"""Logistic regression with a ridge penalty, by Newton's method."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError

__all__ = ["Scale", "ridge_logit", "sigmoid"]

Array = NDArray[np.float64]

ITERATIONS = 100
# A step of this size moves no printed figure.
SMALL = 1e-9


@dataclass(frozen=True)
class Scale:
    """Mean and standard deviation of columns (population form); a constant column keeps a deviation of 1.

    >>> Scale.of(np.array([[1.0, 5.0], [3.0, 5.0]])).apply(np.array([[1.0, 5.0]]))
    array([[-1.,  0.]])
    """

    mean: Array
    deviation: Array

    @classmethod
    def of(cls, columns: Array) -> "Scale":
        """Of (row, column) values."""
        deviation = columns.std(axis=0)
        return cls(columns.mean(axis=0), np.where(deviation > 0, deviation, 1.0))

    def apply(self, columns: Array) -> Array:
        """Standardised columns."""
        return (columns - self.mean) / self.deviation

    def raw(self, coefficient: Array) -> Array:
        """Coefficients (intercept first) of standardised columns, on the columns' own scale."""
        slope = coefficient[1:] / self.deviation
        return np.concatenate([[coefficient[0] - slope @ self.mean], slope])


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(−x)), without overflow."""
    return np.exp(-np.logaddexp(0.0, -x))


def ridge_logit(
    columns: Array,
    outcome: Array,
    penalty: float | Array,
    weight: Array | None = None,
    offset: Array | None = None,
    start: Array | None = None,
) -> Array:
    """Coefficients that minimise  Σ w (ln(1 + e^η) − y η) + ½ Σ penalty β²,  η = offset + β₀ + Σ β x.

    A ridge in the sense of Hoerl & Kennard (1970), for the logit as in le Cessie & van Houwelingen (1992). The
    intercept is free. scikit-learn's C is 1 / penalty.

    columns : (row, column), standardised by the caller
    outcome : (row,) 0 or 1, or a share
    penalty : one number, or (column,); 0 leaves a column free
    weight  : (row,) 0 or more; default 1
    offset  : (row,) added to η; default 0
    start   : (1 + column,) where to begin; default the intercept alone
    returns : (1 + column,) intercept first
    raises  : UsageError where all outcomes are alike, or Newton's method doesn't settle in 100 steps

    >>> x = np.array([[-1.0], [-1.0], [1.0], [1.0]])
    >>> ridge_logit(x, np.array([0.0, 1.0, 1.0, 1.0]), penalty=1.0).round(3)
    array([1.184, 0.583])
    """
    rows, width = columns.shape
    weights = np.ones(rows) if weight is None else weight
    fixed = np.zeros(rows) if offset is None else offset
    mean = float(weights @ outcome / weights.sum())
    if not 0 < mean < 1:
        raise UsageError("a logit needs both outcomes: here all rows have the same")
    beside = np.concatenate([np.ones((rows, 1)), columns], axis=1)
    ridge = np.concatenate([[0.0], np.broadcast_to(np.asarray(penalty, dtype=float), (width,))])
    if start is None:
        beta = np.zeros(1 + width)
        beta[0] = np.log(mean / (1 - mean)) - float(weights @ fixed / weights.sum())
    else:
        beta = start.copy()

    def loss(at: Array) -> float:
        eta = fixed + beside @ at
        return float(weights @ (np.logaddexp(0.0, eta) - outcome * eta) + 0.5 * ridge @ at**2)

    best = loss(beta)
    for _ in range(ITERATIONS):
        chance = sigmoid(fixed + beside @ beta)
        slope = beside.T @ (weights * (outcome - chance)) - ridge * beta
        bend = beside.T @ (beside * (weights * chance * (1 - chance))[:, None])
        bend[np.diag_indices(1 + width)] += ridge
        try:
            step = np.linalg.solve(bend, slope)
        except np.linalg.LinAlgError:
            break
        # Events are rare, so a full step from afar overshoots; it is halved until the loss falls.
        scale = 1.0
        while (reached := loss(beta + scale * step)) > best + 1e-12 * abs(best) and scale > 1e-8:
            scale /= 2
        beta, best = beta + scale * step, reached
        if np.abs(step).max() < SMALL:
            return beta
    raise UsageError("the ridge logit didn't settle: a column separates the outcomes, or two columns are alike")

"""Weight of evidence, in decibans: ten times the decimal logarithm of a likelihood ratio (Good 1950).

Weights of independent items add up, and they don't move with the prior; 10 decibans make odds tenfold.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.errors import UsageError
from casus.models.hypotheses.clusters import exponents
from casus.models.hypotheses.evidence import Evidence
from casus.models.hypotheses.reports import held_likelihood

__all__ = ["against", "best_rivals", "decibans", "weight_matrix", "weights"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]

# In a natural logarithm of 1.
DECIBANS = 10.0 / math.log(10.0)


def decibans(ratio: ArrayLike) -> Array:
    """10 log₁₀ of a likelihood ratio or of odds, −∞ for 0.

    >>> decibans([10.0, 1.0, 5 / 4, 0.0]).round(2) + 0.0
    array([10.  ,  0.  ,  0.97,  -inf])
    """
    with np.errstate(divide="ignore"):
        weight: Array = 10.0 * np.log10(np.asarray(ratio, dtype=float))
    return weight


def weights(evidence: Evidence) -> Array:
    """(item, hypothesis, draw) what each item brings each hypothesis, in decibans: e 10 log₁₀ L.

    Only differences between hypotheses mean something, as `against` takes them. Reliability and clusters are in it,
    and the prior isn't. An item that is unknown brings 0, one that excludes a hypothesis −∞.

    >>> weights(Evidence.of([[0.5, 0.05]]))[..., 0].round(2)
    array([[ -3.01, -13.01]])
    """
    counted = evidence.counted
    with np.errstate(divide="ignore"):
        logs = np.log(held_likelihood(evidence))
    logs[counted] *= exponents(logs[counted], evidence.cluster[counted], evidence.rho)[:, None]
    return DECIBANS * logs


def against(weight: Array, rivals: ArrayLike) -> Array:
    """Weight for each hypothesis against its rival, in decibans.

    weight  : (item, hypothesis, draw) of `weights`
    rivals  : (hypothesis,) position of the rival of each
    returns : (item, hypothesis, draw); 0 where an item excludes both, for it doesn't tell them apart
    raises  : UsageError for rivals that aren't there, or a hypothesis that is its own

    >>> against(weights(Evidence.of([[0.5, 0.05]])), [1, 0])[..., 0].round(6)
    array([[ 10., -10.]])
    """
    rival = np.asarray(rivals)
    count = weight.shape[1]
    if rival.shape != (count,) or not ((rival >= 0) & (rival < count) & (rival != np.arange(count))).all():
        raise UsageError(f"rivals must name another of the {count} hypotheses for each, found {rival.tolist()}")
    return _difference(weight, weight[:, rival])


def best_rivals(probability: ArrayLike) -> Index:
    """(hypothesis,) position of the most likely other hypothesis, for each; of equals the first.

    probability : (hypothesis,) such as the mean posterior

    >>> best_rivals([0.2, 0.5, 0.3])
    array([1, 2, 1])
    """
    given = np.asarray(probability, dtype=float)
    table = np.tile(given, (len(given), 1))
    np.fill_diagonal(table, -np.inf)
    best: Index = table.argmax(axis=1)
    return best


def weight_matrix(evidence: Evidence) -> Array:
    """(hypothesis, rival, draw) weight of all evidence for a hypothesis against a rival, in decibans.

    0 where both are excluded, or neither is favoured.

    >>> weight_matrix(Evidence.of([[0.5, 0.05], [0.4, 0.4]]))[..., 0].round(6) + 0.0
    array([[  0.,  10.],
           [-10.,   0.]])
    """
    total = weights(evidence).sum(axis=0)
    return _difference(total[:, None], total[None, :])


def _difference(one: Array, other: Array) -> Array:
    """One minus the other; 0 where they are the same, both infinite included."""
    with np.errstate(invalid="ignore"):
        return np.where(one == other, 0.0, one - other)

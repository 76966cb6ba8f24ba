"""Items that aren't independent: those of one cluster share their weight.

By the range of ln L over the hypotheses, the strongest item of a cluster counts fully, each other with exponent
1 − ρ. Items of the same range can't be told apart by it and share what they have in common, (1 + (n − 1)(1 − ρ))/n
each, so that no order of items matters. So a neutral item changes nothing, and nor does a duplicate at ρ = 1.

Between two hypotheses, an item never lowers the one that it points to. Among three or more this holds for items of
one shape (ln L proportional); an item that speaks loudest about a third hypothesis can take the full weight from one
that told the first two apart.

An item that excludes a hypothesis (L = 0) has an infinite range. It is then among the strongest, and its exponent
is above 0 whatever ρ is: what is excluded stays excluded, and 0 · ∞ never arises.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["exponents", "groups", "ranges", "shares"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]

# Ranges that differ by less than this share of the greatest are the same number, arrived at in another way.
TIE_TOLERANCE = 1e-12


def exponents(log_likelihood: ArrayLike, cluster: ArrayLike, rho: ArrayLike) -> Array:
    """Exponent of each item in each draw.

    log_likelihood : (item, hypothesis, draw) natural logarithms, −∞ where the likelihood is 0
    cluster        : (item,) number of the cluster, −1 for none
    rho            : (cluster,) 0 to 1
    returns        : (item, draw), 1 outside clusters

    >>> exponents(np.log([[[0.9], [0.1]], [[0.6], [0.5]], [[0.2], [0.3]]]), [0, 0, -1], [0.75])
    array([[1.  ],
           [0.25],
           [1.  ]])
    """
    logs, share = np.asarray(log_likelihood, dtype=float), np.asarray(rho, dtype=float)
    found = np.ones((logs.shape[0], logs.shape[2]))
    for number, members in groups(np.asarray(cluster, dtype=np.int64), share):
        found[members] = shares(ranges(logs[members]), share[number])
    return found


def groups(cluster: Index, rho: Array) -> list[tuple[int, Index]]:
    """Clusters in which something is shared, each with its items: two or more, and ρ above 0."""
    found = [(number, np.flatnonzero(cluster == number)) for number in range(len(rho)) if rho[number] > 0]
    return [(number, members) for number, members in found if len(members) > 1]


def ranges(log_likelihood: Array) -> Array:
    """(item, draw) range of ln L over hypotheses; infinite where a hypothesis is excluded, be it all of them."""
    low = log_likelihood.min(axis=1)
    excluded = np.isneginf(low)
    low[excluded] = 0.0
    spread: Array = log_likelihood.max(axis=1) - low
    spread[excluded] = np.inf
    return spread


def shares(spread: Array, rho: float) -> Array:
    """(item, draw) exponents of the items of one cluster, from their ranges."""
    strongest = spread >= spread.max(axis=0) * (1.0 - TIE_TOLERANCE)
    count = strongest.sum(axis=0)
    return np.where(strongest, (1.0 + (count - 1.0) * (1.0 - rho)) / count, 1.0 - rho)

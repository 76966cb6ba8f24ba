"""Variance-based indices by pick–freeze: of evaluations at two sets of points, and at mixtures of the two.

f_A, f_B : values at two independent sets of points A and B; f_AB : values at A with one input, or one group, from B.

First order, Var(E[f | x]) / Var(f): mean of f_B (f_AB − f_A) (Saltelli et al. 2010, Computer Physics Communications
181, table 2 (b)). Total, E[Var(f | all but x)] / Var(f): half the mean of (f_A − f_AB)² (Jansen 1999, Computer Physics
Communications 117). Both over the variance of all f_A and f_B. f is centred first: neither index depends on its mean,
but the noise of the first does.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.quantities.pointsets import REPLICATES

__all__ = ["Index", "effects", "intervals"]

Array = NDArray[np.float64]

# Student's t with 7 degrees of freedom: 95 % of it lies within.
_T7 = 2.3646242515927844


class Index(NamedTuple):
    """One index with its 95 % interval."""

    value: float
    low: float
    high: float


def effects(base: Array, other: Array, mixed: Array) -> tuple[Array, Array, float]:
    """First-order and total effects, not yet divided by the variance, and the variance.

    base, other : (point,) f_A and f_B
    mixed       : (input, point) f_AB
    returns     : (input,) first, (input,) total, variance

    >>> first, total, variance = effects(np.array([0.0, 1.0]), np.array([1.0, 0.0]), np.array([[1.0, 0.0]]))
    >>> float(first[0] / variance), float(total[0] / variance)
    (2.0, 2.0)
    """
    both = np.concatenate([base, other])
    centre, variance = both.mean(), float(both.var())
    first = ((other - centre) * (mixed - base)).mean(axis=-1)
    total = 0.5 * ((base - mixed) ** 2).mean(axis=-1)
    return np.asarray(first), np.asarray(total), variance


def intervals(estimate: Array, replicates: Array) -> list[Index]:
    """Estimates with 95 % intervals from those of independent scramblings.

    estimate   : (input,)
    replicates : (replicate, input) the same of each scrambling alone
    """
    error = replicates.std(axis=0, ddof=1) / np.sqrt(len(replicates))
    reach = _T7 * error
    return [Index(float(v), float(v - r), float(v + r)) for v, r in zip(estimate, reach, strict=True)]


def by_replicate(values: Array) -> Array:
    """(replicate, …, point) draws come interleaved, draw i from scrambling i mod 8."""
    whole = values.shape[-1] - values.shape[-1] % REPLICATES
    shaped = values[..., :whole].reshape(*values.shape[:-1], -1, REPLICATES)
    return np.moveaxis(shaped, -1, 0)

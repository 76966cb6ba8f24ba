"""Variance-based sensitivity by pick–freeze: first-order and total effects, with intervals from replicates.

f_A and f_B are the answers at two independent sets of points A and B; row j of f_AB is the answer at A with column j
taken from B. The answers are centred by the mean of all evaluations, which SALib does too: then both agree.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.quantities.pointsets import REPLICATES

__all__ = ["Indices", "first_order", "indices", "total_order"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Indices:
    """Indices of k inputs; arrays have shape (k,). All but `variance` and `effect` are shares of the variance.

    first, first_lo, first_hi : first-order index and its 95 % interval
    total, total_lo, total_hi : total index and its 95 % interval
    variance                  : of the answer, in its squared unit
    effect                    : Var(E[f | x_j]), the first-order effect in squared units of the answer
    """

    first: Floats
    first_lo: Floats
    first_hi: Floats
    total: Floats
    total_lo: Floats
    total_hi: Floats
    variance: float
    effect: Floats


def first_order(base: Floats, frozen: Floats, mixed: Floats) -> Floats:
    """First-order indices, mean(f_B (f_AB_j − f_A)) / Var (Saltelli et al. 2010, CPC 181, table 2, b).

    base, frozen, mixed : f_A (n,), f_B (n,), f_AB (k, n)
    returns             : (k,); zeros where the answer is constant
    raises              : UsageError where shapes don't fit or n < 2

    >>> first_order(np.array([0., 1., 0., 1.]), np.array([0., 0., 1., 1.]), np.array([[0., 0., 1., 1.]]))
    array([1.])
    """
    _check(base, frozen, mixed, 2)
    both = np.concatenate((base, frozen))
    if np.ptp(both) == 0:
        return np.zeros(len(mixed))
    return np.asarray(_effects(base, frozen, mixed)[0].mean(axis=1) / both.var())


def total_order(base: Floats, frozen: Floats, mixed: Floats) -> Floats:
    """Total indices, mean((f_A − f_AB_j)²) / (2 Var) (Jansen 1999, CPC 117).

    Arguments, result and errors as in `first_order`.

    >>> total_order(np.array([0., 1., 0., 1.]), np.array([0., 0., 1., 1.]), np.array([[0., 0., 1., 1.]]))
    array([1.])
    """
    _check(base, frozen, mixed, 2)
    both = np.concatenate((base, frozen))
    if np.ptp(both) == 0:
        return np.zeros(len(mixed))
    return np.asarray(_effects(base, frozen, mixed)[1].mean(axis=1) / both.var())


def indices(base: Floats, frozen: Floats, mixed: Floats) -> Indices | None:
    """Both indices with 95 % intervals; None where the answer is the same in all evaluations.

    Draw i belongs to replicate i % 8, each an independent scrambling. The estimate is the ratio of pooled effect to
    pooled variance, less biased than the mean of eight ratios. Its error comes from the spread over replicates of
    effect − index × variance, the linearised ratio (Cochran 1977, Sampling Techniques, eq. 6.13), times Student's t
    with 7 degrees of freedom.

    raises : UsageError where shapes don't fit, n is no multiple of 8 or there are fewer than 2 points a replicate
    """
    _check(base, frozen, mixed, 2 * REPLICATES)
    if len(base) % REPLICATES:
        raise UsageError(f"the number of points is a multiple of {REPLICATES}: found {len(base)}")
    both = np.concatenate((base, frozen))
    # The variance of equal numbers need not round to zero; their range does.
    if np.ptp(both) == 0:
        return None
    variance = float(both.var())
    first, total = _effects(base, frozen, mixed)
    centre = both.mean()
    squares = ((base - centre) ** 2 + (frozen - centre) ** 2) / 2
    one, one_error = _ratio(first, squares)
    whole, whole_error = _ratio(total, squares)
    return Indices(
        one, one - one_error, one + one_error, whole, whole - whole_error, whole + whole_error, variance, one * variance
    )


def _effects(base: Floats, frozen: Floats, mixed: Floats) -> tuple[Floats, Floats]:
    """What each point adds to the first-order and to the total effect, (k, n) both."""
    centre = (base.sum() + frozen.sum() + mixed.sum()) / (base.size + frozen.size + mixed.size)
    return (frozen - centre) * (mixed - base), (base - mixed) ** 2 / 2


def _ratio(parts: Floats, squares: Floats) -> tuple[Floats, Floats]:
    """Pooled ratio of each row of `parts` to `squares`, and the half width of its interval."""
    from scipy.special import stdtrit

    variance = squares.mean()
    ratio = parts.mean(axis=1) / variance
    rest = (parts - ratio[:, None] * squares).reshape(len(parts), -1, REPLICATES).mean(axis=1) / variance
    error = rest.std(axis=1, ddof=1) / np.sqrt(REPLICATES)
    return ratio, float(stdtrit(REPLICATES - 1, 0.975)) * error


def _check(base: Floats, frozen: Floats, mixed: Floats, least: int) -> None:
    if base.ndim != 1 or base.shape != frozen.shape or mixed.ndim != 2 or mixed.shape[1:] != base.shape:
        raise UsageError(f"expected shapes (n,), (n,) and (k, n): found {base.shape}, {frozen.shape}, {mixed.shape}")
    if len(base) < least:
        raise UsageError(f"{len(base)} points are too few: {least} or more are needed")

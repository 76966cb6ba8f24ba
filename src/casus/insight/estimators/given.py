"""Indices from draws that are given, and may count differently.

First order by classes of a quantity: the variance of the class means (Plischke, Borgonovo & Smith 2013, European
Journal of Operational Research 226), less the noise that is left in them. Total by nesting: at each of many points the
quantity alone is drawn a few times.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["CLASSES", "Index", "class_effect", "class_means", "classes_of", "intervals", "nested_effect"]

Array = NDArray[np.float64]

CLASSES = 32


# Student's t with 7 degrees of freedom: 95 % of it lies within.
_T7 = 2.3646242515927844


class Index(NamedTuple):
    """One index with its 95 % interval."""

    value: float
    low: float
    high: float


def intervals(estimates: Sequence[float], replicates: Array) -> list[Index]:
    """Estimates with 95 % intervals from those of eight independent scramblings.

    estimates  : one of each input
    replicates : (input, 8) the same of each scrambling alone

    >>> intervals([0.5], np.full((1, 8), 0.5))
    [Index(value=0.5, low=0.5, high=0.5)]
    """
    reach = _T7 * replicates.std(axis=1, ddof=1) / np.sqrt(replicates.shape[1])
    return [Index(float(v), float(v - r), float(v + r)) for v, r in zip(estimates, reach, strict=True)]


def classes_of(rank: Array, classes: int) -> NDArray[np.intp]:
    """(…, draw) the class of each draw, of equal probability, from its rank in a quantity's distribution.

    >>> classes_of(np.array([0.1, 0.6, 0.99]), 4)
    array([0, 2, 3])
    """
    return np.minimum((rank * classes).astype(np.intp), classes - 1)


def class_means(label: NDArray[np.intp], value: Array, weight: Array, classes: int) -> tuple[Array, Array, Array]:
    """Mean of each class, its weight, and the variance of its mean, in rising order; empty classes are left out.

    label, value, weight : (draw,)
    """
    total = np.bincount(label, weight, classes).astype(np.float64)
    full = np.zeros(classes)
    held = total > 0
    full[held] = np.bincount(label, weight * value, classes)[held] / total[held]
    spread = np.bincount(label, weight * (value - full[label]) ** 2, classes)[held] / total[held]
    squares = np.bincount(label, weight**2, classes)[held] / total[held] ** 2
    # Σw²/(Σw)² is one over the effective number of draws.
    noise = spread * squares / np.maximum(1.0 - squares, 1e-12)
    return full[held], total[held], noise


def class_effect(label: NDArray[np.intp], value: Array, weight: Array, classes: int) -> float:
    """Var(E[f | x]), by classes of x; noise can make it a little negative.

    label, value, weight : (draw,)

    >>> x = np.arange(64.0)
    >>> round(class_effect(classes_of(x / 64, 4), x, np.ones(64), 4), 1)
    318.9
    """
    mean, total, noise = class_means(label, value, weight, classes)
    share = total / total.sum()
    centre = float((share * mean).sum())
    # The mean over all carries a little of each class's noise too.
    return float((share * (mean - centre) ** 2).sum() - (share * (1.0 - share) * noise).sum())


def nested_effect(value: Array, weight: Array, *, even: bool = False) -> float:
    """E[Var(f | all but x)], from several draws of x at each point.

    value, weight : (point, copy)
    even          : whether the copies of a point lie evenly over the distribution of x, one in each of so many equal
                    parts, rather than at random

    >>> nested_effect(np.array([[0.0, 1.0]]), np.ones((1, 2)))
    0.5
    """
    total = weight.sum(axis=1)
    some = total > 0
    share = weight[some] / total[some, None]
    mean = (share * value[some]).sum(axis=1, keepdims=True)
    spread = (share * (value[some] - mean) ** 2).sum(axis=1)
    copies = value.shape[1]
    # What lies within the parts, 1/n² of the whole for a straight line, is not seen by one draw in each.
    left = 1.0 - 1.0 / copies**2 if even else np.maximum(1.0 - (share**2).sum(axis=1), 1e-12)
    return float((total[some] * spread / left).sum() / total[some].sum())

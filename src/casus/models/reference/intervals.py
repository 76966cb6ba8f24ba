"""Intervals for a rate: resampled wars, and Jeffreys where too few wars had an event."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["FEW", "LEVEL", "clustered", "jeffreys", "resampled", "wider"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]

LEVEL = 0.95
# With fewer wars that had an event than this, resampling wars tells too little and its interval collapses.
FEW = 5


def resampled(wars: int, resamples: int, seed: int) -> Index:
    """How often each war is drawn in each resample of as many wars, with replacement (Cameron, Gelbach & Miller 2008).

    returns : (resample, war) counts; each row adds up to `wars`

    >>> resampled(3, 2, seed=1).sum(axis=1)
    array([3, 3])
    """
    draws = np.random.default_rng(seed).integers(wars, size=(resamples, wars))
    counts = np.bincount((draws + wars * np.arange(resamples)[:, None]).ravel(), minlength=wars * resamples)
    return counts.reshape(resamples, wars)


def clustered(joined: Array, at_risk: Array, counts: Index) -> tuple[float, float] | None:
    """Percentile interval of joined / at risk over resampled wars, or None where no resample has a row at risk.

    joined, at_risk : (war,) rows
    counts          : (resample, war), see `resampled`

    >>> clustered(np.array([1.0, 1.0]), np.array([4.0, 4.0]), resampled(2, 100, seed=1))
    (0.25, 0.25)
    """
    above, below = counts @ joined, counts @ at_risk
    some = below > 0
    if not some.any():
        return None
    low, high = np.quantile(above[some] / below[some], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def jeffreys(joined: int, at_risk: int) -> tuple[float, float]:
    """Equal-tailed interval of a proportion under Jeffreys' prior, Beta(½, ½) (Brown, Cai & DasGupta 2001, eq. 10).

    The lower end is 0 where nobody joined and the upper 1 where all did, as the paper has it.

    >>> low, high = jeffreys(2, 26)
    >>> round(100 * low, 1), round(100 * high, 1)
    (1.6, 22.5)
    """
    a, b, tail = joined + 0.5, at_risk - joined + 0.5, (1 - LEVEL) / 2
    low = 0.0 if joined == 0 else _beta_quantile(a, b, tail)
    high = 1.0 if joined == at_risk else _beta_quantile(a, b, 1 - tail)
    return low, high


@cache
def _beta_quantile(a: float, b: float, level: float) -> float:
    """Where the distribution function of Beta(a, b) reaches `level`, by bisection to eleven digits.

    Its own few lines: importing scipy.special takes as long as all the rest of an outside view.
    """
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if high - low <= 1e-11 * high:
            break
        if _beta_below(a, b, middle) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta_below(a: float, b: float, x: float) -> float:
    """Distribution function of Beta(a, b): the continued fraction of DLMF 8.17.22, evaluated from its far end.

    The fraction settles fast below the mean; above it the other tail is computed.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_below(b, a, 1 - x)
    front = math.exp(
        a * math.log(x) + b * math.log1p(-x) - math.log(a) - math.lgamma(a) - math.lgamma(b) + math.lgamma(a + b)
    )
    # The number of terms needed grows like the root of the larger parameter.
    terms, tail = 40 + int(2 * math.sqrt(max(a, b))), 0.0
    for k in range(terms, 0, -1):
        m, odd = divmod(k, 2)
        if odd:
            term = -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m))
        tail = term * x / (1 + tail)
    return front / (1 + tail)


def wider(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The wider of two intervals.

    >>> wider((0.1, 0.2), (0.0, 0.2))
    (0.0, 0.2)
    """
    return one if one[1] - one[0] >= other[1] - other[0] else other

"""Percentiles in one pass: draws are counted in fixed bins, and counts merge exactly in any order.

A probability falls into one of 10,001 bins around 0, 0.0001, …, 1. Any other number falls into a bin of relative
width 2^-8 (the leading bits of its floating-point form), and a percentile is the mean of the draws in its bin, so
numbers that repeat, such as ranks, come back as they are.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["NumberGrid", "ProbabilityGrid"]

STEPS = 10_000
# A weight is rounded to a multiple of 2^-32, so that sums of weights are whole numbers and exact.
WEIGHT_UNIT = 2.0**-32
# A double has 52 bits of mantissa: the first 8 choose the bin, the other 44 are added up in two halves.
_REST = 52 - 8
_HALF = _REST // 2
_HALF_MASK = (1 << _HALF) - 1

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


class ProbabilityGrid:
    """Counts of values from 0 to 1 in steps of 0.0001, by weight where weights are given.

    >>> grid = ProbabilityGrid()
    >>> grid.add(np.array([0.1, 0.2, 0.2, 0.4]))
    >>> grid.percentile(50), grid.percentile(90)
    (0.2, 0.4)
    """

    def __init__(self) -> None:
        self.counts: Whole = np.zeros(STEPS + 1, dtype=np.int64)

    def add(self, values: Array, weights: Array | None = None) -> None:
        """Count values (draw,) in 0–1, each by its weight in 0–1 where weights (draw,) are given."""
        # Added to 2^52, a double rounds to a whole number, which is then the low end of its bits.
        bins = (values * STEPS + 2.0**52).view(np.int64) & 0xFFFFF
        if weights is None:
            self.counts += np.bincount(bins, minlength=STEPS + 1)
            return
        whole = np.rint(weights / WEIGHT_UNIT)
        # Sums of whole doubles stay exact below 2^53: at most 2^20 draws of weight 2^32 at once.
        for start in range(0, len(bins), 1 << 20):
            part = slice(start, start + (1 << 20))
            self.counts += np.bincount(bins[part], whole[part], minlength=STEPS + 1).astype(np.int64)

    @property
    def total(self) -> int:
        """Draws counted, or the whole weight in units of 2^-32."""
        return int(self.counts.sum())

    def percentile(self, percent: float) -> float:
        """The least grid value with at least `percent` of the weight at or below it."""
        return int(_position(self.counts, percent)) / STEPS

    @property
    def low(self) -> float:
        """The least grid value that occurred."""
        return int(np.flatnonzero(self.counts)[0]) / STEPS

    @property
    def high(self) -> float:
        """The greatest grid value that occurred."""
        return int(np.flatnonzero(self.counts)[-1]) / STEPS

    def shares(self, bins: int) -> Array:
        """(bins,) share of the weight in each of `bins` equal parts of 0–1."""
        edges = (np.arange(STEPS + 1) * bins) // STEPS
        parts = np.bincount(np.minimum(edges, bins - 1), self.counts, minlength=bins)
        return np.asarray(parts / self.counts.sum(), dtype=np.float64)


class NumberGrid:
    """Counts of numbers of any size and sign in bins of relative width 2^-8, with the least and the greatest one.

    Within a bin the remaining 44 bits of each number are added up as whole numbers, in two halves, so the bin's mean
    is exact and merges exactly.

    >>> grid = NumberGrid()
    >>> grid.add(np.array([-3.0, 2.0, 52.1, 52.1]))
    >>> grid.percentile(10), grid.percentile(90), grid.low
    (-3.0, 52.1, -3.0)
    """

    def __init__(self) -> None:
        self.low = np.inf
        self.high = -np.inf
        self._negative = _Bins()
        self._positive = _Bins()

    def add(self, values: Array) -> None:
        """Count finite values (draw,)."""
        low, high = float(values.min()), float(values.max())
        self.low, self.high = min(self.low, low), max(self.high, high)
        if low >= 0:
            self._positive.add(values)
        elif high < 0:
            self._negative.add(-values)
        else:
            below = values < 0
            self._negative.add(-values[below])
            self._positive.add(values[~below])

    def percentile(self, percent: float) -> float:
        """Mean of the draws in the bin that holds the percentile: within 0.4 % of it."""
        below, above = self._negative.sums[0], self._positive.sums[0]
        position = _position(np.concatenate((below[::-1], above)), percent)
        if position < len(below):
            return -self._negative.mean(len(below) - 1 - position)
        return self._positive.mean(position - len(below))

    def shares(self, bins: int) -> tuple[Array, Array]:
        """Edges (bins + 1,) from the least to the greatest value, and the share of draws (bins,) between them."""
        edges = np.linspace(self.low, self.high, bins + 1)
        parts = [(-1.0, self._negative), (1.0, self._positive)]
        centres = np.array([sign * side.mean(int(k)) for sign, side in parts for k in np.flatnonzero(side.sums[0])])
        counts = np.concatenate([side.sums[0][side.sums[0] > 0] for _, side in parts])
        shares = np.histogram(centres, edges, weights=counts)[0]
        return edges, np.asarray(shares / counts.sum())


class _Bins:
    """Bins of numbers from zero up; a double's leading bits name its bin."""

    def __init__(self) -> None:
        self.first = 0
        # rows: count, sum of the upper halves, sum of the lower halves
        self.sums: Whole = np.zeros((3, 0), dtype=np.int64)

    def add(self, values: Array) -> None:
        if len(values) == 0:
            return
        bits = np.abs(values).view(np.int64)  # abs turns −0.0 into 0.0
        keys = bits >> _REST
        self._reach(int(keys.min()), int(keys.max()))
        keys -= self.first
        size = self.sums.shape[1]
        self.sums[0] += np.bincount(keys, minlength=size)
        for row, half in enumerate(((bits >> _HALF) & _HALF_MASK, bits & _HALF_MASK), start=1):
            self.sums[row] += np.bincount(keys, half, minlength=size).astype(np.int64)

    def _reach(self, first: int, last: int) -> None:
        if self.sums.shape[1] == 0:
            self.first = first
        before = max(self.first - first, 0)
        after = max(last - (self.first + self.sums.shape[1] - 1), 0)
        if before or after:
            self.first -= before
            self.sums = np.pad(self.sums, ((0, 0), (before, after)))

    def mean(self, position: int) -> float:
        count, upper, lower = map(int, self.sums[:, position])
        rest = ((upper << _HALF) + lower + count // 2) // count
        return float(np.array(((self.first + position) << _REST) + rest, dtype=np.int64).view(np.float64))


def _position(counts: Whole, percent: float) -> int:
    """The first bin at which at least `percent` of the count is reached."""
    running = np.cumsum(counts)
    target = max(int(np.ceil(int(running[-1]) * (percent / 100))), 1)
    return int(np.searchsorted(running, target))

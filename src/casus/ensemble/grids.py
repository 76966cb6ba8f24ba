"""Percentiles in one pass: draws are counted in fixed bins, and counts merge exactly in any order.

A probability falls into one of 10,001 bins around 0, 0.0001, …, 1. Any other number falls into a bin of relative
width 2^-8 (the leading bits of its floating-point form), and a percentile is the mean of the draws in its bin, so
numbers that repeat, such as ranks, come back as they are.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["NumberGrid", "ProbabilityGrid"]

STEPS = 10_000
# A double has 52 bits of mantissa: the first 8 choose the bin, the other 44 are added up in two halves.
_REST = 52 - 8
_HALF = _REST // 2
_HALF_MASK = (1 << _HALF) - 1
# A weight is cut off after 64 binary places and added up as two whole numbers of 32 bits, so sums are exact.
_WEIGHT_HALF = 32
# Draws counted at once: arrays of 64 kB come from memory just freed, those of 128 kB from the system, at four times
# the cost. Sums of so many whole doubles of 32 bits are exact.
_PIECE = 8192

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
        # As long as the greatest value asks: most paths of a large tree are rare. Rows: count, or the upper and the
        # lower half of the weight.
        self._sums: Whole = np.zeros((1, 0), dtype=np.int64)

    def add(self, values: Array, weights: Array | None = None) -> None:
        """Count values (draw,) in 0–1, each by its weight in 0–1 where weights (draw,) are given: always or never."""
        for start in range(0, len(values), _PIECE):
            scaled = values[start : start + _PIECE] * STEPS
            # Added to 2^52, a double rounds to a whole number, which is then the low end of its bits.
            scaled += 2.0**52
            bins = scaled.view(np.int64)
            bins &= 0xFFFFF
            if weights is None:
                self._count(0, np.bincount(bins))
            else:
                self._weigh(bins, weights[start : start + _PIECE])

    def _weigh(self, bins: Whole, weights: Array) -> None:
        if len(self._sums) == 1:
            self._sums = np.zeros((2, 0), dtype=np.int64)
        for row, half in enumerate(_halves(weights)):
            self._count(row, np.bincount(bins, half).astype(np.int64))

    def _count(self, row: int, found: Whole) -> None:
        if len(found) > self._sums.shape[1]:
            # Half as much again, so that a slow rise doesn't copy the grid each time.
            size = min(max(len(found), self._sums.shape[1] * 3 // 2), STEPS + 1)
            self._sums = np.pad(self._sums, ((0, 0), (0, size - self._sums.shape[1])))
        self._sums[row, : len(found)] += found

    @property
    def counts(self) -> "Whole | NDArray[np.object_]":
        """(bin,) draws, or whole weights in units of 2^-64, from 0 up to the last bin in use."""
        return self._sums[0] if len(self._sums) == 1 else _joined(*self._sums)

    @property
    def total(self) -> int:
        """Draws counted, or the whole weight in units of 2^-64."""
        return int(self.counts.sum())

    @property
    def empty(self) -> bool:
        """True where no draw had any weight."""
        return not self._sums.any()

    def percentile(self, percent: float) -> float:
        """The least grid value with at least `percent` of the weight at or below it."""
        return self.percentiles(percent)[0]

    def percentiles(self, *percents: float) -> list[float]:
        """Several percentiles at the cost of one."""
        return [position / STEPS for position in _positions(self.counts, percents)]

    @property
    def low(self) -> float:
        """The least grid value that occurred."""
        return int(np.argmax(self._used)) / STEPS

    @property
    def high(self) -> float:
        """The greatest grid value that occurred."""
        return int(len(self._used) - 1 - np.argmax(self._used[::-1])) / STEPS

    @property
    def _used(self) -> NDArray[np.bool_]:
        return np.asarray(self._sums.any(axis=0))

    def shares(self, bins: int) -> Array:
        """(bins,) share of the weight in each of `bins` equal parts of 0–1."""
        counts = self.counts.astype(np.float64)
        edges = (np.arange(len(counts)) * bins) // STEPS
        parts = np.bincount(np.minimum(edges, bins - 1), counts, minlength=bins)
        return np.asarray(parts / counts.sum(), dtype=np.float64)


class NumberGrid:
    """Counts of numbers of any size and sign in bins of relative width 2^-8, with the least and the greatest one.

    Within a bin the remaining 44 bits of each number are added up as whole numbers, in two halves, so the bin's mean
    is exact and merges exactly. Where weights are given, always or never, they say how much a bin counts; its mean
    stays that of the draws that have any weight.

    >>> grid = NumberGrid()
    >>> grid.add(np.array([-3.0, 2.0, 52.1, 52.1]))
    >>> grid.percentile(10), grid.percentile(90), grid.low
    (-3.0, 52.1, -3.0)
    """

    def __init__(self) -> None:
        self.low = np.inf
        self.high = -np.inf
        # Apart, since the bins between zero and the least of the other numbers would be many, and empty.
        self._zeros = 0
        self._negative = _Bins()
        self._positive = _Bins()

    def add(self, values: Array, weights: Array | None = None) -> None:
        """Count finite values (draw,), each by its weight in 0–1 where weights (draw,) are given: always or never."""
        for start in range(0, len(values), _PIECE):
            piece = values[start : start + _PIECE]
            if weights is None:
                self._add_piece(piece)
                continue
            weight = weights[start : start + _PIECE]
            counts = weight > 0
            if counts.any():
                self._add_weighed(piece[counts], weight[counts])

    def _add_piece(self, values: Array) -> None:
        low, high = float(values.min()), float(values.max())
        self.low, self.high = min(self.low, low), max(self.high, high)
        if low <= 0 <= high:
            zeros = int(np.count_nonzero(values == 0))
            self._zeros += zeros
            if low < 0:
                self._negative.add(-values[values < 0])
            if high > 0:
                self._positive.add(values[values > 0] if zeros or low < 0 else values)
        elif low > 0:
            self._positive.add(values)
        else:
            self._negative.add(-values)

    def _add_weighed(self, values: Array, weights: Array) -> None:
        self.low, self.high = min(self.low, float(values.min())), max(self.high, float(values.max()))
        upper, lower = _halves(weights[values == 0])
        self._zeros += (int(upper.sum()) << _WEIGHT_HALF) + int(lower.sum())
        for side, bins in ((values < 0, self._negative), (values > 0, self._positive)):
            if side.any():
                bins.add(np.abs(values[side]), weights[side])

    @property
    def empty(self) -> bool:
        """True where no draw had any weight."""
        return self.low > self.high

    def percentile(self, percent: float) -> float:
        """Mean of the draws in the bin that holds the percentile: within 0.4 % of it."""
        return self.percentiles(percent)[0]

    def percentiles(self, *percents: float) -> list[float]:
        """Several percentiles at the cost of one."""
        below, above = self._negative.counts, self._positive.counts
        counts = np.concatenate((below[::-1], [self._zeros], above))
        return [self._mean(position - len(below)) for position in _positions(counts, percents)]

    def _mean(self, position: int) -> float:
        """Mean of a bin, counted upwards from that of zero, or downwards below zero."""
        if position == 0:
            return 0.0
        return self._positive.mean(position - 1) if position > 0 else -self._negative.mean(-position - 1)

    def shares(self, bins: int) -> tuple[Array, Array]:
        """Edges (bins + 1,) from the least to the greatest value, and the share of draws (bins,) between them."""
        edges = np.linspace(self.low, self.high, bins + 1)
        centres, counts = [0.0], [self._zeros]
        for sign, side in ((-1.0, self._negative), (1.0, self._positive)):
            found = side.counts
            for used in np.flatnonzero(found):
                # A mean of rounded halves may lie a hair outside the draws that it comes from.
                centres.append(min(max(sign * side.mean(int(used)), self.low), self.high))
                counts.append(int(found[used]))
        if not self._zeros:
            del centres[0], counts[0]
        total = sum(counts)
        shares = np.histogram(centres, edges, weights=[count / total for count in counts])[0]
        return edges, np.asarray(shares, dtype=np.float64)


class _Bins:
    """Bins of numbers above zero; a double's leading bits name its bin."""

    def __init__(self) -> None:
        self.first = 0
        # rows: count, sum of the upper halves, sum of the lower halves; then both halves of the weight, if any
        self.sums: Whole = np.zeros((3, 0), dtype=np.int64)

    def add(self, values: Array, weights: Array | None = None) -> None:
        bits = np.ascontiguousarray(values).view(np.int64)
        keys = bits >> _REST
        self._reach(int(keys.min()), int(keys.max()))
        keys -= self.first
        size = self.sums.shape[1]
        self.sums[0] += np.bincount(keys, minlength=size)
        for row, half in enumerate(((bits >> _HALF) & _HALF_MASK, bits & _HALF_MASK), start=1):
            self.sums[row] += np.bincount(keys, half, minlength=size).astype(np.int64)
        if weights is None:
            return
        if len(self.sums) == 3:
            self.sums = np.pad(self.sums, ((0, 2), (0, 0)))
        for row, part in enumerate(_halves(weights), start=3):
            self.sums[row] += np.bincount(keys, part, minlength=size).astype(np.int64)

    @property
    def counts(self) -> "Whole | NDArray[np.object_]":
        """(bin,) draws, or whole weights in units of 2^-64."""
        return self.sums[0] if len(self.sums) == 3 else _joined(self.sums[3], self.sums[4])

    def _reach(self, first: int, last: int) -> None:
        if self.sums.shape[1] == 0:
            self.first = first
        before = max(self.first - first, 0)
        after = max(last - (self.first + self.sums.shape[1] - 1), 0)
        if before or after:
            self.first -= before
            self.sums = np.pad(self.sums, ((0, 0), (before, after)))

    def mean(self, position: int) -> float:
        count, upper, lower = map(int, self.sums[:3, position])
        rest = ((upper << _HALF) + lower + count // 2) // count
        return float(np.array(((self.first + position) << _REST) + rest, dtype=np.int64).view(np.float64))


def _halves(weights: Array) -> tuple[Array, Array]:
    """The first 32 and the next 32 binary places of weights in 0–1, each as a whole number."""
    scaled = weights * 2.0**_WEIGHT_HALF
    upper = np.floor(scaled)
    return upper, np.floor((scaled - upper) * 2.0**_WEIGHT_HALF)


def _joined(upper: Whole, lower: Whole) -> "NDArray[np.object_]":
    """Whole numbers of any size from sums of halves."""
    return np.asarray((upper.astype(object) << _WEIGHT_HALF) + lower, dtype=object)


def _positions(counts: "Whole | NDArray[np.object_]", percents: Sequence[float]) -> list[int]:
    """For each percentage the first bin at which at least so much of the count is reached."""
    running = np.cumsum(counts)
    total = int(running[-1])
    # Exact however large the count: 10 % of 1,000 draws is the hundredth draw, not the one after it.
    shares = [float(percent).as_integer_ratio() for percent in percents]
    targets = [max(-(-total * share // (100 * unit)), 1) for share, unit in shares]
    return [int(np.searchsorted(running, target)) for target in targets]

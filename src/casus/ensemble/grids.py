"""Percentiles in one pass: draws are counted in fixed bins, and counts merge exactly in any order.

A probability falls into one of 10,001 bins around 0, 0.0001, …, 1. Any other number falls into a bin of relative
width 2^-8 (the leading bits of its floating-point form), and a percentile is the mean of the draws in its bin, so
numbers that repeat, such as ranks, come back as they are. Numbers that lie close together and far from zero, such as
years, are counted by their distance from a centre.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["NumberGrid", "ProbabilityGrid", "centre_of"]

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
    """Counts of values from 0 to 1 in steps of 0.0001, by weight where weights are given: always or never.

    >>> grid = ProbabilityGrid()
    >>> grid.add(np.array([0.1, 0.2, 0.2, 0.4]))
    >>> grid.percentile(50), grid.percentile(90)
    (0.2, 0.4)
    """

    def __init__(self) -> None:
        # As long as the greatest value asks: most paths of a large tree are rare. Rows: count, or the upper and the
        # lower half of the weight.
        self._sums: Whole = np.zeros((1, 0), dtype=np.int64)

    def add(self, values: Array, weights: Array | None = None, times: Array | None = None) -> None:
        """Count values (draw,) in 0–1.

        weights : (draw,) in 0–1, cut off after 64 binary places
        times   : (draw,) whole numbers up to 2^40: how often each counts
        """
        for start in range(0, len(values), _PIECE):
            scaled = values[start : start + _PIECE] * STEPS
            # Added to 2^52, a double rounds to a whole number, which is then the low end of its bits.
            scaled += 2.0**52
            bins = scaled.view(np.int64)
            bins &= 0xFFFFF
            if times is not None:
                self._count(0, np.bincount(bins, times[start : start + _PIECE]).astype(np.int64))
            elif weights is None:
                self._count(0, np.bincount(bins))
            else:
                self._weigh(bins, weights[start : start + _PIECE])

    def _weigh(self, bins: Whole, weights: Array) -> None:
        if len(self._sums) == 1:
            self._sums = np.zeros((2, 0), dtype=np.int64)
        scaled = weights * 2.0**_WEIGHT_HALF
        upper = np.floor(scaled)
        lower = np.floor((scaled - upper) * 2.0**_WEIGHT_HALF)
        for row, half in enumerate((upper, lower)):
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
        counts: Whole | NDArray[np.object_] = self._sums[0]
        if len(self._sums) == 2:
            counts = (counts.astype(object) << _WEIGHT_HALF) + self._sums[1]
        return counts

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


# Bins about zero are too wide for what is spread over less than a quarter of its size.
_CLOSE = 4.0


def centre_of(pilot: Array) -> float:
    """The number about which bins are to lie: the median of the first draws where they lie close together, else 0.

    pilot : (draw,) finite

    >>> centre_of(np.array([2025.0, 2026.0, 2027.5])), centre_of(np.array([0.1, 2.0, 9.0]))
    (2026.0, 0.0)
    """
    ranked = np.sort(pilot)
    low, middle, high = (float(ranked[(len(ranked) - 1) * part // 10]) for part in (1, 5, 9))
    # The subtraction is exact for whatever lies within a factor of two of the centre.
    return middle if abs(middle) > _CLOSE * (high - low) else 0.0


class NumberGrid:
    """Counts of numbers of any size and sign in bins of relative width 2^-8, with the least and the greatest one.

    centre : what the bins lie about: their width is relative to the distance from it

    Within a bin the remaining 44 bits of each number are added up as whole numbers, in two halves, so the bin's mean
    is exact and merges exactly. Draws may count several times, always or never; a bin's mean stays that of the draws
    that count at all.

    >>> grid = NumberGrid()
    >>> grid.add(np.array([-3.0, 2.0, 52.1, 52.1]))
    >>> grid.percentile(10), grid.percentile(90), grid.low
    (-3.0, 52.1, -3.0)
    """

    def __init__(self, centre: float = 0.0) -> None:
        self.centre = centre
        self.low = np.inf
        self.high = -np.inf
        # Apart, since the bins between zero and the least of the other numbers would be many, and empty.
        self._zeros = 0
        self._negative = _Bins()
        self._positive = _Bins()

    def add(self, values: Array, times: Array | None = None) -> None:
        """Count finite values (draw,), each as often as `times` (draw,) says, whole numbers up to 2^40."""
        for start in range(0, len(values), _PIECE):
            piece = values[start : start + _PIECE]
            if times is None:
                self._add_piece(piece)
                continue
            often = times[start : start + _PIECE]
            counts = often > 0
            if counts.all():
                self._add_piece(piece, often)
            elif counts.any():
                self._add_piece(piece[counts], often[counts])

    def _add_piece(self, values: Array, times: Array | None = None) -> None:
        low, high = float(values.min()), float(values.max())
        self.low, self.high = min(self.low, low), max(self.high, high)
        if self.centre:
            values = values - self.centre
            low, high = low - self.centre, high - self.centre
        if low <= 0 <= high:
            zero = values == 0
            zeros = int(np.count_nonzero(zero))
            self._zeros += zeros if times is None else int(times[zero].sum())
            if low < 0:
                side = values < 0
                self._negative.add(-values[side], None if times is None else times[side])
            if high > 0 and not zeros and low >= 0:
                self._positive.add(values, times)
            elif high > 0:
                side = values > 0
                self._positive.add(values[side], None if times is None else times[side])
        elif low > 0:
            self._positive.add(values, times)
        else:
            self._negative.add(-values, times)

    @property
    def empty(self) -> bool:
        """True where no draw had any weight."""
        return self.low > self.high

    def percentile(self, percent: float) -> float:
        """Mean of the draws in the bin that holds the percentile: within 0.4 % of its distance from the centre."""
        return self.percentiles(percent)[0]

    def percentiles(self, *percents: float) -> list[float]:
        """Several percentiles at the cost of one."""
        below, above = self._negative.counts, self._positive.counts
        counts = np.concatenate((below[::-1], [self._zeros], above))
        return [self._mean(position - len(below)) for position in _positions(counts, percents)]

    def _mean(self, position: int) -> float:
        """Mean of a bin, counted upwards from that of the centre, or downwards below it."""
        if position == 0:
            return self.centre
        away = self._positive.mean(position - 1) if position > 0 else -self._negative.mean(-position - 1)
        return self.centre + away

    def shares(self, bins: int) -> tuple[Array, Array]:
        """Edges (bins + 1,) from the least to the greatest value, and the share of draws (bins,) between them."""
        edges = np.linspace(self.low, self.high, bins + 1)
        centres, counts = [self.centre], [self._zeros]
        for sign, side in ((-1.0, self._negative), (1.0, self._positive)):
            found = side.counts
            for used in np.flatnonzero(found):
                # A mean of rounded halves may lie a hair outside the draws that it comes from.
                middle = self.centre + sign * side.mean(int(used))
                centres.append(min(max(middle, self.low), self.high))
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
        # rows: count, sum of the upper halves, sum of the lower halves; then how often they count, if that is said
        self.sums: Whole = np.zeros((3, 0), dtype=np.int64)

    def add(self, values: Array, times: Array | None = None) -> None:
        bits = np.ascontiguousarray(values).view(np.int64)
        keys = bits >> _REST
        self._reach(int(keys.min()), int(keys.max()))
        keys -= self.first
        size = self.sums.shape[1]
        self.sums[0] += np.bincount(keys, minlength=size)
        for row, half in enumerate(((bits >> _HALF) & _HALF_MASK, bits & _HALF_MASK), start=1):
            self.sums[row] += np.bincount(keys, half, minlength=size).astype(np.int64)
        if times is not None:
            if len(self.sums) == 3:
                self.sums = np.pad(self.sums, ((0, 1), (0, 0)))
            self.sums[3] += np.bincount(keys, times, minlength=size).astype(np.int64)

    @property
    def counts(self) -> Whole:
        """(bin,) how often the draws of each bin count."""
        counts: Whole = self.sums[0 if len(self.sums) == 3 else 3]
        return counts

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


def _positions(counts: "Whole | NDArray[np.object_]", percents: Sequence[float]) -> list[int]:
    """For each percentage the first bin at which at least so much of the count is reached."""
    running = np.cumsum(counts)
    total = int(running[-1])
    # Exact however large the count: 10 % of 1,000 draws is the hundredth draw, not the one after it.
    shares = [float(percent).as_integer_ratio() for percent in percents]
    targets = [max(-(-total * share // (100 * unit)), 1) for share, unit in shares]
    return [int(np.searchsorted(running, target)) for target in targets]

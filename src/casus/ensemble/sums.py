"""Means and standard errors in one pass, equal to the bit however the draws are cut into chunks.

Draws are added up in blocks of 1,024 that start at multiples of 1,024, each block by the same fixed tree of
additions, and the blocks in order. A block ends in eight sums, one for each replicate of the points (draw i belongs
to replicate i mod 8), so the standard error costs nothing more (Owen 1997, on independent scramblings).
"""

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCK", "REPLICATES", "Sums", "standard_error"]

BLOCK = 1024
REPLICATES = 8
_LINE = 64

Array = NDArray[np.float64]


class Sums:
    """Running sums of several rows of draws, one for each replicate.

    >>> sums = Sums(1)
    >>> sums.add(np.arange(16.0)[None, :])
    >>> sums.mean, sums.replicate_means[0, :3]
    (array([7.5]), array([4., 5., 6.]))
    """

    def __init__(self, rows: int) -> None:
        self.draws = 0
        self._sums = np.zeros((rows, REPLICATES))
        self._room = np.empty(0)
        self._weighed = np.empty((0, 0))

    def add(self, values: Array, weights: Array | None = None) -> None:
        """Take the next draws: (row, draw). All but the last call bring a multiple of 1,024 draws.

        weights : (draw,) what every row is multiplied by; two more rows then follow, of the weights and their squares
        """
        if self.draws % BLOCK:
            raise AssertionError("draws must come in multiples of 1,024, but for the last ones")
        draws = values.shape[1]
        self.draws += draws
        whole = draws // BLOCK * BLOCK
        # What is not finite shows in `finite`.
        with np.errstate(over="ignore", invalid="ignore"):
            for rows, times, first in self._parts(values, weights):
                if whole:
                    self._add_blocks(rows[:, :whole], None if times is None else times[:whole], first)
                if whole < draws:
                    padded = np.zeros((len(rows), BLOCK))
                    padded[:, : draws - whole] = rows[:, whole:] if times is None else rows[:, whole:] * times[whole:]
                    self._add_blocks(padded, None, first)

    @staticmethod
    def _parts(values: Array, weights: Array | None) -> "list[tuple[Array, Array | None, int]]":
        """Rows, what they are multiplied by, and where they stand."""
        if weights is None:
            return [(values, None, 0)]
        own = np.vstack((weights, weights * weights))
        return [(values, weights, 0), (own, None, len(values))]

    def _add_blocks(self, values: Array, weights: Array | None, at: int) -> None:
        # Each block as 16 lines of 64 draws: the lines are added one by one, then the halves of the last one. Many
        # rows and blocks go together, since calls of NumPy cost more than the additions.
        blocks = values.shape[1] // BLOCK
        together = max(1, 512 // blocks)
        if len(self._room) < together * blocks * _LINE:
            self._room = np.empty(together * blocks * _LINE)
        for first in range(0, len(values), together):
            part = values[first : first + together]
            if weights is not None:
                if self._weighed.shape != (together, len(weights)):
                    self._weighed = np.empty((together, len(weights)))
                part = np.multiply(part, weights, out=self._weighed[: len(part)])
            part = part.reshape(len(part), blocks, BLOCK)
            line = self._room[: len(part) * blocks * _LINE].reshape(len(part), blocks, _LINE)
            np.add(part[:, :, :_LINE], part[:, :, _LINE : 2 * _LINE], out=line)
            for start in range(2 * _LINE, BLOCK, _LINE):
                np.add(line, part[:, :, start : start + _LINE], out=line)
            while line.shape[2] > REPLICATES:
                half = line.shape[2] // 2
                line = np.add(line[:, :, :half], line[:, :, half:], out=line[:, :, :half])
            for block in range(blocks):
                self._sums[at + first : at + first + len(part)] += line[:, block]

    @property
    def finite(self) -> NDArray[np.bool_]:
        """(row,) False where a draw, or the sum of all, was infinite or not a number."""
        return np.asarray(np.isfinite(self._sums).all(axis=1))

    @property
    def mean(self) -> Array:
        """(row,) mean over the draws."""
        return np.asarray(self._sums.sum(axis=1) / self.draws)

    @property
    def replicate_means(self) -> Array:
        """(row, replicate) mean within each replicate; at most as many replicates as there are draws."""
        counts = (self.draws - np.arange(REPLICATES) + REPLICATES - 1) // REPLICATES
        used = counts > 0
        return np.asarray(self._sums[:, used] / counts[used])


def standard_error(replicates: Array) -> float | None:
    """Standard error of the mean of independent replicates, or None where there is only one."""
    if len(replicates) < 2:
        return None
    # Squares of numbers beyond 1e154 would overflow.
    size = float(np.abs(replicates).max()) or 1.0
    return float(np.std(replicates / size, ddof=1) / math.sqrt(len(replicates)) * size)

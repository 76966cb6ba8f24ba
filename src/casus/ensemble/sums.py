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

    def add(self, values: Array) -> None:
        """Take the next draws: (row, draw). All but the last call bring a multiple of 1,024 draws."""
        if self.draws % BLOCK:
            raise AssertionError("draws must come in multiples of 1,024, but for the last ones")
        draws = values.shape[1]
        self.draws += draws
        whole = draws // BLOCK * BLOCK
        if whole:
            self._add_blocks(values[:, :whole])
        if whole < draws:
            padded = np.zeros((len(values), BLOCK))
            padded[:, : draws - whole] = values[:, whole:]
            self._add_blocks(padded)

    def _add_blocks(self, values: Array) -> None:
        # One row at a time stays in the first-level cache; the sums of all blocks are then added in order.
        blocks = values.shape[1] // BLOCK
        folded = np.empty((len(values), blocks, REPLICATES))
        for row, out in zip(values, folded, strict=True):
            part = row.reshape(blocks, BLOCK)
            while part.shape[1] > 2 * REPLICATES:
                half = part.shape[1] // 2
                part = part[:, :half] + part[:, half:]
            np.add(part[:, :REPLICATES], part[:, REPLICATES:], out=out)
        for block in range(blocks):
            self._sums += folded[:, block]

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
    return float(np.std(replicates, ddof=1) / math.sqrt(len(replicates)))

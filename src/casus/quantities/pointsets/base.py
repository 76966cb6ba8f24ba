"""What the three kinds of sample points share: replicates, pieces, checks."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError

__all__ = ["MOST_DRAWS", "PIECE", "REPLICATES", "Floats", "Points"]

Floats = NDArray[np.float64]

REPLICATES = 8
"""Draw i is point i // 8 of replicate i % 8; each replicate is randomised on its own."""

MOST_DRAWS = 2**35
"""Points are numbered in 32 bits within each of the 8 replicates."""

PIECE = 8192
"""Draws worked on at a time: one row of them, in doubles, stays in a core's second-level cache."""


class Points(ABC):
    """Points of the open unit cube, each a pure function of (method, dimensions, draws, seed, index).

    A dimension's values don't depend on how many other dimensions there are. An instance holds buffers:
    one thread at a time.
    """

    method: ClassVar[str]

    def __init__(self, dimensions: int, draws: int, seed: int) -> None:
        if dimensions < 0:
            raise UsageError(f"points need 0 dimensions or more: found {dimensions}")
        if not 0 <= draws <= MOST_DRAWS:
            raise UsageError(f"the number of draws lies between 0 and 2^35: found {draws}")
        if not 0 <= seed < 2**63:
            raise UsageError(f"a seed is a whole number from 0 to 2^63 - 1: found {seed}")
        self.dimensions = dimensions
        self.draws = draws
        self.seed = seed
        self._prepared = False
        self._ragged: Floats | None = None

    def prepare(self) -> None:
        """Build tables; a second call does nothing. `fill` does it where it has not been done."""
        if not self._prepared:
            self._build()
            self._prepared = True

    def fill(self, start: int, stop: int, out: Floats) -> None:
        """Write draws start to stop into `out`, (dimensions, stop - start), in the open interval (0, 1).

        raises : UsageError where the draws or the shape of `out` don't fit
        """
        if out.shape != (self.dimensions, stop - start):
            raise UsageError(f"out has shape {out.shape}, expected {(self.dimensions, stop - start)}")
        for first in range(start - start % PIECE, stop, PIECE):
            low, high = max(first, start), min(first + PIECE, stop)
            for dimension in range(self.dimensions):
                self.fill_row(dimension, low, high, out[dimension, low - start : high - start])

    def fill_row(self, dimension: int, start: int, stop: int, out: Floats) -> None:
        """Write one dimension of draws start to stop, all within one piece of `PIECE` draws, into `out`."""
        self.prepare()
        if not (0 <= start <= stop <= self.draws and 0 <= dimension < self.dimensions):
            raise UsageError(
                f"draws {start} to {stop} of dimension {dimension} were asked for: "
                f"there are {self.draws} draws and {self.dimensions} dimensions"
            )
        if start == stop:
            return
        first, last = start // REPLICATES, -(-stop // REPLICATES)
        if start % REPLICATES == stop % REPLICATES == 0 and out.flags.c_contiguous:
            self._fill_points(dimension, first, last, out.reshape(last - first, REPLICATES))
            return
        if self._ragged is None:
            self._ragged = np.empty((PIECE // REPLICATES, REPLICATES))
        block = self._ragged[: last - first]
        self._fill_points(dimension, first, last, block)
        skip = start - first * REPLICATES
        out[:] = block.reshape(-1)[skip : skip + stop - start]

    def _build(self) -> None:
        """Build tables, once."""
        return

    @abstractmethod
    def _fill_points(self, dimension: int, first: int, last: int, out: Floats) -> None:
        """Write points first to last of every replicate into `out`, (last - first, REPLICATES)."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Tables and buffers are rebuilt on the other side: cheaper than sending them.
        return type(self), (self.dimensions, self.draws, self.seed)

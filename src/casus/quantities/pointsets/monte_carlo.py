"""Monte Carlo points: independent draws, addressable by index.

A dimension is the sequence of splitmix64 under a key of its own (Steele, Lea & Flood 2014).
"""

import numpy as np

from casus.quantities.pointsets.base import PIECE, REPLICATES, Floats, Points
from casus.quantities.pointsets.hashing import GOLDEN, derive, mix

__all__ = ["MonteCarlo"]

_STREAM = 0x3C


class MonteCarlo(Points):
    """Independent uniform points; a draw doesn't depend on how many draws there are."""

    method = "mc"

    def _build(self) -> None:
        shape = (PIECE // REPLICATES, REPLICATES)
        self._steps = np.arange(1, PIECE + 1, dtype=np.uint64).reshape(shape) * np.uint64(GOLDEN)
        self._words = np.empty(shape, np.uint64)
        self._spare = np.empty(shape, np.uint64)
        self._keys = [derive(_STREAM, self.seed, dimension) for dimension in range(self.dimensions)]

    def _fill_points(self, dimension: int, first: int, last: int, out: Floats) -> None:
        count = last - first
        words, spare = self._words[:count], self._spare[:count]
        origin = (self._keys[dimension] + first * REPLICATES * GOLDEN) % 2**64
        np.add(self._steps[:count], np.uint64(origin), out=words)
        mix(words, spare)
        # 52 bits and a half: the largest double below 1 is still hit without rounding up to it.
        np.right_shift(words, 12, out=words)
        np.add(words, 0.5, out=out)
        np.multiply(out, 2.0**-52, out=out)

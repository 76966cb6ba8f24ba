"""Latin hypercube points (McKay, Beckman & Conover 1979), addressable by index.

Each replicate is a hypercube of its own: n points, of which every dimension has one in each n-th of the
unit interval, in an order that a keyed permutation gives, at a random place within it.
"""

import numpy as np

from casus.quantities.pointsets.base import PIECE, REPLICATES, Floats, Points
from casus.quantities.pointsets.hashing import derive, mix_short
from casus.quantities.pointsets.permutation import Permutations

__all__ = ["LatinHypercube"]

_STREAM = 0x1A5
_JITTER = 0x717
_ODD = 0x9E3779B9


class LatinHypercube(Points):
    """Latin hypercube points; a draw depends on how many draws there are."""

    method = "lhs"

    def _build(self) -> None:
        # Replicate r holds ⌈(draws - r) / 8⌉ points; one without points is never read, but needs a size.
        sizes = [max(1, -(-(self.draws - replicate) // REPLICATES)) for replicate in range(REPLICATES)]
        bits = (sizes[0] - 1).bit_length()
        # Cell and place within it share the 53 bits of a double, so that no point rounds up to 1.
        self._fine = min(32, 52 - bits)
        self._sizes = np.array(sizes, np.float64)[:, None]
        keys = [
            [derive(_STREAM, self.seed, dimension, replicate) for replicate in range(REPLICATES)]
            for dimension in range(self.dimensions)
        ]
        self._permutations = [Permutations(row, sizes, bits) for row in keys]
        jitter = np.array([[derive(key, _JITTER) for key in row] for row in keys], np.uint64)[:, :, None]
        self._origins = (jitter >> np.uint64(32)).astype(np.uint32)
        self._keys = jitter.astype(np.uint32)
        shape = (REPLICATES, PIECE // REPLICATES)
        self._places = np.arange(shape[1], dtype=np.uint32)
        self._cells, self._words, self._spare = np.empty((3, *shape), np.uint32)
        self._values, self._within = np.empty((2, *shape))

    def _fill_points(self, dimension: int, first: int, last: int, out: Floats) -> None:
        count = last - first
        cells, words, spare = self._cells[:, :count], self._words[:, :count], self._spare[:, :count]
        values, within = self._values[:, :count], self._within[:, :count]
        places = self._places[:count] + np.uint32(first)
        self._permutations[dimension].apply(places, spare, cells)
        np.add(places * np.uint32(_ODD), self._origins[dimension], out=words)
        mix_short(words, spare, self._keys[dimension])
        np.right_shift(words, 32 - self._fine, out=words)
        np.copyto(within, words)
        np.add(within, 0.5, out=within)
        np.multiply(within, 2.0**-self._fine, out=within)
        np.copyto(values, cells)
        np.add(values, within, out=values)
        np.divide(values, self._sizes, out=values)
        out[:] = values.T

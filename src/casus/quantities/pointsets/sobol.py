"""Sobol points in nested uniform (Owen) scrambling, addressable by index.

The sequence (Sobol 1967) in Gray-code order (Antonov & Saleev 1979), direction numbers by Joe & Kuo (2008).

How it is fast. In an aligned block of 2^k points a coordinate's first k binary digits run through all their
values, and the digits below them stand still. Let point j of block 0 have leading digits T(j), a linear map
of the digits of j. Block b then holds T(j) ^ V(b), which is T(j ^ c(b)): the same table read in another
order. So whatever depends on the leading digits alone is tabulated beforehand, and a block costs one
gather.

What is scrambled. The first k = 11 digits by Owen's nested uniform scrambling (1995): each digit is flipped
by a random bit of its own for every value of the digits before it. The 21 digits below by an exclusive or
with a random word, one for each of the 2^11 cells. That is Owen's scrambling in full for up to 2,048 points
in each replicate (16,384 draws), where no two points share a cell. Beyond that, points of one cell share
the word. Every point stays uniform and every replicate stays a net in base 2 whatever the number of draws;
what is lost is a part of Owen's gain over a plain digital shift.
"""

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.quantities.pointsets.base import PIECE, REPLICATES, Floats, Points
from casus.quantities.pointsets.directions import BITS, MOST_DIMENSIONS, directions
from casus.quantities.pointsets.hashing import GOLDEN, derive, mix

__all__ = ["DEPTH", "Sobol", "sobol_integers"]

Integers = NDArray[np.uint32]

DEPTH = 11
"""Digits that are scrambled one by one; a table has 2^DEPTH rows of 8 replicates, 64 KB a dimension."""

_CELLS = 2**DEPTH
_BELOW = BITS - DEPTH
_REST = 2**_BELOW - 1
_HALF = 2**31
_STREAM = 0x50B01


def sobol_integers(dimensions: int, start: int, stop: int) -> Integers:
    """Points start to stop, not randomised, (dimensions, stop - start), in units of 2^-32.

    >>> sobol_integers(2, 0, 4) / 2**32
    array([[0.  , 0.5 , 0.75, 0.25],
           [0.  , 0.5 , 0.25, 0.75]])
    """
    return _combine(directions(dimensions), start, stop)


def _combine(columns: Integers, start: int, stop: int) -> Integers:
    index = np.arange(start, stop, dtype=np.uint64)
    gray = (index ^ (index >> np.uint64(1))).astype(np.uint32)
    out = np.zeros((len(columns), gray.size), np.uint32)
    for level in range(int(gray.max(initial=0)).bit_length()):
        out ^= columns[:, level, None] * (gray >> np.uint32(level) & np.uint32(1))
    return out


class Sobol(Points):
    """Scrambled Sobol points; a draw doesn't depend on how many draws there are."""

    method = "sobol"

    def __init__(self, dimensions: int, draws: int, seed: int) -> None:
        super().__init__(dimensions, draws, seed)
        if dimensions > MOST_DIMENSIONS:
            raise UsageError(
                f"Sobol points have at most {MOST_DIMENSIONS:,} dimensions, and {dimensions:,} uncertain "
                "quantities were asked for; the method lhs (Latin hypercube) has no such limit"
            )

    def _build(self) -> None:
        columns = directions(self.dimensions)
        leading = _combine(columns, 0, _CELLS) >> np.uint32(_BELOW)
        self._tables = np.empty((self.dimensions, _CELLS, REPLICATES), np.uint32)
        order = np.empty(_CELLS, np.int64)
        # What each higher direction integer does to a block: it reorders the table and sets the digits below.
        self._reorder = np.empty((self.dimensions, BITS), np.int64)
        self._settle = columns & np.uint32(_REST)
        for dimension in range(self.dimensions):
            keys = [derive(_STREAM, self.seed, dimension, replicate) for replicate in range(REPLICATES)]
            self._tables[dimension] = _scrambled_cells(keys)[leading[dimension]] ^ np.uint32(_HALF)
            order[leading[dimension]] = np.arange(_CELLS)
            self._reorder[dimension] = order[columns[dimension] >> np.uint32(_BELOW)]
        self._block = -1
        self._points = np.arange(_CELLS)
        self._rows = np.empty(PIECE // REPLICATES, np.int64)
        self._words = np.empty((PIECE // REPLICATES, REPLICATES), np.uint32)

    def _enter(self, block: int) -> None:
        """Find, for every dimension, the order in which this block reads the table and its digits below."""
        # The Gray code of an index in an odd block has its digit DEPTH - 1 flipped by the carry from above.
        gray = (block ^ block >> 1) << DEPTH | (block & 1) << (DEPTH - 1)
        levels = [level for level in range(BITS) if gray >> level & 1]
        self._orders = np.bitwise_xor.reduce(self._reorder[:, levels], axis=1).tolist()
        self._digits = np.bitwise_xor.reduce(self._settle[:, levels], axis=1).tolist()
        self._block = block

    def _fill_points(self, dimension: int, first: int, last: int, out: Floats) -> None:
        # A piece is never longer than a block and starts on a multiple of its own length: one block holds it.
        block, offset = divmod(first, _CELLS)
        if block != self._block:
            self._enter(block)
        count = last - first
        words = self._tables[dimension, offset : offset + count]
        if order := self._orders[dimension]:
            rows, words = self._rows[:count], self._words[:count]
            np.bitwise_xor(self._points[offset : offset + count], order, out=rows)
            self._tables[dimension].take(rows, axis=0, out=words, mode="clip")
        if digits := self._digits[dimension]:
            words = np.bitwise_xor(words, np.uint32(digits), out=self._words[:count])
        # (word + 1/2) / 2^32 without rounding. The table holds words less 2^31: signed ones convert faster.
        np.copyto(out, words.view(np.int32))
        np.multiply(out, 2.0**-32, out=out)
        np.add(out, 0.5 + 2.0**-33, out=out)


def _scrambled_cells(keys: list[int]) -> Integers:
    """For each cell of the leading digits its scrambled word, (2^DEPTH, len(keys)).

    Its leading digits are the cell's image under Owen's nested permutation, those below are random.
    """
    node = np.arange(1, _CELLS + 1, dtype=np.uint64) * np.uint64(GOLDEN)
    random = node[:, None] + np.array(keys, np.uint64)
    mix(random, np.empty_like(random))
    # The flip of the digit that follows a prefix: prefixes, with a one put before them, number a binary tree.
    flips = (random >> np.uint64(63)).astype(np.uint32)
    image = np.zeros((1, len(keys)), np.uint32)
    for depth in range(DEPTH):
        finer = np.empty((2 * len(image), len(keys)), np.uint32)
        np.bitwise_or(image << np.uint32(1), flips[2**depth : 2 ** (depth + 1)], out=finer[0::2])
        np.bitwise_xor(finer[0::2], np.uint32(1), out=finer[1::2])
        image = finer
    return image << np.uint32(_BELOW) | random.astype(np.uint32) & np.uint32(_REST)

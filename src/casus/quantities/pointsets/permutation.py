"""Pseudorandom permutations of 0 … n - 1, one place at a time.

A keyed bijection of the b-bit numbers, 2^(b-1) < n ≤ 2^b, walked along its cycle until it is back below n
(Black & Rogaway 2002, Ciphers with arbitrary finite domains; for sampling Kensler 2013, Correlated
multi-jittered sampling). A round is a multiplication by an odd number and a shift of the high half onto the
low one, each of which can be undone; six of them.
"""

import numpy as np
from numpy.typing import NDArray

from casus.quantities.pointsets.hashing import derive

__all__ = ["ROUNDS", "Permutations"]

Integers = NDArray[np.uint32]

ROUNDS = 6


class Permutations:
    """One permutation for each key; the permutation of keys[r] is one of 0 … sizes[r] - 1.

    All sizes need the same number of bits. Working buffers are held for `width` places.
    """

    def __init__(self, keys: list[int], sizes: list[int], bits: int) -> None:
        if not all(0 < size <= 2**bits <= 2**32 for size in sizes):
            raise AssertionError(f"sizes {sizes} don't fit into {bits} bits")
        self._mask = np.uint32(2**bits - 1)
        self._shift = np.uint32(max(1, (bits + 1) // 2))
        rounds = [[derive(key, step) for key in keys] for step in range(ROUNDS)]
        self._factors = [_column([word & 0xFFFFFFFF | 1 for word in row]) for row in rounds]
        self._terms = [_column([word >> 32 for word in row]) for row in rounds]
        self._last = _column([size - 1 for size in sizes])

    def apply(self, place: Integers, spare: Integers, out: Integers) -> None:
        """Where places go: place (n,), spare and out (keys, n). A place beyond a size counts as the last."""
        np.minimum(place, self._last, out=out)
        self._rounds(out, spare, self._factors, self._terms)
        walking = np.nonzero(out > self._last)
        while walking[0].size:
            rows = walking[0]
            values = out[walking]
            factors = [column[rows, 0] for column in self._factors]
            terms = [column[rows, 0] for column in self._terms]
            self._rounds(values, np.empty_like(values), factors, terms)
            out[walking] = values
            still = values > self._last[rows, 0]
            walking = (rows[still], walking[1][still])

    def _rounds(
        self, values: Integers, spare: Integers, factors: list[Integers], terms: list[Integers]
    ) -> None:
        for factor, term in zip(factors, terms, strict=True):
            np.multiply(values, factor, out=values)
            np.add(values, term, out=values)
            np.bitwise_and(values, self._mask, out=values)
            np.right_shift(values, self._shift, out=spare)
            np.bitwise_xor(values, spare, out=values)


def _column(values: list[int]) -> Integers:
    return np.array(values, np.uint32)[:, None]

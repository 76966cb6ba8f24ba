"""Pseudorandom permutations of 0 … n - 1, one place at a time.

A keyed bijection of the b-bit numbers, 2^(b-1) < n ≤ 2^b, walked along its cycle until it is back below n
(Black & Rogaway 2002, Ciphers with arbitrary finite domains; for sampling Kensler 2013, Correlated
multi-jittered sampling). A round is a multiplication by an odd number and a shift of the high half onto the
low one, each of which can be undone; four of them.
"""

import numpy as np
from numpy.typing import NDArray

from casus.quantities.pointsets.hashing import derive

__all__ = ["ROUNDS", "Permutations"]

Integers = NDArray[np.uint32]

ROUNDS = 4


class Permutations:
    """One permutation for each key; the permutation of keys[r] is one of 0 … sizes[r] - 1.

    bits : of the domain that is walked, 2^bits at least as large as every size
    """

    def __init__(self, keys: list[int], sizes: list[int], bits: int) -> None:
        if not all(0 < size <= 2**bits <= 2**32 for size in sizes):
            raise AssertionError(f"sizes {sizes} don't fit into {bits} bits")
        self._mask = np.uint32(2**bits - 1)
        self._shift = np.uint32(max(1, (bits + 1) // 2))
        words = np.array([[derive(key, step) for step in range(ROUNDS)] for key in keys], np.uint64)
        self._factors = (words | np.uint64(1)).astype(np.uint32)
        self._terms = (words >> np.uint64(32)).astype(np.uint32)
        self._last = np.array([size - 1 for size in sizes], np.uint32)[:, None]

    def apply(self, place: Integers, spare: Integers, out: Integers) -> None:
        """Where places go: place (n,), spare and out (keys, n). A place beyond a size counts as the last."""
        np.minimum(place, self._last, out=out)
        self._rounds(out, spare, self._factors[:, None], self._terms[:, None])
        beyond = out > self._last
        if not beyond.any():
            return
        rows, columns = np.divmod(np.flatnonzero(beyond), out.shape[1])
        while rows.size:
            values = out[rows, columns]
            self._rounds(values, np.empty_like(values), self._factors[rows], self._terms[rows])
            out[rows, columns] = values
            still = np.flatnonzero(values > self._last[rows, 0])
            rows, columns = rows[still], columns[still]

    def _rounds(self, values: Integers, spare: Integers, factors: Integers, terms: Integers) -> None:
        for step in range(ROUNDS):
            np.multiply(values, factors[..., step], out=values)
            np.add(values, terms[..., step], out=values)
            np.bitwise_and(values, self._mask, out=values)
            np.right_shift(values, self._shift, out=spare)
            np.bitwise_xor(values, spare, out=values)

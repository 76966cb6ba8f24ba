"""Random words as a pure function of a key and a counter: splitmix64 (Steele, Lea & Flood 2014, OOPSLA).

The whole state is the argument, so that any draw can be had without the ones before it.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["GOLDEN", "Words", "derive", "mix", "mix_short"]

Words = NDArray[np.uint64]
ShortWords = NDArray[np.uint32]

GOLDEN = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB
_ALL = 0xFFFFFFFFFFFFFFFF


def derive(*parts: int) -> int:
    """A 64-bit key from integers of 0 to 2^64 - 1, each part mixed in before the next.

    >>> derive(1, 2) != derive(2, 1)
    True
    """
    key = 0
    for part in parts:
        key = ((key ^ part) + GOLDEN) & _ALL
        key = ((key ^ (key >> 30)) * _FIRST) & _ALL
        key = ((key ^ (key >> 27)) * _SECOND) & _ALL
        key ^= key >> 31
    return key


def mix(state: Words, spare: Words) -> None:
    """Turn counters into random words, in place; `spare` is a buffer of the same shape.

    The finaliser alone: successive counters have to lie GOLDEN apart for the sequence to be splitmix64's.
    """
    for shift, factor in ((30, _FIRST), (27, _SECOND)):
        np.right_shift(state, shift, out=spare)
        np.bitwise_xor(state, spare, out=state)
        np.multiply(state, np.uint64(factor), out=state)
    np.right_shift(state, 31, out=spare)
    np.bitwise_xor(state, spare, out=state)


def mix_short(state: ShortWords, spare: ShortWords, key: ShortWords) -> None:
    """Turn 32-bit counters into random words, in place, by a key that broadcasts; `spare` is a buffer.

    The finaliser lowbias32 (Wellons 2018), with the key brought in half way: cheaper than `mix`, good enough for
    where in its cell a point lies.
    """
    np.right_shift(state, 16, out=spare)
    np.bitwise_xor(state, spare, out=state)
    np.multiply(state, np.uint32(0x7FEB352D), out=state)
    np.bitwise_xor(state, key, out=state)
    np.right_shift(state, 15, out=spare)
    np.bitwise_xor(state, spare, out=state)
    np.multiply(state, np.uint32(0x846CA68B), out=state)
    np.right_shift(state, 16, out=spare)
    np.bitwise_xor(state, spare, out=state)

"""Direction integers of the Sobol sequence, from Joe and Kuo's published numbers.

S. Joe & F. Y. Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM Journal
on Scientific Computing 30, 2635-2654. Their licence stands beside the data file.
"""

from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

__all__ = ["BITS", "MOST_DIMENSIONS", "directions"]

BITS = 32
MOST_DIMENSIONS = 2048
_DATA = "joe_kuo_2048.npy"


def directions(dimensions: int) -> NDArray[np.uint32]:
    """Direction integers (dimensions, 32): entry (d, l) flips bit 31 - l and, at random, higher ones.

    Point i is the exclusive or of the entries l at which the Gray code i ^ (i >> 1) has a one.

    >>> [hex(v) for v in directions(2)[1, :3]]
    ['0x80000000', '0xc0000000', '0xa0000000']
    """
    with as_file(files(__package__).joinpath(_DATA)) as path:
        published = np.load(path, allow_pickle=False)[:dimensions]
    return np.array([_extend(row[0], row[1:]) for row in published.tolist()], np.uint32).reshape(-1, BITS)


def _extend(polynomial: int, initial: list[int]) -> list[int]:
    """32 direction integers by the recurrence of a primitive polynomial (Bratley & Fox 1988, TOMS 14)."""
    degree = polynomial.bit_length() - 1
    if degree == 0:  # the first dimension has no polynomial: van der Corput's sequence
        return [1 << (BITS - 1 - level) for level in range(BITS)]
    inner = [lag for lag in range(1, degree) if polynomial >> (degree - lag) & 1]
    found = [initial[level] << (BITS - 1 - level) for level in range(degree)]
    for level in range(degree, BITS):
        value = found[level - degree] ^ (found[level - degree] >> degree)
        for lag in inner:
            value ^= found[level - lag]
        found.append(value)
    return found

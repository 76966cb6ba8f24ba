"""Position among thresholds, by ufuncs only: no allocation, the same for any length of array."""

import numpy as np
import numpy.typing as npt

__all__ = ["locate", "padded"]

Array = npt.NDArray[np.float64]


def padded(thresholds: list[float]) -> Array:
    """Rising thresholds, filled up with infinity to a power of two less one.

    >>> padded([0.2, 0.5]).tolist()
    [0.2, 0.5, inf]
    """
    size = 1
    while size <= len(thresholds):
        size *= 2
    return np.array([*thresholds, *[np.inf] * (size - 1 - len(thresholds))])


def locate(thresholds: Array, argument: Array, scratch: Array) -> npt.NDArray[np.int64]:
    """How many thresholds lie below each argument.

    thresholds : (m,) from `padded`
    argument   : (n,)
    scratch    : (3 or more, n) workspace
    returns    : (n,) of int64, a view of scratch[0]

    >>> locate(padded([0.2, 0.5]), np.array([0.1, 0.2, 0.3, 0.9]), np.empty((3, 4))).tolist()
    [0, 0, 1, 2]
    """
    position: npt.NDArray[np.int64] = scratch[0].view(np.int64)
    candidate, edge = scratch[1].view(np.int64), scratch[2]
    position.fill(0)
    step = (len(thresholds) + 1) // 2
    while step:
        # Each round settles one binary digit of the position.
        np.add(position, step - 1, out=candidate)
        np.take(thresholds, candidate, out=edge, mode="clip")
        np.greater(argument, edge, out=candidate)
        np.multiply(candidate, step, out=candidate)
        np.add(position, candidate, out=position)
        step //= 2
    return position

"""Small systems of linear equations, one a draw, all draws at once."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["solved"]

Array = NDArray[np.float64]


def solved(matrix: Array, right: Array) -> tuple[Array, Array, Array]:
    """Gaussian elimination with row pivoting, each draw with its own pivots; only ufuncs, so no draw feels another.

    matrix  : (row, column, draw), overwritten
    right   : (row, draw), overwritten by the solution
    returns : the solution; the sign of the determinants (draw,); and the least pivots (draw,), in size: how far from
              singular the matrices are. A singular draw has 0 there and not-a-number in its solution

    >>> a = np.array([[[0.0], [2.0]], [[4.0], [1.0]]])
    >>> x, sign, pivot = solved(a, np.array([[2.0], [9.0]]))
    >>> x.ravel(), sign, pivot
    (array([2., 1.]), array([-1.]), array([2.]))
    """
    size = len(matrix)
    sign, least = np.ones(matrix.shape[2]), np.full(matrix.shape[2], np.inf)
    for k in range(size):
        if k + 1 < size:
            _pivot(matrix, right, sign, k)
        sign *= np.sign(matrix[k, k])
        np.minimum(least, np.abs(matrix[k, k]), out=least)
        below = matrix[k + 1 :, k]
        # A row that already has 0 there for all draws needs nothing.
        for row in np.flatnonzero(below.any(axis=1)):
            factor = below[row] / matrix[k, k]
            matrix[k + 1 + row, k + 1 :] -= factor * matrix[k, k + 1 :]
            right[k + 1 + row] -= factor * right[k]
    for k in range(size - 1, -1, -1):
        for column in range(k + 1, size):
            right[k] -= matrix[k, column] * right[column]
        right[k] /= matrix[k, k]
    return right, sign, least


def _pivot(matrix: Array, right: Array, sign: Array, k: int) -> None:
    """Bring the greatest entry of column k, from row k on, to row k."""
    greatest = np.abs(matrix[k:, k]).argmax(axis=0)
    draws = np.flatnonzero(greatest)
    if len(draws) == 0:
        return
    rows = k + greatest[draws]
    upper = matrix[k][:, draws]
    matrix[k][:, draws] = matrix[rows, :, draws].T
    matrix[rows, :, draws] = upper.T
    held = right[k, draws]
    right[k, draws] = right[rows, draws]
    right[rows, draws] = held
    sign[draws] *= -1.0

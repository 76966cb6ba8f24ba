"""The equilibrium of draws that have only one, found at once without following a path.

The principal branch comes to t = 1 at some solution of the equations, so where bounds show that there is only one
(`answers`), that one is the answer, however it was found. All other draws are followed along their path.
"""

import numpy as np
from numpy.typing import NDArray

from casus.models.game.equations import Equations
from casus.models.game.follow import first_crossings
from casus.models.game.linear import solved

__all__ = ["solutions"]

Array = NDArray[np.float64]

MOST_TICKS = 12
# Answers up to this strength change slopes by no more than about as much a unit of log odds.
MILD = 5.0
# Newton's steps square: after one of 1e-8 nothing is left but rounding.
EXACT = 1e-8


def solutions(equations: Equations, inputs: Array) -> tuple[Array, NDArray[np.int64]]:
    """The point of the principal branch at t = 1 of each draw.

    inputs  : (row, draw) as made by `Equations.inputs`
    returns : as `first_crossings`
    """
    draws = inputs.shape[1]
    found = np.zeros((equations.unknowns, draws))
    unsolved = np.zeros(draws, dtype=np.int64)
    with np.errstate(all="ignore"):
        contracts, strongest = equations.answers(inputs)
        alone = np.flatnonzero(contracts)
        left = np.ones(draws, dtype=bool)
        if len(alone):
            found[:, alone], done = _newton(equations, inputs[:, alone] if len(alone) < draws else inputs)
            left[alone] = ~done
    if left.any():
        some = np.ascontiguousarray(inputs[:, left])
        found[:, left], unsolved[left] = first_crossings(equations, some, strongest[left] <= MILD)
    return found, unsolved


def _newton(equations: Equations, inputs: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Newton's method at t = 1 from exponents and log odds of 0, and where it has converged."""
    held = equations.held(inputs)
    x = np.zeros((equations.unknowns, inputs.shape[1]))
    done = np.zeros(inputs.shape[1], dtype=bool)
    for _ in range(MOST_TICKS):
        residual, matrix = equations.again(held, x)
        change, _, _ = solved(matrix, -residual)
        change[:, done] = 0.0
        x += change
        done |= np.abs(change).max(axis=0) <= EXACT
        if done.all():
            break
    return x, done

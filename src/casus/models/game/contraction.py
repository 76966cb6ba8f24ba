"""The equilibrium of draws that have only one, found at once without following a path.

The principal branch comes to every t at some solution of the equations, so where bounds show that there is only one
(`answers`), that one is on it, however it was found. At t = 1 it is the answer; at a lower t it is where the path of
the draw may as well begin, since everything before it lies behind that single point.
"""

import numpy as np
from numpy.typing import NDArray

from casus.models.game.equations import Equations
from casus.models.game.follow import Start, first_crossings
from casus.models.game.linear import solved

__all__ = ["solutions"]

Array = NDArray[np.float64]

MOST_TICKS = 12
# How far along the path there may be only one solution.
FAR = (0.8, 0.6, 0.4, 0.2)
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
        if len(alone):
            found[:, alone], contracts[alone] = _newton(equations, inputs[:, alone], 1.0)
        left = np.flatnonzero(~contracts)
        if len(left):
            some = np.ascontiguousarray(inputs[:, left])
            start = _starts(equations, some)
            found[:, left], unsolved[left] = first_crossings(equations, some, strongest[left] <= MILD, start)
    return found, unsolved


def _starts(equations: Equations, inputs: Array) -> Start:
    """As far along the path as there is only one solution, which is then on it."""
    count, draws = equations.unknowns, inputs.shape[1]
    t = np.zeros(draws)
    residual, _, _ = equations.at(inputs, np.zeros((count, draws)), t)
    # At t = 0 exponents are 0, and beliefs follow from the reference weights: the residual at 0 says from which.
    x = -residual
    for far in FAR:
        left = np.flatnonzero(t == 0)
        some = np.ascontiguousarray(inputs[:, left])
        contracts, _ = equations.answers(some, far)
        if contracts.any():
            alone = left[contracts]
            at, done = _newton(equations, some[:, contracts], far)
            x[:, alone[done]], t[alone[done]] = at[:, done], far
        if contracts.all():
            break
    return Start(x, t)


def _newton(equations: Equations, inputs: Array, t: float) -> tuple[Array, NDArray[np.bool_]]:
    """Newton's method at some t from exponents and log odds of 0, and where it has converged."""
    held = equations.held(inputs, t)
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

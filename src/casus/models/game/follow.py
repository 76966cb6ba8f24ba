"""The principal branch, followed for all draws at once to where it first comes to t = 1.

Most paths rise with t all the way and are followed in it; those that turn back are followed in arc length, on log odds
and t. Each draw has its own step (`walk`).

A point on another branch satisfies the equations too, so a small residual proves nothing: a path is followed again
with half the step, and again, until two ends agree. Only where players answer mildly to one another and the equations
stayed far from singular all the way, so that no other branch was within reach of a step, is the first run enough.
"""

import numpy as np
from numpy.typing import NDArray

from casus.models.game.equations import Equations
from casus.models.game.walk import LOST, REASONS, UNMET, UNSTEADY, Array, Flags, Start, Walk, Way

__all__ = ["REASONS", "Start", "first_crossings"]

# Ends of two runs are the same where no exponent differs by more, in units of the largest of them if above 1.
SAME_END = 1e-8
# Residuals of exponents at the end.
LARGEST_RESIDUAL = 1e-9

WAYS = (
    Way(arc=False, through=False, longest=0.5, shortest=1e-4, ticks=300, levels=2, retried=0),
    Way(arc=True, through=False, longest=4.0, shortest=1e-6, ticks=3_000, levels=7, retried=1),
    # A game that is symmetric to the last bit may have a fork exactly on its path: its symmetry is kept.
    Way(arc=False, through=True, longest=0.25, shortest=1e-4, ticks=300, levels=4, retried=0),
)


def first_crossings(equations: Equations, inputs: Array, mild: Flags, start: Start) -> tuple[Array, NDArray[np.int64]]:
    """Where the principal branch of each draw first comes to t = 1.

    inputs  : (row, draw) as made by `Equations.inputs`
    mild    : (draw,) whether slopes change by no more than 5 a unit of log odds, so that a path far from singular is
              known to be far from other branches
    start   : where the paths begin
    returns : the unknowns (unknown, draw), 0 where there is no solution, and why there is none (draw,): a number in
              `REASONS`, 0 for solved
    """
    draws = inputs.shape[1]
    found = np.zeros((equations.unknowns, draws))
    unsolved = np.full(draws, UNSTEADY)
    with np.errstate(all="ignore"):
        for way in WAYS:
            left = np.flatnonzero(unsolved == LOST if way.through else unsolved)
            if len(left):
                begin = Start(start.x[:, left], start.t[left])
                found[:, left], unsolved[left] = _steady(equations, inputs[:, left], begin, mild[left], way)
        residual, _, _ = equations.at(inputs, found, np.ones(draws))
        met = np.abs(residual).max(axis=0) <= LARGEST_RESIDUAL * np.maximum(1.0, np.abs(found).max(axis=0))
        unsolved[(unsolved == 0) & ~met] = UNMET
        found[:, unsolved != 0] = 0.0
    return found, unsolved


def _steady(
    equations: Equations, inputs: Array, begin: Start, mild: Flags, way: Way
) -> tuple[Array, NDArray[np.int64]]:
    """The ends on which two runs agree, each with half the step of the one before, and why there is none."""
    draws = inputs.shape[1]
    ends, reasons = np.zeros((equations.unknowns, draws)), np.full(draws, UNSTEADY)
    left = np.arange(draws)
    before = np.full((equations.unknowns, draws), np.nan)
    for level in range(way.levels):
        from_here = Start(begin.x[:, left], begin.t[left])
        walk = Walk(equations, inputs[:, left], from_here, way, level)
        end, reason, safe = walk.to_the_end()
        size = np.maximum(1.0, np.abs(end).max(axis=0))
        same = np.abs(end - before).max(axis=0) <= SAME_END * size
        done = (reason == 0) & (same | (safe & mild[left]))
        ends[:, left[done]] = end[:, done]
        reasons[left] = np.where(done, 0, np.where(reason == 0, UNSTEADY, reason))
        # What could not be followed will seldom be with smaller steps, which start small enough.
        going = ~done & ((reason == 0) | (level < way.retried))
        left, before = left[going], end[:, going]
        if len(left) == 0:
            break
    return ends, reasons

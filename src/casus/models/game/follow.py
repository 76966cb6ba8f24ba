"""The principal branch, followed for all draws at once to where it first comes to t = 1.

Predictor and corrector (Allgower & Georg 1990, Numerical Continuation Methods, ch. 2 and 6): the next point is
extrapolated by a cubic through the last four, then corrected by Newton's method. Each draw has its own step, which
grows and shrinks with the first correction. Most paths rise with t all the way and are followed in it; those that
turn back are followed in arc length, on log odds and t.

A point on another branch satisfies the equations too, so a small residual proves nothing: a path is followed again
with half the step, and again, until two ends agree. Only where players answer mildly to one another and the equations
stayed far from singular all the way, so that no other branch was within reach of a step, is the first run enough.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.models.game.equations import Equations
from casus.models.game.linear import solved

__all__ = ["REASONS", "Start", "first_crossings"]

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

REASONS = MappingProxyType(
    {
        1: "the path could not be followed",
        2: "the path is too long",
        3: "the path ends elsewhere with smaller steps",
        4: "the equations are not met to 1e-9",
    }
)
"""Why a draw has no solution, by number."""

LOST, TOO_LONG, UNSTEADY, UNMET = REASONS

# Ends of two runs are the same where no exponent differs by more, in units of the largest of them if above 1.
SAME_END = 1e-8
# Residuals of exponents at the end.
LARGEST_RESIDUAL = 1e-9
# The first correction, in log odds, that steps aim at, that at which a point is taken, and that at which it is refused.
AIM = 0.02
TAKEN = 0.02
REFUSED = 0.3
# The least pivot of a path on which no other branch is near: with steps that miss by 0.02, and slopes that change by
# no more than 5 a unit of log odds, another solution is at least five such misses away.
SAFE_PIVOT = 0.25
# A correction must be smaller than the one before by this factor.
CONTRACTION = 0.5
# The greatest step, and the smallest, in t and in arc length; half of the former with every level.
STEPS = {False: (0.5, 1e-4), True: (4.0, 1e-6)}
MOST_TICKS = {False: 300, True: 3_000}
MOST_LEVELS = 7
# Points that the predictor goes through.
POINTS = 4


class Start(NamedTuple):
    """Where paths begin: a point of each, x (unknown, draw) at t (draw,), with no other solution at that t."""

    x: Array
    t: Array


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
        left = np.arange(draws)
        for arc, levels in ((False, 2), (True, MOST_LEVELS)):
            before = np.full((equations.unknowns, len(left)), np.nan)
            for level in range(levels):
                begin = Start(start.x[:, left], start.t[left])
                end, reason, safe = _follow(equations, inputs[:, left], begin, arc, level)
                size = np.maximum(1.0, np.abs(end).max(axis=0))
                same = (reason == 0) & ((safe & mild[left]) | (np.abs(end - before).max(axis=0) <= SAME_END * size))
                found[:, left[same]], unsolved[left[same]] = end[:, same], 0
                unsolved[left[~same]] = np.where(reason[~same] == 0, UNSTEADY, reason[~same])
                # What could not be followed in t will not be with smaller steps.
                lost = reason != 0 if not arc else np.zeros(len(left), dtype=bool)
                left, before = left[~(same | lost)], end[:, ~(same | lost)]
                if len(left) == 0:
                    break
            left = np.flatnonzero(unsolved)
            if len(left) == 0:
                break
        residual, _, _ = equations.at(inputs, found, np.ones(draws))
        met = np.abs(residual).max(axis=0) <= LARGEST_RESIDUAL * np.maximum(1.0, np.abs(found).max(axis=0))
        unsolved[(unsolved == 0) & ~met] = UNMET
        found[:, unsolved != 0] = 0.0
    return found, unsolved


@dataclass
class _Paths:
    """Draws that are on their way; the last axis of each array is the draw.

    ids      : which draws they are
    inputs   : rows of the equations
    scale    : what t is multiplied by in arc length, so that it counts as the log odds do
    past     : (point, variable, draw) the last points; in arc length t, scaled, is the last variable
    at       : (point, draw) where on the path they are: t or arc length
    here     : (variable, draw) the point under correction
    ahead    : (draw,) where on the path it was predicted
    step     : (draw,)
    error    : (draw,) size of the first correction of the point
    last     : (draw,) size of the correction before; infinite before the first
    final    : (draw,) whether t is 1 and the point is to be exact
    """

    ids: NDArray[np.int64]
    inputs: Array
    scale: Array
    past: Array
    at: Array
    here: Array
    ahead: Array
    step: Array
    error: Array
    last: Array
    final: Flags

    def only(self, kept: Flags) -> "_Paths":
        """The draws that are `kept`."""
        return _Paths(**{name: np.ascontiguousarray(array[..., kept]) for name, array in vars(self).items()})


def _follow(
    equations: Equations, inputs: Array, begin: Start, arc: bool, level: int
) -> tuple[Array, NDArray[np.int64], Flags]:
    """Follow all draws; `level` halves the steps.

    returns : the ends (unknown, draw), why there is none (draw,), and whether no other branch was near (draw,)
    """
    walk = _Walk(equations, inputs, begin, arc, level)
    while walk.ticks < MOST_TICKS[arc] * 2**level and walk.moves.any():
        walk.tick()
    return walk.end, walk.reason, walk.safe


class _Walk:
    def __init__(self, equations: Equations, inputs: Array, begin: Start, arc: bool, level: int) -> None:
        self.equations = equations
        self.arc = arc
        self.longest, self.shortest = STEPS[arc][0] / 2**level, STEPS[arc][1] / 2**level
        # The error of a cubic goes with the fourth power of the step.
        self.aim = AIM / 2 ** (POINTS * level)
        self.taken = min(TAKEN, max(self.aim, 1e-6))
        draws = inputs.shape[1]
        self.end = np.zeros((equations.unknowns, draws))
        self.reason = np.full(draws, TOO_LONG)
        self.safe = np.full(draws, not arc)
        self.ticks = 0
        self.paths = self._start(inputs, begin)
        self.moves = np.ones(draws, dtype=bool)

    def _start(self, inputs: Array, begin: Start) -> _Paths:
        """Where they begin, with points behind on the tangent there, so that a cubic can go through four."""
        origin, t = begin
        draws = len(t)
        _, matrix, by_t = self.equations.at(inputs, origin, t, by_t=True)
        slope, _, _ = solved(matrix, -by_t)
        scale = np.maximum(1.0, np.abs(slope).max(axis=0))
        if self.arc:
            slope = np.concatenate([slope, scale[None]])
            slope /= np.sqrt((slope**2).sum(axis=0))
            origin = np.concatenate([origin, (scale * t)[None]])
        step = np.full(draws, self.longest / 8) if self.arc else self.longest / scale
        behind: Array = -step * np.arange(float(POINTS))[:, None]
        at = np.zeros(draws) if self.arc else t
        paths = _Paths(
            np.arange(draws),
            inputs,
            scale,
            origin + slope * behind[:, None],
            at + behind,
            origin,
            at,
            step,
            np.zeros(draws),
            np.full(draws, np.inf),
            np.zeros(draws, dtype=bool),
        )
        self._predict(paths, np.ones(draws, dtype=bool))
        return paths

    def _predict(self, paths: _Paths, which: Flags) -> None:
        """The next point of some draws, a step ahead."""
        ahead = paths.at[0] + paths.step
        if not self.arc:
            ahead = np.minimum(ahead, 1.0)
        paths.ahead = np.where(which, ahead, paths.ahead)
        paths.here = np.where(which, _extrapolated(paths.past, paths.at, ahead), paths.here)
        paths.last = np.where(which, np.inf, paths.last)
        paths.final = np.where(which, (ahead == 1.0) if not self.arc else False, paths.final)

    def tick(self) -> None:
        """One correction of every draw that moves."""
        self.ticks += 1
        if self.moves.sum() <= 0.7 * len(self.moves):
            self.paths = self.paths.only(self.moves)
            self.moves = np.ones(len(self.paths.ids), dtype=bool)
        paths = self.paths
        change, sign, pivot = self._correction(paths)
        size = np.abs(change).max(axis=0)
        paths.here = paths.here + change
        reach = 1.0 + np.abs(paths.here).max(axis=0)
        first = np.isinf(paths.last)
        paths.error = np.where(first, size, paths.error)
        # At the end corrections shrink until only rounding is left of them.
        rounding = 1e-10 * reach
        refused = ~(size <= np.where(first, REFUSED, np.maximum(CONTRACTION * paths.last, rounding)))
        # Newton's steps square: after one of 1e-8 nothing is left but rounding.
        exact = (size <= 1e-8) | ((size <= rounding) & (size >= CONTRACTION * paths.last))
        taken = ~refused & np.where(paths.final, exact, size <= self.taken)
        if not self.arc:
            # Before its first turn the determinant is above 0 all the way.
            self.safe[paths.ids] &= (pivot >= SAFE_PIVOT) | ~self.moves
            turned = taken & ~(sign > 0)
            refused, taken = refused | turned, taken & ~turned
        paths.last = size
        self._go_on(refused & self.moves, taken & self.moves)

    def _correction(self, paths: _Paths) -> tuple[Array, Array, Array]:
        """Newton's step: with t fixed, or in arc length at right angles to the way from the last point."""
        count = self.equations.unknowns
        if not self.arc:
            residual, matrix, _ = self.equations.at(paths.inputs, paths.here, paths.ahead)
            return solved(matrix, -residual)
        t = paths.here[count] / paths.scale
        residual, by_x, by_t = self.equations.at(paths.inputs, paths.here[:count], t, by_t=True)
        matrix = np.zeros((count + 1, count + 1, len(t)))
        matrix[:count, :count] = by_x
        matrix[:count, count] = by_t / paths.scale
        matrix[count] = np.where(paths.final, 0.0, paths.here - paths.past[0])
        matrix[count, count, paths.final] = 1.0
        right = np.zeros((count + 1, len(t)))
        right[:count] = -residual
        return solved(matrix, right)

    def _go_on(self, refused: Flags, taken: Flags) -> None:
        paths, count = self.paths, self.equations.unknowns
        done = taken & paths.final
        self.end[:, paths.ids[done]] = paths.here[:count, done]
        self.reason[paths.ids[done]] = 0
        going = taken & ~paths.final
        if self.arc and (crossed := going & (paths.here[count] >= paths.scale)).any():
            going &= ~crossed
            self._finish(crossed)
        if going.any():
            paths.past = np.where(going, np.concatenate([paths.here[None], paths.past[:-1]]), paths.past)
            paths.at = np.where(going, np.concatenate([paths.ahead[None], paths.at[:-1]]), paths.at)
        growth = np.clip(0.9 * (self.aim / np.maximum(paths.error, 1e-300)) ** (1 / POINTS), 0.3, 2.5)
        grown = np.minimum(paths.step * growth, self.longest)
        paths.step = np.where(refused, 0.3 * paths.step, np.where(going, grown, paths.step))
        lost = refused & (paths.step < self.shortest)
        self.reason[paths.ids[lost]] = LOST
        self.moves &= ~(done | lost)
        if (again := (going | refused) & ~lost).any():
            self._predict(paths, again)

    def _finish(self, crossed: Flags) -> None:
        """Put draws that have come past t = 1 where their path crosses it, to be corrected at that t."""
        paths, count = self.paths, self.equations.unknowns
        past = np.concatenate([paths.here[None], paths.past])[..., crossed]
        at = np.concatenate([paths.ahead[None], paths.at])[:, crossed]
        low, high = at[1].copy(), at[0].copy()
        for _ in range(40):
            middle = 0.5 * (low + high)
            beyond = _extrapolated(past, at, middle)[count] >= paths.scale[crossed]
            low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
        here = _extrapolated(past, at, high)
        here[count] = paths.scale[crossed]
        paths.here[:, crossed] = here
        paths.last[crossed] = np.inf
        paths.final[crossed] = True


def _extrapolated(past: Array, at: Array, ahead: Array) -> Array:
    """The polynomial through some points, at another place: Lagrange's form.

    past : (point, variable, draw), at : (point, draw), ahead : (draw,)
    """
    total: Array = np.zeros_like(past[0])
    for k, place in enumerate(at):
        weight = np.ones_like(ahead)
        for other, elsewhere in enumerate(at):
            if other != k:
                weight *= (ahead - elsewhere) / (place - elsewhere)
        total += weight * past[k]
    return total

"""Paths on their way: predictor and corrector, each draw with a step of its own.

The next point is extrapolated by a cubic through the last four, then corrected by Newton's method (Allgower & Georg
1990, Numerical Continuation Methods, ch. 2 and 6). Steps grow and shrink with the first correction. The determinant of
the equations, with the direction of the path, keeps its sign along a path and has the other one on a branch that
crosses it (ch. 8), so a point at which it has that is not taken.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.models.game.equations import Equations
from casus.models.game.linear import solved

__all__ = ["LOST", "REASONS", "UNMET", "UNSTEADY", "Array", "Flags", "Start", "Walk", "Way"]

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

# The first correction, in log odds, that steps aim at, that at which a point is taken, and that at which it is refused.
AIM = 0.02
TAKEN = 0.02
REFUSED = 0.1
# The least pivot of a path on which no other branch is near: with steps that miss by 0.02, and slopes that change by
# no more than 5 a unit of log odds, another solution is at least five such misses away.
SAFE_PIVOT = 0.25
# A correction must be smaller than the one before by this factor.
CONTRACTION = 0.5
# Points that the predictor goes through.
POINTS = 4


class Way(NamedTuple):
    """A way of following a path.

    arc      : in arc length rather than in t
    through  : straight through a fork, on the branch in the middle
    longest  : the greatest step, in t or in arc length; half of it with every level
    shortest : and the smallest
    ticks    : corrections at most, twice as many with every level
    levels   : how often the steps are halved
    retried  : levels at which a path that was lost is tried again
    """

    arc: bool
    through: bool
    longest: float
    shortest: float
    ticks: int
    levels: int
    retried: int


class Start(NamedTuple):
    """Where paths begin: a point of each, x (unknown, draw) at t (draw,), with no other solution at that t."""

    x: Array
    t: Array


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


class Walk:
    """Follows all draws one way; `level` halves the steps.

    end    : (unknown, draw) where the paths end
    reason : (draw,) why there is none, a number in `REASONS`, or 0
    safe   : (draw,) whether the equations stayed far from singular
    """

    def __init__(self, equations: Equations, inputs: Array, begin: Start, way: Way, level: int) -> None:
        self.equations = equations
        self.way = way
        self.most = way.ticks * 2**level
        self.longest, self.shortest = way.longest / 2**level, way.shortest / 2**level
        # The error of a cubic goes with the fourth power of the step.
        self.aim = AIM / 2 ** (POINTS * level)
        self.taken = min(TAKEN, max(self.aim, 1e-6))
        draws = inputs.shape[1]
        self.end = np.zeros((equations.unknowns, draws))
        self.reason = np.full(draws, TOO_LONG)
        self.safe = np.full(draws, not way.arc and not way.through)
        self.ticks = 0
        self.paths = self._start(inputs, begin)
        self.moves = np.ones(draws, dtype=bool)

    def to_the_end(self) -> tuple[Array, NDArray[np.int64], Flags]:
        """End, reason and `safe` of every path."""
        while self.ticks < self.most and self.moves.any():
            self.tick()
        return self.end, self.reason, self.safe

    def _start(self, inputs: Array, begin: Start) -> _Paths:
        """Where they begin, with points behind on the tangent there, so that a cubic can go through four."""
        origin, t = begin
        draws = len(t)
        _, matrix, by_t = self.equations.at(inputs, origin, t, by_t=True)
        slope, _, _ = solved(matrix, -by_t)
        scale = np.maximum(1.0, np.abs(slope).max(axis=0))
        if self.way.arc:
            slope = np.concatenate([slope, scale[None]])
            slope /= np.sqrt((slope**2).sum(axis=0))
            origin = np.concatenate([origin, (scale * t)[None]])
        step = np.full(draws, self.longest / 8) if self.way.arc else self.longest / scale
        behind: Array = -step * np.arange(float(POINTS))[:, None]
        at = np.zeros(draws) if self.way.arc else t
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
        if not self.way.arc:
            ahead = np.minimum(ahead, 1.0)
        paths.ahead = np.where(which, ahead, paths.ahead)
        paths.here = np.where(which, _extrapolated(paths.past, paths.at, ahead), paths.here)
        paths.last = np.where(which, np.inf, paths.last)
        paths.final = np.where(which, (ahead == 1.0) if not self.way.arc else False, paths.final)

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
        self.safe[paths.ids] &= (pivot >= SAFE_PIVOT) | ~self.moves
        # The determinant is above 0 all along a path, in t up to its first turn: a branch that crosses it, or all but
        # does, has it below.
        if not self.way.through:
            strayed = taken & ~(sign > 0)
            refused, taken = refused | strayed, taken & ~strayed
        paths.last = size
        self._go_on(refused & self.moves, taken & self.moves)

    def _correction(self, paths: _Paths) -> tuple[Array, Array, Array]:
        """Newton's step: with t fixed, or in arc length at right angles to the way from the last point."""
        count = self.equations.unknowns
        if not self.way.arc:
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
        if self.way.arc and (crossed := going & (paths.here[count] >= paths.scale)).any():
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

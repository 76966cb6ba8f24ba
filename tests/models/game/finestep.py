"""The agent logit equilibrium of one draw, slowly: a reference for trees with information sets.

Nothing is shared with the solver. Every information set, of one node or of several, has its log odds among the
unknowns, and payoffs are sums over the ends of the tree instead of backward induction: as players have perfect recall,
the payoff that a set expects from a move is the mean over the ends behind that move, weighted with their probabilities.
The path of solutions from no precision to full precision is followed by pseudo-arclength (Turocy 2005, GEB 51).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.models.game import CHANCE, Tree

# A corrector that ends further from its prediction than this part of the step, or a path that turns by more than this
# angle's sine between two points, was too long a step: on to another branch, perhaps.
CORRECTION, TURN = 0.1, 0.1
SHORTEST = 1e-9
LONGEST = 200_000

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Path:
    """move : (move,) probabilities in the order of `tree.moves`; common : factor of precision at each point passed."""

    move: Array
    common: Array

    @property
    def bends(self) -> bool:
        """Whether the path turns back on its way, so that some precisions have several equilibria on it."""
        return bool((np.diff(self.common) < 0).any())


@dataclass(frozen=True)
class _System:
    """Agent logit as equations of log odds x and common factor t.

    among : (set move, end) 1 where the end follows the move
    wins  : (set move, end) payoff, at the end, of the player of the move
    free  : (set move, unknown) 1 where a move's log odds is the unknown; a set's first move has log odds 0
    same  : (set move, set move) 1 for moves of one set
    first : (set move,) for each move the first one of its set
    """

    among: Array
    wins: Array
    chance: Array
    free: Array
    same: Array
    first: NDArray[np.int64]
    start: Array
    precision: Array

    def residual(self, x: Array, t: float) -> tuple[Array, Array, Array]:
        """Residual of each unknown, its derivatives by x and by t."""
        odds = self.free @ x
        top = np.array([odds[row > 0].max() for row in self.same])
        log = odds - top - np.log(self.same @ np.exp(odds - top))
        slope = self.free - (self.same * np.exp(log)) @ self.free
        end = self.chance + self.among.T @ log
        behind = np.where(self.among > 0, end, -np.inf)
        share = np.exp(behind - behind.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        mean = (share * self.wins).sum(axis=1)
        gain = ((share * (self.wins - mean[:, None])) @ self.among.T) @ slope
        ahead = self.free.T @ (self.precision * (mean - mean[self.first]))
        by_x = np.eye(len(x)) - t * (self.free.T * self.precision) @ (gain - gain[self.first])
        return x - self.start - t * ahead, by_x, -ahead


def fine(
    tree: Tree,
    payoff: ArrayLike,
    chance: Sequence[float] = (),
    precision: ArrayLike = 1.0,
    weight: Sequence[float] | None = None,
    step: float = 0.05,
) -> Path:
    """The point at full precision, where the path first comes to it.

    payoff    : (player, outcome)
    chance    : (branch,) above 0
    precision : (player,) or one for all
    weight    : (move,) the same at all nodes of a set
    step      : arclength of a step in log odds and in λ times the range of payoffs; shorter where the path is winding
    """
    payoffs = np.asarray(payoff, dtype=float)
    rate = np.broadcast_to(np.asarray(precision, dtype=float), payoffs.shape[:1])
    scale = max(1.0, float((rate * np.ptp(payoffs, axis=1)).max()))
    system, moves = _system(tree, payoffs, chance, rate, weight)
    x, t = system.start, 0.0
    common = [t]
    ahead = np.zeros(len(x) + 1)
    ahead[-1] = 1.0
    tangent = _tangent(system, x, t, ahead, scale)
    length = step
    while t < 1.0:
        if len(common) > LONGEST:
            raise AssertionError("the path is too long")
        found = _corrected(system, x, t, tangent, length, scale)
        turned = None if found is None else _tangent(system, *found, tangent, scale)
        if found is None or turned is None or 1 - float(turned @ tangent) > TURN**2 / 2:
            length /= 2
            if length < SHORTEST:
                raise AssertionError(f"the path ends at {t}")
            continue
        if found[1] >= 1.0:
            share = (1.0 - t) / (found[1] - t)
            x, t = _at_one(system, x + share * (found[0] - x)), 1.0
        else:
            x, t = found
        tangent = turned
        common.append(t)
        length = min(step, 2 * length)
    odds = system.free @ x
    raised = np.exp(odds - np.array([odds[row > 0].max() for row in system.same]))
    return Path((raised / (system.same @ raised))[moves], np.array(common))


def _system(
    tree: Tree, payoff: Array, chance: Sequence[float], rate: Array, weight: Sequence[float] | None
) -> tuple[_System, NDArray[np.int64]]:
    """The equations, and for each of `tree.moves` the move of its set."""
    column: dict[int, int] = {}
    first: list[int] = []
    owner: list[int] = []
    for nodes in tree.sets:
        here = len(first)
        for k in range(len(tree.children[nodes[0]])):
            for node in nodes:
                column[tree.children[node][k]] = here + k
            first.append(here)
            owner.append(tree.player[nodes[0]])
    count = len(first)
    branch = dict(zip(tree.branches, chance, strict=True))
    among = np.zeros((count, len(tree.outcomes)))
    luck = np.zeros(len(tree.outcomes))
    for end, outcome in enumerate(tree.outcomes):
        node = outcome
        while node > 0:
            if tree.player[tree.parent[node]] == CHANCE:
                luck[end] += np.log(branch[node])
            else:
                among[column[node], end] = 1.0
            node = tree.parent[node]
    start = np.zeros(count)
    if weight is not None:
        for move, w in zip(tree.moves, weight, strict=True):
            start[column[move]] = np.log(w)
    base = np.array(first)
    others = np.arange(count) != base
    system = _System(
        among=among,
        wins=payoff[owner],
        chance=luck,
        free=np.eye(count)[:, others],
        same=(base[:, None] == base[None, :]).astype(float),
        first=base,
        start=(start - start[base])[others],
        precision=rate[owner],
    )
    return system, np.array([column[move] for move in tree.moves])


def _tangent(system: _System, x: Array, t: float, before: Array, scale: float) -> Array:
    """Unit direction of the path, on in the direction of `before`; the last coordinate is t times scale."""
    _, by_x, by_t = system.residual(x, t)
    matrix = np.vstack([np.column_stack([by_x, by_t / scale]), before])
    direction = np.linalg.solve(matrix, np.append(np.zeros(len(x)), 1.0))
    return np.asarray(direction / np.linalg.norm(direction))


def _corrected(
    system: _System, x: Array, t: float, tangent: Array, length: float, scale: float
) -> tuple[Array, float] | None:
    """The point of the path in the plane across the tangent's end; None where it isn't near."""
    near_x, near_t = x + length * tangent[:-1], t + length * tangent[-1] / scale
    for _ in range(8):
        off, by_x, by_t = system.residual(near_x, near_t)
        matrix = np.vstack([np.column_stack([by_x, by_t / scale]), tangent])
        change = np.linalg.solve(matrix, np.append(-off, 0.0))
        near_x, near_t = near_x + change[:-1], near_t + change[-1] / scale
        if np.linalg.norm(change) < 1e-11 * (1 + np.linalg.norm(near_x)):
            gone = np.append(near_x - x, (near_t - t) * scale) - length * tangent
            return (near_x, near_t) if np.linalg.norm(gone) < CORRECTION * length else None
    return None


def _at_one(system: _System, x: Array) -> Array:
    for _ in range(20):
        off, by_x, _ = system.residual(x, 1.0)
        change = np.linalg.solve(by_x, -off)
        x = x + change
        if np.linalg.norm(change) < 1e-12 * (1 + np.linalg.norm(x)):
            return x
    raise AssertionError("no point at full precision near the path")

"""The solution of a game on plain arrays, one column a draw."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.errors import CaseError, Fault, UsageError
from casus.models.game.emit import Concept, emit
from casus.models.game.tree import CHANCE, Tree
from casus.program import Builder, Node

__all__ = ["Solution", "quantal", "subgame_perfect"]

# Branch probabilities may add up to 1 only up to the rounding of their own arithmetic.
SUM_TOLERANCE = 1e-9

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Solution:
    """What a game comes to in every draw.

    outcome : (outcome, draw) probability of each terminal node, in the order of `tree.outcomes`
    move    : (move, draw) probability of each move where it is offered, in the order of `tree.moves`
    value   : (player, draw) expected payoff at the root, in units of payoff
    reach   : (node, draw) probability of getting to each node
    tied    : (node, draw) True where several moves were best; False everywhere for quantal response
    unsolved : (draw,) 0 where there is a solution, else the number of the reason in `REASONS`; all else is
              not-a-number in such a draw
    """

    tree: Tree
    outcome: Array
    move: Array
    value: Array
    reach: Array
    tied: NDArray[np.bool_]
    unsolved: NDArray[np.int64]

    def belief(self) -> Array:
        """(node, draw) probability of each decision once its information set is reached; not-a-number elsewhere.

        >>> tree = Tree.nested((CHANCE, [(0, [None, None]), (0, [None, None])]), [[1, 4]])
        >>> quantal(tree, [[1.0, 0.0, 0.0, 1.0]], [0.25, 0.75]).belief()[[1, 4]]
        array([[0.25],
               [0.75]])
        """
        found = np.full_like(self.reach, np.nan)
        with np.errstate(all="ignore"):
            for nodes in self.tree.sets:
                found[list(nodes)] = self.reach[list(nodes)] / self.reach[list(nodes)].sum(axis=0)
        return found


def quantal(
    tree: Tree, payoff: ArrayLike, chance: ArrayLike = (), precision: ArrayLike = 1.0, weight: ArrayLike | None = None
) -> Solution:
    """Agent quantal response equilibrium in logit form (McKelvey & Palfrey 1998, eq. 4).

    By backward induction where no belief matters; else the point of the principal branch, the path that begins with the
    reference weights at precision 0, at its first crossing of the precision given (Turocy 2005).

    tree      : shape of the game
    payoff    : (player, outcome[, draw]) in any unit
    chance    : (branch[, draw]) probabilities in the order of `tree.branches`; those of one node add up to 1
    precision : (player[, draw]) or one number for all: λ ≥ 0 in 1/payoff
    weight    : (move[, draw]) reference weights above 0 in the order of `tree.moves` (Matějka & McKay 2015), the same
                at all nodes of an information set; default equal
    returns   : Solution
    raises    : UsageError for shapes that do not fit; CaseError with code probability-out-of-range, not-finite,
                precision-negative, weight-not-positive, information-weights or game-too-large

    A player who is ahead by ln 9 / λ takes the better of two moves nine times in ten:

    >>> tree = Tree.nested((0, [None, None]))
    >>> quantal(tree, [[10.0, 0.0]], precision=np.log(9) / 10).move.round(12)
    array([[0.9],
           [0.1]])

    Matching pennies, the second player not seeing what the first has done:

    >>> tree = Tree.nested((0, [(1, [None, None]), (1, [None, None])]), [[1, 4]])
    >>> quantal(tree, [[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]], precision=4.0).outcome.round(12).ravel()
    array([0.25, 0.25, 0.25, 0.25])
    """
    return _solve("quantal", tree, payoff, chance, precision, weight)


def subgame_perfect(tree: Tree, payoff: ArrayLike, chance: ArrayLike = ()) -> Solution:
    """Subgame perfect equilibrium (Selten 1965) by backward induction; tied moves share equally and are marked.

    payoff, chance, returns, raises : as for `quantal`

    >>> tree = Tree.nested((0, [None, (1, [None, None])]))
    >>> subgame_perfect(tree, [[0.0, -1.0, 2.0], [5.0, 0.0, 1.0]]).outcome
    array([[0.],
           [0.],
           [1.]])
    """
    return _solve("subgame_perfect", tree, payoff, chance, None, None)


def _solve(
    concept: Concept,
    tree: Tree,
    payoff: ArrayLike,
    chance: ArrayLike,
    precision: ArrayLike | None,
    weight: ArrayLike | None,
) -> Solution:
    payoffs = _array("payoff", payoff, (None, len(tree.outcomes)))
    players = payoffs.shape[0]
    if players < tree.players:
        raise UsageError(f"payoff has {players} players, the tree has {tree.players}")
    given = {"payoff": payoffs.reshape(players * len(tree.outcomes), -1)}
    given["chance"] = _array("chance", chance, (len(tree.branches),))
    if precision is not None:
        value = np.asarray(precision, dtype=float)
        given["precision"] = _array("precision", np.full(players, value) if value.ndim == 0 else value, (players,))
    if weight is not None:
        given["weight"] = _array("weight", weight, (len(tree.moves),))
    draws = max(array.shape[-1] for array in given.values())
    for name, array in given.items():
        if array.shape[-1] not in (1, draws):
            raise UsageError(f"{name} has {array.shape[-1]} draws, expected {draws} or 1")
    _check(tree, given)

    builder = Builder()
    rows: dict[str, list[Node]] = {}
    for name, array in given.items():
        rows[name] = [builder.input(f"{name}[{row}]") for row in range(array.shape[0])]
    by_node: dict[int, Mapping[int, Node]] = {
        node: {player: rows["payoff"][player * len(tree.outcomes) + k] for player in range(players)}
        for k, node in enumerate(tree.outcomes)
        if node != 0
    }
    emitted = emit(
        builder,
        tree,
        by_node,
        dict(zip(tree.branches, rows["chance"], strict=True)),
        rows.get("precision", ()),
        dict(zip(tree.moves, rows["weight"], strict=True)) if weight is not None else None,
        concept,
        players=players,
    )
    zero = builder.constant(0.0)
    unsolved = zero if emitted.unsolved is None else emitted.unsolved
    parts = {
        "outcome": [emitted.reach[node] for node in tree.outcomes],
        "move": [emitted.probability[node] for node in tree.moves],
        "value": [zero if value is None else value for value in emitted.value[0]],
        "reach": [emitted.reach[node] for node in range(len(tree.player))],
        "tied": [emitted.tied.get(node, zero) for node in range(len(tree.player))],
        "unsolved": [unsolved],
    }
    program = builder.compile([node for part in parts.values() for node in part])
    out = np.empty((program.outputs, draws))
    inputs = [np.broadcast_to(array, (array.shape[0], draws)) for array in given.values()]
    program.run(np.ascontiguousarray(np.concatenate(inputs)), out)
    split = iter(np.split(out, np.cumsum([len(part) for part in parts.values()])[:-1]))
    solved = {name: part.copy() for name, part in zip(parts, split, strict=True)}
    if len(tree.player) == 1:
        solved["value"] = np.broadcast_to(payoffs[:, 0], (players, draws)).copy()
    reasons = solved["unsolved"][0].astype(np.int64)
    for name in ("outcome", "move", "value", "reach"):
        solved[name][:, reasons != 0] = np.nan
    return Solution(
        tree, solved["outcome"], solved["move"], solved["value"], solved["reach"], solved["tied"].astype(bool), reasons
    )


def _array(name: str, value: ArrayLike, shape: tuple[int | None, ...]) -> Array:
    array = np.asarray(value, dtype=float)
    if array.ndim == len(shape):
        array = array[..., None]
    wanted = ", ".join("player" if size is None else str(size) for size in shape)
    if array.ndim != len(shape) + 1 or any(
        size is not None and size != found for size, found in zip(shape, array.shape, strict=False)
    ):
        raise UsageError(f"{name} has shape {np.shape(value)}, expected ({wanted}) or ({wanted}, draw)")
    return array


def _check(tree: Tree, given: Mapping[str, Array]) -> None:
    for name, array in given.items():
        if not np.isfinite(array).all():
            raise CaseError([Fault("not-finite", f"{name} holds a value that is not a finite number")])
    if (given.get("precision", np.ones(1)) < 0).any():
        raise CaseError([Fault("precision-negative", "a precision is below 0", expected="0 or more")])
    if (given.get("weight", np.ones(1)) <= 0).any():
        raise CaseError([Fault("weight-not-positive", "a reference weight is not above 0", expected="above 0")])
    if "weight" in given:
        _check_weights(tree, given["weight"])
    position = {node: row for row, node in enumerate(tree.branches)}
    for node, player in enumerate(tree.player):
        if player != CHANCE:
            continue
        branches = given["chance"][[position[child] for child in tree.children[node]]]
        outside = (branches < 0) | (branches > 1)
        if outside.any() or (np.abs(branches.sum(axis=0) - 1) > SUM_TOLERANCE).any():
            raise CaseError(
                [
                    Fault(
                        "probability-out-of-range",
                        f"the branches of chance node {node} are not probabilities that add up to 1",
                        found=str(branches[:, int(np.argmax(outside.any(axis=0)))].tolist()),
                    )
                ]
            )


def _check_weights(tree: Tree, weight: Array) -> None:
    row = {node: k for k, node in enumerate(tree.moves)}
    for nodes in tree.information:
        first = weight[[row[child] for child in tree.children[nodes[0]]]]
        for node in nodes[1:]:
            if (weight[[row[child] for child in tree.children[node]]] != first).any():
                message = f"nodes {nodes[0]} and {node} of an information set have other reference weights"
                raise CaseError([Fault("information-weights", message, expected="the same at all nodes of a set")])

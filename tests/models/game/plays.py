"""Published games and solutions of them, move by move."""

from dataclasses import replace

import numpy as np
from tests.models.game.gambit import agent_quantal
from tests.models.game.published.record import Decision, End, Lottery, Plan, Published, published

from casus.models.game import quantal


def solved(game: Published, precision: float) -> np.ndarray:
    """(move,) probabilities in the order of `tree.moves`."""
    solution = quantal(game.tree, game.payoff, game.chance, precision)
    assert not solution.unsolved.any()
    return solution.move[:, 0]


def reference(game: Published, precision: float, **steps: float) -> np.ndarray:
    """The same by pygambit."""
    payoff = [list(row) for row in game.payoff]
    return np.array(agent_quantal(game.tree, payoff, list(game.chance), precision, **steps))


def by_set(game: Published, move: np.ndarray) -> dict[str, tuple[float, ...]]:
    """Probabilities by information set; all nodes of a set must have the same."""
    found = dict(zip(game.tree.moves, move.tolist(), strict=True))
    play: dict[str, tuple[float, ...]] = {}
    for label, nodes in zip(game.labels, game.tree.sets, strict=True):
        here = {tuple(found[child] for child in game.tree.children[node]) for node in nodes}
        assert len(here) == 1, f"{game.name}: {label} isn't played alike at all its nodes"
        play[label] = here.pop()
    return play


def paying(game: Published, payoff: np.ndarray) -> Published:
    """The same tree with other payoffs."""
    return replace(game, payoff=tuple(map(tuple, payoff.tolist())))


def changed(game: Published, plan: Plan) -> Published:
    """Another plan for the same sets."""
    return published(game.name, game.citation, plan)


def turned(plan: Plan) -> Plan:
    """All moves and branches in reverse order."""
    if isinstance(plan, End):
        return plan
    then = tuple(turned(child) for child in reversed(plan.then))
    if isinstance(plan, Lottery):
        return Lottery(plan.probabilities[::-1], then)
    return Decision(plan.player, plan.label, then)


def renamed(plan: Plan, order: list[int]) -> Plan:
    """Player p becomes player order[p]."""
    if isinstance(plan, End):
        return End(tuple(plan.payoffs[order.index(p)] for p in range(len(order))))
    then = tuple(renamed(child, order) for child in plan.then)
    if isinstance(plan, Lottery):
        return Lottery(plan.probabilities, then)
    return Decision(order[plan.player], plan.label, then)

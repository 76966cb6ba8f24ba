"""The slow reference, against pygambit in small steps and against us on random games."""

import numpy as np
import pytest
from tests.models.game.finestep import fine
from tests.models.game.gambit import agent_quantal

from casus.models.game import CHANCE, Tree, quantal

SIGNALLING = Tree.nested(
    (CHANCE, [(0, [(1, [None, None]), (1, [None, None])]), (0, [(1, [None, None]), (1, [None, None])])]),
    [[2, 9], [5, 12]],
)
# Three players, a lottery, a set that is reached from two depths, and single nodes below it.
MIXED = Tree.nested(
    (
        0,
        [
            (CHANCE, [(1, [None, (2, [None, None])]), (1, [None, (2, [None, None])])]),
            (1, [(2, [None, None]), (0, [None, None, None])]),
        ],
    ),
    [[2, 7], [4, 9, 13]],
)
SEED = 1950


def draws(tree: Tree, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """payoff (player, outcome, draw), chance (branch, draw) and precision (draw,)"""
    rng = np.random.default_rng(SEED)
    share = rng.uniform(0.1, 0.9, count)
    payoff = rng.normal(0, 0.5, (tree.players, len(tree.outcomes), count))
    return payoff, np.array([share, 1 - share]), rng.uniform(5, 20, count)


@pytest.mark.parametrize("tree", [SIGNALLING, MIXED], ids=["signalling", "mixed"])
def test_gambit_in_small_steps_comes_to_the_same_point(tree: Tree) -> None:
    payoff, chance, precision = draws(tree, 4)
    for draw in range(4):
        path = fine(tree, payoff[..., draw], chance[:, draw], precision[draw])
        theirs = agent_quantal(
            tree, payoff[..., draw].tolist(), chance[:, draw].tolist(), precision[draw], first_step=0.01, max_accel=1.02
        )
        np.testing.assert_allclose(path.move, theirs, atol=1e-8)


@pytest.mark.parametrize(("tree", "count"), [(SIGNALLING, 40), (MIXED, 12)], ids=["signalling", "mixed"])
def test_random_games_with_information_sets(tree: Tree, count: int) -> None:
    payoff, chance, precision = draws(tree, count)
    solution = quantal(tree, payoff, chance, np.tile(precision, (tree.players, 1)))
    assert not solution.unsolved.any()
    ours = solution.move
    for draw in range(count):
        path = fine(tree, payoff[..., draw], chance[:, draw], precision[draw], step=0.1)
        np.testing.assert_allclose(ours[:, draw], path.move, atol=1e-9)


def test_precision_by_player_and_weights_of_moves() -> None:
    payoff, chance, _ = draws(SIGNALLING, 1)
    precision = [7.0, 3.0]
    by_move = {2: 0.2, 5: 1.0, 9: 3.0, 12: 0.5, 3: 1.0, 4: 2.0, 10: 1.0, 11: 2.0, 6: 0.3, 7: 1.0, 13: 0.3, 14: 1.0}
    weight = [by_move[move] for move in SIGNALLING.moves]
    ours = quantal(SIGNALLING, payoff[..., 0], chance[:, 0], precision, weight).move[:, 0]
    path = fine(SIGNALLING, payoff[..., 0], chance[:, 0], precision, weight)
    np.testing.assert_allclose(ours, path.move, atol=1e-9)
    plain = fine(SIGNALLING, payoff[..., 0], chance[:, 0], precision)
    assert np.abs(path.move - plain.move).max() > 0.01


def test_half_the_step_comes_to_the_same_point() -> None:
    payoff, chance, precision = draws(MIXED, 2)
    for draw in range(2):
        coarse, half = (
            fine(MIXED, payoff[..., draw], chance[:, draw], precision[draw], step=step).move for step in (0.1, 0.05)
        )
        np.testing.assert_allclose(coarse, half, atol=1e-11)

"""What must hold of any game, without an oracle."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from tests.models.game.strategies import PLAYERS, Game, games

from casus.models.game import CHANCE, TERMINAL, Solution, Tree, emit, quantal, subgame_perfect
from casus.program import Builder

SOLVERS: dict[str, Callable[[Game], Solution]] = {
    "quantal": lambda g: quantal(g.tree, g.payoff, g.chance, g.precision),
    "weighted": lambda g: quantal(g.tree, g.payoff, g.chance, g.precision, g.weight),
    "subgame_perfect": lambda g: subgame_perfect(g.tree, g.payoff, g.chance),
}
quick = settings(max_examples=60, deadline=None)
every_solver = pytest.mark.parametrize("solve", SOLVERS.values(), ids=SOLVERS)


def solved(game: Game, **changes: Any) -> Solution:
    parts = {"payoff": game.payoff, "chance": game.chance, "precision": game.precision, **changes}
    return quantal(game.tree, **parts)


@every_solver
@quick
@given(game=games())
def test_probabilities_are_probabilities(solve: Callable[[Game], Solution], game: Game) -> None:
    solution, tree = solve(game), game.tree
    np.testing.assert_allclose(solution.outcome.sum(axis=0), 1, atol=1e-12)
    assert ((solution.move >= 0) & (solution.move <= 1)).all()
    row = 0
    for node, player in enumerate(tree.player):
        if player >= 0:
            moves = solution.move[row : row + len(tree.children[node])]
            np.testing.assert_allclose(moves.sum(axis=0), 1, atol=1e-12)
            row += len(tree.children[node])


@every_solver
@quick
@given(game=games())
def test_reach_is_the_product_of_the_edges_and_the_value_the_mean_over_outcomes(
    solve: Callable[[Game], Solution], game: Game
) -> None:
    solution, tree = solve(game), game.tree
    edge = dict(zip(tree.moves, solution.move, strict=True)) | dict(zip(tree.branches, game.chance, strict=True))
    for node in range(1, len(tree.player)):
        np.testing.assert_allclose(solution.reach[node], solution.reach[tree.parent[node]] * edge[node], rtol=1e-12)
    np.testing.assert_array_equal(solution.outcome, solution.reach[list(tree.outcomes)])
    expected = (game.payoff * solution.outcome).sum(axis=1)
    np.testing.assert_allclose(solution.value, expected, atol=1e-11)


@quick
@given(game=games())
def test_without_precision_every_move_has_its_reference_weight(game: Game) -> None:
    solution = quantal(game.tree, game.payoff, game.chance, 0.0, game.weight)
    row = 0
    for node, player in enumerate(game.tree.player):
        if player >= 0:
            part = slice(row, row := row + len(game.tree.children[node]))
            np.testing.assert_allclose(
                solution.move[part], game.weight[part] / game.weight[part].sum(axis=0), rtol=1e-12
            )


@quick
@given(game=games())
def test_a_constant_added_to_all_payoffs_of_a_player_changes_nothing(game: Game) -> None:
    shift = np.array([3.0, -7.0, 0.5])[:, None, None]
    np.testing.assert_allclose(solved(game, payoff=game.payoff + shift).move, solved(game).move, atol=1e-11)


@quick
@given(game=games())
def test_only_precision_times_payoff_counts(game: Game) -> None:
    scaled = solved(game, payoff=game.payoff * 16, precision=game.precision / 16)
    np.testing.assert_allclose(scaled.move, solved(game).move, atol=1e-12)


@quick
@given(game=games())
def test_relabelling_players_changes_nothing(game: Game) -> None:
    order = [2, 0, 1]
    player = tuple(order.index(p) if p >= 0 else p for p in game.tree.player)
    relabelled = quantal(
        Tree(player, game.tree.children), game.payoff[order], game.chance, game.precision[order], game.weight
    )
    original = quantal(game.tree, game.payoff, game.chance, game.precision, game.weight)
    np.testing.assert_allclose(relabelled.move, original.move, atol=1e-13)
    np.testing.assert_allclose(relabelled.value, original.value[order], atol=1e-12)


@quick
@given(game=games())
def test_turning_the_order_of_moves_round_turns_the_answer_round(game: Game) -> None:
    turned = solved(mirrored(game))
    np.testing.assert_allclose(turned.outcome[::-1], solved(game).outcome, atol=1e-12)


def mirrored(game: Game) -> Game:
    def turn(node: int) -> Any:
        kind = game.tree.player[node]
        return None if kind == TERMINAL else (kind, [turn(child) for child in reversed(game.tree.children[node])])

    tree = Tree.nested(turn(0))
    by_child = dict(zip(game.tree.branches, game.chance, strict=True))
    order: list[int] = []

    def preorder(node: int) -> None:
        # branches of a node come before those of nodes inside them, as in Tree.branches
        if game.tree.player[node] == CHANCE:
            order.extend(reversed(game.tree.children[node]))
        for child in reversed(game.tree.children[node]):
            preorder(child)

    preorder(0)
    chance = np.array([by_child[child] for child in order]).reshape(len(order), game.payoff.shape[2])
    return Game(tree, game.payoff[:, ::-1], chance, game.precision, game.weight)


@quick
@given(game=games())
def test_with_great_precision_quantal_response_is_subgame_perfect(game: Game) -> None:
    sharp = solved(game, precision=1e7)
    exact = subgame_perfect(game.tree, game.payoff, game.chance)
    np.testing.assert_allclose(sharp.outcome, exact.outcome, atol=1e-4)


@quick
@given(game=games())
def test_the_draws_do_not_mix(game: Game) -> None:
    together = solved(game)
    for draw in range(game.payoff.shape[2]):
        one = slice(draw, draw + 1)
        alone = solved(game, payoff=game.payoff[..., one], chance=game.chance[:, one], precision=game.precision[:, one])
        np.testing.assert_array_equal(alone.outcome[:, 0], together.outcome[:, draw])


@pytest.mark.parametrize(("weight", "total"), [([1.0, 1.0, 1.0], 2 / 3), ([1.0, 0.5, 0.5], 0.5)])
def test_a_copied_move_takes_share_unless_the_copies_share_a_weight(weight: list[float], total: float) -> None:
    # The red bus and the blue bus (Debreu 1960; Matějka & McKay 2015, section III.B).
    solution = quantal(Tree.nested((0, [None, None, None])), np.zeros((1, 3)), weight=weight)
    assert solution.move[1:].sum() == pytest.approx(total, abs=1e-15)


def test_moves_far_behind_keep_their_digits() -> None:
    tree = Tree.nested((0, [None, None]))
    first, second = quantal(tree, [[0.0, -50.0]], precision=1.0).move[:, 0]
    assert second == pytest.approx(np.exp(-50.0), rel=1e-12)
    behind, ahead = quantal(tree, [[-50.0, 0.0]], precision=1.0).move[:, 0]
    assert (behind, ahead) == (pytest.approx(np.exp(-50.0), rel=1e-12), first)


@pytest.mark.parametrize("moves", [2, 3, 5])
def test_no_overflow_however_sharp_the_players(moves: int) -> None:
    payoff = np.linspace(-1e4, 1e4, moves)[None, :]
    solution = quantal(Tree.nested((0, [None] * moves)), payoff, precision=1e3)
    assert solution.move[:, 0].tolist() == pytest.approx([0.0] * (moves - 1) + [1.0])


def test_ties_are_shared_equally_and_marked() -> None:
    tree = Tree.nested((0, [None, (1, [None, None]), None]))
    solution = subgame_perfect(tree, [[0.3, 0.0, 5.0, 0.1 + 0.2], [0.0, 2.0, 1.0, 0.0]])
    assert solution.move[:3, 0].tolist() == [0.5, 0.0, 0.5]
    assert solution.tied[:, 0].tolist() == [True, False, False, False, False, False]


def test_players_who_never_decide_have_values_too() -> None:
    solution = quantal(Tree.nested((0, [None, None])), [[0.0, 0.0], [4.0, 8.0]], precision=[1.0, 1.0])
    assert solution.value[:, 0].tolist() == [0.0, 6.0]
    assert PLAYERS == 3


def test_a_weight_that_is_the_first_thing_in_a_program_counts() -> None:
    builder = Builder()
    weight = builder.input("weight", 0.1, 9.0)
    zero, one = builder.constant(0.0), builder.constant(1.0)
    tree = Tree.nested((0, [None, None]))
    emitted = emit(builder, tree, {1: {0: zero}, 2: {0: zero}}, {}, [one], {1: weight})
    out = np.empty((1, 2))
    builder.compile([emitted.probability[1]]).run(np.array([[1.0, 3.0]]), out)
    assert out[0].tolist() == [0.5, 0.75]

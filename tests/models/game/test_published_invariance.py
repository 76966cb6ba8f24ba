"""What must not matter, and what follows without any precision, in every published game."""

import numpy as np
import pytest
from tests.models.game.plays import by_set, changed, paying, renamed, solved, turned
from tests.models.game.published import GAMES
from tests.models.game.published.record import Published

PRECISION = 1.5
every_game = pytest.mark.parametrize("game", GAMES, ids=lambda game: game.name)


@every_game
def test_without_precision_all_moves_are_equally_likely(game: Published) -> None:
    even = [1 / len(children) for children in game.tree.children for _ in children]
    offered = [
        share for share, child in zip(even, sum(game.tree.children, ()), strict=True) if child in game.tree.moves
    ]
    np.testing.assert_allclose(solved(game, 0.0), offered, atol=1e-15)


@every_game
def test_a_constant_added_to_all_payoffs_of_a_player_changes_nothing(game: Published) -> None:
    shift = np.array([3.0, -7.0, 0.5])[: len(game.payoff), None]
    shifted = paying(game, np.array(game.payoff) + shift)
    np.testing.assert_allclose(solved(shifted, PRECISION), solved(game, PRECISION), atol=1e-10)


@pytest.mark.parametrize("scale", [16.0, 1 / 7])
@every_game
def test_only_precision_times_payoff_counts(game: Published, scale: float) -> None:
    scaled = paying(game, scale * np.array(game.payoff))
    np.testing.assert_allclose(solved(scaled, PRECISION / scale), solved(game, PRECISION), atol=1e-10)


@every_game
def test_relabelling_players_changes_nothing(game: Published) -> None:
    order = list(reversed(range(len(game.payoff))))
    other = changed(game, renamed(game.plan, order))
    np.testing.assert_allclose(solved(other, PRECISION), solved(game, PRECISION), atol=1e-10)


@every_game
def test_turning_the_order_of_moves_round_turns_the_answer_round(game: Published) -> None:
    other = changed(game, turned(game.plan))
    play = by_set(other, solved(other, PRECISION))
    for label, shares in by_set(game, solved(game, PRECISION)).items():
        assert play[label] == pytest.approx(shares[::-1], abs=1e-10)

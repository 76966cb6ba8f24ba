"""Sixty games of the literature: what their sources say, and their agent logit equilibria against pygambit's."""

import numpy as np
import pytest
from tests.models.game.finestep import fine
from tests.models.game.plays import by_set, paying, reference, solved
from tests.models.game.published import GAMES, classics, dynamic, poker, simultaneous
from tests.models.game.published.record import Published
from tests.models.game.regret import Arithmetic, trembling

from casus.models.game import quantal

every_game = pytest.mark.parametrize("game", GAMES, ids=lambda game: game.name)

# Exactly symmetric games with two equilibria that are each other's mirror image. The principal branch forks where
# precision has grown enough, and its middle arm keeps the symmetry. pygambit takes an arm by its rounding, with other
# steps another one, or stops at the fork, so small steps are no guide here.
FORKED = [(classics.OUTSIDE, 5.0), (simultaneous.CHICKEN, 5.0), (simultaneous.SEXES, 1.0), (simultaneous.SEXES, 5.0)]


def test_there_are_enough_games_of_each_kind() -> None:
    assert len({game.name for game in GAMES}) == len(GAMES) == 60
    assert sum(bool(game.tree.information) for game in GAMES) >= 20
    assert sum(bool(game.chance) for game in GAMES) >= 8
    assert {game.name for game in GAMES if len(game.tree.player) > 40} == {"Kuhn's poker"}
    assert all(game.equilibria for game in GAMES)


@every_game
def test_what_the_source_says_by_best_responses(game: Published) -> None:
    arithmetic = Arithmetic(game)
    for said in game.equilibria:
        assert set(said.play) == set(game.labels)
        gains = [arithmetic.gain(said.play, player) for player in range(len(game.payoff))]
        beliefs = trembling(said.play, said.tremble or {}, 1e-7)
        if said.kind == "agent":
            assert max(gains) > 0.01
            beliefs = said.play
        else:
            assert max(gains) < 1e-12
        if said.kind in ("agent", "sequential"):
            # Trembles of one in ten million shift payoffs by as much.
            assert max(arithmetic.gain_at(said.play, label, beliefs) for label in game.labels) < 1e-5
        if said.kind == "imperfect":
            assert max(arithmetic.waste_at(said.play, label) for label in game.labels) > 0.01
        for player, value in enumerate(said.value):
            assert arithmetic.value(said.play, player) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("precision", [0.1, 1.0, 5.0])
@every_game
def test_gambit_agent_logit_equilibrium_turocy_2005(game: Published, precision: float) -> None:
    ours = solved(game, precision)
    by_set(game, ours)
    if (game, precision) in FORKED:
        np.testing.assert_allclose(ours, fine(game.tree, game.payoff, game.chance, precision).move, atol=1e-9)
    else:
        np.testing.assert_allclose(ours, reference(game, precision), atol=1e-6)


@pytest.mark.parametrize(("game", "precision"), FORKED, ids=lambda value: getattr(value, "name", value))
def test_where_a_symmetric_game_forks_we_keep_its_symmetry(game: Published, precision: float) -> None:
    """With one payoff more or less by a thousandth there is no fork, and pygambit, `fine` and we agree on either side.

    What pygambit gives for the symmetric game is next to one of these two.
    """
    beside = []
    for off in (1e-3, -1e-3):
        payoff = np.array(game.payoff, dtype=float)
        payoff[0, 1] += off
        near = paying(game, payoff)
        ours = solved(near, precision)
        np.testing.assert_allclose(ours, fine(game.tree, payoff, (), precision).move, atol=1e-9)
        np.testing.assert_allclose(ours, reference(near, precision), atol=1e-6)
        beside.append(ours)
    theirs = reference(game, precision)
    assert min(np.abs(theirs - arm).max() for arm in beside) < 0.01
    *_, one, two = by_set(game, solved(game, precision)).values()
    mirror = two if game is simultaneous.CHICKEN else two[::-1]
    assert one == pytest.approx(mirror, abs=1e-12)
    assert min(np.abs(solved(game, precision) - arm).max() for arm in beside) > 0.1


def test_exactly_where_a_branch_forks_no_arm_is_taken() -> None:
    """At precision 2 the equations of this game are singular: its middle arm, or no answer and a reason."""
    game = simultaneous.MISSILES
    for precision in (2 - 1e-4, 2 + 1e-4):
        np.testing.assert_allclose(solved(game, precision), 0.5, atol=1e-9)
    solution = quantal(game.tree, game.payoff, (), 2.0)
    if solution.unsolved.any():
        assert np.isnan(solution.move).all()
    else:
        np.testing.assert_allclose(solution.move, 0.5, atol=1e-9)


@pytest.mark.parametrize("precision", [1.33, 1.345, 1.349])
def test_the_first_crossing_counts_where_the_branch_bends_backwards(precision: float) -> None:
    """Between 1.3242 and 1.3494 McKelvey's game has three equilibria on its principal branch.

    With its own steps pygambit comes to another one than the first at 1.345 and at 1.349.
    """
    game = simultaneous.LOOP
    path = fine(game.tree, game.payoff, (), 2.0, step=0.02)
    assert path.bends
    back = np.flatnonzero(np.diff(path.common) < 0)
    assert 2 * path.common[[back[-1] + 1, back[0]]] == pytest.approx([1.3242, 1.3494], abs=1e-4)
    ours = solved(game, precision)
    np.testing.assert_allclose(ours, fine(game.tree, game.payoff, (), precision, step=0.02).move, atol=1e-9)
    np.testing.assert_allclose(ours, reference(game, precision, first_step=0.003, max_accel=1.01), atol=1e-6)
    assert (np.abs(ours - reference(game, precision)).max() > 0.01) == (precision > 1.34)


@pytest.mark.parametrize("game", [game for game in GAMES if game.limit], ids=lambda game: game.name)
def test_turocy_2005_where_the_principal_branch_leads(game: Published) -> None:
    play = by_set(game, solved(game, 100.0))
    assert game.limit is not None
    for label, shares in game.limit.items():
        assert play[label] == pytest.approx(shares, abs=1e-6)


@pytest.mark.parametrize("precision", [0.5, 1.0, 3.0])
def test_mckelvey_palfrey_1998_an_inessential_change_of_the_tree_matters(precision: float) -> None:
    """Where the incumbent sees entry it fights less, as it knows that it matters, and there is more entry."""
    seen = by_set(dynamic.STORE_SEEN, solved(dynamic.STORE_SEEN, precision))
    unseen = by_set(dynamic.STORE_UNSEEN, solved(dynamic.STORE_UNSEEN, precision))
    assert seen["entrant"][1] > unseen["entrant"][1] + 0.001
    assert seen["incumbent"][0] < unseen["incumbent"][0] - 0.01
    assert seen["incumbent"][0] == pytest.approx(1 / (1 + np.exp(precision)), abs=1e-12)


@pytest.mark.parametrize("precision", [0.5, 1.0, 5.0])
@pytest.mark.parametrize(
    ("game", "more"),
    [(simultaneous.NINE, True), (simultaneous.FOUR, True), (simultaneous.HIGH, True), (simultaneous.LOW, False)],
    ids=lambda value: getattr(value, "name", value),
)
def test_goeree_holt_2001_ones_own_payoff_matters_though_not_in_nash_equilibrium(
    game: Published, more: bool, precision: float
) -> None:
    """McKelvey & Palfrey (1995), GEB 10: the row player, who must mix evenly, prefers the row with its high payoff."""
    row = by_set(game, solved(game, precision))["row"]
    assert (row[0] > 0.5 + 1e-3) == more
    assert (row[0] < 0.5 - 1e-3) == (not more)


@pytest.mark.parametrize("precision", [0.1, 1.0, 5.0, 50.0])
@pytest.mark.parametrize(
    "game", [simultaneous.PENNIES, simultaneous.STONE, simultaneous.SHAPLEY], ids=lambda game: game.name
)
def test_mckelvey_palfrey_1995_games_without_a_favourite_are_played_evenly(game: Published, precision: float) -> None:
    even = [1 / len(game.tree.children[0])] * len(game.tree.moves)
    np.testing.assert_allclose(solved(game, precision), even, atol=1e-12)


@pytest.mark.parametrize("precision", [0.1, 1.0, 10.0])
def test_selvin_1975_switching_is_better_by_a_third(precision: float) -> None:
    play = by_set(poker.DOORS, solved(poker.DOORS, precision))
    for shares in play.values():
        assert shares[1] == pytest.approx(1 / (1 + np.exp(-precision / 3)), abs=1e-12)
    value = quantal(poker.DOORS.tree, poker.DOORS.payoff, poker.DOORS.chance, 1e4).value[:, 0]
    assert value == pytest.approx([2 / 3], abs=1e-9)


def test_myerson_1991_agents_may_settle_where_no_player_would() -> None:
    """The play that only agents accept is where the principal branch doesn't lead; nobody gains where it does."""
    game = classics.AGENTS
    play = by_set(game, solved(game, 50.0))
    assert max(Arithmetic(game).gain(play, player) for player in (0, 1)) < 0.05

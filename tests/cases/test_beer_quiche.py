"""Cho & Kreps (1987): beer and quiche, against the plain solver, pygambit, and what is known of its limits."""

import numpy as np
import pytest
from tests.models.game.gambit import agent_quantal

import casus
from casus.models.game import CHANCE, Tree, quantal

STRONG, LIKED, LEFT_ALONE, RIGHT_CALL, ACUITY = 0.9, 1.0, 2.0, 1.0, 2.0
MEETS = (1, [None, None])
EATS = (0, [MEETS, MEETS])
TREE = Tree.nested((CHANCE, [EATS, EATS]), [[2, 9], [5, 12]])
# Ends: strong with beer and a duel, left alone, with quiche and so on; then weak.
GUEST = [LIKED, LIKED + LEFT_ALONE, 0.0, LEFT_ALONE, 0.0, LEFT_ALONE, LIKED, LIKED + LEFT_ALONE]
CHALLENGER = [0.0, RIGHT_CALL, 0.0, RIGHT_CALL, RIGHT_CALL, 0.0, RIGHT_CALL, 0.0]


@pytest.fixture(scope="module")
def case():
    return casus.load("beer-quiche")


def moves_of(result):
    """Probabilities in the order of `TREE.moves`."""
    positions = result.models["breakfast"].positions
    paths = ("strong", "strong.beer", "strong.quiche", "weak", "weak.beer", "weak.quiche")
    return [move.probability.mean for path in paths for move in positions[path].moves.values()]


@pytest.mark.parametrize("scale", [0.0, 0.25, 1.0, 3.0, 10.0])
def test_cho_kreps_1987_as_the_plain_solver_finds_it(case, scale):
    result = casus.run(case, draws=16, seed=1, precision_scale=scale)
    plain = quantal(TREE, [GUEST, CHALLENGER], [STRONG, 1 - STRONG], ACUITY * scale)
    np.testing.assert_allclose(moves_of(result), plain.move[:, 0], atol=1e-12)
    duel = sum(plain.outcome[end, 0] for end in (0, 2, 4, 6))
    assert result.forecast == pytest.approx(duel, abs=1e-12)


@pytest.mark.parametrize("scale", [0.25, 1.0, 2.0])
def test_cho_kreps_1987_agent_logit_as_pygambit_finds_it(case, scale):
    result = casus.run(case, draws=16, seed=1, precision_scale=scale)
    theirs = agent_quantal(TREE, [GUEST, CHALLENGER], [STRONG, 1 - STRONG], ACUITY * scale)
    np.testing.assert_allclose(moves_of(result), theirs, atol=1e-6)


def test_cho_kreps_1987_without_precision_all_moves_are_alike(case):
    assert moves_of(casus.run(case, draws=16, seed=1, precision_scale=0.0)) == pytest.approx([0.5] * 12)


def test_cho_kreps_1987_in_the_limit_both_drink_beer_and_are_left_alone(case):
    """Of the two pooling equilibria the principal branch ends in the one that passes the intuitive criterion."""
    result = casus.run(case, draws=16, seed=1, precision_scale=20.0)
    game = result.models["breakfast"]
    assert game.events["beer"].mean == pytest.approx(1.0, abs=1e-9)
    assert result.forecast == pytest.approx(0.0, abs=1e-9)
    assert result.answers["duel_quiche"].mean == pytest.approx(1.0, abs=1e-6)
    beer = game.sets["challenger.beer"].beliefs
    assert beer["strong.beer"].mean == pytest.approx(STRONG, abs=1e-9)


def test_cho_kreps_1987_beliefs_follow_by_bayes_rule(case):
    game = casus.run(case, draws=16, seed=1).models["breakfast"]
    eats = {kind: game.positions[kind].moves for kind in ("strong", "weak")}
    for food in ("beer", "quiche"):
        strong = STRONG * eats["strong"][food].probability.mean
        weak = (1 - STRONG) * eats["weak"][food].probability.mean
        found = game.sets[f"challenger.{food}"].beliefs[f"strong.{food}"].mean
        assert found == pytest.approx(strong / (strong + weak), abs=1e-12)


def test_the_curve_is_the_case_at_each_factor(case):
    points = {point.factor: point for point in casus.run(case, draws=16, seed=1).curve("breakfast")}
    assert list(points) == [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10]
    for factor, point in points.items():
        plain = quantal(TREE, [GUEST, CHALLENGER], [STRONG, 1 - STRONG], ACUITY * factor)
        assert point.moves["weak"]["beer"].mean == pytest.approx(plain.move[6, 0], abs=1e-12)
    # The weak drink less beer before they drink more: blurred at first, their own taste shows, then the bluff pays.
    assert points[0.5].moves["weak"]["beer"].mean < points[0].moves["weak"]["beer"].mean
    assert points[3].moves["weak"]["beer"].mean > points[1].moves["weak"]["beer"].mean

"""Signorino (1999): a game of deterrence at given λ, solved by hand."""

from math import exp

import pytest

import casus

PRIZE, WAR_ATTACKER, WAR_DEFENDER, ACUITY = 4, -2, -3, 0.5


@pytest.fixture(scope="module")
def case():
    return casus.load("signorino-1999")


def by_hand(acuity):
    """The defender compares −3 in war with −4 after yielding; the attacker what it expects with 0."""
    resist = exp(acuity * WAR_DEFENDER) / (exp(acuity * WAR_DEFENDER) + exp(acuity * -PRIZE))
    expected = resist * WAR_ATTACKER + (1 - resist) * PRIZE
    attack = exp(acuity * expected) / (exp(acuity * expected) + 1)
    return attack, resist


@pytest.mark.parametrize("scale", [0.01, 1.0, 2.0, 20.0])
def test_signorino_1999_by_hand(case, scale):
    result = casus.run(case, draws=64, seed=1, precision_scale=scale)
    attack, resist = by_hand(ACUITY * scale)
    assert result.forecast == pytest.approx(attack * resist, abs=1e-9)
    assert result.answers["attack"].mean == pytest.approx(attack, abs=1e-9)
    assert result.answers["resists"].mean == pytest.approx(resist, abs=1e-9)
    assert result.answers["peace"].mean == pytest.approx(1 - attack, abs=1e-9)


def test_signorino_1999_at_the_sharpest_deterrence_holds(case):
    result = casus.run(case, draws=16, seed=1, concept="subgame_perfect")
    # A defender who would rather fight than yield is not attacked by one who would rather not fight.
    assert result.answers["peace"].mean == 1
    assert result.forecast == 0


def test_signorino_1999_a_weaker_will_to_resist_invites_attack(case):
    weaker = casus.parse(case.source.replace("war_defender: {value: -3,", "war_defender: {value: -6,"), name="weaker")
    result = casus.run(weaker, draws=16, seed=1)
    resist = exp(0.5 * -6) / (exp(0.5 * -6) + exp(0.5 * -4))
    assert result.answers["resists"].mean == pytest.approx(resist, abs=1e-9)
    assert result.answers["attack"].mean > casus.run(case, draws=16, seed=1).answers["attack"].mean

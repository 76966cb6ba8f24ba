"""Selten (1978): one market of the chain store, solved by hand."""

from fractions import Fraction
from math import exp

import pytest

import casus


@pytest.fixture(scope="module")
def case():
    return casus.load("entry-deterrence")


def by_hand(acuity):
    """Odds of two moves are exp(λ × difference in payoff); the chain gets 2 or 0, the rival 1 outside."""
    share = exp(2 * acuity) / (exp(2 * acuity) + 1)
    inside = 2 * share
    enter = exp(acuity * inside) / (exp(acuity * inside) + exp(acuity))
    return enter, share


@pytest.mark.parametrize("scale", [0.25, 1.0, 2.0, 7.5])
def test_selten_1978_quantal_response_by_hand(case, scale):
    result = casus.run(case, draws=64, seed=1, precision_scale=scale)
    enter, share = by_hand(scale)
    assert result.forecast == pytest.approx(enter, abs=1e-9)
    assert result.answers["fought"].mean == pytest.approx(1 - share, abs=1e-9)
    assert result.models["stage"].values["rival"].mean == pytest.approx(enter * 2 * share + (1 - enter) * 1, abs=1e-9)
    assert result.models["stage"].values["chain"].mean == pytest.approx(enter * 2 * share + (1 - enter) * 5, abs=1e-9)


def test_selten_1978_the_empty_threat_fails(case):
    result = casus.run(case, draws=16, seed=1, concept="subgame_perfect")
    stage = result.models["stage"]
    assert result.forecast == 1
    assert result.answers["fought"].mean == 0
    assert Fraction(stage.values["rival"].mean) == Fraction(2)
    assert Fraction(stage.values["chain"].mean) == Fraction(2)


def test_a_sure_fight_keeps_the_rival_out(case):
    result = casus.run(case, draws=16, seed=1, do={"chain": "fight_it"})
    # Inside the rival then gets 0 and outside 1, at λ = 1.
    assert result.forecast == pytest.approx(1 / (1 + exp(1)), abs=1e-9)


def test_all_draws_agree(case):
    answer = casus.run(case, draws=64, seed=1).answer
    assert answer.low == answer.high == answer.mean

"""Rosenthal (1981), McKelvey & Palfrey (1992): a centipede of three steps, solved by hand."""

from fractions import Fraction
from math import exp

import pytest

import casus

ACUITY = 0.02


@pytest.fixture(scope="module")
def case():
    return casus.load("centipede")


def logit(better, other, acuity):
    return 1 / (1 + exp(acuity * (other - better)))


def by_hand(acuity):
    """Backwards from the last pot. Shares in cents, as (first, second):

    take at once 40, 10; take the second pot 20, 80; take the third 160, 40; pass it too 80, 320.
    """
    third = logit(160, 80, acuity)
    first_later, second_later = third * 160 + (1 - third) * 80, third * 40 + (1 - third) * 320
    second = logit(80, second_later, acuity)
    first_passing = second * 20 + (1 - second) * first_later
    first = logit(40, first_passing, acuity)
    return first, second, third


@pytest.mark.parametrize("scale", [0.1, 1.0, 3.0])
def test_mckelvey_palfrey_1992_quantal_response_by_hand(case, scale):
    result = casus.run(case, draws=64, seed=1, precision_scale=scale)
    first, second, third = by_hand(ACUITY * scale)
    assert result.forecast == pytest.approx(first, abs=1e-9)
    pot = result.models["pot"]
    assert pot.positions["pass_1"].moves["take_2"].edge == pytest.approx(second, abs=1e-9)
    assert pot.positions["pass_1.pass_2"].moves["take_3"].edge == pytest.approx(third, abs=1e-9)
    end = (1 - first) * (1 - second) * (1 - third)
    assert result.answers["to_the_end"].mean == pytest.approx(end, abs=1e-9)
    steps = {step: summary.mean for step, summary in result.ladders["stops"].items()}
    assert steps == pytest.approx(
        {
            "first": first,
            "second": (1 - first) * second,
            "third": (1 - first) * (1 - second) * third,
            "never": end,
        },
        abs=1e-9,
    )


def test_rosenthal_1981_unravels(case):
    result = casus.run(case, draws=16, seed=1, concept="subgame_perfect")
    assert result.forecast == 1
    assert result.answers["to_the_end"].mean == 0
    values = result.models["pot"].values
    assert (Fraction(values["first"].mean), Fraction(values["second"].mean)) == (Fraction(40), Fraction(10))


def test_mckelvey_palfrey_1992_the_pot_doubles(case):
    outcomes = casus.run(case, draws=16, seed=1).models["pot"].outcomes
    shares = [(Fraction(end.payoffs["first"]), Fraction(end.payoffs["second"])) for end in outcomes.values()]
    pots = [a + b for a, b in shares]
    assert pots == [50 * Fraction(2) ** k for k in range(4)]
    assert all({a / (a + b), b / (a + b)} == {Fraction(4, 5), Fraction(1, 5)} for a, b in shares)

"""What drives an answer."""

import math

import numpy as np
import pytest
from tests.insight.cases import case_of

import casus
from casus.errors import UsageError
from casus.insight import drivers
from casus.insight.estimators.given import class_effect, classes_of, nested_effect


def by_name(table):
    return {row.quantity: row for row in table}


def test_ishigami_and_homma_1990_as_a_case():
    """sin has no name in a case, so the function of Sobol' 2001 stands in: G with a = 0, 1, 4.5."""
    factors = [f"((abs(4 * x{k} - 2) + {a}) / {1 + a})" for k, a in enumerate((0, 1, 4.5))]
    case = case_of(" * ".join(factors), kind="number", **{f"x{k}": "uniform(0, 1)" for k in range(3)})
    parts = np.array([1 / (3 * (1 + a) ** 2) for a in (0, 1, 4.5)])
    variance = np.prod(1 + parts) - 1
    table = by_name(drivers(casus.run(case, 2**14), points=2**14))
    for k, part in enumerate(parts):
        row = table[f"x{k}"]
        assert row.first == pytest.approx(part / variance, abs=0.005)
        assert row.total == pytest.approx(part / (1 + part) * np.prod(1 + parts) / variance, abs=0.005)
        assert row.first_lo <= row.first <= row.first_hi
        assert row.total >= row.first
        assert row.effect == pytest.approx(part, abs=0.005)
        assert row.direction in ("mixed", "none"), "it falls and rises again"


def test_kucherenko_2012_of_two_correlated_normals():
    """A sum of three, two with Pearson's ρ: closed first orders (1 + ρ)² / (3 + 2ρ), the pair's total (2 + 2ρ)."""
    rho = 0.5
    rank = 6 / math.pi * math.asin(rho / 2)
    rest = f"correlations: [{{between: [b, c], rank: {rank!r}}}]"
    quantities = dict.fromkeys(("a", "b", "c"), "normal(0, 1)")
    table = by_name(drivers(case_of("a + b + c", rest, kind="number", **quantities)))
    whole = 3 + 2 * rho
    assert table["a"].first == pytest.approx(1 / whole, abs=0.01)
    assert table["a"].total == pytest.approx(1 / whole, abs=0.01)
    for name in ("b", "c"):
        assert table[name].first == pytest.approx((1 + rho) ** 2 / whole, abs=0.01)
        assert table[name].total == pytest.approx((2 + 2 * rho) / whole, abs=0.01)
        assert table[name].correlated == ("b", "c")
    assert table["a"].correlated == ()


def test_what_the_answer_does_not_depend_on_makes_nothing():
    row = by_name(drivers(case_of("0.5 * x", x="uniform(0, 1)", idle="uniform(0, 1)")))["idle"]
    assert (row.first, row.total, row.effect, row.direction) == (0.0, 0.0, 0.0, "none")


def test_directions():
    table = by_name(
        drivers(case_of("0.5 + 0.1 * x - 0.1 * y + 0.2 * (z - 0.5) ** 2", **dict.fromkeys("xyz", "uniform(0, 1)")))
    )
    assert [table[name].direction for name in "xyz"] == ["up", "down", "mixed"]


def test_a_mixture_is_driven_by_which_member_it_takes():
    table = by_name(
        drivers(
            case_of("m", low="uniform(0, 0.1)", high="uniform(0.8, 0.9)", m="mixture(names=[low, high], weight=[1, 1])")
        )
    )
    assert table["m"].first > 0.98
    assert table["low"].total < 0.01


SEEN = "observed: [{what: 1 - 0.9 * x, periods: 8}]"


def test_weighted_draws_give_the_indices_of_what_is_left_likely():
    """Given that nothing was seen, x has a density ∝ (1 − 0.9x)^8: its share of the variance of x/2 + y/2 is known."""
    table = drivers(case_of("0.5 * x + 0.5 * y", SEEN, x="uniform(0, 1)", y="uniform(0, 1)"))
    assert table.about["weighted"]
    grid = (np.arange(200_000) + 0.5) / 200_000
    weight = (1 - 0.9 * grid) ** 8
    weight /= weight.sum()
    spread = float((weight * grid**2).sum() - (weight * grid).sum() ** 2)
    share = spread / (spread + 1 / 12)
    rows = by_name(table)
    assert rows["x"].first == pytest.approx(share, abs=0.01)
    assert rows["y"].first == pytest.approx(1 - share, abs=0.01)
    assert rows["x"].total == pytest.approx(share, abs=0.03)
    assert rows["y"].total == pytest.approx(1 - share, abs=0.06)
    assert table.about["variance"] == pytest.approx((spread + 1 / 12) / 4, rel=0.02)


def test_weights_that_are_all_alike_change_nothing():
    """Something certain was seen: the draws are weighted, and all alike."""
    quantities = {"x": "uniform(0, 1)", "y": "uniform(0, 1)"}
    plain = by_name(drivers(case_of("x * y", **quantities)))
    weighed = drivers(case_of("x * y", "observed: [{what: 1, periods: 3}]", **quantities))
    for row in weighed:
        assert row.first == pytest.approx(plain[row.quantity].first, abs=0.02)
        assert row.total == pytest.approx(plain[row.quantity].total, abs=0.03)


def test_plischke_2013_classes_recover_the_first_order_of_a_sum():
    rng = np.random.default_rng(0)
    x, y = rng.random((2, 20_000))
    value = x + 2 * y
    one = class_effect(classes_of(x, 32), value, np.ones(20_000), 32)
    assert one == pytest.approx(1 / 12, rel=0.05)
    noise = class_effect(classes_of(rng.random(20_000), 32), value, np.ones(20_000), 32)
    assert abs(noise) < 0.001, "without the correction it would be 31/20,000 of the variance"


def test_only_the_proportions_of_weights_count():
    rng = np.random.default_rng(1)
    value, weight, label = rng.random(500), rng.random(500), classes_of(rng.random(500), 5)
    assert class_effect(label, value, 7 * weight, 5) == pytest.approx(class_effect(label, value, weight, 5))
    grid, heavy = rng.random((50, 6)), rng.random((50, 6))
    assert nested_effect(grid, 7 * heavy) == pytest.approx(nested_effect(grid, heavy))
    assert nested_effect(grid, np.ones((50, 6))) == pytest.approx(grid.var(axis=1, ddof=1).mean())


def test_points_change_the_estimate():
    case = case_of("x * y", x="uniform(0, 1)", y="uniform(0, 1)")
    assert drivers(case, points=256)[0].first != drivers(case)[0].first
    assert drivers(case, points=256).about["points"] == 256


@pytest.mark.parametrize(
    ("case", "draws", "said"),
    [
        (case_of("0.5 * x", x="uniform(0, 1)"), 1, "1 draws are too few to say this: 128 or more are needed."),
        (case_of("0.5 + 0 * x", x="uniform(0, 1)"), 512, "The answer is the same in every draw"),
        (case_of("0.5"), 512, "The case varies no quantity"),
    ],
)
def test_why_there_are_no_drivers(case, draws, said):
    table = drivers(casus.run(case, draws))
    assert len(table) == 0
    assert str(table.remarks[0]).startswith(said)


def test_too_few_points():
    with pytest.raises(UsageError, match="points: found 64, expected 128 or more"):
        drivers(case_of("x", x="uniform(0, 1)"), points=64)


def test_an_answer_that_is_not_defined():
    text = """
casus: 1
title: T
answers: {both: {is: 0 * x, given: a, headline: true}, a: {is: 0 * x}}
quantities: {x: {value: "uniform(0, 1)"}}
"""
    table = drivers(casus.parse(text))
    assert str(table.remarks[0]) == "The answer is not defined in this run, so there is nothing to explain."

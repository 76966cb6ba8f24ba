"""Scenarios of a case."""

import pytest
from tests.insight.cases import case_of

import casus
from casus.errors import UsageError
from casus.insight import scenarios

DRAWN = {"x": "uniform(0, 1)", "y": "uniform(2, 4)", "z": "uniform(0, 1)"}


def test_a_corner_is_found_in_the_units_of_the_quantities():
    table = scenarios(case_of("0.1 + 0.2 * x * y + 0.001 * z", **DRAWN))
    box = table[0]
    assert list(box.limits) == ["x", "y"], "the one that tells most first, and z is left out"
    assert box.limits["x"][0] > 0.6
    assert box.limits["x"][1] == pytest.approx(1.0, abs=1e-3)
    assert box.limits["y"][0] > 2.5
    assert table.about["interest"] == pytest.approx(0.1, abs=1e-3)
    assert box.density > 0.6
    assert box.coverage > 0.6
    assert box.mean > table.about["threshold"] * 0.95
    assert all(chance < 0.05 for chance in box.quasi_p.values())


def test_another_threshold_gives_another_box():
    case = case_of("0.1 + 0.2 * x * y + 0.001 * z", **DRAWN)
    half = scenarios(case, 0.5)
    assert half.about["threshold"] == 0.5
    assert half[0].limits["x"][0] < scenarios(case)[0].limits["x"][0]


def test_what_hardly_ever_happens_has_no_box():
    table = scenarios(case_of("0.5 * x", x="uniform(0, 1)"), 0.4999)
    assert len(table) == 0
    assert str(table.remarks[0]).endswith("too few, or too nearly all, to say where they lie.")


def test_a_limit_that_may_be_chance_is_left_out():
    """Bryant & Lempert 2010: the quasi-p value of a limit on what does not matter is large."""
    box = scenarios(casus.run(case_of("0.1 + 0.4 * x + 0 * (y + z)", **DRAWN), 300))[0]
    assert list(box.limits) == ["x"]


@pytest.mark.parametrize(
    ("case", "draws", "said"),
    [
        (case_of("0.5 * x", x="uniform(0, 1)"), 1, "1 draws are too few"),
        (case_of("0.5 + 0 * x", x="uniform(0, 1)"), 512, "The answer is the same in every draw"),
    ],
)
def test_why_there_is_no_box(case, draws, said):
    assert str(scenarios(casus.run(case, draws)).remarks[0]).startswith(said)


@pytest.mark.parametrize("threshold", [float("nan"), True])
def test_a_threshold_that_is_no_number(threshold):
    with pytest.raises(UsageError, match="expected a finite number"):
        scenarios(case_of("x", x="uniform(0, 1)"), threshold)


def test_draws_that_count_more_count_more():
    seen = "observed: [{what: 1 - 0.9 * x, periods: 6}]"
    plain, weighed = (
        scenarios(case_of("0.9 * x", x="uniform(0, 1)")),
        scenarios(case_of("0.9 * x", seen, x="uniform(0, 1)")),
    )
    assert weighed.about["threshold"] < plain.about["threshold"] - 0.2

"""Tipping points of one quantity, and the combination that is nearest to the medians."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.cases import case_of

import casus
from casus.errors import UsageError
from casus.insight import joint_tipping, tipping_points


def only(table, **wanted):
    rows = [row for row in table if all(getattr(row, name) == value for name, value in wanted.items())]
    assert len(rows) == 1, rows
    return rows[0]


def test_the_value_at_which_a_straight_line_reaches_the_threshold():
    table = tipping_points(case_of("0.2 + 0.5 * x + 0.1 * y", x="uniform(0, 1)", y="uniform(0, 1)"), [0.6, 0.9])
    row = only(table, quantity="x", threshold=0.6)
    assert row.value == pytest.approx(0.7, abs=2e-4)
    assert row.percentile == pytest.approx(0.7, abs=2e-4)
    assert row.reach == pytest.approx((0.255, 0.745), abs=1e-3)
    assert only(table, quantity="y").threshold is None, "it reaches neither alone"
    assert only(table, quantity="y").reach == pytest.approx((0.451, 0.549), abs=1e-3)
    assert [str(remark) for remark in table.remarks] == [
        "No quantity alone brings the forecast to 0.9: the widest reach goes from 0.255 to 0.745 (x)."
    ]


@given(slope=st.floats(0.2, 0.9), threshold=st.floats(0.3, 0.7))
def test_the_tipping_value_put_into_the_case_gives_the_threshold(slope, threshold):
    answer = f"clip(0.5 + {slope!r} * (x - 0.5) ** 3 * 4 + 0.1 * (y - 0.5), 0, 1)"
    for row in tipping_points(case_of(answer, x="beta(2, 2)", y="uniform(0, 1)"), [threshold]):
        if row.value is not None:
            put = case_of(answer, **{"x": "beta(2, 2)", "y": "uniform(0, 1)"} | {row.quantity: repr(row.value)})
            assert casus.run(put, 4096).forecast == pytest.approx(threshold, abs=2e-4)


def test_a_threshold_within_the_draws_of_a_step():
    table = tipping_points(case_of("0.2 + 0.6 * x", x="bernoulli(0.5)"), [0.5])
    assert only(table, quantity="x").reach == pytest.approx((0.2, 0.8))


def test_the_usual_thresholds_are_the_edges_of_the_word_and_the_decision():
    case = case_of("x", x="uniform(0.2, 0.4)")
    assert tipping_points(case).about["thresholds"] == (0.2, 0.45)
    text = case.source.replace("headline: true", "headline: true, decision_threshold: 0.35")
    assert tipping_points(casus.parse(text)).about["thresholds"] == (0.2, 0.35, 0.45)
    number = tipping_points(case_of("x", kind="number", x="uniform(2, 4)"))
    assert (
        str(number.remarks[0]) == "The answer has no threshold: the case names none, and only a probability has a word."
    )


def test_what_was_seen_weighs_the_draws_under_an_intervention_too():
    seen = "observed: [{what: 1 - x * y, periods: 4}]"
    case = case_of("x * y", seen, x="uniform(0, 1)", y="uniform(0, 1)")
    row = only(tipping_points(case, [0.12]), quantity="x")
    put = case_of("x * y", seen, x=repr(row.value), y="uniform(0, 1)")
    assert casus.run(put).forecast == pytest.approx(0.12, abs=2e-4)
    unweighted = only(tipping_points(case_of("x * y", x="uniform(0, 1)", y="uniform(0, 1)"), [0.12]), quantity="x")
    assert row.value > unweighted.value + 0.05


def test_an_answer_on_a_condition_is_a_ratio_of_means():
    text = """
casus: 1
title: T
answers: {both: {is: x * y, given: a, headline: true}, a: {is: x}}
quantities: {x: {value: "uniform(0, 1)"}, y: {value: "uniform(0, 1)"}}
"""
    table = tipping_points(casus.parse(text), [0.7])
    assert only(table, quantity="y").value == pytest.approx(0.7, abs=1e-3)
    assert only(table, quantity="x").reach == pytest.approx((0.5, 0.5), abs=1e-3)


@pytest.mark.parametrize("ask", [tipping_points, joint_tipping])
@pytest.mark.parametrize(
    ("case", "draws", "said"),
    [
        (case_of("x", x="uniform(0, 1)"), 1, "1 draws are too few to say this: 64 or more are needed."),
        (case_of("0.3 + 0 * x", x="uniform(0, 1)"), 256, "The answer is the same in every draw"),
        (case_of("0.3"), 256, "The case varies no quantity"),
    ],
)
def test_why_there_is_no_table(ask, case, draws, said):
    table = ask(casus.run(case, draws))
    assert len(table) == 0
    assert str(table.remarks[0]).startswith(said)


@pytest.mark.parametrize("threshold", [float("nan"), float("inf"), "0.5", True])
@pytest.mark.parametrize("ask", [tipping_points, joint_tipping])
def test_a_threshold_that_is_no_number(ask, threshold):
    with pytest.raises(UsageError, match="expected a finite number"):
        ask(case_of("x", x="uniform(0, 1)"), [threshold])


def test_only_results_and_cases_are_asked():
    with pytest.raises(UsageError, match="found str"):
        tipping_points("belarus-2022")


# --- all together -------------------------------------------------------------------------------------------------


def phi(score):
    return 0.5 * math.erfc(-score / math.sqrt(2))


def test_hasofer_and_lind_1974_of_a_plane_is_the_safety_index_of_cornell_1969():
    """β = (μR − μS) / √(σR² + σS²) for g = R − S, both normal."""
    table = joint_tipping(case_of("r - s", kind="number", r="normal(10, 1.5)", s="normal(6, 2)"), [0.0])
    row = table[0]
    assert row.distance == pytest.approx(4 / 2.5, abs=1e-4)
    assert row.probability == pytest.approx(phi(-1.6), abs=1e-5)
    assert row.share == pytest.approx(row.probability, rel=0.02), "a plane: the share beyond is exactly that"
    assert row.values["r"] == pytest.approx(10 - 1.5 * 1.6 * 0.6, abs=1e-3)
    assert row.values["s"] == pytest.approx(6 + 2 * 1.6 * 0.8, abs=1e-3)
    assert row.weights == pytest.approx({"s": 0.64, "r": 0.36}, abs=1e-3)
    assert list(row.weights) == ["s", "r"]
    assert not row.above


def test_hasofer_and_lind_1974_do_not_mind_how_the_border_is_written():
    """Their point against the index before them: x y = 1140 and x = 1140 / y are one border, so β is one number."""
    given = {"x": "normal(38, 3.8)", "y": "normal(54, 2.7)"}
    product = joint_tipping(case_of("x * y", kind="number", **given), [1140.0])[0]
    ratio = joint_tipping(case_of("x - 1140 / y", kind="number", **given), [0.0])[0]
    assert product.distance == pytest.approx(ratio.distance, abs=1e-3)
    # The same by looking in all directions: (38 + 3.8 r a)(54 + 2.7 r b) = 1140, the smaller positive root r.
    angle = np.linspace(0, 2 * np.pi, 400_001) + 1e-7
    a, b = 3.8 * np.cos(angle), 2.7 * np.sin(angle)
    half = (54 * a + 38 * b) / (2 * a * b)
    with np.errstate(invalid="ignore"):
        root = np.sqrt(half**2 - (38 * 54 - 1140) / (a * b))
    roots = np.stack([-half - root, -half + root])
    assert product.distance == pytest.approx(roots[roots > 0].min(), abs=1e-3)


def test_correlated_quantities_move_together():
    """Two normals with Pearson's 0.5: the sum has variance 3, so β = 2/√3."""
    rank = 6 / math.pi * math.asin(0.25)
    rest = f"correlations: [{{between: [x, y], rank: {rank!r}}}]"
    row = joint_tipping(case_of("x + y", rest, kind="number", x="normal(0, 1)", y="normal(0, 1)"), [2.0])[0]
    assert row.distance == pytest.approx(2 / math.sqrt(3), abs=1e-3)
    assert row.values == pytest.approx({"x": 1.0, "y": 1.0}, abs=1e-3)


def test_medians_that_are_beyond_already_count_against():
    # The mean of a skewed answer lies above its median.
    row = joint_tipping(case_of("x", kind="number", x="lognormal(0, 1)"), [1.2])[0]
    assert not row.above, "below the forecast, which is e^0.5"
    assert row.distance == pytest.approx(-math.log(1.2), abs=1e-3)
    assert row.probability == pytest.approx(phi(math.log(1.2)), abs=1e-3)
    assert row.share == pytest.approx(row.probability, abs=1e-3)


def test_a_threshold_that_no_combination_reaches():
    table = joint_tipping(case_of("0.5 * x", x="uniform(0, 1)"), [0.3, 0.6])
    assert [row.threshold for row in table] == [0.3]
    assert [str(remark) for remark in table.remarks] == ["No combination of the quantities brings the answer to 0.6."]


def test_a_jump_stays_where_a_draw_has_it():
    row = joint_tipping(case_of("0.2 + 0.5 * b + 0.2 * x", b="bernoulli(0.3)", x="uniform(0, 1)"), [0.8])[0]
    assert row.values["b"] == 1
    assert row.values["x"] >= 0.5 - 1e-6
    assert row.share == pytest.approx(0.15, abs=0.01)

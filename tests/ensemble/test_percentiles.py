"""Percentiles of numbers, wherever they lie."""

import numpy as np
import pytest
from scipy.stats import norm
from tests.ensemble.conftest import case_of

import casus
from casus.ensemble.grids import NumberGrid


@pytest.mark.parametrize(
    ("mean", "sd"), [(2026, 1), (100, 0.5), (1, 0.001), (-2026, 1), (1e9, 3), (0, 1), (3, 1), (5, 2), (1e-6, 1e-9)]
)
def test_percentiles_are_as_exact_as_the_spread_asks(mean, sd):
    summary = casus.run(case_of("answer: 1", p=f"normal({mean}, {sd})"), 2**16).quantities["p"]
    for percent, value in ((10, summary.p10), (50, summary.p50), (90, summary.p90)):
        assert value == pytest.approx(norm.ppf(percent / 100, mean, sd), abs=0.02 * sd)
    edges, shares = summary.histogram(30)
    assert shares @ (edges[1:] + edges[:-1]) / 2 == pytest.approx(mean, abs=0.1 * sd)


@pytest.mark.parametrize("draws", [700, 5000, 40_001])
def test_the_centre_is_the_same_for_any_chunk(draws):
    case = case_of("answers: {y: {is: p, kind: number}}\n", p="normal(2026, 1)")
    first = casus.run(case, draws, chunk=1024)
    for chunk in (2048, 16384, 100_000):
        assert casus.run(case, draws, chunk=chunk).answers == first.answers


def test_years_come_back_as_they_are():
    grid = NumberGrid(2025.0)
    grid.add(np.repeat([2024.0, 2025.0, 2026.0], [10, 80, 10]))
    assert [grid.percentile(percent) for percent in (5, 50, 95)] == [2024.0, 2025.0, 2026.0]
    _, shares = grid.shares(2)
    assert shares.sum() == pytest.approx(1)


def test_percentiles_of_numbers_that_a_sight_has_moved():
    # A posterior far narrower than the prior.
    case = case_of("answer: 1\nobserved: [{what: 'exp(-abs(p - 2026))', periods: 3}]\n", p="uniform(2000, 2050)")
    result = casus.run(case, 2**16)
    weights, draws = result.weights, result.draws("quantity", "p")
    order = np.argsort(draws)
    reached = np.cumsum(weights[order]) / weights.sum()
    for percent in (10, 50, 90):
        exact = draws[order][np.searchsorted(reached, percent / 100)]
        assert getattr(result.quantities["p"], f"p{percent}") == pytest.approx(exact, abs=0.05)

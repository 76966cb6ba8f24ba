"""Scores as they were published, or as follows from a formula that was."""

import math

import numpy as np
import pytest
from scipy.special import ndtr, ndtri
from tests.ledger.made import number

from casus.ledger import LEVELS
from casus.ledger.scoring.murphy import decompose, wilson
from casus.ledger.scoring.rules import brier, crps, log_score, rps
from casus.ledger.scoring.summing import clustered_error


def test_brier_1950_table_of_ten_forecasts_of_rain() -> None:
    """Brier (1950) sums over both outcomes, rain and no rain: P = 0.19, twice the score of the one event."""
    rain = np.array([0.7, 0.9, 0.8, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.1])
    came = np.array([0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert 2 * brier(rain, came).mean() == pytest.approx(0.19, abs=1e-12)


def test_rps_epstein_1969_murphy_1971_two_forecasts_in_wilks() -> None:
    """Wilks (2006, section 7.4.8), of three amounts of precipitation, the first of which came: 0.73 and 0.89, there not
    divided by the number of steps less one."""
    forecasts = [np.array([0.2, 0.5, 0.3]), np.array([0.2, 0.3, 0.5])]
    assert 2 * rps(forecasts, [0, 0]) == pytest.approx([0.73, 0.89], abs=1e-12)


def test_rps_of_two_steps_is_the_brier_score_murphy_1971() -> None:
    p = np.linspace(0, 1, 11)
    for outcome in (0, 1):
        ladders = rps([np.array([1 - one, one]) for one in p], [outcome] * len(p))
        assert ladders == pytest.approx(brier(p, np.full(len(p), float(outcome))), abs=1e-12)


def test_rps_of_ladders_of_different_length_by_hand() -> None:
    ladders = [np.array([0.5, 0.5]), np.array([0.25, 0.25, 0.25, 0.25])]
    # (½ − 0)²; ((¼ − 0)² + (½ − 1)² + (¾ − 1)²) / 3
    assert rps(ladders, [1, 1]) == pytest.approx([0.25, 0.375 / 3])


@pytest.mark.parametrize(("mean", "sd"), [(0.0, 1.0), (100.0, 0.5), (-3.0, 20.0)])
def test_crps_of_a_normal_gneiting_raftery_2007(mean: float, sd: float) -> None:
    """Their closed form; within 0.15 % of the standard deviation where the outcome lies within three of them."""
    happened = mean + sd * np.linspace(-3, 3, 61)
    z = (happened - mean) / sd
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    exact = sd * (z * (2 * ndtr(z) - 1) + 2 * density - 1 / math.sqrt(math.pi))
    quantiles = mean + sd * ndtri(np.array(LEVELS))
    found = crps(np.tile(quantiles, (len(happened), 1)), happened)
    assert np.abs(found - exact).max() < 1.5e-3 * sd
    # The hundred quantiles know less of the tails than the law does.
    assert np.abs(found - exact).max() > 1e-6 * sd


def test_crps_of_a_uniform_by_hand() -> None:
    """Of U(0, 1) the CRPS at y is y³/3 + (1 − y)³/3; midpoints of a hundred parts miss it by a 1/12 of their square."""
    quantiles = np.array(number(0.5, 1.0).quantiles)
    happened = np.array([0.0, 0.25, 0.5, 1.0])
    exact = (happened**3 + (1 - happened) ** 3) / 3
    found = crps(np.tile(quantiles, (4, 1)), happened)
    assert np.abs(found - exact).max() < 1e-4


def test_crps_of_a_point_is_the_absolute_error_hersbach_2000() -> None:
    found = crps(np.full((3, 100), 2.0), np.array([2.0, 5.0, -1.0]))
    assert found == pytest.approx([0.0, 3.0, 3.0])


def test_log_score_good_1952() -> None:
    scores, raised = log_score(np.array([1.0, 0.5, 1 / math.e, 1e-6, 9e-7, 0.0]))
    assert scores == pytest.approx([0.0, math.log(2), 1.0, math.log(1e6), math.log(1e6), math.log(1e6)])
    assert raised.tolist() == [False, False, False, False, True, True]


def test_murphy_1973_decomposition_by_hand() -> None:
    """Ten forecasts of 0.1 of which one happens, ten of 0.4 of which five do, ten of 0.8 of which nine do.

    o = ½: reliability (0 + 10·0.01 + 10·0.01)/30, resolution (10·0.16 + 0 + 10·0.16)/30, uncertainty ¼.
    """
    probability = np.repeat([0.1, 0.4, 0.8], 10)
    happened = np.concatenate([np.arange(10) < k for k in (1, 5, 9)]).astype(float)
    found = decompose(probability, happened, np.arange(30))
    assert found.reliability == pytest.approx(0.2 / 30)
    assert found.resolution == pytest.approx(3.2 / 30)
    assert found.uncertainty == pytest.approx(0.25)
    assert found.within == pytest.approx(0.0, abs=1e-15)
    assert found.brier == pytest.approx(0.15)
    assert [(one.low, one.forecasts, one.frequency) for one in found.bins] == [
        (0.1, 10, 0.1),
        (0.4, 10, 0.5),
        (0.8, 10, 0.9),
    ]


def test_terms_within_bins_stephenson_coelho_jolliffe_2008() -> None:
    """What forecasts vary within a bin: variance of p less twice its covariance with the outcome."""
    probability, happened = np.array([0.11, 0.19, 0.15, 0.12]), np.array([0.0, 1.0, 0.0, 0.0])
    found = decompose(probability, happened, np.arange(4))
    variance = ((probability - probability.mean()) ** 2).mean()
    covariance = ((probability - probability.mean()) * (happened - happened.mean())).mean()
    assert found.within == pytest.approx(variance - 2 * covariance, abs=1e-15)


def test_wilson_1927_ends_satisfy_his_equation() -> None:
    """At the ends the distance to the frequency is z standard errors of the end itself."""
    for share, count in ((0.3, 20), (0.0, 7), (1.0, 3), (0.95, 400)):
        for end in wilson(share, count):
            assert (share - end) ** 2 == pytest.approx(1.6448536269514722**2 * end * (1 - end) / count, abs=1e-12)


def test_clustered_error_liang_zeger_1986() -> None:
    """Copies of one forecast teach nothing new; without clusters they would halve the error."""
    values, question = np.array([0.1, 0.4, 0.3, 0.9]), np.arange(4)
    alone = clustered_error(values, question)
    assert alone == pytest.approx(values.std(ddof=1) / 2)
    assert clustered_error(np.repeat(values, 4), np.repeat(question, 4)) == pytest.approx(alone)
    assert clustered_error(values, np.zeros(4, dtype=int)) is None

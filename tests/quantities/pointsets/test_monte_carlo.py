import numpy as np
import pytest
from scipy import stats

from casus.quantities import points

DRAWS = 100_000


@pytest.fixture(scope="module")
def values():
    out = np.empty((10, DRAWS))
    points("mc", 10, DRAWS, 0).fill(0, DRAWS, out)
    return out


def test_draws_are_uniform():
    """Over 100 sequences the p-values of two tests of uniformity are uniform themselves."""
    close, even = [], []
    for seed in range(10):
        out = np.empty((10, 20_000))
        points("mc", 10, 20_000, seed).fill(0, 20_000, out)
        close += [stats.kstest(row, "uniform").pvalue for row in out]
        even += [stats.chisquare(np.histogram(row, 500, (0, 1))[0]).pvalue for row in out]
    assert stats.kstest(close, "uniform").pvalue > 1e-3
    assert stats.kstest(even, "uniform").pvalue > 1e-3


def test_dimensions_are_independent(values):
    correlation = np.corrcoef(values)[np.triu_indices(10, 1)]
    assert np.abs(correlation).max() < 4 / np.sqrt(DRAWS)
    cells = np.histogram2d(values[0], values[1], 30, [(0, 1), (0, 1)])[0]
    assert 1e-4 < stats.chisquare(cells.ravel()).pvalue < 1 - 1e-4


def test_draws_are_independent_of_those_before(values):
    for lag in (1, 2, 8, 64, 8192):
        assert abs(np.corrcoef(values[0, lag:], values[0, :-lag])[0, 1]) < 4 / np.sqrt(DRAWS)


def test_seeds_are_independent(values):
    out = np.empty((1, DRAWS))
    for seed in (1, 2, 2**40):
        points("mc", 1, DRAWS, seed).fill(0, DRAWS, out)
        assert abs(np.corrcoef(out[0], values[0])[0, 1]) < 4 / np.sqrt(DRAWS)

"""Pick–freeze against analytic indices (Ishigami & Homma 1990; Sobol' 2001) and SALib (Saltelli et al. 2010)."""

import numpy as np
import pytest
from SALib.analyze import sobol as salib

from casus.errors import UsageError
from casus.insight.estimators.sobol import first_order, indices, total_order
from casus.quantities import points

V1, V2, V13 = 0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2, 49 / 8, 0.01 * np.pi**8 * (1 / 18 - 1 / 50)
ISHIGAMI = np.array([V1, V2, 0]) / (V1 + V2 + V13), np.array([V1 + V13, V2, V13]) / (V1 + V2 + V13)
A = np.array([0, 1, 4.5, 9, 99, 99, 99, 99.0])
PARTS = 1 / (3 * (1 + A) ** 2)
SOBOL_G = PARTS / (np.prod(1 + PARTS) - 1), PARTS / (1 + PARTS) * np.prod(1 + PARTS) / (np.prod(1 + PARTS) - 1)


def ishigami(u):
    x = (2 * u - 1) * np.pi
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def sobol_g(u):
    return np.prod((np.abs(4 * u - 2) + A[:, None]) / (1 + A[:, None]), axis=0)


def evaluated(function, k, n, seed=0):
    u = np.empty((2 * k, n))
    points("sobol", 2 * k, n, seed).fill(0, n, u)
    mixed = np.empty((k, n))
    for j in range(k):
        x = u[:k].copy()
        x[j] = u[k + j]
        mixed[j] = function(x)
    return function(u[:k]), function(u[k:]), mixed


@pytest.mark.parametrize(("function", "exact"), [(ishigami, ISHIGAMI), (sobol_g, SOBOL_G)])
def test_analytic_indices_of_ishigami_1990_and_sobol_2001(function, exact):
    got = indices(*evaluated(function, len(exact[0]), 2**14))
    np.testing.assert_allclose(got.first, exact[0], rtol=0, atol=0.005)
    np.testing.assert_allclose(got.total, exact[1], rtol=0, atol=0.005)
    np.testing.assert_allclose(got.effect, got.first * got.variance)


def test_salib_on_the_same_points_saltelli_2010():
    base, frozen, mixed = evaluated(lambda u: ishigami(u) + 30, 3, 1024)
    order = np.vstack((base, mixed, frozen)).T.ravel()
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    theirs = salib.analyze(problem, order, calc_second_order=False, num_resamples=2, seed=1)
    np.testing.assert_allclose(first_order(base, frozen, mixed), theirs["S1"], atol=1e-9)
    np.testing.assert_allclose(total_order(base, frozen, mixed), theirs["ST"], atol=1e-9)
    got = indices(base, frozen, mixed)
    np.testing.assert_allclose(got.first, theirs["S1"], atol=1e-9)
    np.testing.assert_allclose(got.total, theirs["ST"], atol=1e-9)


@pytest.mark.slow
def test_intervals_cover_95_per_cent_in_2000_repeats():
    inside = np.zeros((2, 3))
    for seed in range(2000):
        got = indices(*evaluated(ishigami, 3, 2**10, seed))
        inside[0] += (got.first_lo <= ISHIGAMI[0]) & (ISHIGAMI[0] <= got.first_hi)
        inside[1] += (got.total_lo <= ISHIGAMI[1]) & (ISHIGAMI[1] <= got.total_hi)
    np.testing.assert_allclose(inside / 2000, 0.95, atol=0.02)


def test_a_constant_answer_has_no_indices():
    one = np.full(16, 0.1)
    assert indices(one, one, np.full((2, 16), 0.1)) is None
    assert first_order(one, one, np.full((2, 16), 0.1)).tolist() == [0, 0]
    assert total_order(one, one, np.full((2, 16), 0.1)).tolist() == [0, 0]


@pytest.mark.parametrize(("n", "found"), [(8, "8 points are too few: 16"), (17, "multiple of 8: found 17")])
def test_too_few_or_uneven_points_are_refused(n, found):
    with pytest.raises(UsageError, match=found):
        indices(np.arange(float(n)), np.ones(n), np.ones((1, n)))


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(UsageError, match="expected shapes"):
        first_order(np.ones(16), np.ones(15), np.ones((1, 16)))

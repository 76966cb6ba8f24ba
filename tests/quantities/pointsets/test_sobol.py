import numpy as np
import pytest
from scipy.stats import qmc

from casus.quantities import REPLICATES, points
from casus.quantities.pointsets.directions import MOST_DIMENSIONS, directions
from casus.quantities.pointsets.sobol import sobol_integers


def replicates(dimensions, count, seed=3):
    """Points of each replicate, (REPLICATES, dimensions, count)."""
    out = np.empty((dimensions, count * REPLICATES))
    points("sobol", dimensions, count * REPLICATES, seed).fill(0, count * REPLICATES, out)
    return out.reshape(dimensions, count, REPLICATES).transpose(2, 0, 1)


def test_joe_kuo_2008_points_as_scipy_has_them():
    theirs = qmc.Sobol(MOST_DIMENSIONS, scramble=False, bits=32).random(256).T
    np.testing.assert_array_equal(sobol_integers(MOST_DIMENSIONS, 0, 256) / 2**32, theirs)
    theirs = qmc.Sobol(40, scramble=False, bits=32).fast_forward(5000).random(3000).T
    np.testing.assert_array_equal(sobol_integers(40, 5000, 8000) / 2**32, theirs)


def test_direction_integers_reach_all_32_digits():
    """Entry l sets digit l + 1 and none below: what makes each coordinate a net, at any length."""
    columns = directions(300)
    levels = np.arange(32, dtype=np.uint32)
    lowest = columns & ~columns + np.uint32(1)
    np.testing.assert_array_equal(lowest, np.broadcast_to(np.uint32(1) << (31 - levels), columns.shape))


@pytest.mark.parametrize("digits", [1, 5, 11, 12, 14])
def test_each_coordinate_of_each_replicate_is_a_net(digits):
    """2^m points lie one in each of 2^m equal intervals: (0, m, 1)-nets, also beyond the scrambled depth."""
    cells = np.sort((replicates(6, 2**digits) * 2**digits).astype(int), axis=2)
    np.testing.assert_array_equal(cells, np.broadcast_to(np.arange(2**digits), cells.shape))


@pytest.mark.parametrize("digits", [6, 11, 13])
def test_the_first_two_coordinates_are_a_net(digits):
    """Every elementary rectangle of area 2^-m holds one of 2^m points: a (0, m, 2)-net (Sobol 1967)."""
    for first, second in replicates(2, 2**digits, seed=8):
        for split in range(digits + 1):
            cell = (first * 2**split).astype(int) * 2 ** (digits - split) + (second * 2 ** (digits - split)).astype(int)
            np.testing.assert_array_equal(np.sort(cell), np.arange(2**digits))


def test_later_stretches_of_the_sequence_are_nets_too():
    out = np.empty((4, 2**11 * REPLICATES))
    start = 37 * 2**11 * REPLICATES
    points("sobol", 4, 2**30, 1).fill(start, start + out.shape[1], out)
    cells = np.sort((out.reshape(4, 2**11, REPLICATES) * 2**11).astype(int), axis=1)
    np.testing.assert_array_equal(cells, np.broadcast_to(np.arange(2**11)[:, None], cells.shape))


def test_owen_1995_digits_are_flipped_by_the_digits_before_them():
    """Points that agree in the first l digits still do, and first differ where they did before."""
    count = 2**13
    plain = sobol_integers(3, 0, count)
    scrambled = (replicates(3, count) * 2**32).astype(np.uint64).astype(np.uint32)
    pick = np.random.default_rng(0).integers(0, count, (2, 4000))
    for copy in scrambled:
        before = plain[:, pick[0]] ^ plain[:, pick[1]]
        after = copy[:, pick[0]] ^ copy[:, pick[1]]
        np.testing.assert_array_equal(np.frexp(before)[1], np.frexp(after)[1])


def test_owen_1995_flips_are_fair_and_differ_between_prefixes():
    """Over many randomisations each of the first flips is a fair coin, independent of the one before."""
    flips = []
    for seed in range(500):
        out = np.empty((1, 4 * REPLICATES))
        points("sobol", 1, out.size, seed).fill(0, out.size, out)
        cells = (out.reshape(4, REPLICATES) * 4).astype(int)  # points 0, 1/2, 3/4, 1/4 before scrambling
        flips.append(np.stack([cells[0] >> 1, cells[0] & 1, cells[1] & 1], axis=0))
    flips = np.concatenate(flips, axis=1)
    assert np.abs(flips.mean(axis=1) - 0.5).max() < 4 * 0.5 / np.sqrt(4000)
    assert np.abs(np.corrcoef(flips)[np.triu_indices(3, 1)]).max() < 4 / np.sqrt(4000)


def oscillating(u):
    return np.prod(1 + (u - 0.5) / np.arange(2, 2 + len(u))[:, None], axis=0)  # integral 1


@pytest.mark.parametrize("count", [2**11, 2**13])
def test_integration_error_is_far_below_monte_carlo(count):
    error = np.array([oscillating(copy).mean() - 1 for copy in replicates(6, count)])
    monte_carlo = oscillating(np.random.default_rng(1).random((6, 200_000))).std() / np.sqrt(count)
    assert np.sqrt((error**2).mean()) < monte_carlo / 20


def test_owen_1997_error_falls_faster_than_a_shift_alone_allows():
    """In one smooth dimension the root mean square error falls as n^-1.5 while no two points share a cell."""
    error = [np.sqrt(np.mean((np.exp(replicates(1, n)).mean(axis=(1, 2)) - (np.e - 1)) ** 2)) for n in (2**5, 2**11)]
    assert error[1] < error[0] * 2 ** (-1.5 * 6) * 3


def test_the_standard_error_of_eight_replicates_covers_the_truth():
    """Student's t with 7 degrees of freedom: about 95 in 100 intervals hold the integral."""
    held = 0
    for seed in range(200):
        means = np.array([oscillating(copy).mean() for copy in replicates(4, 32, seed)])
        held += abs(means.mean() - 1) <= 2.365 * means.std(ddof=1) / np.sqrt(REPLICATES)
    assert 178 <= held <= 199


def test_single_points_are_uniform_over_seeds():
    values = np.concatenate([replicates(2, 4, seed)[:, 1, 2] for seed in range(400)])
    counts = np.histogram(values, 16, (0, 1))[0]
    assert ((counts - 200) ** 2 / 200).sum() < 37.7  # chi-square, 15 degrees of freedom, 0.001

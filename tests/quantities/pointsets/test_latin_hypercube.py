import numpy as np
import pytest

from casus.quantities import REPLICATES, points


def drawn(dimensions, draws, seed=2):
    out = np.empty((dimensions, draws))
    points("lhs", dimensions, draws, seed).fill(0, draws, out)
    return out


@pytest.mark.parametrize("draws", [1, 8, 13, 64, 1000, 1024 * 8, 20_001])
def test_mckay_1979_each_replicate_has_one_point_in_each_slice(draws):
    values = drawn(3, draws)
    for replicate in range(min(REPLICATES, draws)):
        own = values[:, replicate::REPLICATES]
        count = own.shape[1]
        slices = np.sort((own * count).astype(int), axis=1)
        np.testing.assert_array_equal(slices, np.broadcast_to(np.arange(count), slices.shape))


def test_places_within_the_slices_are_uniform_and_unrelated_to_the_slice():
    count = 5000
    own = drawn(1, count * REPLICATES)[0, ::REPLICATES] * count
    within = own - np.floor(own)
    counts = np.histogram(within, 20, (0, 1))[0]
    assert ((counts - count / 20) ** 2 / (count / 20)).sum() < 43.8  # chi-square, 19 degrees of freedom, 0.001
    assert abs(np.corrcoef(within, own)[0, 1]) < 4 / np.sqrt(count)
    assert abs(np.corrcoef(within[1:], within[:-1])[0, 1]) < 4 / np.sqrt(count)


def test_stein_1987_a_sum_of_single_effects_is_integrated_far_better_than_by_chance():
    draws = 4096
    values = drawn(5, draws)
    error = np.exp(values).sum(axis=0).mean() - 5 * (np.e - 1)
    assert abs(error) < np.sqrt(5 * np.exp(values[0]).var() / draws) / 20


def test_dimensions_are_uncorrelated():
    correlation = np.corrcoef(drawn(20, 8000))[np.triu_indices(20, 1)]
    assert np.abs(correlation).max() < 4 / np.sqrt(8000)

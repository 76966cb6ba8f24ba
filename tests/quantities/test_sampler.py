import pickle
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from casus.errors import CaseError, UsageError
from casus.quantities import METHODS, Sampler, distribution, points, truncate

DRAWS = 20_011
QUANTITIES = [
    distribution("normal", 1, 2),
    distribution("uniform", -1, 3),
    distribution("lognormal", 0, 0.8),
    distribution("beta", 0.5, 0.5),
    distribution("triangular", 0, 1, 5),
    distribution("bernoulli", 0.3),
    distribution("pert", 0, 1, 5),
    truncate(distribution("normal", 0, 1), 0.5, 4),
    distribution("gamma", 0.7),
    distribution("discrete", value=[1, 2, 5], probability=[0.2, 0.3, 0.5]),
]
CORRELATIONS = [(0, 2, 0.5), (2, 4, -0.4), (5, 3, 0.3), (1, 7, 0.6), (9, 8, -0.2)]


def drawn(sampler, start, stop):
    out = np.empty((len(sampler.quantities), stop - start))
    sampler.fill(start, stop, out)
    return out


@pytest.fixture(scope="module", params=METHODS)
def whole(request):
    sampler = Sampler(QUANTITIES, CORRELATIONS, request.param, 3, DRAWS)
    return sampler, drawn(sampler, 0, DRAWS)


@pytest.mark.parametrize("size", [1, 7, 1000, 8192])
def test_any_chunk_size_gives_the_same_bits(whole, size):
    sampler, values = whole
    stop = DRAWS if size > 7 else 100 * size
    pieces = [drawn(sampler, at, min(at + size, stop)) for at in range(0, stop, size)]
    np.testing.assert_array_equal(np.concatenate(pieces, axis=1), values[:, :stop])


@settings(max_examples=60)
@given(bounds=st.tuples(st.integers(0, DRAWS), st.integers(0, DRAWS)).map(sorted))
def test_any_range_gives_the_same_bits(whole, bounds):
    sampler, values = whole
    start, stop = bounds
    np.testing.assert_array_equal(drawn(sampler, start, stop), values[:, start:stop])


def test_rows_that_lie_apart_take_the_same_bits(whole):
    sampler, values = whole
    apart = np.empty((9000, len(QUANTITIES))).T
    sampler.fill(100, 9100, apart)
    np.testing.assert_array_equal(apart, values[:, 100:9100])


def test_without_correlations_a_value_is_the_quantile_function_at_the_point(whole):
    method = whole[0]._settings[0]
    values = drawn(Sampler(QUANTITIES, [], method, 3, 500), 0, 500)
    u = np.empty((len(QUANTITIES), 500))
    points(method, len(QUANTITIES), 500, 3).fill(0, 500, u)
    for value, share, quantity in zip(values, u, QUANTITIES, strict=True):
        np.testing.assert_array_equal(value, quantity(share))


def test_a_quantity_in_no_correlation_keeps_its_values(whole):
    sampler, values = whole
    plain = drawn(Sampler(QUANTITIES, [], sampler._settings[0], 3, DRAWS), 0, DRAWS)
    np.testing.assert_array_equal(plain[6], values[6])
    assert (plain[4] != values[4]).any()


def test_a_quantity_keeps_its_values_when_others_come_behind_or_change(whole):
    sampler, values = whole
    other = [*QUANTITIES[:6], distribution("normal", 5, 5), *QUANTITIES[7:], distribution("uniform", 0, 1)]
    again = drawn(Sampler(other, CORRELATIONS, sampler._settings[0], 3, DRAWS), 0, DRAWS)
    kept = [0, 1, 2, 3, 4, 5, 7, 8, 9]
    np.testing.assert_array_equal(again[kept], values[kept])


def test_correlated_quantities_keep_their_own_distributions(whole):
    sampler, values = whole
    for quantity, row in zip(QUANTITIES, values, strict=True):
        shares = np.array([0.1, 0.5, 0.9])
        if quantity.family in ("bernoulli", "discrete"):
            continue
        attained = [(row <= value).mean() for value in quantity(shares)]
        assert np.abs(attained - shares).max() < (0.012 if sampler._settings[0] == "mc" else 0.004)
    assert values[5].mean() == pytest.approx(0.3, abs=0.012)


CONTINUOUS = [
    distribution("normal", 0, 1),
    distribution("lognormal", 0, 1.5),
    distribution("beta", 0.5, 0.5),
    distribution("uniform", 0, 1),
    distribution("gamma", 0.3),
    truncate(distribution("normal", 0, 1), 1, 2),
    distribution("triangular", 0, 0, 1),
]


@pytest.mark.parametrize("rank", [-0.95, -0.3, 0.1, 0.5, 0.8])
def test_spearman_rank_is_attained_whatever_the_families(rank):
    draws = 2**14
    for i, j in combinations(range(len(CONTINUOUS)), 2):
        values = drawn(Sampler([CONTINUOUS[i], CONTINUOUS[j]], [(0, 1, rank)], "sobol", 1, draws), 0, draws)
        assert stats.spearmanr(*values).statistic == pytest.approx(rank, abs=0.01)


@settings(max_examples=40, deadline=None)
@given(
    ranks=st.lists(st.floats(-0.99, 0.99), min_size=3, max_size=3),
    chosen=st.permutations(range(len(CONTINUOUS))),
    seed=st.integers(0, 2**63 - 1),
)
def test_any_possible_ranks_are_attained_together(ranks, chosen, seed):
    draws, pairs = 2**14, [(0, 1), (1, 2), (0, 2)]
    correlations = [(i, j, rank) for (i, j), rank in zip(pairs, ranks, strict=True)]
    three = [CONTINUOUS[k] for k in chosen[:3]]
    try:
        sampler = Sampler(three, correlations, "sobol", seed, draws)
    except CaseError:
        matrix = np.eye(3)
        for i, j, rank in correlations:
            matrix[i, j] = matrix[j, i] = 2 * np.sin(np.pi * rank / 6)
        assert np.linalg.eigvalsh(matrix)[0] < 1e-9
        return
    attained = stats.spearmanr(drawn(sampler, 0, draws).T).statistic
    np.testing.assert_allclose([attained[pair] for pair in pairs], ranks, atol=0.01)


@pytest.mark.parametrize("method", METHODS)
def test_each_method_attains_ranks(method):
    values = drawn(Sampler(CONTINUOUS[:3], [(0, 1, 0.7), (1, 2, -0.4)], method, 0, 2**16), 0, 2**16)
    ranks = stats.spearmanr(values.T).statistic
    assert ranks[0, 1] == pytest.approx(0.7, abs=0.01)
    assert ranks[1, 2] == pytest.approx(-0.4, abs=0.01)
    assert ranks[0, 2] == pytest.approx(0, abs=0.015)


def test_full_rank_correlation_moves_quantities_together():
    values = drawn(Sampler(CONTINUOUS[:4], [(0, 1, 1), (2, 3, -1)], "sobol", 0, 4096), 0, 4096)
    np.testing.assert_array_equal(np.argsort(values[0]), np.argsort(values[1]))
    assert stats.spearmanr(values[2], values[3]).statistic < -0.999999


def test_a_pickled_sampler_goes_on_with_the_same_bits(whole):
    sampler, values = whole
    again = pickle.loads(pickle.dumps(sampler))
    np.testing.assert_array_equal(drawn(again, 8000, 9000), values[:, 8000:9000])
    assert len(pickle.dumps(sampler)) < 20_000


def test_seed_method_and_draws_matter_where_they_should():
    def first(method, seed, draws):
        return drawn(Sampler(QUANTITIES[:1], [], method, seed, draws), 0, 50).tobytes()

    assert len({first(method, seed, 100) for method in METHODS for seed in (0, 1)}) == 6
    assert first("sobol", 0, 100) == first("sobol", 0, 200)
    assert first("lhs", 0, 100) != first("lhs", 0, 200)


def test_impossible_correlations_name_the_quantities():
    with pytest.raises(CaseError, match="of power, stake and cost") as caught:
        Sampler(
            CONTINUOUS[:3],
            [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9)],
            "mc",
            0,
            10,
            names=["power", "stake", "cost"],
        )
    assert caught.value.faults[0].code == "correlation-impossible"


def test_fill_raises_usage_errors():
    sampler = Sampler(QUANTITIES[:2], [], "mc", 0, 100)
    with pytest.raises(UsageError, match="has shape"):
        sampler.fill(0, 10, np.empty((3, 10)))
    with pytest.raises(UsageError, match="draws 95 to 105"):
        sampler.fill(95, 105, np.empty((2, 10)))
    with pytest.raises(UsageError, match="no sampling method"):
        Sampler(QUANTITIES[:2], [], "random", 0, 100)


def test_no_quantities_are_no_rows():
    assert drawn(Sampler([], [], "sobol", 0, 10), 0, 10).shape == (0, 10)

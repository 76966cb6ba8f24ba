"""What every method of sampling promises; a new one joins by standing in METHODS."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.errors import UsageError
from casus.quantities import METHODS, REPLICATES, points

DRAWS = 20_011

every_method = pytest.mark.parametrize("method", METHODS)


def drawn(some, start=0, stop=None):
    stop = some.draws if stop is None else stop
    out = np.empty((some.dimensions, stop - start))
    some.fill(start, stop, out)
    return out


@pytest.fixture(scope="module", params=METHODS)
def whole(request):
    some = points(request.param, 3, DRAWS, seed=5)
    return some, drawn(some)


@every_method
@pytest.mark.parametrize("size", [1, 7, 1000, 8192])
def test_any_chunk_size_gives_the_same_bits(method, size):
    draws = DRAWS if size > 1 else 40
    some = points(method, 2, draws, seed=5)
    pieces = [drawn(some, at, min(at + size, draws)) for at in range(0, draws, size)]
    np.testing.assert_array_equal(np.concatenate(pieces, axis=1), drawn(some))


@settings(max_examples=60)
@given(bounds=st.tuples(st.integers(0, DRAWS), st.integers(0, DRAWS)).map(sorted))
def test_any_range_gives_the_same_bits(whole, bounds):
    some, values = whole
    start, stop = bounds
    np.testing.assert_array_equal(drawn(some, start, stop), values[:, start:stop])


@settings(max_examples=20)
@given(start=st.integers(0, 2**35 - 100), length=st.integers(1, 100), seed=st.integers(0, 2**63 - 1))
@every_method
def test_far_draws_are_in_the_open_interval_and_repeat(method, start, length, seed):
    some = points(method, 2, 2**35, seed)
    values = drawn(some, start, start + length)
    assert values.min() > 0
    assert values.max() < 1
    np.testing.assert_array_equal(values[:, -1], drawn(some, start + length - 1, start + length)[:, 0])


def test_rows_that_lie_apart_take_the_same_values(whole):
    some, values = whole
    apart = np.empty((DRAWS, 3)).T
    some.fill(0, DRAWS, apart)
    np.testing.assert_array_equal(apart, values)


@every_method
def test_a_dimension_does_not_depend_on_the_others(method):
    few, many = points(method, 2, 500, seed=1), points(method, 9, 500, seed=1)
    np.testing.assert_array_equal(drawn(few), drawn(many)[:2])


@pytest.mark.parametrize(("method", "same"), [("sobol", True), ("mc", True), ("lhs", False)])
def test_whether_draws_depend_on_how_many_there_are(method, same):
    assert (drawn(points(method, 2, 500, 1)) == drawn(points(method, 2, 900, 1), 0, 500)).all() == same


@every_method
def test_every_seed_is_a_seed_of_its_own(method):
    values = [drawn(points(method, 1, 64, seed)) for seed in (0, 1, 2, 2**32, 2**63 - 1)]
    assert len({value.tobytes() for value in values}) == len(values)


@every_method
def test_replicates_and_dimensions_err_independently(method):
    """Errors of a mean of 16 points, over 400 seeds: no two of 3 dimensions × 8 replicates are correlated."""
    errors = np.empty((400, 24))
    for seed in range(400):
        values = drawn(points(method, 3, 16 * REPLICATES, seed)).reshape(3, 16, REPLICATES)
        errors[seed] = (np.exp(values).mean(axis=1) - (np.e - 1)).ravel()
    correlation = np.corrcoef(errors.T)[np.triu_indices(24, 1)]
    assert np.abs(correlation).max() < 4.5 / np.sqrt(400)
    assert np.abs(errors.mean(axis=0) / errors.std(axis=0)).max() < 4 / np.sqrt(400)


def test_no_value_comes_twice(whole):
    assert len(np.unique(whole[1])) > 0.999 * whole[1].size


def test_every_replicate_fills_the_unit_interval_evenly(whole):
    values = whole[1]
    for replicate in range(REPLICATES):
        counts = np.histogram(values[0, replicate::REPLICATES], 20, (0, 1))[0]
        # 19 degrees of freedom: 43.8 has a probability of 0.001; the low-discrepancy methods lie far below.
        expected = counts.sum() / 20
        assert ((counts - expected) ** 2 / expected).sum() < 43.8


@every_method
def test_pickled_points_go_on_with_the_same_values(method):
    some = points(method, 2, 300, 11)
    values = drawn(some)
    np.testing.assert_array_equal(drawn(pickle.loads(pickle.dumps(some))), values)


@every_method
def test_fewer_draws_than_replicates(method):
    values = drawn(points(method, 2, 3, 0))
    assert values.shape == (2, 3)
    assert ((values > 0) & (values < 1)).all()
    assert drawn(points(method, 0, 3, 0)).shape == (0, 3)
    assert drawn(points(method, 2, 0, 0)).shape == (2, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("sobl", 1, 10, 0), "did you mean 'sobol'"),
        (("mc", 1, 10, -1), "from 0 to 2\\^63 - 1: found -1"),
        (("mc", 1, 10, 2**63), "from 0 to 2\\^63 - 1"),
        (("mc", 1, -1, 0), "between 0 and 2\\^35: found -1"),
        (("mc", 1, 2**35 + 1, 0), "between 0 and 2\\^35"),
        (("mc", -1, 10, 0), "0 dimensions or more: found -1"),
        (("sobol", 2049, 10, 0), "at most 2,048 dimensions.*lhs"),
    ],
)
def test_points_raise_usage_errors(arguments, message):
    with pytest.raises(UsageError, match=message):
        points(*arguments)


@every_method
def test_fill_raises_usage_errors(method):
    some = points(method, 2, 100, 0)
    with pytest.raises(UsageError, match="draws 90 to 101"):
        some.fill(90, 101, np.empty((2, 11)))
    with pytest.raises(UsageError, match="draws -1 to"):
        some.fill(-1, 10, np.empty((2, 11)))
    with pytest.raises(UsageError, match="has shape"):
        some.fill(0, 10, np.empty((2, 11)))

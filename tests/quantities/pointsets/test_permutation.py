import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.quantities.pointsets.hashing import derive
from casus.quantities.pointsets.permutation import Permutations


def permuted(keys, size):
    out = np.empty((len(keys), size), np.uint32)
    some = Permutations(keys, [size] * len(keys), (size - 1).bit_length())
    some.apply(np.arange(size, dtype=np.uint32), np.empty_like(out), out)
    return out


@settings(max_examples=50)
@given(size=st.integers(1, 3000), key=st.integers(0, 2**64 - 1))
def test_every_place_is_taken_once(size, key):
    np.testing.assert_array_equal(np.sort(permuted([key], size)[0]), np.arange(size))


@pytest.mark.parametrize("size", [5, 12, 64, 257])
def test_every_place_is_likely_to_go_anywhere(size):
    """Over many keys, where a place goes and how far its neighbour goes from it are close to uniform.

    Not exactly: a permutation comes from four rounds. Chance has a chi-square of 1 per degree of freedom.
    """
    keys = [derive(7, size, key) for key in range(5000)]
    out = permuted(keys, size).astype(int)
    for place in (0, 1, size // 2, size - 1):
        assert excess(out[:, place], size) < 2.5
        apart = (out[:, place] - out[:, place - 1]) % size - 1
        assert excess(apart, size - 1) < 4


def excess(values, size):
    counts = np.bincount(values, minlength=size)
    expected = len(values) / size
    return ((counts - expected) ** 2 / expected).sum() / (size - 1)


def test_two_permutations_are_unrelated():
    out = permuted([derive(1, key) for key in range(200)], 500)
    correlation = np.corrcoef(out)[np.triu_indices(200, 1)]
    assert abs(correlation.std() * np.sqrt(500) - 1) < 0.05
    assert np.abs(correlation).max() < 5 / np.sqrt(500)


def test_the_largest_domain_walks_without_overflow():
    some = Permutations([1, 2], [2**32, 2**32 - 1], 32)
    out = np.empty((2, 3), np.uint32)
    some.apply(np.array([0, 1, 2**32 - 1], np.uint32), np.empty_like(out), out)
    assert len(set(out[0].tolist())) == 3
    assert out[1].max() < 2**32 - 1

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from casus.errors import CaseError
from casus.quantities import GaussianCopula


def normals(rows, count=1000, seed=0):
    return np.random.default_rng(seed).standard_normal((rows, count))


def pearson(rank):
    return 2 * np.sin(np.pi * rank / 6)


def matrix_of(size, ranks):
    matrix = np.eye(size)
    for i, j, rank in ranks:
        matrix[i, j] = matrix[j, i] = pearson(rank)
    return matrix


@st.composite
def correlations(draw, size=4):
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(size), 2))), unique=True))
    # Steps of a twentieth: neither on the edge of what is possible nor a hair beside it.
    return [(*draw(st.permutations(pair)), draw(st.integers(-19, 19)) / 20) for pair in pairs]


@given(ranks=correlations())
def test_what_is_refused_is_what_has_a_negative_eigenvalue(ranks):
    smallest = np.linalg.eigvalsh(matrix_of(4, ranks))[0]
    assume(abs(smallest) > 1e-9)
    if smallest > 0:
        GaussianCopula(4, ranks)
    else:
        assert {fault.code for fault in faults_of(4, ranks)} == {"correlation-impossible"}


@given(ranks=correlations())
def test_applied_to_unit_vectors_it_is_a_root_of_the_matrix(ranks):
    matrix = matrix_of(4, ranks)
    assume(np.linalg.eigvalsh(matrix)[0] > 1e-6)
    root = np.eye(4)
    GaussianCopula(4, ranks).apply(root, np.empty(4))
    np.testing.assert_allclose(root @ root.T, matrix, atol=1e-12)


def test_kruskal_1958_rank_correlation_of_normal_scores():
    """r = (6/π) arcsin(ρ/2), attained with 2^18 draws to within sampling error."""
    z = normals(2, 2**18)
    GaussianCopula(2, [(0, 1, 0.6)]).apply(z, np.empty(2**18))
    assert stats.spearmanr(z[0], z[1]).statistic == pytest.approx(0.6, abs=0.004)
    assert np.corrcoef(z)[0, 1] == pytest.approx(2 * np.sin(0.1 * np.pi), abs=0.004)


def test_rows_in_no_correlation_are_not_touched():
    before = normals(5)
    after = before.copy()
    copula = GaussianCopula(5, [(1, 4, 0.5), (0, 2, 0.0)])
    copula.apply(after, np.empty((1, 1000)))
    np.testing.assert_array_equal(after[[0, 1, 2, 3]], before[[0, 1, 2, 3]])
    assert (after[4] != before[4]).all()
    assert copula.members == (0, 1, 2, 4)


def test_a_rank_of_one_gives_the_same_score_and_minus_one_its_mirror_image():
    z = normals(4)
    GaussianCopula(4, [(0, 1, 1.0), (1, 2, -1.0), (0, 2, -1.0)]).apply(z, np.empty(1000))
    np.testing.assert_array_equal(z[1], z[0])
    np.testing.assert_array_equal(z[2], -z[0])


def test_twins_share_their_correlations_with_others():
    z = normals(3, 2**16)
    GaussianCopula(3, [(0, 1, 1), (0, 2, 0.5), (1, 2, 0.5)]).apply(z, np.empty(2**16))
    np.testing.assert_array_equal(z[1], z[0])
    assert np.corrcoef(z)[0, 2] == pytest.approx(pearson(0.5), abs=0.01)
    with pytest.raises(CaseError, match="correlation-impossible"):
        GaussianCopula(3, [(0, 1, 1), (0, 2, 0.5), (1, 2, 0.4)])


@settings(max_examples=30)
@given(cuts=st.lists(st.integers(1, 999), max_size=4, unique=True), ranks=correlations())
def test_any_chunking_gives_the_same_bits(cuts, ranks):
    assume(np.linalg.eigvalsh(matrix_of(4, ranks))[0] > 1e-9)
    copula = GaussianCopula(4, ranks)
    whole = normals(4)
    edges = [0, *sorted(cuts), 1000]
    pieces = [whole[:, low:high].copy() for low, high in pairwise(edges)]
    copula.apply(whole, np.empty(1000))
    for piece in pieces:
        copula.apply(piece, np.empty(piece.shape[1]))
    np.testing.assert_array_equal(np.concatenate(pieces, axis=1), whole)


def faults_of(size, ranks, names=None):
    with pytest.raises(CaseError) as caught:
        GaussianCopula(size, ranks, names)
    return caught.value.faults


def test_an_impossible_set_names_the_smallest_group_of_members():
    """Of six members that hang together only 1, 3 and 4 can't: the others are left out of the message."""
    ranks = [(0, 1, 0.2), (1, 3, 0.9), (4, 3, 0.9), (1, 4, -0.5), (4, 5, 0.3), (2, 5, 0.1)]
    (fault,) = faults_of(6, ranks, names=["a", "b", "c", "d", "e", "f"])
    assert fault.code == "correlation-impossible"
    assert fault.path == ()
    assert fault.message.endswith("of b, d and e")
    assert fault.found == "b with d: 0.9, b with e: -0.5, d with e: 0.9"


def test_two_impossible_groups_are_two_faults():
    group = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0)]
    faults = faults_of(6, group + [(i + 3, j + 3, rank) for i, j, rank in group])
    assert [fault.message[-10:] for fault in faults] == ["0, 1 and 2", "3, 4 and 5"]


@given(ranks=correlations(5))
def test_the_group_named_is_impossible_and_no_smaller_one_is(ranks):
    matrix = matrix_of(5, ranks)
    assume(np.linalg.eigvalsh(matrix)[0] < -1e-9)
    for fault in faults_of(5, ranks):
        group = [int(part) for part in fault.message.rpartition(" of ")[2].replace(" and ", ", ").split(", ")]
        assert np.linalg.eigvalsh(matrix[np.ix_(group, group)])[0] < 1e-9
        for left_out in group:
            rest = [row for row in group if row != left_out]
            assert np.linalg.eigvalsh(matrix[np.ix_(rest, rest)])[0] > -1e-9


def test_all_wrong_pairs_are_named_at_once_with_their_positions():
    faults = faults_of(3, [(0, 1, 1.2), (1, 1, 0.5), (1, 2, 0.1), (2, 1, 0.2), (0, 2, float("nan"))])
    assert [(fault.code, fault.path) for fault in faults] == [
        ("correlation-out-of-range", (0,)),
        ("correlation-with-itself", (1,)),
        ("correlation-repeated", (3,)),
        ("correlation-out-of-range", (4,)),
    ]

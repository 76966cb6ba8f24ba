"""What every way of asking has in common: draws, blocks, broadcasting and failures."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.models.hypotheses.strategies import plain, prior

from casus.errors import CaseError
from casus.models.hypotheses import (
    EXCLUDED,
    Evidence,
    Posterior,
    ablation,
    against,
    diagnosticity,
    exponents,
    posterior,
    timeline,
    weight_matrix,
    weights,
)

DRAWS = 23
kernel = sys.modules[Posterior.__module__]


def everything(before: np.ndarray, evidence: Evidence) -> dict[str, np.ndarray]:
    """All tables that have draws, draws last."""
    dates = np.arange(evidence.items)[::-1]
    taught = diagnosticity(before, evidence)
    return {
        "posterior": posterior(before, evidence).probability,
        "ablation": np.stack([one.probability for one in ablation(before, evidence, [[0], [0, evidence.items - 1]])]),
        "timeline": np.stack([one.probability for one in timeline(before, evidence, dates).steps]),
        "weights": weights(evidence),
        "matrix": weight_matrix(evidence),
        "seen": taught.seen,
        "change": taught.change,
        "information": taught.information,
    }


def part(given: dict[str, object], draws: slice) -> Evidence:
    return Evidence.of(
        **{name: value[..., draws] if np.ndim(value) == 3 else value for name, value in given.items()}  # type: ignore[arg-type, index, call-overload]
    )


@given(st.integers(0, 2**32), st.integers(1, 9), st.integers(2, 11), st.booleans())
@settings(max_examples=25)
def test_batched_is_one_draw_at_a_time_to_the_bit(seed: int, items: int, hypotheses: int, planted: bool) -> None:
    given = plain(seed, items, hypotheses, DRAWS)
    if planted:
        given["if_false"] = np.random.default_rng(seed).uniform(0, 1, (items, hypotheses, DRAWS))
    before = prior(seed, hypotheses, DRAWS)
    whole = everything(before, Evidence.of(**given))
    for draw in range(0, DRAWS, 5):
        alone = everything(before[:, draw : draw + 1], part(given, slice(draw, draw + 1)))
        for name, table in whole.items():
            assert (table[..., draw : draw + 1] == alone[name]).all(), name


@given(st.integers(0, 2**32), st.integers(1, 9), st.integers(2, 6))
@settings(max_examples=25)
def test_broadcasting_is_the_explicit_table_to_the_bit(seed: int, items: int, hypotheses: int) -> None:
    given = plain(seed, items, hypotheses, None)
    fixed = Evidence.of(**given)
    spread = Evidence.of(**{**given, "likelihood": np.repeat(given["likelihood"][..., None], DRAWS, axis=2)})
    before = prior(seed, hypotheses)
    ways = [
        everything(before, spread),
        everything(np.repeat(before[:, None], DRAWS, axis=1), fixed),
        everything(np.repeat(before[:, None], DRAWS, axis=1), spread),
        everything(before, Evidence.of(**{**given, "likelihood": given["likelihood"][..., None]})),
        everything(
            before, Evidence.of(**{**given, "if_false": np.repeat(given["if_false"][..., None], DRAWS, axis=2)})
        ),
    ]
    for name, table in everything(before, fixed).items():
        for way in ways:
            assert (way[name] == table).all(), name


@pytest.mark.parametrize("size", [1, 7, 64, 1_000, 1 << 20])
def test_blocks_of_any_size_give_the_same_bits(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given = plain(5, 9, 4, 301)
    before = prior(5, 4, 301)
    whole = everything(before, Evidence.of(**given))
    monkeypatch.setattr(kernel, "BLOCK", size)
    for name, table in everything(before, Evidence.of(**given)).items():
        assert (table == whole[name]).all(), name


def test_what_is_given_is_left_as_it_is() -> None:
    given, before = plain(8, 6, 3, DRAWS), prior(8, 3, DRAWS)
    copies = {name: np.copy(value) for name, value in given.items()}
    everything(before, Evidence.of(**given))
    assert (before == prior(8, 3, DRAWS)).all()
    for name, value in copies.items():
        assert np.array_equal(value, np.asarray(given[name]), equal_nan=value.dtype.kind == "f"), name


def test_constant_evidence_is_worked_out_once() -> None:
    assert posterior([1, 2], Evidence.of([[0.5, 0.4]])).probability.shape == (2, 1)


def test_no_evidence_leaves_the_prior() -> None:
    for evidence in (Evidence.of(np.empty((0, 3))), Evidence.of([[0.5, 0.1, 0.2]], "unknown")):
        assert posterior([0.2, 0.3, 0.5], evidence).probability[:, 0] == pytest.approx([0.2, 0.3, 0.5], abs=1e-15)
        assert (weight_matrix(evidence) == 0).all()


def test_prior_is_made_to_add_up() -> None:
    evidence = Evidence.of([[0.5, 0.4]])
    assert posterior([1, 3], evidence).probability == pytest.approx(posterior([0.25, 0.75], evidence).probability)
    assert posterior([1e308, 1e308], evidence).probability[0, 0] == pytest.approx(5 / 9)
    assert posterior([0.0, 1.0], evidence).probability[:, 0].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("rho", [0.0, 0.5, 1.0])
def test_excluded_stays_excluded(rho: float) -> None:
    """Likelihoods of 0 and 1, in clusters of any dependence: nothing is 0 · ∞."""
    evidence = Evidence.of([[0.0, 0.5, 0.5], [0.9, 0.0, 0.8], [1.0, 1.0, 1.0]], cluster=[0, 0, 0], rho=rho)
    told = posterior([1, 1, 1], evidence)
    assert told.probability[:, 0].tolist() == [0.0, 0.0, 1.0]
    assert told.failed == {}
    assert np.isfinite(exponents(np.log([[[0.5], [0.5]]]), [0], [rho])).all()
    matrix = weight_matrix(evidence)[..., 0]
    assert matrix[2, 0] == np.inf
    assert matrix[0, 2] == -np.inf
    assert matrix[0, 1] == 0
    assert not np.isnan(against(weights(evidence), [1, 2, 0])).any()
    told_apart = diagnosticity([0.5, 0.5], Evidence.of([[1.0, 0.0]], would_be_seen=1.0))
    assert told_apart.information[0, 0] == 1.0


def test_an_exclusion_outranks_the_strongest_likelihood() -> None:
    """At ρ = 1 nothing but the strongest counts, and the other item's range is ln(10¹²)."""
    evidence = Evidence.of([[1.0, 1e-12, 0.5], [0.5, 0.5, 0.0]], cluster=[0, 0], rho=1.0)
    assert posterior([1, 1, 1], evidence).probability[:, 0].tolist() == [0.5, 0.5, 0.0]


@pytest.mark.parametrize("cluster", [None, [0, 0]])
def test_draws_in_which_all_is_excluded_fail_by_reason(cluster: list[int] | None) -> None:
    first = [[0.0, 0.5, 0.0], [0.4, 0.4, 0.0]]
    second = [[0.5, 0.5, 0.9], [0.0, 0.2, 0.9]]
    told = posterior([1, 1], Evidence.of([first, second], cluster=cluster, rho=1.0))
    assert told.solved.tolist() == [False, True, False]
    assert told.failed == {EXCLUDED: 2}
    assert np.isnan(told.probability[:, ~told.solved]).all()
    assert told.mean() == pytest.approx(told.probability[:, 1])
    # An absence that had to be seen, and prior and evidence that contradict each other.
    assert posterior([1, 1], Evidence.of([[1.0, 1.0]], "absent", would_be_seen=1.0)).failed == {EXCLUDED: 1}
    assert posterior([1, 0], Evidence.of([[0.0, 1.0]])).failed == {EXCLUDED: 1}


def test_failures_of_each_ablation_are_its_own() -> None:
    evidence = Evidence.of([[0.0, 0.5], [0.5, 0.0]])
    told = ablation([1, 1], evidence, [[], [0], [1]])
    assert [one.failed for one in told] == [{EXCLUDED: 1}, {}, {}]
    assert [one.probability[0, 0] for one in told[1:]] == [1.0, 0.0]


def test_mean_of_no_draws_is_refused() -> None:
    told = posterior([1, 0], Evidence.of([[0.0, 1.0]]))
    with pytest.raises(CaseError, match="no draw has a posterior") as caught:
        told.mean()
    assert caught.value.faults[0].code == "not-finite"

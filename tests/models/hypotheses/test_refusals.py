"""Every documented error of the public functions, by its name."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from casus.errors import CaseError, UsageError
from casus.models.hypotheses import (
    Evidence,
    ablation,
    against,
    claim_reliability,
    diagnosticity,
    disagreements,
    inconsistency,
    letters,
    pooled_reliability,
    posterior,
    timeline,
    weights,
)

TWO = [[0.8, 0.2], [0.5, 0.4]]
EVIDENCE = Evidence.of(TWO)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"likelihood": [0.5, 0.5]}, r"likelihood has shape \(2,\), expected \(item, hypothesis"),
        ({"likelihood": [[0.5], [0.5]]}, "likelihood has 1 hypotheses, expected 2 or more"),
        ({"likelihood": [["a", "b"]]}, "likelihood must hold numbers"),
        ({"likelihood": [[0.5, 0.5], [0.5]]}, "likelihood must hold numbers"),
        ({"status": ["observed"]}, r"status has shape \(1,\), expected \(2,\)"),
        ({"status": ["observed", "absnt"]}, "'absnt' is none of observed, absent, unknown; did you mean 'absent'"),
        ({"reliability": [0.5]}, r"reliability has shape \(1,\)"),
        ({"would_be_seen": [0.5] * 3}, "would_be_seen has shape"),
        ({"reported_absence": [True]}, "reported_absence has shape"),
        ({"exchanged": [True]}, "exchanged has shape"),
        ({"if_false": [0.5, 0.5]}, r"if_false has shape \(2,\)"),
        ({"if_false": [[0.5, 0.5]]}, r"if_false has shape \(1, 2, 1\)"),
        ({"likelihood": np.full((2, 2, 3), 0.5), "if_false": np.full((2, 2, 4), 0.5)}, "if_false has shape"),
        ({"cluster": [0]}, r"cluster has shape \(1,\)"),
        ({"cluster": [0, 1], "rho": [0.5]}, r"numbers below 1, one for each rho, found \[0, 1\]"),
        ({"cluster": [0, -2]}, "cluster must hold −1"),
    ],
)
def test_usage_error_for_evidence_that_does_not_fit(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Evidence.of(**{"likelihood": TWO, **changes})


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("not-finite", {"likelihood": [[np.nan, 0.5]]}),
        ("not-finite", {"likelihood": [[np.inf, 0.5]]}),
        ("not-finite", {"if_false": [[np.inf, 0.5]]}),
        ("not-finite", {"reliability": np.nan}),
        ("probability-out-of-range", {"likelihood": [[1.1, 0.5]]}),
        ("probability-out-of-range", {"likelihood": [[-0.1, 0.5]]}),
        ("probability-out-of-range", {"if_false": [[np.nan, 1.5]]}),
        ("probability-out-of-range", {"reliability": 1.5}),
        ("probability-out-of-range", {"would_be_seen": -0.5}),
        ("probability-out-of-range", {"cluster": [0], "rho": 2.0}),
    ],
)
def test_case_error_for_values(code: str, changes: dict[str, Any]) -> None:
    with pytest.raises(CaseError) as caught:
        Evidence.of(**{"likelihood": [[0.5, 0.5]], **changes})
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize(
    ("prior", "code"),
    [
        ([0.5, np.nan], "not-finite"),
        ([0.5, np.inf], "not-finite"),
        ([-0.5, 1.5], "probability-out-of-range"),
        ([0.0, 0.0], "probability-out-of-range"),
        ([[0.0, 0.5], [0.0, 0.5]], "probability-out-of-range"),
    ],
)
@pytest.mark.parametrize("call", [posterior, diagnosticity])
def test_case_error_for_a_prior(call: Callable[..., object], prior: object, code: str) -> None:
    with pytest.raises(CaseError) as caught:
        call(prior, EVIDENCE)
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("prior", [[1.0, 1.0, 1.0], 0.5, [[[0.5]], [[0.5]]], ["a", "b"]])
def test_usage_error_for_a_prior(prior: object) -> None:
    with pytest.raises(UsageError, match="prior"):
        posterior(prior, EVIDENCE)  # type: ignore[arg-type]


@pytest.mark.parametrize("call", [posterior, diagnosticity])
def test_usage_error_for_numbers_of_draws(call: Callable[..., object]) -> None:
    with pytest.raises(UsageError, match=r"3 draws.*5|5 draws.*3|5 draws.*, the evidence 3|3 draws, expected 5"):
        call(np.ones((2, 5)), Evidence.of(np.full((1, 2, 3), 0.5)))


@pytest.mark.parametrize("item", [-1, 2])
def test_usage_error_for_an_item_that_is_not_there(item: int) -> None:
    calls: list[Callable[[], object]] = [
        lambda: EVIDENCE.with_status([item], "unknown"),
        lambda: ablation([1, 1], EVIDENCE, [[item]]),
        lambda: diagnosticity([1, 1], EVIDENCE, [item]),
    ]
    for call in calls:
        with pytest.raises(UsageError, match=f"there is no item {item}, only 0 to 1"):
            call()


def test_usage_error_for_ablation_and_timeline() -> None:
    with pytest.raises(UsageError, match=r"reliability has shape \(2,\), expected \(1, 2\)"):
        ablation([1, 1], EVIDENCE, [[0]], [0.5, 0.5])
    with pytest.raises(UsageError, match=r"date has shape \(1,\), expected \(2,\)"):
        timeline([1, 1], EVIDENCE, [1.0])


@pytest.mark.parametrize("rivals", [[0, 1], [1, 2], [1], [-1, 0]])
def test_usage_error_for_rivals(rivals: list[int]) -> None:
    with pytest.raises(UsageError, match="rivals must name another of the 2 hypotheses"):
        against(weights(EVIDENCE), rivals)


def test_grades() -> None:
    with pytest.raises(UsageError, match="grade 'a' is none of A, B, C, D, E, F; did you mean 'A'"):
        claim_reliability("a")
    for credibility in (0, 7):
        with pytest.raises(UsageError, match=f"credibility {credibility} is none of 1, 2, 3, 4, 5, 6"):
            claim_reliability("A", credibility)
    for call in (lambda: claim_reliability("A", scale={"A": 95}), lambda: pooled_reliability([("a", float("nan"))])):
        with pytest.raises(CaseError, match="probability-out-of-range"):
            call()


def test_usage_error_for_the_matrix() -> None:
    with pytest.raises(UsageError, match="letter 'X' is none of CC, C, N, I, II"):
        inconsistency([["X", "C"]])
    with pytest.raises(UsageError, match="table has shape"):
        inconsistency(["C", "C"])
    with pytest.raises(UsageError, match="reliability has shape"):
        inconsistency([["C", "C"]], [0.5, 0.5])
    with pytest.raises(UsageError, match="likelihood has shape"):
        letters([0.5, 0.4])
    with pytest.raises(UsageError, match="expected \\(hypothesis,\\) of both"):
        disagreements([0.5, 0.5], [1.0])

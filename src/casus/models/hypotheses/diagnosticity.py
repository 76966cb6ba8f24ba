"""How much an item could teach, before it is known.

A report of it will be seen with probability w L(h) under each hypothesis, else nothing. From the probabilities p
that hold before,

    expected absolute change of h:  Σ_outcomes P(outcome) |P(h | outcome) − p_h| = 2 p_h |w L(h) − Σ_g p_g w L(g)|
    mutual information:             Σ_h p_h Σ_outcomes P(outcome | h) log₂ (P(outcome | h) / P(outcome))

(Shannon 1948; as a measure of an experiment, Lindley 1956).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.errors import UsageError
from casus.models.hypotheses.evidence import Evidence, read_prior
from casus.models.hypotheses.reports import seen_likelihood

__all__ = ["Diagnosticity", "diagnosticity"]

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Diagnosticity:
    """What items could teach.

    seen        : (item, draw) probability that a report will be seen
    change      : (item, hypothesis, draw) expected absolute change of the hypothesis' probability, 0 to 1/2
    information : (item, draw) mutual information of hypotheses and report, in bits
    """

    seen: Array
    change: Array
    information: Array


def diagnosticity(before: ArrayLike, evidence: Evidence, items: Sequence[int] | None = None) -> Diagnosticity:
    """What each item could teach by itself, whatever is known of it by now.

    before   : (hypothesis[, draw]) probabilities that hold before: the prior, or a posterior without the item (draws
               that have none left out)
    evidence : its likelihoods, reliabilities and `would_be_seen`; statuses and clusters don't matter, but for r = 1
               of an absence that nobody reports
    items    : positions wanted; default all
    raises   : as `posterior`, and UsageError for an item that isn't there

    Between two hypotheses of the same weight an item is a binary symmetric channel, 1 − H(0.11) of nearly half a bit:

    >>> told = diagnosticity([0.5, 0.5], Evidence.of([[0.89, 0.11]], would_be_seen=1.0))
    >>> told.information.round(3), told.change[..., 0].round(2)
    (array([[0.5]]), array([[0.39, 0.39]]))
    """
    base = read_prior(before, evidence.hypotheses)
    wanted = list(range(evidence.items)) if items is None else list(items)
    for item in wanted:
        if not 0 <= item < evidence.items:
            raise UsageError(f"there is no item {item}, only 0 to {evidence.items - 1}")
    draws = max(base.shape[1], evidence.draws)
    if base.shape[1] not in (1, draws) or evidence.draws not in (1, draws):
        raise UsageError(f"before has {base.shape[1]} draws, the evidence {evidence.draws}")
    told = Diagnosticity(
        np.empty((len(wanted), draws)),
        np.empty((len(wanted), evidence.hypotheses, draws)),
        np.empty((len(wanted), draws)),
    )
    for row, item in enumerate(wanted):
        report = seen_likelihood(evidence, [item])[0]
        told.seen[row] = _mean(base, report)
        for hypothesis in range(evidence.hypotheses):
            # From differences, so that equal likelihoods give 0 and not a rounding error.
            ahead = _mean(base, report[hypothesis] - report)
            told.change[row, hypothesis] = 2.0 * base[hypothesis] * np.abs(ahead)
        silent = 1.0 - report
        bits = _expected(base, _bits(report, _mean(base, report))) + _expected(base, _bits(silent, _mean(base, silent)))
        told.information[row] = np.maximum(bits, 0.0)
    return told


def _mean(base: Array, values: Array) -> Array:
    """(draw,) Σ_h p_h value_h, hypothesis by hypothesis."""
    total: Array = base[0] * values[0]
    for weight, value in zip(base[1:], values[1:], strict=True):
        total = total + weight * value
    return total


def _expected(base: Array, values: Array) -> Array:
    """(draw,) Σ_h p_h value_h, in which a hypothesis without probability counts nothing, be its value infinite."""
    total = np.zeros(np.broadcast_shapes(base.shape[1:], values.shape[1:]))
    for weight, value in zip(base, values, strict=True):
        total += np.where(weight > 0, weight, 0.0) * np.where(weight > 0, value, 0.0)
    return total


def _bits(given: Array, overall: Array) -> Array:
    """P log₂ (P/Q), 0 where P is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(given > 0, given * np.log2(given / overall), 0.0)

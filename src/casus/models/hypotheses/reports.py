"""What is held is a report: its likelihood under each hypothesis, by cascaded inference (Schum 1994).

A report of E comes with hit rate η where E is so, and with false-alarm rate φ_h where it isn't:

    L(h) = η P(E|H_h) + φ_h (1 − P(E|H_h)),    η = (1 + r)/2,    φ_h = (1 − r)/2 unless given

r = 1 takes the report at its word, r = 0 learns nothing from it, and the ratio of two hypotheses never depends on
their prior. Where no report is held, 1 − w L(h), with w the chance that it would have been seen.

Supposed to be planted (`exchanged`), the report comes at rate η where E isn't so, and at rate φ_h where it is. Of an
absence that somebody reports, the same holds for the report that L speaks of. An absence that nobody reports has no
report that could be planted: the supposition leaves it as it is, like an item that is unknown.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.models.hypotheses.evidence import Evidence

__all__ = ["Line", "held_likelihood", "line_of", "report_likelihood", "seen_likelihood"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """A likelihood as a line in p = P(E|H): base + slope · (side − p).

    From the lower of its two ends upwards, so that only numbers of one sign are added and a small likelihood keeps
    its digits; side is 0 where the line rises and 1 where it falls.
    """

    base: Array
    slope: Array
    side: Array

    @classmethod
    def between(cls, where_false: Array, where_true: Array) -> "Line":
        """The line that takes these values at p = 0 and p = 1."""
        falls = where_true < where_false
        return cls(np.minimum(where_false, where_true), where_false - where_true, falls.astype(float))

    def at(self, probability: Array, out: Array | None = None) -> Array:
        """The likelihood at these probabilities."""
        if not self.side.any():
            out = np.multiply(probability, -self.slope, out=out)
        else:
            out = np.subtract(self.side, probability, out=out)
            out *= self.slope
        out += self.base
        return out


def report_likelihood(
    likelihood: ArrayLike, reliability: ArrayLike = 1.0, if_false: ArrayLike = np.nan, exchanged: ArrayLike = False
) -> Array:
    """Probability that a report of E is held, given P(E|H).

    likelihood, reliability, if_false, exchanged : any shapes that broadcast; NaN where `if_false` isn't given

    A source that hits in 0.8 and errs in 0.2 of cases turns a ratio of 9 into 0.74/0.26 (Schum & DuCharme 1971).

    >>> report_likelihood([0.9, 0.1], reliability=0.6).round(12)
    array([0.74, 0.26])
    >>> report_likelihood([0.9, 0.1], reliability=0.0), report_likelihood([0.9, 0.1], exchanged=True).round(12)
    (array([0.5, 0.5]), array([0.1, 0.9]))
    """
    false, true = _ends(
        np.asarray(reliability, dtype=float), np.asarray(if_false, dtype=float), np.asarray(exchanged, dtype=bool)
    )
    return Line.between(false, true).at(np.asarray(likelihood, dtype=float))


def held_likelihood(evidence: Evidence) -> Array:
    """(item, hypothesis, draw) likelihood of what is held: the report, or its absence; 1 for what is unknown.

    >>> held_likelihood(Evidence.of([[0.9, 0.1]], "absent", would_be_seen=0.5))[..., 0]
    array([[0.55, 0.95]])
    """
    held: Array = line_of(evidence, slice(None), slice(None)).at(evidence.likelihood)
    held[~evidence.counted] = 1.0
    return held


def seen_likelihood(evidence: Evidence, items: list[int]) -> Array:
    """(item, hypothesis, draw) probability that a report will be seen, before anything is held: w L(h).

    An item counts with the reliability that it has here, whatever its status.
    """
    false, true = _ends(
        evidence.held_reliability[items, None, None],
        evidence.if_false[items],
        evidence.held_exchanged[items, None, None],
    )
    seen = evidence.would_be_seen[items, None, None]
    return Line.between(seen * false, seen * true).at(evidence.likelihood[items])


def line_of(evidence: Evidence, items: NDArray[np.int64] | slice, draws: slice) -> Line:
    """The line of what is held, of these items in these draws."""
    planted = evidence.if_false[items]
    false, true = _ends(
        evidence.held_reliability[items, None, None],
        planted if planted.shape[2] == 1 else planted[..., draws],
        evidence.held_exchanged[items, None, None],
    )
    absent = evidence.absent[items, None, None]
    seen = evidence.would_be_seen[items, None, None]
    return Line.between(np.where(absent, 1.0 - seen * false, false), np.where(absent, 1.0 - seen * true, true))


def _ends(reliability: Array, if_false: Array, exchanged: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Probability of a report where E isn't so, and where it is."""
    hit = (1.0 + reliability) / 2.0
    alarm = np.where(np.isnan(if_false), (1.0 - reliability) / 2.0, if_false)
    return np.where(exchanged, hit, alarm), np.where(exchanged, alarm, hit)

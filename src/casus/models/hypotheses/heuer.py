"""The matrix of competing hypotheses (Heuer 1999, chapter 8), for those who expect it: beside the posterior.

The inconsistency score is that of PARC's ACH program: −1 for I, −2 for II, all else nothing, weighed by credibility;
here with the sign turned, so that the lowest score is the least inconsistent hypothesis. Trials found no gain from
this method alone (Mandel, Karvetski & Dhami 2018; Karvetski & Mandel 2020).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casus.errors import UsageError
from casus.models.hypotheses.evidence import Evidence
from casus.models.hypotheses.reports import held_likelihood

__all__ = ["LETTERS", "Disagreement", "consistency", "disagreements", "inconsistency", "letters"]

Array = NDArray[np.float64]
Letters = NDArray[np.str_]

LETTERS = ("CC", "C", "N", "I", "II")
"""Very consistent, consistent, neutral, inconsistent, very inconsistent."""

# Least share of the most favourable hypothesis' likelihood for each letter but the last.
LEAST = (0.9, 0.6, 0.3, 0.1)
POINTS = {"I": 1.0, "II": 2.0}
# A share that was meant to be 0.6 may come out as 0.5999….
TOLERANCE = 1e-12


@dataclass(frozen=True)
class Disagreement:
    """Two hypotheses that the posterior and the inconsistency score put in opposite order, by position."""

    likelier: int
    less_inconsistent: int


def letters(likelihood: ArrayLike) -> Letters:
    """CC, C, N, I or II, from P(E|h) / max_h P(E|h): at least 0.9, 0.6, 0.3, 0.1, or below.

    likelihood : (item, hypothesis); an item that no hypothesis allows is II for all
    raises     : UsageError for another shape

    >>> letters([[0.8, 0.5, 0.3, 0.1, 0.05]]).tolist()
    [['CC', 'C', 'N', 'I', 'II']]
    """
    given = np.asarray(likelihood, dtype=float)
    if given.ndim != 2:
        raise UsageError(f"likelihood has shape {given.shape}, expected (item, hypothesis)")
    best = given.max(axis=1, keepdims=True, initial=0.0)
    share = np.divide(given, best, out=np.zeros_like(given), where=best > 0)
    below = sum((share < least - TOLERANCE).astype(int) for least in LEAST)
    table: Letters = np.array(LETTERS)[below]
    return table


def consistency(evidence: Evidence) -> Letters:
    """(item, hypothesis) letters of what is held, taken at its word, from means over draws; "" for what is unknown.

    The likelihood of an absence is that of having seen nothing; what sources are worth enters the score, not the
    letters.

    >>> consistency(Evidence.of([[0.8, 0.5], [1.0, 0.0]], ["observed", "absent"], 0.5)).tolist()
    [['CC', 'C'], ['N', 'CC']]
    """
    plain = Evidence.of(
        evidence.likelihood, evidence.status, would_be_seen=evidence.would_be_seen, reported_absence=True
    )
    table = letters(held_likelihood(plain).mean(axis=2))
    table[~evidence.counted] = ""
    return table


def inconsistency(table: ArrayLike, reliability: ArrayLike = 1.0) -> Array:
    """(hypothesis,) Σ r (1 for I, 2 for II): the lower, the less speaks against it.

    table       : (item, hypothesis) letters; "" counts nothing
    reliability : (item,), or one for all
    raises      : UsageError for other letters, or shapes that don't fit

    >>> inconsistency([["CC", "II"], ["I", "C"]], [1.0, 0.5])
    array([0.5, 2. ])
    """
    given = np.asarray(table)
    if given.ndim != 2:
        raise UsageError(f"table has shape {given.shape}, expected (item, hypothesis)")
    strange = sorted(set(given.ravel().tolist()) - {*LETTERS, ""})
    if strange:
        raise UsageError(f"letter {strange[0]!r} is none of {', '.join(LETTERS)}")
    weight = np.asarray(reliability, dtype=float)
    if weight.ndim and weight.shape != given.shape[:1]:
        raise UsageError(f"reliability has shape {weight.shape}, expected ({given.shape[0]},)")
    points = sum(POINTS[letter] * (given == letter) for letter in POINTS)
    score: Array = (points * (weight[:, None] if weight.ndim else weight)).sum(axis=0)
    return score


def disagreements(probability: ArrayLike, score: Sequence[float] | Array) -> tuple[Disagreement, ...]:
    """Pairs that the posterior orders one way and the inconsistency score the other; ties disagree with nothing.

    probability, score : (hypothesis,)
    raises             : UsageError for different lengths

    >>> disagreements([0.7, 0.2, 0.1], [2.0, 1.0, 2.0])
    (Disagreement(likelier=0, less_inconsistent=1),)
    """
    chance, points = np.asarray(probability, dtype=float), np.asarray(score, dtype=float)
    if chance.ndim != 1 or chance.shape != points.shape:
        raise UsageError(f"probability has shape {chance.shape}, score {points.shape}: expected (hypothesis,) of both")
    count = len(chance)
    return tuple(
        Disagreement(one, other)
        for one in range(count)
        for other in range(count)
        if chance[one] > chance[other] and points[one] > points[other]
    )

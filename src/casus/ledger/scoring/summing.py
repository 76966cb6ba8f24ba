"""Means of scores, how sure they are, and how they compare."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casus.ledger.scoring.measuring import BASELINES, Measured
from casus.ledger.scoring.selecting import Scored

__all__ = ["Against", "Line", "clustered_error", "lines"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Against:
    """The comparison with a simple forecaster, on the forecasts where there is one.

    baseline             : constant, base rate or last forecast
    forecasts, questions : how many
    score, other         : mean scores: of the forecasts, of the baseline
    skill                : 1 − score / other; None where the baseline was perfect
    gain, error          : mean of (other − score), and its standard error clustered by question (None for one question)
    """

    baseline: str
    forecasts: int
    questions: int
    score: float
    other: float
    skill: float | None
    gain: float
    error: float | None


@dataclass(frozen=True)
class Line:
    """The mean score of some forecasts by one rule.

    group                : author, case or reference class; None for all
    rule, kind, unit     : see `Measured`
    forecasts, questions : how many
    mean, error          : mean score, and its standard error clustered by question (None for one question)
    raised               : forecasts whose logarithmic score is finite only since a least probability is set
    against              : comparisons; a baseline that no forecast has is left out
    """

    group: str | None
    rule: str
    kind: str
    unit: str | None
    forecasts: int
    questions: int
    mean: float
    error: float | None
    raised: int
    against: tuple[Against, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def clustered_error(values: Array, question: NDArray[np.int64]) -> float | None:
    """Standard error of the mean where values of one question go together (Liang & Zeger 1986).

    With residuals summed by question, u_q = Σ (s − mean): √(Q / (Q − 1) Σ u_q²) / n. With one value a question this is
    the usual standard error; None for a single question.

    >>> clustered_error(np.array([1.0, 2.0, 3.0, 6.0]), np.array([0, 1, 2, 3])).__round__(4)
    1.0801
    >>> clustered_error(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1]))
    1.0
    """
    _, index = np.unique(question, return_inverse=True)
    sums = np.bincount(index, values - values.mean())
    if len(sums) < 2:
        return None
    return float(np.sqrt(len(sums) / (len(sums) - 1) * (sums @ sums)) / len(values))


def lines(measured: Iterable[Measured], by: Callable[[Scored], str] | None) -> list[Line]:
    """A line for each rule; with `by`, for each group and rule."""
    found: list[Line] = []
    for one in measured:
        keys = {key: number for number, key in enumerate(dict.fromkeys(s.entry.question for s in one.scored))}
        question = np.array([keys[s.entry.question] for s in one.scored])
        groups: dict[str | None, list[int]] = {}
        for row, scored in enumerate(one.scored):
            groups.setdefault(by(scored) if by else None, []).append(row)
        for group, rows in groups.items():
            found.append(_line(group, one, np.array(rows), question))
    return found


def _line(group: str | None, one: Measured, rows: NDArray[np.int64], question: NDArray[np.int64]) -> Line:
    values = one.values[rows]
    compared = (_against(name, values, one.baselines[name][rows], question[rows]) for name in BASELINES)
    return Line(
        group,
        one.rule,
        one.kind,
        one.unit,
        len(rows),
        len(np.unique(question[rows])),
        float(values.mean()),
        clustered_error(values, question[rows]),
        int(one.raised[rows].sum()),
        tuple(comparison for comparison in compared if comparison is not None),
    )


def _against(name: str, values: Array, others: Array, question: NDArray[np.int64]) -> Against | None:
    has = ~np.isnan(others)
    if not has.any():
        return None
    ours, theirs, question = values[has], others[has], question[has]
    other = float(theirs.mean())
    return Against(
        name,
        int(has.sum()),
        len(np.unique(question)),
        float(ours.mean()),
        other,
        1 - float(ours.mean()) / other if other > 0 else None,
        float((theirs - ours).mean()),
        clustered_error(theirs - ours, question),
    )

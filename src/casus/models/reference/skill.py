"""Does a fitted rate beat the constant? Leave one war out, score, and resample wars."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.models.reference.intervals import clustered

__all__ = ["Skill", "auc_within", "skill"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Skill:
    """Skill of predictions made for wars that were left out of the fit.

    log_score, brier : 1 − mean score / mean score of the constant; above 0 is better than the constant
    *_low, *_high    : 95 % interval from resampled wars
    auc              : chance that, in one war, who entered had the higher prediction than who didn't; mean of wars
    """

    log_score: float
    log_score_low: float
    log_score_high: float
    brier: float
    brier_low: float
    brier_high: float
    auc: float


def skill(chance: Array, constant: Array, outcome: Array, war: Index, risk_set: Index, resamples: Index) -> Skill:
    """Log-score and Brier skill against the constant, and the AUC within risk sets.

    chance, constant, outcome : (row,) prediction, the constant's prediction, and 0 or 1
    war, risk_set             : (row,) war to resample by, and the set within which rows compete
    resamples                 : (resample, war)
    """
    wars = resamples.shape[1]

    def lost(each: Array) -> Array:
        return np.bincount(war, each, wars).astype(float)

    def log_score(p: Array) -> Array:
        return -(outcome * np.log(p) + (1 - outcome) * np.log1p(-p))

    found = []
    for score in (log_score, lambda p: (p - outcome) ** 2):
        ours, theirs = lost(score(chance)), lost(score(constant))
        interval = clustered(ours, theirs, resamples)
        assert interval is not None
        found += [1 - ours.sum() / theirs.sum(), 1 - interval[1], 1 - interval[0]]
    return Skill(*(float(value) for value in (*found, auc_within(chance, outcome, risk_set))))


def auc_within(chance: Array, outcome: Array, risk_set: Index) -> float:
    """Mean over sets that hold both outcomes of the chance that a joiner ranks above another row; ties count half.

    >>> auc_within(np.array([0.9, 0.1, 0.1, 0.9]), np.array([1.0, 0.0, 1.0, 0.0]), np.array([0, 0, 1, 1]))
    0.5
    """
    each = []
    for member in np.unique(risk_set[outcome > 0]):
        inside = risk_set == member
        out = np.sort(chance[inside & (outcome == 0)])
        if out.size == 0:
            continue
        come = chance[inside & (outcome > 0)]
        below, up_to = np.searchsorted(out, come, "left"), np.searchsorted(out, come, "right")
        each.append(float(((below + up_to) / 2).mean() / out.size))
    return float(np.mean(each)) if each else float("nan")

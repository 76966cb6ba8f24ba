"""The joint tipping point: the most plausible combination of all quantities at which the answer reaches a threshold.

In the space of independent standard normal scores z, the point of the region p(x(z)) ≥ t (or ≤ t, for a threshold
below the forecast) that lies nearest to the origin, where all quantities have their medians: the design point of
Hasofer & Lind (1974, Journal of the Engineering Mechanics Division 100). It is sought by the iteration of Rackwitz &
Fiessler (1978, Computers & Structures 9) from the plainest draws beyond the threshold. Φ(−‖z‖) is the share of draws
beyond it if the border were flat; the share that is beyond stands beside it.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.insight.experiment import Array, Experiment, Subject, experiment_of
from casus.insight.remarks import Remark
from casus.insight.table import Table
from casus.insight.thresholds import checked, thresholds_of

__all__ = ["JointTippingPoint", "joint_tipping"]

FEWEST = 64
STARTS = 2
STEPS = 20
NUDGE = 1e-4
CLOSE = 1e-3
# Scores beyond this are rounded away by the quantile functions.
FARTHEST = 8.0
_TINY = 1e-12


class JointTippingPoint(NamedTuple):
    """What would have to be true together.

    threshold   : the value of the answer to be reached
    distance    : ‖z‖, how far from the medians in standard deviations; negative where the medians are beyond already
    probability : Φ(−distance)
    share       : share of the draws that are beyond the threshold
    above       : whether beyond is above it
    values      : of each quantity there, the one that contributes most first
    weights     : how much each contributes: its part of ‖z‖², after correlated ones were made independent
    medians     : of each quantity
    """

    threshold: float
    distance: float
    probability: float
    share: float
    above: bool
    values: Mapping[str, float]
    weights: Mapping[str, float]
    medians: Mapping[str, float]


def joint_tipping(subject: Subject, thresholds: Sequence[float] | None = None) -> Table[JointTippingPoint]:
    """For each threshold the most plausible combination of values that reaches it.

    thresholds : values of the answer; by default the edges of the estimative band around the forecast, and the case's
                 `decision_threshold`
    returns    : a row for each that can be reached; a remark for each that can't
    """
    experiment = experiment_of(subject)
    forecast = experiment.base[1].mean
    wanted = thresholds_of(experiment.case, forecast) if thresholds is None else checked(thresholds)
    about = {"forecast": forecast, "thresholds": wanted, "draws": experiment.settings.draws}
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("joint tipping", (), about, (refusal,))
    rows, remarks = [], [] if wanted else [Remark("no-threshold")]
    for threshold in wanted:
        point = _Search(experiment, threshold, threshold > forecast).point()
        if point is None:
            remarks.append(Remark("never-reached", {"threshold": threshold}))
        else:
            rows.append(point)
    return Table("joint tipping", tuple(rows), about, tuple(remarks))


class _Search:
    """The search for one threshold."""

    def __init__(self, experiment: Experiment, threshold: float, above: bool) -> None:
        self.experiment = experiment
        self.threshold = threshold
        self.above = above
        self.used = np.array(experiment.used)
        self.odds = experiment.case.answers[experiment.case.headline].kind == "probability"
        # A step function has no slope: what can only jump stays where a draw has it.
        quantiles = experiment.sampler.quantities
        self.smooth = np.array([quantiles[row].family not in ("bernoulli", "discrete") for row in experiment.used])
        self.smooth &= np.array([experiment.rows[row] == experiment.quantity(row) for row in experiment.used])

    def point(self) -> JointTippingPoint | None:
        """The nearest point found; None where no draw is beyond the threshold and no search gets there."""
        median = np.zeros((len(self.used), 1))
        # Where the medians are beyond already, the distance is that to the other side, and counts against.
        self.sign = 1.0 if self.above else -1.0
        inside = self.excess(median)[0] >= 0
        if inside:
            self.sign = -self.sign
        _, outcomes = self.experiment.base
        beyond = outcomes.value >= self.threshold if self.above else outcomes.value <= self.threshold
        weight = np.ones(len(beyond)) if outcomes.weight is None else outcomes.weight
        share = float(weight[beyond].sum() / weight.sum())
        found = self._nearest(self._starts(~beyond if inside else beyond))
        if found is None:
            return None
        distance = float(np.linalg.norm(found)) * (-1.0 if inside else 1.0)
        values, medians = self._values(found[:, None])[:, 0], self._values(median)[:, 0]
        parts = found**2 / max(float(found @ found), _TINY)
        order = np.argsort(-parts, kind="stable")
        names = [self.experiment.quantity(int(self.used[k])) for k in order]
        return JointTippingPoint(
            self.threshold,
            distance,
            0.5 * math.erfc(distance / math.sqrt(2)),
            share,
            self.above,
            {name: float(values[k]) for name, k in zip(names, order, strict=True)},
            {name: float(parts[k]) for name, k in zip(names, order, strict=True)},
            {name: float(medians[k]) for name, k in zip(names, order, strict=True)},
        )

    def excess(self, scores: Array) -> Array:
        """(point,) how far each is beyond the threshold: of a probability in log-odds, in which it is smoother."""
        value = self.experiment.outcomes(self._all(self._full(scores))).value
        if self.odds:
            value, at = _log_odds(value), float(_log_odds(np.array(self.threshold)))
        else:
            at = self.threshold
        return np.asarray(self.sign * (value - at))

    def _full(self, scores: Array) -> Array:
        full = np.zeros((len(self.experiment.rows), scores.shape[1]))
        full[self.used] = scores
        return full

    def _all(self, full: Array) -> Array:
        return self.experiment.sampler.values(full)

    def _values(self, scores: Array) -> Array:
        """Values of the quantities in use; of a mixture the number that selects."""
        return np.asarray(self._all(self._full(scores))[self.used])

    def _starts(self, beyond: NDArray[np.bool_]) -> Array:
        """(quantity, start) the draws beyond that are nearest to the medians, and the medians themselves."""
        scores = self.experiment.scores(self.experiment.settings.draws)[self.used]
        places = np.flatnonzero(beyond)
        nearest = places[np.argsort((scores[:, places] ** 2).sum(axis=0), kind="stable")[:STARTS]]
        return np.concatenate([np.zeros((len(self.used), 1)), scores[:, nearest]], axis=1)

    def _nearest(self, starts: Array) -> Array | None:
        best: Array | None = None
        for start in starts.T:
            found = self._walk(start)
            if found is not None and (best is None or np.linalg.norm(found) < np.linalg.norm(best)):
                best = found
        return best

    def _walk(self, start: Array) -> Array | None:
        """From one start to a point of the border that is nearest to the medians, as far as slopes tell."""
        here = start.copy()
        best: Array | None = None
        for _ in range(STEPS):
            excess, slope = self._slope(here)
            steep = float(slope @ slope)
            if not np.isfinite(excess) or steep < _TINY:
                break
            if excess >= 0 and (best is None or np.linalg.norm(here) < np.linalg.norm(best)):
                best = here.copy()
            target = here.copy()
            smooth = self.smooth
            target[smooth] = (slope[smooth] @ here[smooth] - excess) / steep * slope[smooth]
            step = np.clip(target, -FARTHEST, FARTHEST) - here
            if float(np.abs(step).max()) < CLOSE:
                break
            here = here + self._stride(here, step, excess, steep) * step
        return self._onto(here if best is None else best)

    def _stride(self, here: Array, step: Array, excess: float, steep: float) -> float:
        """The longest stride that brings the point nearer to the border or to the medians (a merit function)."""
        cost = 2.0 * float(np.linalg.norm(here) + 1.0) / math.sqrt(steep)
        strides = 0.5 ** np.arange(6)
        tried = here[:, None] + step[:, None] * strides
        merit = 0.5 * (tried**2).sum(axis=0) + cost * np.abs(self.excess(tried))
        now = 0.5 * float(here @ here) + cost * abs(excess)
        good = np.flatnonzero(merit < now)
        return float(strides[good[0]]) if good.size else float(strides[-1])

    def _slope(self, here: Array) -> tuple[float, Array]:
        """How far a point is beyond, and the slope of that; 0 along what can only jump."""
        moved = np.repeat(here[:, None], 2 * len(here) + 1, axis=1)
        places = np.arange(len(here))
        moved[places, 1 + places] += NUDGE
        moved[places, 1 + len(here) + places] -= NUDGE
        excess = self.excess(moved)
        slope = (excess[1 : 1 + len(here)] - excess[1 + len(here) :]) / (2 * NUDGE)
        return float(excess[0]), np.where(self.smooth, slope, 0.0)

    def _onto(self, point: Array) -> Array | None:
        """The nearest point beyond the threshold on the ray through a point; None where there is none near it."""
        low, high = 0.0, 1.25
        for _ in range(4):
            lengths = np.linspace(low, high, 101)
            beyond = self.excess(point[:, None] * lengths) >= 0
            if not beyond.any():
                return None
            first = int(np.argmax(beyond))
            low, high = float(lengths[max(first - 1, 0)]), float(lengths[first])
        return point * high


def _log_odds(value: Array) -> Array:
    bounded = np.clip(value, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(bounded) - np.log1p(-bounded))

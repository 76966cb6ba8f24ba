"""Tipping points: the value of one quantity at which the forecast reaches a threshold, everything else as it was.

By intervention, do(x = v): the quantity takes a value in every draw, on the same draws of all others; what was seen
since weighs the draws anew. Quantities that are correlated with it keep their own values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.insight.experiment import Array, Experiment, Subject, experiment_of
from casus.insight.remarks import Remark
from casus.insight.table import Table
from casus.insight.thresholds import checked, thresholds_of
from casus.program import CHUNK

__all__ = ["Curve", "TippingPoint", "tipping_points"]

GRID = (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
"""Where in its own distribution a quantity is set: almost all of what it can be."""

# The grid says only where to look; the crossing itself is found on more draws.
LOOKING, FINDING = 512, 4096
FEWEST = 64
STEPS = 12
# Of the forecast: far below the sampling error.
CLOSE = 1e-5


class TippingPoint(NamedTuple):
    """Where one quantity tips the answer.

    quantity   : its name
    threshold  : the forecast to be reached; None where the quantity alone reaches none
    value      : at which it is reached, in the quantity's unit: the one nearest to its median
    percentile : of that value in the quantity's own distribution, 0 to 1
    reach      : lowest and highest forecast as the quantity goes from its 1st to its 99th percentile
    """

    quantity: str
    threshold: float | None
    value: float | None
    percentile: float | None
    reach: tuple[float, float]


class Curve(NamedTuple):
    """The forecast as one quantity is set to values of its own distribution: (percentile, value, forecast) each."""

    points: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class _Bracket:
    row: int
    threshold: float
    low: float
    high: float
    at_low: float
    at_high: float


def tipping_points(subject: Subject, thresholds: Sequence[float] | None = None) -> Table[TippingPoint]:
    """The value of each uncertain quantity at which the forecast reaches a threshold.

    thresholds : forecasts to be reached; by default the edges of the estimative band around the forecast, and the
                 case's `decision_threshold`
    returns    : a row for each quantity and threshold that it can reach alone, and one without a threshold for each
                 that reaches none; the widest reach first. `about` holds the `forecast`, the `thresholds`, and by
                 quantity the `curves`
    raises     : UsageError for a threshold that is no finite number

    >>> import casus
    >>> case = casus.parse('''
    ... casus: 1
    ... title: One
    ... answer: 0.3 + 0.4 * x
    ... quantities: {x: {value: "uniform(0, 1)"}}
    ... ''')
    >>> [(row.threshold, round(row.value, 2)) for row in tipping_points(case, [0.4, 0.6])]
    [(0.4, 0.25), (0.6, 0.75)]
    """
    experiment = experiment_of(subject)
    forecast = experiment.base[1].mean
    about = {"forecast": forecast, "draws": experiment.settings.draws}
    wanted = thresholds_of(experiment.case, forecast) if thresholds is None else checked(thresholds)
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("tipping", (), {**about, "thresholds": wanted, "curves": {}}, (refusal,))
    curves, brackets = _look(experiment, wanted)
    rows = _rows(experiment, wanted, curves, _find(experiment, brackets))
    remarks = _remarks(rows, wanted)
    return Table("tipping", rows, {**about, "thresholds": wanted, "curves": curves}, remarks)


def _look(experiment: Experiment, wanted: Sequence[float]) -> tuple[Mapping[str, Curve], list[_Bracket]]:
    """The forecast on the grid, and between which points of it a threshold is crossed, nearest to the median."""
    interventions = _Interventions(experiment, LOOKING)
    curves, brackets = {}, []
    grids = [experiment.sampler.quantities[row](np.array(GRID)) for row in experiment.used]
    places = [row for row in experiment.used for _ in GRID]
    forecasts = interventions.forecasts(places, np.concatenate(grids)).reshape(-1, len(GRID))
    for row, settings, reached in zip(experiment.used, grids, forecasts, strict=True):
        name = experiment.quantity(row)
        curves[name] = Curve(tuple(zip(GRID, map(float, settings), map(float, reached), strict=True)))
        for threshold in wanted:
            crossed = [
                k
                for k in range(len(GRID) - 1)
                if (reached[k] - threshold) * (reached[k + 1] - threshold) <= 0.0 and reached[k] != reached[k + 1]
            ]
            if crossed:
                middle = len(GRID) // 2
                k = min(crossed, key=lambda k: min(abs(k - middle), abs(k + 1 - middle)))
                brackets.append(_Bracket(row, threshold, GRID[k], GRID[k + 1], reached[k], reached[k + 1]))
    return curves, brackets


class _Interventions:
    """Sets one input at a time to a value in all of the first draws of the run."""

    def __init__(self, experiment: Experiment, draws: int) -> None:
        self.experiment = experiment
        self.draws = min(draws, experiment.settings.draws)
        self.values = np.ascontiguousarray(experiment.base[0][:, : self.draws])
        self.together = max(CHUNK // self.draws, 1)
        self.work = np.tile(self.values, self.together)
        # Common draws: what few of them err in common is taken off.
        self.off = experiment.base[1].mean - experiment.outcomes(self.values).mean

    def forecasts(self, rows: Sequence[int], settings: Array) -> Array:
        """(setting,) the forecast with an input set to a value."""
        found = []
        for start in range(0, len(rows), self.together):
            some = rows[start : start + self.together]
            places = [slice(k * self.draws, (k + 1) * self.draws) for k in range(len(some))]
            for k, (row, place) in enumerate(zip(some, places, strict=True)):
                self.work[row, place] = settings[start + k]
            used = self.work[:, : len(some) * self.draws]
            found.append(self.experiment.outcomes(used).means(len(some)))
            for row, place in zip(some, places, strict=True):
                self.work[row, place] = self.values[row]
        return np.concatenate(found) + self.off


def _find(experiment: Experiment, brackets: list[_Bracket]) -> dict[tuple[int, float], tuple[float, float]]:
    """Value and percentile of each crossing: regula falsi in the percentile, the Illinois way, all at once."""
    if not brackets:
        return {}
    interventions = _Interventions(experiment, FINDING)
    rows = [bracket.row for bracket in brackets]
    target = np.array([bracket.threshold for bracket in brackets])
    low, high = np.array([b.low for b in brackets]), np.array([b.high for b in brackets])

    def excess(shares: Array, some: NDArray[np.int_]) -> Array:
        """How far the forecast is beyond its threshold, for some of the brackets."""
        quantiles = experiment.sampler.quantities
        settings = [float(quantiles[rows[k]](share)) for k, share in zip(some, shares, strict=True)]
        return np.asarray(interventions.forecasts([rows[k] for k in some], np.array(settings)) - target[some])

    every = np.arange(len(brackets))
    at_low, at_high = excess(low, every), excess(high, every)
    # On more draws a crossing close to a point of the grid may lie just beyond it.
    beyond = at_low * at_high > 0
    nearer_low = np.abs(at_low) < np.abs(at_high)
    if beyond.any():
        low = np.where(beyond & nearer_low, np.maximum(low - 0.1, 0.001), low)
        high = np.where(beyond & ~nearer_low, np.minimum(high + 0.1, 0.999), high)
        at_low, at_high = excess(low, every), excess(high, every)
    lost = at_low * at_high > 0
    share = np.where(np.abs(at_low) < np.abs(at_high), low, high)
    open_ = every[~lost & (np.minimum(np.abs(at_low), np.abs(at_high)) >= CLOSE)]
    for _ in range(STEPS):
        if not len(open_):
            break
        a, b, at_a, at_b = low[open_], high[open_], at_low[open_], at_high[open_]
        tried = a - at_a * (b - a) / (at_b - at_a)
        at = excess(tried, open_)
        share[open_] = tried
        left = at * at_a > 0
        # The end that stays counts half, so that it does not stay for ever (the Illinois way).
        low[open_], at_low[open_] = np.where(left, tried, a), np.where(left, at, at_a / 2)
        high[open_], at_high[open_] = np.where(left, b, tried), np.where(left, at_b / 2, at)
        open_ = open_[np.abs(at) >= CLOSE]
    return {
        (b.row, b.threshold): (float(experiment.sampler.quantities[b.row](s)), float(s))
        for b, s, gone in zip(brackets, share, lost, strict=True)
        if not gone
    }


def _rows(
    experiment: Experiment,
    wanted: Sequence[float],
    curves: Mapping[str, Curve],
    found: Mapping[tuple[int, float], tuple[float, float]],
) -> tuple[TippingPoint, ...]:
    rows = []
    for row in experiment.used:
        name = experiment.quantity(row)
        forecasts = [forecast for *_, forecast in curves[name].points]
        reach = (min(forecasts), max(forecasts))
        crossed = [(t, *found[row, t]) for t in wanted if (row, t) in found]
        rows += [TippingPoint(name, t, value, share, reach) for t, value, share in crossed]
        if not crossed:
            rows.append(TippingPoint(name, None, None, None, reach))
    return tuple(sorted(rows, key=lambda row: -(row.reach[1] - row.reach[0])))


def _remarks(rows: Sequence[TippingPoint], wanted: Sequence[float]) -> tuple[Remark, ...]:
    """What no quantity reaches alone."""
    if not wanted:
        return (Remark("no-threshold"),)
    reached = {row.threshold for row in rows}
    widest = rows[0]
    return tuple(
        Remark(
            "out-of-reach",
            {"threshold": t, "low": widest.reach[0], "high": widest.reach[1], "quantity": widest.quantity},
        )
        for t in wanted
        if t not in reached
    )

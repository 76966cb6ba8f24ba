"""Tipping points: the value of one quantity at which the forecast reaches a threshold, everything else as it was.

By intervention, do(x = v): the quantity takes a value in every draw, on the same draws of all others; what was seen
since weighs the draws anew. Quantities that are correlated with it keep their own values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from casus.insight.experiment import Array, Experiment, Subject, experiment_of
from casus.insight.remarks import Remark
from casus.insight.table import Table
from casus.insight.thresholds import thresholds_of
from casus.program import CHUNK

__all__ = ["Curve", "TippingPoint", "tipping_points"]

GRID = (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
"""Where in its own distribution a quantity is set: almost all of what it can be."""

# The grid says only where to look; the crossing itself is found on more draws.
LOOKING, FINDING = 1024, 4096
FEWEST = 64
STEPS = 12
# Of the forecast; far below what is printed, and below the sampling error.
CLOSE = 1e-7


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
    >>> table = tipping_points(casus.load("entry-deterrence"), thresholds=[0.99])
    >>> str(table.remarks[0])
    'No quantity alone brings the forecast to 0.99: the widest reach goes from 0.198 to 0.489 (cost_of_war).'
    """
    experiment = experiment_of(subject)
    forecast = experiment.base[1].mean
    about = {"forecast": forecast, "draws": experiment.settings.draws}
    wanted = thresholds_of(experiment.case, forecast) if thresholds is None else _checked(thresholds)
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("tipping", (), {**about, "thresholds": wanted, "curves": {}}, (refusal,))
    curves, brackets = _look(experiment, forecast, wanted)
    rows = _rows(experiment, wanted, curves, _find(experiment, brackets))
    remarks = _remarks(rows, wanted)
    return Table("tipping", rows, {**about, "thresholds": wanted, "curves": curves}, remarks)


def _checked(thresholds: Sequence[float]) -> tuple[float, ...]:
    from casus.errors import UsageError

    for threshold in thresholds:
        if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not np.isfinite(threshold):
            raise UsageError(f"thresholds: found {threshold!r}, expected a finite number")
    return tuple(sorted(map(float, thresholds)))


def _look(
    experiment: Experiment, forecast: float, wanted: Sequence[float]
) -> tuple[Mapping[str, Curve], list[_Bracket]]:
    """The forecast on the grid, and between which points of it a threshold is crossed, nearest to the median."""
    values = _first(experiment, LOOKING)
    # Common draws: what few of them err in common is taken off.
    off = forecast - experiment.outcomes(values).mean
    curves, brackets = {}, []
    for row in experiment.used:
        quantile = experiment.sampler.quantities[row]
        settings = quantile(np.array(GRID))
        reached = off + _under(experiment, values, [row] * len(GRID), settings)
        name = experiment.quantity(row)
        curves[name] = Curve(tuple(zip(GRID, map(float, settings), map(float, reached), strict=True)))
        for threshold in wanted:
            crossed = [
                k for k in range(len(GRID) - 1) if (reached[k] - threshold) * (reached[k + 1] - threshold) <= 0.0
                and reached[k] != reached[k + 1]
            ]
            if crossed:
                middle = len(GRID) // 2
                k = min(crossed, key=lambda k: min(abs(k - middle), abs(k + 1 - middle)))
                brackets.append(_Bracket(row, threshold, GRID[k], GRID[k + 1], reached[k], reached[k + 1]))
    return curves, brackets


def _first(experiment: Experiment, draws: int) -> Array:
    """The first draws of the run, so many at most."""
    return np.ascontiguousarray(experiment.base[0][:, : min(draws, experiment.settings.draws)])


def _under(experiment: Experiment, values: Array, rows: Sequence[int], settings: Array) -> Array:
    """(setting,) the forecast with one input at a time set to a value in all draws."""
    draws = values.shape[1]
    together = max(CHUNK // draws, 1)
    found = []
    for start in range(0, len(rows), together):
        some = rows[start : start + together]
        work = np.tile(values, len(some))
        for k, row in enumerate(some):
            work[row, k * draws : (k + 1) * draws] = settings[start + k]
        found.append(experiment.outcomes(work).means(len(some)))
    return np.concatenate(found)


def _find(experiment: Experiment, brackets: list[_Bracket]) -> dict[tuple[int, float], tuple[float, float]]:
    """Value and percentile of each crossing: regula falsi in the percentile, the Illinois way, all at once."""
    if not brackets:
        return {}
    values = _first(experiment, FINDING)
    off = experiment.base[1].mean - experiment.outcomes(values).mean
    rows = [bracket.row for bracket in brackets]
    target = np.array([bracket.threshold for bracket in brackets]) - off
    low, high = np.array([b.low for b in brackets]), np.array([b.high for b in brackets])

    def excess(shares: Array) -> Array:
        settings = [float(experiment.sampler.quantities[row](share)) for row, share in zip(rows, shares, strict=True)]
        return _under(experiment, values, rows, np.array(settings)) - target

    at_low, at_high = excess(low), excess(high)
    # On more draws a crossing close to a point of the grid may lie just beyond it.
    beyond = at_low * at_high > 0
    nearer_low = np.abs(at_low) < np.abs(at_high)
    low = np.where(beyond & nearer_low, np.maximum(low - 0.1, 0.001), low)
    high = np.where(beyond & ~nearer_low, np.minimum(high + 0.1, 0.999), high)
    at_low, at_high = excess(low), excess(high)
    lost = at_low * at_high > 0
    share = np.where(np.abs(at_low) < np.abs(at_high), low, high)
    for _ in range(STEPS):
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(at_high == at_low, (low + high) / 2, low - at_low * (high - low) / (at_high - at_low))
        share = np.clip(share, low, high)
        at = excess(share)
        if np.all((np.abs(at) < CLOSE) | lost):
            break
        left = at * at_low > 0
        # The end that stays counts half, so that it does not stay for ever.
        at_high = np.where(left, np.where(left, at_high / 2, at_high), at)
        at_low = np.where(left, at, at_low / 2)
        low, high = np.where(left, share, low), np.where(left, high, share)
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

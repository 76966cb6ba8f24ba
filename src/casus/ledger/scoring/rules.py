"""Scoring rules. All are proper: who reports anything but what they believe must expect a worse score. Less is better.

Brier score, RPS and CRPS are computed by the package `scores`; it has no logarithmic score.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["LEAST", "brier", "crps", "log_score", "rps"]

LEAST = 1e-6
"""A probability below this counts as this in the logarithmic score, which would otherwise be infinite."""

# Forecasts of numbers that are scored at once: versions of `scores` may hold all pairs of a forecast's quantiles.
_PIECE = 500

Array = NDArray[np.float64]


def brier(probability: Array, happened: Array) -> Array:
    """(p − o)² of each forecast: 0 to 1 (Brier 1950, of whose sum over both outcomes this is the half).

    probability : (forecast,), 0–1
    happened    : (forecast,), 1 where it happened, else 0

    >>> brier(np.array([0.8, 0.3]), np.array([1.0, 0.0])).round(4)
    array([0.04, 0.09])
    """
    import xarray as xr
    from scores.probability import brier_score

    if not len(probability):
        return np.zeros(0)
    found = brier_score(
        xr.DataArray(probability, dims="forecast"), xr.DataArray(happened, dims="forecast"), preserve_dims="all"
    )
    return np.asarray(found.values, dtype=np.float64)


def log_score(of_outcome: Array) -> tuple[Array, NDArray[np.bool_]]:
    """−ln p of what happened (Good 1952), and where p was below `LEAST` and counts as that.

    of_outcome : (forecast,), the probability that was given to what then happened

    >>> scores, raised = log_score(np.array([0.5, 0.0]))
    >>> scores.round(3), raised
    (array([ 0.693, 13.816]), array([False,  True]))
    """
    raised = of_outcome < LEAST
    return -np.log(np.where(raised, LEAST, of_outcome)), raised


def rps(steps: Sequence[Array], happened: Sequence[int]) -> Array:
    """Ranked probability score of ladders, 0 to 1: the mean Brier score of “at most this step”, over all but the last.

    Epstein (1969) introduced it; the form is Murphy's (1971), Σ (F_k − O_k)², here divided by the steps less one, so
    that ladders of different length compare and one of two steps has the Brier score.

    steps    : of each forecast, the probability of each step from the lowest on
    happened : of each forecast, the number of the step that came about

    >>> rps([np.array([0.1, 0.3, 0.6])], [2]).round(4)
    array([0.085])
    """
    import xarray as xr
    from scores.probability import brier_score

    if not steps:
        return np.zeros(0)
    width = max(len(shares) for shares in steps) - 1
    reached, came = np.full((2, len(steps), width), np.nan)
    for row, (shares, outcome) in enumerate(zip(steps, happened, strict=True)):
        reached[row, : len(shares) - 1] = np.minimum(np.cumsum(shares)[:-1], 1.0)
        came[row, : len(shares) - 1] = np.arange(len(shares) - 1) >= outcome
    # What is beyond a shorter ladder's end is missing, and left out of its mean.
    found = brier_score(
        xr.DataArray(reached, dims=("forecast", "step")),
        xr.DataArray(came, dims=("forecast", "step")),
        preserve_dims=["forecast"],
    )
    return np.asarray(found.values, dtype=np.float64)


def crps(quantiles: Array, happened: Array) -> Array:
    """Continuous ranked probability score, in the unit of the answer (Hersbach 2000; Gneiting & Raftery 2007).

    That of the distribution that puts equal weight on each quantile: the integral over all thresholds x of the Brier
    score of “at most x”. With the hundred levels that the ledger keeps it is within 0.15 % of the standard deviation
    for a normal distribution and an outcome within three of them.

    quantiles : (forecast, level), at `casus.ledger.LEVELS`
    happened  : (forecast,)

    >>> crps(np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([3.0, 1.0]))
    array([2. , 0.5])
    """
    import xarray as xr
    from scores.probability import crps_for_ensemble

    pieces = [np.zeros(0)]
    for start in range(0, len(happened), _PIECE):
        some = slice(start, start + _PIECE)
        found = crps_for_ensemble(
            xr.DataArray(quantiles[some], dims=("forecast", "level")),
            xr.DataArray(happened[some], dims="forecast"),
            "level",
            method="ecdf",
            preserve_dims=["forecast"],
        )
        # The difference of two nearly equal means may fall a hair below zero.
        pieces.append(np.maximum(np.asarray(found.values, dtype=np.float64), 0.0))
    return np.concatenate(pieces)

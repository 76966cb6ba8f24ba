"""How likely a state is to enter in each stretch of a war: a discrete-time hazard, in logit form."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.models.reference.candidates import Candidates
from casus.models.reference.columns import design
from casus.models.reference.logit import Scale, ridge_logit, sigmoid

__all__ = ["EDGES", "PENALTY", "Spells", "fit_hazard", "spells", "window_probability"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]

# The windows of the survival table, then steps that widen as wars grow rare.
EDGES = (0.0, 30.0, 90.0, 180.0, 299.0, 491.0, 730.0, 1095.0, 1825.0, np.inf)
MONTH = 30.0
# 1 / C of the day-one model, C = 0.01. The column of days stays free, so that the fall of the hazard isn't shrunk.
PENALTY = 100.0


@dataclass(frozen=True)
class Spells:
    """Interval × row: one for each row of the table and each stretch of its war in which it was at risk.

    columns : (spell, column) as in `columns.design`, then ln of the day at the middle of the stretch
    entered : (spell,) 1 where the state entered on that side in the stretch
    months  : (spell,) length of the stretch in units of 30 days, cut off at the end of the war
    war     : (spell,) position of the war
    stretch : (spell,) position in EDGES
    """

    columns: Array
    entered: Array
    months: Array
    war: Index
    stretch: Index


def spells(table: Candidates, names: tuple[str, ...], edges: tuple[float, ...] = EDGES) -> Spells:
    """Cut every row's time at risk into stretches (Allison 1982, section 3)."""
    columns, length = design(table.features, names), table.length[table.war]
    parts = []
    for k, (start, end) in enumerate(itertools.pairwise(edges)):
        row = np.flatnonzero((length > start) & (table.entered > start))
        until = np.minimum(length[row], end)
        middle = np.log((start + until) / 2)
        # Infinity stands for never, and the last stretch ends there too.
        entered = (np.isfinite(table.entered[row]) & (table.entered[row] <= end)).astype(float)
        months = (until - start) / MONTH
        parts.append((np.column_stack([columns[row], middle]), entered, months, table.war[row], np.full(len(row), k)))
    return Spells(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def fit_hazard(at: Spells, scale: Scale, weight: Array | None = None, start: Array | None = None) -> Array:
    """Coefficients (standardised, intercept first) of  logit h = ln months + β₀ + Σ β x + γ ln day.

    The discrete-time hazard of Cox (1972, section 6) and Allison (1982), with a ridge on the covariates. The offset
    makes the chance of a short stretch proportional to its length, so that stretches may differ in length.

    weight : (spell,) how often each counts
    """
    penalty = np.full(at.columns.shape[1], PENALTY)
    penalty[-1] = 0.0
    return ridge_logit(scale.apply(at.columns), at.entered, penalty, weight, np.log(at.months), start)


def spell_probability(at: Spells, raw: Array) -> Array:
    """(spell,) fitted chance to enter in each stretch, by coefficients on the columns' own scale."""
    return sigmoid(np.log(at.months) + raw[0] + at.columns @ raw[1:])


def window_probability(row: Array, raw: Array, length: Array, start: float, end: float) -> Array:
    """Chance to enter at start < day <= end of a war that is on at `start`, for one state.

    The hazard of a day is that of its stretch in EDGES, as it was fitted. The war may end before the window does: the
    chance is the mean over the wars that were on at `start`, each with its own length; where none lasted so long, the
    war is taken to last through the window.

    row     : (column,) the state's covariates, without days
    raw     : (1 + column + 1,) or (draw, 1 + column + 1): intercept, covariates, ln day, on the columns' own scale
    length  : (war,) days
    returns : () or (draw,)
    """
    inner = [edge for edge in EDGES if start < edge < end]
    edges = np.array([start, *inner, end])
    lasting = np.minimum(length[length > start], end)
    if lasting.size == 0:
        lasting = np.array([end])
    # (piece, war): the part of each piece in which the war is on.
    on = np.clip(lasting[None, :] - edges[:-1, None], 0.0, np.diff(edges)[:, None])
    eta = raw[..., :1] + raw[..., 1:-1] @ row[:, None] + raw[..., -1:] * np.log(_middles(edges))
    odds = np.exp(eta)
    # Given the odds of a whole month, a stretch of m months has odds m times as large; stretches multiply.
    levels, which = np.unique(lasting, return_inverse=True)
    share = np.bincount(which) / len(lasting)
    first = [int(np.argmax(lasting == level)) for level in levels]
    survive = np.log1p(odds[..., :, None] * (on[:, first] / MONTH)).sum(axis=-2)
    return np.asarray(-np.expm1(-survive) @ share)


def _middles(edges: Array) -> Array:
    """(piece,) the day at the middle of the stretch that each piece lies in; its own middle in the last, open one."""
    bounds = np.array(EDGES)
    stretch = np.searchsorted(bounds, edges[:-1], side="right") - 1
    own = (edges[:-1] + edges[1:]) / 2
    middle = (bounds[stretch] + bounds[stretch + 1]) / 2
    return np.where(np.isfinite(middle), middle, own)

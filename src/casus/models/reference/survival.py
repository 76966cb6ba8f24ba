"""How often states of a group entered a war within a window of its days: counts, with an interval by wars."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.models.reference.candidates import Candidates
from casus.models.reference.intervals import FEW, clustered, jeffreys, wider

__all__ = ["PATTERN", "WINDOWS", "Counts", "IntervalRow", "SurvivalRow", "counts_of", "interval_table", "survival"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]

# The features that counts are kept by. Each is one bit of a row's pattern.
PATTERN = ("def_own", "def_opp", "land_opp")
WINDOWS = ((0, 30), (30, 90), (90, 180), (180, 299), (299, 491))
MONTH = 30.0


@dataclass(frozen=True)
class Counts:
    """All that survival needs of a table: how many rows of each pattern a war has, and who entered when.

    length                              : (war,) days
    cell_war, cell_pattern, cell_rows   : (cell,) war, pattern (bit k is PATTERN[k]) and rows of that pattern
    entry_war, entry_pattern, entry_day : (entry,) one for each row that entered on its side
    """

    length: Array
    cell_war: Index
    cell_pattern: Index
    cell_rows: Index
    entry_war: Index
    entry_pattern: Index
    entry_day: Array


@dataclass(frozen=True)
class SurvivalRow:
    """One group in one window.

    group   : feature to what it must be; empty for all
    label   : the same in words
    joined  : rows that entered on that side at start < day <= end
    at_risk : rows of wars longer than `start` whose state hadn't entered on that side by then
    rate    : joined / at risk; None where no row is at risk
    low, high : 95 % interval; None likewise
    method  : "resampled wars" or "Jeffreys"
    wars, wars_joined : wars with a row at risk, and of these with one that joined
    """

    label: str
    group: Mapping[str, bool]
    start: float
    end: float
    joined: int
    at_risk: int
    rate: float | None
    low: float | None
    high: float | None
    method: str
    wars: int
    wars_joined: int


@dataclass(frozen=True)
class IntervalRow:
    """One line of the table of windows: entries, rows still out at the start, and the rate per 30 days at risk."""

    start: int
    end: int
    joined: int
    at_risk: int
    per_30_days: float | None


def counts_of(table: Candidates) -> Counts:
    """Count a table's rows and entries by war and pattern."""
    pattern = sum((table.features[name] > 0).astype(np.int64) << bit for bit, name in enumerate(PATTERN))
    pattern = np.asarray(pattern, dtype=np.int64)
    cells, rows = np.unique((table.war << len(PATTERN)) | pattern, return_counts=True)
    entered = np.flatnonzero(np.isfinite(table.entered))
    return Counts(
        table.length,
        cells >> len(PATTERN),
        cells & ((1 << len(PATTERN)) - 1),
        rows.astype(np.int64),
        table.war[entered],
        pattern[entered],
        table.entered[entered],
    )


def _member(pattern: Index, group: Mapping[str, bool]) -> NDArray[np.bool_]:
    member = np.ones(pattern.shape, dtype=bool)
    for name, wanted in group.items():
        member &= ((pattern >> PATTERN.index(name)) & 1).astype(bool) == wanted
    return member


def _by_war(counts: Counts, start: float, end: float, group: Mapping[str, bool]) -> tuple[Array, Array]:
    """Joined and at risk, (war,) each."""
    wars = len(counts.length)
    cells, entries = _member(counts.cell_pattern, group), _member(counts.entry_pattern, group)
    at_risk = np.bincount(counts.cell_war[cells], counts.cell_rows[cells], wars).astype(float)
    gone = entries & (counts.entry_day <= start)
    at_risk -= np.bincount(counts.entry_war[gone], minlength=wars)
    at_risk[counts.length <= start] = 0.0
    came = entries & (counts.entry_day > start) & (counts.entry_day <= end)
    return np.bincount(counts.entry_war[came], minlength=wars).astype(float), at_risk


def survival(
    counts: Counts, start: float, end: float, group: Mapping[str, bool], resamples: Index, label: str = ""
) -> SurvivalRow:
    """Rate at which rows of a group that are still out at `start` enter by `end`, in days since the war began.

    counts    : of the table
    group     : features of PATTERN and what each must be; empty for all
    resamples : (resample, war), see `intervals.resampled`
    returns   : SurvivalRow. The interval comes from resampled wars; where fewer than five wars had a joiner it
                collapses, and the wider of that and Jeffreys' is taken
    """
    joined, at_risk = _by_war(counts, start, end, group)
    total, rows = int(joined.sum()), int(at_risk.sum())
    wars, wars_joined = int((at_risk > 0).sum()), int((joined > 0).sum())
    rate = low = high = None
    method = "resampled wars"
    if rows:
        rate = total / rows
        interval = clustered(joined, at_risk, resamples)
        if wars_joined < FEW or interval is None:
            exact = jeffreys(total, rows)
            chosen = exact if interval is None else wider(exact, interval)
            method = "Jeffreys" if chosen == exact else method
            interval = chosen
        low, high = interval
    return SurvivalRow(label, dict(group), start, end, total, rows, rate, low, high, method, wars, wars_joined)


def interval_table(counts: Counts, windows: tuple[tuple[int, int], ...] = WINDOWS) -> tuple[IntervalRow, ...]:
    """Entries in each window, and the rate per 30 days that rows spent at risk in it."""
    rows = []
    for start, end in windows:
        joined, at_risk = _by_war(counts, start, end, {})
        until = np.clip(counts.length, start, end) - start
        came = (counts.entry_day > start) & (counts.entry_day <= end)
        # Who enters is no longer at risk for the rest of the window.
        lost = until[counts.entry_war[came]] - (counts.entry_day[came] - start)
        days = float(at_risk @ until - lost.sum())
        total = int(joined.sum())
        rows.append(IntervalRow(start, end, total, int(at_risk.sum()), MONTH * total / days if days > 0 else None))
    return tuple(rows)

"""The outside view of one case: what happened in cases like this, within its window."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casus.errors import CaseError, Fault, UsageError, nearest, short
from casus.models.reference.analogues import Analogue, Selection, nearest_rows
from casus.models.reference.classes import CLASSES
from casus.models.reference.columns import BY_NAME, design
from casus.models.reference.features import FEATURES, Features
from casus.models.reference.figures import Figures, Fitted, shipped
from casus.models.reference.hazard import window_probability
from casus.models.reference.intervals import LEVEL, resampled
from casus.models.reference.logit import sigmoid
from casus.models.reference.skill import Skill
from casus.models.reference.survival import PATTERN, IntervalRow, SurvivalRow, interval_table, survival

__all__ = ["CAP", "RESAMPLES", "SEED", "FittedRow", "OutsideView", "groups_of", "needed_features", "outside_view"]

Array = NDArray[np.float64]

RESAMPLES = 2_000
SEED = 1
CAP = 0.10
# A window that begins when so few wars are still on rests on hardly anything.
FEW_WARS = 10

_DEFINITIONS = {
    "day0": "entered that side in the first year; who fights on the first day doesn't count",
    "principal": "the same, with partners of the first day counted as having entered",
}


@dataclass(frozen=True)
class FittedRow:
    """One fitted rate.

    name       : "hazard", "day0" or "principal"
    rate       : the fitted rate, or 10 % where that is lower
    fitted     : the fitted rate as it is
    low, high  : 95 % interval from refits on resampled wars, never capped
    start, end : the window, in days since the war began
    """

    name: str
    about: str
    rate: float
    fitted: float
    low: float
    high: float
    capped: bool
    start: float
    end: float
    refits: int
    skill: Skill | None


@dataclass(frozen=True)
class OutsideView:
    """All that the outside view says of a case, as plain values.

    rate       : the number `outside.rate`: the hazard's rate for the case's features and window, 10 % at most; without
                 features the survival rate of all
    low, high  : its 95 % interval
    rests_on   : "hazard" or "survival"
    survival   : the case's own groups in its window, from wide to narrow
    hazard     : None without features
    day_one    : the first year from day one, by definition of joining; empty without features
    intervals  : rates of all rows by windows of the war
    analogues  : at most three, nearest first
    searched   : rows that analogues were looked for in, of `rows` in the table
    notes      : what was done to these numbers (capped, interval widened)
    limits     : what they can't say
    left_out   : columns that the figures' table didn't have
    """

    reference_class: str
    asks: str
    definition: str
    start: float
    end: float
    rate: float
    low: float
    high: float
    rests_on: str
    survival: tuple[SurvivalRow, ...]
    hazard: FittedRow | None
    day_one: tuple[FittedRow, ...]
    intervals: tuple[IntervalRow, ...]
    analogues: tuple[Analogue, ...]
    searched: int
    rows: int
    wars: int
    notes: tuple[str, ...]
    limits: tuple[str, ...]
    citations: tuple[str, ...]
    left_out: tuple[str, ...]
    source: str
    resamples: int
    seed: int

    def plain(self) -> dict[str, Any]:
        """As maps, lists, texts and numbers, for JSON."""
        return asdict(self)


def outside_view(
    reference_class: str,
    features: Features | None,
    window: tuple[float, float],
    *,
    figures: Figures | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> OutsideView:
    """How often cases like this came to the event, within the window.

    features  : of `read_features`; None for the class as a whole
    window    : start < day <= end, in days since the war began, that the state was still out at the start
    figures   : of a fit of one's own; default those that come with casus
    resamples : of wars, behind the intervals of the survival rows
    seed      : of these resamples
    raises    : CaseError with codes wrong-value for an unknown class, window-before-war or window-empty, or
                missing-key for features that the figures need; UsageError for resamples below 2 or a seed below 0

    >>> view = outside_view("war_joining", None, (299, 491))
    >>> view.survival[0].joined, view.survival[0].at_risk, f"{view.rate:.2%}"
    (5, 4768, '0.10%')
    """
    start, end = _window(reference_class, window)
    if resamples < 2 or seed < 0:
        raise UsageError(f"resamples is {resamples} and seed {seed}; expected at least 2 resamples and a seed from 0")
    known = CLASSES[reference_class]
    fitted = shipped(reference_class) if figures is None else figures
    if fitted.reference_class != reference_class:
        raise UsageError(f"these figures are of the class {fitted.reference_class!r}, not of {reference_class!r}")
    if features is not None:
        _needed(fitted, features)
    times = resampled(len(fitted.number), resamples, seed)
    rows = tuple(
        survival(fitted.counts, start, end, group, times, label) for label, group in groups_of(features).items()
    )
    hazard: FittedRow | None = None
    day_one: tuple[FittedRow, ...] = ()
    near: tuple[Analogue, ...] = ()
    if features is not None:
        hazard = _hazard(fitted, features, start, end)
        day_one = tuple(_day_one(name, fit, features) for name, fit in fitted.day_one.items())
        near = _analogues(fitted, features)
    if hazard is not None:
        rate, low, high = hazard.rate, hazard.low, hazard.high
    else:
        first = rows[0]
        if first.rate is None or first.low is None or first.high is None:
            raise CaseError([_too_late(fitted, start)])
        rate, low, high = min(first.rate, CAP), first.low, first.high
    return OutsideView(
        reference_class, known.asks, known.definition, start, end, rate, low, high,
        "survival" if hazard is None else "hazard",
        rows, hazard, day_one, interval_table(fitted.counts), near,
        len(fitted.selection.state), fitted.selection.total, len(fitted.number),
        tuple(_notes(fitted, rows, hazard, day_one, start)),
        known.limits, known.citations, fitted.left_out, fitted.source, resamples, seed,
    )  # fmt: skip


def groups_of(features: Features | None) -> Mapping[str, Mapping[str, bool]]:
    """The groups that a state belongs to, from wide to narrow: label to the features that must hold."""
    groups: dict[str, Mapping[str, bool]] = {"all": {}}
    if features is None:
        return groups
    pact, other, border = (bool(features[name]) for name in ("def_own", "def_opp", "land_opp"))
    if pact:
        groups["defence pact with that side"] = {"def_own": True}
    if border:
        groups["land border with the enemy"] = {"land_opp": True}
    if pact and border:
        groups["pact and border"] = {"def_own": True, "land_opp": True}
        if not other:
            groups["pact, border, and no pact with the enemy"] = {"def_own": True, "land_opp": True, "def_opp": False}
    elif pact and not other:
        groups["pact, and none with the enemy"] = {"def_own": True, "def_opp": False}
    elif border and not pact:
        groups["border, and no pact with that side"] = {"land_opp": True, "def_own": False}
    elif not pact and not border:
        groups["neither pact with that side nor border with the enemy"] = {"def_own": False, "land_opp": False}
    return groups


def _window(reference_class: str, window: tuple[float, float]) -> tuple[float, float]:
    """Start and end, or all that is wrong with class and window."""
    start, end = (float(day) for day in window)
    faults = []
    if reference_class not in CLASSES:
        faults.append(
            Fault(
                "wrong-value",
                f"there is no reference class {short(reference_class)!r}",
                ("class",),
                expected=f"one of {', '.join(CLASSES)}",
                nearest=nearest(reference_class, CLASSES),
            )
        )
    if not math.isfinite(start) or start < 0:
        faults.append(
            Fault(
                "window-before-war",
                "the window begins before the war",
                found=f"day {start:g} of the war",
                expected="a window that begins on the war's first day or later",
            )
        )
    if not math.isfinite(end) or end <= start:
        faults.append(
            Fault(
                "window-empty",
                "the window ends before it begins",
                found=f"from day {start:g} to day {end:g}",
                expected="an end after the start",
            )
        )
    if faults:
        raise CaseError(faults)
    return start, end


def _too_late(fitted: Figures, start: float) -> Fault:
    longest = int(fitted.counts.length.max())
    return Fault(
        "window-after-wars",
        f"no war of the class was still on at day {start:g}, so nothing is known of such a window",
        found=f"day {start:g} of the war",
        expected=f"a window that begins before day {longest}",
    )


def needed_features(figures: Figures | None = None) -> tuple[str, ...]:
    """Features that a case must give: all that the columns of these figures are made from.

    >>> len(needed_features())
    21
    """
    fitted = shipped("war_joining") if figures is None else figures
    names = dict.fromkeys((*fitted.hazard.columns[:-1], *(n for fit in fitted.day_one.values() for n in fit.columns)))
    needs = {need for name in names for need in BY_NAME[name].needs} | set(PATTERN)
    return tuple(name for name in FEATURES if name in needs)


def _needed(fitted: Figures, features: Features) -> None:
    missing = [name for name in needed_features(fitted) if name not in features]
    if missing:
        raise CaseError(
            Fault("missing-key", f"the class needs the feature {name!r}", expected=f"{name}: {FEATURES[name].expected}")
            for name in missing
        )


def _row(names: tuple[str, ...], features: Features) -> Array:
    row: Array = design({name: np.array([value]) for name, value in features.values.items()}, names)[0]
    return row


def _interval(draws: Array) -> tuple[float, float]:
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _hazard(fitted: Figures, features: Features, start: float, end: float) -> FittedRow:
    fit, length = fitted.hazard, fitted.counts.length
    if not (length > start).any():
        raise CaseError([_too_late(fitted, start)])
    row = _row(fit.columns[:-1], features)
    rate = float(window_probability(row, fit.coefficient, length, start, end))
    low, high = _interval(window_probability(row, fit.draws, length, start, end))
    return FittedRow(
        "hazard", fit.about, min(rate, CAP), rate, low, high, rate > CAP, start, end, len(fit.draws), fit.skill
    )


def _day_one(name: str, fit: Fitted, features: Features) -> FittedRow:
    row = np.concatenate([[1.0], _row(fit.columns, features)])
    rate = float(sigmoid(fit.coefficient @ row))
    low, high = _interval(sigmoid(fit.draws @ row))
    about = _DEFINITIONS.get(name, fit.about)
    return FittedRow(name, about, min(rate, CAP), rate, low, high, rate > CAP, 0.0, 365.0, len(fit.draws), fit.skill)


def _analogues(fitted: Figures, features: Features) -> tuple[Analogue, ...]:
    rows = fitted.selection
    at = (_row(rows.names, features) - rows.mean) / rows.deviation
    chosen, distance = nearest_rows(rows.place, rows.day > 0, at)
    return tuple(_analogue(fitted, rows, int(row), float(far)) for row, far in zip(chosen, distance, strict=True))


def _analogue(fitted: Figures, rows: Selection, row: int, distance: float) -> Analogue:
    war = int(rows.war[row])
    joined = bool(rows.day[row] > 0)
    days = int(fitted.counts.length[war])
    if joined:
        what = f"entered on that side on day {rows.day[row]:.0f} of {days}"
    elif rows.other[row]:
        what = f"entered on the other side (the war lasted {days} days)"
    else:
        what = f"stayed out (the war lasted {days} days)"
    return Analogue(
        fitted.name[war],
        fitted.year[war],
        rows.state[row],
        int(rows.side[row]),
        round(distance, 2),
        joined,
        int(rows.day[row]) if joined else None,
        bool(rows.other[row]),
        days,
        what,
    )


def _notes(
    fitted: Figures,
    rows: tuple[SurvivalRow, ...],
    hazard: FittedRow | None,
    day_one: tuple[FittedRow, ...],
    start: float,
) -> list[str]:
    notes = [
        f"The fitted rate of {row.fitted:.1%} ({row.name}) is shown as {CAP:.0%}: above that the model was too sure. "
        "Its interval is left as it is."
        for row in (hazard, *day_one)
        if row is not None and row.capped
    ]
    exact = [row.label for row in rows if row.method == "Jeffreys"]
    if exact:
        notes.append(
            f"Too few wars had a joiner to resample them ({'; '.join(exact)}): the wider interval, Jeffreys', is shown."
        )
    on = int((fitted.counts.length > start).sum())
    if on < FEW_WARS:
        notes.append(f"Only {on} of {len(fitted.number)} wars were still on when the window begins.")
    if fitted.left_out:
        notes.append(f"The table had nothing on {', '.join(fitted.left_out)}; the fit does without.")
    if len(fitted.selection.state) < fitted.selection.total:
        notes.append(
            f"Analogues come from {len(fitted.selection.state):,} of {fitted.selection.total:,} rows: "
            "all that entered, and those that stayed out with the highest fitted rate."
        )
    return notes

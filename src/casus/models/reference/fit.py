"""Fits the figures of a class to a table: counts, hazard, day-one model, skill, and rows for analogues."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.models.reference.analogues import Selection
from casus.models.reference.candidates import Candidates
from casus.models.reference.columns import COLUMNS, columns, design
from casus.models.reference.figures import Figures, Fitted
from casus.models.reference.hazard import PENALTY, fit_hazard, spells
from casus.models.reference.intervals import resampled
from casus.models.reference.logit import Scale, ridge_logit, sigmoid
from casus.models.reference.skill import skill
from casus.models.reference.survival import counts_of

__all__ = ["fit_day_one", "fit_figures"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]

YEAR = 365.0
REFITS = 200
SCORED = 2_000
Report = Callable[[str, float], None]


def _silent(what: str, share: float) -> None:
    pass


def fit_day_one(
    table: Candidates, refits: int = REFITS, seed: int = 1, report: Report = _silent, scored: int = SCORED
) -> Fitted:
    """Ridge logit (C = 0.01) of entering that side within 365 days of the war's first, with refits and skill.

    refits : on wars resampled with `seed`; the columns keep the whole table's scale, so the penalty means the same
    scored : resamples behind the skill's interval
    """
    names = columns(table.features)
    x, y = design(table.features, names), (table.entered <= YEAR).astype(float)
    scale, wars = Scale.of(x), len(table.number)
    z = scale.apply(x)
    centre = ridge_logit(z, y, PENALTY)
    draws = []
    for k, times in enumerate(resampled(wars, refits, seed)):
        weight = times[table.war].astype(float)
        draws.append(scale.raw(ridge_logit(z, y, PENALTY, weight, start=centre)) if weight @ y else None)
        report("day-one model, resampled wars", (k + 1) / refits)
    chance, constant = np.empty(len(y)), np.empty(len(y))
    for k in range(wars):
        left, kept = table.war == k, table.war != k
        own = Scale.of(x[kept])
        raw = own.raw(ridge_logit(own.apply(x[kept]), y[kept], PENALTY, start=centre))
        chance[left] = sigmoid(raw[0] + x[left] @ raw[1:])
        constant[left] = y[kept].mean()
        report("day-one model, one war left out", (k + 1) / wars)
    measured = skill(chance, constant, y, table.war, table.war, resampled(wars, scored, seed))
    return Fitted(
        names,
        scale.raw(centre),
        np.array([draw for draw in draws if draw is not None]),
        "Entered that side within 365 days of the first day; ridge logit, C = 0.01.",
        len(y),
        int(y.sum()),
        measured,
    )


def _fit_hazard(table: Candidates, refits: int, seed: int, report: Report, scored: int) -> Fitted:
    names = columns(table.features)
    at, wars = spells(table, names), len(table.number)
    scale = Scale.of(at.columns)
    centre = fit_hazard(at, scale)
    draws = []
    for k, times in enumerate(resampled(wars, refits, seed)):
        weight = times[at.war].astype(float)
        if weight @ at.entered:
            draws.append(scale.raw(fit_hazard(at, scale, weight, centre)))
        report("hazard, resampled wars", (k + 1) / refits)
    chance, constant = np.empty(len(at.entered)), np.empty(len(at.entered))
    for k in range(wars):
        left, kept = at.war == k, at.war != k
        own = Scale.of(at.columns[kept])
        raw = own.raw(fit_hazard(replace(at, **{name: getattr(at, name)[kept] for name in _SPELL}), own, None, centre))
        chance[left] = sigmoid(np.log(at.months[left]) + raw[0] + at.columns[left] @ raw[1:])
        per_month = at.entered[kept].sum() / at.months[kept].sum()
        constant[left] = -np.expm1(-per_month * at.months[left])
        report("hazard, one war left out", (k + 1) / wars)
    risk_set = at.war * 1_000 + at.stretch
    measured = skill(chance, constant, at.entered, at.war, risk_set, resampled(wars, scored, seed))
    return Fitted(
        (*names, "ln_day"),
        scale.raw(centre),
        np.array(draws),
        "Entered that side in a stretch of the war; logit of the hazard, ridge C = 0.01, ln of days free.",
        len(at.entered),
        int(at.entered.sum()),
        measured,
    )


_SPELL = ("columns", "entered", "months", "war", "stretch")


def _selection(table: Candidates, names: tuple[str, ...], ranked: Array, most: int | None) -> Selection:
    """Every row that entered, and of the rest those with the highest fitted rate (all of them without `most`)."""
    compared = tuple(column.name for column in COLUMNS if column.name in names and not column.crossed)
    x = design(table.features, compared)
    scale, entered = Scale.of(x), np.isfinite(table.entered)
    rest = np.flatnonzero(~entered)
    if most is not None:
        rest = rest[np.argsort(-ranked[rest], kind="stable")[:most]]
    rows = np.concatenate([np.flatnonzero(entered), np.sort(rest)])
    sides = {(int(table.war[row]), table.state[row], int(table.side[row])) for row in np.flatnonzero(entered)}
    return Selection(
        compared,
        scale.mean,
        scale.deviation,
        scale.apply(x[rows]),
        table.war[rows],
        table.side[rows],
        np.where(entered[rows], table.entered[rows], 0.0),
        np.array([(int(table.war[row]), table.state[row], 3 - int(table.side[row])) in sides for row in rows]),
        tuple(table.state[row] for row in rows),
        len(table.war),
    )


def fit_figures(
    table: Candidates,
    source: str,
    *,
    refits: int = REFITS,
    seed: int = 1,
    carried: Mapping[str, Fitted] | None = None,
    analogues: int | None = None,
    scored: int = SCORED,
    report: Report = _silent,
) -> Figures:
    """All figures of the class war_joining, from a table.

    source    : where the table came from, in words
    refits    : fits on resampled wars behind the intervals of the hazard and the day-one model
    carried   : day-one models by other definitions that this table can't give, taken over as they are
    analogues : how many rows that stayed out are kept, those with the highest fitted rate; None keeps all
    report    : called with what is under way and the share done
    raises    : UsageError where fewer than two wars had a joiner within a year
    """
    joined = len(np.unique(table.war[table.entered <= YEAR]))
    if joined < 2:
        raise UsageError(
            f"somebody joined within a year in {joined} of {len(table.number)} wars; "
            "a fit that is scored by leaving a war out needs at least two such wars"
        )
    day_one = fit_day_one(table, refits, seed, report, scored)
    hazard = _fit_hazard(table, refits, seed, report, scored)
    names = columns(table.features)
    ranked = design(table.features, names) @ day_one.coefficient[1:]
    return Figures(
        "war_joining",
        source,
        tuple(int(number) for number in table.number),
        table.name,
        tuple(int(year) for year in table.year),
        counts_of(table),
        hazard,
        {"day0": day_one, **(carried or {})},
        _selection(table, names, ranked, analogues),
        tuple(column.name for column in COLUMNS if column.name not in names),
    )

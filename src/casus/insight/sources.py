"""The audit of sources, by removal: the answer without what one source, or one origin, alone reports.

Not by shares of variance: a source that pins a quantity has a small share and a large effect.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from casus.case import Case
from casus.ensemble import Settings, plan, varies_without
from casus.ensemble.hypotheses import items_of
from casus.ensemble.without import believed_of, resting_on
from casus.errors import CaseError
from casus.insight.experiment import Experiment, Outcomes, Subject, experiment_of
from casus.insight.grounds import grounds_of
from casus.insight.remarks import Remark
from casus.insight.table import Table

__all__ = ["Spread", "WithoutSource", "sources"]

Kind: TypeAlias = Literal["source", "origin"]
FEWEST = 64


class Spread(NamedTuple):
    """Forecast, and 10th and 90th percentile of the answer."""

    mean: float
    p10: float
    p90: float


class WithoutSource(NamedTuple):
    """The answer without one source or one origin.

    source, origin : the one that is left out; the other is None
    shift          : how far the forecast moves
    widening       : how much wider the range from the 10th to the 90th percentile gets
    without        : the answer without it; None where the case can't run so
    quantities     : those that rest on it alone and take what is said without it
    fixed          : those that rest on it alone and have nothing else to say, so that they stay as they are
    evidence       : (model, item) that falls or weighs less
    """

    source: str | None
    origin: str | None
    shift: float | None
    widening: float | None
    without: Spread | None
    quantities: tuple[str, ...]
    fixed: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


def sources(subject: Subject) -> Table[WithoutSource]:
    """The answer without each source, and without each origin.

    A quantity that rests on it alone takes its `without:` value, or what stands in for one; evidence that it alone
    reports falls, what others report too weighs less; what it alone saw since is left out.

    returns : a row for each source and each origin on which a claim in use rests, the largest shift first. `about`
              holds the answer as it is, `with`, and by ground how much of its variance rests on sourced, mixed and
              judged quantities, `grounds`
    """
    experiment = experiment_of(subject)
    case = experiment.case
    about: dict[str, object] = {"draws": experiment.settings.draws, "with": None, "grounds": {}}
    if not case.sources and not case.claims:
        return Table("sources", (), about | {"grounds": grounds_of(experiment)}, (Remark("no-sources"),))
    if experiment.settings.draws < FEWEST or not np.isfinite(experiment.base[1].mean):
        refusal = experiment.refusal(FEWEST)
        return Table("sources", (), about, (refusal,) if refusal is not None else ())
    spread = _spread(experiment.base[1])
    rows = [_without(experiment, spread, kind, name) for kind, name in _asked(case)]
    rows.sort(key=lambda row: -abs(row.shift) if row.shift is not None else -np.inf)
    remarks = () if case.sources else (Remark("no-sources"),)
    return Table("sources", tuple(rows), about | {"with": spread, "grounds": grounds_of(experiment)}, remarks)


def _asked(case: Case) -> Iterator[tuple[Kind, str]]:
    """Sources and origins of claims that stand."""
    cited = {source for name, claim in case.claims.items() if name not in case.standing.retracted
             for source in claim.sources}
    yield from (("source", name) for name in case.sources if name in cited)
    yield from (("origin", name) for name in case.standing.origins)


def _without(experiment: Experiment, spread: Spread, kind: Kind, name: str) -> WithoutSource:
    case, settings = experiment.case, experiment.settings
    source, origin = (name, None) if kind == "source" else (None, name)
    if kind == "source":
        left = replace(settings, without_sources=(*settings.without_sources, name))
    else:
        left = replace(settings, without_origins=(*settings.without_origins, name))
    already = set(resting_on(case, settings))
    resting = [quantity for quantity in resting_on(case, left) if quantity not in already]
    moved = tuple(quantity for quantity in resting if varies_without(case, quantity))
    fixed = tuple(quantity for quantity in resting if quantity not in moved)
    # Here, unlike where somebody is supposed to lie, a quantity without its source is at least less certain.
    left = replace(left, without=(*settings.without, *(q for q in moved if q not in settings.without)))
    evidence = _touched(case, settings, left)
    if not moved and not evidence and len(believed_of(case, left)) == len(believed_of(case, settings)):
        return WithoutSource(source, origin, 0.0, 0.0, spread, moved, fixed, evidence)
    try:
        without = Experiment(plan(case, left))
        without.verify()
    except CaseError:
        return WithoutSource(source, origin, None, None, None, moved, fixed, evidence)
    found = _spread(without.base[1])
    widening = (found.p90 - found.p10) - (spread.p90 - spread.p10)
    return WithoutSource(source, origin, found.mean - spread.mean, widening, found, moved, fixed, evidence)


def _touched(case: Case, before: Settings, after: Settings) -> tuple[tuple[str, str], ...]:
    """Evidence that is known, and weighs less than before."""
    found: list[tuple[str, str]] = []
    for model in case.hypotheses:
        then, now = items_of(case, model, before), items_of(case, model, after)
        found += [
            (model, item)
            for k, item in enumerate(then.names)
            if then.counts[k] != "unknown" and (then.counts[k], then.reliability[k]) != (now.counts[k], now.reliability[k])
        ]
    return tuple(found)


def _spread(outcomes: Outcomes) -> Spread:
    return Spread(outcomes.mean, outcomes.quantile(0.1), outcomes.quantile(0.9))

"""The audit of sources, by removal: the answer without what one source, or one origin, alone reports.

Not by shares of variance: a source that pins a quantity has a small share and a large effect.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from casus.case import Case
from casus.insight.experiment import Outcomes, Subject, experiment_of
from casus.insight.grounds import grounds_of
from casus.insight.remarks import Remark
from casus.insight.removal import Removal, Remover
from casus.insight.table import Table

__all__ = ["Spread", "WithoutSource", "sources"]

FEWEST = 64


class Spread(NamedTuple):
    """Forecast, and 10th and 90th percentile of the answer."""

    mean: float
    p10: float
    p90: float

    @classmethod
    def of(cls, outcomes: Outcomes) -> "Spread":
        """That of some draws."""
        return cls(outcomes.mean, outcomes.quantile(0.1), outcomes.quantile(0.9))


class WithoutSource(NamedTuple):
    """The answer without one source or one origin.

    source, origin : the one that is left out; the other is None
    shift          : how far the forecast moves
    widening       : how much wider the range from the 10th to the 90th percentile gets
    without        : the answer without it; None, as are the two, where the case can't run so
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


def sources(subject: Subject, remover: Remover | None = None) -> Table[WithoutSource]:
    """The answer without each source, and without each origin.

    A quantity that rests on it alone takes its `without:` value, or what stands in for one; evidence that it alone
    reports falls, what others report too weighs less; what it alone saw since is left out.

    remover : of the same subject, where one is at hand; it may use fewer draws
    returns : a row for each source and each origin of a claim that stands, the largest shift first. `about` holds the
              answer as it is, `with`, and by ground how much of its variance rests on sourced, mixed and judged
              quantities, `grounds`
    """
    experiment = experiment_of(subject)
    case = experiment.case
    about: dict[str, object] = {"draws": experiment.settings.draws, "with": None, "grounds": grounds_of(experiment)}
    unsourced = () if case.sources else (Remark("no-sources"),)
    if not case.sources and not case.claims:
        return Table("sources", (), about, unsourced)
    # A constant answer may still hang on a source.
    refusal = experiment.refusal(FEWEST, constant=True)
    if refusal is not None:
        return Table("sources", (), about, (*unsourced, refusal))
    remover = remover or Remover(experiment)
    spread = Spread.of(experiment.base[1])
    rows = [_row(remover, removal, spread, source, origin) for source, origin, removal in _asked(case, remover)]
    rows.sort(key=lambda row: np.inf if row.shift is None else -abs(row.shift))
    return Table("sources", tuple(rows), about | {"with": spread}, unsourced)


def _asked(case: Case, remover: Remover) -> Iterator[tuple[str | None, str | None, Removal]]:
    """Sources and origins of claims that stand."""
    standing = case.standing
    cited = {s for name, claim in case.claims.items() if name not in standing.retracted for s in claim.sources}
    for name in case.sources:
        if name in cited:
            yield name, None, remover.removal(sources=[name])
    for name in standing.origins:
        yield None, name, remover.removal(origins=[name])


def _row(remover: Remover, removal: Removal, spread: Spread, source: str | None, origin: str | None) -> WithoutSource:
    outcomes = remover.without(removal)
    rest = (removal.quantities, removal.fixed, removal.evidence)
    if outcomes is None or not np.isfinite(outcomes.mean):
        return WithoutSource(source, origin, None, None, None, *rest)
    # What the removal does is told from common draws, which may be fewer than those of the run.
    before, after = Spread.of(remover.as_it_is), Spread.of(outcomes)
    found = Spread(*(whole + (then - now) for whole, now, then in zip(spread, before, after, strict=True)))
    if remover.probability:
        found = Spread(*(min(max(value, 0.0), 1.0) for value in found))
    widening = (found.p90 - found.p10) - (spread.p90 - spread.p10)
    return WithoutSource(source, origin, found.mean - spread.mean, widening, found, *rest)

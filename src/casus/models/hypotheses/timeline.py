"""How the posterior came about: after each item, in the order of their dates."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from casus.errors import UsageError
from casus.models.hypotheses.evidence import Evidence
from casus.models.hypotheses.posterior import Posterior, posteriors

__all__ = ["Timeline", "timeline"]


@dataclass(frozen=True, eq=False)
class Timeline:
    """Posteriors one after another.

    items : (step,) the item that each step adds
    steps : (1 + step,) the posterior before all of them, then after each; the last is that of all evidence
    """

    items: tuple[int, ...]
    steps: tuple[Posterior, ...]


def timeline(prior: ArrayLike, evidence: Evidence, date: ArrayLike) -> Timeline:
    """The posterior after each item that is observed or absent, in the order of dates.

    prior   : (hypothesis[, draw])
    date    : (item,) NumPy dates or numbers; NaT or NaN where an item has none: it then counts from the beginning.
              Items of one date come in the order that they have
    raises  : as `posterior`, and UsageError for dates of another number

    Of a cluster, what is known by then shares its weight.

    >>> evidence = Evidence.of([[0.6, 0.3], [0.8, 0.2]])
    >>> told = timeline([1, 1], evidence, np.array(["2022-02-24", "2021-11-10"], dtype="datetime64[D]"))
    >>> told.items, [step.probability[0].round(3).tolist() for step in told.steps]
    ((1, 0), [[0.5], [0.8], [0.889]])
    """
    dates = np.asarray(date)
    if dates.shape != (evidence.items,):
        raise UsageError(f"date has shape {dates.shape}, expected ({evidence.items},)")
    undated = np.isnat(dates) if dates.dtype.kind == "M" else np.isnan(dates.astype(float))
    counted = evidence.counted
    order = [int(item) for item in np.argsort(dates, kind="stable") if counted[item] and not undated[item]]
    known = np.tile(counted & undated, (len(order) + 1, 1))
    for step, item in enumerate(order, start=1):
        known[step:, item] = True
    return Timeline(tuple(order), posteriors(prior, evidence, known))

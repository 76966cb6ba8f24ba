"""Scenarios: the ranges of a few quantities within which the highest answers lie.

By PRIM (Friedman & Fisher 1999), as Bryant & Lempert (2010, Technological Forecasting and Social Change 77) discover
scenarios: of its boxes the one whose coverage and density have the largest harmonic mean, without the limits that might
as well be chance, and with the four that tell most.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.insight.experiment import Array, Outcomes, Subject, experiment_of
from casus.insight.prim import prim
from casus.insight.remarks import Remark
from casus.insight.table import Table

__all__ = ["Scenario", "scenarios"]

FEWEST = 256
HIGHEST = 0.9
RAREST = 0.01
# A limit that would come about by chance as often as this tells nothing.
CHANCE = 0.05
MOST_DRAWS = 8192
# More limits than these nobody keeps in mind.
MOST_LIMITS = 4


class Scenario(NamedTuple):
    """One box.

    limits   : by quantity the lowest and the highest value, in its own unit; quantities without limits are left out
    coverage : share of the draws of interest that lie in the box
    density  : share of the draws in the box that are of interest
    mass     : share of all draws that lie in the box
    mean     : of the answer in the box
    quasi_p  : by quantity, how likely so good limits would come about by chance
    """

    limits: Mapping[str, tuple[float, float]]
    coverage: float
    density: float
    mass: float
    mean: float
    quasi_p: Mapping[str, float]


def scenarios(subject: Subject, threshold: float | None = None) -> Table[Scenario]:
    """Where in the space of uncertain quantities the answer is high.

    threshold : draws are of interest from this value of the answer on; by default from its 90th percentile
    returns   : one row, or a remark where there is none: fewer than 1 % of the draws are of interest, or nearly all.
                `about` holds the `threshold` and the share of draws of `interest`
    raises    : UsageError for a threshold that is no finite number

    >>> import casus
    >>> case = casus.parse('''
    ... casus: 1
    ... title: One
    ... answer: 0.3 + 0.4 * x + 0.01 * y
    ... quantities: {x: {value: "uniform(0, 1)"}, y: {value: "uniform(0, 1)"}}
    ... ''')
    >>> box = scenarios(case)[0]
    >>> list(box.limits), round(box.limits["x"][0], 1)
    (['x'], 0.9)
    """
    if threshold is not None and (isinstance(threshold, bool) or not np.isfinite(threshold)):
        raise UsageError(f"threshold: found {threshold!r}, expected a finite number")
    experiment = experiment_of(subject)
    about: dict[str, object] = {"draws": experiment.settings.draws, "threshold": threshold}
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("scenarios", (), about, (refusal,))
    values, outcomes = experiment.base
    limit = outcomes.quantile(HIGHEST) if threshold is None else float(threshold)
    some = Outcomes(outcomes.value[:MOST_DRAWS], None if outcomes.weight is None else outcomes.weight[:MOST_DRAWS])
    interest = some.value >= limit
    weight = np.ones(len(interest)) if some.weight is None else some.weight / some.weight.mean()
    share = float(weight[interest].sum() / weight.sum())
    about |= {"threshold": limit, "interest": share}
    if share < RAREST or share > 1.0 - RAREST:
        return Table("scenarios", (), about, (Remark("no-interest", {"threshold": limit, "share": share}),))
    used = list(experiment.used)
    names = [experiment.quantity(row) for row in used]
    box = _Drawn(values[used, : len(interest)], interest, weight, some.value, names).scenario()
    if not box.limits:
        return Table("scenarios", (), about, (Remark("no-limits"),))
    return Table("scenarios", (box,), about)


class _Drawn:
    """Draws, and what is of interest among them."""

    def __init__(self, x: Array, interest: NDArray[np.bool_], weight: Array, value: Array, names: list[str]) -> None:
        self.x, self.interest, self.weight, self.value, self.names = x, interest, weight, value, names
        self.peeling = prim(x, interest, weight)

    def scenario(self) -> Scenario:
        """The balanced box, without limits that might be chance, the least telling one taken off first."""
        box = self.peeling.balanced
        low, high = box.low.copy(), box.high.copy()
        limited = list(self.peeling.limited(box))
        chances = {k: self._chance(low, high, limited, k) for k in limited}
        while limited and max(chances.values()) > CHANCE:
            worst = max(limited, key=lambda k: chances[k])
            limited.remove(worst)
            low[worst], high[worst] = self.peeling.low[worst], self.peeling.high[worst]
            chances = {k: self._chance(low, high, limited, k) for k in limited}
        while len(limited) > MOST_LIMITS:
            limited.remove(max(limited, key=lambda k: self._without(low, high, limited, k)))
        # What tells most comes first.
        limited.sort(key=lambda k: self._without(low, high, limited, k))
        chances = {k: self._chance(low, high, limited, k) for k in limited}
        inside = self._inside(low, high, limited)
        held, wanted = float(self.weight[inside].sum()), float(self.weight[inside & self.interest].sum())
        return Scenario(
            {self.names[k]: (float(low[k]), float(high[k])) for k in limited},
            wanted / float(self.weight[self.interest].sum()),
            wanted / held,
            held / float(self.weight.sum()),
            float((self.weight[inside] * self.value[inside]).sum() / held),
            {self.names[k]: chances[k] for k in limited},
        )

    def _inside(self, low: Array, high: Array, limited: list[int]) -> NDArray[np.bool_]:
        inside = np.ones(self.x.shape[1], dtype=bool)
        for k in limited:
            inside &= (low[k] <= self.x[k]) & (self.x[k] <= high[k])
        return inside

    def _without(self, low: Array, high: Array, limited: list[int], k: int) -> float:
        """The density of the box without the limits of one input: the lower, the more these tell."""
        inside = self._inside(low, high, [other for other in limited if other != k])
        return float(self.weight[inside & self.interest].sum() / self.weight[inside].sum())

    def _chance(self, low: Array, high: Array, limited: list[int], k: int) -> float:
        """The quasi-p value of the limits of one input: a one-sided binomial test (Bryant & Lempert 2010, appendix).

        How likely the box would hold as many cases of interest if they were as frequent in it as without these limits.
        """
        from scipy.special import bdtrc

        inside = self._inside(low, high, limited)
        wanted, held = int((inside & self.interest).sum()), int(inside.sum())
        without = self._without(low, high, limited, k)
        return float(bdtrc(wanted - 1, held, without)) if wanted > 0 else 1.0

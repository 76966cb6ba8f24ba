"""What hypotheses came to over all draws, and the tables that say why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.ensemble.hypotheses import Items, PlannedHypotheses
from casus.ensemble.summarise import Counts
from casus.ensemble.summary import Summary

if TYPE_CHECKING:
    from casus.models.hypotheses import Disagreement

__all__ = ["Ablated", "EvidenceTables", "HypothesesResult", "Step", "hypotheses_result"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class HypothesesResult:
    """Hypotheses over all draws.

    prior     : by hypothesis, the mean of what was held before the evidence
    posterior : by hypothesis
    items     : what is held of each piece of evidence
    """

    name: str
    prior: Mapping[str, float]
    posterior: Mapping[str, Summary]
    items: Items


def hypotheses_result(planned: PlannedHypotheses, counts: Counts) -> HypothesesResult:
    """The hypotheses of a plan from what was counted."""
    return HypothesesResult(
        planned.name,
        {hypothesis: counts.mean(("prior", planned.name, hypothesis)) for hypothesis in planned.hypotheses},
        {hypothesis: counts.summary(("hypothesis", planned.name, hypothesis)) for hypothesis in planned.hypotheses},
        planned.weighing.items,
    )


class Step(NamedTuple):
    """The mean posterior, (hypothesis,), once an item is known too; None for the start, with what has no date."""

    item: str | None
    date: date | None
    posterior: Array


class Ablated(NamedTuple):
    """The mean posterior, (hypothesis,), without one item, one source, one origin or one cluster.

    items : those that fall away or count less
    """

    kind: Literal["item", "source", "origin", "cluster"]
    name: str
    items: tuple[str, ...]
    posterior: Array


@dataclass(frozen=True, eq=False)
class EvidenceTables:
    """Why the posterior is what it is: means over draws, weighted where something was observed.

    hypotheses    : names
    items         : what is held of each piece of evidence
    dates         : (item,) since when it is known, None where no claim says so
    prior         : (hypothesis,)
    posterior     : (hypothesis,)
    likelihood    : (item, hypothesis) P(E|h)
    rivals        : (hypothesis,) position of the most likely other hypothesis
    weight        : (item, hypothesis) weight of evidence against that rival, in decibans (Good 1950)
    between       : (hypothesis, hypothesis) weight of all evidence for one against another, in decibans
    exponent      : (item,) how much an item counts beside others of its cluster; 0 where it is unknown
    change        : (item,) expected change of the posterior by knowing it, half the sum over hypotheses
    information   : (item,) mutual information of hypotheses and report in bits, before it is known
    seen          : (item,) probability that its report will be seen, before it is known
    letters       : (item, hypothesis) CC, C, N, I, II of Heuer's matrix; "" for what is unknown
    score         : (hypothesis,) inconsistency score: the lower, the less speaks against it
    disagreements : pairs that posterior and score put in opposite order
    timeline      : the posterior as items became known
    ablation      : the posterior without items, sources, origins and clusters, one at a time
    """

    hypotheses: tuple[str, ...]
    items: Items
    dates: tuple[date | None, ...]
    prior: Array
    posterior: Array
    likelihood: Array
    rivals: NDArray[np.int64]
    weight: Array
    between: Array
    exponent: Array
    change: Array
    information: Array
    seen: Array
    letters: NDArray[np.str_]
    score: Array
    disagreements: "tuple[Disagreement, ...]"
    timeline: tuple[Step, ...]
    ablation: tuple[Ablated, ...]

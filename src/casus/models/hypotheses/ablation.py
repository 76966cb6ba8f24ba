"""What the posterior would be without some of the evidence."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import ArrayLike

from casus.errors import UsageError
from casus.models.hypotheses.evidence import Evidence
from casus.models.hypotheses.posterior import Posterior, posteriors

__all__ = ["ablation"]


def ablation(
    prior: ArrayLike,
    evidence: Evidence,
    without: Sequence[Collection[int]],
    reliability: ArrayLike | None = None,
) -> tuple[Posterior, ...]:
    """The posterior without each of these sets of items.

    prior       : (hypothesis[, draw])
    without     : a set of items for each posterior: one item, a cluster, all that rests on one source or origin
    reliability : (set, item) what the reliabilities of the others are then: an item that several sources report stays
                  without one of them, and counts less; default as they are
    returns     : one Posterior a set. Without an item, draws may have a posterior that had none
    raises      : as `posterior`, and UsageError for an item that isn't there

    >>> evidence = Evidence.of([[0.8, 0.2], [0.6, 0.3]])
    >>> [one.probability[0].round(3).tolist() for one in ablation([1, 1], evidence, [[0], [1], [0, 1]])]
    [[0.667], [0.8], [0.5]]
    """
    counted = np.tile(evidence.counted, (len(without), 1))
    for row, items in enumerate(without):
        for item in items:
            if not 0 <= item < evidence.items:
                raise UsageError(f"there is no item {item}, only 0 to {evidence.items - 1}")
            counted[row, item] = False
    if reliability is None:
        return posteriors(prior, evidence, counted) if len(without) else ()
    rated = np.asarray(reliability, dtype=float)
    if rated.shape != counted.shape:
        raise UsageError(f"reliability has shape {rated.shape}, expected {counted.shape}")
    return tuple(
        posteriors(prior, evidence.with_reliability(row), kept[None])[0]
        for row, kept in zip(rated, counted, strict=True)
    )

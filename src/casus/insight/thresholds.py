"""The thresholds that matter for an answer: where its estimative word changes, and where the case decides otherwise."""

import math
from collections.abc import Sequence

from casus.case import Case
from casus.errors import UsageError
from casus.quantities import scheme

__all__ = ["checked", "thresholds_of"]


def thresholds_of(case: Case, forecast: float) -> tuple[float, ...]:
    """The edges of the estimative band around a forecast of the headline, and its decision threshold, in rising order.

    A number or a step of a ladder has no band.

    >>> import casus
    >>> thresholds_of(casus.load("entry-deterrence"), 0.3)
    (0.2, 0.45)
    """
    answer = case.answers[case.headline]
    found = set() if answer.decision_threshold is None else {answer.decision_threshold}
    if answer.kind == "probability":
        edges = scheme(case.words).edges
        found |= {max((edge for edge in edges if edge <= forecast), default=0.0)}
        found |= {min((edge for edge in edges if edge > forecast), default=1.0)}
    return tuple(sorted(found - {0.0, 1.0}))


def checked(thresholds: Sequence[float]) -> tuple[float, ...]:
    """Thresholds that were asked for, in rising order.

    raises : UsageError for one that is no finite number
    """
    for threshold in thresholds:
        if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not math.isfinite(threshold):
            raise UsageError(f"thresholds: found {threshold!r}, expected a finite number")
    return tuple(sorted(map(float, thresholds)))

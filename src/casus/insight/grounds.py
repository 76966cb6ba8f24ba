"""How much of an answer's variance rests on sourced, mixed and judged quantities.

For each ground the closed first-order index of all its quantities together, Var(E[f | x_ground]) / Var(f) (Saltelli et
al. 2010, Computer Physics Communications 181, table 2 (b)). What is left to 1 comes from how grounds act together.
"""

from collections.abc import Mapping

import numpy as np

from casus.insight.experiment import Experiment

__all__ = ["GROUNDS", "grounds_of"]

GROUNDS = ("sourced", "mixed", "judgement")
POINTS = 4096
FEWEST = 64


def grounds_of(experiment: Experiment) -> Mapping[str, float | None]:
    """By ground its share of the variance of the headline, before what was seen since; None where it is constant.

    Quantities that are correlated across grounds are redrawn with their own ground alone, as if they were not.
    """
    draws = min(POINTS, experiment.settings.draws)
    if draws < FEWEST or not experiment.rows:
        return dict.fromkeys(GROUNDS)
    values = experiment.draw(draws, copies=2)
    count = len(experiment.rows)
    first, second = np.ascontiguousarray(values[:count]), np.ascontiguousarray(values[count:])
    at_first, at_second = experiment.outcomes(first).value, experiment.outcomes(second).value
    both = np.concatenate([at_first, at_second])
    variance = float(both.var())
    if variance == 0.0:
        return dict.fromkeys(GROUNDS)
    centre = float(both.mean())
    shares: dict[str, float | None] = {}
    for ground in GROUNDS:
        rows = [row for row in experiment.used if experiment.case.ground(experiment.quantity(row)) == ground]
        if not rows:
            shares[ground] = 0.0
            continue
        mixed = first.copy()
        mixed[rows] = second[rows]
        moved = experiment.outcomes(mixed).value
        effect = float(((at_second - centre) * (moved - at_first)).mean())
        shares[ground] = min(max(effect / variance, 0.0), 1.0)
    return shares

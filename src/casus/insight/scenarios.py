"""Scenarios: the ranges of a few quantities within which the highest answers lie (PRIM).

The patient rule induction method (Friedman & Fisher 1999, Statistics and Computing 9), used to discover scenarios as by
Bryant & Lempert (2010, Technological Forecasting and Social Change 77).
"""

from collections.abc import Mapping
from typing import NamedTuple

from casus.insight.experiment import Subject
from casus.insight.table import Table

__all__ = ["Scenario", "scenarios"]

FEWEST = 256
USUAL = 0.9
RAREST = 0.01


class Scenario(NamedTuple):
    """One box.

    limits   : by quantity the lowest and the highest value, in its own unit; quantities without limits are left out
    coverage : share of the draws of interest that lie in the box
    density  : share of the draws in the box that are of interest
    mass     : share of all draws that lie in the box
    mean     : of the answer in the box
    quasi_p  : by quantity, how likely so good a limit would come about by chance
    """

    limits: Mapping[str, tuple[float, float]]
    coverage: float
    density: float
    mass: float
    mean: float
    quasi_p: Mapping[str, float]


def scenarios(subject: Subject) -> Table[Scenario]:
    """To come."""
    return Table("scenarios", ())

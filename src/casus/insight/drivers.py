"""What drives the answer: the part of its variance that each quantity makes, alone and with all others.

Where draws count alike, by pick–freeze on scrambled Sobol points: the first order by Saltelli et al. (2010, Computer
Physics Communications 181, table 2 (b)), the total by Jansen (1999, Computer Physics Communications 117). Of correlated
quantities each has its closed first order, the others being redrawn from their conditional copula, and all together their
total (Kucherenko, Tarantola & Annoni 2012, Computer Physics Communications 183); these do not add up.

Where draws count differently, because of what was seen since or because the answer presumes something, the first order is
estimated from the draws of the run by classes of the quantity (Plischke, Borgonovo & Smith 2013, European Journal of
Operational Research 226), the total by redrawing the quantity alone a few times at each of many points.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from casus.insight.correlated import Together, together

from casus.insight.experiment import Array, Experiment, Subject, experiment_of
from casus.insight.table import Table

__all__ = ["Driver", "drivers"]

FEWEST = 128
POINTS = 4096
# Of the estimate for draws that count differently.
NESTED, COPIES = 512, 8


class Driver(NamedTuple):
    """How much of the answer's variance one quantity makes.

    quantity           : its name
    first              : part of the variance that is gone once it is known, Var(E[f | x]) / Var(f)
    total              : part that is left when all others are known; of a correlated quantity that of its whole group
    first_lo, first_hi : 95 % interval of `first`, from independent scramblings
    total_lo, total_hi : the same of `total`
    direction          : whether the answer goes "up" or "down" as it grows, "mixed", or "none" where that can't be told
    effect             : Var(E[f | x]), not divided by the variance
    correlated         : the quantities that share its total
    """

    quantity: str
    first: float
    total: float
    first_lo: float
    first_hi: float
    total_lo: float
    total_hi: float
    direction: Literal["up", "down", "mixed", "none"]
    effect: float
    correlated: tuple[str, ...]


def drivers(subject: Subject, points: int = POINTS) -> Table[Driver]:
    """How much of the variance of the headline each uncertain quantity makes, the largest total first.

    points  : base points of the estimate, at most as many as the run has draws
    returns : a row for each uncertain quantity, 0 for one that the answer does not depend on. `about` holds `variance`
              and `weighted`, whether draws count differently
    """
    experiment = experiment_of(subject)
    draws = min(points, experiment.settings.draws)
    about = {"points": draws, "weighted": experiment.weighted, "variance": None}
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("drivers", (), about, (refusal,))
    ...

"""How the forecast settles as draws are added."""

from typing import NamedTuple

import numpy as np

from casus.insight.experiment import Outcomes, Subject, experiment_of
from casus.insight.table import Table
from casus.quantities.pointsets import REPLICATES

__all__ = ["Settling", "convergence"]

FEWEST = 64


class Settling(NamedTuple):
    """The forecast after so many draws.

    draws    : how many, the first ones
    forecast : their mean
    error    : its standard error, from the independent scramblings of the points
    """

    draws: int
    forecast: float
    error: float


def convergence(subject: Subject) -> Table[Settling]:
    """The forecast and its standard error after 64, 128, 256, … draws, and after all.

    The draws come in eight independent scramblings (a bootstrap on Sobol points would overstate the error several
    times): the error is s/√8 of their forecasts.
    """
    experiment = experiment_of(subject)
    about = {"draws": experiment.settings.draws, "method": experiment.settings.method}
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("convergence", (), about, (refusal,))
    outcomes = experiment.base[1]
    draws = len(outcomes.value)
    counts = [2**k for k in range(6, draws.bit_length()) if 2**k < draws]
    return Table("convergence", tuple(_after(outcomes, count) for count in [*counts, draws]), about)


def _after(outcomes: Outcomes, draws: int) -> Settling:
    weight = None if outcomes.weight is None else outcomes.weight[:draws]
    some = Outcomes(outcomes.value[:draws], weight)
    each = [
        Outcomes(some.value[k::REPLICATES], None if weight is None else weight[k::REPLICATES]).mean
        for k in range(REPLICATES)
    ]
    return Settling(draws, some.mean, float(np.std(each, ddof=1) / np.sqrt(REPLICATES)))

"""Sample points of the unit cube: Sobol, Latin hypercube and Monte Carlo, each addressable by index.

>>> import numpy as np
>>> some = points("sobol", dimensions=3, draws=1024, seed=7)
>>> whole, part = np.empty((3, 1024)), np.empty((3, 10))
>>> some.fill(0, 1024, whole)
>>> some.fill(500, 510, part)
>>> bool((whole[:, 500:510] == part).all())
True
"""

from collections.abc import Mapping
from types import MappingProxyType

from casus.errors import UsageError, nearest
from casus.quantities.pointsets.base import REPLICATES, Points
from casus.quantities.pointsets.latin_hypercube import LatinHypercube
from casus.quantities.pointsets.monte_carlo import MonteCarlo
from casus.quantities.pointsets.sobol import Sobol

__all__ = ["METHODS", "REPLICATES", "Points", "points"]

METHODS: Mapping[str, type[Points]] = MappingProxyType(
    {kind.method: kind for kind in (Sobol, LatinHypercube, MonteCarlo)}
)


def points(method: str, dimensions: int, draws: int, seed: int) -> Points:
    """Points of a method, "sobol", "lhs" or "mc"; draw i is point i // 8 of replicate i % 8.

    method     : sobol and mc are the same points for any number of draws, lhs is not
    dimensions : at most 2,048 with sobol
    draws      : at most 2^35
    seed       : 0 to 2^63 - 1; 0 is a seed like any other
    raises     : UsageError where one of them is not so
    """
    kind = METHODS.get(method)
    if kind is None:
        close = nearest(method, METHODS)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise UsageError(f"there is no sampling method {method!r}; expected {', '.join(METHODS)}{hint}")
    return kind(dimensions, draws, seed)

"""Uncertain numbers: quantile functions, estimative words, sample points and rank correlation.

Names are fetched on first use, so that importing this package loads no numerics.

>>> from casus.quantities import scheme
>>> scheme("icd203").word(0.3)
'unlikely'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casus.quantities.copula import GaussianCopula
    from casus.quantities.distributions import (
        FAMILIES,
        Family,
        Parameter,
        Quantile,
        distribution,
        mixture_arguments,
        truncate,
    )
    from casus.quantities.pointsets import METHODS, REPLICATES, Points, points
    from casus.quantities.sampler import Sampler
    from casus.quantities.words import ALL_WORDS, SCHEMES, Scheme, scheme

__all__ = [
    "ALL_WORDS",
    "FAMILIES",
    "METHODS",
    "REPLICATES",
    "SCHEMES",
    "Family",
    "GaussianCopula",
    "Parameter",
    "Points",
    "Quantile",
    "Sampler",
    "Scheme",
    "distribution",
    "mixture_arguments",
    "points",
    "scheme",
    "truncate",
]

_HOME = {
    "ALL_WORDS": "words",
    "SCHEMES": "words",
    "Scheme": "words",
    "scheme": "words",
    "METHODS": "pointsets",
    "REPLICATES": "pointsets",
    "Points": "pointsets",
    "points": "pointsets",
    "GaussianCopula": "copula",
    "FAMILIES": "distributions",
    "Family": "distributions",
    "Parameter": "distributions",
    "Quantile": "distributions",
    "distribution": "distributions",
    "mixture_arguments": "distributions",
    "truncate": "distributions",
    "Sampler": "sampler",
}


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value


def __dir__() -> list[str]:
    return __all__

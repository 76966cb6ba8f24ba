"""Distributions as quantile functions.

Names are fetched on first use: `FAMILIES` is plain data, and reading it loads no numerics.

>>> from casus.quantities.distributions import distribution
>>> distribution("triangular", 0, 1, 2).median()
1.0
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from casus.quantities.distributions.registry import FAMILIES, Family, Parameter

if TYPE_CHECKING:
    from casus.quantities.distributions.combine import mixture_arguments, truncate
    from casus.quantities.distributions.construct import distribution
    from casus.quantities.distributions.quantile import Quantile

__all__ = ["FAMILIES", "Family", "Parameter", "Quantile", "distribution", "mixture_arguments", "truncate"]

_HOME = {
    "Quantile": "quantile",
    "distribution": "construct",
    "mixture_arguments": "combine",
    "truncate": "combine",
}


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value

"""The columns of the ridge models, made from what is known about a state on the first day of a war."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["BY_NAME", "COLUMNS", "Column", "columns", "design"]

Array = NDArray[np.float64]

# A published capability index of 0 is a rounding of a very small one; its logarithm must stay finite.
LEAST_CAPABILITY = 1e-5
# Capitals closer than that count as this far apart.
LEAST_KM = 1.0


@dataclass(frozen=True)
class Column:
    """One column of the models: its name, the features it is made from, and whether it only crosses two others."""

    name: str
    needs: tuple[str, ...]
    make: Callable[..., Array]
    crossed: bool = False


def _same(value: Array) -> Array:
    return value


def _product(one: Array, other: Array) -> Array:
    return one * other


def _ln_km(own: Array, opp: Array) -> Array:
    return np.log(np.maximum(np.minimum(own, opp), LEAST_KM))


def _ln_capability(value: Array) -> Array:
    return np.log(np.maximum(value, LEAST_CAPABILITY))


def _share(own: Array, opp: Array) -> Array:
    return own / (own + opp)


def _plain(name: str) -> Column:
    return Column(name, (name,), _same)


COLUMNS: tuple[Column, ...] = (
    _plain("def_own"),
    _plain("off_own"),
    _plain("weak_own"),
    _plain("def_opp"),
    _plain("weak_opp"),
    _plain("own_target"),
    Column("def_own_x_target", ("def_own", "own_target"), _product, crossed=True),
    _plain("land_opp"),
    _plain("land_own"),
    Column("def_x_land_opp", ("def_own", "land_opp"), _product, crossed=True),
    Column("ln_km", ("km_own", "km_opp"), _ln_km),
    _plain("major_self"),
    Column("ln_cinc_self", ("cinc_self",), _ln_capability),
    Column("own_share", ("cinc_own", "cinc_opp"), _share),
    _plain("major_opp"),
    _plain("major_own"),
    _plain("rival_opp"),
    _plain("rival_own"),
    Column("mid_opp", ("mid10_opp",), np.log1p),
    Column("mid_own", ("mid10_own",), np.log1p),
    _plain("at_war"),
)
BY_NAME = {column.name: column for column in COLUMNS}


def columns(known: Mapping[str, object]) -> tuple[str, ...]:
    """Names of the columns that can be made where only these features are known, in the models' order.

    >>> columns({"def_own": True, "land_opp": True, "at_war": False})
    ('def_own', 'land_opp', 'def_x_land_opp', 'at_war')
    """
    return tuple(column.name for column in COLUMNS if all(name in known for name in column.needs))


def design(features: Mapping[str, Array], names: tuple[str, ...]) -> Array:
    """The columns side by side: weak pacts, shares and logarithms as the models take them.

    features : name to (row,) values in the units of the features' registry
    names    : columns wanted, of `columns(features)`
    returns  : (row, column); ln of km, natural; ln(1 + number of disputes); share of the two sides' capability

    >>> one = np.ones(1)
    >>> design({"km_own": 672 * one, "km_opp": 434 * one, "mid10_own": 0 * one}, ("ln_km", "mid_own")).round(3)
    array([[6.073, 0.   ]])
    """
    made = [BY_NAME[name].make(*(features[need] for need in BY_NAME[name].needs)) for name in names]
    return np.column_stack(made) if made else np.empty((0, 0))

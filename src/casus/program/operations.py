"""The operations a program is made of: their ufunc, number of arguments and interval rule, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from casus.program import interval


def _where(condition: Any, a: Any, b: Any, out: Any) -> None:
    """Take `a` where `condition` is not zero, else `b`; `out` shares memory with none of them."""
    np.copyto(out, b)
    np.copyto(out, a, where=np.not_equal(condition, 0.0))


@dataclass(frozen=True)
class Operation:
    """One operation on arrays of draws.

    call     : called as call(*arguments, out=row)
    arity    : number of arguments
    bounds   : the interval of the result from those of the arguments
    commutes : the order of two arguments does not matter
    in_place : the result may be written over an argument
    spread   : a constant argument is given as a row: NumPy has no vector loop here for one number and a row,
               0.7 ns a draw against 0.2
    """

    call: Callable[..., Any]
    arity: int
    bounds: Callable[..., interval.Interval]
    commutes: bool = False
    in_place: bool = True
    spread: bool = False


OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        "add": Operation(np.add, 2, interval.add, commutes=True),
        "subtract": Operation(np.subtract, 2, interval.subtract),
        "multiply": Operation(np.multiply, 2, interval.multiply, commutes=True),
        "divide": Operation(np.divide, 2, interval.divide),
        "power": Operation(np.power, 2, interval.power),
        "negative": Operation(np.negative, 1, interval.negative),
        "minimum": Operation(np.minimum, 2, interval.minimum, commutes=True, spread=True),
        "maximum": Operation(np.maximum, 2, interval.maximum, commutes=True, spread=True),
        "absolute": Operation(np.absolute, 1, interval.absolute),
        "exp": Operation(np.exp, 1, interval.exp),
        "log": Operation(np.log, 1, interval.log),
        "sqrt": Operation(np.sqrt, 1, interval.sqrt),
        "less": Operation(np.less, 2, interval.truth),
        "less_equal": Operation(np.less_equal, 2, interval.truth),
        "greater": Operation(np.greater, 2, interval.truth),
        "greater_equal": Operation(np.greater_equal, 2, interval.truth),
        "equal": Operation(np.equal, 2, interval.truth, commutes=True),
        "not_equal": Operation(np.not_equal, 2, interval.truth, commutes=True),
        "where": Operation(_where, 3, interval.where, in_place=False),
    }
)

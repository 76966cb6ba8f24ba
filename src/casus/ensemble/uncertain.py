"""Uncertain quantities as the sampler takes them, and what is said of a quantity when its source is taken away."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.case import Case, Distribution, Number, Value, Word
from casus.case.expressions import Call, Constant, Expression, Name, names
from casus.errors import UsageError
from casus.quantities.distributions import Quantile, distribution

__all__ = ["Drawn", "Widened", "drawn", "fixed", "rows_of", "says_without", "values_in_use", "varies_without"]

# A mixture draws a second number for itself, which of its members to take; no quantity can have this name.
SELECTION = "{} selection"
# Holds the place of a quantity that is fixed or derived while its source is taken away.
UNUSED = "{} unused"
SHARES = ("share", "probability")

Array = NDArray[np.float64]


class Drawn(NamedTuple):
    """One row of the sampler."""

    name: str
    quantile: Quantile


class Widened(Quantile):
    """A distribution twice as wide about its median: what we would say without the source that narrowed it.

    Q'(u) = median + 2 (Q(u) − median)
    """

    def __init__(self, inner: Quantile) -> None:
        super().__init__("widened", {"distribution": inner})
        self.argument = inner.argument
        self.scratch_rows = inner.scratch_rows
        self._inner = inner
        self._centre = inner.median()

    @property
    def lower(self) -> float:
        """The least value it can return."""
        return self._widen(self._inner.lower)

    @property
    def upper(self) -> float:
        """The greatest value it can return."""
        return self._widen(self._inner.upper)

    def _widen(self, value: float) -> float:
        return self._centre + 2 * (value - self._centre)

    def prepare(self) -> None:
        """Build the table of the distribution inside."""
        self._inner.prepare()

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """Write the wider values for u or z, (draw,), into `out`."""
        self._inner.evaluate(argument, out, scratch)
        np.subtract(out, self._centre, out=out)
        np.multiply(out, 2.0, out=out)
        np.add(out, self._centre, out=out)


def values_in_use(case: Case, without: Collection[str]) -> "dict[str, Value | Widened]":
    """The value of every quantity in a run: its own, or of those in `without` what holds without its source.

    raises : UsageError where a quantity in `without` has nothing to say without its source
    """
    values: dict[str, Value | Widened] = {}
    for name, quantity in case.quantities.items():
        value = _without(case, name) if name in without else quantity.value
        if isinstance(value, Distribution) and value.family == "mixture":
            value = _mixture(name, value)
        values[name] = value
    return values


def _mixture(name: str, value: Distribution) -> Expression:
    """A mixture as an expression: an own uniform number selects whose value counts in a draw."""
    members, weights = value.named["names"], value.named["weight"]
    selection, total = Name(SELECTION.format(name)), sum(weights)
    chosen: Expression = Name(members[-1])
    reached = total
    for member, later in zip(members[-2::-1], weights[:0:-1], strict=True):
        reached -= later
        chosen = Call("where", (Call("less", (selection, Constant(reached / total))), Name(member), chosen))
    return chosen


def varies_without(case: Case, name: str) -> bool:
    """True where a quantity has something else to say when its source is taken away."""
    quantity = case.quantities[name]
    return quantity.without is not None or isinstance(quantity.value, Word) or _is_table(quantity.value)


def says_without(case: Case, name: str) -> bool:
    """True where a quantity has its own `without:`, or is a probability that may then be anything from 0 to 1.

    A distribution that is only made wider may leave the range that a case needs.
    """
    quantity = case.quantities[name]
    share = _is_table(quantity.value) and quantity.unit in SHARES
    return quantity.without is not None or isinstance(quantity.value, Word) or share


def _is_table(value: Value) -> bool:
    return isinstance(value, Distribution) and value.family != "mixture"


def _without(case: Case, name: str) -> "Value | Widened":
    """The `without:` of a quantity, or the default: anything from 0 to 1 for a share, else twice as wide."""
    quantity = case.quantities[name]
    if quantity.without is not None:
        return quantity.without
    if isinstance(quantity.value, Word) or (_is_table(quantity.value) and quantity.unit in SHARES):
        return Distribution("uniform", (0.0, 1.0), {}, "uniform(0, 1)", distribution("uniform", 0.0, 1.0))
    if isinstance(quantity.value, Distribution) and quantity.value.quantile is not None:
        return Widened(quantity.value.quantile)
    raise UsageError(f"without: {name!r} is a fixed number or derived from others and has no `without:` of its own")


def drawn(name: str, value: "Value | Widened") -> list[Drawn]:
    """The rows that a quantity needs from the sampler: none, one, or one to select among the members of a mixture.

    raises : CaseError where the distribution refuses its parameters
    """
    if isinstance(value, Widened):
        return [Drawn(name, value)]
    if isinstance(value, Word):
        return [Drawn(name, distribution("uniform", value.low, value.high))] if value.low < value.high else []
    if isinstance(value, Distribution):
        assert value.quantile is not None
        return [Drawn(name, value.quantile)]
    if isinstance(value, Expression) and SELECTION.format(name) in names(value):
        return [Drawn(SELECTION.format(name), distribution("uniform", 0.0, 1.0))]
    return []


def rows_of(name: str, own: Value, used: "Value | Widened") -> tuple[list[Drawn], list[Drawn]]:
    """The rows of a quantity: those that stand in its place, and those that must stand behind all others.

    own     : its value in the case
    used    : its value in this run, another one without its source
    returns : rows as in a run with all sources, so that no other quantity's draws change when one loses its source;
              rows that only this run needs
    raises  : CaseError where a distribution refuses its parameters
    """
    rows = drawn(name, used)
    if own is used:
        return rows, []
    if isinstance(own, Distribution) and own.family == "mixture":
        own = _mixture(name, own)
    kept = drawn(name, own)
    if len(kept) == len(rows):
        return rows, []
    return [Drawn(UNUSED.format(row.name), row.quantile) for row in kept], rows


def fixed(value: "Value | Widened") -> float | None:
    """The number that a value is in every draw, or None."""
    if isinstance(value, Number):
        return value.value
    return value.low if isinstance(value, Word) and value.low == value.high else None

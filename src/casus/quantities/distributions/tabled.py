"""Families evaluated by table: beta, PERT, gamma, and any law cut to an interval."""

from collections.abc import Mapping
from typing import Any

from casus.errors import CaseError, Fault
from casus.quantities.distributions.invert import NotInvertibleError
from casus.quantities.distributions.laws import BetaLaw, GammaLaw, Law
from casus.quantities.distributions.quantile import Array, Quantile
from casus.quantities.distributions.table import ROWS, Table

__all__ = ["Tabled", "beta", "gamma", "pert"]


class Tabled(Quantile):
    """A law on an interval, by a table built on first need."""

    scratch_rows = ROWS

    def __init__(
        self,
        family: str,
        parameters: Mapping[str, Any],
        law: Law,
        bounds: tuple[float, float] | None = None,
        text: str | None = None,
    ) -> None:
        super().__init__(family, parameters, text)
        self.law = law
        self._bounds = bounds or law.support
        self._table: Table | None = None

    @property
    def lower(self) -> float:
        """The value at z = -8.5; builds the table."""
        return self._built().lower

    @property
    def upper(self) -> float:
        """The value at z = 8.5; builds the table."""
        return self._built().upper

    def prepare(self) -> None:
        """See `Quantile`."""
        self._built()

    def _built(self) -> Table:
        if self._table is None:
            try:
                self._table = self.law.table(*self._bounds)
            except NotInvertibleError as error:
                raise CaseError(
                    [
                        Fault(
                            "distribution-table",
                            f"{self.describe()} is too extreme to be tabulated: {error}",
                            expected="a less extreme shape or truncation",
                        )
                    ]
                ) from None
        return self._table

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        self._built().evaluate(argument, out, scratch)

    def __getstate__(self) -> dict[str, Any]:
        # 35 kB that a millisecond builds anew.
        return {**self.__dict__, "_table": None}


def beta(a: float, b: float, text: str | None = None) -> Tabled:
    """Beta with shapes a and b, on (0, 1)."""
    return Tabled("beta", {"a": a, "b": b}, BetaLaw(a, b), text=text)


def gamma(shape: float, scale: float = 1.0, text: str | None = None) -> Tabled:
    """Gamma with shape and scale: mean shape * scale."""
    return Tabled("gamma", {"shape": shape, "scale": scale}, GammaLaw(shape, scale), text=text)


def pert(low: float, mode: float, high: float, text: str | None = None) -> Tabled:
    """PERT: the beta on (low, high) with a = 1 + 4 (mode - low) / (high - low) and b symmetric.

    Its mean is (low + 4 mode + high) / 6 (Malcolm, Roseboom, Clark and Fazar 1959; Clark 1962).
    """
    span = high - low
    law = BetaLaw(1.0 + 4.0 * (mode - low) / span, 1.0 + 4.0 * (high - mode) / span, low, span, high)
    return Tabled("pert", {"low": low, "mode": mode, "high": high}, law, text=text)

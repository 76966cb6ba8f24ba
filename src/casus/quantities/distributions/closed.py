"""Families whose quantile function is a short formula: uniform, normal, lognormal."""

import math
from typing import Literal

import numpy as np

from casus.quantities.distributions.laws import LognormalLaw, NormalLaw
from casus.quantities.distributions.normal import REACH
from casus.quantities.distributions.quantile import Array, Quantile

__all__ = ["Lognormal", "Normal", "Uniform"]


class Uniform(Quantile):
    """Every value between low and high equally likely: Q(u) = low + (high - low) u."""

    argument: Literal["uniform", "normal"] = "uniform"

    def __init__(self, low: float, high: float, text: str | None = None) -> None:
        super().__init__("uniform", {"low": low, "high": high}, text)
        self._low, self._high = low, high

    @property
    def lower(self) -> float:
        """See `Quantile`."""
        return self._low

    @property
    def upper(self) -> float:
        """See `Quantile`."""
        return self._high

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        np.multiply(argument, self._high - self._low, out=out)
        np.add(out, self._low, out=out)
        np.clip(out, self._low, self._high, out=out)


class Normal(Quantile):
    """Normal with mean and standard deviation: Q = mean + sd z."""

    def __init__(self, mean: float, sd: float, text: str | None = None) -> None:
        super().__init__("normal", {"mean": mean, "sd": sd}, text)
        self._mean, self._sd = mean, sd

    @property
    def law(self) -> NormalLaw:
        """The density, for truncation."""
        return NormalLaw(self._mean, self._sd)

    @property
    def lower(self) -> float:
        """The value at z = -8.5."""
        return self._mean - REACH * self._sd

    @property
    def upper(self) -> float:
        """The value at z = 8.5."""
        return self._mean + REACH * self._sd

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        np.multiply(argument, self._sd, out=out)
        np.add(out, self._mean, out=out)
        np.clip(out, self.lower, self.upper, out=out)


class Lognormal(Quantile):
    """The logarithm is normal: Q = exp(mean + sd z)."""

    def __init__(self, mean: float, sd: float, text: str | None = None) -> None:
        super().__init__("lognormal", {"mean": mean, "sd": sd}, text)
        self._mean, self._sd = mean, sd
        # Of a large mean, exp would forget the digits that a small sd needs.
        self._scale = math.exp(mean) if sd < 1e-3 and abs(mean) < 700.0 else None

    @property
    def law(self) -> LognormalLaw:
        """The density, for truncation."""
        return LognormalLaw(self._mean, self._sd)

    @property
    def lower(self) -> float:
        """The value at z = -8.5."""
        return self._end(-REACH)

    @property
    def upper(self) -> float:
        """The value at z = 8.5; infinite where that is beyond double precision."""
        return self._end(REACH)

    def _end(self, score: float) -> float:
        try:
            if self._scale is not None:
                return self._scale + self._scale * math.expm1(self._sd * score)
            return math.exp(self._mean + self._sd * score)
        except OverflowError:
            return math.inf

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        np.multiply(argument, self._sd, out=out)
        if self._scale is None:
            np.add(out, self._mean, out=out)
            np.exp(out, out=out)
        else:
            np.expm1(out, out=out)
            np.multiply(out, self._scale, out=out)
            np.add(out, self._scale, out=out)
        np.clip(out, self.lower, self.upper, out=out)

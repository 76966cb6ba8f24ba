"""The triangular family, whole or cut to an interval, in closed form."""

import math
from typing import Literal

import numpy as np

from casus.quantities.distributions.quantile import Array, Quantile

__all__ = ["Triangular", "TruncatedTriangular"]


class Triangular(Quantile):
    """Density rising in a line from low to the mode and falling in a line to high."""

    argument: Literal["uniform", "normal"] = "uniform"
    scratch_rows = 1

    def __init__(self, low: float, mode: float, high: float, text: str | None = None) -> None:
        super().__init__("triangular", {"low": low, "mode": mode, "high": high}, text)
        self.low, self.mode, self.high = low, mode, high

    @property
    def lower(self) -> float:
        """See `Quantile`."""
        return self.low

    @property
    def upper(self) -> float:
        """See `Quantile`."""
        return self.high

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        # Left of the mode low + a √u, right of it high - b √(1 - u), each cut at the mode: then their sum
        # less the mode is the one that holds, and nothing need be masked.
        rising, falling = scratch[0], out
        up = math.sqrt(self.high - self.low) * math.sqrt(self.mode - self.low)
        down = math.sqrt(self.high - self.low) * math.sqrt(self.high - self.mode)
        np.sqrt(argument, out=rising)
        np.multiply(rising, up, out=rising)
        np.add(rising, self.low, out=rising)
        np.minimum(rising, self.mode, out=rising)
        np.subtract(1.0, argument, out=falling)
        np.sqrt(falling, out=falling)
        np.multiply(falling, -down, out=falling)
        np.add(falling, self.high - self.mode, out=falling)
        np.maximum(falling, 0.0, out=falling)
        np.add(rising, falling, out=out)
        np.clip(out, self.low, self.high, out=out)


class TruncatedTriangular(Quantile):
    """A triangular distribution given that it lies between two values.

    From its own left end the density is f + s t, so the probability p below is reached at
    t = 2 p / (f + √(f² + 2 s p)): no digit is lost however narrow the piece is. Mirrored on the right.
    """

    argument: Literal["uniform", "normal"] = "uniform"
    scratch_rows = 2

    def __init__(self, inner: Triangular, low: float, high: float) -> None:
        super().__init__("truncate", {"distribution": inner, "low": low, "high": high})
        self._low, self._high = max(low, inner.low), min(high, inner.high)
        self._mode = min(max(inner.mode, self._low), self._high)
        # Densities up to a common factor: height at the mode of the whole triangle is one.
        # A side too short to have a reciprocal holds no probability.
        least = np.finfo(np.float64).tiny
        rise = 1.0 / (inner.mode - inner.low) if inner.mode - inner.low > least else 0.0
        fall = 1.0 / (inner.high - inner.mode) if inner.high - inner.mode > least else 0.0
        left, right = self._mode - self._low, self._high - self._mode
        start = (self._low - inner.low) * rise if self._low < inner.mode else 0.0
        stop = (inner.high - self._high) * fall if self._high > inner.mode else 0.0
        below, above = left * (start + 0.5 * rise * left), right * (stop + 0.5 * fall * right)
        total = below + above
        self._share = below / total
        self._left = (start / total, 2.0 * rise / total)
        self._right = (stop / total, 2.0 * fall / total)

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
        rising, falling = scratch[0], scratch[1]
        np.subtract(1.0, argument, out=falling)
        np.minimum(falling, 1.0 - self._share, out=falling)
        np.minimum(argument, self._share, out=rising)
        self._reach(rising, *self._left, out=out)
        self._reach(falling, *self._right, out=rising)
        # Each is cut at the mode, where it has reached its whole length.
        np.add(out, self._low, out=out)
        np.minimum(out, self._mode, out=out)
        np.subtract(self._high - self._mode, rising, out=rising)
        np.maximum(rising, 0.0, out=rising)
        np.add(out, rising, out=out)
        np.clip(out, self._low, self._high, out=out)

    @staticmethod
    def _reach(probability: Array, start: float, slope: float, out: Array) -> None:
        """2 p / (f + √(f² + 2 s p)), nothing where there is no density on this side."""
        if slope == 0.0 or not math.isfinite(slope):
            # No width, or one so small (1e-303) that no draw could tell it from none.
            out.fill(0.0)
            return
        np.multiply(probability, slope, out=out)
        np.add(out, start * start, out=out)
        np.sqrt(out, out=out)
        np.add(out, start, out=out)
        np.multiply(probability, 2.0, out=probability)
        # Where both vanish the distance does too; the tiny number only avoids 0 / 0.
        np.add(out, np.finfo(np.float64).tiny, out=out)
        np.divide(probability, out, out=out)

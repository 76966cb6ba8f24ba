"""A distribution drawn through stated quantiles."""

import math
from collections.abc import Mapping

import numpy as np

from casus.quantities.distributions import normal
from casus.quantities.distributions.laws import NormalLaw
from casus.quantities.distributions.quantile import Array, Quantile
from casus.quantities.distributions.search import locate, padded
from casus.quantities.distributions.tabled import Tabled

__all__ = ["Quantiles", "TruncatedQuantiles"]


class Quantiles(Quantile):
    """Monotone cubic through quantiles, over normal scores.

    On the scale y = logit (both bounds given), log (one) or the value itself (none) a cubic runs through the
    points (z_i, y_i), with the slopes of Fritsch and Butland (1984), so it rises; beyond the outer points it
    goes on in a line with the slope of the outermost interval. Quantiles of a normal give that normal back,
    with `lower=0` quantiles of a lognormal that lognormal.

    points : percentage -> value, rising in both
    """

    scratch_rows = 3

    def __init__(
        self,
        points: Mapping[int, float],
        lower: float | None = None,
        upper: float | None = None,
        text: str | None = None,
    ) -> None:
        parameters: dict[str, float] = {f"p{percent}": value for percent, value in points.items()}
        if lower is not None:
            parameters["lower"] = lower
        if upper is not None:
            parameters["upper"] = upper
        if text is None:
            text = f"quantiles({', '.join(f'{name}={_short(value)}' for name, value in parameters.items())})"
        super().__init__("quantiles", parameters, text)
        self._bottom, self._top = lower, upper
        scores = normal.quantile(np.array(sorted(points)) / 100.0)
        values = np.array([self._forward(points[percent]) for percent in sorted(points)])
        self._knots, self._heights = scores, values
        self._thresholds = padded(scores.tolist())
        ends = np.empty(2)
        # Where numbers run out the ends are not finite, and whoever constructs it says so.
        with np.errstate(over="ignore", invalid="ignore"):
            self._cubics, self._origin = _pieces(scores, values)
            self._write(np.array([-normal.REACH, normal.REACH]), ends, np.empty((3, 2)))
        self._lower, self._upper = float(ends[0]), float(ends[1])

    @property
    def lower(self) -> float:
        """The value at z = -8.5; not finite where the line beyond the quantiles runs out of numbers."""
        return self._lower

    @property
    def upper(self) -> float:
        """The value at z = 8.5; not finite where the line beyond the quantiles runs out of numbers."""
        return self._upper

    def _forward(self, value: float) -> float:
        """The value on the scale of the bounds."""
        if self._bottom is not None and self._top is not None:
            return math.log(value - self._bottom) - math.log(self._top - value)
        if self._bottom is not None:
            return math.log(value - self._bottom)
        return -math.log(self._top - value) if self._top is not None else value

    def score(self, value: float) -> float:
        """The normal score at which the value is reached; infinite at the bounds."""
        if self._bottom is not None and value <= self._bottom:
            return -math.inf
        if self._top is not None and value >= self._top:
            return math.inf
        height = self._forward(value)
        piece = int(np.searchsorted(self._heights, height))
        constant, slope = float(self._cubics[0, piece]), float(self._cubics[1, piece])
        if piece in (0, len(self._knots)):
            return float(self._origin[piece]) + (height - constant) / slope
        low, high = float(self._knots[piece - 1]), float(self._knots[piece])
        while low < (middle := 0.5 * (low + high)) < high:
            t = middle - float(self._origin[piece])
            reached = constant + t * (slope + t * float(self._cubics[2, piece] + t * self._cubics[3, piece]))
            low, high = (middle, high) if reached < height else (low, middle)
        return high

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        self._write(argument, out, scratch)
        np.clip(out, self._lower, self._upper, out=out)

    def _write(self, argument: Array, out: Array, scratch: Array) -> None:
        piece = locate(self._thresholds, argument, scratch)
        offset, taken = scratch[1], scratch[2]
        np.take(self._origin, piece, out=taken, mode="clip")
        np.subtract(argument, taken, out=offset)
        np.take(self._cubics[3], piece, out=out, mode="clip")
        for row in (2, 1, 0):
            np.multiply(out, offset, out=out)
            np.take(self._cubics[row], piece, out=taken, mode="clip")
            np.add(out, taken, out=out)
        if self._bottom is not None and self._top is not None:
            _between(out, self._bottom, self._top, offset)
        elif self._bottom is not None:
            np.exp(out, out=out)
            np.add(out, self._bottom, out=out)
        elif self._top is not None:
            np.negative(out, out=out)
            np.exp(out, out=out)
            np.subtract(self._top, out, out=out)


def _between(out: Array, bottom: float, top: float, spare: Array) -> None:
    """Bottom + (top - bottom) / (1 + exp(-out)), in place."""
    np.negative(out, out=out)
    np.minimum(out, 709.0, out=out)
    np.exp(out, out=out)
    np.add(out, 1.0, out=spare)
    np.divide(top - bottom, spare, out=out)
    np.add(out, bottom, out=out)


def _pieces(knots: Array, heights: Array) -> tuple[Array, Array]:
    """Cubics (4, knot + 1) in z less the origin (knot + 1,): a line, the inner pieces, a line."""
    width = np.diff(knots)
    secant = np.diff(heights) / width
    slope = np.concatenate([secant[:1], np.empty(len(knots) - 2), secant[-1:]])
    # Weighted harmonic mean of the neighbouring secants.
    first, second = 2.0 * width[1:] + width[:-1], width[1:] + 2.0 * width[:-1]
    slope[1:-1] = (first + second) / (first / secant[:-1] + second / secant[1:])
    rows = np.zeros((4, len(knots) + 1))
    rows[0, 0], rows[1, 0] = heights[0], slope[0]
    rows[0, 1:], rows[1, 1:] = heights, slope
    rows[2, 1:-1] = (3.0 * secant - 2.0 * slope[:-1] - slope[1:]) / width
    rows[3, 1:-1] = (slope[:-1] + slope[1:] - 2.0 * secant) / width**2
    return rows, np.insert(knots, 0, knots[0])


def _short(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


class TruncatedQuantiles(Quantile):
    """Quantiles given that the value lies between two bounds: the cubic of a truncated normal score."""

    scratch_rows = 3

    def __init__(self, inner: Quantiles, low: float, high: float) -> None:
        parameters = {"distribution": inner, "low": low, "high": high}
        super().__init__("truncate", parameters)
        self._inner, self._low, self._high = inner, low, high
        self._score = Tabled("truncate", parameters, NormalLaw(0.0, 1.0), (inner.score(low), inner.score(high)))

    @property
    def lower(self) -> float:
        """The value at z = -8.5."""
        return self._end(self._score.lower)

    @property
    def upper(self) -> float:
        """The value at z = 8.5."""
        return self._end(self._score.upper)

    def _end(self, score: float) -> float:
        value = np.array([score])
        self._inner.evaluate(value, value, np.empty((3, 1)))
        return min(max(float(value[0]), self._low), self._high)

    def prepare(self) -> None:
        """See `Quantile`."""
        self._score.prepare()

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        self._score.evaluate(argument, out, scratch)
        self._inner.evaluate(out, out, scratch)
        np.clip(out, self._low, self._high, out=out)

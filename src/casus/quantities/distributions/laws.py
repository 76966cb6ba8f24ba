"""Densities of the tabulated families, whole or cut to an interval, on the scale that suits the piece.

Each law is written about an anchor, the point of the interval where its density is greatest, so that nothing
large cancels: a piece 50 standard deviations out is as exact as the centre. A piece that is narrow beside its
distance from the ends of the support is tabulated in the value itself; a wide one in the logarithm or the logit.
"""

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from casus.quantities.distributions.invert import LogDensity, reach
from casus.quantities.distributions.table import STEPS, Readout, Table, build

__all__ = ["BetaLaw", "GammaLaw", "Law", "LognormalLaw", "NormalLaw"]

Array = npt.NDArray[np.float64]

_EPSILON = 2.2e-16
_NARROW = 2.0
"""Width on the logarithmic scale below which the value itself is tabulated."""
_CLUSTERED = 0.02
"""Sum of a beta's shapes below which a table needs nodes twice as dense to stay within 1e-6."""


class Law(Protocol):
    """A continuous law that can be tabulated on any interval within its support."""

    @property
    def support(self) -> tuple[float, float]:
        """Ends of the support, may be infinite."""

    def table(self, low: float, high: float) -> Table:
        """Quantile table of the law given that it lies between low and high; raises NotInvertibleError."""


@dataclass(frozen=True)
class NormalLaw:
    """Normal with mean and standard deviation."""

    mean: float
    sd: float

    @property
    def support(self) -> tuple[float, float]:
        """The real line."""
        return -math.inf, math.inf

    def table(self, low: float, high: float) -> Table:
        """See `Law`."""
        anchor = min(max(self.mean, low), high)
        score = (anchor - self.mean) / self.sd
        logarithm = LogDensity(
            lambda d: -d * (score + 0.5 * d),
            (low - anchor) / self.sd,
            (high - anchor) / self.sd,
            unit=1.0 / max(1.0, abs(score)),
        )
        return build(logarithm, Readout("plain", anchor, self.sd), low, high)


@dataclass(frozen=True)
class LognormalLaw:
    """Lognormal with mean and standard deviation of the logarithm."""

    mean: float
    sd: float

    @property
    def support(self) -> tuple[float, float]:
        """The positive half line."""
        return 0.0, math.inf

    @property
    def _scale(self) -> float | None:
        """The median, where it is an ordinary number: of a large mean, the logarithm of a value near it would
        forget the digits that a small sd needs."""
        return math.exp(self.mean) if abs(self.mean) < 700.0 else None

    def _score(self, x: float) -> float:
        if self._scale is not None and 0.5 < x / self._scale < 2.0:
            return math.log1p((x - self._scale) / self._scale) / self.sd
        return (_log(x) - self.mean) / self.sd

    def table(self, low: float, high: float) -> Table:
        """See `Law`."""
        score_low, score_high = self._score(low), self._score(high)
        score = min(max(0.0, score_low), score_high)
        unit = 1.0 / max(1.0, abs(score))
        wide = LogDensity(
            lambda d: -d * (score + 0.5 * d), min(score_low - score, 0.0), max(score_high - score, 0.0), unit=unit
        )
        left, right = reach(wide)
        start = self.mean + self.sd * score
        if (right - left) * self.sd > _NARROW:
            return build(wide, Readout("exp", start=start, rate=self.sd), low, high)
        # At a bound the bound itself: going through its score and back might end one rounding step beside it.
        level = {score_low: low, score_high: high}.get(score, self._scale or math.exp(start))
        anchor = min(max(level, low), high)

        def value(d: Array) -> Array:
            logarithm = np.log1p(d)
            return -logarithm - logarithm / self.sd * (score + 0.5 * logarithm / self.sd)

        narrow = LogDensity(value, (low - anchor) / anchor, (high - anchor) / anchor, unit=unit * min(self.sd, 1.0))
        return build(narrow, Readout("plain", anchor, anchor), low, high)


@dataclass(frozen=True)
class GammaLaw:
    """Gamma with shape and scale."""

    shape: float
    scale: float

    @property
    def support(self) -> tuple[float, float]:
        """The positive half line."""
        return 0.0, math.inf

    def table(self, low: float, high: float) -> Table:
        """See `Law`."""
        log_scale = math.log(self.scale)
        log_low, log_high = _log(low) - log_scale, _log(high) - log_scale
        peak = min(max(math.log(self.shape), log_low), log_high)
        level, shape = math.exp(peak), self.shape
        wide = LogDensity(
            lambda d: shape * d - level * np.expm1(d),
            min(log_low - peak, 0.0),
            max(log_high - peak, 0.0),
            noise=_EPSILON,
            unit=1.0 / max(1.0, shape, level),
        )
        left, right = reach(wide)
        if right - left > _NARROW:
            return build(wide, Readout("exp", start=peak + log_scale), low, high)
        anchor = min(max(level * self.scale, low), high)
        level = anchor / self.scale
        narrow = LogDensity(
            lambda d: (shape - 1.0) * np.log1p(d) - level * d,
            (low - anchor) / anchor,
            (high - anchor) / anchor,
            noise=_EPSILON * max(1.0, min(shape, level) * (right - left)),
            unit=1.0 / max(1.0, shape, level),
        )
        return build(narrow, Readout("plain", anchor, anchor), low, high)


@dataclass(frozen=True)
class BetaLaw:
    """Beta with shapes a and b, stretched from `base` over `span`."""

    a: float
    b: float
    base: float = 0.0
    span: float = 1.0
    end: float = 1.0

    @property
    def support(self) -> tuple[float, float]:
        """From `base` to `end`."""
        return self.base, self.end

    def table(self, low: float, high: float) -> Table:
        """See `Law`."""
        a, b = self.a, self.b
        logit_low = _log((low - self.base) / self.span) - _log((self.end - low) / self.span)
        logit_high = _log((high - self.base) / self.span) - _log((self.end - high) / self.span)
        peak = min(max(math.log(a) - math.log(b), logit_low), logit_high)
        top_x, top_rest = _log_shares(np.array(peak))
        top = a * float(top_x) + b * float(top_rest)

        def value(d: Array) -> Array:
            log_x, log_rest = _log_shares(peak + d)
            return a * log_x + b * log_rest - top

        share, rest = math.exp(float(top_x)), math.exp(float(top_rest))
        wide = LogDensity(
            value,
            min(logit_low - peak, 0.0),
            max(logit_high - peak, 0.0),
            breaks=tuple(offset - peak for offset in (-4.0, -1.0, 0.0, 1.0, 4.0)),
            noise=_EPSILON * (abs(a * float(top_x)) + abs(b * float(top_rest)) + 1.0),
            unit=1.0 / max(1.0, a * rest, b * share),
        )
        left, right = reach(wide)
        if right - left > _NARROW:
            # Two clusters at the ends and next to nothing between them: the slope all but jumps there.
            steps = 2 * STEPS if a + b < _CLUSTERED else STEPS
            return build(wide, Readout("logistic", self.base, self.span, start=peak), low, high, steps)
        anchor = min(max(self.base + self.span * share, low), high)
        share, rest = (anchor - self.base) / self.span, (self.end - anchor) / self.span
        width, odds = anchor - self.base, share / rest
        narrow = LogDensity(
            lambda d: (a - 1.0) * np.log1p(d) + (b - 1.0) * np.log1p(-odds * d),
            (low - anchor) / width,
            (high - anchor) / width,
            noise=_EPSILON * max(1.0, min(a, b * odds) * (right - left)),
            unit=1.0 / max(1.0, a, b * odds, odds),
        )
        return build(narrow, Readout("plain", anchor, width), low, high)


def _log(x: float) -> float:
    """The logarithm, of zero and infinity too."""
    return math.log(x) if 0.0 < x < math.inf else -math.inf if x <= 0.0 else math.inf


def _log_shares(logit: Array) -> tuple[Array, Array]:
    """Logarithms of x and 1 - x at logit(x), without cancellation."""
    both = np.log1p(np.exp(-np.abs(logit)))
    return np.minimum(logit, 0.0) - both, -np.maximum(logit, 0.0) - both

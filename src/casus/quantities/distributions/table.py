"""Cubic tables of a quantile function over normal scores: 1,089 nodes, 1/64 apart, on ±8.5, or twice as many."""

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from casus.quantities.distributions.invert import LogDensity, NotInvertibleError, quantile_nodes
from casus.quantities.distributions.normal import REACH, density

__all__ = ["ROWS", "STEPS", "Readout", "Table", "build"]

Array = npt.NDArray[np.float64]

STEPS: Final = 64
"""Intervals per unit of z; a power of two, so that the place of a score in its interval is exact."""

ROWS: Final = 3
"""Rows of workspace that `Table.evaluate` needs."""

# A table of the value itself saves an exponential per draw. It stands in for the table on the log or logit
# scale where, half-way between nodes, it errs by no more than this in u, and by this share of the distance
# to the end of the support within ±6.5 (1e-10 of probability outside).
_DIRECT_ERROR: Final = 5e-9
_DIRECT_SHARE: Final = 2e-5
_DIRECT_REACH: Final = 6.5


@dataclass(frozen=True)
class Readout:
    """How the scale d of a table is read as a value.

    plain    : base + factor d
    exp      : exp(start + rate d)
    logistic : base + factor / (1 + exp(-(start + d)))
    """

    scale: Literal["plain", "exp", "logistic"]
    base: float = 0.0
    factor: float = 1.0
    start: float = 0.0
    rate: float = 1.0


@dataclass(frozen=True, eq=False)
class Table:
    """A quantile function over normal scores, tabulated.

    cubics : (4, node) coefficients of t**0 … t**3 in each interval, t from 0 to 1
    steps  : intervals per unit of z
    """

    cubics: Array
    scale: Literal["plain", "exp", "logistic"]
    base: float
    factor: float
    lower: float
    upper: float
    steps: int = STEPS

    def evaluate(self, scores: Array, out: Array, scratch: Array) -> None:
        """Write the values at normal scores (n,) into `out` (n,); scratch (3 or more, n)."""
        offset, taken, index = scratch[0], scratch[1], scratch[2].view(np.int64)
        np.multiply(scores, float(self.steps), out=offset)
        np.add(offset, REACH * self.steps, out=offset)
        np.clip(offset, 0.0, 2.0 * REACH * self.steps, out=offset)
        np.floor(offset, out=taken)
        np.subtract(offset, taken, out=offset)
        np.copyto(index, taken, casting="unsafe")
        np.take(self.cubics[3], index, out=out, mode="clip")
        for row in (2, 1, 0):
            np.multiply(out, offset, out=out)
            np.take(self.cubics[row], index, out=taken, mode="clip")
            np.add(out, taken, out=out)
        if self.scale == "exp":
            np.exp(out, out=out)
        elif self.scale == "logistic":
            _logistic(out, offset, taken)
            np.multiply(out, self.factor, out=out)
        if self.base:
            np.add(out, self.base, out=out)
        np.clip(out, self.lower, self.upper, out=out)


def _logistic(out: Array, above: Array, small: Array) -> None:
    """1 / (1 + exp(-out)) in place, to an ulp at either end: s or 1 - s with s <= 1/2 computed directly."""
    np.greater(out, 0.0, out=above)
    np.abs(out, out=small)
    np.negative(small, out=small)
    np.exp(small, out=small)
    np.add(small, 1.0, out=out)
    np.divide(small, out, out=small)
    np.subtract(above, small, out=out)
    np.abs(out, out=out)


def build(logarithm: LogDensity, readout: Readout, low: float, high: float, steps: int = STEPS) -> Table:
    """The table of one density.

    low, high : ends of the support (may be infinite); no value leaves them
    steps     : intervals per unit of z
    raises    : NotInvertibleError where the table would not be finite and rising
    """
    scores = np.arange(int(2 * REACH * steps) + 1) / steps - REACH
    value, slope = quantile_nodes(logarithm, scores)
    slope = slope / steps
    with np.errstate(over="ignore", under="ignore"):
        if readout.scale == "plain":
            # Offsets from the base keep their digits however narrow the distribution is.
            table = _table(_cubics(value * readout.factor, slope * readout.factor), "plain", readout)
        else:
            rate = readout.rate if readout.scale == "exp" else 1.0
            value, slope = readout.start + rate * value, rate * slope
            table = _direct(value, slope, readout, steps) or _table(_cubics(value, slope), readout.scale, readout)
    return _bounded(replace(table, steps=steps), low, high)


def _table(cubics: Array, scale: Literal["plain", "exp", "logistic"], readout: Readout) -> Table:
    base = 0.0 if scale == "exp" else readout.base
    return Table(cubics, scale, base, readout.factor, -math.inf, math.inf)


def _bounded(table: Table, low: float, high: float) -> Table:
    """The same table, cut at the values it reaches at ±8.5."""
    ends = np.empty(2)
    table.evaluate(np.array([-REACH, REACH]), ends, np.empty((ROWS, 2)))
    lower, upper = max(float(ends[0]), low), min(float(ends[1]), high)
    if not (math.isfinite(lower) and math.isfinite(upper) and lower <= upper):
        raise NotInvertibleError("the values are not finite")
    table.cubics.flags.writeable = False
    return replace(table, lower=lower, upper=upper)


def _cubics(value: Array, slope: Array) -> Array:
    """Hermite cubics, kept rising (Fritsch and Carlson 1980): slopes at most three times either secant."""
    secant = np.diff(value)
    if not (np.isfinite(value).all() and np.isfinite(slope).all() and (secant >= 0.0).all()):
        raise NotInvertibleError("the nodes are not finite and rising")
    bound = 3.0 * np.minimum(np.append(secant, secant[-1]), np.insert(secant, 0, secant[0]))
    slope = np.minimum(slope, bound)
    rows = np.zeros((4, len(value)))
    rows[0] = value
    rows[1, :-1] = slope[:-1]
    rows[2, :-1] = 3.0 * secant - 2.0 * slope[:-1] - slope[1:]
    rows[3, :-1] = slope[:-1] + slope[1:] - 2.0 * secant
    return rows


def _direct(value: Array, slope: Array, readout: Readout, steps: int) -> Table | None:
    """A table of the value itself, where it is accurate enough."""
    # Half-way by Hermite on the smooth scale, then through the scale: the truth to compare with.
    middle = 0.5 * (value[1:] + value[:-1]) + 0.125 * (slope[:-1] - slope[1:])
    middle_slope = 1.5 * np.diff(value) - 0.25 * (slope[:-1] + slope[1:])
    node, true = value.copy(), middle.copy()
    if readout.scale == "exp":
        np.exp(node, out=node)
        np.exp(true, out=true)
        steep, true_steep, gap = node, true, true
    else:
        _logistic(node, np.empty_like(node), np.empty_like(node))
        _logistic(true, np.empty_like(true), np.empty_like(true))
        steep, true_steep = node * (1.0 - node), true * (1.0 - true)
        gap = np.minimum(true, 1.0 - true)
    slope = slope * steep
    if not (np.isfinite(node).all() and np.isfinite(slope).all()):
        return None
    found = 0.5 * (node[1:] + node[:-1]) + 0.125 * (slope[:-1] - slope[1:])
    scores = (np.arange(len(value) - 1) + 0.5) / steps - REACH
    inside = np.abs(scores) <= _DIRECT_REACH
    error = np.abs(found - true)
    allowed = np.minimum(
        _DIRECT_ERROR * true_steep * middle_slope * steps / density(scores),
        np.where(inside, _DIRECT_SHARE * gap, math.inf),
    )
    # One rounding step of the value is always allowed.
    if np.any(error > allowed + 2e-16 * np.abs(true)):
        return None
    factor = readout.factor if readout.scale == "logistic" else 1.0
    return _table(_cubics(node * factor, slope * factor), "plain", Readout("plain", readout.base))

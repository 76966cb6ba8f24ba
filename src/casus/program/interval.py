"""Interval arithmetic: what values an operation can take, given what its arguments can.

Bounds are not rounded outwards, so they hold up to a few units in the last place; they decide which checks a run
may leave out and which warnings a plan prints, and both allow for that. Moore (1966), *Interval Analysis*, ch. 2–3.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

INFINITY = math.inf


class Interval(NamedTuple):
    """Least and greatest value, and whether a value may be not-a-number.

    >>> Interval(0.0, 1.0).within(0.0, 1.0)
    True
    """

    low: float
    high: float
    nan: bool = False

    @property
    def finite(self) -> bool:
        """True where neither infinity nor not-a-number can occur."""
        return not self.nan and self.low > -INFINITY and self.high < INFINITY

    def within(self, low: float, high: float) -> bool:
        """True where every value is a number from `low` to `high`."""
        return not self.nan and self.low >= low and self.high <= high

    def meet(self, low: float, high: float) -> "Interval":
        """The part between `low` and `high`, for a result known to lie there."""
        return Interval(min(max(self.low, low), high), max(min(self.high, high), low), False)


EVERYTHING = Interval(-INFINITY, INFINITY, True)


def _safe(function: Callable[..., float], *arguments: float) -> float:
    try:
        return function(*arguments)
    except OverflowError:
        return INFINITY
    except (ValueError, ZeroDivisionError):
        return math.nan


def _hull(values: list[float], nan: bool) -> Interval:
    if any(math.isnan(value) for value in values):
        return EVERYTHING
    return Interval(min(values), max(values), nan)


def add(a: Interval, b: Interval) -> Interval:
    """Interval of a + b; opposite infinities may cancel to not-a-number."""
    nan = a.nan or b.nan or (a.high == INFINITY and b.low == -INFINITY) or (a.low == -INFINITY and b.high == INFINITY)
    low, high = a.low + b.low, a.high + b.high
    return Interval(-INFINITY if math.isnan(low) else low, INFINITY if math.isnan(high) else high, nan)


def negative(a: Interval) -> Interval:
    """Interval of −a."""
    return Interval(-a.high, -a.low, a.nan)


def subtract(a: Interval, b: Interval) -> Interval:
    """Interval of a − b."""
    return add(a, negative(b))


def multiply(a: Interval, b: Interval) -> Interval:
    """Interval of a · b; zero times infinity may be not-a-number."""
    unbounded = {-INFINITY, INFINITY} & {a.low, a.high, b.low, b.high}
    touches_zero = a.low <= 0 <= a.high or b.low <= 0 <= b.high
    products = [0.0 if 0 in (x, y) else x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return _hull(products, a.nan or b.nan or bool(unbounded and touches_zero))


def divide(a: Interval, b: Interval) -> Interval:
    """Interval of a / b; everything where b can be zero."""
    if b.low <= 0 <= b.high:
        return EVERYTHING
    inverse = [0.0 if math.isinf(y) else 1 / y for y in (b.low, b.high)]
    return multiply(a, Interval(min(inverse), max(inverse), b.nan))


def power(a: Interval, b: Interval) -> Interval:
    """Interval of a ** b: exact for a ≥ 0 and for whole constant exponents, everything else otherwise."""
    if a.low > 0 or (a.low == 0 and b.low >= 0):
        return _hull([_safe(math.pow, x, y) for x in (a.low, a.high) for y in (b.low, b.high)], a.nan or b.nan)
    if b.low == b.high and b.low == int(b.low) and b.low > 0 and not b.nan:
        corners = [_safe(math.pow, a.low, b.low), _safe(math.pow, a.high, b.low)]
        if b.low % 2 == 1:
            corners[0] = -_safe(math.pow, -a.low, b.low) if a.low < 0 else corners[0]
            corners[1] = -_safe(math.pow, -a.high, b.low) if a.high < 0 else corners[1]
        elif a.low <= 0 <= a.high:
            corners.append(0.0)
        return _hull(corners, a.nan)
    return EVERYTHING


def minimum(a: Interval, b: Interval) -> Interval:
    """Interval of the smaller one."""
    return Interval(min(a.low, b.low), min(a.high, b.high), a.nan or b.nan)


def maximum(a: Interval, b: Interval) -> Interval:
    """Interval of the greater one."""
    return Interval(max(a.low, b.low), max(a.high, b.high), a.nan or b.nan)


def absolute(a: Interval) -> Interval:
    """Interval of |a|."""
    low = 0.0 if a.low <= 0 <= a.high else min(abs(a.low), abs(a.high))
    return Interval(low, max(abs(a.low), abs(a.high)), a.nan)


def exp(a: Interval) -> Interval:
    """Interval of e ** a."""
    return Interval(_safe(math.exp, a.low), _safe(math.exp, a.high), a.nan)


def log(a: Interval) -> Interval:
    """Interval of ln a; not a number below zero, minus infinity at zero."""
    low = _safe(math.log, a.low) if a.low > 0 else -INFINITY
    high = _safe(math.log, a.high) if a.high > 0 else -INFINITY
    return Interval(low, high, a.nan or a.low < 0)


def sqrt(a: Interval) -> Interval:
    """Interval of √a; not a number below zero."""
    return Interval(_safe(math.sqrt, max(a.low, 0.0)), _safe(math.sqrt, max(a.high, 0.0)), a.nan or a.low < 0)


def truth(a: Interval, b: Interval) -> Interval:
    """Interval of a comparison: 0 or 1."""
    return Interval(0.0, 1.0)


def where(condition: Interval, a: Interval, b: Interval) -> Interval:
    """Interval of a choice between a and b; a branch that is never taken does not count."""
    if condition.low > 0 or condition.high < 0:
        return a
    if condition.low == condition.high == 0:
        return b
    return Interval(min(a.low, b.low), max(a.high, b.high), a.nan or b.nan)

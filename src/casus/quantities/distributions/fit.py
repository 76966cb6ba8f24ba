"""Two-parameter families from two of their quantiles."""

import math
from collections.abc import Callable, Mapping

import numpy as np

from casus.quantities.distributions import normal
from casus.quantities.distributions.arguments import fail

__all__ = ["fit"]

_SMALLEST, _GREATEST = math.log(1e-3), math.log(1e6)
_MISS = 1e-9
"""A fit must give both quantiles back to within this much probability."""


def fit(family: str, points: Mapping[int, float]) -> dict[str, float]:
    """Parameters of the member of a family with two given quantiles.

    points : two percentages -> values, rising
    raises : CaseError, code distribution-quantiles, where the family has no such member

    >>> fit("normal", {25: -0.6744897501960817, 75: 0.6744897501960817})
    {'mean': 0.0, 'sd': 1.0}
    """
    (first, low), (second, high) = points.items()
    return _FITS[family](first / 100.0, low, second / 100.0, high)


def _scores(first: float, second: float) -> tuple[float, float]:
    one, two = normal.quantile(np.array([first, second])).tolist()
    return one, two


def _uniform(first: float, low: float, second: float, high: float) -> dict[str, float]:
    slope = (high - low) / (second - first)
    return {"low": low - first * slope, "high": high + (1.0 - second) * slope}


def _normal(first: float, low: float, second: float, high: float) -> dict[str, float]:
    one, two = _scores(first, second)
    sd = (high - low) / (two - one)
    return {"mean": low - one * sd, "sd": sd}


def _positive(family: str, low: float) -> None:
    if not low > 0.0:
        raise fail(
            "distribution-quantiles",
            f"{family}: every quantile must be above 0",
            found=low,
            expected="values above 0",
        )


def _lognormal(first: float, low: float, second: float, high: float) -> dict[str, float]:
    _positive("lognormal", low)
    one, two = _scores(first, second)
    sd = (math.log(high) - math.log(low)) / (two - one)
    if not 0.0 < sd <= 5.0:
        raise fail(
            "distribution-quantiles",
            "lognormal: these quantiles lie too far apart" if sd else "lognormal: these quantiles lie too close",
            found=f"{sd:g} as standard deviation of the logarithm",
            expected="above 0 and at most 5",
        )
    return {"mean": math.log(low) - one * sd, "sd": sd}


def _root(rises: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses zero, by bisection; an end where it does not."""
    while low < (middle := 0.5 * (low + high)) < high and high - low > 1e-15 * abs(high):
        low, high = (middle, high) if rises(middle) < 0.0 else (low, middle)
    return 0.5 * (low + high)


def _no_member(family: str, limits: str) -> Exception:
    return fail(
        "distribution-quantiles",
        f"no {family} distribution has these two quantiles",
        expected=f"quantiles of a {family} with {limits}; quantiles(…) takes any that rise",
    )


def _gamma(first: float, low: float, second: float, high: float) -> dict[str, float]:
    from scipy.special import gammainc, gammaincinv, gammaln

    _positive("gamma", low)
    ratio = math.log(high) - math.log(low)

    def start(shape: float) -> float:
        """Logarithm of the lower quantile at scale one; a power law where it is too small for a float."""
        reached = float(gammaincinv(shape, first))
        return math.log(reached) if reached > 1e-290 else (math.log(first) + float(gammaln(shape + 1.0))) / shape

    def miss(log_shape: float) -> float:
        shape = math.exp(log_shape)
        return float(gammainc(shape, math.exp(min(start(shape) + ratio, 700.0)))) - second

    log_shape = _root(miss, _SMALLEST, _GREATEST)
    log_scale = math.log(low) - start(math.exp(log_shape))
    if abs(miss(log_shape)) > _MISS or abs(log_scale) > 700.0:
        raise _no_member("gamma", "a shape from 0.001 to 1000000")
    return {"shape": math.exp(log_shape), "scale": math.exp(log_scale)}


def _beta(first: float, low: float, second: float, high: float) -> dict[str, float]:
    from scipy.special import betainc

    if not (low > 0.0 and high < 1.0):
        raise fail(
            "distribution-quantiles",
            "beta: every quantile must be above 0 and below 1",
            found=low if low <= 0.0 else high,
            expected="shares between 0 and 1",
        )

    def other(log_a: float) -> float:
        """The log b that puts the lower quantile right; more b, more mass below."""
        a = math.exp(log_a)
        return _root(lambda log_b: float(betainc(a, math.exp(log_b), low)) - first, _SMALLEST, _GREATEST)

    def miss(log_a: float) -> float:
        # Where even the extreme b cannot put the lower quantile right, a itself is too small or too great.
        a, b = math.exp(log_a), math.exp(other(log_a))
        off = float(betainc(a, b, low)) - first
        return -off if abs(off) > _MISS else float(betainc(a, b, high)) - second

    log_a = _root(miss, _SMALLEST, _GREATEST)
    if abs(miss(log_a)) > _MISS:
        raise _no_member("beta", "shapes from 0.001 to 1000000")
    return {"a": math.exp(log_a), "b": math.exp(other(log_a))}


_FITS: Mapping[str, Callable[[float, float, float, float], dict[str, float]]] = {
    "uniform": _uniform,
    "normal": _normal,
    "lognormal": _lognormal,
    "gamma": _gamma,
    "beta": _beta,
}

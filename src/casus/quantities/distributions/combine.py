"""Distributions made of others: truncate, and the arguments of mixture."""

import math
from collections.abc import Sequence
from typing import Any

from casus.errors import CaseError, Fault
from casus.quantities.distributions.arguments import bind, fail, number, numbers, raise_all, shown
from casus.quantities.distributions.closed import Lognormal, Normal, Uniform
from casus.quantities.distributions.quantile import Quantile
from casus.quantities.distributions.quantiles import Quantiles, TruncatedQuantiles
from casus.quantities.distributions.registry import FAMILIES
from casus.quantities.distributions.tabled import Tabled
from casus.quantities.distributions.thresholds import Discrete
from casus.quantities.distributions.triangular import Triangular, TruncatedTriangular

__all__ = ["TruncatedUniform", "mixture_arguments", "truncate"]


class TruncatedUniform(Uniform):
    """A uniform given that it lies between two values: uniform on what they share."""

    def __init__(self, inner: Uniform, low: float, high: float) -> None:
        super().__init__(max(low, inner.lower), min(high, inner.upper))
        self.family = "truncate"
        self._parameters = {"distribution": inner, "low": low, "high": high}


def truncate(*positional: Any, **named: Any) -> Quantile:
    """The distribution given that its value lies between low and high, ends included.

    raises : CaseError, codes distribution-arguments and distribution-parameter
    """
    family = FAMILIES["truncate"]
    values = bind(family, positional, named)
    inner = values["distribution"]
    if not isinstance(inner, Quantile):
        raise fail(
            "distribution-arguments",
            "truncate: the first argument must be a distribution",
            "distribution",
            found=inner,
            expected=family.example,
        )
    bounds = numbers(family, values)
    low, high = bounds["low"], bounds["high"]
    if not low < high:
        raise fail(
            "distribution-parameter",
            "truncate: low must be below high",
            "low",
            found=f"{low:g} and {high:g}",
            expected="low < high",
        )
    return _cut(inner, low, high, {"distribution": inner, "low": low, "high": high})


def _cut(inner: Quantile, low: float, high: float, parameters: dict[str, Any]) -> Quantile:
    if inner.family == "truncate":
        # A cut of a cut is one cut of the innermost distribution.
        within = inner.parameters
        low, high = max(low, within["low"]), min(high, within["high"])
        if low >= high:
            raise _empty(inner)
        cut = _cut(within["distribution"], low, high, parameters)
        cut._parameters = dict(parameters)
        return cut
    if isinstance(inner, Discrete):
        kept = [
            (value, share)
            for value, share in zip(inner.values, inner.probabilities, strict=True)
            if low <= value <= high
        ]
        if not kept:
            raise _empty(inner)
        return Discrete("truncate", parameters, [value for value, _ in kept], [share for _, share in kept])
    bottom, top = _support(inner)
    if not (low < top and high > bottom):
        raise _empty(inner)
    if isinstance(inner, Uniform):
        return TruncatedUniform(inner, low, high)
    if isinstance(inner, Triangular):
        return TruncatedTriangular(inner, low, high)
    if isinstance(inner, Quantiles):
        if not inner.score(high) - inner.score(low) > 1e-6:
            raise _empty(inner)
        return TruncatedQuantiles(inner, low, high)
    if isinstance(inner, Normal | Lognormal | Tabled):
        return Tabled("truncate", parameters, inner.law, (max(low, bottom), min(high, top)))
    raise AssertionError(f"{inner.family} has no truncation")


def _support(inner: Quantile) -> tuple[float, float]:
    """Ends of the support, infinite where it has none."""
    if isinstance(inner, Normal | Lognormal | Tabled):
        return inner.law.support
    if isinstance(inner, Quantiles):
        return inner.parameters.get("lower", -math.inf), inner.parameters.get("upper", math.inf)
    return inner.lower, inner.upper


def _empty(inner: Quantile) -> CaseError:
    bottom, top = _support(inner)
    return fail(
        "distribution-parameter",
        f"truncate: {inner.describe()} has no probability between these bounds",
        found="bounds outside the distribution, or too close together",
        expected=f"bounds that leave a part of {bottom:g} to {top:g}",
    )


def mixture_arguments(*positional: Any, **named: Any) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Names of a mixture and their probabilities, which sum to one.

    raises : CaseError, codes distribution-arguments and distribution-parameter

    >>> mixture_arguments(names=["calm", "crisis"], weight=[3, 1])
    (('calm', 'crisis'), (0.75, 0.25))
    """
    family = FAMILIES["mixture"]
    values = bind(family, positional, named)
    names, weight = values["names"], values["weight"]
    faults: list[Fault] = []
    if not _is_list(names) or not names or not all(isinstance(name, str) for name in names):
        faults.append(_not_a_list("mixture", "names", "names of quantities", names))
    elif len(set(names)) != len(names):
        twice = next(name for name in names if list(names).count(name) > 1)
        faults.append(
            Fault("distribution-parameter", f"mixture: {twice} stands twice", ("names",), expected="each once")
        )
    if not _is_list(weight) or not weight:
        faults.append(_not_a_list("mixture", "weight", "numbers", weight))
    raise_all(faults)
    shares = list_of_numbers("mixture", "weight", weight)
    if len(shares) != len(names):
        faults.append(
            Fault(
                "distribution-parameter",
                "mixture: names and weight must be equally long",
                ("weight",),
                found=f"{len(names)} names and {len(shares)} weights",
                expected="one weight for each name",
            )
        )
    if min(shares) < 0.0 or not 0.0 < sum(shares) < math.inf:
        faults.append(
            Fault(
                "distribution-parameter",
                "mixture: weights must be at least 0, and one above it",
                ("weight",),
                found=shown(list(weight)),
                expected="weights of at least 0",
            )
        )
    raise_all(faults)
    return tuple(names), tuple(share / sum(shares) for share in shares)


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _not_a_list(family: str, name: str, what: str, found: object) -> Fault:
    return Fault(
        "distribution-arguments",
        f"{family}: {name} must be a list of {what}",
        (name,),
        found=shown(found),
        expected=FAMILIES[family].example,
    )


def list_of_numbers(family: str, name: str, given: object) -> list[float]:
    """A list of finite numbers.

    raises : CaseError, codes distribution-arguments and distribution-parameter
    """
    if not isinstance(given, Sequence) or isinstance(given, str | bytes) or not given:
        raise CaseError([_not_a_list(family, name, "numbers", given)])
    checked = [number(FAMILIES[family], name, item) for item in given]
    raise_all([item for item in checked if isinstance(item, Fault)])
    return [item for item in checked if isinstance(item, float)]

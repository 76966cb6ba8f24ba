"""Distributions of every family, named hard cases and random members, for the tests of this folder."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from casus.errors import CaseError
from casus.quantities import FAMILIES, Quantile, distribution, truncate

NAMED: dict[str, tuple[Callable[[], Quantile], ...]] = {}


def _add(family: str, *positional: Any, **named: Any) -> None:
    NAMED[family] = (*NAMED.get(family, ()), lambda: distribution(family, *positional, **named))


for low, high in [(0, 1), (-1e300, 1e300), (1e6, 1e6 + 1e-3), (-3, 5)]:
    _add("uniform", low, high)
for mean, sd in [(0, 1), (10, 2), (1e8, 1e-3), (0, 1e-300), (-5, 1e200)]:
    _add("normal", mean, sd)
for mean, sd in [(0, 1), (3, 3), (0, 5), (-20, 5), (5, 1e-6), (600, 1e-4), (-2, 0.5)]:
    _add("lognormal", mean, sd)
for a, b in [
    (0.1, 0.1), (500, 2), (2, 500), (1e-3, 1e-3), (1e-3, 1e6), (1e6, 1e-3), (1e6, 1e6), (1, 1), (1, 2), (0.5, 0.5),
    (8, 2), (1e-3, 1), (1, 1e-3), (0.05, 3), (1e6, 1), (2, 1e6), (1, 1 - 6e-16), (1 - 1e-15, 1), (1 - 3e-16, 1 + 2e-16),
]:  # fmt: skip
    _add("beta", a, b)
for shape, scale in [(0.05, 1), (1e-3, 1), (1e6, 1), (1, 1), (2, 3), (0.5, 1e-9), (100, 1e12), (1e4, 1e-200)]:
    _add("gamma", shape, scale)
for corners in [(0, 1, 2), (0, 0, 1), (0, 1, 1), (-1e6, -1e6 + 1e-3, 5), (1, 1 + 1e-9, 1e9), (1, 2, 6)]:
    _add("triangular", *corners)
    _add("pert", *corners)
for p in (0, 1, 0.3, 1e-9):
    _add("bernoulli", p)
_add("discrete", value=[1, 2, 5], probability=[0.5, 0.3, 0.2])
_add("discrete", value=[5, -1, 5, 7], probability=[0.25, 0.5, 0.25, 0])
_add("quantiles", p5=10, p50=20, p95=60, lower=0)
_add("quantiles", p10=0.2, p50=0.3, p90=0.9, lower=0, upper=1)
_add("quantiles", p5=-3, p95=8)
_add("quantiles", p25=-3, p75=-1, upper=0)
_add("quantiles", p1=1, p2=1.001, p50=900, p99=901)


def _cut(low: float, high: float, family: str, *parameters: float, **named: Any) -> None:
    NAMED["truncate"] = (
        *NAMED.get("truncate", ()),
        lambda: truncate(distribution(family, *parameters, **named), low, high),
    )


_cut(8, 15, "normal", 10, 2)
_cut(6, 7, "normal", 0, 1)
_cut(-1e9, -5, "normal", 0, 1)
_cut(-30, -20, "normal", 0, 1)
_cut(20, 1e9, "normal", 0, 1)
_cut(1e3, 1e4, "lognormal", 0, 1)
_cut(0, 1e-3, "lognormal", 0, 1)
_cut(0.9, 1, "beta", 2, 30)
_cut(0.0156, 1, "beta", 1, 1 - 6e-16)
_cut(0, 0.01, "beta", 30, 2)
_cut(0.2, 0.4, "beta", 0.1, 0.1)
_cut(0.999, 1, "beta", 0.1, 0.1)
_cut(0.995, 0.999, "beta", 500, 2)
_cut(30, 1e6, "gamma", 2, 1)
_cut(1e-6, 1, "gamma", 0.05, 1)
_cut(0, 1e-3, "gamma", 5, 1)
_cut(0.5, 1.5, "triangular", 0, 1, 2)
_cut(1.999, 5, "triangular", 0, 1, 2)
_cut(0.61, 0.62, "pert", 0.6, 0.8, 0.95)
_cut(-1, 0.5, "uniform", 0, 1)
_cut(15, 50, "quantiles", p5=10, p50=20, p95=60, lower=0)
_cut(1.5, 9, "discrete", value=[1, 2, 5], probability=[0.5, 0.3, 0.2])
_cut(0.5, 1, "bernoulli", 0.3)

EVERY = {name: family for name, family in FAMILIES.items() if family.is_quantile}
CASES = [(name, k) for name in EVERY for k in range(len(NAMED.get(name, (None,))))]


def attempted(construct: Callable[[], Quantile]) -> Quantile | list[str]:
    """The distribution, or the codes of its faults."""
    try:
        return construct()
    except CaseError as error:
        return [fault.code for fault in error.faults]


def made(case: tuple[str, int]) -> Quantile:
    name, k = case
    return NAMED[name][k]()


def _powers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high).map(lambda power: 10.0**power)


_shape = _powers(-3, 6).map(lambda value: min(max(value, 1e-3), 1e6))
_place = st.floats(-1e6, 1e6)
_corners = st.tuples(_place, _powers(-3, 6), st.floats(0, 1)).map(
    lambda t: (t[0], min(t[0] + t[1] * t[2], t[0] + t[1]), t[0] + t[1])
)

RANDOM: dict[str, st.SearchStrategy[Quantile]] = {
    "uniform": st.builds(lambda low, width: distribution("uniform", low, low + width), _place, _powers(-3, 6)),
    "normal": st.builds(lambda mean, sd: distribution("normal", mean, sd), _place, _powers(-9, 9)),
    "lognormal": st.builds(
        lambda mean, sd: distribution("lognormal", mean, sd), st.floats(-300, 300), st.floats(1e-9, 5)
    ),
    "beta": st.builds(lambda a, b: distribution("beta", a, b), _shape, _shape),
    "gamma": st.builds(lambda shape, scale: distribution("gamma", shape, scale), _shape, _powers(-100, 100)),
    "triangular": _corners.map(lambda c: distribution("triangular", *c)),
    "pert": _corners.map(lambda c: distribution("pert", *c)),
}  # fmt: skip

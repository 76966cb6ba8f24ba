"""Every documented fault of a distribution, by its code, all of one distribution at once."""

from typing import Any

import pytest

from casus.errors import CaseError, Fault
from casus.quantities import FAMILIES, distribution, mixture_arguments, truncate
from casus.quantities.distributions.laws import BetaLaw
from casus.quantities.distributions.tabled import Tabled


def faults_of(family: str, *positional: Any, **named: Any) -> tuple[Fault, ...]:
    with pytest.raises(CaseError) as caught:
        distribution(family, *positional, **named)
    return caught.value.faults


def test_distribution_unknown_names_the_nearest() -> None:
    (fault,) = faults_of("guassian", 0, 1)
    assert (fault.code, fault.found) == ("distribution-unknown", "guassian")
    (fault,) = faults_of("triangle", 0, 1, 2)
    assert fault.nearest == ("triangular",)


@pytest.mark.parametrize(
    ("family", "positional", "named", "paths"),
    [
        ("pert", (0.6, 0.95), {}, [()]),
        ("normal", (1, 2, 3), {}, [()]),
        ("normal", (1,), {"sdd": 2}, [("sdd",), ()]),
        ("normal", (1, 2), {"mean": 2}, [("mean",)]),
        ("normal", ("a", True), {}, [("mean",), ("sd",)]),
        ("normal", (1,), {"p5": 1, "p95": 3}, [()]),
        ("uniform", (), {"p5": "x", "p95": 3}, [("p5",)]),
        ("mixture", (["a"], [1]), {}, [()]),
        ("truncate", (3, 0, 1), {}, [("distribution",)]),
        ("truncate", (), {}, [(), (), ()]),
        ("discrete", (), {"value": 3, "probability": [1]}, [("value",)]),
        ("discrete", (), {"value": [], "probability": [1]}, [("value",)]),
        ("discrete", (), {"value": ["a", 1], "probability": [0.5, 0.5]}, [("value",)]),
        ("quantiles", (1, 2), {}, [()]),
        ("quantiles", (), {"p5": 1, "p95": 2, "lowr": 0}, [("lowr",)]),
        ("quantiles", (), {"p5": 1, "p95": 2, "lower": "none"}, [("lower",)]),
    ],
)
def test_distribution_arguments(
    family: str, positional: tuple[Any, ...], named: dict[str, Any], paths: list[tuple[str, ...]]
) -> None:
    faults = faults_of(family, *positional, **named)
    assert [(fault.code, fault.path) for fault in faults] == [("distribution-arguments", path) for path in paths]
    assert all(fault.expected for fault in faults)


@pytest.mark.parametrize(
    ("family", "positional", "path"),
    [
        ("uniform", (1, 1), "high"),
        ("uniform", (2, 1), "high"),
        ("uniform", (-1.7e308, 1.7e308), "high"),
        ("normal", (0, 0), "sd"),
        ("normal", (0, -1), "sd"),
        ("normal", (float("nan"), 1), "mean"),
        ("normal", (float("inf"), 1), "mean"),
        ("normal", (10**400, 1), "mean"),
        ("lognormal", (0, 5.01), "sd"),
        ("lognormal", (0, 0), "sd"),
        ("beta", (0.0009, 1), "a"),
        ("beta", (1, 1_000_001), "b"),
        ("gamma", (0, 1), "shape"),
        ("gamma", (1, 0), "scale"),
        ("triangular", (0, 3, 2), "mode"),
        ("triangular", (1, 1, 1), "high"),
        ("pert", (0, -1, 2), "mode"),
        ("bernoulli", (1.1,), "p"),
        ("bernoulli", (-0.1,), "p"),
    ],
)
def test_distribution_parameter(family: str, positional: tuple[float, ...], path: str) -> None:
    (fault,) = faults_of(family, *positional)
    assert (fault.code, fault.path) == ("distribution-parameter", (path,))


def test_distribution_parameter_names_all_that_are_wrong() -> None:
    assert [fault.path for fault in faults_of("beta", 0, -1)] == [("a",), ("b",)]


@pytest.mark.parametrize(("mean", "sd"), [(1e308, 1e308), (709, 1)])
def test_distribution_parameter_where_values_run_out_of_numbers(mean: float, sd: float) -> None:
    family = "normal" if sd > 5 else "lognormal"
    (fault,) = faults_of(family, mean, sd)
    assert fault.code == "distribution-parameter"
    assert "double precision" in fault.message


@pytest.mark.parametrize(
    ("value", "probability", "found"),
    [
        ([1, 2], [1], "2 values and 1 probabilities"),
        ([1, 2], [-0.5, 1.5], "-0.5"),
        ([1, 2], [0.5, 0.4], "a sum of 0.9"),
    ],
)
def test_distribution_parameter_of_discrete(value: list[float], probability: list[float], found: str) -> None:
    (fault,) = faults_of("discrete", value=value, probability=probability)
    assert (fault.code, fault.path, fault.found) == ("distribution-parameter", ("probability",), found)


@pytest.mark.parametrize(
    ("inner", "low", "high"),
    [
        (("uniform", 0, 1), 2, 3),
        (("uniform", 0, 1), 1, 1),
        (("beta", 2, 2), 1, 5),
        (("lognormal", 0, 1), -3, 0),
        (("triangular", 0, 1, 2), -5, 0),
        (("bernoulli", 0.5), 0.2, 0.8),
    ],
)
def test_distribution_parameter_of_a_cut_that_leaves_nothing(inner: tuple[Any, ...], low: float, high: float) -> None:
    with pytest.raises(CaseError) as caught:
        truncate(distribution(*inner), low, high)
    assert [fault.code for fault in caught.value.faults] == ["distribution-parameter"]


def test_distribution_parameter_of_cuts_that_exclude_each_other() -> None:
    with pytest.raises(CaseError, match="no probability between"):
        truncate(truncate(distribution("normal", 0, 1), 0, 1), 2, 3)


def test_distribution_parameter_of_a_cut_of_quantiles() -> None:
    with pytest.raises(CaseError, match="no probability between"):
        truncate(distribution("quantiles", p5=1, p95=2, lower=0), -5, -1)


@pytest.mark.parametrize(
    ("family", "named", "paths"),
    [
        ("beta", {"p10": 0.6, "p90": 0.4}, [("p90",)]),
        ("beta", {"p10": 0.2, "p90": 1.4}, [()]),
        ("beta", {"p10": 0, "p90": 0.4}, [()]),
        ("normal", {"p5": 1}, [()]),
        ("normal", {"p5": 1, "p50": 2, "p95": 3}, [()]),
        ("normal", {"p0": 1, "p95": 3}, [("p0",)]),
        ("normal", {"p100": 1, "p2.5": 3}, [("p100",), ("p2.5",)]),
        ("lognormal", {"p5": -1, "p95": 3}, [()]),
        ("lognormal", {"p5": 1e-9, "p95": 1e9}, [()]),
        ("gamma", {"p5": 0, "p95": 3}, [()]),
        ("gamma", {"p5": 1, "p95": 1.000001}, [()]),
        ("quantiles", {"p5": 1}, [()]),
        ("quantiles", {"p5": 1, "p95": 2, "lower": 1}, [("p5",)]),
        ("quantiles", {"p5": 1, "p95": 2, "lower": 3, "upper": 0}, [("p5",), ("p95",)]),
        ("quantiles", {"p49": 1e306, "p50": 9e307}, [()]),
    ],
)
def test_distribution_quantiles(family: str, named: dict[str, Any], paths: list[tuple[str, ...]]) -> None:
    faults = faults_of(family, **named)
    assert [(fault.code, fault.path) for fault in faults] == [("distribution-quantiles", path) for path in paths]


def test_distribution_table_where_a_shape_is_beyond_double_precision() -> None:
    # No legal shape is: a law outside the legal range.
    extreme = Tabled("beta", {"a": 1e300, "b": 1e300}, BetaLaw(1e300, 1e300))
    with pytest.raises(CaseError) as caught:
        extreme.prepare()
    assert [fault.code for fault in caught.value.faults] == ["distribution-table"]


@pytest.mark.parametrize(
    ("named", "code", "path"),
    [
        ({"names": "calm", "weight": [1]}, "distribution-arguments", "names"),
        ({"names": [], "weight": [1]}, "distribution-arguments", "names"),
        ({"names": ["a", 3], "weight": [1, 2]}, "distribution-arguments", "names"),
        ({"names": ["a", "a"], "weight": [1, 2]}, "distribution-parameter", "names"),
        ({"names": ["a", "b"], "weight": 1}, "distribution-arguments", "weight"),
        ({"names": ["a", "b"], "weight": [1]}, "distribution-parameter", "weight"),
        ({"names": ["a", "b"], "weight": [0, 0]}, "distribution-parameter", "weight"),
        ({"names": ["a", "b"], "weight": [-1, 2]}, "distribution-parameter", "weight"),
        ({"names": ["a", "b"], "weight": [1, "x"]}, "distribution-arguments", "weight"),
        ({"names": ["a", "b"], "weight": [1, float("inf")]}, "distribution-parameter", "weight"),
    ],
)
def test_mixture_arguments(named: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(CaseError) as caught:
        mixture_arguments(**named)
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [(code, (path,))]


def test_every_family_refuses_an_argument_it_does_not_know() -> None:
    for name, family in FAMILIES.items():
        if family.is_quantile:
            faults = faults_of(name, colour=3)
            assert ("distribution-arguments", ("colour",)) in [(fault.code, fault.path) for fault in faults]

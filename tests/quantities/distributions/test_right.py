"""Q(u) is right over each family's whole legal range, with scipy.stats as judge."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.quantities.distributions.examples import CASES, RANDOM, attempted, made
from tests.quantities.distributions.judge import (
    TOLERANCE,
    assert_right,
    distribution_function,
    frozen,
    log_normal_truncated,
)

from casus.quantities import Quantile, distribution, truncate

JUDGED = [
    case
    for case in CASES
    if case[0] not in ("bernoulli", "discrete", "quantiles")
    and not (
        case[0] == "truncate" and made(case).parameters["distribution"].family in ("bernoulli", "discrete", "quantiles")
    )
]


@pytest.mark.parametrize("case", JUDGED, ids=lambda case: str(made(case)))
def test_named_hard_cases(case: tuple[str, int]) -> None:
    quantile = made(case)
    far = quantile.family == "truncate" and quantile.parameters["distribution"].family == "normal"
    assert_right(quantile, log_normal_truncated if far else distribution_function)


@pytest.mark.parametrize("family", RANDOM)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_legal_parameters(family: str, data: st.DataObject) -> None:
    assert_right(data.draw(RANDOM[family]))


@pytest.mark.parametrize("family", RANDOM)
@settings(max_examples=60, deadline=None)
@given(data=st.data(), ends=st.tuples(st.floats(1e-9, 1), st.floats(0.02, 1)), mirrored=st.booleans())
def test_any_truncation(family: str, data: st.DataObject, ends: tuple[float, float], mirrored: bool) -> None:
    """Cut at two quantiles, out to a billionth of either tail; where the judge itself still tells the two apart."""
    inner = data.draw(RANDOM[family])
    first = ends[0] * 0.999
    second = first + ends[1] * (1 - first)
    law = frozen(inner)
    low, high = (law.isf([second, first]) if mirrored else law.ppf([first, second])).tolist()
    low, high = max(low, -1e300), min(high, 1e300)
    if not low < high or not inner.lower < high or not low < inner.upper:
        return
    with np.errstate(over="ignore"):
        share = law.sf(low) - law.sf(high) if law.cdf(low) > 0.5 else law.cdf(high) - law.cdf(low)
    if share < 1e-12:
        return
    assert_right(truncate(inner, low, high))


@pytest.mark.parametrize("score", [5, 15, 25, 35, -15, -35])
def test_far_tails_of_the_normal_by_logarithms(score: float) -> None:
    for width in (1e-3, 0.1, 10):
        low, high = sorted((score, score + np.copysign(width, score)))
        assert_right(truncate(distribution("normal", 0, 1), low, high), log_normal_truncated)


BY_TWO = {
    "uniform": (("uniform", 2, 5), (0, 0)),
    "normal": (("normal", 10, 2), (0, 0)),
    "lognormal": (("lognormal", 3, 2), (0, 0)),
    "beta": (("beta", 0.7, 12), (0, 0)),
    "gamma": (("gamma", 0.3, 7), (0, 0)),
}


@pytest.mark.parametrize("family", BY_TWO)
@pytest.mark.parametrize("pair", [(5, 95), (10, 50), (1, 99), (60, 61)])
def test_by_quantiles_gives_them_back_and_the_member_that_has_them(family: str, pair: tuple[int, int]) -> None:
    known = distribution(*BY_TWO[family][0])
    values = frozen(known).ppf(np.array(pair) / 100)
    fitted = distribution(family, **{f"p{p}": float(v) for p, v in zip(pair, values, strict=True)})
    np.testing.assert_allclose(frozen(fitted).cdf(values), np.array(pair) / 100, atol=2e-9)
    np.testing.assert_allclose(list(fitted.parameters.values()), list(known.parameters.values()), rtol=1e-4)
    assert_right(fitted)


@settings(max_examples=40, deadline=None)
@given(
    family=st.sampled_from(sorted(BY_TWO)),
    low=st.floats(0.01, 0.5),
    gap=st.floats(1.01, 50),
    pair=st.sampled_from([(5, 95), (25, 75), (1, 50)]),
)
def test_by_quantiles_or_a_fault(family: str, low: float, gap: float, pair: tuple[int, int]) -> None:
    high = low * gap
    fitted = attempted(lambda: distribution(family, **{f"p{pair[0]}": low, f"p{pair[1]}": high}))
    if isinstance(fitted, list):
        assert set(fitted) == {"distribution-quantiles"}
        return
    np.testing.assert_allclose(frozen(fitted).cdf([low, high]), np.array(pair) / 100, atol=1e-8)
    assert_right(fitted)


@pytest.mark.parametrize("case", [c for c in CASES if c[0] in ("bernoulli", "discrete")], ids=lambda c: str(made(c)))
def test_counted_families_take_the_least_value_that_reaches_u(case: tuple[str, int]) -> None:
    quantile = made(case)
    values, shares = quantile.values, np.cumsum(quantile.probabilities)  # type: ignore[attr-defined]
    u = np.linspace(0.0005, 0.9995, 1000)
    below = {-np.inf: 0.0} | dict(zip(values, shares / shares[-1], strict=True))
    got = quantile(u)
    for share, value in zip(u, got, strict=True):
        assert below[value] >= share - TOLERANCE
        assert max(below[v] for v in below if v < value) < share + TOLERANCE


@settings(max_examples=60, deadline=None)
@given(
    points=st.dictionaries(st.integers(1, 99), st.none(), min_size=2, max_size=8),
    steps=st.lists(st.floats(0.01, 10), min_size=8, max_size=8),
    start=st.floats(-50, 50),
    bounds=st.sampled_from(["", "lower", "upper", "both"]),
)
def test_quantiles_goes_through_what_was_stated_and_rises(
    points: dict[int, None], steps: list[float], start: float, bounds: str
) -> None:
    percents = sorted(points)
    values = (start + np.cumsum(steps))[: len(percents)].tolist()
    named = {f"p{p}": v for p, v in zip(percents, values, strict=True)}
    if bounds in ("lower", "both"):
        named["lower"] = values[0] - 1.0
    if bounds in ("upper", "both"):
        named["upper"] = values[-1] + 1.0
    made_of_them = attempted(lambda: distribution("quantiles", **named))
    if isinstance(made_of_them, list):
        # Stated so close together that the line beyond them runs out of numbers.
        assert set(made_of_them) == {"distribution-quantiles"}
        return
    np.testing.assert_allclose(made_of_them(np.array(percents) / 100), values, rtol=1e-9, atol=1e-9)
    _assert_rising(made_of_them)


def test_fritsch_butland_1984_quantiles_of_a_normal_and_a_lognormal_give_them_back() -> None:
    shares = np.array([0.05, 0.2, 0.5, 0.9])
    u = np.linspace(0.001, 0.999, 500)
    for family, bounds in (("normal", {}), ("lognormal", {"lower": 0})):
        known = distribution(family, 1, 0.7)
        stated = {f"p{round(100 * s)}": float(v) for s, v in zip(shares, known(shares), strict=True)}
        np.testing.assert_allclose(distribution("quantiles", **stated, **bounds)(u), known(u), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("ends", [(15, 50), (5, 12), (60, 300), (1e-3, 1)])
def test_truncated_quantiles_by_the_untruncated_function(ends: tuple[float, float]) -> None:
    inner = distribution("quantiles", p5=10, p50=20, p95=60, lower=0)
    cut = truncate(inner, *ends)
    grid = np.linspace(1e-6, 1 - 1e-6, 400_001)
    known = inner(grid)
    low, high = np.interp(ends, known, grid)
    if high - low > 1e-3:
        u = np.linspace(0.01, 0.99, 99)
        np.testing.assert_allclose(np.interp(cut(u), known, grid), low + u * (high - low), atol=1e-6)
    _assert_rising(cut)
    assert ends[0] <= cut.lower < cut.upper <= ends[1]


def _assert_rising(quantile: Quantile) -> None:
    value = quantile(np.linspace(1e-9, 1 - 1e-9, 2001))
    assert np.isfinite(value).all()
    assert (np.diff(value) >= 0).all()


@pytest.mark.parametrize(("low", "mode", "high"), [(0, 1, 5), (0.6, 0.8, 0.95), (0, 0, 1), (-3, 7, 7)])
def test_malcolm_1959_pert_mean_and_clark_1962_shapes(low: float, mode: float, high: float) -> None:
    """Mean (low + 4 mode + high) / 6, by the midpoint rule; shapes that add up to 6."""
    u = (np.arange(200_000) + 0.5) / 200_000
    mean = distribution("pert", low, mode, high)(u).mean()
    assert mean == pytest.approx((low + 4 * mode + high) / 6, abs=1e-6 * (high - low))


@pytest.mark.parametrize(
    ("quantile", "mean", "sd"),
    [
        (distribution("uniform", 2, 5), 3.5, 3 / 12**0.5),
        (distribution("normal", 10, 2), 10, 2),
        (distribution("lognormal", 1, 0.5), np.exp(1.125), np.exp(1.125) * np.expm1(0.25) ** 0.5),
        (distribution("beta", 8, 2), 0.8, (16 / 1100) ** 0.5),
        (distribution("gamma", 2, 3), 6, 18**0.5),
        (distribution("triangular", 1, 2, 6), 3, (21 / 18) ** 0.5),
        (truncate(distribution("normal", 0, 1), 0, 9), (2 / np.pi) ** 0.5, (1 - 2 / np.pi) ** 0.5),
    ],
    ids=str,
)
def test_johnson_kotz_balakrishnan_1994_means_and_standard_deviations(
    quantile: Quantile, mean: float, sd: float
) -> None:
    u = (np.arange(2_000_000) + 0.5) / 2_000_000
    value = quantile(u)
    assert value.mean() == pytest.approx(mean, rel=1e-5)
    assert value.std() == pytest.approx(sd, rel=1e-4)


@pytest.mark.parametrize("mode", [2.2e-303, 5e-324, 1e-200])
def test_a_side_too_narrow_to_tell_from_none(mode: float) -> None:
    low, high = distribution("triangular", 0, mode, 0.01), distribution("triangular", 0, 0, 0.01)
    shares = np.linspace(0.001, 0.999, 101)
    np.testing.assert_allclose(low(shares), high(shares), rtol=1e-12, atol=1e-190)

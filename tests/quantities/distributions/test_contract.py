"""What every distribution promises, parametrised over the registry so that no family is left out."""

import ast
import pickle
from collections.abc import Callable

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.quantities.distributions.examples import CASES, EVERY, NAMED, attempted, made
from tests.quantities.distributions.judge import SHARES, assert_rising

from casus.errors import UsageError
from casus.quantities import FAMILIES, Quantile, distribution, mixture_arguments, truncate
from casus.quantities.distributions import normal

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(made(case)))
each_family = pytest.mark.parametrize("family", FAMILIES.values(), ids=list(FAMILIES))


def written(text: str) -> object:
    """What a case file's text of a distribution constructs."""

    def value(node: ast.expr) -> object:
        match node:
            case ast.Call(func=ast.Name(id="mixture"), keywords=keywords):
                return mixture_arguments(
                    **{k.arg: [getattr(e, "id", None) or value(e) for e in k.value.elts] for k in keywords}  # type: ignore[misc, attr-defined]
                )
            case ast.Call(func=ast.Name(id=name), args=positional, keywords=keywords):
                return distribution(name, *map(value, positional), **{str(k.arg): value(k.value) for k in keywords})
        return ast.literal_eval(node)

    return value(ast.parse(text, mode="eval").body)


def test_no_family_is_without_cases() -> None:
    assert set(NAMED) == set(EVERY)


@each_family
def test_the_example_of_the_registry_constructs(family: object) -> None:
    assert written(family.example) is not None  # type: ignore[attr-defined]


@each_family
def test_the_registry_says_what_a_reader_needs(family: object) -> None:
    assert family.about.endswith(".")  # type: ignore[attr-defined]
    assert all(signature.startswith(f"{family.name}(") for signature in family.signatures)  # type: ignore[attr-defined]
    assert all(parameter.about and parameter.legal for parameter in family.parameters)  # type: ignore[attr-defined]


@each_case
def test_values_are_finite_rising_and_within_the_ends(case: tuple[str, int]) -> None:
    quantile = made(case)
    value = quantile(SHARES)
    assert np.isfinite([quantile.lower, quantile.upper]).all()
    assert np.isfinite(value).all()
    assert_rising(quantile, value)
    assert quantile.lower <= value.min()
    assert value.max() <= quantile.upper


@each_case
def test_scores_far_out_stay_within_the_ends(case: tuple[str, int]) -> None:
    quantile = made(case)
    quantile.prepare()
    far = np.array([-40.0, -8.5, 8.5, 40.0]) if quantile.argument == "normal" else np.array([0.0, 2.0**-60, 1.0])
    out = np.empty_like(far)
    quantile.evaluate(far, out, np.empty((quantile.scratch_rows, far.size)))
    assert (quantile.lower <= out).all()
    assert (out <= quantile.upper).all()


@each_case
def test_any_split_gives_the_same_bits(case: tuple[str, int]) -> None:
    quantile = made(case)
    u = np.random.default_rng(0).uniform(1e-9, 1 - 1e-9, 1003)
    whole = quantile(u)
    for cuts in ([1, 2, 5, 500], [8, 64, 999], [333]):
        np.testing.assert_array_equal(np.concatenate([quantile(part) for part in np.split(u, cuts)]), whole)


@each_case
def test_evaluation_in_place_gives_the_same_bits(case: tuple[str, int]) -> None:
    quantile = made(case)
    u = np.linspace(0.001, 0.999, 300)
    argument = normal.quantile(u) if quantile.argument == "normal" else u.copy()
    quantile.evaluate(argument, argument, np.empty((quantile.scratch_rows, u.size)))
    np.testing.assert_array_equal(argument, quantile(u))


@each_case
def test_it_pickles_small_and_goes_on_with_the_same_bits(case: tuple[str, int]) -> None:
    quantile = made(case)
    u = np.linspace(0.001, 0.999, 300)
    before = quantile(u)
    packed = pickle.dumps(quantile)
    again = pickle.loads(packed)
    np.testing.assert_array_equal(again(u), before)
    assert again == quantile
    assert hash(again) == hash(quantile)
    assert len(packed) < 3000


@each_case
def test_what_it_says_of_itself_makes_it_again(case: tuple[str, int]) -> None:
    quantile = made(case)
    again = written(quantile.describe())
    assert again == quantile
    assert isinstance(again, Quantile)
    assert again.describe() == quantile.describe() == str(quantile)
    u = np.linspace(0.001, 0.999, 300)
    np.testing.assert_array_equal(again(u), quantile(u))


@each_case
def test_the_median_has_half_on_either_side(case: tuple[str, int]) -> None:
    quantile = made(case)
    median = quantile.median()
    value = quantile(np.linspace(0.001, 0.999, 999))
    slack = 1e-9 * (abs(median) + 1e-300)
    assert (value <= median + slack).sum() >= 500
    assert (value >= median - slack).sum() >= 500


@each_case
def test_any_shape_comes_back(case: tuple[str, int]) -> None:
    quantile = made(case)
    u = np.linspace(0.1, 0.9, 12)
    np.testing.assert_array_equal(quantile(u.reshape(3, 4)), quantile(u).reshape(3, 4))
    assert quantile(0.5).shape == ()


@each_case
@pytest.mark.parametrize("u", [0.0, 1.0, -0.1, float("nan")])
def test_usage_error_where_u_is_not_inside_0_and_1(case: tuple[str, int], u: float) -> None:
    with pytest.raises(UsageError, match="above 0 and below 1"):
        made(case)([0.5, u])


def test_two_that_differ_are_not_equal() -> None:
    made_all = [made(case) for case in CASES]
    for k, one in enumerate(made_all):
        assert one != "text"
        for other in made_all[:k]:
            # PERT and beta, say, of the same numbers are different families.
            assert one != other


@settings(max_examples=100, deadline=None)
@given(low=st.floats(-9, 9), width=st.floats(0.1, 9), family=st.sampled_from(sorted(set(EVERY) - {"truncate"})))
def test_a_cut_keeps_within_its_bounds_or_is_a_fault(low: float, width: float, family: str) -> None:
    inner = NAMED[family][0]()
    cut = attempted(lambda: truncate(inner, low, low + width))
    if isinstance(cut, list):
        assert cut == ["distribution-parameter"]
        return
    value = cut(SHARES)
    assert (value >= low).all()
    assert (value <= low + width).all()
    assert low <= cut.lower <= cut.upper <= low + width


@pytest.mark.parametrize(("low", "high"), [(1 / 3, 2 / 3), (0.25, 0.75), (0.4, 0.6), (1 / 3, 0.5), (0.5, 2 / 3)])
@pytest.mark.parametrize("shape", [0.01, 0.1, 0.5])
def test_the_middle_of_a_beta_with_two_horns_is_tabulated(shape: float, low: float, high: float) -> None:
    # Here Newton overshoots the end of a panel again and again, and only halving gets there.
    law = scipy.stats.beta(shape, shape)
    u = np.linspace(0.001, 0.999, 201)
    exact = law.ppf(law.cdf(low) + u * (law.cdf(high) - law.cdf(low)))
    np.testing.assert_allclose(truncate(distribution("beta", shape, shape), low, high)(u), exact, rtol=1e-6)


@pytest.mark.parametrize("family", sorted(set(EVERY) - {"truncate"}))
def test_a_cut_of_a_cut_is_one_cut(family: str) -> None:
    inner: Callable[[], Quantile] = NAMED[family][0]
    low, high = float(inner()(0.2)), float(inner()(0.9))
    if low >= high:
        low, high = inner().lower - 1, inner().upper + 1
    once = truncate(inner(), low, high)
    twice = truncate(truncate(inner(), low - 1, high), low, high + 1)
    u = np.linspace(0.01, 0.99, 99)
    np.testing.assert_array_equal(twice(u), once(u))

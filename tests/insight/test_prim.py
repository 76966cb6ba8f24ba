"""PRIM (Friedman & Fisher 1999), checked against the EMA workbench and on boxes that are known."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.errors import UsageError
from casus.insight.prim import prim


def peer(x, interest, **settings):
    """The first box of `ema_workbench.analysis.prim` on the same data and settings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas
        from ema_workbench.analysis import prim as ema

        frame = pandas.DataFrame(x.T, columns=[f"x{k}" for k in range(len(x))])
        return ema.Prim(frame, interest.astype(int), threshold=0.01, **settings).find_box()


def smooth():
    """A sum of a few of 25 inputs."""
    x = np.random.default_rng(1).random((25, 10_000))
    value = 3 * x[0] + 2 * x[3] ** 2 + x[7] - x[11] + 0.3 * np.random.default_rng(2).standard_normal(10_000)
    return x, value >= np.quantile(value, 0.9)


def steps():
    """An interaction, with inputs that take a few values only."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=(6, 2000))
    x[1] = rng.integers(0, 4, 2000)
    x[2] = np.round(x[2], 1)
    return x, (x[0] > 0.5) & (x[1] >= 2) | (x[2] < -1.5)


def bump():
    """The sphere of a small bump in three dimensions (the shape of Friedman & Fisher's examples)."""
    x = np.random.default_rng(5).uniform(-1, 1, (3, 800))
    return x, ((x - 0.3) ** 2).sum(axis=0) < 0.3


@pytest.mark.slow
@pytest.mark.parametrize("data", [smooth, steps, bump])
@pytest.mark.parametrize("settings", [{}, {"peel_alpha": 0.1, "paste_alpha": 0.02, "mass_min": 0.1}])
def test_the_same_first_box_as_the_ema_workbench(data, settings):
    x, interest = data()
    names = {"peel_alpha": "peel", "paste_alpha": "paste", "mass_min": "least"}
    ours = prim(x, interest, **{names[name]: value for name, value in settings.items()})
    box = peer(x, interest, **settings)
    assert len(ours.trajectory) == len(box.peeling_trajectory)
    for step, limits in enumerate(box.box_lims):
        np.testing.assert_array_equal(ours.trajectory[step].low, limits.loc[0].to_numpy(float))
        np.testing.assert_array_equal(ours.trajectory[step].high, limits.loc[1].to_numpy(float))
    for name in ("coverage", "density", "mass"):
        mine = [getattr(one, name) for one in ours.trajectory]
        np.testing.assert_allclose(mine, box.peeling_trajectory[name].to_numpy(float), rtol=1e-12)


def test_a_box_that_is_there_is_found():
    x = np.random.default_rng(0).random((5, 5000))
    interest = (x[1] > 0.3) & (x[1] < 0.6) & (x[4] > 0.5)
    found = prim(x, interest)
    assert found.limited(found.balanced) == (1, 4)
    assert found.balanced.density > 0.95
    assert found.balanced.coverage > 0.9


@given(seed=st.integers(0, 50), inputs=st.integers(1, 4))
def test_every_box_holds_what_it_says(seed, inputs):
    rng = np.random.default_rng(seed)
    x = np.round(rng.random((inputs, 200)), 2)
    interest = x.sum(axis=0) + 0.2 * rng.standard_normal(200) > 0.6 * inputs
    if not interest.any() or interest.all():
        return
    for box in prim(x, interest).trajectory:
        inside = ((box.low[:, None] <= x) & (x <= box.high[:, None])).all(axis=0)
        assert box.mass == pytest.approx(inside.mean())
        assert box.density == pytest.approx(interest[inside].mean())
        assert box.coverage == pytest.approx(interest[inside].sum() / interest.sum())
        assert box.mass >= 0.05


@given(seed=st.integers(0, 20))
def test_a_case_that_counts_twice_is_two_cases(seed):
    rng = np.random.default_rng(seed)
    x = rng.random((2, 150))
    interest = x[0] * x[1] > 0.4
    twice = rng.integers(1, 3, 150)
    weighted = prim(x, interest, twice.astype(float)).trajectory[0]
    repeated = prim(np.repeat(x, twice, axis=1), np.repeat(interest, twice)).trajectory[0]
    assert weighted.density == pytest.approx(repeated.density)
    alike = prim(x, interest, np.full(150, 3.0))
    plain = prim(x, interest)
    assert [box.mass for box in alike.trajectory] == pytest.approx([box.mass for box in plain.trajectory])


@pytest.mark.parametrize(
    ("x", "interest", "settings", "said"),
    [
        (np.ones((1, 4)), np.zeros(4, bool), {}, "some cases of interest"),
        (np.ones((1, 4)), np.ones(4, bool), {}, "some cases of interest"),
        (np.ones((1, 4)), np.ones(3, bool), {}, r"found \[\(1, 4\), \(3,\)\]"),
        (np.ones((1, 2)), np.array([True, False]), {"peel": 0.0}, "peel: found 0.0"),
        (np.ones((1, 2)), np.array([True, False]), {"paste": 1.0}, "paste: found 1.0"),
        (np.ones((1, 2)), np.array([True, False]), {"least": -1.0}, "least: found -1.0"),
    ],
)
def test_usage_errors(x, interest, settings, said):
    with pytest.raises(UsageError, match=said):
        prim(x, interest, **settings)


@pytest.mark.parametrize(("name", "other"), [("peel", 0.2), ("paste", 0.4), ("least", 0.2)])
def test_every_setting_changes_the_boxes(name, other):
    x, interest = bump()
    masses = {share: [box.mass for box in prim(x, interest, **{name: share}).trajectory] for share in (0.05, other)}
    assert masses[0.05] != masses[other]

"""What must hold whatever the table: no oracle, and scikit-learn's logit as one."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from tests.models.reference.example import BELARUS, SHARED, made_up

from casus.models.reference import (
    counts_of,
    fit_figures,
    jeffreys,
    nearest_rows,
    outside_view,
    pool,
    read_features,
    read_figures,
    resampled,
    ridge_logit,
    shipped,
    spells,
    survival,
    window_probability,
)
from casus.models.reference.hazard import EDGES

GROUPS = ({}, {"def_own": True}, {"land_opp": True, "def_opp": False})


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 400), st.integers(1, 500), st.sampled_from(GROUPS))
def test_counts_are_those_of_the_rows(seed: int, start: int, days: int, group: dict[str, bool]) -> None:
    table, end = made_up(seed), start + days
    row = survival(counts_of(table), start, end, group, resampled(12, 20, 1))
    member = np.ones(len(table.war), dtype=bool)
    for name, wanted in group.items():
        member &= (table.features[name] > 0) == wanted
    member &= (table.length[table.war] > start) & (table.entered > start)
    assert row.at_risk == member.sum()
    assert row.joined == (member & (table.entered <= end)).sum()


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_survivors_of_windows_in_a_row_multiply_where_no_war_ends(seed: int) -> None:
    """Kaplan & Meier 1958: with nobody lost from sight, the product of windows is the share that stayed out."""
    table = made_up(seed)
    counts = counts_of(table)
    edges = [0.0, 5.0, 11.0, min(19.0, counts.length.min() - 1)]
    times = resampled(12, 20, 1)
    rates = [survival(counts, a, b, {}, times).rate for a, b in pairwise(edges)]
    whole = survival(counts, edges[0], edges[-1], {}, times).rate
    assert np.prod([1 - (rate or 0) for rate in rates]) == pytest.approx(1 - (whole or 0))


@pytest.mark.parametrize("penalty", [0.5, 100.0])
def test_ridge_logit_is_that_of_scikit_learn(penalty: float) -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(400, 5))
    y = (rng.random(400) < 0.04 + 0.2 * (x[:, 0] > 1)).astype(float)
    weight = rng.integers(0, 4, 400).astype(float)
    theirs = LogisticRegression(C=1 / penalty, tol=1e-10, max_iter=5_000).fit(x, y, sample_weight=weight)
    ours = ridge_logit(x, y, penalty, weight)
    assert ours == pytest.approx(np.concatenate([theirs.intercept_, theirs.coef_[0]]), abs=1e-5)


def test_a_weight_of_two_is_a_row_that_stands_twice() -> None:
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(60, 2)), (rng.random(60) < 0.3).astype(float)
    weight = rng.integers(0, 3, 60)
    twice = np.repeat(np.arange(60), weight)
    assert ridge_logit(x, y, 1.0, weight.astype(float)) == pytest.approx(ridge_logit(x[twice], y[twice], 1.0))


def test_spells_hold_every_entry_once_and_every_day_at_risk_up_to_the_interval_of_entry() -> None:
    table = made_up(5)
    at = spells(table, ("def_own",), edges=(0.0, 30.0, 100.0, np.inf))
    assert at.entered.sum() == np.isfinite(table.entered).sum()
    out = ~np.isfinite(table.entered)
    stayed = spells(
        type(table)(**{**vars(table), "entered": np.where(out, np.inf, 1.0)}), ("def_own",), (0.0, 30.0, np.inf)
    )
    days = 30 * stayed.months[stayed.entered == 0].sum()
    assert days == pytest.approx(table.length[table.war[out]].sum())


def test_window_probability_of_a_constant_hazard_in_closed_form() -> None:
    """Odds of 0.1 a month, wars that outlast the window: two months of one stretch have odds of 0.2."""
    raw = np.array([np.log(0.1), 0.0, 0.0])
    long, short = np.array([1_000.0]), np.array([1_000.0, 130.0])
    assert window_probability(np.zeros(1), raw, long, 100, 160) == pytest.approx(1 - 1 / 1.2)
    half = 1 - 0.5 * (1 / 1.2 + 1 / 1.1)
    assert window_probability(np.zeros(1), raw, short, 100, 160) == pytest.approx(half)
    # Stretches multiply: thirty days up to day 90 and as many after it.
    assert window_probability(np.zeros(1), raw, long, 60, 120) == pytest.approx(1 - 1.1**-2)


@given(st.floats(0, 700), st.floats(1, 400), st.floats(-1.5, 1.0), st.floats(-6, -1))
def test_windows_side_by_side_make_one(start: float, days: float, fall: float, level: float) -> None:
    """Staying out through a window is staying out through its parts, where it is cut at an edge of the stretches."""
    raw, long = np.array([level, 0.0, fall]), np.array([5_000.0])

    def stays(first: float, last: float) -> float:
        return 1 - float(window_probability(np.zeros(1), raw, long, first, last))

    end = start + days
    for cut in (edge for edge in EDGES if start < edge < end):
        assert stays(start, end) == pytest.approx(stays(start, cut) * stays(cut, end))
    # A day more is a little more, and never a jump.
    more = stays(start, end) - stays(start, end + 1)
    assert 0 < more < 0.2
    assert stays(start, end) > stays(start, end + 30)


@given(st.integers(0, 60), st.integers(1, 60))
def test_jeffreys_mirrors_and_holds_the_rate(joined: int, at_risk: int) -> None:
    joined = min(joined, at_risk)
    low, high = jeffreys(joined, at_risk)
    other = jeffreys(at_risk - joined, at_risk)
    assert low <= joined / at_risk <= high
    assert (low, high) == pytest.approx((1 - other[1], 1 - other[0]), abs=1e-9)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_pool_lies_between_the_clipped_views(inside: float, outside: float, weight: float) -> None:
    between = sorted(value if weight in (0, 1) else min(max(value, 0.0005), 0.9995) for value in (inside, outside))
    assert between[0] - 1e-12 <= pool(inside, outside, weight) <= between[1] + 1e-12


def test_analogues_without_an_opposite_are_just_the_nearest() -> None:
    chosen, distance = nearest_rows(np.array([[3.0], [1.0], [2.0], [0.0]]), np.zeros(4, dtype=bool), np.zeros(1))
    assert chosen.tolist() == [3, 1, 2]
    assert distance.tolist() == [0.0, 1.0, 2.0]


def test_seed_and_resamples_change_intervals_and_nothing_else() -> None:
    features = read_features(BELARUS)
    first = outside_view("war_joining", features, (0, 365))
    assert outside_view("war_joining", features, (0, 365)) == first
    for options in ({"seed": 0}, {"resamples": 500}):
        other = outside_view("war_joining", features, (0, 365), **options)
        assert other.survival[0].low != first.survival[0].low
        assert (other.survival[0].rate, other.rate) == (first.survival[0].rate, first.rate)


def test_features_move_the_rate_and_the_groups() -> None:
    other = {**BELARUS, "def_own": False, "land_opp": False}
    one, two = (outside_view("war_joining", read_features(given), (0, 365)) for given in (BELARUS, other))
    assert two.rate < one.rate
    assert [row.label for row in two.survival][1:] == ["neither pact with that side nor border with the enemy"]
    assert len(one.survival) == 5


def test_without_features_the_rate_is_that_of_all() -> None:
    view = outside_view("war_joining", None, (299, 491))
    assert (view.rate, view.rests_on, view.hazard, view.analogues) == (5 / 4_768, "survival", None, ())


def test_a_view_is_plain_for_json() -> None:
    plain = json.loads(json.dumps(outside_view("war_joining", read_features(BELARUS), (299, 491)).plain()))
    assert plain["rate"] == outside_view("war_joining", read_features(BELARUS), (299, 491)).rate


def test_figures_of_a_table_without_most_columns_are_written_and_read_again() -> None:
    figures = fit_figures(made_up(7, wars=20), "made up", refits=20, scored=50)
    again = read_figures(figures.text())
    assert again.text() == figures.text()
    assert "ln_km" in again.left_out
    given = {name: BELARUS[name] for name in ("def_own", "def_opp", "land_opp")}
    view = outside_view("war_joining", read_features(given, tuple(given)), (0, 100), figures=again)
    assert view.rows == view.searched == len(made_up(7, wars=20).war)
    assert any("ln_km" in note for note in view.notes)
    other = fit_figures(made_up(7, wars=20), "made up", refits=20, scored=50, seed=9)
    assert (other.hazard.coefficient == figures.hazard.coefficient).all()
    assert (other.hazard.draws != figures.hazard.draws).any()


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the tables of wars are not beside the project")
def test_shipped_figures_are_those_of_a_refit() -> None:
    from casus.interop.cow import read_folder

    table, _, absent = read_folder(SHARED)
    figures, kept = fit_figures(table, "", refits=40, analogues=200), shipped("war_joining")
    assert absent == []
    assert figures.hazard.coefficient == pytest.approx(kept.hazard.coefficient, rel=1e-4, abs=1e-5)
    assert figures.hazard.skill is not None
    assert kept.hazard.skill is not None
    assert figures.hazard.skill.log_score == pytest.approx(kept.hazard.skill.log_score, abs=1e-4)
    for name in ("cell_war", "cell_pattern", "cell_rows", "entry_war", "entry_pattern", "entry_day", "length"):
        assert (getattr(figures.counts, name) == getattr(kept.counts, name)).all()
    apart = np.abs(figures.day_one["day0"].coefficient - kept.day_one["day0"].coefficient)
    off = 1 + kept.day_one["day0"].columns.index("off_own")
    assert apart[off] < 0.13
    assert np.delete(apart, [0, off]).max() < 0.03
    assert figures.selection.state == kept.selection.state

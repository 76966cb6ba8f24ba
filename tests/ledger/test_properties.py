"""What holds of scores whatever the forecasts are; no oracle is needed."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.made import ladder, number, probability

from casus.ledger import Entry, Forecast, Resolution, Series, Settled
from casus.ledger.entry import read, row_of
from casus.ledger.scoring import score
from casus.ledger.scoring.murphy import decompose
from casus.ledger.scoring.rules import brier, crps, log_score, rps

shares = st.floats(0.001, 0.999)


def ladders(size: int) -> st.SearchStrategy[np.ndarray]:
    return st.lists(st.floats(0.01, 1), min_size=size, max_size=size).map(lambda parts: np.array(parts) / sum(parts))


def expected(rule: Callable[[np.ndarray, np.ndarray], np.ndarray], truth: float, said: float) -> float:
    scores = rule(np.array([said, said]), np.array([1.0, 0.0]))
    return float(truth * scores[0] + (1 - truth) * scores[1])


@settings(deadline=None)
@given(truth=shares, said=shares)
def test_brier_and_log_are_proper(truth: float, said: float) -> None:
    def log(probability: np.ndarray, happened: np.ndarray) -> np.ndarray:
        return log_score(np.where(happened == 1, probability, 1 - probability))[0]

    for rule in (brier, log):
        assert expected(rule, truth, truth) <= expected(rule, truth, said) + 1e-12
        if abs(truth - said) > 1e-3:
            assert expected(rule, truth, truth) < expected(rule, truth, said)


@settings(deadline=None)
@given(truth=ladders(4), said=ladders(4))
def test_rps_is_proper(truth: np.ndarray, said: np.ndarray) -> None:
    honest, other = (float(truth @ rps([one] * 4, [0, 1, 2, 3])) for one in (truth, said))
    assert honest <= other + 1e-12


@settings(deadline=None)
@given(
    truth=st.lists(st.floats(-100, 100), min_size=8, max_size=8).map(sorted),
    said=st.lists(st.floats(-100, 100), min_size=8, max_size=8).map(sorted),
)
def test_crps_is_proper(truth: list[float], said: list[float]) -> None:
    honest, other = (float(crps(np.tile(one, (8, 1)), np.array(truth)).mean()) for one in (truth, said))
    assert honest <= other + 1e-9


@settings(deadline=None)
@given(said=ladders(5), outcome=st.integers(0, 4))
def test_rps_sees_how_far_off_a_ladder_is(said: np.ndarray, outcome: int) -> None:
    """All on the step that came is best; and all on one step costs the more the further that is."""
    certain = [np.eye(5)[k] for k in range(5)]
    distances = rps(certain, [outcome] * 5)
    assert distances == pytest.approx(np.abs(np.arange(5) - outcome) / 4)
    assert 0 <= rps([said], [outcome])[0] <= 1


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.integers(0, 20)), min_size=1, max_size=80), st.integers(0, 99)
)
def test_decomposition_adds_up_and_no_order_matters(forecasts: list[tuple[float, bool, int]], seed: int) -> None:
    def parts(some: list[tuple[float, bool, int]]) -> tuple[float, ...]:
        p, o, q = (np.array(column) for column in zip(*some, strict=True))
        found = decompose(p.astype(float), o.astype(float), q)
        assert found.reliability >= 0
        assert found.resolution >= -1e-15
        assert sum(one.forecasts for one in found.bins) == len(some)
        total = found.reliability - found.resolution + found.uncertainty + found.within
        assert total == pytest.approx(found.brier, abs=1e-12)
        assert found.brier == pytest.approx(float(brier(p.astype(float), o.astype(float)).mean()), abs=1e-12)
        return found.reliability, found.resolution, found.uncertainty

    mixed = random.Random(seed).sample(forecasts, len(forecasts))
    assert parts(mixed) == pytest.approx(parts(forecasts), abs=1e-12)


def series_of(made: list[tuple[list[Forecast], str]]) -> list[Series]:
    """Series in memory: the forecasts of each question, and what came of it."""
    numbered, found = 0, []
    for k, (forecasts, outcome) in enumerate(made):
        entries = []
        for forecast in forecasts:
            numbered += 1
            entry = read(row_of(numbered, forecast, datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=numbered), "p"))
            assert isinstance(entry, Entry)
            entries.append(entry)
        read_as: str | float = float(outcome) if forecasts[0].kind == "number" else outcome
        first, day = entries[0], date(2027, 1, 1)
        said = Resolution(question=first.question, forecast=first.number, outcome=read_as, on=day, source="s")
        settled = Settled(10_000 + k, datetime(2027, 1, 1, tzinfo=UTC), "p", "h", said)
        found.append(Series(first.question, tuple(entries), (settled,)))
    return found


@st.composite
def questions(draw: st.DrawFn) -> list[tuple[list[Forecast], str]]:
    made: list[tuple[list[Forecast], str]] = []
    for k in range(draw(st.integers(1, 8))):
        common = {"question": f"q{k}", "horizon": date(2027, 6, 1)}
        size = draw(st.integers(1, 3))
        kind = draw(st.sampled_from(("probability", "ordinal", "number")))
        if kind == "probability":
            rate = draw(st.none() | shares)
            forecasts = [probability(draw(st.floats(0, 1)), base_rate=rate, **common) for _ in range(size)]
            made.append((forecasts, draw(st.sampled_from(("yes", "no", "void")))))
        elif kind == "ordinal":
            steps = draw(st.integers(2, 4))
            forecasts = [ladder(*draw(ladders(steps)).tolist(), **common) for _ in range(size)]
            made.append((forecasts, draw(st.sampled_from(("none", "some")))))
        else:
            forecasts = [number(draw(st.floats(-9, 9)), draw(st.floats(0, 9)), **common) for _ in range(size)]
            made.append((forecasts, str(draw(st.floats(-20, 20)))))
    return made


@settings(max_examples=60, deadline=None)
@given(made=questions(), seed=st.integers(0, 99))
def test_score_counts_everything_once_in_any_order(made: list[tuple[list[Forecast], str]], seed: int) -> None:
    series = series_of(made)
    found, mixed = score(series), score(random.Random(seed).sample(series, len(series)))
    total = sum(len(one.forecasts) for one in series)
    assert found.forecasts + found.void + found.open + found.hindsight + found.superseded == total
    assert sum(line.forecasts for line in found.lines if line.rule in ("Brier", "RPS", "CRPS")) == found.forecasts
    by_rule = {(line.rule, line.kind): line for line in mixed.lines}
    for line in found.lines:
        other = by_rule[line.rule, line.kind]
        assert other.mean == pytest.approx(line.mean, rel=1e-9, abs=1e-12)
        assert [a.baseline for a in other.against] == [a.baseline for a in line.against]
        assert np.isfinite(line.mean)
        for one in line.against:
            assert one.gain == pytest.approx(one.other - one.score, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(made=questions())
def test_groups_share_out_what_all_have_together(made: list[tuple[list[Forecast], str]]) -> None:
    named = [
        ([Forecast.from_dict({**one.as_dict(), "author": "AB"[k % 2]}) for k, one in enumerate(forecasts)], outcome)
        for forecasts, outcome in made
    ]
    found = score(series_of(named), by="author")
    for line in (line for line in found.lines if line.group is None):
        parts = [one for one in found.lines if one.group and (one.rule, one.kind) == (line.rule, line.kind)]
        assert sum(one.forecasts for one in parts) == line.forecasts
        assert sum(one.mean * one.forecasts for one in parts) / line.forecasts == pytest.approx(line.mean, abs=1e-9)

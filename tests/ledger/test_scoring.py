"""What is scored, against whom, and from when on reliability is shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.ledger.made import Clock, ladder, number, probability

from casus.errors import UsageError
from casus.ledger import Ledger, open_ledger
from casus.ledger.scoring import ENOUGH, Line, Score, score


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.sqlite", clock=clock) as opened:
        yield opened


def line(found: Score, rule: str, group: str | None = None) -> Line:
    (one,) = (one for one in found.lines if one.rule == rule and one.group == group)
    return one


def test_every_forecast_of_a_resolved_question_counts_once(ledger: Ledger) -> None:
    ledger.record([probability(0.2), probability(0.4, author="Bea"), probability(0.9, question="open")])
    ledger.resolve("1", "yes", source="s")
    found = score(ledger.all_series())
    assert (found.forecasts, found.questions, found.open) == (2, 1, 1)
    assert line(found, "Brier").mean == pytest.approx((0.64 + 0.36) / 2)
    # One question says nothing of how much its score could have been another.
    assert line(found, "Brier").error is None


def test_void_is_not_scored(ledger: Ledger) -> None:
    ledger.record([probability(given="wind"), probability()])
    ledger.resolve("1", "void", source="no wind")
    found = score(ledger.all_series())
    assert (found.forecasts, found.void, found.open, found.lines) == (0, 1, 1, ())


def test_correction_changes_the_score(ledger: Ledger) -> None:
    ledger.record([probability(0.2)])
    ledger.resolve("1", "yes", source="s")
    before = line(score(ledger.all_series()), "Brier").mean
    ledger.resolve("1", "no", source="it was another day", correct=True)
    assert (before, line(score(ledger.all_series()), "Brier").mean) == pytest.approx((0.64, 0.04))
    ledger.resolve("1", "void", source="nobody knows", correct=True)
    assert score(ledger.all_series()).void == 1


def test_forecast_recorded_after_the_decision_is_hindsight(ledger: Ledger, clock: Clock) -> None:
    for day in (4, 5, 6):
        clock.set(2026, 4, day)
        ledger.record([probability(0.5 + day / 100)])
    clock.set(2026, 5, 1)
    ledger.resolve("3", "yes", source="s", on=date(2026, 4, 5))
    found = score(ledger.all_series())
    assert (found.forecasts, found.hindsight) == (2, 1)


def test_forecast_recorded_after_the_horizon_is_hindsight_whatever_day_is_given(ledger: Ledger, clock: Clock) -> None:
    clock.set(2026, 7, 1)
    ledger.record([probability()])
    clock.set(2026, 8, 1)
    ledger.resolve("1", "no", source="s", on=date(2026, 7, 20))
    assert score(ledger.all_series()).hindsight == 1


def test_last_counts_the_last_forecast_of_each_author(ledger: Ledger, clock: Clock) -> None:
    ledger.record([probability(0.1), probability(0.2, author="Bea"), probability(0.3)])
    clock.set(2026, 7, 2)
    ledger.record([probability(0.99)])
    ledger.resolve("1", "yes", source="s")
    found = score(ledger.all_series(), last=True)
    assert (found.forecasts, found.superseded, found.hindsight) == (2, 1, 1)
    assert line(found, "Brier").mean == pytest.approx((0.64 + 0.49) / 2)


def test_baselines_of_a_probability(ledger: Ledger) -> None:
    ledger.record([probability(0.8, base_rate=0.1), probability(0.9, author="Bea")])
    ledger.resolve("1", "yes", source="s")
    constant, rate, last = line(score(ledger.all_series()), "Brier").against
    assert (constant.baseline, constant.forecasts, constant.other) == ("constant", 2, 0.25)
    assert (rate.baseline, rate.forecasts) == ("base rate", 1)
    assert (rate.score, rate.other) == pytest.approx((0.04, 0.81))
    assert rate.skill == pytest.approx(1 - 0.04 / 0.81)
    assert (last.baseline, last.forecasts) == ("last forecast", 1)
    assert (last.score, last.other) == pytest.approx((0.01, 0.04))
    assert last.gain == pytest.approx(0.03)


def test_perfect_baseline_has_no_skill_score(ledger: Ledger) -> None:
    ledger.record([probability(0.8, base_rate=1.0)])
    ledger.resolve("1", "yes", source="s")
    rate = line(score(ledger.all_series()), "Brier").against[1]
    assert (rate.other, rate.skill) == (0.0, None)


def test_baselines_of_ladders_and_numbers(ledger: Ledger) -> None:
    ledger.record([ladder(0.2, 0.3, 0.5), ladder(0.1, 0.1, 0.8), number(5.0), number(7.0)])
    ledger.resolve("1", "much", source="s")
    ledger.resolve("3", "7", source="s")
    found = score(ledger.all_series())
    constant, last = line(found, "RPS").against
    assert (constant.baseline, constant.other) == ("constant", pytest.approx((1 / 9 + 4 / 9) / 2))
    assert (last.baseline, last.forecasts, last.other) == ("last forecast", 1, pytest.approx((0.04 + 0.25) / 2))
    (only,) = line(found, "CRPS").against
    assert (only.baseline, only.forecasts) == ("last forecast", 1)
    assert only.skill is not None
    assert only.skill > 0.9
    assert line(found, "CRPS").unit == "mm"


def test_numbers_of_different_units_are_not_added_up(ledger: Ledger) -> None:
    ledger.record([number(5.0), number(200.0, unit="inches")])
    for name in ("1", "2"):
        ledger.resolve(name, "6", source="s")
    found = score(ledger.all_series())
    assert [(one.rule, one.unit, one.forecasts) for one in found.lines] == [("CRPS", "mm", 1), ("CRPS", "inches", 1)]


def test_probability_of_zero_for_what_happened_is_told(ledger: Ledger) -> None:
    ledger.record([probability(0.0), ladder(1.0, 0.0, author="Bea"), probability(1.0, question="b")])
    ledger.resolve("1", "yes", source="s")
    ledger.resolve("2", "some", source="s")
    ledger.resolve("3", "yes", source="s")
    found = score(ledger.all_series(), by="author")
    assert found.raised == 2
    logs = {one.group: one for one in found.lines if one.rule == "log" and one.group}
    assert (logs["Ada"].raised, logs["Ada"].mean) == (1, pytest.approx(13.8155 / 2, abs=1e-4))
    assert logs["Bea"].raised == 1
    # Not so for the certain baseline or a certainty that came true.
    assert found.as_dict()["log_score"] == {"least_probability": 1e-6, "forecasts_below": 2}


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("author", {"Ada": 1, "Bea": 2}),
        ("case", {"rain": 2, "snow": 1}),
        ("class", {"wet days": 2, "no reference class": 1}),
    ],
)
def test_scores_by_group(ledger: Ledger, by: str, groups: dict[str, int]) -> None:
    ledger.record(
        [
            probability(0.1, reference_class="wet days"),
            probability(0.2, author="Bea", reference_class="wet days"),
            probability(0.3, author="Bea", case="snow"),
        ]
    )
    ledger.resolve("1", "no", source="s")
    found = score(ledger.all_series(), by=by)
    assert {one.group: one.forecasts for one in found.lines if one.rule == "Brier" and one.group} == groups
    assert line(found, "Brier").forecasts == 3


def test_unknown_group_is_refused() -> None:
    with pytest.raises(UsageError, match="expected author, case, class"):
        score([], by="moon")


def test_reliability_from_fifty_resolved_questions_on(ledger: Ledger) -> None:
    """Questions, not forecasts: many forecasts of one question share one outcome."""
    ledger.record([probability(0.5, question=f"q{k}") for k in range(ENOUGH)] + [probability(0.5, question="q0")] * 60)
    for k in range(ENOUGH):
        if k == ENOUGH - 1:
            few = score(ledger.all_series())
            assert (few.decomposition, few.probability_questions, few.forecasts) == (None, ENOUGH - 1, ENOUGH + 59)
        ledger.resolve(k + 1, "yes" if k % 2 else "no", source="s")
    found = score(ledger.all_series()).decomposition
    assert found is not None
    assert (found.questions, found.forecasts) == (ENOUGH, ENOUGH + 60)
    (only,) = found.bins
    assert (only.low, only.questions, only.frequency) == (0.5, ENOUGH, pytest.approx(25 / 110))


def test_ladders_and_numbers_do_not_count_towards_reliability(ledger: Ledger) -> None:
    ledger.record([ladder(0.5, 0.5, question=f"q{k}") for k in range(ENOUGH)])
    for k in range(ENOUGH):
        ledger.resolve(k + 1, "none", source="s")
    assert score(ledger.all_series()).decomposition is None


def test_nothing_to_score() -> None:
    found = score([])
    assert (found.forecasts, found.lines, found.decomposition) == (0, (), None)

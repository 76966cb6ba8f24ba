"""What to find out next."""

from datetime import date

import pytest
from tests.insight.cases import case_of

import casus
from casus.insight import drivers, information

CASE = """
casus: 1
title: T
answers: {it: {is: 0.1 + 0.6 * x * purpose.war + 0.1 * y, headline: true}}
quantities:
  x: {value: "uniform(0, 1)", knowable: 2030-03-01}
  y: {value: "uniform(0, 1)"}
models:
  purpose:
    kind: hypotheses
    exhaustive: true
    hypotheses: {war: {prior: 0.5}, peace: {prior: 0.5}}
    evidence:
      sign: {status: unknown, by: 2030-02-01, would_be_seen: 0.8, likelihood: {war: 0.9, peace: 0.1}}
      noise: {status: unknown, likelihood: {war: 0.5, peace: 0.5}}
"""


@pytest.fixture(scope="module")
def table():
    return information(casus.run(casus.parse(CASE)))


def test_only_what_can_be_known_is_listed(table):
    assert {(row.what, row.kind, row.by) for row in table} == {
        ("purpose.sign", "evidence", date(2030, 2, 1)),
        ("x", "quantity", date(2030, 3, 1)),
        ("purpose.noise", "evidence", None),
    }


def test_brier_1950_what_a_quantity_tells_is_its_first_order_effect(table):
    """Knowing x: Var(E[p | x]) = (0.6 · 0.5)² / 12."""
    row = next(row for row in table if row.what == "x")
    assert row.brier_points == pytest.approx(0.09 / 12, rel=0.02)
    forecast = 0.1 + 0.6 * 0.5 * 0.5 + 0.05
    assert table.about["expected"] == pytest.approx(forecast * (1 - forecast), abs=1e-4)
    assert row.share == pytest.approx(row.brier_points / table.about["expected"])


def test_what_evidence_tells_by_hand(table):
    """Seen with 0.5 · (0.9 + 0.1) · 0.8: posteriors 0.9 and, unseen, (1 − 0.72) / (2 − 0.72 − 0.08)."""
    row = next(row for row in table if row.what == "purpose.sign")
    seen, unseen = 0.4, 0.6
    after, otherwise = 0.9, 0.28 / (0.28 + 0.92)
    change = 0.6 * 0.5
    by_hand = change**2 * (seen * (after - 0.5) ** 2 + unseen * (otherwise - 0.5) ** 2)
    assert row.brier_points == pytest.approx(by_hand, rel=0.02)
    assert next(row for row in table if row.what == "purpose.noise").brier_points == pytest.approx(0.0, abs=1e-12)


def test_what_nobody_can_know_remains(table):
    case = casus.run(casus.parse(CASE))
    draws = case.draws("answer", "it")
    assert table.about["remains"] == pytest.approx((draws * (1 - draws)).mean(), abs=1e-9)


def test_tables_at_hand_are_used():
    result = casus.run(casus.parse(CASE))
    assert information(result, drivers(result)).plain() == information(result).plain()
    assert {row.kind for row in information(result, watched=())} == {"quantity"}


@pytest.mark.parametrize(
    ("case", "draws", "said"),
    [
        (case_of("x", x="uniform(0, 1)"), 512, "Nothing in the case is said to be knowable"),
        (case_of("x", kind="number", x="uniform(0, 1)"), 512, "Only a probability has a Brier score."),
        (case_of("x", x="uniform(0, 1)"), 1, "1 draws are too few"),
        (case_of("0.5 + 0 * x", x="uniform(0, 1)"), 512, "The answer is the same in every draw"),
    ],
)
def test_why_nothing_is_listed(case, draws, said):
    table = information(casus.run(case, draws))
    assert len(table) == 0
    assert str(table.remarks[0]).startswith(said)

"""Whether the insight of the flagship makes sense."""

import re

import pytest

import casus
from casus.insight import drivers, joint_tipping, sources, tipping_points


@pytest.fixture(scope="module")
def result():
    return casus.run(casus.load("belarus-2022"))


@pytest.fixture(scope="module")
def explained(result):
    return result.explain()


def test_totals_are_at_least_first_orders_within_their_error(explained):
    for row in explained.drivers:
        assert row.total_hi >= row.first_lo, row


def test_a_quantity_that_nothing_uses_makes_nothing(result):
    text = result.case.source.replace(
        "quantities:\n", 'quantities:\n  idle: {value: "uniform(0, 1)", about: Idle}\n', 1
    )
    row = next(row for row in drivers(casus.parse(text)) if row.quantity == "idle")
    assert (row.first, row.total, row.effect) == (0.0, 0.0, 0.0)


def test_dropping_a_source_on_which_nothing_rests_changes_nothing(explained):
    row = next(row for row in explained.sources if row.source == "carnegie")
    assert (row.shift, row.widening) == (0.0, 0.0)
    assert row.without == explained.sources.about["with"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_tipping_value_put_into_the_case_gives_the_threshold(result, explained, place):
    row = [row for row in explained.tipping if row.value is not None][place]
    text, start = result.case.source, result.case.source.index(f"\n  {row.quantity}:\n")
    at = text.index("value:", start)
    put = f"{text[:at]}value: {row.value!r}{text[text.index(chr(10), at) :]}"
    # A fixed number is in no correlation.
    lines = [line for line in put.splitlines() if not re.search(rf"between: \[.*\b{row.quantity}\b.*\]", line)]
    error = 3 * result.answer.mc_error
    assert casus.run(casus.parse("\n".join(lines))).forecast == pytest.approx(row.threshold, abs=error)


def test_the_joint_point_is_as_likely_as_the_draws_beyond_it(explained):
    for row in explained.joint_tipping:
        assert 0.5 <= row.probability / row.share <= 2.0, row


def test_a_joint_point_put_into_the_answer_reaches_the_threshold(result, explained):
    row = next(row for row in explained.joint_tipping if row.threshold == 0.10)
    assert row.above
    assert row.distance > 0
    assert sum(row.weights.values()) == pytest.approx(1.0)


def test_what_drives_it_is_what_would_tip_it(explained):
    """The size of the protest that a war would bring is the first answer to both questions."""
    assert explained.drivers[0].quantity == "reaction"
    assert explained.drivers[0].direction == "down"
    assert explained.tipping[0].quantity == "reaction"


def test_evidence_to_come_is_listed_with_its_day(explained):
    told = {row.what: row for row in explained.information}
    assert told["purpose.decree"].by.isoformat() == "2023-02-28"
    assert told["opposition"].kind == "quantity"
    assert "gap_minsk" not in told, "nobody can look up how sharply Minsk sees its interest"


def test_every_sentence_of_the_article_is_lit(explained):
    assert [row.number for row in explained.article] == list(range(1, 37))
    assert max(abs(row.shift) for row in explained.article) > 0.001


def test_a_result_and_its_case_give_the_same(result):
    assert tipping_points(result.case).plain() == tipping_points(result).plain()
    assert joint_tipping(result.case).plain() == joint_tipping(result).plain()
    assert sources(result.case).plain() == sources(result).plain()

"""The flagship's readings of the visit: what they rest on, which way the evidence points, and what they feed."""

import numpy as np
import pytest

import casus
from casus.ensemble import Settings, answers_under, suppose_planted, watch_list

DRAWS = 2048
case = casus.load("belarus-2022")
model = case.hypotheses["purpose"]


@pytest.fixture(scope="module")
def result():
    return casus.run(case, draws=DRAWS)


@pytest.fixture(scope="module")
def watched():
    return {entry.item: entry for entry in watch_list(case, Settings(1024))}


def posterior(**settings):
    found = casus.run(case, draws=1024, **settings).hypotheses["purpose"].posterior
    return {name: summary.mean for name, summary in found.items()}


def test_the_readings_of_the_article_and_what_nobody_thought_of():
    assert set(model.hypotheses) == {"entry", "integration", "pin_down", "attack", "routine", "other"}
    assert all(entry.label and entry.about for entry in model.hypotheses.values())


def test_what_was_seen_is_reported_and_what_was_not_has_a_day():
    for item in model.evidence.values():
        assert item.label
        if item.status == "observed":
            assert item.because
            assert all(case.claims[name].sentence for name in item.because)
        else:
            assert item.status == "unknown"
            assert case.as_of < item.by <= case.horizon
    assert sum(item.status == "unknown" for item in model.evidence.values()) >= 4


@pytest.mark.parametrize(
    ("item", "points_to"),
    [
        ("travels", "entry"),
        ("read_as_entry", "entry"),
        ("read_as_pressure", "integration"),
        ("silence", "routine"),
        ("exercises", "pin_down"),
        ("preparations", "attack"),
    ],
)
def test_each_item_raises_the_reading_that_it_speaks_for(item, points_to):
    without = posterior(status=[("purpose", item, "unknown")])
    assert posterior()[points_to] > without[points_to]


@pytest.mark.parametrize(
    ("item", "reading"),
    [
        ("decree", "entry"),
        ("hospitals", "attack"),
        ("armour", "attack"),
        ("rotation", "routine"),
        ("union_draft", "integration"),
    ],
)
def test_each_sign_to_come_would_tell_readings_apart(item, reading, watched):
    now, seen, not_seen = watched[item].posterior[reading]
    assert not_seen < now < seen


def test_a_decree_is_what_to_watch_first(watched):
    assert next(iter(watched)) == "decree"
    assert watched["decree"].if_seen > 2 * watched["decree"].now
    assert all(entry.change > 1e-3 for entry in watched.values())


ASKS = ("demand_troops", "press_integration", "feint", "ask_ground")


@pytest.mark.parametrize(
    ("reading", "move"),
    [("entry", "demand_troops"), ("integration", "press_integration"), ("pin_down", "feint"), ("attack", "ask_ground")],
)
def test_what_moscow_came_for_is_what_it_asks_for(reading, move, result):
    asked = dict.fromkeys(ASKS, np.zeros(DRAWS))
    for node in case.tree("choice").nodes:
        # Under each aim that brings the ask to mind.
        if node.move in ASKS:
            asked[node.move] = asked[node.move] + result.draws("reach", "choice", node.path)
    share = asked[move] / np.sum(list(asked.values()), axis=0)
    assert np.corrcoef(share, result.draws("hypothesis", "purpose", reading))[0, 1] > 0.2


def test_a_reading_counts_half_as_much_without_its_institute():
    assert posterior(without_origins=["isw"])["integration"] < posterior()["integration"]


def test_kyiv_may_have_cried_wolf():
    planted = suppose_planted(case, "kyiv", Settings(1024))
    assert planted.evidence == (("purpose", "preparations"),)
    attack = [
        part.posteriors["purpose"]["attack"].mean for part in (planted.as_it_is, planted.removed, planted.exchanged)
    ]
    assert attack == sorted(attack, reverse=True)


def test_entry_is_likelier_the_likelier_it_was_the_purpose():
    written = "prior: 0.15\n        about:\n          en: A formal"
    assert case.source.count(written) == 1
    joins = [
        answers_under(casus.parse(case.source.replace(written, written.replace("0.15", prior))), Settings(1024))
        for prior in ("0.05", "0.6")
    ]
    low, high = (weighed.answers["joins"].mean for weighed in joins)
    assert low < high / 2

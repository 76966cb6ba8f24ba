"""The flagship's hidden aim: who sees it, what it rests on, and what others make of what Moscow asks for."""

import re

import numpy as np
import pytest
from tests.cases.test_belarus import with_value

import casus
from casus.ensemble.game_result import Position
from casus.ensemble.hidden import gathered
from casus.models.game import contraction, follow
from casus.models.game.equations import Equations

AIMS = ("entry", "integration", "pin_down", "attack", "no_new_aim")
# Each ask with the aims under which it comes to mind; the first is the one that it is the plain ask for.
ASKS = {
    "demand_troops": ("entry", "integration"),
    "feint": ("pin_down", "entry", "attack"),
    "press_integration": ("integration", "no_new_aim"),
    "ask_ground": ("attack", "pin_down"),
}
DRAWS = 1024

case = casus.load("belarus-2022")
tree = case.tree("choice")


@pytest.fixture(scope="module")
def result():
    return casus.run(case, draws=DRAWS, seed=1)


def beliefs(outcome, ask):
    """(aim, draw) what others think, once Moscow asks."""
    return np.array([outcome.draws("belief", "choice", f"{aim}.{ask}") for aim in ASKS[ask]])


def figures(outcome):
    plain = outcome.as_dict()
    plain["run"].pop("seconds")
    return plain


# Who sees it


def test_moscow_alone_sees_the_aim():
    assert tree.nodes[0].seen_by == ("moscow",)
    assert tuple(tree.nodes[child].move for child in tree.nodes[0].children) == AIMS
    alike: dict[tuple[str, str], list[int]] = {}
    for node in tree.nodes:
        if node.player is not None and node.player != "moscow":
            _, *visible = node.path.split(".")
            alike.setdefault((node.player, ".".join(visible)), []).append(node.number)
    assert set(map(tuple, alike.values())) == set(tree.sets.values())
    for (player, visible), numbers in alike.items():
        for number in numbers:
            node = tree.nodes[number]
            assert (node.player, node.told, node.unseen) == (player, visible, (node.path.split(".")[0],))


def test_no_ask_gives_the_aim_away_by_itself():
    asked: dict[str, list[str]] = {}
    for aim in AIMS:
        for child in tree.nodes[tree.index[aim]].children:
            asked.setdefault(tree.nodes[child].move or "", []).append(aim)
    assert {ask: set(aims) for ask, aims in asked.items()} == {
        **{ask: set(aims) for ask, aims in ASKS.items()},
        "ask_nothing": set(AIMS),
    }


def test_beliefs_decide_where_minsk_answers_an_ask_and_nowhere_else(result):
    sets = result.models["choice"].sets
    assert {one.told for one in sets.values() if one.matters} == set(ASKS)
    assert {one.player for one in sets.values() if one.matters} == {"minsk"}
    assert {one.player for one in sets.values()} == {"minsk", "public", "kyiv", "west"}


# What it rests on


def test_aims_are_as_likely_as_the_readings_of_the_visit(result):
    reading = {name: result.draws("hypothesis", "purpose", name) for name in case.hypotheses["purpose"].hypotheses}
    for aim in AIMS[:-1]:
        assert np.array_equal(result.draws("reach", "choice", aim), reading[aim])
    left = reading["routine"] + reading["other"]
    np.testing.assert_allclose(result.draws("reach", "choice", "no_new_aim"), left, rtol=0, atol=1e-15)


def test_what_feeds_the_aim_was_known_on_the_day_the_case_speaks():
    model = case.hypotheses["purpose"]
    observed = [item for item in model.evidence.values() if item.status == "observed"]
    assert observed
    for item in observed:
        for name in item.because:
            claim = case.claims[name]
            sources = [case.sources[source] for source in claim.sources]
            days = [claim.event, claim.reported, *(day for one in sources for day in (one.published, one.accessed))]
            known = [str(day) for day in days if day is not None]
            assert known
            assert max(known) <= case.as_of.isoformat()


UNKNOWN = [name for name, item in case.hypotheses["purpose"].evidence.items() if item.status == "unknown"]


@pytest.mark.parametrize("item", UNKNOWN)
def test_what_is_still_to_come_has_no_weight(item, result):
    block = re.compile(rf"^      {item}:\n(?:        .*\n)+", re.MULTILINE)
    text, found = block.subn("", case.source)
    assert found == 1
    without = casus.run(casus.parse(text, name="without"), draws=64, seed=1)
    as_it_is = casus.run(case, draws=64, seed=1)
    seen = casus.run(case, draws=64, seed=1, status=[("purpose", item, "observed")])
    for aim in AIMS:
        column = ("reach", "choice", aim)
        assert np.array_equal(without.draws(*column), as_it_is.draws(*column))
    assert not np.allclose(seen.draws("reach", "choice", "entry"), as_it_is.draws("reach", "choice", "entry"))


# What others make of what Moscow asks for


@pytest.mark.parametrize("ask", ASKS)
def test_the_plain_ask_speaks_for_the_aim_and_leaves_some_doubt(ask, result):
    plain = beliefs(result, ask)[0]
    assert (plain > result.draws("reach", "choice", ASKS[ask][0])).all()
    assert (plain < 1).all()
    assert np.mean(1 - plain) > 0.02


@pytest.mark.parametrize("ask", ASKS)
def test_beliefs_follow_by_bayes_rule(ask, result):
    reach = [result.draws("reach", "choice", aim) * result.draws("move", "choice", aim, ask) for aim in ASKS[ask]]
    np.testing.assert_allclose(beliefs(result, ask), np.array(reach) / np.sum(reach, axis=0), rtol=0, atol=1e-12)


def test_beliefs_add_up_to_1_at_each_set(result):
    for ask in ASKS:
        np.testing.assert_allclose(beliefs(result, ask).sum(axis=0), 1, rtol=0, atol=1e-12)
    sets = result.models["choice"].sets.values()
    assert [sum(belief.mean for belief in one.beliefs.values()) for one in sets] == pytest.approx([1] * len(sets))


def test_the_aims_of_an_ask_that_is_forced_keep_their_odds():
    """Whoever may ask does: the ask says no more than that Moscow is one of these."""
    for ask, aims in ASKS.items():
        forced = casus.run(case, draws=256, seed=1, do={"moscow": ask})
        for aim in aims:
            assert (forced.draws("move", "choice", aim, ask) == 1).all()
        odds = np.array([forced.draws("reach", "choice", aim) for aim in aims])
        np.testing.assert_allclose(beliefs(forced, ask), odds / odds.sum(axis=0), rtol=0, atol=1e-12)


def test_asks_reveal_the_aim_where_detours_hardly_ever_come_to_mind():
    plain = casus.run(with_value("detour", 1e-9), draws=256, seed=1)
    for ask in ASKS:
        assert (beliefs(plain, ask)[0] > 1 - 1e-6).all()


def test_the_readier_moscow_is_for_detours_the_less_an_ask_says():
    often, seldom = (casus.run(with_value("detour", value), draws=256, seed=1) for value in (0.5, 0.02))
    for ask in ASKS:
        assert (beliefs(often, ask)[0] < beliefs(seldom, ask)[0]).all()


def test_hiding_the_aim_matters_only_where_it_changes_what_a_gain_is_worth():
    """With every gain worth the same under every aim, to see the aim is to see nothing of use."""
    line = "      seen_by: [moscow]\n"
    alike = with_value("side_aim", 1).source
    pairs = [
        [casus.run(casus.parse(text, name="x"), draws=256, seed=1) for text in (source, source.replace(line, ""))]
        for source in (alike, case.source)
    ]
    assert case.source.count(line) == 1
    for name in case.answers:
        if name in pairs[0][0].answers:
            same, other = (np.array([run.answers[name].mean for run in pair]) for pair in pairs)
            assert same[0] == pytest.approx(same[1], abs=1e-12)
    assert abs(other[0] - other[1]) > 1e-4


def test_with_gains_alike_moscow_does_the_same_after_an_ask_whatever_its_aim():
    alike, as_it_is = (casus.run(one, draws=64, seed=1) for one in (with_value("side_aim", 1), case))
    apart = 0.0
    for visible, members in gathered(alike.models["choice"]).members.items():
        if visible and isinstance(members[0], Position):
            for move in members[0].moves:
                keys = [("move", "choice", member.path, move) for member in members]
                assert np.ptp([alike.draws(*key) for key in keys], axis=0).max() < 1e-12
                apart = max(apart, np.ptp([as_it_is.draws(*key) for key in keys], axis=0).max())
    assert apart > 0.1


# How it is solved


def test_chunks_and_keeping_change_no_bit():
    first = casus.run(case, 3000, chunk=1024, keep=True)
    for chunk, keep in ((1, True), (2048, False), (16384, True)):
        other = casus.run(case, 3000, chunk=chunk, keep=keep)
        assert figures(other) == figures(first)
        if keep:
            assert all(np.array_equal(other.draws(*key), first.draws(*key)) for key in first.columns)


def test_every_draw_of_the_default_run_is_solved():
    run = casus.run(case, keep=False)
    assert run.settings.draws == 16_384
    assert "draws-unsolved" not in {warning.code for warning in run.warnings}


def test_draws_solved_by_bounds_are_where_their_paths_lead_in_half_steps(monkeypatch):
    """64 draws as they are, then each followed along all of its principal branch, with steps half as long."""
    paths = []

    def counted(equations, inputs, mild, start):
        paths.append((mild, start.t))
        return follow.first_crossings(equations, inputs, mild, start)

    def unbounded(self, inputs, t=1.0):
        draws = inputs.shape[1]
        return np.zeros(draws, dtype=bool), np.full(draws, np.inf)

    monkeypatch.setattr(contraction, "first_crossings", counted)
    by_bounds = casus.run(case, draws=64, seed=7)
    assert sum(len(t) for _, t in paths) < 32
    paths.clear()
    monkeypatch.setattr(follow, "WAYS", [way._replace(longest=way.longest / 2) for way in follow.WAYS])
    monkeypatch.setattr(Equations, "answers", unbounded)
    followed = casus.run(case, draws=64, seed=7)
    assert sum(len(t) for _, t in paths) >= 64
    # From the beginning, and never on the word of one run.
    assert not any(mild.any() or t.any() for mild, t in paths)
    for key in by_bounds.columns:
        np.testing.assert_allclose(by_bounds.draws(*key), followed.draws(*key), rtol=1e-9, atol=1e-9)

"""Games in which somebody doesn't see everything, as they are shown."""

import pytest

import casus
from casus.case import parse
from casus.ensemble.hidden import gathered, possibilities

SIGNAL = """
casus: 1
title: Signal
quantities:
  gain: {value: "normal(2, 1)", about: x}
  p: {value: "uniform(0.2, 0.6)", about: x}
answer: m.fights
models:
  m:
    kind: game
    precision: 2
    tree:
      seen_by: [sender]
      chance:
        strong: {probability: p, then: ask, let: {gain: gain + 1}}
        weak: {probability: rest, then: ask}
    subtrees:
      ask:
        player: sender
        moves:
          bluff: {payoffs: {sender: gain}, then: answer}
          quiet: {then: answer}
      answer:
        player: receiver
        moves:
          fight: {event: fights, payoffs: {sender: -gain, receiver: gain - 2}}
          yield: {payoffs: {sender: 1}}
"""

AT_ONCE = """
casus: 1
title: Matching pennies
quantities: {stake: {value: 1, about: x}}
answer: m.same
models:
  m:
    kind: game
    precision: 2
    tree:
      player: first
      seen_by: []
      moves:
        heads:
          player: second
          moves:
            heads: {event: same, payoffs: {first: stake}}
            tails: {payoffs: {second: stake}}
        tails:
          player: second
          moves:
            heads: {payoffs: {second: stake}}
            tails: {event: same, payoffs: {first: stake}}
"""


def game_of(text):
    return casus.run(parse(text, name="shown"), draws=256, seed=1).models["m"]


@pytest.fixture(scope="module")
def signal():
    return game_of(SIGNAL)


def test_what_chance_hides_is_left_out_of_the_paths(signal):
    whole = gathered(signal)
    assert [position.path for position in whole.hidden] == [""]
    assert list(whole.game.positions) == ["", "bluff", "quiet"]
    assert list(whole.game.outcomes) == ["bluff.fight", "bluff.yield", "quiet.fight", "quiet.yield"]
    assert whole.path("weak.bluff.fight") == "bluff.fight"
    assert [position.path for position in whole.members["bluff"]] == ["strong.bluff", "weak.bluff"]


def test_gathered_shares_multiply_to_the_ends_and_add_up_to_all(signal):
    whole = gathered(signal)
    ends = whole.game.outcomes
    assert sum(end.reach.mean for end in ends.values()) == pytest.approx(1)
    for first, position in (("bluff", "bluff"), ("quiet", "quiet")):
        moves = whole.game.positions[position].moves
        before = whole.game.positions[""].moves[first].edge
        for name, move in moves.items():
            assert ends[f"{first}.{name}"].reach.mean == pytest.approx(before * move.edge)
    fights = ends["bluff.fight"].reach.mean + ends["quiet.fight"].reach.mean
    assert fights == pytest.approx(signal.events["fights"].mean)


def test_payoffs_of_a_gathered_end_are_means_over_those_who_get_there(signal):
    ends = gathered(signal).game.outcomes
    total = {player: sum(end.reach.mean * end.payoffs[player] for end in ends.values()) for player in signal.players}
    apart = {
        player: sum(end.reach.mean * end.payoffs[player] for end in signal.outcomes.values())
        for player in signal.players
    }
    assert total == pytest.approx(apart)


def test_kinds_are_those_who_see_more(signal):
    whole = gathered(signal)
    strong, weak = whole.kinds("")
    assert (strong.steps, weak.steps) == ((("strong",),), (("weak",),))
    assert strong.reach + weak.reach == pytest.approx(1)
    assert strong.moves["bluff"] == pytest.approx(signal.positions["strong"].moves["bluff"].edge)
    assert whole.kinds("bluff") == ()


def test_a_set_is_one_position(signal):
    whole = gathered(signal)
    assert whole.set_at("") is None
    assert [(one and one.name, position.path) for one, position in whole.together] == [
        (None, ""),
        ("receiver.bluff", "bluff"),
        ("receiver.quiet", "quiet"),
    ]


def test_a_hidden_move_stays_in_the_tree_and_its_set_is_one_in_the_list():
    game = game_of(AT_ONCE)
    whole = gathered(game)
    assert whole.hidden == ()
    assert whole.game is game
    first, second = whole.together
    assert first[0] is None
    assert second[0].name == "second"
    assert second[1].reach == pytest.approx(1)
    assert second[1].moves["heads"].edge == pytest.approx(0.5)


def test_chance_stays_where_others_decide_after_each_branch():
    weak = "weak: {probability: rest, then: ask}"
    game = game_of(SIGNAL.replace(weak, f"odd: {{probability: 0.1, then: answer}}\n        {weak}"))
    # The receiver decides at once after the odd branch, where the sender does after the others.
    assert game.sets
    assert gathered(game).hidden == ()
    assert gathered(game).game is game


def test_beliefs_before_and_after(signal):
    found = possibilities(signal, signal.sets["receiver.quiet"])
    assert [one.steps for one in found] == [("strong",), ("weak",)]
    assert [move.path for one in found for move in one.moves] == ["strong", "weak"]
    assert sum(one.before for one in found) == pytest.approx(1)
    assert sum(one.after for one in found) == pytest.approx(1)
    assert found[0].before == pytest.approx(signal.positions[""].moves["strong"].reach)
    assert found[0].after == pytest.approx(signal.sets["receiver.quiet"].beliefs["strong.quiet"].mean)
    assert found[0].over.p10 < found[0].over.p90


def test_beliefs_before_a_hidden_move_are_how_often_it_is_made():
    game = game_of(AT_ONCE)
    found = possibilities(game, game.sets["second"])
    assert [(one.steps, one.before) for one in found] == [
        (("heads",), pytest.approx(0.5)),
        (("tails",), pytest.approx(0.5)),
    ]


def test_nothing_is_believed_where_nobody_gets():
    text = SIGNAL.replace('p: {value: "uniform(0.2, 0.6)"', "p: {value: 0.5")
    case = parse(text, name="forced")
    game = casus.run(case, draws=16, seed=1, do=[("sender", "bluff")]).models["m"]
    assert possibilities(game, game.sets["receiver.quiet"]) == ()


def test_a_game_without_information_sets_is_itself():
    game = casus.run(casus.load("centipede"), draws=16).models
    one = next(iter(game.values()))
    whole = gathered(one)
    assert whole.game is one
    assert [position for _, position in whole.together] == list(one.positions.values())
    assert all(found is None for found, _ in whole.together)

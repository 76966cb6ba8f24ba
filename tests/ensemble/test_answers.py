"""Answers, ladders and the language of values, against the same computed by NumPy from the draws."""

import numpy as np
import pytest

import casus


def test_given_is_a_ratio_of_means_never_a_mean_of_ratios(duel):
    result = casus.run(duel, 4096)
    both, given = result.draws("answer", "wins"), result.draws("answer", "fights")
    answer = result.answers["wins"]
    assert answer.mean == pytest.approx(both.mean() / given.mean(), rel=1e-12)
    assert abs(answer.mean - (both / given).mean()) > 1e-3
    order = np.argsort(both / given)
    weight = np.cumsum(given[order]) / given.sum()
    for percent, found in ((0.1, answer.p10), (0.5, answer.p50), (0.9, answer.p90)):
        assert found == pytest.approx((both / given)[order][np.searchsorted(weight, percent)], abs=1e-4)
    ratios = [both[k::8].mean() / given[k::8].mean() for k in range(8)]
    assert answer.mc_error == pytest.approx(np.std(ratios, ddof=1) / np.sqrt(8), rel=1e-9)


def test_given_what_cannot_happen_is_not_defined(duel):
    answer = casus.run(duel, 64, do={"a": "wait"}).answers["wins"]
    assert answer.mean is answer.p10 is answer.mc_error is None


def test_given_what_hardly_ever_happens_is_defined(make):
    text = "answers: {rare: {is: p, headline: true}, both: {is: p * 0.25, given: rare}}"
    answer = casus.run(make(text, p="uniform(1e-15, 2e-15)"), 256).answers["both"]
    assert answer.mean == pytest.approx(0.25, rel=1e-12)
    assert answer.p10 == answer.p90 == pytest.approx(0.25)


LADDER = "answers: {step: {kind: ordinal, is: {none: rest, some: p, all: q}}}"


def test_ladder(make):
    result = casus.run(make(LADDER, p="uniform(0, 0.5)", q="uniform(0, 0.3)"), 2048)
    steps = result.ladders["step"]
    assert list(steps) == ["none", "some", "all"]
    assert sum(step.mean for step in steps.values()) == pytest.approx(1, abs=1e-12)
    assert result.forecast == pytest.approx(steps["some"].mean + 2 * steps["all"].mean, abs=1e-12)
    assert result.word() is None
    assert list(result.as_dict()["answers"]["step"]["steps"]) == ["none", "some", "all"]


def test_ladder_beyond_one(make):
    with pytest.raises(casus.CaseError) as caught:
        casus.run(make(LADDER, p="uniform(0, 0.9)", q="uniform(0, 0.3)"), 2048)
    (fault,) = caught.value.faults
    assert (fault.code, fault.where) == ("probability-out-of-range", "answers.step.is.none")


def test_ladder_without_rest_must_add_up(make):
    text = "answers: {step: {kind: ordinal, is: {none: 1 - p, some: p}}}"
    assert casus.run(make(text, p="uniform(0, 1)"), 256).forecast == pytest.approx(0.5, abs=0.01)
    with pytest.raises(casus.CaseError) as caught:
        casus.run(make(text.replace("1 - p", "1 - p/2"), p="uniform(0, 1)"), 256)
    assert caught.value.faults[0].code == "probability-out-of-range"


def test_number_answer(make):
    result = casus.run(make("answers: {n: {kind: number, is: x * 3}}", x="normal(10, 1)"), 4096)
    assert result.forecast == pytest.approx(30, abs=0.01)
    assert result.word() is None


def test_mixture_takes_its_members_values(make):
    members = {"low": "uniform(0, 1)", "mid": "uniform(2, 3)", "high": "uniform(4, 5)"}
    case = make("answer: x / 10", **members, x="mixture(names=[low, mid, high], weight=[1, 2, 5])")
    result = casus.run(case, 8192)
    x = result.draws("quantity", "x")
    chosen = np.array([x == result.draws("quantity", name) for name in members])
    assert (chosen.sum(axis=0) == 1).all()
    assert chosen.mean(axis=1) == pytest.approx([1 / 8, 2 / 8, 5 / 8], abs=2e-3)
    assert abs(np.corrcoef(chosen[0], result.draws("quantity", "low"))[0, 1]) < 0.03


def test_mixture_of_one_and_of_none_of_a_member(make):
    case = make(
        "answer: x * y",
        a="uniform(0, 1)",
        x="mixture(names=[a], weight=[2])",
        y="mixture(names=[a, x], weight=[0.0, 1])",
    )
    result = casus.run(case, 64)
    assert np.array_equal(result.draws("quantity", "x"), result.draws("quantity", "a"))
    assert np.array_equal(result.draws("quantity", "y"), result.draws("quantity", "x"))


def test_truncate(make):
    result = casus.run(make("answer: x", x="truncate(normal(0.2, 0.5), 0.1, 0.4)"), 512)
    assert 0.1 <= result.quantities["x"].low <= result.quantities["x"].high <= 0.4


def test_where_takes_nothing_from_the_branch_not_taken(make):
    case = make("answer: where(x > 0, min(log(x + 1) / x, 1), 0)", x="uniform(-2, 2)")
    values = casus.run(case, 1024).draws("answer", "answer")
    assert np.isfinite(values).all()
    assert (values == 0).mean() == pytest.approx(0.5, abs=0.01)


GAME = """
answer: choice.go
models:
  choice:
    kind: game
    precision: {a: 0.1}
    tree:
      player: a
      moves: {go: {payoffs: {a: gain}%s}, stay: {}}
"""


@pytest.mark.parametrize("gain", [0.0, 7.5, -40.0])
def test_quantal_response_by_hand(make, gain):
    assert casus.run(make(GAME % "", gain=gain), 8).forecast == pytest.approx(1 / (1 + np.exp(-0.1 * gain)), abs=1e-12)


def test_weight(make):
    case = make(GAME % ", weight: w", gain=10, w="uniform(1, 3)")
    result = casus.run(case, 512)
    w = result.draws("quantity", "w")
    assert result.draws("answer", "answer") == pytest.approx(w * np.e / (w * np.e + 1), abs=1e-12)


def test_decisive_is_ln_9_over_the_gap(make):
    text = (GAME % "").replace("precision", "decisive").replace("0.1", "10")
    assert casus.run(make(text, gain=10), 8).forecast == pytest.approx(0.9, abs=1e-12)


def test_precision_scale(make):
    assert casus.run(make(GAME % "", gain=10), 8, precision_scale=0).forecast == 0.5
    assert casus.run(make(GAME % "", gain=10), 8, precision_scale=2).forecast == pytest.approx(1 / (1 + np.exp(-2)))


def test_let_changes_what_depends_on_it_below_the_branch_only(make):
    text = """
answer: choice.start.win
models:
  choice:
    kind: game
    precision: 1
    tree:
      player: a
      moves:
        start: {let: {base: base / 2}, then: lottery}
        stay: {then: lottery}
    subtrees:
      lottery:
        chance:
          win: {probability: chance_of, payoffs: {a: base}}
          lose: {probability: rest}
"""
    result = casus.run(make(text, base="uniform(0.2, 1)", chance_of="base * 0.8"), 512)
    base = result.draws("quantity", "base")
    below, beside = (result.draws("move", "choice", path, "win") for path in ("start", "stay"))
    assert below == pytest.approx(base / 2 * 0.8, abs=1e-15)
    assert beside == pytest.approx(base * 0.8, abs=1e-15)
    outcomes = result.models["choice"].outcomes
    assert outcomes["start.win"].payoffs["a"] == pytest.approx(base.mean() / 2)
    assert outcomes["stay.win"].payoffs["a"] == pytest.approx(base.mean())


def test_event_twice_on_a_path_counts_once(make):
    text = """
answer: choice.seen
models:
  choice:
    kind: game
    precision: 0
    tree:
      player: a
      moves:
        x: {event: seen, player: b, moves: {y: {event: seen}, z: {}}}
        w: {player: b, moves: {y: {event: seen}, z: {}}}
"""
    assert casus.run(make(text), 8).forecast == pytest.approx(0.75, abs=1e-15)


def test_second_model_uses_the_first_and_a_quantity_between_them(make):
    text = """
answers: {path: {is: second.go, headline: true}, label: {is: first.go.win}}
models:
  second: {kind: game, precision: 1, tree: {chance: {go: {probability: between}, stay: {probability: rest}}}}
  first:
    kind: game
    precision: 1
    tree:
      player: a
      moves:
        go: {payoffs: {a: x}, chance: {win: {probability: 0.5}, lose: {probability: rest}}}
        stop: {}
"""
    result = casus.run(make(text, between="first.go.win * 0.5 + 0.1", x="normal(0, 1)"), 512)
    x = result.draws("quantity", "x")
    on = 0.5 / (1 + np.exp(-x))
    assert result.draws("answer", "label") == pytest.approx(on, abs=1e-14)
    assert result.draws("answer", "path") == pytest.approx(0.5 * on + 0.1, abs=1e-14)


def test_subgame_perfect_ties_are_shared_and_told(make):
    result = casus.run(make(GAME % "", gain=0), 16, concept="subgame_perfect")
    assert result.forecast == 0.5
    assert result.models["choice"].tied == {"": 1.0}
    assert casus.run(make(GAME % "", gain=1), 16, concept="subgame_perfect").models["choice"].tied == {}

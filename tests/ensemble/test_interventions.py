"""Settings: forced moves, sources taken away, and that each option does something or is refused."""

import numpy as np
import pytest

import casus
from casus.ensemble import plan

REPEATED = """
answer: choice.ask.go
models:
  choice:
    kind: game
    precision: 0.1
    tree:
      player: a
      moves:
        ask: {player: b, moves: {go: {payoffs: {b: gain}}, stay: {}}}
        press: {player: b, moves: {go: {payoffs: {b: gain, a: 3}}, refuse: {player: b, moves: {leave: {}, sulk: {}}}}}
"""


@pytest.fixture
def repeated(make):
    return make(REPEATED, gain="normal(0, 5)")


def test_do_forces_wherever_offered_and_leaves_other_nodes_alone(repeated):
    free, forced = casus.run(repeated, 512), casus.run(repeated, 512, do={"b": "go"})
    for path in ("ask", "press"):
        assert (forced.draws("move", "choice", path, "go") == 1).all()
    other = ("move", "choice", "press.refuse", "leave")
    assert np.array_equal(forced.draws(*other), free.draws(*other))
    assert forced.models["choice"].positions["press.refuse"].moves["leave"].edge is None
    assert (
        forced.models["choice"].positions[""].moves["ask"].edge != free.models["choice"].positions[""].moves["ask"].edge
    )


def test_do_two_moves_that_never_meet(repeated):
    result = casus.run(repeated, 64, do=[("b", "stay"), ("b", "refuse"), ("b", "stay")])
    assert result.forecast == 0
    assert result.models["choice"].positions["press"].moves["refuse"].edge == 1


def test_do_offered_nowhere_is_a_fault(repeated):
    for do, nearest in (({"b": "goo"}, ("go",)), ({"bb": "go"}, ("b",))):
        with pytest.raises(casus.CaseError) as caught:
            casus.run(repeated, 8, do=do)
        (fault,) = caught.value.faults
        assert fault.code == "move-not-offered"
        assert fault.nearest == nearest
    with pytest.raises(casus.CaseError):
        casus.run(repeated, 8, do={"a": "go"})


def test_do_conflicting_is_wrong_usage(repeated):
    with pytest.raises(casus.UsageError, match="both 'go' and 'refuse' at the same node"):
        casus.run(repeated, 8, do=[("b", "go"), ("b", "refuse")])


SOURCED = """
  sourced: {value: "normal(10, 1)", without: "uniform(0, 20)"}
  plain: {value: "normal(10, 1)"}
  share: {value: "beta(8, 2)", unit: share}
  word: {value: likely}
  number: {value: 3}
  told: {value: 3, without: "uniform(1, 5)"}
  vague: {value: "uniform(0, 1)", without: 0.5}
  derived: {value: plain * 2}
  mixed: {value: "mixture(names=[plain, share], weight=[1, 1])"}
  last: {value: "uniform(0, 1)"}
answer: last
correlations: [{between: [sourced, plain], rank: 0.8}]
"""


@pytest.fixture
def sourced():
    return casus.parse("casus: 1\ntitle: Test\nquantities:" + SOURCED)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("sourced", 0, 20), ("share", 0, 1), ("word", 0, 1), ("told", 1, 5), ("vague", 0.5, 0.5)],
)
def test_without(sourced, name, low, high):
    quantity = casus.run(sourced, 4096, without=[name]).quantities[name]
    assert quantity.low == pytest.approx(low, abs=0.02)
    assert quantity.high == pytest.approx(high, abs=0.02)


def test_without_widens_about_the_median(sourced):
    narrow, wide = (casus.run(sourced, 8192, without=without).quantities["plain"] for without in ([], ["plain"]))
    assert wide.p50 == pytest.approx(narrow.p50, abs=0.05)
    assert wide.p90 - wide.p10 == pytest.approx(2 * (narrow.p90 - narrow.p10), rel=0.02)


@pytest.mark.parametrize("name", ["sourced", "share", "told", "vague"])
def test_without_leaves_the_draws_of_others_alone(sourced, name):
    before, after = casus.run(sourced, 256), casus.run(sourced, 256, without=[name])
    others = [q for q in sourced.quantities if q not in (name, "sourced", "plain", "derived", "mixed")]
    for other in others:
        assert np.array_equal(before.draws("quantity", other), after.draws("quantity", other)), other


def test_without_takes_a_correlation_away(sourced):
    def rank(without):
        result = casus.run(sourced, 4096, without=without)
        ranks = [result.draws("quantity", name).argsort().argsort() for name in ("sourced", "plain")]
        return np.corrcoef(*ranks)[0, 1]

    assert rank([]) == pytest.approx(0.8, abs=0.01)
    assert rank(["sourced"]) == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("name", ["number", "derived", "mixed"])
def test_without_has_nothing_to_say(sourced, name):
    with pytest.raises(casus.UsageError, match=name):
        plan(sourced, casus.Settings(without=(name,)))


def test_without_unknown(sourced):
    with pytest.raises(casus.UsageError, match="did you mean 'plain'"):
        casus.run(sourced, 8, without=["plane"])


def test_a_quantity_behind_others_leaves_their_draws_alone(make):
    small = casus.run(make("answer: x", x="beta(2, 3)", y="normal(0, 1)"), 512)
    large = casus.run(make("answer: x", x="beta(2, 3)", y="normal(0, 1)", z="uniform(0, 1)"), 512)
    for name in "xy":
        assert np.array_equal(small.draws("quantity", name), large.draws("quantity", name))


@pytest.mark.parametrize("method", ["sobol", "lhs", "mc"])
@pytest.mark.parametrize("draws", [1, 2, 7, 1000, 16385])
def test_any_number_of_draws(duel, method, draws):
    result = casus.run(duel, draws, seed=0, method=method)
    assert result.run.solved == draws
    assert 0 <= result.forecast <= 1
    assert (result.answer.mc_error is None) == (draws == 1)
    assert len(result.draws("answer", "fights")) == draws
    assert result.forecast == pytest.approx(result.draws("answer", "fights").mean(), rel=1e-12)


def test_every_option_does_something(duel):
    base = casus.run(duel, 256)
    for options in (
        {"draws": 257},
        {"seed": 0},
        {"seed": 2},
        {"method": "mc"},
        {"method": "lhs"},
        {"concept": "subgame_perfect"},
        {"do": {"a": "attack"}},
        {"precision_scale": 2},
        {"without": ["grace"]},
    ):
        other = casus.run(duel, **{"draws": 256, **options})
        assert other.forecast != base.forecast, options
        assert set(other.run.settings.changed()) - {"draws"} == set(options) - {"draws"}


def test_concept_that_the_case_says_too_little_for(make):
    text = "answer: g.x\nmodels: {g: {kind: game, concept: subgame_perfect, tree: {player: a, moves: {x: {}, y: {}}}}}"
    assert casus.run(make(text), 8).forecast == 0.5
    with pytest.raises(casus.UsageError, match="decisive"):
        casus.run(make(text), 8, concept="quantal")


@pytest.mark.parametrize(
    "options",
    [
        {"draws": 0},
        {"draws": True},
        {"draws": 1.5},
        {"draws": 2**31},
        {"seed": -1},
        {"method": "sobel"},
        {"concept": "nash"},
        {"precision_scale": -1},
        {"precision_scale": float("nan")},
        {"without": "strength"},
        {"do": "a=attack"},
        {"do": [("a",)]},
        {"do": {"a": 1}},
    ],
)
def test_settings_that_make_no_sense(duel, options):
    with pytest.raises(casus.UsageError, match=next(iter(options))):
        casus.run(duel, **options)


def test_settings_take_numbers_of_numpy_and_lists():
    settings = casus.Settings(draws=np.int64(8), do=[["a", "b"]], without=["x"])
    assert settings == casus.Settings(draws=8, do=(("a", "b"),), without=("x",))
    assert type(settings.draws) is int
    assert casus.Settings.from_dict(settings.as_dict()) == settings

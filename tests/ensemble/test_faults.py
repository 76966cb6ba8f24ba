"""What goes wrong in some draws: which fault, in how many of them, with which values, where."""

import pytest

import casus
from casus.ensemble import plan

CHANCE = """
answer: g.hit
models:
  g:
    kind: game
    precision: 1
    tree: {chance: {hit: {probability: "%s"}, miss: {probability: rest}}}
"""
PLAYER = """
answer: g.x
models:
  g:
    kind: game
    %s
    tree: {player: a, moves: {x: {payoffs: {a: 1}, weight: %s}, y: {}}}
"""


def faults(case, draws=2048, **options):
    with pytest.raises(casus.CaseError) as caught:
        casus.run(case, draws, **options)
    return caught.value.faults


def test_probability_out_of_range_counts_and_tells_the_first_draw(make):
    case = make(CHANCE % "p + q", p="uniform(0, 1)", q="uniform(0, 0.5)")
    (fault,) = faults(case)
    sums = sum(
        casus.run(make("answer: p * 0", p="uniform(0, 1)", q="uniform(0, 0.5)"), 2048).draws("quantity", n)
        for n in "pq"
    )
    first = int((sums > 1).argmax())
    assert fault.code == "probability-out-of-range"
    assert fault.where == "models.g.tree.chance.hit.probability"
    assert fault.place.line > 1
    assert f"{int((sums > 1 + 1e-9).sum())} of 2,048 draws" in fault.message
    assert f"{sums[first]:.6g} in draw {first}, where p = " in fault.found


def test_warning_at_plan_time_without_a_draw(make):
    (warning,) = plan(make(CHANCE % "p", p="normal(0.5, 0.1)")).warnings
    assert warning.code == "probability-may-leave-range"
    assert warning.place is not None
    assert casus.run(make(CHANCE % "p", p="normal(0.5, 0.1)"), 64).warnings == (warning,)
    assert plan(make(CHANCE % "clip(p, 0, 1)", p="normal(0.5, 0.1)")).warnings == []
    assert plan(make(CHANCE % "p", p="beta(2, 2)")).warnings == []


def test_fault_in_a_later_chunk_only(make):
    case = make(CHANCE % "where(p > 0.9999, 2, p)", p="uniform(0, 1)")
    late = make("answer: p", p="uniform(0, 1)")
    draws = casus.run(late, 65536).draws("quantity", "p")
    first = int((draws > 0.9999).argmax())
    assert first >= 1024
    fault = faults(case, 65536, chunk=1024)[0]
    assert f"2 in draw {first}, where p = {draws[first]:.6g}" == fault.found
    assert fault == faults(case, 65536, chunk=16384, keep=False)[0]


def test_values_told_are_those_below_let_and_of_labels(make):
    text = """
answer: second.b
models:
  first: {kind: game, precision: 1, tree: {chance: {hit: {probability: 0.25}, miss: {probability: rest}}}}
  second:
    kind: game
    precision: 1
    tree:
      player: a
      moves:
        a: {let: {p: p + 1}, chance: {x: {probability: p + first.hit}, y: {probability: rest}}}
        b: {}
"""
    found = faults(make(text, p=0.5), 16)[0].found
    assert found == "1.75 in draw 0, where first.hit = 0.25, p = 1.5"


def test_branches_that_exceed_one_together(make):
    text = CHANCE.replace("miss:", "graze: {probability: q}, miss:") % "p"
    fault = faults(make(text, p="uniform(0, 0.9)", q="uniform(0, 0.9)"))[0]
    assert (fault.code, fault.where) == ("probability-out-of-range", "models.g.tree.chance.miss.probability")


def test_branches_without_rest_must_add_up(make):
    text = CHANCE.replace("rest", "0.3") % "0.6"
    assert faults(make(text))[0].where == "models.g.tree.chance"


@pytest.mark.parametrize(
    ("value", "code"),
    [("1 / x", "not-finite"), ("log(x)", "not-finite"), ("sqrt(x)", "not-finite"), ("exp(2000 * x)", "not-finite")],
)
def test_not_finite_quantity(make, value, code):
    fault = faults(
        make("answer: min(max(y, 0), 1)", x="discrete(value=[-1, 0, 1], probability=[0.2, 0.3, 0.5])", y=value)
    )[0]
    assert (fault.code, fault.where) == (code, "quantities.y.value")
    assert "where x = " in fault.found


def test_what_follows_from_a_fault_is_not_told_again(make):
    case = make("answer: logistic(z)", x="uniform(-1, 1)", y="log(x)", z="y * 2")
    assert [fault.where for fault in faults(case)] == ["quantities.y.value"]


def test_answer_outside_and_not_a_number(make):
    assert faults(make("answer: p * 2", p="uniform(0, 1)"))[0].code == "probability-out-of-range"
    assert faults(make("answer: p / (p - p)", p="uniform(0, 1)"))[0].code == "not-finite"


def test_answer_exceeds_given(make):
    text = "answers: {one: {is: p, headline: true}, both: {is: q, given: one}}"
    fault = faults(make(text, p="uniform(0, 1)", q="uniform(0, 1)"))[0]
    assert (fault.code, fault.where) == ("answer-exceeds-given", "answers.both.is")
    assert "p = " in fault.found
    assert "q = " in fault.found


@pytest.mark.parametrize(
    ("line", "weight", "code", "where"),
    [
        ("precision: x", "1", "precision-negative", "models.g.precision"),
        ("precision: {a: x}", "1", "precision-negative", "models.g.precision.a"),
        ("decisive: {a: x}", "1", "precision-negative", "models.g.decisive.a"),
        ("decisive: {a: x - x}", "1", "precision-negative", "models.g.decisive.a"),
        ("precision: 1", "x", "weight-not-positive", "models.g.tree.moves.x.weight"),
        ("precision: 1", "0", "weight-not-positive", "models.g.tree.moves.x.weight"),
    ],
)
def test_precision_and_weight(make, line, weight, code, where):
    fault = faults(make(PLAYER % (line, weight), unused="uniform(0, 1)", x="uniform(-1, 1)"))[0]
    assert (fault.code, fault.where) == (code, where)


def test_precision_of_zero_is_allowed(make):
    assert casus.run(make(PLAYER % ("precision: 0", "1")), 8).forecast == 0.5


def test_payoffs_beyond_what_adds_up(make):
    text = """
answer: g.x.z
models:
  g:
    kind: game
    precision: 1
    tree:
      player: a
      moves:
        x: {payoffs: {a: big}, player: a, moves: {z: {payoffs: {a: big}}, w: {}}}
        y: {payoffs: {a: -big}}
"""
    assert {fault.code for fault in faults(make(text, big=1e308), 64)} == {"not-finite"}


@pytest.mark.parametrize(("gap", "warned"), [(10, False), (0.5, True), (1000, True)])
def test_clockwork_or_coin(make, gap, warned):
    result = casus.run(make((PLAYER % (f"decisive: {gap}", "1")).replace("a: 1", "a: 20")), 64)
    assert [w.code for w in result.warnings if w.code == "clockwork-or-coin"] == ["clockwork-or-coin"] * warned
    assert all(w.place for w in result.warnings)

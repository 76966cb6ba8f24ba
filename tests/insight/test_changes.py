"""Why a forecast moved between two versions of a case."""

import math
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import casus
from casus.errors import CaseError, UsageError
from casus.insight import changes
from casus.insight.changes.shapley import exact, sampled

TEXT = """
casus: 1
title: {title}
question: {question}
resolution: {{yes_if: A, no_if: B, source: C}}
as_of: 2022-01-01
horizon: 2022-12-31
answer: {answer}
quantities:
{quantities}
{rest}
"""


def version(answer="x * y", title="T", question="Will it?", rest="", **quantities):
    quantities = quantities or {"x": "uniform(0.2, 0.4)", "y": "uniform(0.5, 0.9)"}
    lines = "\n".join(f"  {name}: {{value: {value!r}, about: A number}}" for name, value in quantities.items())
    text = TEXT.format(answer=answer, title=title, question=question, quantities=lines, rest=rest)
    return casus.parse(text)


def parts(table):
    return {row.entries: row.part for row in table}


def test_a_single_change_is_the_whole_move():
    table = changes(version(), version(x="uniform(0.3, 0.5)", y="uniform(0.5, 0.9)"))
    assert table[0].entries == ("quantities.x",)
    assert table[0].part == table.about["after"] - table.about["before"]
    assert table[0].said == {"quantities.x": ("uniform(0.2, 0.4)", "uniform(0.3, 0.5)")}
    assert table.about["before"] == casus.run(version()).forecast


def test_what_adds_up_is_split_as_it_adds_up():
    old = version("0.3 * x + 0.2 * y", x="uniform(0, 1)", y="uniform(0, 1)")
    table = changes(old, version("0.3 * x + 0.2 * y", x="uniform(0.5, 1)", y="uniform(0, 0.5)"))
    assert parts(table)[("quantities.x",)] == pytest.approx(0.3 * 0.25, abs=1e-4)
    assert parts(table)[("quantities.y",)] == pytest.approx(-0.2 * 0.25, abs=1e-4)


def test_what_two_changes_do_together_is_split_evenly():
    """Shapley 1953, symmetry: x y from ¼ to ½ × ½ … each of two equal factors makes half of the move."""
    old = version("x * y", x="uniform(0.2, 0.4)", y="uniform(0.2, 0.4)")
    table = changes(old, version("x * y", x="uniform(0.6, 0.8)", y="uniform(0.6, 0.8)"))
    first, second = (row.part for row in table)
    assert first == pytest.approx(second, rel=1e-3)
    assert first + second == pytest.approx(0.49 - 0.09, abs=1e-3)


def test_a_new_quantity_and_its_use_are_one_change():
    new = version("x * y * z", x="uniform(0.2, 0.4)", y="uniform(0.5, 0.8)", z="uniform(0.4, 0.6)")
    table = changes(version(), new)
    assert set(parts(table)) == {("quantities.z", "answer"), ("quantities.y",)} or set(parts(table)) == {
        ("answer", "quantities.z"),
        ("quantities.y",),
    }
    back = changes(new, version())
    for entries, part in parts(back).items():
        forth = next(part for names, part in parts(table).items() if set(names) == set(entries))
        assert part == pytest.approx(-forth, abs=1e-12)


def test_changes_of_text_move_nothing():
    table = changes(version(), version(title="Another", x="uniform(0.3, 0.5)", y="uniform(0.5, 0.9)"))
    assert table[-1].entries == ("title",)
    assert table[-1].part == 0.0
    assert table.about["unchanged"] > 0


def test_a_distribution_may_become_a_formula():
    new = version("x * y", x="uniform(0.2, 0.4)", y="1 - 0.5 * x")
    table = changes(version(), new)
    assert parts(table) == {("quantities.y",): pytest.approx(casus.run(new).forecast - casus.run(version()).forecast)}


GAME = """
models:
  choice:
    kind: game
    precision: 0.2
    tree:
      player: a
      moves:
        go: {{event: goes, payoffs: {{a: {gain}}}}}
        wait: {{}}
{more}
"""


def game(gain="10 * x", more="", **quantities):
    return version("choice.goes * y", rest=GAME.format(gain=gain, more=more), **quantities)


def test_a_new_move_is_a_change_of_its_own():
    old, new = game(), game("12 * x", "        flee: {payoffs: {a: 1}}", x="uniform(0.2, 0.4)", y="uniform(0.6, 0.9)")
    table = changes(old, new)
    assert {row.entries for row in table} == {
        ("models.choice.tree.flee",),
        ("models.choice.tree.go",),
        ("quantities.y",),
    }
    assert sum(row.part for row in table) == pytest.approx(table.about["after"] - table.about["before"], abs=1e-12)
    flee = game(more="        flee: {payoffs: {a: 1}}")
    alone = casus.run(flee).forecast - casus.run(old).forecast
    assert parts(table)[("models.choice.tree.flee",)] == pytest.approx(alone, rel=0.2)


def test_a_payoff_that_was_not_there():
    table = changes(game(), casus.parse(game().source.replace("wait: {}", "wait: {payoffs: {a: 2}}")))
    assert [row.entries for row in table] == [("models.choice.tree.wait",)]
    assert table[0].part < 0


def test_two_changes_that_make_a_circle_between_them_are_one():
    old = version("x * y", x="uniform(0.2, 0.4)", y="0.5 * x + 0.4")
    new = version("x * y", x="0.5 * y", y="uniform(0.4, 0.8)")
    table = changes(old, new)
    assert len(table) == 1
    assert set(table[0].entries) == {"quantities.x", "quantities.y"}
    assert table[0].part == pytest.approx(table.about["after"] - table.about["before"], abs=1e-12)


def test_a_correlation_that_changes():
    rest = "correlations: [{{between: [x, y], rank: {}}}]"
    table = changes(version(rest=rest.format(-0.8)), version(rest=rest.format(0.8)))
    assert [row.entries for row in table] == [("correlations",)]
    assert table[0].part > 0


EVIDENCE = """
sources: {{s: {{title: S, reliability: {reliability}}}}}
claims: {{c: {{text: C, sources: [s], origin: {origin}}}}}
models:
  purpose:
    kind: hypotheses
    exhaustive: true
    hypotheses: {{war: {{prior: {prior}}}, peace: {{prior: {rest}}}}}
    evidence: {{seen: {{status: observed, because: [c], likelihood: {{war: 0.9, peace: {likelihood}}}}}}}
"""


def weighed(reliability="B", origin="o", prior=0.3, likelihood=0.2):
    rest = EVIDENCE.format(
        reliability=reliability, origin=origin, prior=prior, rest=round(1 - prior, 3), likelihood=likelihood
    )
    return version("purpose.war * x", rest=rest, x="uniform(0.5, 0.9)")


def test_what_a_source_is_worth_reaches_the_answer():
    table = changes(weighed(), weighed(reliability="D", prior=0.4))
    names = {row.entries for row in table}
    assert ("sources.s",) in names
    worth = parts(table)[("sources.s",)]
    assert worth < 0, "the evidence was for war, and counts less"
    assert sum(parts(table).values()) == pytest.approx(table.about["after"] - table.about["before"], abs=1e-12)


def test_another_origin_alone_moves_nothing():
    table = changes(weighed(), weighed(origin="other", likelihood=0.3))
    assert parts(table)[("claims.c",)] == 0.0
    assert parts(table)[("models.purpose.evidence.seen",)] != 0.0


@given(seed=st.integers(0, 10_000), players=st.integers(1, 5))
def test_shapley_1953_axioms(seed, players):
    """Efficiency, the null player, symmetry and additivity."""
    rng = np.random.default_rng(seed)
    one, two = rng.normal(size=(2, 2**players))
    one[0] = two[0] = 0.0
    found = exact(players, lambda s: one[s])
    assert found.sum() == pytest.approx(one[-1])
    np.testing.assert_allclose(
        exact(players, lambda s: one[s] + 2 * two[s]), found + 2 * exact(players, lambda s: two[s]), atol=1e-12
    )
    idle = exact(players + 1, lambda s: one[s % 2**players])
    assert idle[-1] == pytest.approx(0.0, abs=1e-12)
    np.testing.assert_allclose(idle[:-1], found, atol=1e-12)
    swapped = exact(players, lambda s: one[int(f"{s:0{players}b}"[::-1], 2)])
    np.testing.assert_allclose(swapped, found[::-1], atol=1e-12)


def test_shapley_1953_of_a_glove_game():
    """One left glove against two right ones: 2/3, 1/6, 1/6 (the textbook value)."""
    assert exact(3, lambda s: float(bool(s & 1 and s & 6))) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


@given(seed=st.integers(0, 1000))
def test_drawn_orders_add_up_and_cover_the_exact_parts(seed):
    values = np.random.default_rng(seed).normal(size=2**6)
    found, error = sampled(6, lambda s: values[s], 200, seed)
    assert found.sum() == pytest.approx(values[-1] - values[0])
    assert np.abs(found - exact(6, lambda s: values[s])).max() < 5 * error.max()


def test_more_than_twelve_changes_are_told_with_their_error():
    names = [f"q{k}" for k in range(14)]
    answer = " * ".join(f"(0.9 + 0.1 * {name})" for name in names)
    old = version(answer, **dict.fromkeys(names, "uniform(0, 0.5)"))
    table = changes(old, version(answer, **dict.fromkeys(names, "uniform(0.5, 1)")))
    assert not table.about["exact"]
    assert len(table) == 14
    move = table.about["after"] - table.about["before"]
    assert sum(row.part for row in table) == pytest.approx(move, abs=1e-9)
    for row in table:
        # All are alike, so each makes a fourteenth.
        assert abs(row.part - move / 14) <= max(4 * row.error, 2e-4)


EDITS = {
    "value: pert(2, 6, 14)": "value: pert(2, 5, 12)",
    "value: pert(10, 30, 80)": "value: pert(10, 25, 80)",
    "value: pert(0.2, 1.5, 5)": "value: pert(0.2, 1.2, 5)",
    "value: quantiles(p5=15, p50=42, p95=95, lower=0)": "value: quantiles(p5=15, p50=50, p95=95, lower=0)",
    "  steepness:\n    value: uniform(0.4, 2)": "  steepness:\n    value: uniform(0.4, 1.5)",
    "value: pert(2, 14, 40)": "value: pert(2, 18, 40)",
    "    value: uniform(0.1, 0.9)\n    unit: weight": "    value: uniform(0.2, 0.9)\n    unit: weight",
    "value: uniform(0.2, 1)\n    unit: share": "value: uniform(0.3, 1)\n    unit: share",
}


@pytest.fixture(scope="module")
def flagship():
    old = (files("casus.cases") / "belarus-2022.yaml").read_text(encoding="utf-8")
    new = old
    for before, after in EDITS.items():
        assert old.count(before) == 1, before
        new = new.replace(before, after)
    return changes(casus.parse(old), casus.parse(new))


def test_eight_changes_of_the_flagship_add_up(flagship):
    assert len(flagship) == 8
    assert flagship.about["exact"]
    move = flagship.about["after"] - flagship.about["before"]
    assert math.isclose(sum(row.part for row in flagship), move, abs_tol=1e-9)
    assert all(0 <= row.error < 5e-4 for row in flagship)
    sizes = [abs(row.part) for row in flagship]
    assert sizes == sorted(sizes, reverse=True)


def test_settings_change_the_parts():
    old, new = version(), version(x="uniform(0.3, 0.5)", y="uniform(0.6, 0.9)")
    usual = changes(old, new)[0].part
    assert changes(old, new, casus.Settings(seed=2))[0].part != usual
    assert changes(old, new, casus.Settings(draws=256)).about["draws"] == 256


def test_the_same_case_twice():
    table = changes(version(), version())
    assert len(table) == 0
    assert str(table.remarks[0]) == "The two cases are the same: nothing has changed."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (version(), version(question="Will she?"), r"ask different questions: “Will it\?” and “Will she\?”"),
        (
            version(),
            casus.parse(version().source.replace("answer: x * y", "answers: {it: {is: x * y}}")),
            r"different headlines: answer \(probability\) and it \(probability\)",
        ),
    ],
)
def test_two_cases_that_are_no_versions_of_one(old, new, said):
    with pytest.raises(UsageError, match=said):
        changes(old, new)


def test_a_version_that_cannot_run():
    with pytest.raises(CaseError, match="leaves its range"):
        changes(version(), version("x + y", x="uniform(0.2, 0.4)", y="uniform(0.5, 0.9)"))

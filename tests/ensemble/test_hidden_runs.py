"""Cases with hidden information: who knows what, draws without a solution, response curves."""

from collections.abc import Sequence

import numpy as np
import pytest
from tests.ensemble.test_hidden import SIGNAL

import casus
from casus.case import parse
from casus.errors import CaseError, UsageError
from casus.models.game import Tree, logit, quantal
from casus.models.game.equations import Equations


def labelled() -> str:
    """The same case with labels instead of `seen_by:`: the receiver's answer is written out at each message."""
    answer = """
              player: receiver
              information: LABEL
              moves:
                fight: {event: fights, payoffs: {sender: -gain, receiver: gain - 2}}
                yield: {payoffs: {sender: 1}}
"""
    asks = "".join(
        f"          {move}:\n            {payoff}then: after_{move}\n".replace("then", "then")
        for move, payoff in (("bluff", "payoffs: {sender: gain}\n            "), ("quiet", ""))
    )
    subtrees = "".join(f"      after_{m}:{answer.replace('LABEL', f'heard_{m}')}" for m in ("bluff", "quiet"))
    head = SIGNAL.split("    tree:")[0]
    return (
        head
        + "    tree:\n      chance:\n        strong: {probability: p, then: ask, let: {gain: gain + 1}}\n"
        + "        weak: {probability: rest, then: ask}\n    subtrees:\n      ask:\n        player: sender\n"
        + f"        moves:\n{asks}{subtrees}"
    )


def test_labels_say_the_same_as_who_sees_what() -> None:
    """Both ways of writing give the same figures."""
    first, second = (casus.run(parse(text), draws=256) for text in (SIGNAL, labelled()))
    assert first.answer.mean == second.answer.mean
    assert list(second.models["m"].sets) == ["heard_bluff", "heard_quiet"]
    assert list(first.models["m"].sets) == ["receiver.bluff", "receiver.quiet"]


def test_a_run_is_the_model_on_arrays() -> None:
    result = casus.run(parse(SIGNAL), draws=64, keep=True)
    gain, p = result.draws("quantity", "gain"), result.draws("quantity", "p")
    zero = np.zeros(64)
    rows = []
    for more in (1.0, 0.0):
        g = gain + more
        rows += [(g - g, g - 2), (g + 1, zero), (-g, g - 2), (zero + 1, zero)]
    payoff = np.array(rows).transpose(1, 0, 2)
    tree = Tree.nested((-1, [(0, [(1, [None, None])] * 2)] * 2), [[2, 9], [5, 12]])
    solution = quantal(tree, payoff, [p, 1 - p], 2.0)
    fights = solution.outcome[[0, 2, 4, 6]].sum(axis=0)
    np.testing.assert_allclose(result.draws("answer", "answer"), fights, atol=1e-9)
    beliefs = result.draws("belief", "m", "strong.bluff")
    np.testing.assert_allclose(beliefs, solution.belief()[2], atol=1e-9)


def test_chunks_change_no_bit() -> None:
    case = parse(SIGNAL)
    whole = casus.run(case, draws=5000, chunk=8192).as_dict()
    for chunk in (1024, 2048):
        other = casus.run(case, draws=5000, chunk=chunk).as_dict()
        for figures in (whole, other):
            figures["run"].pop("seconds", None)
        assert other == whole


def failing(monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    """Every so many draws have no solution."""
    real = logit.solutions

    def some_fail(equations: Equations, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        found, reason = real(equations, inputs)
        reason[::every] = 1
        return found, reason

    monkeypatch.setattr(logit, "solutions", some_fail)


def test_draws_unsolved(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted by reason, warned of, and left out of every figure."""
    case = parse(SIGNAL)
    whole = casus.run(case, draws=512, keep=True)
    failing(monkeypatch, 8)
    result = casus.run(case, draws=512, keep=True)
    assert (result.run.solved, dict(result.run.failed)) == (448, {"the path could not be followed": 64})
    [warning] = [fault for fault in result.warnings if fault.code == "draws-unsolved"]
    assert "64 of 512 draws" in warning.message
    kept = np.ones(512, dtype=bool)
    kept[::8] = False
    answer = whole.draws("answer", "answer")[kept]
    assert result.forecast == pytest.approx(answer.mean(), abs=1e-12)
    assert result.quantities["gain"].mean == pytest.approx(whole.draws("quantity", "gain")[kept].mean(), abs=1e-12)
    assert result.weights is not None
    np.testing.assert_array_equal(result.weights == 0, ~kept)
    assert result.observed is None
    data = result.data
    assert (data["run:unsolved"].values != 0).sum() == 64


def test_draws_unsolved_in_a_case_that_observes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SIGNAL + "observed:\n  - {what: 1 - m.fights, periods: 2}\n"
    failing(monkeypatch, 4)
    result = casus.run(parse(text), draws=1024, keep=True)
    kept = np.ones(1024, dtype=bool)
    kept[::4] = False
    fights = result.draws("event", "m", "fights")
    weight = np.where(kept, (1 - fights) ** 2, 0.0)
    assert result.forecast == pytest.approx(float((weight * fights).sum() / weight.sum()), abs=1e-6)
    assert result.observed is not None
    assert result.observed.before.answers["answer"].mean == pytest.approx(fights[kept].mean(), abs=1e-9)


def test_no_draw_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, 1)
    with pytest.raises(CaseError) as caught:
        casus.run(parse(SIGNAL), draws=64)
    [fault] = caught.value.faults
    assert fault.code == "no-draw-solved"
    assert fault.place is not None


def faults(*changes: tuple[str, str], text: str = SIGNAL) -> list[tuple[str, str]]:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    with pytest.raises(CaseError) as caught:
        casus.run(parse(text), draws=8)
    assert all(fault.place is not None for fault in caught.value.faults)
    return [(fault.code, fault.where) for fault in caught.value.faults]


ANSWER = "        player: receiver\n"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        # One label after both messages: the sender's, then the receiver's nodes in one set.
        ([("        player: sender\n", "        player: sender\n        information: one\n"),
          (ANSWER, f"{ANSWER}        information: one\n")], "information-players"),
        ([("        weak: {probability: rest, then: ask}", "        weak: {probability: rest, then: other}"),
          ("      answer:\n", "      other:\n        player: sender\n        moves:\n          bluff: {then: short}\n"
           "          quiet: {then: short}\n      short:\n        player: receiver\n        moves:\n"
           "          fight: {}\n          run: {}\n      answer:\n")], "information-moves"),
        ([("yield: {payoffs: {sender: 1}}", "yield: {payoffs: {sender: 1}, player: receiver, information: again, "
           "moves: {fight: {}, yield: {}}}"), (ANSWER, f"{ANSWER}        information: again\n")], "absent-minded"),
        ([("fight: {event: fights,", "fight: {event: fights, player: receiver, information: later, "
           "moves: {a: {}, b: {}},"),
          ("yield: {payoffs: {sender: 1}}", "yield: {payoffs: {sender: 1}, player: receiver, information: later, "
           "moves: {a: {}, b: {}}}")], "imperfect-recall"),
        ([("    precision: 2\n", "    precision: 2\n    concept: subgame_perfect\n")], "needs-perfect-information"),
    ],
)  # fmt: skip
def test_sets_that_make_no_sense(changes: Sequence[tuple[str, str]], code: str) -> None:
    found = faults(*changes)
    assert {name for name, _ in found} == {code}


def test_information_weights() -> None:
    """A weight that differs with the type would tell the receiver which it is."""
    changes = [
        ("fight: {event: fights,", "fight: {weight: gain ** 2 + 1, event: fights,"),
    ]
    assert [code for code, _ in faults(*changes)] == ["information-weights"]


def test_who_sees_must_be_somebody() -> None:
    [(code, where)] = faults(("seen_by: [sender]", "seen_by: [sendr]"))
    assert (code, where) == ("unknown-name", "models.m.tree.seen_by[0]")


def test_nothing_to_see_at_an_end() -> None:
    found = faults(("yield: {payoffs: {sender: 1}}", "yield: {payoffs: {sender: 1}, seen_by: [sender]}"))
    assert [code for code, _ in found] == ["tree-shape"]
    found = faults(("yield: {payoffs: {sender: 1}}", "yield: {payoffs: {sender: 1}, information: x}"))
    assert [code for code, _ in found] == ["tree-shape"]


def test_a_concept_that_needs_to_see_all_is_refused() -> None:
    with pytest.raises(CaseError, match="perfect information"):
        casus.run(parse(SIGNAL), draws=8, concept="subgame_perfect")


def test_order_of_moves_does_not_matter() -> None:
    """The same moves in another order at one node of a set are the same moves."""
    text = SIGNAL.replace(
        "        weak: {probability: rest, then: ask}", "        weak: {probability: rest, then: other}"
    )
    turned = """
      other:
        player: sender
        moves:
          bluff: {payoffs: {sender: gain}, then: turned}
          quiet: {then: turned}
      turned:
        player: receiver
        moves:
          yield: {payoffs: {sender: 1}}
          fight: {event: fights, payoffs: {sender: -gain, receiver: gain - 2}}
      answer:
"""
    text = text.replace("      answer:\n", turned.removeprefix("\n"))
    other, plain = casus.run(parse(text), draws=64), casus.run(parse(SIGNAL), draws=64)
    assert other.forecast == pytest.approx(plain.forecast, abs=1e-12)


def test_a_move_that_is_forced_is_made_at_all_nodes_of_its_set() -> None:
    result = casus.run(parse(SIGNAL), draws=64, do={"receiver": "fight"})
    assert result.forecast == 1.0
    # Messages that nobody sends are believed in as trembles.
    forced = casus.run(parse(SIGNAL), draws=64, do={"sender": "bluff"})
    quiet = forced.models["m"].sets["receiver.quiet"]
    assert quiet.reach == 0
    assert all(belief.mean is None for belief in quiet.beliefs.values())
    bluff = forced.models["m"].sets["receiver.bluff"]
    assert bluff.beliefs["strong.bluff"].mean == pytest.approx(0.4, abs=1e-3)


# Response curves


def test_a_curve_is_a_run_at_each_factor() -> None:
    case = parse(SIGNAL.replace("    precision: 2\n", "    precision: 2\n    curve: [0, 0.5, 2]\n"))
    result = casus.run(case, draws=256)
    points = result.curve("m")
    assert [point.factor for point in points] == [0.0, 0.5, 2.0]
    assert points[0].answer.mean == pytest.approx(0.5, abs=1e-12)
    for point in points:
        alone = casus.run(case, draws=256, precision_scale=point.factor)
        assert point.answer.mean == alone.forecast
        assert point.events["fights"] == alone.models["m"].events["fights"]
        assert set(point.moves) == {"strong", "weak"}


def test_usage_error_for_a_curve_without_factors_or_game() -> None:
    result = casus.run(parse(SIGNAL), draws=8)
    with pytest.raises(UsageError, match="no `curve:`"):
        result.curve("m")
    with pytest.raises(UsageError, match="no game called 'n'"):
        result.curve("n")
    assert len(result.curve("m", [1, 2])) == 2


@pytest.mark.parametrize("written", ["[1]", "[1, -2]", "half", "[1, half]"])
def test_a_curve_has_several_factors_of_zero_or_more(written: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse(SIGNAL.replace("    precision: 2\n", f"    precision: 2\n    curve: {written}\n"))
    [fault] = caught.value.faults
    assert (fault.code, fault.where) == ("wrong-type", "models.m.curve")

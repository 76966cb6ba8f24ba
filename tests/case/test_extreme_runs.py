"""Cases at the edge of what is read: each also runs, or is refused with faults of its own."""

import pytest
from tests.case.example import game, value

import casus
from casus.case import parse
from casus.errors import CaseError

HEAD = "casus: 1\ntitle: T\n"


def _subtrees(count: int, moves: str) -> str:
    parts = "".join(f"      s{n}: {{player: x, moves: {moves.replace('NEXT', f's{n + 1}')}}}\n" for n in range(count))
    tree = "{player: x, moves: {a: {event: won, then: s0}}}"
    return game(tree, f"    subtrees:\n{parts}      s{count}: {{player: x, moves: {{end: {{}}}}}}\n")


def _wide(count: int) -> str:
    moves = ", ".join(f"m{n}: {{payoffs: {{x: {n % 7}}}, event: won}}" for n in range(count))
    return game(f"{{player: x, moves: {{{moves}}}}}")


NONE = game("{player: x, moves: {a: {event: won}, b: {}}}")
CHAIN = "".join(f"  q{n}: {{value: q{n + 1} * 0.999}}\n" for n in range(5_000))
RISING = "".join(f"  q{n + 1}: {{value: q{n} * 0.999}}\n" for n in range(5_000))


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}answer: q0\nquantities:\n{CHAIN}  q5000: {{value: likely}}\n",
        f"{HEAD}answer: q5000\nquantities:\n  q0: {{value: likely}}\n{RISING}",
        value('"clip(' + "+".join(["q"] * 900) + ', 0, 1)"'),
        value('"clip(q' + "**q" * 600 + ', 0, 1)"'),
        value('"clip(' + "max(q, " * 45 + "q" + ")" * 45 + ', 0, 1)"'),
        _subtrees(197, "{m: {then: NEXT}, n: {payoffs: {x: 1}}}"),
        _subtrees(11, "{m: {then: NEXT}, n: {then: NEXT, payoffs: {x: 0.1}}}"),
        _wide(5_000),
        game("{player: x, moves: {a: " * 50 + "{event: won}" + "}}" * 50),
    ],
    ids=["chain", "rising-chain", "long-sum", "power-chain", "nested", "deep-tree", "bushy-tree", "wide-tree", "flow"],
)
def test_it_runs(text: str) -> None:
    result = casus.run(parse(text), draws=64, seed=1)
    assert 0 <= result.answers["answer"].mean <= 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (value("2 * q + 1"), "probability-out-of-range"),
        (value("1 / (q - q)"), "not-finite"),
        (value("log(q - q)"), "not-finite"),
        (value("(0 - q) ** 0.5"), "not-finite"),
        (value('"exp(2000 * q)"'), "not-finite"),
        (game("{chance: {a: {event: won, probability: 3 * q}, b: {probability: rest}}}"), "probability-out-of-range"),
        (game("{chance: {a: {event: won, probability: q}, b: {probability: 0.4}}}"), "probability-out-of-range"),
        (game("{player: x, moves: {a: {event: won, weight: -q}, b: {}}}"), "weight-not-positive"),
        (NONE.replace("precision: 1", "decisive: 0 * q"), "precision-negative"),
    ],
)  # fmt: skip
def test_what_only_the_numbers_show_is_a_fault_with_a_place(text: str, code: str) -> None:
    with pytest.raises(CaseError) as caught:
        casus.run(parse(text), draws=64, seed=1)
    assert code in {fault.code for fault in caught.value.faults}
    assert all(fault.place is not None for fault in caught.value.faults)

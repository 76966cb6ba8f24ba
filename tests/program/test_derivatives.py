"""Derivatives of programs, against differences; and the parts of a program that need be done only once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.program import Builder, Node
from casus.program.derivatives import derivatives
from casus.program.hoisting import hoisted

SMOOTH = {"add": 2, "subtract": 2, "multiply": 2, "negative": 1}


@st.composite
def graphs(draw: st.DrawFn) -> list[tuple[str, tuple[int, ...]]]:
    """Random operations on three inputs and a constant; exponents and quotients of what is kept small by the caller."""
    names = sorted([*SMOOTH, "exp", "divide", "log"])
    steps: list[tuple[str, tuple[int, ...]]] = []
    for number in range(4, 4 + draw(st.integers(1, 12))):
        name = draw(st.sampled_from(names))
        steps.append((name, tuple(draw(st.integers(0, number - 1)) for _ in range(2))))
    return steps


def built(steps: list[tuple[str, tuple[int, ...]]]) -> tuple[Builder, list[Node], list[Node]]:
    """Inputs and the last node; exp of −|x|, division by 2 + x² and the logarithm of 2 + x² stay bounded."""
    builder = Builder()
    inputs = [builder.input(name, -1.0, 1.0) for name in "xyz"]
    nodes = [*inputs, builder.constant(0.5)]
    apply = builder.apply
    for name, (first, second) in steps:
        a, b = nodes[first], nodes[second]
        positive = apply("add", builder.constant(2.0), apply("multiply", b, b))
        if name == "exp":
            nodes.append(apply("exp", apply("negative", positive)))
        elif name == "log":
            nodes.append(apply("log", positive))
        elif name == "divide":
            nodes.append(apply("divide", a, positive))
        else:
            nodes.append(apply(name, *(a, b)[: SMOOTH[name]]))
    return builder, inputs, nodes[-1:]


def values(builder: Builder, nodes: list[Node], at: np.ndarray) -> np.ndarray:
    out = np.empty((len(nodes), at.shape[1]))
    builder.compile(nodes).run(np.ascontiguousarray(at), out)
    return out


@given(graphs(), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_slopes_are_the_limits_of_differences(steps: list[tuple[str, tuple[int, ...]]], seed: int) -> None:
    builder, inputs, output = built(steps)
    [slopes] = derivatives(builder, output, inputs)
    at = np.random.default_rng(seed).uniform(-1, 1, (3, 20))
    small = 1e-6
    for k, slope in enumerate(slopes):
        ahead, behind = at.copy(), at.copy()
        ahead[k] += small
        behind[k] -= small
        high, low = values(builder, output, ahead)[0], values(builder, output, behind)[0]
        found = np.zeros(20) if slope is None else values(builder, [slope], at)[0]
        # Products of a dozen factors may be steep; rounding of the difference grows with the values.
        size = 1.0 + np.abs(high) + np.abs(found)
        assert (np.abs(found - (high - low) / (2 * small)) <= 1e-4 * size**2).all()


@pytest.mark.parametrize(("operation", "slopes"), [("minimum", [1.0, 0.0]), ("maximum", [0.0, 1.0])])
def test_of_a_choice_the_slope_of_what_is_chosen(operation: str, slopes: list[float]) -> None:
    builder = Builder()
    x, y = builder.input("x"), builder.input("y")
    [found] = derivatives(builder, [builder.apply(operation, x, y)], [x, y])
    assert [values(builder, [s], np.array([[1.0], [2.0]]))[0, 0] for s in found if s is not None] == slopes
    [branch] = derivatives(builder, [builder.apply("where", builder.apply("less", x, y), x, y)], [x, y])
    assert [values(builder, [s], np.array([[1.0], [2.0]]))[0, 0] for s in branch if s is not None] == [1.0, 0.0]


def test_what_is_taken_for_constant_has_no_slope() -> None:
    builder = Builder()
    x = builder.input("x")
    square = builder.apply("multiply", x, x)
    product = builder.apply("multiply", square, x)
    [[whole]] = derivatives(builder, [product], [x])
    [[part]] = derivatives(builder, [product], [x], constant=[square])
    assert whole is not None
    assert values(builder, [whole], np.array([[3.0]]))[0, 0] == 27.0
    assert part == square


def test_an_operation_without_a_rule_is_refused() -> None:
    builder = Builder()
    x = builder.input("x")
    with pytest.raises(AssertionError, match="sqrt has no derivative here"):
        derivatives(builder, [builder.apply("sqrt", x)], [x])


@given(graphs(), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_two_parts_compute_what_the_whole_does(steps: list[tuple[str, tuple[int, ...]]], seed: int) -> None:
    builder, inputs, output = built(steps)
    split = hoisted(builder, output, inputs[:1])
    at = np.random.default_rng(seed).uniform(-1, 1, (3, 20))
    once = values(builder, list(split.once), at)
    again = np.empty((1, 20))
    split.builder.compile(split.outputs).run(np.concatenate([once, at[:1]]), again)
    np.testing.assert_array_equal(again, values(builder, output, at))
    moving = {inputs[0]}
    for node in sorted({*split.once}):
        assert not moving & _below(builder, node)


def _below(builder: Builder, node: Node) -> set[Node]:
    found, pending = set(), [node]
    while pending:
        found.add(one := pending.pop())
        pending.extend(builder.made_of(one)[1])
    return found

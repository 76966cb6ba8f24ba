"""The engine: what it computes, that chunks never show, and that it does no more than it must."""

import math
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.program import OPERATIONS, Builder, Node, aligned_rows

NUMPY = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "negative": np.negative,
    "minimum": np.minimum,
    "maximum": np.maximum,
    "absolute": np.abs,
    "exp": np.exp,
    "less": lambda a, b: (a < b) * 1.0,
    "greater_equal": lambda a, b: (a >= b) * 1.0,
    "where": lambda c, a, b: np.where(c != 0, a, b),
}
ARITY = {name: OPERATIONS[name].arity for name in NUMPY}


@st.composite
def graphs(draw: st.DrawFn) -> list[tuple[str, tuple[int, ...]]]:
    """Random operations on three inputs and two constants, each on values that stand before it."""
    steps: list[tuple[str, tuple[int, ...]]] = []
    for number in range(5, 5 + draw(st.integers(1, 40))):
        name = draw(st.sampled_from(sorted(NUMPY)))
        steps.append((name, tuple(draw(st.integers(0, number - 1)) for _ in range(ARITY[name]))))
    return steps


def build(steps: list[tuple[str, tuple[int, ...]]]) -> tuple[Builder, list[Node]]:
    builder = Builder()
    nodes = [builder.input(name, -4.0, 4.0) for name in "abc"] + [builder.constant(0.0), builder.constant(1.5)]
    for name, arguments in steps:
        nodes.append(builder.apply(name, *(nodes[argument] for argument in arguments)))
    return builder, nodes


def plain(steps: list[tuple[str, tuple[int, ...]]], inputs: np.ndarray) -> list[np.ndarray]:
    rows = [*inputs, np.zeros(inputs.shape[1]), np.full(inputs.shape[1], 1.5)]
    with np.errstate(all="ignore"):
        for name, arguments in steps:
            rows.append(NUMPY[name](*(rows[argument] for argument in arguments)))
    return rows


@settings(max_examples=150, deadline=None)
@given(graphs(), st.integers(1, 50), st.integers(1, 17))
def test_a_program_equals_numpy_to_the_bit_whatever_the_chunk(
    steps: list[tuple[str, tuple[int, ...]]], draws: int, chunk: int
) -> None:
    builder, nodes = build(steps)
    inputs = np.random.default_rng(draws).uniform(-4, 4, (3, draws))
    out = np.empty((len(nodes), draws))
    builder.compile(nodes, chunk=chunk).run(inputs, out)
    np.testing.assert_array_equal(out, np.array(plain(steps, inputs)))


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_intervals_hold_every_value(steps: list[tuple[str, tuple[int, ...]]]) -> None:
    builder, nodes = build(steps)
    inputs = np.random.default_rng(1).uniform(-4, 4, (3, 200))
    inputs[:, 0], inputs[:, 1], inputs[:, 2] = -4, 4, 0
    for node, row in zip(nodes, plain(steps, inputs), strict=True):
        low, high, nan = builder.interval(node)
        finite = row[~np.isnan(row)]
        slack = 1e-12 * max(1.0, abs(low) if math.isfinite(low) else 1.0, abs(high) if math.isfinite(high) else 1.0)
        assert nan or not np.isnan(row).any()
        assert (finite >= low - slack).all()
        assert (finite <= high + slack).all()


def test_transcendental_functions_do_not_depend_on_the_chunk() -> None:
    builder = Builder()
    x = builder.input("x")
    nodes = [builder.apply(name, x) for name in ("exp", "log", "sqrt")]
    nodes.append(builder.apply("power", x, builder.constant(1.7)))
    inputs = np.random.default_rng(0).uniform(0.01, 9, (1, 5000))
    runs = []
    for chunk in (1, 7, 1000, 8192):
        out = aligned_rows(len(nodes), 5000)
        builder.compile(nodes, chunk=chunk).run(inputs, out)
        runs.append(out)
    for other in runs[1:]:
        np.testing.assert_array_equal(runs[0], other)


def test_equal_operations_are_computed_once() -> None:
    builder = Builder()
    a, b = builder.input("a"), builder.input("b")
    assert builder.apply("add", a, b) == builder.apply("add", b, a)
    assert builder.apply("subtract", a, b) != builder.apply("subtract", b, a)


def test_constants_are_folded_and_what_changes_nothing_is_left_out() -> None:
    builder = Builder()
    x, zero, one, two = builder.input("x"), *(builder.constant(value) for value in (0.0, 1.0, 2.0))
    assert builder.value(builder.apply("power", two, two)) == 4.0
    assert {builder.apply(*call) for call in [("multiply", one, x), ("divide", x, one), ("power", x, one)]} == {x}
    positive = builder.input("positive", 1.0, 2.0)
    assert builder.apply("add", positive, zero) == builder.apply("subtract", positive, zero) == positive
    assert builder.apply("add", x, zero) != x, "of -0 the sum with 0 is +0"
    y = builder.input("y")
    assert builder.apply("add", x, builder.apply("negative", y)) == builder.apply("subtract", x, y)


def test_zero_times_a_value_that_may_be_infinite_is_not_folded() -> None:
    builder = Builder()
    x = builder.input("x")
    product = builder.apply("multiply", builder.constant(0.0), builder.apply("log", x))
    out = np.empty((1, 1))
    builder.compile([product]).run(np.zeros((1, 1)), out)
    assert np.isnan(out[0, 0])


def test_buffers_are_reused_so_memory_does_not_grow_with_the_length_of_a_program() -> None:
    builder = Builder()
    x = builder.input("x")
    total = x
    for step in range(500):
        total = builder.apply("add", builder.apply("exp", total), builder.constant(float(step + 1)))
    assert len(builder.compile([total])._buffers) <= 2


def test_a_share_of_two_positive_numbers_is_known_to_lie_between_0_and_1() -> None:
    builder = Builder()
    a, b = builder.input("a", 0.5, 9.0), builder.input("b", 0.5, 9.0)
    assert builder.interval(builder.apply("divide", a, builder.apply("add", a, b))).within(0.0, 1.0)


def test_where_takes_nothing_from_the_branch_not_taken() -> None:
    builder = Builder()
    x = builder.input("x")
    zero = builder.constant(0.0)
    guarded = builder.apply("where", builder.apply("greater", x, zero), builder.apply("log", x), zero)
    out = np.empty((1, 3))
    builder.compile([guarded]).run(np.array([[-1.0, 0.0, 1.0]]), out)
    assert out[0].tolist() == [0.0, 0.0, 0.0]


def test_a_program_pickles_and_computes_the_same() -> None:
    builder = Builder()
    x = builder.input("x")
    program = builder.compile([builder.apply("exp", x), x, builder.constant(3.0)])
    inputs, first, second = np.array([[0.5, 1.0]]), np.empty((3, 2)), np.empty((3, 2))
    program.run(inputs, first)
    pickle.loads(pickle.dumps(program)).run(inputs, second)
    np.testing.assert_array_equal(first, second)
    assert first[1:].tolist() == [[0.5, 1.0], [3.0, 3.0]]


@pytest.mark.parametrize("shape", [(1, 1), (3, 1000), (7, 8192)])
def test_rows_start_on_a_cache_line(shape: tuple[int, int]) -> None:
    rows = aligned_rows(*shape)
    assert rows.shape == shape
    assert [row.ctypes.data % 64 for row in rows] == [0] * shape[0]


def test_a_constant_may_serve_as_a_row_and_as_a_number_at_once() -> None:
    """`minimum` is given constants as rows, `add` as numbers; an output may be the constant itself."""
    builder = Builder()
    x, two = builder.input("x"), builder.constant(2.0)
    program = builder.compile([builder.apply("minimum", two, x), builder.apply("add", x, two), two], chunk=4)
    inputs, out = np.arange(6.0)[None], np.empty((3, 6))
    for each in (program, pickle.loads(pickle.dumps(program))):
        each.run(inputs, out)
        np.testing.assert_array_equal(out, [np.minimum(inputs[0], 2.0), inputs[0] + 2.0, np.full(6, 2.0)])


def test_what_a_program_holds_is_its_pool_of_rows() -> None:
    builder = Builder()
    x = builder.input("x")
    program = builder.compile([builder.apply("exp", builder.apply("maximum", x, builder.constant(0.0)))], chunk=1024)
    assert 1024 * 8 <= program.held <= 3 * (1024 * 8 + 256)


def _powers(x, y, out):
    out[0][...] = x + y
    out[1][...] = x * y
    out[2][...] = x - y


def test_a_block_gives_several_rows_beside_what_is_computed_from_them_and_around_them():
    builder = Builder()
    a, b = builder.input("a"), builder.input("b")
    doubled = builder.apply("multiply", a, builder.constant(2.0))
    total, product, _ = builder.block(_powers, [doubled, b], 3, -np.inf, np.inf)
    again, _, less = builder.block(_powers, [product, builder.constant(3.0)], 3, -np.inf, np.inf)
    mixed = builder.apply("add", builder.apply("exp", builder.apply("negative", total)), less)
    program = builder.compile([mixed, total, again, total, a], chunk=1000)
    rng = np.random.default_rng(0)
    values = rng.normal(size=(2, 2500))
    out = np.empty((5, 2500))
    program.run(values, out)
    x, y = values
    expected = [np.exp(-(2 * x + y)) + (2 * x * y - 3), 2 * x + y, 2 * x * y + 3, 2 * x + y, x]
    np.testing.assert_allclose(out, expected, rtol=1e-14, atol=1e-14)


@given(st.data())
def test_blocks_and_operations_never_write_over_what_is_still_read(data):
    builder = Builder()
    inputs = [builder.input(name) for name in "abc"]
    nodes = [(node, lambda row, k=k: row[k]) for k, node in enumerate(inputs)]
    for _ in range(data.draw(st.integers(1, 25))):
        (x, fx), (y, fy) = (nodes[data.draw(st.integers(0, len(nodes) - 1))] for _ in "xy")
        if data.draw(st.booleans()):
            made = builder.block(_powers, [x, y], 3, -np.inf, np.inf)
            rules = (np.add, np.multiply, np.subtract)
        else:
            made, rules = [builder.apply("maximum", x, y)], (np.maximum,)
        for node, rule in zip(made, rules, strict=True):
            nodes.append((node, lambda row, rule=rule, fx=fx, fy=fy: rule(fx(row), fy(row))))
    chosen = data.draw(st.lists(st.sampled_from(range(len(nodes))), min_size=1, max_size=8))
    values = np.random.default_rng(1).uniform(0.5, 1.5, (3, 40))
    out = np.empty((len(chosen), 40))
    with np.errstate(all="ignore"):
        builder.compile([nodes[k][0] for k in chosen], chunk=16).run(values, out)
        for row, k in zip(out, chosen, strict=True):
            np.testing.assert_array_equal(row, nodes[k][1](values))


def test_shares_of_a_whole_never_add_up_to_more_than_one() -> None:
    builder = Builder()
    a, b, c = (builder.input(name, 0.0, 1.0) for name in "abc")
    builder.whole([a, b, c])
    two = builder.apply("add", builder.apply("add", builder.constant(0.0), a), b)
    assert builder.interval(two)[:2] == (0.0, 1.0)
    assert builder.interval(builder.apply("subtract", builder.constant(1.0), two))[:2] == (0.0, 1.0)
    assert builder.interval(builder.apply("add", two, c))[:2] == (1.0, 1.0)
    assert builder.interval(builder.apply("add", two, a)).high == 2.0, "one share counted twice"
    other = builder.input("d", 0.0, 1.0)
    assert builder.interval(builder.apply("add", two, other)).high == 2.0, "and what is none of them"
    builder.whole([other, builder.input("e", 0.0, 1.0)])
    assert builder.interval(builder.apply("add", a, other)).high == 2.0, "of two wholes"

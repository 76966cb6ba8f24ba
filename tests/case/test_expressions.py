"""Expressions as a whole: one canonical text for all ways of writing, with the value that Python gives it too."""

import math
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.example import only_fault, value

from casus.case.expressions import FUNCTIONS, Call, Constant, Expression, parts
from casus.case.language import parse_expression
from casus.errors import CaseError

NAMES = {"q": 0.3, "r": 2.5, "long_name": 1.25}
OPERATORS = ("+", "-", "*", "/", "**", "<", "<=", ">", ">=", "==", "!=")
CALLS = {"min": (2, min), "max": (3, max), "abs": (1, abs)}

leaves = st.one_of(
    st.sampled_from(sorted(NAMES)),
    st.integers(0, 9).map(str),
    st.sampled_from(["0.5", "1e-3", "2.", ".25", "1E2"]),
)
# Brackets around everything: what they may be left out of is for the canonical text to find.
written = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(OPERATORS), inner).map(lambda parts: f"({parts[0]}){parts[1]}({parts[2]})"),
        st.tuples(st.sampled_from("+-"), inner).map(lambda parts: f"{parts[0]}({parts[1]})"),
        st.tuples(inner, inner).map(lambda parts: f"min({parts[0]},{parts[1]})"),
        inner.map(lambda part: f"abs({part})"),
    ),
    max_leaves=12,
)


def _value(text: str) -> float | None:
    """The value by Python's own rules; None where it has none, or is complex."""
    try:
        found = eval(text, {"__builtins__": {}, "min": min, "abs": abs}, NAMES)
        return None if isinstance(found, complex) or not math.isfinite(found) else float(found)
    except (ArithmeticError, TypeError):
        return None


def _read(text: str) -> Expression | None:
    try:
        return parse_expression(text)
    except CaseError as error:
        refused = {fault.code for fault in error.faults}
    # Constant parts without a finite value, and brackets too deep.
    assert refused <= {"not-finite", "expression-too-deep"}
    return None


@given(written)
@settings(max_examples=400, deadline=None)
def test_canonical_text_means_the_same_and_is_its_own(text: str) -> None:
    expression = _read(text)
    if expression is None:
        return
    again = parse_expression(expression.text)
    assert again.text == expression.text
    assert again == expression
    expected = _value(text)
    if expected is not None:
        found = _value(expression.text)
        assert found is not None
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-300)


@given(written, st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_spaces_and_more_brackets_change_nothing(text: str, seed: int) -> None:
    expression = _read(text)
    if expression is None:
        return
    dice = random.Random(seed)
    # Marks and numbers as a whole: `* *` is not `**`, and `1e - 3` no number.
    spread = re.sub(
        r"[0-9.]+[eE]-?[0-9]+|\*\*|[<>=!]=|[-+*/(),<>]", lambda mark: f"{' ' * dice.randint(0, 2)}{mark[0]} ", text
    )
    assert parse_expression(f"  ({spread}) ").text == expression.text


@given(written)
@settings(max_examples=150, deadline=None)
def test_no_operation_on_constants_is_left(text: str) -> None:
    expression = _read(text)
    for part in parts(expression) if expression is not None else ():
        if isinstance(part, Call):
            assert not all(isinstance(argument, Constant) for argument in part.arguments)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_takes_as_many_arguments_as_it_says(name: str) -> None:
    least, greatest = FUNCTIONS[name]
    most = least + 3 if greatest is None else greatest
    for count in range(most + 3):
        text = f"{name}({', '.join(['q'] * count)})"
        if least <= count <= most or (greatest is None and count > least):
            assert parse_expression(text).text == text
        else:
            fault = only_fault(value(f'"{text}"'))
            assert fault.code == "expression-arguments"
            assert f"{count} in" in (fault.found or "")


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_may_not_be_a_value(name: str) -> None:
    assert only_fault(value(f'"1 + {name}"')).code == "expression-syntax"
    assert only_fault(value(f'"{name}.x"')).code == "unknown-name"

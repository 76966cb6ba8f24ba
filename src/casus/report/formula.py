"""Values as people write them: expressions with no more brackets than they need."""

from casus.case import Distribution, Number, Value, Word
from casus.case.expressions import Expression, Leaf, Name, fold
from casus.report.numbers import MINUS, plain
from casus.wording import estimative, say, speaking

__all__ = ["formula", "written"]

# How strongly each operation binds, and its sign.
_BINARY = {
    "less": (1, "<"),
    "less_equal": (1, "≤"),
    "greater": (1, ">"),
    "greater_equal": (1, "≥"),
    "equal": (1, "="),
    "not_equal": (1, "≠"),
    "add": (2, "+"),
    "subtract": (2, MINUS),
    "multiply": (3, "×"),
    "divide": (3, "/"),
    "power": (5, "^"),
}
_NEGATIVE, _ATOM = 4, 9


def written(value: Value) -> str:
    """A value of a quantity, as it stands in the case or nearly so."""
    if isinstance(value, Number):
        return plain(value.value)
    if isinstance(value, Word):
        low, high = plain(100 * value.low), plain(100 * value.high)
        return say("“{word}”, {low} to {high} %", word=estimative(value.name), low=low, high=high)
    return value.text if isinstance(value, Distribution) else formula(value)


def formula(expression: Expression) -> str:
    """An expression in usual notation.

    >>> from casus.case.values import read_expression
    >>> formula(read_expression("-(a + 2) * b ** 2 - max(a, -b)"))
    '−(a + 2) × b ^ 2 − max(a, −b)'
    """
    return fold(expression, _leaf, _call)[0]


def _leaf(leaf: Leaf) -> tuple[str, int]:
    if isinstance(leaf, Name):
        return leaf.name, _ATOM
    # A decimal comma would read like one between arguments.
    with speaking("en"):
        return plain(leaf.value), _NEGATIVE if leaf.value < 0 else _ATOM


def _call(operation: str, inside: list[tuple[str, int]]) -> tuple[str, int]:
    if operation == "negative":
        return f"{MINUS}{_bracketed(inside[0], 3)}", _NEGATIVE
    if operation not in _BINARY:
        return f"{operation}({', '.join(text for text, _ in inside)})", _ATOM
    binds, sign = _BINARY[operation]
    # a − (b + c) and a / (b × c) keep their brackets, and so does the base of a power of a power.
    left = _bracketed(inside[0], binds + (operation == "power" or binds == 1))
    right = _bracketed(inside[1], binds + (operation in ("subtract", "divide") or binds == 1))
    return f"{left} {sign} {right}", binds


def _bracketed(part: tuple[str, int], least: int) -> str:
    text, binds = part
    return text if binds >= least else f"({text})"

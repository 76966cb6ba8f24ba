"""Expressions of a case, written into a program."""

from collections.abc import Callable

from casus.case.expressions import Expression, Leaf, Name, fold
from casus.program import Builder, Node

__all__ = ["lower"]

_DIRECT = {
    "add": "add",
    "subtract": "subtract",
    "multiply": "multiply",
    "divide": "divide",
    "power": "power",
    "negative": "negative",
    "abs": "absolute",
    "exp": "exp",
    "log": "log",
    "sqrt": "sqrt",
    "less": "less",
    "less_equal": "less_equal",
    "greater": "greater",
    "greater_equal": "greater_equal",
    "equal": "equal",
    "not_equal": "not_equal",
    "where": "where",
}


def lower(builder: Builder, expression: Expression, look_up: Callable[[str], Node]) -> Node:
    """The node that computes an expression; `look_up` gives the node of a name."""

    def leaf(part: Leaf) -> Node:
        return look_up(part.name) if isinstance(part, Name) else builder.constant(part.value)

    return fold(expression, leaf, lambda operation, arguments: _call(builder, operation, arguments))


def _call(builder: Builder, operation: str, arguments: list[Node]) -> Node:
    apply, one = builder.apply, builder.constant(1.0)
    if operation in _DIRECT:
        return apply(_DIRECT[operation], *arguments)
    match operation, arguments:
        case (("min" | "max"), [first, *rest]):
            for other in rest:
                first = apply("minimum" if operation == "min" else "maximum", first, other)
            return first
        case "clip", [value, low, high]:
            return apply("minimum", apply("maximum", value, low), high)
        case "logistic", [value]:
            odds = apply("exp", apply("negative", value))
            return builder.known(apply("divide", one, apply("add", one, odds)), 0.0, 1.0)
        case "over", [probability, periods]:
            spared = apply("power", apply("subtract", one, probability), periods)
            result = apply("subtract", one, spared)
            proper = builder.interval(probability).within(0.0, 1.0)
            return builder.known(result, 0.0, 1.0) if proper and builder.interval(periods).low >= 0 else result
        case "picks_better", [probability, gap]:
            odds = apply("divide", probability, apply("subtract", one, probability))
            return apply("divide", apply("log", odds), gap)
    raise AssertionError(f"an operation that planning does not know: {operation} of {len(arguments)}")

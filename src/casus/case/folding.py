"""Operations on constant numbers, done while reading: a part that has no value shows where it is written."""

import math
from collections.abc import Callable, Mapping, Sequence

__all__ = ["fold"]


def fold(operation: str, values: Sequence[float]) -> float | None:
    """The number that an operation on numbers gives; None where it has none, or an infinite one.

    >>> fold("over", (0.5, 2)), fold("divide", (1, 0)), fold("power", (10, 400))
    (0.75, None, None)
    """
    try:
        value = float(_FOLDS[operation](*values))
    except (ArithmeticError, ValueError, TypeError):
        return None
    return value if math.isfinite(value) else None


_FOLDS: Mapping[str, Callable[..., float]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "power": lambda a, b: math.pow(a, b),
    "negative": lambda a: -a,
    "less": lambda a, b: a < b,
    "less_equal": lambda a, b: a <= b,
    "greater": lambda a, b: a > b,
    "greater_equal": lambda a, b: a >= b,
    "equal": lambda a, b: a == b,
    "not_equal": lambda a, b: a != b,
    "min": min,
    "max": max,
    "abs": abs,
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
    "clip": lambda value, low, high: min(max(value, low), high),
    "where": lambda condition, a, b: a if condition else b,
    "logistic": lambda value: 1 / (1 + math.exp(-value)) if value > -700 else math.exp(value),
    "over": lambda p, n: 1 - math.pow(1 - p, n),
    "picks_better": lambda p, gap: math.log(p / (1 - p)) / gap,
}

"""Expressions as trees: what the little language of a case can say.

An expression is a number, a name, or an operation on expressions. Trees can be a thousand deep (a sum of a thousand
terms), so nothing here recurses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

__all__ = ["FUNCTIONS", "Call", "Constant", "Expression", "Name", "canonical", "names", "parts"]

# Least and greatest number of arguments; None: no greatest.
FUNCTIONS: Mapping[str, tuple[int, int | None]] = MappingProxyType(
    {
        "min": (2, None),
        "max": (2, None),
        "abs": (1, 1),
        "exp": (1, 1),
        "log": (1, 1),
        "sqrt": (1, 1),
        "clip": (3, 3),
        "where": (3, 3),
        "logistic": (1, 1),
        "over": (2, 2),
        "picks_better": (2, 2),
    }
)


class Expression:
    """A part of an expression; `text` writes it in canonical form. Equal where the canonical forms are."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The canonical form: every operation in brackets, numbers in shortest form."""
        return canonical(self)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A finite number."""

    value: float


@dataclass(frozen=True, slots=True)
class Name(Expression):
    """A quantity, or a label of a model such as choice.joins."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Call(Expression):
    """An operation, named as in `casus.program`, or a function of the language."""

    operation: str
    arguments: tuple[Expression, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Call) and canonical(self) == canonical(other)

    def __hash__(self) -> int:
        return hash(canonical(self))

    def __repr__(self) -> str:
        return f"<{canonical(self)}>"


def parts(expression: Expression) -> Iterator[Expression]:
    """The expression and everything inside it."""
    pending = [expression]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, Call):
            pending.extend(part.arguments)


@lru_cache(maxsize=8192)
def names(expression: Expression) -> frozenset[str]:
    """The names that an expression uses.

    >>> sorted(names(Call("add", (Name("a"), Call("exp", (Name("b"),))))))
    ['a', 'b']
    """
    return frozenset(part.name for part in parts(expression) if isinstance(part, Name))


_SYMBOLS = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "power": "**",
    "less": "<",
    "less_equal": "<=",
    "greater": ">",
    "greater_equal": ">=",
    "equal": "==",
    "not_equal": "!=",
}


def canonical(expression: Expression) -> str:
    """One text for all ways of writing the same expression.

    >>> canonical(Call("add", (Name("a"), Constant(2.0))))
    '(a + 2)'
    """
    done: list[str] = []
    pending: list[tuple[Expression, bool]] = [(expression, False)]
    while pending:
        part, ready = pending.pop()
        if isinstance(part, Constant):
            done.append(
                str(int(part.value)) if part.value.is_integer() and abs(part.value) < 1e15 else repr(part.value)
            )
        elif isinstance(part, Name):
            done.append(part.name)
        elif isinstance(part, Call) and ready:
            count = len(part.arguments)
            inside = done[len(done) - count :]
            del done[len(done) - count :]
            if part.operation in _SYMBOLS:
                done.append(f"({inside[0]} {_SYMBOLS[part.operation]} {inside[1]})")
            elif part.operation == "negative":
                done.append(f"(-{inside[0]})")
            else:
                done.append(f"{part.operation}({', '.join(inside)})")
        elif isinstance(part, Call):
            pending.append((part, True))
            pending.extend((argument, False) for argument in reversed(part.arguments))
    return done[0]

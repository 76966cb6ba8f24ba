"""Expressions as trees: what the little language of a case can say.

An expression is a number, a name, or an operation on expressions. Trees can be a thousand deep (a sum of a thousand
terms), so nothing here recurses.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias, TypeVar

__all__ = ["FUNCTIONS", "Call", "Constant", "Expression", "Leaf", "Name", "canonical", "fold", "names", "parts"]

T = TypeVar("T")

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
        """The canonical form: the brackets that it needs, numbers in shortest form."""
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


Leaf: TypeAlias = Constant | Name


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

    def __reduce__(self) -> tuple[object, ...]:
        # Pickle would recurse a thousand deep.
        return _rebuilt, (_postfix(self),)


def parts(expression: Expression) -> Iterator[Expression]:
    """The expression and everything inside it."""
    pending = [expression]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, Call):
            pending.extend(part.arguments)


def _postfix(expression: Expression) -> tuple[object, ...]:
    """The parts of an expression, each operation after its arguments, as (operation, count)."""
    done: list[object] = []
    for part in parts(expression):
        done.append((part.operation, len(part.arguments)) if isinstance(part, Call) else part)
    return tuple(reversed(done))


def _rebuilt(postfix: tuple[object, ...]) -> Expression:
    done: list[Expression] = []
    for item in postfix:
        if isinstance(item, Expression):
            done.append(item)
        elif isinstance(item, tuple):
            operation, count = item
            arguments = tuple(done[len(done) - count :])
            del done[len(done) - count :]
            done.append(Call(operation, arguments))
    return done[0]


def fold(expression: Expression, leaf: Callable[[Leaf], T], call: Callable[[str, list[T]], T]) -> T:
    """What an expression comes to, from its leaves up: `call` gets an operation and what its arguments came to.

    >>> fold(Call("add", (Name("a"), Constant(2.0))), lambda leaf: 1, lambda operation, inside: 1 + max(inside))
    2
    """
    done: list[T] = []
    pending: list[tuple[Expression, bool]] = [(expression, False)]
    while pending:
        part, ready = pending.pop()
        if isinstance(part, Constant | Name):
            done.append(leaf(part))
        elif isinstance(part, Call) and ready:
            count = len(part.arguments)
            inside = done[len(done) - count :]
            del done[len(done) - count :]
            done.append(call(part.operation, inside))
        elif isinstance(part, Call):
            pending.append((part, True))
            pending.extend((argument, False) for argument in reversed(part.arguments))
    return done[0]


@lru_cache(maxsize=8192)
def names(expression: Expression) -> frozenset[str]:
    """The names that an expression uses.

    >>> sorted(names(Call("add", (Name("a"), Call("exp", (Name("b"),))))))
    ['a', 'b']
    """
    return frozenset(part.name for part in parts(expression) if isinstance(part, Name))


_SYMBOLS = {
    "less": (1, "<"),
    "less_equal": (1, "<="),
    "greater": (1, ">"),
    "greater_equal": (1, ">="),
    "equal": (1, "=="),
    "not_equal": (1, "!="),
    "add": (2, "+"),
    "subtract": (2, "-"),
    "multiply": (3, "*"),
    "divide": (3, "/"),
    "power": (5, "**"),
}
_NEGATIVE, _ATOM = 4, 9


def canonical(expression: Expression) -> str:
    """One text for all ways of writing the same expression; reading it gives the expression again.

    >>> canonical(Call("multiply", (Call("add", (Name("a"), Constant(2.0))), Name("b"))))
    '(a + 2) * b'
    """
    return fold(expression, _leaf_written, _written)[1]


def _leaf_written(leaf: Leaf) -> tuple[int, str]:
    if isinstance(leaf, Name):
        return _ATOM, leaf.name
    whole = leaf.value.is_integer() and abs(leaf.value) < 1e15
    return _NEGATIVE if leaf.value < 0 else _ATOM, str(int(leaf.value)) if whole else repr(leaf.value)


def _written(operation: str, inside: Sequence[tuple[int, str]]) -> tuple[int, str]:
    """How strongly an operation binds, and its text with the brackets that it needs."""
    if operation == "negative":
        return _NEGATIVE, f"-{_at_least(_NEGATIVE, inside[0])}"
    if operation not in _SYMBOLS:
        return _ATOM, f"{operation}({', '.join(text for _, text in inside)})"
    strength, symbol = _SYMBOLS[operation]
    # Comparisons don't chain, powers bind from the right and take a sign there, all others bind from the left.
    left = strength if strength in (2, 3) else strength + 1
    right = _NEGATIVE if symbol == "**" else strength + 1
    return strength, f"{_at_least(left, inside[0])} {symbol} {_at_least(right, inside[1])}"


def _at_least(strength: int, part: tuple[int, str]) -> str:
    return part[1] if part[0] >= strength else f"({part[1]})"

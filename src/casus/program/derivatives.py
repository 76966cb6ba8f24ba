"""Derivatives of nodes, written as operations of the same program: forward, one direction an input."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from casus.program.builder import Builder, Node

__all__ = ["derivatives"]

# A derivative of None is zero, and costs nothing.
_Slope = Node | None
_Rule = Callable[["_Writer", Node, tuple[Node, ...], tuple[_Slope, ...]], _Slope]


def derivatives(
    builder: Builder, outputs: Sequence[Node], inputs: Sequence[Node], constant: Collection[Node] = ()
) -> list[list[Node | None]]:
    """The derivative of each output by each input, (output, input); None where it is zero everywhere.

    constant : nodes to be taken for constants, such as the greatest exponent that a softmax takes off
    raises   : AssertionError for an operation that has no derivative here

    Comparisons have slope 0; of a minimum or maximum the slope of the argument taken, of equal ones the first.

    >>> builder = Builder()
    >>> x, y = builder.input("x"), builder.input("y")
    >>> [[by_x, by_y]] = derivatives(builder, [builder.apply("multiply", x, y)], [x, y])
    >>> by_x == y, by_y == x
    (True, True)
    """
    writer = _Writer(builder, inputs, frozenset(constant))
    return [[writer.slopes(output).get(k) for k in range(len(inputs))] for output in outputs]


class _Writer:
    def __init__(self, builder: Builder, inputs: Sequence[Node], constant: frozenset[Node]) -> None:
        self.builder = builder
        self.constant = constant
        # By node its slope along each input, where it isn't zero.
        self.known: dict[Node, dict[int, Node]] = {
            node: {k: builder.constant(1.0)} for k, node in enumerate(inputs) if node not in constant
        }

    def slopes(self, output: Node) -> Mapping[int, Node]:
        """The slopes of a node, arguments first, without recursion."""
        pending = [output]
        while pending:
            node = pending[-1]
            if node in self.known:
                pending.pop()
                continue
            operation, arguments = self.builder.made_of(node)
            if node in self.constant or not arguments:
                self.known[node] = {}
            elif missing := [argument for argument in arguments if argument not in self.known]:
                pending.extend(missing)
            else:
                self.known[node] = self._of(node, operation, arguments)
        return self.known[output]

    def _of(self, node: Node, operation: str, arguments: tuple[Node, ...]) -> dict[int, Node]:
        given = [self.known[argument] for argument in arguments]
        directions = dict.fromkeys(k for slopes in given for k in slopes)
        if not directions:
            return {}
        if operation not in RULES:
            raise AssertionError(f"{operation} has no derivative here")
        rule = RULES[operation]
        found = {k: rule(self, node, arguments, tuple(slopes.get(k) for slopes in given)) for k in directions}
        return {k: slope for k, slope in found.items() if slope is not None}

    def times(self, a: Node, slope: _Slope) -> _Slope:
        return None if slope is None else self.builder.apply("multiply", a, slope)

    def plus(self, a: _Slope, b: _Slope) -> _Slope:
        if a is None or b is None:
            return b if a is None else a
        return self.builder.apply("add", a, b)

    def minus(self, a: _Slope, b: _Slope) -> _Slope:
        if b is None:
            return a
        return self.builder.apply("negative", b) if a is None else self.builder.apply("subtract", a, b)

    def over(self, slope: _Slope, by: Node) -> _Slope:
        return self.times(self.builder.apply("divide", self.builder.constant(1.0), by), slope)

    def either(self, condition: Node, a: _Slope, b: _Slope) -> Node:
        zero = self.builder.constant(0.0)
        return self.builder.apply("where", condition, zero if a is None else a, zero if b is None else b)


def _chosen(comparison: str) -> _Rule:
    def rule(w: _Writer, node: Node, args: tuple[Node, ...], slopes: tuple[_Slope, ...]) -> _Slope:
        if slopes[0] == slopes[1]:
            return slopes[0]
        return w.either(w.builder.apply(comparison, args[0], args[1]), slopes[0], slopes[1])

    return rule


def _quotient(w: _Writer, node: Node, args: tuple[Node, ...], slopes: tuple[_Slope, ...]) -> _Slope:
    """(a/b)′ = a′/b − ((a/b)/b) b′, with what doesn't depend on the direction computed once."""
    inverse = w.builder.apply("divide", w.builder.constant(1.0), args[1])
    first = w.times(inverse, slopes[0])
    if slopes[1] is None:
        return first
    return w.minus(first, w.times(w.builder.apply("multiply", node, inverse), slopes[1]))


RULES: Mapping[str, _Rule] = MappingProxyType(
    {
        "add": lambda w, node, args, slopes: w.plus(*slopes),
        "subtract": lambda w, node, args, slopes: w.minus(*slopes),
        "multiply": lambda w, node, args, slopes: w.plus(w.times(args[1], slopes[0]), w.times(args[0], slopes[1])),
        "divide": _quotient,
        "negative": lambda w, node, args, slopes: w.minus(None, slopes[0]),
        "exp": lambda w, node, args, slopes: w.times(node, slopes[0]),
        "log": lambda w, node, args, slopes: w.over(slopes[0], args[0]),
        "minimum": _chosen("less_equal"),
        "maximum": _chosen("greater_equal"),
        "where": lambda w, node, args, slopes: w.either(args[0], slopes[1], slopes[2]),
        **dict.fromkeys(
            ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal"),
            lambda w, node, args, slopes: None,
        ),
    }
)

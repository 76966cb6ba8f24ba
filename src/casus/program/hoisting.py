"""What of a computation need be done only once, where it is done again and again with other values of a few inputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casus.program.builder import Builder, Node

__all__ = ["Hoisted", "hoisted"]


@dataclass(frozen=True)
class Hoisted:
    """A computation in two parts.

    once    : nodes of the builder that don't depend on what moves, and that the rest reads
    builder : of the rest, whose inputs are those nodes, then what moves
    outputs : of the rest, its nodes for the outputs that were asked for
    """

    once: tuple[Node, ...]
    builder: Builder
    outputs: tuple[Node, ...]


def hoisted(builder: Builder, outputs: Sequence[Node], moving: Sequence[Node]) -> Hoisted:
    """Split what computes some outputs by whether it depends on the inputs that move.

    >>> builder = Builder()
    >>> a, x = builder.input("a"), builder.input("x")
    >>> total = builder.apply("multiply", x, builder.apply("exp", a))
    >>> split = hoisted(builder, [total], [x])
    >>> [builder.made_of(node)[0] for node in split.once], len(split.builder.compile(split.outputs).instructions)
    (['exp'], 1)
    """
    order = _needed(builder, outputs)
    moves = set(moving)
    for node in order:
        if moves.intersection(builder.made_of(node)[1]):
            moves.add(node)
    read = {argument for node in order if node in moves for argument in builder.made_of(node)[1]}
    still = {*read, *outputs} - moves
    once = tuple(node for node in order if node in still and builder.value(node) is None)
    rest = Builder()
    made: dict[Node, Node] = {}
    for node in (*once, *moving):
        bounds = builder.interval(node)
        made[node] = rest.input(f"{node}", bounds.low, bounds.high)
    for node in order:
        operation, arguments = builder.made_of(node)
        if node in moves and node not in made:
            made[node] = rest.apply(operation, *(_made(builder, rest, made, argument) for argument in arguments))
    return Hoisted(once, rest, tuple(_made(builder, rest, made, node) for node in outputs))


def _made(builder: Builder, rest: Builder, made: Mapping[Node, Node], node: Node) -> Node:
    """The node of the rest for one of the builder."""
    value = builder.value(node)
    return made[node] if value is None else rest.constant(value)


def _needed(builder: Builder, outputs: Sequence[Node]) -> list[Node]:
    """What the outputs are computed from, themselves included, arguments first."""
    needed: set[Node] = set()
    pending = list(outputs)
    while pending:
        node = pending.pop()
        if node not in needed:
            needed.add(node)
            pending.extend(builder.made_of(node)[1])
    # Arguments have smaller numbers than what is made of them.
    return sorted(needed)

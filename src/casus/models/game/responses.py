"""What a player does where the values of its moves are known, written into a program."""

from collections.abc import Mapping, Sequence

from casus.program import Builder, Node

__all__ = ["LARGEST_EXPONENT", "Responses"]

# Beyond exp(700) a double overflows; a move worse by 700/λ has probability below 1e-304 in any case.
LARGEST_EXPONENT = 700.0
# Payoffs that differ by less than this share of their size are the same number, added up in another order.
TIE_TOLERANCE = 1e-12

# A value of None stands for 0 and costs nothing.
Value = Node | None


class Responses:
    """Writes move probabilities, and keeps the exponents that they come from.

    exponents : by the node a move leads to, λ (V − V of the first move), and the logarithm of its weight over that of
                the first: what its log odds against the first are
    bases     : greatest exponents that were taken off before `exp`: the results do not depend on them
    """

    def __init__(self, builder: Builder, precision: Sequence[Node], weight: Mapping[int, Node]) -> None:
        self.builder = builder
        self.precision = precision
        self.weight = weight
        self.exponents: dict[int, Node] = {}
        self.bases: set[Node] = set()

    def number(self, value: float) -> Node:
        """A constant."""
        return self.builder.constant(value)

    def plus(self, a: Value, b: Value) -> Value:
        """a + b."""
        if a is None or b is None:
            return b if a is None else a
        return self.builder.apply("add", a, b)

    def minus(self, a: Value, b: Value) -> Node:
        """a − b."""
        if b is None:
            return self.number(0.0) if a is None else a
        return self.builder.apply("negative", b) if a is None else self.builder.apply("subtract", a, b)

    def sum(self, nodes: Sequence[Node]) -> Node:
        """Their sum, from the first to the last."""
        total = nodes[0]
        for node in nodes[1:]:
            total = self.builder.apply("add", total, node)
        return total

    def most(self, values: Sequence[Value]) -> Node:
        """The greatest of some values."""
        return self._folded("maximum", values)

    def least(self, values: Sequence[Value]) -> Node:
        """The least of some values."""
        return self._folded("minimum", values)

    def _folded(self, operation: str, values: Sequence[Value]) -> Node:
        first, *others = [self.number(0.0) if value is None else value for value in values]
        for node in others:
            first = self.builder.apply(operation, first, node)
        return first

    def quantal(self, children: Sequence[int], player: int, values: Sequence[Value]) -> list[Node]:
        """σ(a) ∝ q_a exp(λ V(a)) for the moves that lead to `children` (McKelvey & Palfrey 1998, eq. 4)."""
        first = self.differences(player, values, values[0])
        bounded = all(self.builder.interval(e).within(-float("inf"), LARGEST_EXPONENT) for e in first[1:])
        if len(values) > 2 and not bounded:
            best = self.base(values)
            weights = self.weights(children)
            self._keep(children, first, weights)
            return self._shares(self.differences(player, values, best), weights)
        return self.from_exponents(children, first, bounded)

    def differences(self, player: int, values: Sequence[Value], base: Value) -> list[Node]:
        """λ (V − base) for each move."""
        return [self.builder.apply("multiply", self.precision[player], self.minus(value, base)) for value in values]

    def from_exponents(self, children: Sequence[int], exponents: Sequence[Node], bounded: bool = False) -> list[Node]:
        """Probabilities from exponents of which the first is 0; `bounded` says that none is above 700."""
        apply, one = self.builder.apply, self.number(1.0)
        weights = self.weights(children)
        self._keep(children, exponents, weights)
        if len(exponents) > 2 and not bounded:
            most = self.base(exponents)
            return self._shares([apply("subtract", exponent, most) for exponent in exponents], weights)
        # Odds against the first move: σ = 1/(1 + Σ e) and e σ keep their digits when small, as 1 − σ would not.
        others = list(exponents[1:])
        if not bounded:
            others = [apply("minimum", others[0], self.number(LARGEST_EXPONENT))]
        odds = [
            apply("multiply", apply("divide", weight, weights[0]), apply("exp", exponent))
            for exponent, weight in zip(others, weights[1:], strict=True)
        ]
        first = apply("divide", one, self.sum([one, *odds]))
        return [first, *(apply("multiply", odd, first) for odd in odds)]

    def weights(self, children: Sequence[int]) -> list[Node]:
        """Reference weights of moves; 1 for all where they are equal."""
        one = self.number(1.0)
        weights = [self.weight.get(child, one) for child in children]
        return [one] * len(weights) if len(set(weights)) == 1 else weights

    def best(self, values: Sequence[Value]) -> tuple[list[Node], Node]:
        """The best move, tied ones sharing equally (Selten 1965), and 1 where several are best."""
        apply = self.builder.apply
        best = self.most(values)
        size = apply("maximum", self.number(1.0), apply("absolute", best))
        floor = apply("subtract", best, apply("multiply", self.number(TIE_TOLERANCE), size))
        chosen = [apply("greater_equal", self.number(0.0) if v is None else v, floor) for v in values]
        count = self.sum(chosen)
        return [apply("divide", choice, count) for choice in chosen], apply("greater", count, self.number(1.0))

    def base(self, values: Sequence[Value]) -> Node:
        """The greatest of some exponents or values, to be taken off before `exp`."""
        base = self.most(values)
        # Of equal values it is the value itself, whose slope counts elsewhere.
        if self.builder.made_of(base)[0] == "maximum":
            self.bases.add(base)
        return base

    def _shares(self, exponents: Sequence[Node], weights: Sequence[Node]) -> list[Node]:
        """From exponents of which the greatest is 0."""
        apply = self.builder.apply
        terms = [
            apply("multiply", weight, apply("exp", exponent))
            for exponent, weight in zip(exponents, weights, strict=True)
        ]
        share = apply("divide", self.number(1.0), self.sum(terms))
        return [apply("multiply", term, share) for term in terms]

    def _keep(self, children: Sequence[int], exponents: Sequence[Node], weights: Sequence[Node]) -> None:
        for child, exponent, weight in zip(children, exponents, weights, strict=True):
            odds = exponent
            if weight != weights[0]:
                relative = self.builder.apply("log", self.builder.apply("divide", weight, weights[0]))
                odds = self.builder.apply("add", exponent, relative)
            self.exponents[child] = odds

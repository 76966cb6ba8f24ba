"""Backward induction written into a program: quantal response or subgame perfection, then reach probabilities.

With V_p(n) the expected payoff of player p from node n on, λ_p the precision and q_a the reference weight of move a,

    decision of p at n:  σ(a) = q_a exp(λ_p V_p(n_a)) / Σ_b q_b exp(λ_p V_p(n_b))
    value of r at n:     V_r(n) = Σ_a σ(a) (payoff of r on a + V_r(n_a))

McKelvey & Palfrey (1998), Experimental Economics 1, eq. 4 (agent form); Signorino (1999), APSR 93, is the case of
two players; the weights are the prior of Matějka & McKay (2015), AER 105, eq. 7. Subgame perfection (Selten 1965)
takes the best move, ties shared equally.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from casus.models.game.tree import CHANCE, TERMINAL, Tree
from casus.program import Builder, Node

__all__ = ["CONCEPTS", "Concept", "Emitted", "emit"]

Concept: TypeAlias = Literal["quantal", "subgame_perfect"]
CONCEPTS: tuple[Concept, ...] = ("quantal", "subgame_perfect")

# Beyond exp(700) a double overflows; a move worse by 700/λ has probability below 1e-304 in any case.
LARGEST_EXPONENT = 700.0
# Payoffs that differ by less than this share of their size are the same number, added up in another order.
TIE_TOLERANCE = 1e-12


@dataclass
class Emitted:
    """Nodes of the program that hold the solution.

    probability : by the tree node a move or branch leads to, its probability where it is offered
    reach       : by tree node, the probability of getting there
    value       : by tree node, the expected payoff of each player from there on; None is 0
    tied        : by deciding node, 1 where several moves were best (subgame perfection only)
    """

    probability: dict[int, Node] = field(default_factory=dict)
    reach: dict[int, Node] = field(default_factory=dict)
    value: dict[int, tuple[Node | None, ...]] = field(default_factory=dict)
    tied: dict[int, Node] = field(default_factory=dict)


def emit(
    builder: Builder,
    tree: Tree,
    payoff: Mapping[int, Mapping[int, Node]],
    chance: Mapping[int, Node],
    precision: Sequence[Node] = (),
    weight: Mapping[int, Node] | None = None,
    concept: Concept = "quantal",
    forced: Mapping[int, int] | None = None,
    players: int | None = None,
) -> Emitted:
    """Write the solution of a game into a program.

    payoff    : by the node a move leads to, what each player gets on the way; players not named get 0
    chance    : by the node a branch leads to, its probability
    precision : λ of each deciding player, in 1/payoff (quantal)
    weight    : by the node a move leads to, its reference weight; 1 where none is given (quantal)
    forced    : by deciding node, the node its forced move leads to: that move is made for certain
    players   : how many players have payoffs, where more than those who decide
    """
    writer = _Writer(builder, tree, payoff, precision, weight or {}, concept, forced or {})
    count = max(tree.players, players or 0, *(1 + p for gets in payoff.values() for p in gets), 0)
    emitted = Emitted(probability=dict(chance))
    for node in range(len(tree.player) - 1, -1, -1):
        kind, children = tree.player[node], tree.children[node]
        if kind == TERMINAL:
            emitted.value[node] = (None,) * count
            continue
        after = {child: writer.after(child, emitted.value[child]) for child in children}
        if kind != CHANCE:
            emitted.probability.update(writer.choice(node, kind, [after[child][kind] for child in children]))
            if (tied := writer.tied.get(node)) is not None:
                emitted.tied[node] = tied
        weights = [emitted.probability[child] for child in children]
        emitted.value[node] = tuple(writer.mean(weights, [after[child][p] for child in children]) for p in range(count))
    emitted.reach[0] = builder.constant(1.0)
    for node in range(1, len(tree.player)):
        emitted.reach[node] = writer.times(emitted.reach[tree.parent[node]], emitted.probability[node])
    return emitted


class _Writer:
    """Writes single steps of the induction; a value of None stands for 0 and costs nothing."""

    def __init__(
        self,
        builder: Builder,
        tree: Tree,
        payoff: Mapping[int, Mapping[int, Node]],
        precision: Sequence[Node],
        weight: Mapping[int, Node],
        concept: Concept,
        forced: Mapping[int, int],
    ) -> None:
        self.builder = builder
        self.tree = tree
        self.payoff = payoff
        self.precision = precision
        self.weight = weight
        self.forced = forced
        self.tied: dict[int, Node] = {}
        self._respond: Callable[[int, int, list[Node | None]], list[Node]] = {
            "quantal": self._quantal,
            "subgame_perfect": self._best,
        }[concept]

    def number(self, value: float) -> Node:
        return self.builder.constant(value)

    def after(self, child: int, value: tuple[Node | None, ...]) -> tuple[Node | None, ...]:
        """Each player's payoff on the way to `child` plus the value from there on."""
        gets = self.payoff.get(child, {})
        return tuple(self.plus(value[player], gets.get(player)) for player in range(len(value)))

    def plus(self, a: Node | None, b: Node | None) -> Node | None:
        if a is None or b is None:
            return b if a is None else a
        return self.builder.apply("add", a, b)

    def minus(self, a: Node | None, b: Node | None) -> Node:
        if b is None:
            return self.number(0.0) if a is None else a
        return self.builder.apply("negative", b) if a is None else self.builder.apply("subtract", a, b)

    def times(self, a: Node, b: Node) -> Node:
        """Product of two probabilities: zero wins, whatever the other one is."""
        if 0.0 in (self.builder.value(a), self.builder.value(b)):
            return self.number(0.0)
        return self.builder.known(self.builder.apply("multiply", a, b), 0.0, 1.0)

    def mean(self, weights: list[Node], values: list[Node | None]) -> Node | None:
        """Σ weight · value, by as few operations as the shape allows; it lies between the values."""
        taken = [(w, v) for w, v in zip(weights, values, strict=True) if self.builder.value(w) != 0.0]
        if len({v for _, v in taken}) == 1:
            return taken[0][1]
        apply = self.builder.apply
        first = taken[0][1]
        total: Node | None
        if None not in (values := [v for _, v in taken]) and len(taken) == len(weights):
            # From the first value on, as the exponents are: the decider's own differences are there already.
            total = first
            for weight, value in taken[1:]:
                total = self.plus(total, apply("multiply", weight, self.minus(value, first)))
        else:
            total = None
            for weight, value in taken:
                if value is not None:
                    total = self.plus(total, apply("multiply", weight, value))
        assert total is not None
        bounds = [self.builder.interval(v) if v is not None else (0.0, 0.0, False) for _, v in taken]
        if not any(b[2] for b in bounds):
            self.builder.known(total, min(b[0] for b in bounds), max(b[1] for b in bounds))
        return total

    def choice(self, node: int, player: int, values: list[Node | None]) -> dict[int, Node]:
        """Move probabilities at a deciding node, by the node each move leads to."""
        children = self.tree.children[node]
        if node in self.forced:
            return {child: self.number(float(child == self.forced[node])) for child in children}
        if len(children) == 1:
            return {children[0]: self.number(1.0)}
        probabilities = self._respond(node, player, values)
        return {
            child: self.builder.known(probability, 0.0, 1.0)
            for child, probability in zip(children, probabilities, strict=True)
        }

    def _quantal(self, node: int, player: int, values: list[Node | None]) -> list[Node]:
        apply, one = self.builder.apply, self.number(1.0)
        weights = [self.weight.get(child, one) for child in self.tree.children[node]]
        if len(set(weights)) == 1:
            weights = [one] * len(weights)
        exponents = self._exponents(player, values, values[0])[1:]
        bounded = all(self.builder.interval(e).within(-float("inf"), LARGEST_EXPONENT) for e in exponents)
        if len(values) == 2 or bounded:
            # Odds against the first move: σ = 1/(1 + Σ e) and e σ keep their digits when small, as 1 − σ would not.
            if not bounded:
                exponents = [apply("minimum", exponents[0], self.number(LARGEST_EXPONENT))]
            odds = [
                self._weighted(apply("exp", exponent), apply("divide", weight, weights[0]))
                for exponent, weight in zip(exponents, weights[1:], strict=True)
            ]
            first = apply("divide", one, self._sum([one, *odds]))
            return [first, *(apply("multiply", odd, first) for odd in odds)]
        terms = [
            self._weighted(apply("exp", exponent), weight)
            for exponent, weight in zip(self._exponents(player, values, self._most(values)), weights, strict=True)
        ]
        share = apply("divide", one, self._sum(terms))
        return [apply("multiply", term, share) for term in terms]

    def _exponents(self, player: int, values: list[Node | None], base: Node | None) -> list[Node]:
        """λ (V − base) for each move."""
        return [self.builder.apply("multiply", self.precision[player], self.minus(value, base)) for value in values]

    def _weighted(self, term: Node, weight: Node) -> Node:
        return self.builder.apply("multiply", weight, term)

    def _best(self, node: int, player: int, values: list[Node | None]) -> list[Node]:
        apply = self.builder.apply
        best = self._most(values)
        size = apply("maximum", self.number(1.0), apply("absolute", best))
        floor = apply("subtract", best, apply("multiply", self.number(TIE_TOLERANCE), size))
        chosen = [apply("greater_equal", self.number(0.0) if v is None else v, floor) for v in values]
        count = self._sum(chosen)
        self.tied[node] = apply("greater", count, self.number(1.0))
        return [apply("divide", choice, count) for choice in chosen]

    def _most(self, values: list[Node | None]) -> Node:
        nodes = [self.number(0.0) if value is None else value for value in values]
        best = nodes[0]
        for node in nodes[1:]:
            best = self.builder.apply("maximum", best, node)
        return best

    def _sum(self, nodes: list[Node]) -> Node:
        total = nodes[0]
        for node in nodes[1:]:
            total = self.builder.apply("add", total, node)
        return total

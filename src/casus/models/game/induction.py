"""From the leaves to the root: what each player does at each decision, and what it is worth to everybody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from casus.models.game.responses import Responses, Value
from casus.models.game.tree import CHANCE, TERMINAL, Tree
from casus.program import Node

__all__ = ["Asked", "Induction"]


@dataclass(frozen=True)
class Asked:
    """What is unknown of an information set: the exponents of its moves but the first, or beliefs about its nodes."""

    odds: Sequence[Node] = ()
    beliefs: Sequence[Node] = ()


class Induction:
    """Backward induction over a tree whose information sets may have several nodes.

    payoff : by the node a move leads to, what each player gets on the way
    chance : by the node a branch leads to, its probability
    forced : by deciding node, the node its forced move leads to
    count  : players
    odds   : by number of an information set of several nodes, the exponents of its moves but the first: the log odds
             against the first one, weights taken off; a set left out is one at which beliefs don't matter
    ask    : called for what is unknown of a set at which they do matter, and that `odds` doesn't hold, with its number
             and whether what follows it is valued; gives its odds, or what is believed of its nodes. Without it no set
             is looked at, since `odds` holds them all
    best_responses : whether players take the best move, rather than by its logit

    probability, value, tied : as in `Emitted`, once it has run
    order                    : the nodes as they were valued: after all that follows their set
    """

    def __init__(
        self,
        responses: Responses,
        tree: Tree,
        payoff: Mapping[int, Mapping[int, Node]],
        chance: Mapping[int, Node],
        forced: Mapping[int, int],
        count: int,
        odds: Mapping[int, Sequence[Node]],
        ask: Callable[[int, bool], Asked] | None = None,
        best_responses: bool = False,
    ) -> None:
        self.responses = responses
        self.builder = responses.builder
        self.tree = tree
        self.payoff = payoff
        self.forced = forced
        self.count = count
        self.odds = dict(odds)
        self.ask = ask
        self.best_responses = best_responses
        self.probability: dict[int, Node] = dict(chance)
        self.value: dict[int, tuple[Value, ...]] = {}
        self.tied: dict[int, Node] = {}
        self.order: list[int] = []
        self._set_of = {node: which for which, nodes in enumerate(tree.information) for node in nodes}
        self._settled: set[int] = set()

    def run(self) -> None:
        """Value every node."""
        pending = list(range(len(self.tree.player) - 1, -1, -1))
        while pending:
            later = [node for node in pending if not self._valued(node)]
            if len(later) == len(pending):
                # Sets that wait for one another: one of them has to be taken as unknown.
                node = next(n for n in later if n in self._set_of and self._follows_valued(n))
                self._ask(self._set_of[node], False)
            pending = later

    def after(self, child: int) -> tuple[Value, ...]:
        """Each player's payoff on the way to `child` plus the value from there on."""
        gets, value = self.payoff.get(child, {}), self.value[child]
        return tuple(self.responses.plus(value[player], gets.get(player)) for player in range(self.count))

    def _valued(self, node: int) -> bool:
        """Value a node if what follows it is known; whether it was."""
        kind, children = self.tree.player[node], self.tree.children[node]
        if kind == TERMINAL:
            self.value[node] = (None,) * self.count
            self.order.append(node)
            return True
        if not self._follows_valued(node):
            return False
        if kind != CHANCE and not self._decided(node):
            return False
        after = [self.after(child) for child in children]
        weights = [self.probability[child] for child in children]
        self.order.append(node)
        self.value[node] = tuple(self.mean(weights, [values[p] for values in after]) for p in range(self.count))
        return True

    def _follows_valued(self, node: int) -> bool:
        return all(child in self.value for child in self.tree.children[node])

    def _decided(self, node: int) -> bool:
        """Say what is done at a node, and at all others of its set; whether that was possible."""
        which = self._set_of.get(node)
        if which is None:
            self._respond(node, (node,))
        elif which not in self._settled:
            members = self.tree.information[which]
            fixed = which in self.odds or node in self.forced
            if not fixed and not all(self._follows_valued(other) for other in members):
                return False
            beliefs: Sequence[Node] = ()
            if not fixed and self.ask is not None and len({self._stakes(other) for other in members}) > 1:
                beliefs = self._ask(which, True)
            self._settled.add(which)
            self._respond(node, members, self.odds.get(which), beliefs)
        return True

    def _ask(self, which: int, valued: bool) -> Sequence[Node]:
        assert self.ask is not None
        asked = self.ask(which, valued)
        if asked.odds:
            self.odds[which] = asked.odds
        return asked.beliefs

    def _stakes(self, node: int) -> tuple[Value, ...]:
        """What each move is worth to the player who decides at a node."""
        return tuple(self.after(child)[self.tree.player[node]] for child in self.tree.children[node])

    def expected(self, members: Sequence[int], beliefs: Sequence[Node]) -> tuple[Value, ...]:
        """What each move at a set is worth to its player, by what it believes of the nodes."""
        stakes = [self._stakes(member) for member in members]
        return tuple(self.mean(beliefs, [here[move] for here in stakes]) for move in range(len(stakes[0])))

    def _respond(
        self, node: int, members: Sequence[int], odds: Sequence[Node] | None = None, beliefs: Sequence[Node] = ()
    ) -> None:
        stakes = self.expected(members, beliefs) if beliefs else None
        chosen = self._choice(node, odds, stakes)
        for member in members:
            self.probability.update(zip(self.tree.children[member], chosen, strict=True))
            exponents = self.responses.exponents
            exponents.update(
                (child, exponents[first])
                for first, child in zip(self.tree.children[node], self.tree.children[member], strict=True)
                if first in exponents
            )

    def _choice(self, node: int, odds: Sequence[Node] | None, stakes: tuple[Value, ...] | None = None) -> list[Node]:
        """Move probabilities at a deciding node, in the order of its moves."""
        children, number = self.tree.children[node], self.responses.number
        if node in self.forced:
            return [number(float(child == self.forced[node])) for child in children]
        if len(children) == 1:
            return [number(1.0)]
        if odds is not None:
            chosen = self.responses.from_exponents(children, [number(0.0), *odds])
        elif self.best_responses:
            chosen, self.tied[node] = self.responses.best(self._stakes(node))
        else:
            chosen = self.responses.quantal(children, self.tree.player[node], stakes or self._stakes(node))
        return [self.builder.known(probability, 0.0, 1.0) for probability in chosen]

    def mean(self, weights: Sequence[Node], values: Sequence[Value]) -> Value:
        """Σ weight · value, by as few operations as the shape allows; it lies between the values."""
        taken = [(w, v) for w, v in zip(weights, values, strict=True) if self.builder.value(w) != 0.0]
        if len({v for _, v in taken}) == 1:
            return taken[0][1]
        apply, plus, minus = self.builder.apply, self.responses.plus, self.responses.minus
        first = taken[0][1]
        total: Value
        if None not in (values := [v for _, v in taken]) and len(taken) == len(weights):
            # From the first value on, as the exponents are: the decider's own differences are there already.
            total = first
            for weight, value in taken[1:]:
                total = plus(total, apply("multiply", weight, minus(value, first)))
        else:
            total = None
            for weight, value in taken:
                if value is not None:
                    total = plus(total, apply("multiply", weight, value))
        assert total is not None
        bounds = [self.builder.interval(v) if v is not None else (0.0, 0.0, False) for _, v in taken]
        if not any(b[2] for b in bounds):
            self.builder.known(total, min(b[0] for b in bounds), max(b[1] for b in bounds))
        return total

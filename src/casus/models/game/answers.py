"""How strongly the unknowns of a game answer to one another: bounds that hold whatever players do.

The equations are x = T(x). Backward from the leaves go bounds of each value over all x, and of its slope along each
unknown: with σ the response of a decision to the exponents u of its moves, and A the values behind them,

    |∂/∂x Σ σ A| ≤ max |∂A/∂x| + ¼ (range of ∂u/∂x) (range of A)

since the covariance of two quantities is at most a quarter of the product of their ranges (Popoviciu 1935, Mathematica
9, and the inequality of Cauchy and Schwarz). The same holds for beliefs over the nodes of a set.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casus.models.game.induction import Induction
from casus.models.game.responses import Responses, Value
from casus.models.game.tree import CHANCE, TERMINAL, Tree
from casus.program import Node

__all__ = ["Answers"]

# By number of the unknown; what is left out is zero.
Slopes = dict[int, Node]


class _Bound(NamedTuple):
    """Of one player's value: the least and the greatest over all x, and bounds of its slopes in size."""

    low: Value
    high: Value
    slopes: Slopes


class Answers:
    """Writes the bounds of |∂T/∂x|, after an induction has run.

    asked    : the unknowns of each set, by their numbers
    believed : the sets whose unknowns are beliefs
    ways     : by set, for each of its nodes the way to it from where the ways part
    """

    def __init__(
        self,
        induction: Induction,
        asked: Mapping[int, Sequence[int]],
        believed: Iterable[int],
        ways: Mapping[int, Sequence[Sequence[int]]],
    ) -> None:
        self.induction = induction
        self.responses: Responses = induction.responses
        self.tree: Tree = induction.tree
        self.asked = asked
        self.believed = set(believed)
        self.ways = ways
        self.bound: dict[int, tuple[_Bound, ...]] = {}
        # By deciding node how far apart the slopes of the exponents of its moves can be.
        self.swing: dict[int, Slopes] = {}
        self._set_of = {node: which for which in asked for node in self.tree.information[which]}
        for node in induction.order:
            self.bound[node] = self._bounds(node)

    def rows(self) -> list[Slopes]:
        """For each unknown, bounds of the slopes of what it follows from, in size."""
        rows: list[Slopes] = []
        for which in self.asked:
            ways = [self._along(way, which) for way in self.ways[which]]
            if which in self.believed:
                rows += [self._added(ways[0], way) for way in ways[1:]]
            else:
                rows += self._odds_rows(which, ways)
        return rows

    def _bounds(self, node: int) -> tuple[_Bound, ...]:
        kind, children = self.tree.player[node], self.tree.children[node]
        if kind == TERMINAL:
            return tuple(_Bound(None, None, {}) for _ in range(self.induction.count))
        after = [self._after(child) for child in children]
        fixed = kind == CHANCE or node in self.induction.forced or len(children) == 1
        swing = self.swing[node] = {} if fixed else self._swing(node, after)
        return tuple(
            self._mixed(node, [values[player] for values in after], swing) for player in range(self.induction.count)
        )

    def _after(self, child: int) -> tuple[_Bound, ...]:
        gets, plus = self.induction.payoff.get(child, {}), self.responses.plus
        return tuple(
            _Bound(plus(bound.low, gets.get(player)), plus(bound.high, gets.get(player)), bound.slopes)
            for player, bound in enumerate(self.bound[child])
        )

    def _mixed(self, node: int, after: Sequence[_Bound], swing: Slopes) -> _Bound:
        """A player's value at a node from those behind its moves."""
        if not swing:
            # Nobody there answers to x: a mean with known weights.
            weights = [self.induction.probability[child] for child in self.tree.children[node]]
            low = self.induction.mean(weights, [bound.low for bound in after])
            high = self.induction.mean(weights, [bound.high for bound in after])
            slopes: Slopes = {}
            for weight, bound in zip(weights, after, strict=True):
                if self.responses.builder.value(weight) != 0.0:
                    slopes = self._added(slopes, {k: self._times(weight, slope) for k, slope in bound.slopes.items()})
            return _Bound(low, high, slopes)
        low = self.responses.least([bound.low for bound in after])
        high = self.responses.most([bound.high for bound in after])
        spread = self._quarter(self.responses.minus(high, low))
        moved = {k: self._times(spread, by) for k, by in swing.items()} if len({b.low for b in after}) > 1 else {}
        return _Bound(low, high, self._added(self._greatest([bound.slopes for bound in after]), moved))

    def _swing(self, node: int, after: Sequence[Sequence[_Bound]]) -> Slopes:
        which, player = self._set_of.get(node), self.tree.player[node]
        if which is not None and which not in self.believed:
            return dict.fromkeys(self.asked[which], self.responses.number(1.0))
        if which is None:
            apart = self._apart([values[player].slopes for values in after])
        else:
            apart = self._swing_of_set(which, player)
        return {k: self._times(self.responses.precision[player], slope) for k, slope in apart.items()}

    def _swing_of_set(self, which: int, player: int) -> Slopes:
        """How far apart the slopes can be of what the moves of a set are worth by beliefs.

        Along ln ρ(n)/ρ(first) the worth of a over that of b changes by a covariance over the nodes, of being at n with
        the difference of their values: at most a quarter of its range.
        """
        here = self._behind(which, player)
        moves = range(len(here[0]))
        own = dict.fromkeys(
            self.asked[which], self.responses.most([self._gain(here, a, b) for a in moves for b in range(a)])
        )
        return self._added(self._apart([self._greatest([b[move].slopes for b in here]) for move in moves]), own)

    def _odds_rows(self, which: int, ways: Sequence[Slopes]) -> list[Slopes]:
        player = self.tree.player[self.tree.information[which][0]]
        here, apart = self._behind(which, player), self._apart(ways)
        rows: list[Slopes] = []
        for move in range(1, len(here[0])):
            spread = self._gain(here, move, 0)
            gains = self._greatest([self._added(bounds[move].slopes, bounds[0].slopes) for bounds in here])
            row = self._added(gains, {k: self._times(spread, by) for k, by in apart.items()})
            rows.append({k: self._times(self.responses.precision[player], slope) for k, slope in row.items()})
        return rows

    def _behind(self, which: int, player: int) -> list[list[_Bound]]:
        """(node, move) the value to a player behind each move at each node of a set."""
        members = self.tree.information[which]
        return [[self._after(child)[player] for child in self.tree.children[member]] for member in members]

    def _gain(self, here: Sequence[Sequence[_Bound]], a: int, b: int) -> Node:
        """A quarter of the range, over the nodes of a set and all x, of what a move gives over another."""
        minus = self.responses.minus
        high = self.responses.most([minus(bounds[a].high, bounds[b].low) for bounds in here])
        low = self.responses.least([minus(bounds[a].low, bounds[b].high) for bounds in here])
        return self._quarter(minus(high, low))

    def _along(self, way: Sequence[int], which: int) -> Slopes:
        """Bounds of the slopes of the logarithm of a way's probability, what the set's own player does left out."""
        player = self.tree.player[self.tree.information[which][0]]
        total: Slopes = {}
        for child in way:
            node = self.tree.parent[child]
            if self.tree.player[node] != player:
                total = self._added(total, self.swing[node])
        return total

    def _apart(self, slopes: Sequence[Slopes]) -> Slopes:
        """How far apart some slopes can be, of which only sizes are known: the two greatest sizes together."""
        found: Slopes = {}
        apply = self.responses.builder.apply
        for k in dict.fromkeys(k for each in slopes for k in each):
            first, *others = [each[k] for each in slopes if k in each]
            second = self.responses.number(0.0)
            for size in others:
                second = apply("maximum", second, apply("minimum", first, size))
                first = apply("maximum", first, size)
            found[k] = apply("add", first, second) if others else first
        return found

    def _greatest(self, slopes: Sequence[Slopes]) -> Slopes:
        return {
            k: self.responses.most([each[k] for each in slopes if k in each])
            for k in dict.fromkeys(k for each in slopes for k in each)
        }

    def _added(self, a: Slopes, b: Slopes) -> Slopes:
        apply = self.responses.builder.apply
        return {**a, **b, **{k: apply("add", slope, b[k]) for k, slope in a.items() if k in b}}

    def _times(self, a: Node, b: Node) -> Node:
        return self.responses.builder.apply("multiply", a, b)

    def _quarter(self, node: Node) -> Node:
        return self._times(self.responses.number(0.25), node)

"""A game in extensive form with all that a Gambit file says of it."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.interop.gambit.labels import distinct
from casus.models.game import CHANCE, Tree

__all__ = ["ExtensiveGame", "Outcome", "Set"]


@dataclass(frozen=True)
class Set:
    """An information set, or an event of chance: nodes with the same moves.

    player : number of the player, from 0, or CHANCE
    number : from 0 on; no other set of the player has it
    name   : may be empty
    nodes  : its nodes, in order
    moves  : labels of its moves, each one different
    chance : of an event of chance, the probability of each move; they add up to 1 exactly
    """

    player: int
    number: int
    name: str
    nodes: tuple[int, ...]
    moves: tuple[str, ...]
    chance: tuple[Fraction, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What the players get on reaching a node; the format counts it for inner nodes too.

    number : above 0, and of no other outcome
    name   : may be empty
    payoff : (player,)
    """

    number: int
    name: str
    payoff: tuple[Fraction, ...]


@dataclass(frozen=True)
class ExtensiveGame:
    """A game in extensive form, its numbers exact.

    players    : names, each one different
    tree       : who moves where; terminal nodes in the order of `tree.outcomes`
    names      : (node,) name of each node, may be empty
    sets       : information sets and events of chance, each decision and chance node in one, in the order of their
                 first nodes
    outcomes   : what is paid somewhere, each once, in the order in which it is first paid
    outcome_of : (node,) place in `outcomes` of what is paid there; None for nothing
    raises     : UsageError for parts that do not fit one another

    Labels of the moves of a set are different. A file may repeat or omit them; reading then numbers them as Gambit
    does, so that "go" "go" becomes "go_1" "go_2". Players' names are treated so too.

    >>> tree = Tree.nested((0, [None, None]))
    >>> paid = (Outcome(1, "peace", (Fraction(1, 3),)), Outcome(2, "war", (Fraction(0),)))
    >>> game = ExtensiveGame("", "", ("one",), tree, ("",) * 3, (Set(0, 1, "", (0,), ("yield", "fight")),), paid,
    ...                      (None, 0, 1))
    >>> game.payoff, game.paths
    (((Fraction(1, 3), Fraction(0, 1)),), ('yield', 'fight'))
    """

    title: str
    comment: str
    players: tuple[str, ...]
    tree: Tree
    names: tuple[str, ...]
    sets: tuple[Set, ...]
    outcomes: tuple[Outcome, ...]
    outcome_of: tuple[int | None, ...]

    def __post_init__(self) -> None:
        count = len(self.tree.player)
        _need(self.players != (), "a game needs a player")
        _need(self.tree.players <= len(self.players), "a player decides who has no name")
        _need(distinct(self.players) == self.players, "names of players are not empty, and different")
        _need(_in_order(self.tree), "each node stands before its subtrees, and these in the order of the moves")
        _need(len(self.names) == len(self.outcome_of) == count, f"names and outcome_of have {count} entries")
        for one in self.sets:
            self._check(one)
        numbers = Counter((one.player, one.number) for one in self.sets)
        _need(all(many == 1 for many in numbers.values()), "no two sets of a player have the same number")
        of_players = (one.nodes for one in self.sets if one.player != CHANCE)
        _need(tuple(of_players) == self.tree.sets, "the sets are the information sets of the tree")
        events = sorted(node for one in self.sets if one.player == CHANCE for node in one.nodes)
        chances = [node for node, player in enumerate(self.tree.player) if player == CHANCE]
        _need(events == chances, "each chance node belongs to one event")
        firsts = [one.nodes[0] for one in self.sets]
        _need(firsts == sorted(firsts), "sets stand in the order of their first nodes")
        for outcome in self.outcomes:
            _need(len(outcome.payoff) == len(self.players), "an outcome has a payoff for each player")
        _need(len({outcome.number for outcome in self.outcomes}) == len(self.outcomes), "outcomes have own numbers")
        _need(all(outcome.number > 0 for outcome in self.outcomes), "numbers of outcomes are above 0")
        paid = list(dict.fromkeys(place for place in self.outcome_of if place is not None))
        _need(paid == list(range(len(self.outcomes))), "outcomes stand in the order in which they are first paid")

    def _check(self, one: Set) -> None:
        _need(one.nodes == tuple(sorted(one.nodes)) != (), "a set has nodes, in order")
        _need(distinct(one.moves) == one.moves, "labels of the moves of a set are not empty, and different")
        for node in one.nodes:
            _need(self.tree.player[node] == one.player, f"node {node} is of another player than its set")
            _need(len(self.tree.children[node]) == len(one.moves), f"node {node} has other moves than its set")
        if one.player == CHANCE:
            _need(len(one.chance) == len(one.moves), "an event has a probability for each move")
            _need(min(one.chance) >= 0 and sum(one.chance) == 1, "probabilities add up to 1 exactly")

    @cached_property
    def set_of(self) -> tuple[int | None, ...]:
        """(node,) place in `sets` of the set that the node belongs to; None at terminal nodes."""
        found: list[int | None] = [None] * len(self.tree.player)
        for place, one in enumerate(self.sets):
            for node in one.nodes:
                found[node] = place
        return tuple(found)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """(node,) label of the move that leads to the node; empty at the root."""
        labels = [""] * len(self.tree.player)
        for one in self.sets:
            for node in one.nodes:
                for child, move in zip(self.tree.children[node], one.moves, strict=True):
                    labels[child] = move
        return tuple(labels)

    @cached_property
    def payoff(self) -> tuple[tuple[Fraction, ...], ...]:
        """(player, outcome) what each gets on the way to each terminal node, all payments summed."""
        zero = (Fraction(0),) * len(self.players)
        sums: list[tuple[Fraction, ...]] = []
        for node, before in enumerate(self.tree.parent):
            total = zero if before < 0 else sums[before]
            if (place := self.outcome_of[node]) is not None:
                total = tuple(a + b for a, b in zip(total, self.outcomes[place].payoff, strict=True))
            sums.append(total)
        ends = [sums[node] for node in self.tree.outcomes]
        return tuple(tuple(end[player] for end in ends) for player in range(len(self.players)))

    @cached_property
    def chance(self) -> tuple[Fraction, ...]:
        """(branch,) probability of each branch, in the order of `tree.branches`."""
        found: list[Fraction] = []
        for node, player in enumerate(self.tree.player):
            if player == CHANCE:
                place = self.set_of[node]
                assert place is not None
                found.extend(self.sets[place].chance)
        return tuple(found)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """(outcome,) moves that lead to each terminal node, joined by dots, each path different."""
        paths: list[str] = []
        for before, label in zip(self.tree.parent, self.labels, strict=True):
            paths.append(f"{paths[before]}.{label}" if before > 0 else label)
        return distinct([paths[node] for node in self.tree.outcomes])

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """(outcome,) a name for each terminal node: that of what is paid there if all have such, and different ones."""
        places = [self.outcome_of[node] for node in self.tree.outcomes]
        names = ["" if place is None else self.outcomes[place].name for place in places]
        return tuple(names) if all(names) and len(set(names)) == len(names) else self.paths

    def payoffs(self) -> NDArray[np.float64]:
        """`payoff` as `quantal` and `subgame_perfect` take it."""
        return np.array([[float(value) for value in row] for row in self.payoff])

    def chances(self) -> NDArray[np.float64]:
        """`chance` as `quantal` and `subgame_perfect` take it."""
        return np.array([float(value) for value in self.chance])


def _in_order(tree: Tree) -> bool:
    pending, number = [0], 0
    while pending:
        node = pending.pop()
        if node != number:
            return False
        number += 1
        pending.extend(reversed(tree.children[node]))
    return True


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise UsageError(f"an extensive game: {what}")

"""A game in strategic form, and the tree in which all move at once."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np
from numpy.typing import NDArray

from casus.errors import CaseError, Fault, UsageError
from casus.interop.gambit.game import ExtensiveGame, Outcome, Set
from casus.interop.gambit.labels import distinct
from casus.interop.gambit.limits import MOST_NODES
from casus.models.game import TERMINAL, Tree

__all__ = ["StrategicGame"]


@dataclass(frozen=True)
class StrategicGame:
    """A game in strategic form, its payoffs exact.

    players    : names, each one different
    strategies : (player, strategy) names, those of one player each different
    payoff     : (profile, player), the first player's strategy changing fastest, as Gambit writes tables
    raises     : UsageError for parts that do not fit one another

    >>> pennies = StrategicGame("", "", ("one", "two"), (("h", "t"), ("h", "t")),
    ...                         tuple((Fraction(a), Fraction(-a)) for a in (1, -1, -1, 1)))
    >>> pennies.payoffs()[0]
    array([[ 1., -1.],
           [-1.,  1.]])
    """

    title: str
    comment: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]
    payoff: tuple[tuple[Fraction, ...], ...]

    def __post_init__(self) -> None:
        _need(self.players != () and distinct(self.players) == self.players, "players have names, and different ones")
        _need(len(self.strategies) == len(self.players), "each player has strategies")
        for names in self.strategies:
            _need(names != () and distinct(names) == names, "strategies of a player have names, and different ones")
        _need(len(self.payoff) == math.prod(self.shape), "the table has a row for each profile")
        _need({len(row) for row in self.payoff} == {len(self.players)}, "each profile has a payoff for each player")

    @property
    def shape(self) -> tuple[int, ...]:
        """How many strategies each player has."""
        return tuple(map(len, self.strategies))

    def payoff_at(self, profile: Sequence[int]) -> tuple[Fraction, ...]:
        """What each player gets when these strategies, numbered from 0, meet."""
        place, step = 0, 1
        for strategy, count in zip(profile, self.shape, strict=True):
            place, step = place + strategy * step, step * count
        return self.payoff[place]

    def payoffs(self) -> NDArray[np.float64]:
        """(player, strategy of the first player, strategy of the second, …) as floating point."""
        rows = np.array([[float(value) for value in row] for row in self.payoff])
        return np.stack([column.reshape(self.shape, order="F") for column in rows.T])

    def extensive(self) -> ExtensiveGame:
        """The tree in which the players move one after the other, none seeing what the others did.

        The quantal response equilibrium of this tree is the logit equilibrium of the table (McKelvey & Palfrey 1995).

        raises : CaseError with code gambit-too-large for a table that would make a tree of over 20,000 nodes
        """
        levels = [math.prod(self.shape[:depth]) for depth in range(len(self.players) + 1)]
        if sum(levels) > MOST_NODES:
            message = f"the table makes a tree of {sum(levels):,} nodes"
            raise CaseError([Fault("gambit-too-large", message, expected=f"at most {MOST_NODES:,}")])
        player: list[int] = []
        children: list[list[int]] = []
        nodes: list[list[int]] = [[] for _ in self.players]
        pending = [(-1, 0)]
        while pending:
            parent, depth = pending.pop()
            number = len(player)
            children.append([])
            if parent >= 0:
                children[parent].append(number)
            if depth == len(self.players):
                player.append(TERMINAL)
                continue
            player.append(depth)
            nodes[depth].append(number)
            pending.extend([(number, depth + 1)] * self.shape[depth])
        tree = Tree(tuple(player), tuple(map(tuple, children)), tuple(tuple(of) for of in nodes if len(of) > 1))
        profiles = product(*map(range, self.shape))
        outcomes = tuple(Outcome(k, "", self.payoff_at(profile)) for k, profile in enumerate(profiles, start=1))
        place = {node: k for k, node in enumerate(tree.outcomes)}
        return ExtensiveGame(
            self.title,
            self.comment,
            self.players,
            tree,
            ("",) * len(player),
            tuple(Set(k, 1, "strategy", tuple(of), self.strategies[k]) for k, of in enumerate(nodes)),
            outcomes,
            tuple(place.get(node) for node in range(len(player))),
        )


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise UsageError(f"a strategic game: {what}")

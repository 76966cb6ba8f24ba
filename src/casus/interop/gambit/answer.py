"""How a game is played: what a solution says, in the names of the game."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casus.interop.gambit.game import ExtensiveGame
from casus.models.game import CHANCE

__all__ = ["Answer", "Choice", "played"]


@dataclass(frozen=True)
class Choice:
    """What a player does at one of its information sets.

    where         : for people: the name of the set, else the moves that lead to its only node, else its number
    probabilities : by move; None where the solution says nothing, since play never gets there
    tied          : several moves are equally good there (subgame perfection only)
    """

    player: str
    number: int
    name: str
    where: str
    probabilities: dict[str, float] | None
    tied: bool = False

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        said = {
            "player": self.player,
            "information_set": self.number,
            "label": self.name,
            "probabilities": self.probabilities,
        }
        return said | ({"tied": True} if self.tied else {})


@dataclass(frozen=True)
class Answer:
    """How a game is played.

    choices  : one for each information set, in the order of the sets
    outcomes : by name of the terminal node (`ExtensiveGame.ends`), its probability
    values   : by player, the expected payoff
    """

    choices: tuple[Choice, ...]
    outcomes: dict[str, float]
    values: dict[str, float]

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {"moves": [one.plain() for one in self.choices], "outcomes": self.outcomes, "values": self.values}


def played(
    game: ExtensiveGame, behaviour: Sequence[Sequence[float] | None], tied: frozenset[int] = frozenset()
) -> Answer:
    """The answer that follows from how players behave.

    behaviour : (set,) in the order of `game.sets`, the probability of each move; None where nothing is said. Of events
                of chance it is not read
    tied      : nodes where several moves are equally good

    >>> from casus.interop.gambit import parse_efg
    >>> game = parse_efg('EFG 2 R "" { "Ann" } p "" 1 1 "" { "a" "b" } 0 t "" 1 "good" { 4 } t "" 2 "bad" { 0 }')
    >>> played(game, [[0.75, 0.25]]).plain()["outcomes"], played(game, [[0.75, 0.25]]).values
    ({'good': 0.75, 'bad': 0.25}, {'Ann': 3.0})
    """
    reach = [1.0] + [0.0] * (len(game.tree.player) - 1)
    for node, children in enumerate(game.tree.children):
        place = game.set_of[node]
        if place is None:
            continue
        one = game.sets[place]
        shares = behaviour[place] if one.player != CHANCE else [float(value) for value in one.chance]
        for child, share in zip(children, shares or [0.0] * len(children), strict=True):
            reach[child] = reach[node] * share
    ends = [reach[node] for node in game.tree.outcomes]
    values = [math.fsum(p * float(v) for p, v in zip(ends, row, strict=True)) for row in game.payoff]
    choices = []
    for place, one in enumerate(game.sets):
        if one.player == CHANCE:
            continue
        shares = behaviour[place]
        probabilities = None if shares is None else dict(zip(one.moves, map(float, shares), strict=True))
        player = game.players[one.player]
        is_tied = any(node in tied for node in one.nodes)
        choices.append(Choice(player, one.number, one.name, _where(game, place), probabilities, is_tied))
    return Answer(tuple(choices), dict(zip(game.ends, ends, strict=True)), dict(zip(game.players, values, strict=True)))


def _where(game: ExtensiveGame, place: int) -> str:
    """An information set in words."""
    one = game.sets[place]
    if one.name:
        return one.name
    if len(one.nodes) > 1:
        return f"set {one.number}"
    moves: list[str] = []
    node = one.nodes[0]
    while node:
        moves.append(game.labels[node])
        node = game.tree.parent[node]
    return f"after {'.'.join(reversed(moves))}" if moves else "at the start"

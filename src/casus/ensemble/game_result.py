"""What a game came to, over all draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from casus.case.tree import TreeNode
from casus.ensemble.games import PlannedGame
from casus.ensemble.summarise import Counts
from casus.ensemble.summary import Summary

__all__ = ["Belief", "GameResult", "InformationSet", "Move", "Outcome", "Position", "game_result"]


@dataclass(frozen=True)
class Move:
    """A move of a player, or a branch of chance.

    probability : of the move where it is offered, over the draws; its mean is a mean of conditional probabilities
    edge        : E[reach of the node it leads to] / E[reach of its node]: these multiply along a path; None where the
                  node is never reached
    reach       : E[reach of the node it leads to]
    node        : the node it leads to, as the case describes it
    """

    name: str
    path: str
    probability: Summary
    edge: float | None
    reach: float
    node: TreeNode


@dataclass(frozen=True)
class Position:
    """A node at which a player or chance decides; `path` is "" at the root."""

    path: str
    kind: Literal["decision", "chance"]
    player: str | None
    reach: float
    moves: Mapping[str, Move]
    node: TreeNode


@dataclass(frozen=True)
class Belief:
    """What a player thinks of one node of an information set, once the set is reached.

    mean     : E[reach of the node] / E[reach of the set]: of those who get there, how many are at this node; None where
               the set is never reached
    over     : its probability draw by draw; None at sets where beliefs do not bear on what is done
    unseen   : names of the steps on the way to the node that the player has not seen
    """

    path: str
    mean: float | None
    over: Summary | None
    unseen: tuple[str, ...]


@dataclass(frozen=True)
class InformationSet:
    """Nodes that their player can't tell apart.

    name    : of the set in the case
    told    : the steps that the player has seen on the way, joined by dots
    reach   : E[reach of the set]
    matters : whether what is done there hangs on beliefs
    beliefs : by path of the node
    node    : its first node, as the case describes it
    """

    name: str
    player: str
    told: str
    reach: float
    matters: bool
    beliefs: Mapping[str, Belief]
    node: TreeNode


@dataclass(frozen=True)
class Outcome:
    """An end of the game: how likely, and the mean payoff of each player there."""

    path: str
    reach: Summary
    payoffs: Mapping[str, float]


@dataclass(frozen=True)
class GameResult:
    """A game over all draws.

    events    : probability that a path carries the event
    positions : decisions and chance by path, depth first
    outcomes  : ends by path, depth first
    values    : expected payoff of each player from the root on
    sets      : information sets of several nodes by name
    tied      : by position, the share of draws in which several moves were best (subgame perfection only)
    """

    name: str
    concept: str
    players: tuple[str, ...]
    events: Mapping[str, Summary]
    positions: Mapping[str, Position]
    outcomes: Mapping[str, Outcome]
    values: Mapping[str, Summary]
    sets: Mapping[str, InformationSet]
    tied: Mapping[str, float]
    kind: Literal["game"] = "game"


def game_result(game: PlannedGame, counts: Counts) -> GameResult:
    """Collect what the counts hold of a game."""
    model, nodes = game.name, game.tree.nodes
    positions: dict[str, Position] = {}
    outcomes: dict[str, Outcome] = {}
    for node in nodes:
        reach = counts.mean(("reach", model, node.path))
        if node.kind == "terminal":
            payoffs = {player: counts.mean(("payoff", model, node.path, player)) for player in game.players}
            outcomes[node.path] = Outcome(node.path, counts.summary(("reach", model, node.path)), payoffs)
            continue
        moves = {}
        for number in node.children:
            child = nodes[number]
            assert child.move is not None
            after = counts.mean(("reach", model, child.path))
            chosen = counts.summary(("move", model, node.path, child.move))
            edge = after / reach if reach > 0 else None
            moves[child.move] = Move(child.move, child.path, chosen, edge, after, child)
        positions[node.path] = Position(node.path, node.kind, node.player, reach, moves, node)
    tied = {nodes[n].path: counts.mean(("tied", model, nodes[n].path)) for n in game.solution.tied}
    return GameResult(
        model,
        game.concept,
        game.players,
        {event: counts.summary(("event", model, event)) for event in game.events},
        positions,
        outcomes,
        {player: counts.summary(("value", model, player)) for player in game.players},
        {name: _set(game, counts, name) for name in game.tree.sets},
        {path: share for path, share in tied.items() if share > 0},
    )


def _set(game: PlannedGame, counts: Counts, name: str) -> InformationSet:
    nodes = [game.tree.nodes[number] for number in game.tree.sets[name]]
    reach = {node.path: counts.mean(("reach", game.name, node.path)) for node in nodes}
    total = sum(reach.values())
    matters = nodes[0].number in game.beliefs
    beliefs = {
        node.path: Belief(
            node.path,
            reach[node.path] / total if total > 0 else None,
            counts.summary(("belief", game.name, node.path)) if matters else None,
            node.unseen,
        )
        for node in nodes
    }
    first = nodes[0]
    assert first.player is not None
    return InformationSet(name, first.player, first.told, total, matters, beliefs, first)

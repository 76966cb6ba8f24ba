"""How a published game is written down: its tree, what players know, and what its source says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from casus.models.game import CHANCE, Nested, Tree

# By information set the probabilities of its moves.
Play: TypeAlias = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True)
class End:
    payoffs: tuple[float, ...]


@dataclass(frozen=True)
class Decision:
    player: int
    label: str
    then: "tuple[Plan, ...]"


@dataclass(frozen=True)
class Lottery:
    probabilities: tuple[float, ...]
    then: "tuple[Plan, ...]"


Plan: TypeAlias = End | Decision | Lottery


def end(*payoffs: float) -> End:
    """The game ends with a payoff for each player."""
    return End(payoffs)


def decision(player: int, label: str, *then: Plan) -> Decision:
    """A player moves; decisions of one label are one information set."""
    return Decision(player, label, then)


def lottery(*branches: tuple[float, Plan]) -> Lottery:
    """Chance moves: pairs of a probability and what follows."""
    return Lottery(tuple(p for p, _ in branches), tuple(plan for _, plan in branches))


def typed(probabilities: Mapping[str, float], sender: int, label: str, *after: tuple[Plan, ...]) -> Lottery:
    """Chance draws a type; the sender, who knows it, moves: for each type what follows each of its moves.

    Sets of the sender are labelled `label` and the name of the type.
    """
    return Lottery(
        tuple(probabilities.values()),
        tuple(Decision(sender, f"{label} {kind}", moves) for kind, moves in zip(probabilities, after, strict=True)),
    )


def simultaneous(*rows: tuple[tuple[float, float], ...]) -> Decision:
    """A game of two players who move at once: sets "row" and "column", a pair of payoffs for each cell."""
    return decision(0, "row", *(decision(1, "column", *(end(*cell) for cell in row)) for row in rows))


@dataclass(frozen=True)
class Equilibrium:
    """What a source says of a way to play.

    kind    : "nash": nobody gains by another plan of play. "sequential": nor at any set that isn't reached, with
              beliefs that are limits of trembles (Kreps & Wilson 1982). "imperfect": Nash, but at some set that isn't
              reached somebody would gain by another move whatever the belief. "agent": no set gains by a move of its
              own, yet some player gains by changing several
    value   : expected payoffs that the source gives, if it does
    tremble : how players err, where it matters for beliefs; default: evenly
    """

    kind: Literal["nash", "sequential", "imperfect", "agent"]
    play: Play
    value: tuple[float, ...] = ()
    tremble: Play | None = None


@dataclass(frozen=True)
class Published:
    """A game from the literature.

    payoff      : (player, outcome) as published, in the order of `tree.outcomes`
    chance      : (branch,) in the order of `tree.branches`
    labels      : of the information sets, in the order of `tree.sets`
    equilibria  : what the source says
    limit       : the play to which the principal branch leads as precision grows, where a source says so
    """

    name: str
    citation: str
    tree: Tree
    payoff: tuple[tuple[float, ...], ...]
    chance: tuple[float, ...]
    plan: Plan
    labels: tuple[str, ...]
    equilibria: tuple[Equilibrium, ...]
    limit: Play | None = None


def published(name: str, citation: str, plan: Plan, *equilibria: Equilibrium, limit: Play | None = None) -> Published:
    """The game of a plan."""
    sets: dict[str, list[int]] = {}
    chance: list[float] = []
    payoffs: list[tuple[float, ...]] = []
    count = 0

    def nested(plan: Plan) -> Nested:
        nonlocal count
        node, count = count, count + 1
        if isinstance(plan, End):
            payoffs.append(plan.payoffs)
            return None
        if isinstance(plan, Lottery):
            chance.extend(plan.probabilities)
            return CHANCE, [nested(then) for then in plan.then]
        sets.setdefault(plan.label, []).append(node)
        return plan.player, [nested(then) for then in plan.then]

    tree = Tree.nested(nested(plan), [nodes for nodes in sets.values() if len(nodes) > 1])
    return Published(
        name,
        citation,
        tree,
        tuple(zip(*payoffs, strict=True)),
        tuple(chance),
        plan,
        tuple(sets),
        equilibria,
        limit,
    )

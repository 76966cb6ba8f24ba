"""Backward induction written into a program: quantal response or subgame perfection, then reach probabilities.

With V_p(n) the expected payoff of player p from node n on, λ_p the precision and q_a the reference weight of move a,

    decision of p at n:  σ(a) = q_a exp(λ_p V_p(n_a)) / Σ_b q_b exp(λ_p V_p(n_b))
    value of r at n:     V_r(n) = Σ_a σ(a) (payoff of r on a + V_r(n_a))

McKelvey & Palfrey (1998), Experimental Economics 1, eq. 4 (agent form); Signorino (1999), APSR 93, is the case of
two players; the weights are the prior of Matějka & McKay (2015), AER 105, eq. 7. Subgame perfection (Selten 1965)
takes the best move, ties shared equally. What is done at information sets of several nodes may hang on beliefs, and
is then found by following a path (`logit`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from casus.errors import UsageError
from casus.models.game.induction import Induction
from casus.models.game.logit import log_odds
from casus.models.game.responses import Responses
from casus.models.game.tree import Tree
from casus.program import Builder, Node

__all__ = ["CONCEPTS", "Concept", "Emitted", "emit"]

Concept: TypeAlias = Literal["quantal", "subgame_perfect"]
CONCEPTS: tuple[Concept, ...] = ("quantal", "subgame_perfect")


@dataclass
class Emitted:
    """Nodes of the program that hold the solution.

    probability : by the tree node a move or branch leads to, its probability where it is offered
    reach       : by tree node, the probability of getting there
    value       : by tree node, the expected payoff of each player from there on; None is 0
    tied        : by deciding node, 1 where several moves were best (subgame perfection only)
    believed    : numbers of the information sets, in `tree.information`, at which beliefs decide
    unsolved    : 0 where a solution was found, else the number of the reason in `REASONS`; None where there always is
                  one
    """

    probability: dict[int, Node] = field(default_factory=dict)
    reach: dict[int, Node] = field(default_factory=dict)
    value: dict[int, tuple[Node | None, ...]] = field(default_factory=dict)
    tied: dict[int, Node] = field(default_factory=dict)
    believed: tuple[int, ...] = ()
    unsolved: Node | None = None


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
    weight    : by the node a move leads to, its reference weight; 1 where none is given, the same at all nodes of an
                information set (quantal)
    forced    : by deciding node, the node its forced move leads to: that move is made for certain
    players   : how many players have payoffs, where more than those who decide
    raises    : UsageError for subgame perfection where an information set has several nodes; CaseError with code
                game-too-large where beliefs decide about more moves than the method takes
    """
    if concept == "subgame_perfect" and tree.information:
        raise UsageError("subgame perfection needs perfect information: an information set has several nodes")
    weight, forced = weight or {}, forced or {}
    count = max(tree.players, players or 0, *(1 + p for gets in payoff.values() for p in gets), 0)
    emitted = Emitted()
    odds: Mapping[int, Sequence[Node]] = {}
    if tree.information:
        odds, emitted.unsolved = log_odds(builder, tree, payoff, chance, precision, weight, forced)
    emitted.believed = tuple(sorted(odds))
    responses = Responses(builder, precision, weight)
    best = concept == "subgame_perfect"
    induction = Induction(responses, tree, payoff, chance, forced, count, odds, best_responses=best)
    induction.run()
    emitted.probability, emitted.value, emitted.tied = induction.probability, induction.value, induction.tied
    emitted.reach[0] = builder.constant(1.0)
    for node in range(1, len(tree.player)):
        emitted.reach[node] = _times(builder, emitted.reach[tree.parent[node]], emitted.probability[node])
    return emitted


def _times(builder: Builder, a: Node, b: Node) -> Node:
    """Product of two probabilities: zero wins, whatever the other one is."""
    if 0.0 in (builder.value(a), builder.value(b)):
        return builder.constant(0.0)
    return builder.known(builder.apply("multiply", a, b), 0.0, 1.0)

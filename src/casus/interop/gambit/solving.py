"""Solves a game of a file with the models of casus."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from casus.errors import CaseError, Fault, short
from casus.interop.gambit.answer import Answer, played
from casus.interop.gambit.game import ExtensiveGame
from casus.models.game import CHANCE, REASONS, emit, subgame_perfect
from casus.program import Builder

__all__ = ["solve_quantal", "solve_subgame_perfect"]


def solve_quantal(game: ExtensiveGame, precision: Sequence[float]) -> list[Answer | str]:
    """The agent quantal response equilibrium (McKelvey & Palfrey 1998) at each of some precisions.

    precision : λ, the same for all players, 0 or more, in 1/payoff
    returns   : for each precision the answer, or why there is none
    raises    : CaseError with code game-too-large where beliefs decide about too many moves

    >>> from casus.interop.gambit import parse_efg
    >>> game = parse_efg('EFG 2 R "" { "Ann" } p "" 1 1 "" { "a" "b" } 0 t "" 1 "good" { 1 } t "" 2 "bad" { 0 }')
    >>> [round(answer.outcomes["good"], 3) for answer in solve_quantal(game, [0.0, 1.0])]
    [0.5, 0.731]
    """
    # Written as constants the payoffs show where a player's beliefs don't matter, so that larger games are solved than
    # by `quantal`, to which they are as good as unknown.
    builder = Builder()
    number = builder.constant
    paid = {
        node: {player: number(float(value)) for player, value in enumerate(game.outcomes[place].payoff) if value}
        for node, place in enumerate(game.outcome_of)
        if place is not None and node != 0
    }
    chance = {node: number(float(value)) for node, value in zip(game.tree.branches, game.chance, strict=True)}
    shared = [builder.input("precision", 0.0, np.inf)] * len(game.players)
    emitted = emit(builder, game.tree, paid, chance, shared, players=len(game.players))
    unsolved = number(0.0) if emitted.unsolved is None else emitted.unsolved
    program = builder.compile([unsolved, *(emitted.probability[node] for node in game.tree.moves)])
    out = np.empty((program.outputs, len(precision)))
    program.run(np.array([precision], dtype=float), out)
    return [
        REASONS[int(reason)] if reason else played(game, _behaviour(game, moves))
        for reason, moves in zip(out[0], out[1:].T, strict=True)
    ]


def solve_subgame_perfect(game: ExtensiveGame) -> Answer:
    """The subgame perfect equilibrium (Selten 1965); tied moves share equally, and are marked.

    raises : CaseError with code needs-perfect-information where an information set has several nodes
    """
    for one in game.sets:
        if one.player != CHANCE and len(one.nodes) > 1:
            said = f"{short(one.name)!r}" if one.name else str(one.number)
            message = (
                f"backward induction needs a player who knows where it is, but {short(game.players[one.player])!r} "
                f"can't tell the {len(one.nodes)} nodes of its information set {said} apart"
            )
            fault = Fault("needs-perfect-information", message, expected="information sets of one node each")
            raise CaseError([fault])
    solution = subgame_perfect(game.tree, game.payoffs(), game.chances())
    tied = frozenset(solution.tied[:, 0].nonzero()[0].tolist())
    return played(game, _behaviour(game, solution.move[:, 0]), tied)


def _behaviour(game: ExtensiveGame, moves: NDArray[np.float64]) -> list[list[float] | None]:
    """By set the probabilities of its moves, from those in the order of `tree.moves`."""
    row = {node: k for k, node in enumerate(game.tree.moves)}
    return [
        None if one.player == CHANCE else [float(moves[row[child]]) for child in game.tree.children[one.nodes[0]]]
        for one in game.sets
    ]

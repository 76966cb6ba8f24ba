"""Solves a game of a file with the models of casus."""

from collections.abc import Sequence

from casus.errors import CaseError, Fault, short
from casus.interop.gambit.answer import Answer, played
from casus.interop.gambit.game import ExtensiveGame
from casus.models.game import CHANCE, REASONS, Solution, quantal, subgame_perfect

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
    shared = [list(precision)] * len(game.players)
    solution = quantal(game.tree, game.payoffs(), game.chances(), shared)
    found: list[Answer | str] = []
    for draw, reason in enumerate(solution.unsolved.tolist()):
        found.append(REASONS[reason] if reason else _answer(game, solution, draw))
    return found


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
    return _answer(game, subgame_perfect(game.tree, game.payoffs(), game.chances()), 0)


def _answer(game: ExtensiveGame, solution: Solution, draw: int) -> Answer:
    row = {node: k for k, node in enumerate(game.tree.moves)}
    behaviour = [
        None
        if one.player == CHANCE
        else [float(solution.move[row[child], draw]) for child in game.tree.children[one.nodes[0]]]
        for one in game.sets
    ]
    return played(game, behaviour, frozenset(solution.tied[:, draw].nonzero()[0].tolist()))

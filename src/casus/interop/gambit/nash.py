"""Nash equilibria of a game, computed by Gambit's own solvers."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from casus.errors import CaseError, Fault, short
from casus.interop.gambit.answer import Answer, played
from casus.interop.gambit.game import ExtensiveGame, Outcome, Set
from casus.interop.gambit.writing import efg_text
from casus.models.game import CHANCE, Tree

__all__ = ["METHODS", "MOST_STRATEGIES", "Nash", "nash", "reduced_strategies"]

METHODS = {
    "enummixed": "enumeration of extreme points (Mangasarian 1964): all others mix some of these",
    "lcp": "Lemke's method on the sequence form (Koller, Megiddo & von Stengel 1996): perhaps not all",
    "logit": "the limit of quantal response without error (McKelvey & Palfrey 1998): perhaps not the only one",
    "nobody": "backward induction, since nobody decides anything",
}
"""What Gambit's methods find, by the names that Gambit gives them."""

# Enumeration takes a second at nine strategies each, and minutes at twelve.
MOST_STRATEGIES = 18
_MOST_NODES = 2_000
# Gambit follows the path of quantal response with a dense matrix of all moves.
_MOST_MOVES = 200


@dataclass(frozen=True)
class Nash:
    """The equilibria found, and the method: a key of `METHODS`."""

    method: str
    equilibria: tuple[Answer, ...]


def nash(game: ExtensiveGame) -> Nash:
    """Nash equilibria of a game.

    Of small games of two players all extreme equilibria: every other one mixes some of these. Of larger ones some, of
    games of other numbers of players the one that quantal response leads to.

    raises : CaseError with code extra-missing where pygambit is not installed, nash-too-large or nash-failed
    """
    deciding = sorted({one.player for one in game.sets if one.player != CHANCE})
    if not deciding:
        return Nash("nobody", (played(game, [None] * len(game.sets)),))
    gambit = _gambit()
    if len(game.tree.player) > _MOST_NODES:
        raise _too_large(f"the game has {len(game.tree.player):,} nodes", f"at most {_MOST_NODES:,}")
    method = "logit"
    if len(deciding) == 2:
        strategies = sum(reduced_strategies(game, player) for player in deciding)
        method = "enummixed" if strategies <= MOST_STRATEGIES else "lcp"
    elif (moves := sum(len(one.moves) for one in game.sets if one.player != CHANCE)) > _MOST_MOVES:
        raise _too_large(f"the players have {moves:,} moves to think of", f"at most {_MOST_MOVES}")
    asked = gambit.read_efg(io.StringIO(efg_text(_nameless(game, deciding))))
    try:
        found = getattr(gambit.nash, f"{method}_solve")(asked).equilibria
    except (ArithmeticError, RuntimeError, ValueError) as error:
        message = f"Gambit gave up looking for Nash equilibria by its method {method}"
        raise CaseError([Fault("nash-failed", message, found=short(str(error)))]) from None
    behaviours: list[tuple[tuple[float, ...] | None, ...]] = []
    for profile in found:
        behaviour = _behaviour(game, asked, profile)
        if behaviour not in behaviours:
            behaviours.append(behaviour)
    return Nash(method, tuple(played(game, behaviour) for behaviour in behaviours))


def reduced_strategies(game: ExtensiveGame, player: int) -> int:
    """How many strategies a player has, those counted once that differ only where its own moves keep it from coming.

    >>> from casus.interop.gambit import parse_efg
    >>> game = parse_efg('EFG 2 R "" { "Ann" } p "" 1 1 { "out" "in" } 0 t "" 0 p "" 1 2 { "a" "b" } 0 t "" 0 t "" 0')
    >>> reduced_strategies(game, 0)
    3
    """
    # By set and move of the player, the sets that it may come to next; None before its first move.
    following: dict[tuple[int, int] | None, dict[int, None]] = {}
    last: list[tuple[int, int] | None] = [None] * len(game.tree.player)
    for node, children in enumerate(game.tree.children):
        place = game.set_of[node]
        own = place is not None and game.sets[place].player == player
        if own:
            assert place is not None
            following.setdefault(last[node], {})[place] = None
        for move, child in enumerate(children):
            last[child] = (place, move) if own and place is not None else last[node]
    counts: dict[int, int] = {}
    # Sets stand in the order of their first nodes, so those that come later are counted already.
    for place in reversed(range(len(game.sets))):
        moves = range(len(game.sets[place].moves))
        counts[place] = sum(math.prod(counts[later] for later in following.get((place, move), ())) for move in moves)
    return math.prod(counts[place] for place in following.get(None, ()))


def _gambit() -> Any:
    try:
        import pygambit
    except ImportError:
        message = "Nash equilibria are computed by Gambit, and the package pygambit is not installed"
        fault = Fault("extra-missing", message, expected='pip install "casus[gambit]"')
        raise CaseError([fault]) from None
    return pygambit


def _too_large(message: str, expected: str) -> CaseError:
    return CaseError([Fault("nash-too-large", f"{message}, too many to look for Nash equilibria", expected=expected)])


def _nameless(game: ExtensiveGame, deciding: Sequence[int]) -> ExtensiveGame:
    """The same game with names that every version of Gambit reads, and without players who never move.

    Each chance node is an event of its own: Gambit takes an event that comes twice on a path for imperfect recall.
    """
    new = {player: k for k, player in enumerate(deciding)} | {CHANCE: CHANCE}
    tree = Tree(
        tuple(new.get(player, player) for player in game.tree.player), game.tree.children, game.tree.information
    )
    sets = []
    for k, one in enumerate(game.sets):
        moves = tuple(f"m{j}" for j in range(len(one.moves)))
        if one.player == CHANCE:
            sets += [Set(CHANCE, node, "", (node,), moves, one.chance) for node in one.nodes]
        else:
            sets.append(Set(new[one.player], k, f"s{k}", one.nodes, moves))
    outcomes = tuple(
        Outcome(k, f"o{k}", tuple(one.payoff[player] for player in deciding))
        for k, one in enumerate(game.outcomes, start=1)
    )
    return replace(
        game,
        title="",
        comment="",
        players=tuple(f"p{k}" for k in range(len(deciding))),
        tree=tree,
        names=("",) * len(game.names),
        sets=tuple(sorted(sets, key=lambda one: one.nodes)),
        outcomes=outcomes,
    )


def _behaviour(game: ExtensiveGame, asked: Any, profile: Any) -> tuple[tuple[float, ...] | None, ...]:
    """By set, the probabilities of the moves in an equilibrium; None where it says nothing."""
    moves = profile.as_behavior() if hasattr(profile, "as_behavior") else profile
    found: list[tuple[float, ...] | None] = [None] * len(game.sets)
    for player in asked.players:
        for one in player.infosets:
            shares = tuple(float(moves[action]) for action in one.actions)
            # Gambit leaves nothing but zeros where a player's own moves keep it from coming.
            found[int(one.label[1:])] = shares if sum(shares) else None
    return tuple(found)

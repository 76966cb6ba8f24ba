"""Quantal response curves: what a game comes to if all players see their interest more sharply, or less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casus.ensemble.planning import plan
from casus.ensemble.summary import Summary
from casus.errors import UsageError, meant

if TYPE_CHECKING:
    from casus.ensemble.result import Result

__all__ = ["CurvePoint", "curve"]

# A mean of means needs no more.
MOST_DRAWS = 4096


@dataclass(frozen=True)
class CurvePoint:
    """A game with every player's precision multiplied by one factor; 1 is the case as it is written.

    answer : the headline
    events : probability that a path carries the event
    moves  : by path of a decision that no other precedes but chance, the probability of each move there
    """

    factor: float
    answer: Summary
    events: Mapping[str, Summary]
    moves: Mapping[str, Mapping[str, Summary]]


def curve(result: "Result", model: str, factors: Sequence[float] | None = None) -> tuple[CurvePoint, ...]:
    """What a game comes to along the logit correspondence (McKelvey & Palfrey 1998; Turocy 2005), over the draws.

    factors : on every player's precision, 0 or above; by default those that the case writes under `curve:`
    returns : a point for each factor, over the first 4,096 draws at most
    raises  : UsageError for a model that is no game, or where there is no factor; CaseError as a run

    >>> import casus
    >>> result = casus.run(casus.load("entry-deterrence"), draws=64)
    >>> [point.factor for point in curve(result, next(iter(result.models)), [0, 1])]
    [0.0, 1.0]
    """
    from casus.ensemble.running import run_plan

    if model not in result.models:
        raise UsageError(f"{result.case.name} has no game called {model!r}{meant(model, result.models)}")
    wanted = result.case.games[model].curve if factors is None else [float(factor) for factor in factors]
    if not wanted:
        raise UsageError(f"the game {model!r} has no `curve:`, and no factors were given")
    few = min(result.settings.draws, MOST_DRAWS)
    points = []
    for factor in wanted:
        scale = result.settings.precision_scale * factor
        found = run_plan(plan(result.case, replace(result.settings, draws=few, precision_scale=scale)), keep=False)
        game = found.models[model]
        moves = {
            position.path: {name: move.probability for name, move in position.moves.items()}
            for position in game.positions.values()
            if position.kind == "decision"
            and not any(
                other.kind == "decision" and _above(other.path, position.path) for other in game.positions.values()
            )
        }
        points.append(CurvePoint(factor, found.answer, game.events, moves))
    return tuple(points)


def _above(path: str, other: str) -> bool:
    return path != other and (path == "" or other.startswith(f"{path}."))

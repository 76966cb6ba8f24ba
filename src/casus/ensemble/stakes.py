"""Whether players see their interest too dimly or too sharply for the scale of their payoffs."""

import numpy as np
from numpy.typing import NDArray

from casus.ensemble.plan import Plan
from casus.errors import CaseError, Fault

__all__ = ["stakes_warnings"]

COIN, CLOCKWORK = 0.5, 30.0


def stakes_warnings(planned: Plan, inputs: NDArray[np.float64]) -> list[Fault]:
    """Warn where the median of precision times the range of a player's payoffs is below 0.5 or above 30.

    inputs : (drawn quantity, draw), a thousand draws or so
    """
    named = [
        (game, player, node)
        for game in planned.games.values()
        for player, node in game.stakes.items()
        # Who never has a choice can't choose at random.
        if any(position.player == player and len(position.children) > 1 for position in game.tree.nodes)
    ]
    program = planned.builder.compile([node for _, _, node in named])
    out = np.empty((len(named), inputs.shape[1]))
    program.run(np.ascontiguousarray(inputs), out)
    warnings = []
    for (game, player, _), stakes in zip(named, out, strict=True):
        median = float(np.median(stakes))
        if COIN <= median <= CLOCKWORK:
            continue
        what = "moves almost at random" if median < COIN else "almost never errs"
        warnings.append(
            Fault(
                "clockwork-or-coin",
                f"{player} {what}: precision times the range of payoffs has the median {median:.3g}",
                path=("models", game.name, *planned.case.games[game.name].sharpness(player)[1]),
                expected=f"a median from {COIN:g} to {CLOCKWORK:g}",
                severity="warning",
            )
        )
    return list(CaseError(warnings).located(planned.case.places).faults) if warnings else []

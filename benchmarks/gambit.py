"""The reference model's tree solved by pygambit, one draw at a time, and by `casus.models.game`, all draws at once.

    python benchmarks/gambit.py

The same payoffs and precisions; pygambit traces the agent logit correspondence with its default steps. The first
draws are checked to have the same move probabilities within 1e-8: pygambit stops near the precision asked for,
not at it.
"""
# ruff: noqa: I001

from common import Row, Skipped, printed  # before numpy

import statistics
import time
from fractions import Fraction

import numpy as np
import pygambit
import reference_model

from casus.models.game import CHANCE, TERMINAL, Tree, quantal
from casus.quantities import Sampler

DRAWS = 200_000
THEIRS = 20
ROUNDS = 5


def payoffs(draws: int) -> tuple[Tree, np.ndarray, np.ndarray, np.ndarray]:
    """Tree, payoff (player, outcome, draw), chance (branch, draw) and precision (draw,) of the reference model."""
    model = reference_model.lowered()
    inputs = np.empty((len(reference_model.QUANTITIES), draws))
    Sampler(reference_model.quantiles(), [], "sobol", 0, draws).fill(0, draws, inputs)
    wanted = [*(node for row in model.payoffs for node in row), *model.chances]
    out = np.empty((len(wanted), draws))
    model.builder.compile(wanted).run(inputs, out)
    ends = len(model.tree.outcomes)
    return model.tree, out[: 3 * ends].reshape(3, ends, draws), out[3 * ends :], inputs[-1]


def game_of(tree: Tree, payoff: np.ndarray, chance: np.ndarray) -> pygambit.Game:
    """The game of one draw: payoff (player, outcome), chance (branch,)."""
    game = pygambit.Game.new_tree(players=["A", "B", "C"])
    nodes = {0: game.root}
    for node, kind in enumerate(tree.player):
        children = tree.children[node]
        if kind == TERMINAL:
            outcome = game.add_outcome(f"o{node}", payoff[:, tree.outcomes.index(node)].tolist())
            game.set_outcome(nodes[node], outcome)
            continue
        player = game.players.chance if kind == CHANCE else "ABC"[kind]
        game.append_move(nodes[node], player, [f"m{k}" for k in range(len(children))])
        if kind == CHANCE:
            first = Fraction(float(chance[tree.branches.index(children[0])]))
            game.set_chance_probs(nodes[node].infoset, [first, 1 - first])
        else:
            nodes[node].infoset.label = str(node)
        nodes |= dict(zip(children, nodes[node].children, strict=True))
    return game


def solved(tree: Tree, game: pygambit.Game, precision: float) -> list[float]:
    """Move probabilities in the order of `tree.moves`."""
    point = pygambit.qre.logit_solve_lambda(game, precision)[-1]
    order = [
        (int(infoset.label), k)
        for player in game.players
        for infoset in player.infosets
        for k in range(len(infoset.actions))
    ]
    found = dict(zip(order, (point[number] for number in range(len(order))), strict=True))
    return [found[key] for key in sorted(found)]


def rows() -> list[Row]:
    what = "quantal response on the reference model's tree"
    try:
        tree, payoff, chance, precision = payoffs(DRAWS)
    except Skipped as reason:
        return [Row(what, f"not measured: {reason}")]
    games = [game_of(tree, payoff[..., k], chance[:, k]) for k in range(THEIRS)]
    theirs, worst = [], 0.0
    ours = quantal(tree, payoff[..., :THEIRS], chance[:, :THEIRS], np.tile(precision[:THEIRS], (3, 1))).move
    for k, game in enumerate(games):
        begin = time.perf_counter()
        moves = solved(tree, game, float(precision[k]))
        theirs.append(time.perf_counter() - begin)
        worst = max(worst, float(np.abs(ours[:, k] - moves).max()))
    if not worst < 1e-8:
        raise AssertionError(f"pygambit differs by {worst}")
    mine = []
    lam = np.tile(precision, (3, 1))
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        quantal(tree, payoff, chance, lam)
        mine.append((time.perf_counter() - begin) / DRAWS)
    one, other = statistics.median(mine), statistics.median(theirs)
    return [
        Row(f"{what}: casus, {DRAWS:,} draws", f"{one * 1e9:.0f} ns a draw", "with checks, values and reach"),
        Row(
            f"{what}: pygambit {pygambit.__version__}",
            f"{other * 1e3:.1f} ms a draw",
            f"{other / one:,.0f} × ours (at least 100,000)",
        ),
        Row("greatest difference of a move probability", f"{worst:.0e}"),
    ]


if __name__ == "__main__":
    print(printed(rows(), "Against pygambit"))

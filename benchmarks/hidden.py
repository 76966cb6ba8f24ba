"""Signalling games with four information sets, as they are drawn in an ensemble: casus beside pygambit.

    python benchmarks/hidden.py

Chance draws one of two types with probability ½; the sender sees which, and sends one of two messages; the receiver
sees the message alone, and answers in one of two ways. All payoffs are normal with standard deviation 0.5, and both
players have one precision. What casus gives is checked against a slow reference in small steps that shares nothing with
it (that of the tests); pygambit traces the agent logit correspondence with its default steps, and where it comes to
another point than casus, the reference says which of the two the path leads to.
"""
# ruff: noqa: I001

from common import Row, alternated, printed  # before numpy

import sys
from pathlib import Path

import numpy as np
import pygambit

from casus.models.game import CHANCE, Tree, quantal

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.models.game.finestep import fine
from tests.models.game.gambit import agent_logit, gambit_game

RECEIVER = (1, [None, None])
SENDER = (0, [RECEIVER, RECEIVER])
TREE = Tree.nested((CHANCE, [SENDER, SENDER]), [[2, 9], [5, 12]])
PRIOR = [0.5, 0.5]
DRAWS = 10_000
SEED = 1998
# Draws that pygambit is timed on, those whose answers are compared to its, and to the slow reference.
TIMED, COMPARED, CHECKED = 60, 2_000, 20
ROUNDS = 5
SAME = 1e-6


def drawn(low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """Payoff (player, outcome, draw) and precision (draw,), the latter uniform."""
    rng = np.random.default_rng(SEED)
    return rng.normal(0, 0.5, (2, len(TREE.outcomes), DRAWS)), rng.uniform(low, high, DRAWS)


def games(low: float, high: float, said: str, most_unsolved: str, limited: bool) -> list[Row]:
    """The rows for one range of precision; `limited` says whether the times have limits."""
    payoff, precision = drawn(low, high)
    both = np.tile(precision, (2, 1))
    theirs = [gambit_game(TREE, payoff[..., k].tolist(), PRIOR) for k in range(COMPARED)]

    def traced(count: int) -> list[list[float]]:
        return [agent_logit(TREE, game, float(one)) for game, one in zip(theirs[:count], precision, strict=False)]

    seconds = alternated(
        {"casus": lambda: quantal(TREE, payoff, PRIOR, both), "pygambit": lambda: traced(TIMED)}, ROUNDS
    )
    ours, other = seconds["casus"] / DRAWS, seconds["pygambit"] / TIMED
    solution = quantal(TREE, payoff, PRIOR, both)
    worst = max(_off(solution.move, payoff, precision, k) for k in range(CHECKED))
    apart = np.abs(solution.move[:, :COMPARED] - np.array(traced(COMPARED)).T).max(axis=0)
    elsewhere = np.flatnonzero(~(apart <= SAME))
    upheld = sum(_off(solution.move, payoff, precision, k) <= SAME for k in elsewhere)
    unsolved = int((solution.unsolved != 0).sum())
    verdict = f"in {upheld} of these the reference comes to ours (at least all)" if len(elsewhere) else ""
    return [
        Row(
            f"signalling game, {said}: casus, {DRAWS:,} draws",
            f"{ours * 1e3:.3f} ms a draw",
            "at most 0.2 ms" if limited else "",
        ),
        Row(f"draws of these without a solution, {said}", f"{unsolved:,} of {DRAWS:,}", most_unsolved),
        Row(
            f"signalling game, {said}: pygambit {pygambit.__version__}",
            f"{other * 1e3:.1f} ms a draw",
            f"{other / ours:,.0f} × ours" + (" (at least 30)" if limited else ""),
        ),
        Row(
            f"greatest difference of a move probability to a slow reference, {CHECKED} draws, {said}",
            f"{worst:.0e}",
            "at most 1e-6",
        ),
        Row(
            f"answers of pygambit that differ by more than 1e-6, {said}",
            f"{len(elsewhere)} of {COMPARED:,}",
            verdict,
        ),
    ]


def _off(move: np.ndarray, payoff: np.ndarray, precision: np.ndarray, draw: int) -> float:
    path = fine(TREE, payoff[..., draw], PRIOR, precision[draw])
    return float(np.abs(path.move - move[:, draw]).max())


def rows() -> list[Row]:
    return [
        *games(5, 20, "λ from 5 to 20", "at most 0", True),
        *games(40, 40, "λ = 40", "at most 0.1 %", False),
    ]


if __name__ == "__main__":
    print(printed(rows(), "Hidden information"))

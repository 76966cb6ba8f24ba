"""Bounds on how strongly unknowns answer to one another, and the draws that they show to have one equilibrium."""

import numpy as np
import pytest

from casus.models.game import CHANCE, Tree, contraction, logit, quantal
from casus.models.game.contraction import MILD, solutions
from casus.models.game.equations import Equations
from casus.models.game.follow import Start, first_crossings

TREES = {
    "signalling": Tree.nested(
        (CHANCE, [(0, [(1, [None, None]), (1, [None, None])]), (0, [(1, [None, None]), (1, [None, None])])]),
        [[2, 9], [5, 12]],
    ),
    "beliefs are fewer than moves": Tree.nested(
        (CHANCE, [(0, [(1, [None] * 3), (1, [None] * 3)]), (0, [(1, [None] * 3), (1, [None] * 3)])]),
        [[2, 11], [6, 15]],
    ),
    "at once": Tree.nested((0, [(1, [None] * 3)] * 3), [[1, 5, 9]]),
    "sets that wait for one another": Tree.nested(
        (CHANCE, [(0, [None, (1, [None, None])]), (1, [None, (0, [None, None])])]), [[1, 8], [3, 6]]
    ),
}
EACH = pytest.mark.parametrize("tree", TREES.values(), ids=TREES)


def equations(
    monkeypatch: pytest.MonkeyPatch, tree: Tree, precision: float, draws: int, seed: int = 7
) -> tuple[Equations, np.ndarray]:
    """The equations of random games on a tree, and the rows that they read."""
    seen: list[tuple[Equations, np.ndarray]] = []

    def spy(system: Equations, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        seen.append((system, inputs.copy()))
        return solutions(system, inputs)

    monkeypatch.setattr(logit, "solutions", spy)
    payoff = np.random.default_rng(seed).normal(0, 0.5, (2, len(tree.outcomes), draws))
    even = [1 / len(tree.children[tree.parent[node]]) for node in tree.branches]
    quantal(tree, payoff, even, precision)
    [found] = seen
    return found


def at_nothing(system: Equations, inputs: np.ndarray) -> Start:
    """The beginning of the path, at t = 0."""
    draws = inputs.shape[1]
    residual, _, _ = system.at(inputs, np.zeros((system.unknowns, draws)), np.zeros(draws))
    return Start(-residual, np.zeros(draws))


@EACH
@pytest.mark.parametrize("precision", [1.0, 6.0])
def test_no_slope_is_steeper_than_its_bound(monkeypatch: pytest.MonkeyPatch, tree: Tree, precision: float) -> None:
    """At random points, far and near, row by row: the sum of |∂T/∂x| is at most the greatest row sum of the bounds."""
    system, inputs = equations(monkeypatch, tree, precision, 400)
    _, strongest = system.answers(inputs)
    rng = np.random.default_rng(1)
    held = system.held(inputs)
    one = np.eye(system.unknowns)[..., None]
    steepest = np.zeros(400)
    for spread in (0.0, 0.3, 1.0, 3.0, 10.0):
        for _ in range(20):
            _, matrix = system.again(held, rng.normal(0, spread, (system.unknowns, 400)))
            steepest = np.maximum(steepest, np.abs(matrix - one).sum(axis=1).max(axis=0))
    assert (steepest <= strongest * (1 + 1e-12)).all()
    # The bounds are of use: within a factor of ten of what was found in half of the games.
    assert np.median(strongest / steepest) < 10


@EACH
def test_a_draw_shown_to_have_one_equilibrium_has_the_one_at_the_end_of_its_path(
    monkeypatch: pytest.MonkeyPatch, tree: Tree
) -> None:
    system, inputs = equations(monkeypatch, tree, 1.0, 600)
    contracts, _ = system.answers(inputs)
    assert contracts.mean() > 0.05
    direct, reason = solutions(system, inputs)
    path, lost = first_crossings(system, inputs, np.zeros(600, dtype=bool), at_nothing(system, inputs))
    assert not reason.any()
    assert not lost.any()
    np.testing.assert_allclose(direct, path, atol=1e-9)
    # From anywhere, answers to answers lead there: the map itself contracts.
    held = system.held(inputs)
    x = np.random.default_rng(2).normal(0, 5, path.shape)
    for _ in range(400):
        x = x - system.again(held, x)[0]
    np.testing.assert_allclose(x[:, contracts], path[:, contracts], atol=1e-6)


def test_games_with_several_equilibria_are_never_shown_to_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coordination game has one logit equilibrium below λ = 2 and three above; the path stays in the middle."""
    tree = Tree.nested((0, [(1, [None, None]), (1, [None, None])]), [[1, 4]])
    seen: list[bool] = []
    real = Equations.answers

    def spy(self: Equations, inputs: np.ndarray, t: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
        found = real(self, inputs, t)
        seen.extend(found[0].tolist() if t == 1.0 else [])
        return found

    monkeypatch.setattr(Equations, "answers", spy)
    for precision in (1.0, 1.9, 2.1, 4.0):
        quantal(tree, [[1.0, -1.0, -1.0, 1.0]] * 2, precision=precision / 2)
    assert seen[2:] == [False, False]
    assert seen[0]


@EACH
def test_trusting_the_first_run_changes_no_answer(monkeypatch: pytest.MonkeyPatch, tree: Tree) -> None:
    system, inputs = equations(monkeypatch, tree, 4.0, 2000)
    _, strongest = system.answers(inputs)
    mild = strongest <= MILD
    assert mild.any()
    once, _ = first_crossings(system, inputs, mild, at_nothing(system, inputs))
    always, lost = first_crossings(system, inputs, np.zeros(2000, dtype=bool), at_nothing(system, inputs))
    assert not lost.any()
    np.testing.assert_allclose(once, always, atol=1e-8)


@EACH
def test_where_a_path_begins_changes_no_answer(monkeypatch: pytest.MonkeyPatch, tree: Tree) -> None:
    """Most begin later, where the bounds show a single solution."""
    system, inputs = equations(monkeypatch, tree, 4.0, 1000)
    later = contraction._starts(system, inputs)
    assert (later.t > 0).mean() > 0.5
    none = np.zeros(1000, dtype=bool)
    first, lost = first_crossings(system, inputs, none, at_nothing(system, inputs))
    second, missed = first_crossings(system, inputs, none, later)
    assert not lost.any()
    assert not missed.any()
    np.testing.assert_allclose(second, first, atol=1e-8)

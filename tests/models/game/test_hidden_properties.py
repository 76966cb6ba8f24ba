"""Properties of the equilibrium where beliefs matter, and how a draw without one is told."""

import pickle

import numpy as np
import pytest

from casus.errors import CaseError, UsageError
from casus.models.game import CHANCE, REASONS, Tree, follow, logit, quantal, subgame_perfect
from casus.models.game.linear import solved

SIGNALLING = Tree.nested(
    (CHANCE, [(0, [(1, [None, None]), (1, [None, None])]), (0, [(1, [None, None]), (1, [None, None])])]),
    [[2, 9], [5, 12]],
)
AT_ONCE = Tree.nested((0, [(1, [None, None]), (1, [None, None])]), [[1, 4]])
DRAWS = 300


def games(seed: int, draws: int = DRAWS) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(0, 0.5, (2, 8, draws)), rng.uniform(5, 20, (2, draws))


def test_no_draw_feels_another() -> None:
    """Alone, in another order or in another company: the same to the bit."""
    payoff, precision = games(3)
    whole = quantal(SIGNALLING, payoff, [0.4, 0.6], precision)
    order = np.random.default_rng(0).permutation(DRAWS)
    mixed = quantal(SIGNALLING, payoff[..., order], [0.4, 0.6], precision[:, order])
    np.testing.assert_array_equal(mixed.move, whole.move[:, order])
    for draw in range(0, DRAWS, 37):
        alone = quantal(SIGNALLING, payoff[..., [draw]], [0.4, 0.6], precision[:, [draw]])
        np.testing.assert_array_equal(alone.move[:, 0], whole.move[:, draw])


def test_residuals_by_plain_arithmetic() -> None:
    """ln σ(1)/σ(0) of the receiver is λ times what it expects to gain by its beliefs, which are Bayes' rule."""
    payoff, precision = games(4)
    solution = quantal(SIGNALLING, payoff, [0.3, 0.7], precision)
    assert not solution.unsolved.any()
    row = {node: k for k, node in enumerate(SIGNALLING.moves)}
    ends = {node: k for k, node in enumerate(SIGNALLING.outcomes)}
    for nodes in SIGNALLING.information:
        reach = solution.reach[list(nodes)]
        belief = reach / reach.sum(axis=0)
        np.testing.assert_allclose(solution.belief()[list(nodes)], belief, atol=1e-15)
        first, second = zip(*(SIGNALLING.children[node] for node in nodes), strict=True)
        gain = payoff[1, [ends[node] for node in second]] - payoff[1, [ends[node] for node in first]]
        odds = np.log(solution.move[row[second[0]]]) - np.log(solution.move[row[first[0]]])
        np.testing.assert_allclose(odds, precision[1] * (belief * gain).sum(axis=0), atol=1e-8)


def test_at_no_precision_everybody_does_by_weight() -> None:
    payoff, _ = games(5)
    weight = np.ones(len(SIGNALLING.moves))
    row = {node: k for k, node in enumerate(SIGNALLING.moves)}
    for nodes in SIGNALLING.information:
        for node in nodes:
            weight[row[SIGNALLING.children[node][0]]] = 3.0
    solution = quantal(SIGNALLING, payoff, [0.5, 0.5], 0.0, weight)
    for nodes in SIGNALLING.information:
        for node in nodes:
            np.testing.assert_allclose(solution.move[row[SIGNALLING.children[node][0]]], 0.75, atol=1e-12)


def test_what_matters_is_precision_times_payoff() -> None:
    payoff, precision = games(6)
    base = quantal(SIGNALLING, payoff, [0.5, 0.5], precision).move
    np.testing.assert_allclose(quantal(SIGNALLING, 7 * payoff, [0.5, 0.5], precision / 7).move, base, atol=1e-9)
    shifted = payoff + np.array([3.0, -2.0])[:, None, None]
    np.testing.assert_allclose(quantal(SIGNALLING, shifted, [0.5, 0.5], precision).move, base, atol=1e-9)


def test_a_copied_move_takes_share_unless_it_shares_the_weight() -> None:
    """The red bus and the blue bus, at an information set."""
    twice = Tree.nested((0, [(1, [None] * 3), (1, [None] * 3)]), [[1, 5]])
    once = Tree.nested((0, [(1, [None] * 2), (1, [None] * 2)]), [[1, 4]])
    payoff = np.array([[0.3, 0.1, 0.0, 1.0], [1.0, 0.2, 0.0, 0.7]])
    copied = payoff[:, [0, 1, 1, 2, 3, 3]]
    plain = quantal(once, payoff, precision=2.0).value
    shared = quantal(twice, copied, precision=2.0, weight=[1, 1, 1, 0.5, 0.5, 1, 0.5, 0.5]).value
    np.testing.assert_allclose(shared, plain, atol=1e-12)
    assert np.abs(quantal(twice, copied, precision=2.0).value - plain).max() > 0.01


def test_sets_at_which_beliefs_do_not_matter_need_no_path() -> None:
    """The receiver is paid alike whatever the type: it may as well see it."""
    payoff, precision = games(8)
    payoff[1, 4:] = payoff[1, :4]
    hidden = quantal(SIGNALLING, payoff[..., :1], [0.5, 0.5], precision[:, :1]).move
    seen = quantal(Tree(SIGNALLING.player, SIGNALLING.children), payoff[..., :1], [0.5, 0.5], precision[:, :1]).move
    np.testing.assert_allclose(hidden, seen, atol=1e-12)


def test_a_set_that_chance_rules_out_has_beliefs_all_the_same() -> None:
    payoff, precision = games(9)
    solution = quantal(SIGNALLING, payoff, [1.0, 0.0], precision)
    assert not solution.unsolved.any()
    assert np.isfinite(solution.move).all()
    certain = quantal(Tree.nested((0, [(1, [None, None]), (1, [None, None])])), payoff[:, :4], (), precision)
    np.testing.assert_allclose(solution.value, certain.value, atol=1e-9)


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("MOST_TICKS", {False: 1, True: 1}, "the path is too long"),
        ("SAME_END", -1.0, "the path ends elsewhere with smaller steps"),
        ("LARGEST_RESIDUAL", -1.0, "the equations are not met to 1e-9"),
        ("REFUSED", -1.0, "the path could not be followed"),
    ],
)
def test_a_draw_without_solution_says_why(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: object, reason: str
) -> None:
    payoff, precision = games(10, 4)
    monkeypatch.setattr(follow, setting, value)
    solution = quantal(SIGNALLING, payoff, [0.5, 0.5], precision)
    assert [REASONS[int(number)] for number in solution.unsolved] == [reason] * 4
    for part in (solution.move, solution.outcome, solution.value, solution.reach):
        assert np.isnan(part).all()


def test_game_too_large() -> None:
    """Said before anything is solved, and with the limit."""
    rows = 9
    tree = Tree.nested((CHANCE, [(0, [(1, [None] * 9)] * rows)] * 9), _by_move(rows, 9, 9))
    with pytest.raises(CaseError) as caught:
        quantal(tree, np.random.default_rng(0).normal(0, 1, (2, len(tree.outcomes))), [1 / 9] * 9, 1.0)
    [fault] = caught.value.faults
    assert fault.code == "game-too-large"
    assert str(logit.MOST_UNKNOWNS) in fault.message


def _by_move(messages: int, answers: int, types: int) -> list[list[int]]:
    """The sets of a receiver that sees the message and not the type."""
    width = 1 + messages * (1 + answers)
    return [[1 + t * width + 1 + m * (1 + answers) for t in range(types)] for m in range(messages)]


def test_information_weights() -> None:
    with pytest.raises(CaseError) as caught:
        quantal(AT_ONCE, np.zeros((2, 4)), weight=[1, 1, 1, 2, 1, 3])
    assert [fault.code for fault in caught.value.faults] == ["information-weights"]


def test_subgame_perfection_needs_perfect_information() -> None:
    with pytest.raises(UsageError, match="perfect information"):
        subgame_perfect(AT_ONCE, np.zeros((2, 4)))


@pytest.mark.parametrize("sets", [[[1]], [[1, 99]]])
def test_an_information_set_names_two_nodes_of_the_tree(sets: list[list[int]]) -> None:
    with pytest.raises(UsageError, match="two or more nodes of the tree"):
        Tree.nested((0, [(1, [None, None]), (1, [None, None])]), sets)


@pytest.mark.parametrize(
    ("sets", "message"),
    [
        ([[1, 2]], "nobody decides at node 2"),
        ([[1, 4], [4, 1]], "node 4 is in two sets"),
        ([[0, 1]], "other players decide"),
        ([[1, 7]], "not the same number of moves"),
    ],
)
def test_sets_that_make_no_sense(sets: list[list[int]], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Tree.nested((0, [(1, [None, None]), (1, [None, None]), (1, [None] * 3)]), sets)


def test_a_principal_branch_can_be_sent_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    payoff, precision = games(12, 5)
    seen = []
    real = logit.solutions
    monkeypatch.setattr(logit, "solutions", lambda e, i: seen.append((e, i.copy())) or real(e, i))
    quantal(SIGNALLING, payoff, [0.5, 0.5], precision)
    [(system, inputs)] = seen
    copy = pickle.loads(pickle.dumps(system))
    np.testing.assert_array_equal(real(copy, inputs.copy())[0], real(system, inputs.copy())[0])


def test_linear_equations_as_numpy_solves_them() -> None:
    rng = np.random.default_rng(3)
    for size in (1, 2, 5, 9):
        matrix, right = rng.normal(0, 1, (size, size, 50)), rng.normal(0, 1, (size, 50))
        wanted = np.linalg.solve(matrix.transpose(2, 0, 1), right.T[..., None])[..., 0].T
        sign = np.sign(np.linalg.det(matrix.transpose(2, 0, 1)))
        found, signs, pivot = solved(matrix.copy(), right.copy())
        np.testing.assert_allclose(found, wanted, rtol=1e-8, atol=1e-9)
        np.testing.assert_array_equal(signs, sign)
        assert (pivot > 0).all()


def test_of_a_singular_matrix_the_pivot_is_nothing() -> None:
    with np.errstate(all="ignore"):
        _, _, pivot = solved(np.ones((2, 2, 1)), np.ones((2, 1)))
    assert pivot.tolist() == [0.0]

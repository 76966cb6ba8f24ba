"""Every documented error of the public functions, by its name."""

import numpy as np
import pytest

from casus.errors import CaseError, UsageError
from casus.models.game import CHANCE, TERMINAL, Tree, quantal, subgame_perfect

ENTRY = Tree.nested((0, [None, (1, [None, None])]))
LOTTERY = Tree.nested((CHANCE, [None, None]))
PAYOFF = np.zeros((2, 3))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"payoff": np.zeros((2, 4))}, r"payoff has shape \(2, 4\), expected \(player, 3\)"),
        ({"payoff": np.zeros((1, 3))}, "payoff has 1 players, the tree has 2"),
        ({"precision": [1.0, 1.0, 1.0]}, "precision has shape"),
        ({"weight": [1.0]}, "weight has shape"),
        ({"chance": [0.5]}, "chance has shape"),
        ({"payoff": np.zeros((2, 3, 4)), "precision": np.ones((2, 3))}, "precision has 3 draws, expected 4 or 1"),
    ],
)
def test_usage_error_for_shapes_that_do_not_fit(changes: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        quantal(ENTRY, **{"payoff": PAYOFF, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("not-finite", {"payoff": np.full((2, 3), np.nan)}),
        ("not-finite", {"precision": [np.inf, 1.0]}),
        ("precision-negative", {"precision": [-1.0, 1.0]}),
        ("weight-not-positive", {"weight": [1.0, 0.0, 1.0, 1.0]}),
    ],
)
def test_case_error_for_values(code: str, changes: dict[str, object]) -> None:
    with pytest.raises(CaseError) as caught:
        quantal(ENTRY, **{"payoff": PAYOFF, **changes})  # type: ignore[arg-type]
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("chance", [[0.5, 0.6], [1.5, -0.5], [0.2, 0.2]])
def test_probability_out_of_range(chance: list[float]) -> None:
    with pytest.raises(CaseError, match="probability-out-of-range"):
        subgame_perfect(LOTTERY, [[0.0, 1.0]], chance)


@pytest.mark.parametrize(
    ("player", "children"),
    [
        ((), ()),
        ((0, TERMINAL), ((1,),)),
        ((0, TERMINAL), ((), ())),
        ((0, TERMINAL), ((1, 1), ())),
        ((0, 1, TERMINAL), ((2,), (1,), ())),
        ((-3, TERMINAL), ((1,), ())),
        ((TERMINAL, TERMINAL), ((1,), ())),
    ],
)
def test_usage_error_for_a_tree_that_is_none(player: tuple[int, ...], children: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(UsageError):
        Tree(player, children)


def test_a_tree_of_a_single_end_has_its_payoffs_as_values() -> None:
    solution = quantal(Tree.nested(None), [[3.0], [4.0]], precision=1.0)
    assert solution.value[:, 0].tolist() == [3.0, 4.0]
    assert solution.outcome.tolist() == [[1.0]]

"""Against published results and the reference implementation."""

from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from tests.models.game.gambit import agent_quantal

from casus.models.game import CHANCE, Tree, quantal, subgame_perfect


@pytest.mark.parametrize("precision", [0.1, 1.0, 5.0])
def test_gambit_agent_logit_equilibrium_turocy_2005(precision: float) -> None:
    """Turocy (2005), GEB 51, as pygambit computes it: three players, chance, 50 draws, every move within 1e-9."""
    tree = Tree.nested(
        (0, [None, (1, [None, (CHANCE, [None, (2, [None, None, None])])]), (2, [(0, [None, None]), None])])
    )
    rng = np.random.default_rng(2005)
    draws = 50
    payoff = rng.normal(0, 1, (3, len(tree.outcomes), draws))
    share = rng.uniform(0.1, 0.9, draws)
    chance = np.array([share, 1 - share])
    ours = quantal(tree, payoff, chance, precision).move
    for draw in range(draws):
        theirs = agent_quantal(tree, payoff[..., draw].tolist(), chance[:, draw].tolist(), precision)
        np.testing.assert_allclose(ours[:, draw], theirs, atol=1e-9)


@pytest.mark.parametrize(("others", "per_cent"), [(1, 27), (2, 16), (3, 11), (5, 7)])
def test_matejka_mckay_2015_listing_more_alternatives_takes_share(others: int, per_cent: int) -> None:
    """Logit with equal weights, one unit of λ·payoff behind: 1/(1 + n e)."""
    solution = quantal(Tree.nested((0, [None] * (1 + others))), [[-1.0] + [0.0] * others])
    assert round(100 * solution.move[0, 0]) == per_cent
    shared = quantal(
        Tree.nested((0, [None] * (1 + others))), [[-1.0] + [0.0] * others], weight=[1.0] + [1 / others] * others
    )
    assert shared.move[0, 0] == pytest.approx(1 / (1 + np.e), abs=1e-15)


def test_selten_1978_chain_store_stage_game() -> None:
    """Selten (1978), Theory and Decision 9: entrant stays out (1, 5), enters and is met with (2, 2) or (0, 0)."""
    tree = Tree.nested((0, [None, (1, [None, None])]))
    solution = subgame_perfect(tree, [[1.0, 2.0, 0.0], [5.0, 2.0, 0.0]])
    assert solution.outcome[:, 0].tolist() == [0.0, 1.0, 0.0]
    assert solution.value[:, 0].tolist() == [2.0, 2.0]


def test_selten_1978_quantal_response_in_fractions() -> None:
    """λ = ln 2 for the chain store, 5 ln 2 for the entrant: odds are powers of two, and all is fractions.

    The store: 2 against 0, odds 4 to 1. The entrant: 8/5 against 1, λ · 3/5 = 3 ln 2, odds 8 to 1.
    """
    tree = Tree.nested((0, [None, (1, [None, None])]))
    solution = quantal(tree, [[1, 2, 0], [5, 2, 0]], precision=[5 * np.log(2), np.log(2)])
    shares = [Fraction(1, 9), Fraction(8, 9) * Fraction(4, 5), Fraction(8, 9) * Fraction(1, 5)]
    np.testing.assert_allclose(solution.outcome[:, 0], [float(share) for share in shares], rtol=1e-14)
    value = [sum(s * x for s, x in zip(shares, row, strict=True)) for row in ([1, 2, 0], [5, 2, 0])]
    np.testing.assert_allclose(solution.value[:, 0], [float(v) for v in value], rtol=1e-14)


@pytest.mark.parametrize("precision", ["0.5", "2", "10"])
def test_mckelvey_palfrey_1998_centipede_by_decimals(precision: str) -> None:
    """The four-move centipede of McKelvey & Palfrey (1992), solved backwards in 40 decimals."""
    pairs = [("0.40", "0.10"), ("0.20", "0.80"), ("1.60", "0.40"), ("0.80", "3.20"), ("6.40", "1.60")]
    ends = [tuple(map(Decimal, pair)) for pair in pairs]
    with localcontext() as context:
        context.prec = 40
        after, take = ends[-1], []
        for turn in (3, 2, 1, 0):
            odds = (Decimal(precision) * (after[turn % 2] - ends[turn][turn % 2])).exp()
            share = 1 / (1 + odds)
            take.insert(0, share)
            after = tuple(share * now + (1 - share) * later for now, later in zip(ends[turn], after, strict=True))
    tree = Tree.nested((0, [None, (1, [None, (0, [None, (1, [None, None])])])]))
    payoff = [[float(end[player]) for end in ends] for player in (0, 1)]
    solution = quantal(tree, payoff, precision=float(precision))
    np.testing.assert_allclose(solution.move[::2, 0], [float(share) for share in take], rtol=1e-13)
    np.testing.assert_allclose(solution.value[:, 0], [float(value) for value in after], rtol=1e-13)


def test_rosenthal_1981_centipede_is_taken_at_once() -> None:
    """Rosenthal (1981), JET 25, with the payoffs of McKelvey & Palfrey (1992), Econometrica 60: first node taken."""
    tree = Tree.nested((0, [None, (1, [None, (0, [None, (1, [None, None])])])]))
    payoff = [[0.40, 0.20, 1.60, 0.80, 6.40], [0.10, 0.80, 0.40, 3.20, 1.60]]
    assert subgame_perfect(tree, payoff).outcome[:, 0].tolist() == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_signorino_1999_deterrence_by_hand() -> None:
    """Signorino (1999), APSR 93: attack, resist; choice probabilities by the two logits written out."""
    tree = Tree.nested((0, [None, (1, [None, (0, [None, None])])]))
    challenger, defender, precision = [0.0, 1.0, -0.5, -1.5], [0.0, -1.0, 0.5, -2.0], 1.25
    stand = 1 / (1 + np.exp(precision * (-0.5 - -1.5)))
    defend = stand * -2.0 + (1 - stand) * 0.5
    resist = 1 / (1 + np.exp(precision * (-1.0 - defend)))
    attack_value = (1 - resist) * 1.0 + resist * (stand * -1.5 + (1 - stand) * -0.5)
    attack = 1 / (1 + np.exp(-precision * attack_value))
    move = quantal(tree, [challenger, defender], precision=precision).move[:, 0]
    np.testing.assert_allclose(move, [1 - attack, attack, 1 - resist, resist, 1 - stand, stand], atol=1e-15)

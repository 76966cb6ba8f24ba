"""Poker with a few cards, and a door with a car behind it."""

from itertools import permutations

from tests.models.game.published.record import Equilibrium, Plan, decision, end, lottery, published


def _showdown(mine: int, other: int, stake: float) -> Plan:
    won = stake if mine > other else -stake
    return end(won, -won)


def _kuhn(one: int, two: int) -> Plan:
    return decision(
        0,
        f"one {one}",
        decision(
            1,
            f"two {two} after a bet",
            _showdown(one, two, 2),
            end(1, -1),
        ),
        decision(
            1,
            f"two {two} after a pass",
            decision(0, f"one {one} again", _showdown(one, two, 2), end(-1, 1)),
            _showdown(one, two, 1),
        ),
    )


def _solution(bluff: float) -> Equilibrium:
    """Kuhn's family: player 1 bets with the 3 three times as often as it bluffs with the 1."""
    return Equilibrium(
        "nash",
        {
            "one 1": (bluff, 1 - bluff),
            "one 2": (0, 1),
            "one 3": (3 * bluff, 1 - 3 * bluff),
            "one 1 again": (0, 1),
            "one 2 again": (bluff + 1 / 3, 2 / 3 - bluff),
            "one 3 again": (1, 0),
            "two 1 after a bet": (0, 1),
            "two 2 after a bet": (1 / 3, 2 / 3),
            "two 3 after a bet": (1, 0),
            "two 1 after a pass": (1 / 3, 2 / 3),
            "two 2 after a pass": (0, 1),
            "two 3 after a pass": (1, 0),
        },
        (-1 / 18, 1 / 18),
    )


# Moves: bet, pass.
KUHN = published(
    "Kuhn's poker",
    "Kuhn (1950), A simplified two-person poker, in Kuhn & Tucker, Contributions to the Theory of Games I",
    lottery(*((1 / 6, _kuhn(one, two)) for one, two in permutations((1, 2, 3), 2))),
    _solution(0),
    _solution(1 / 6),
    _solution(1 / 3),
)


def _half_street(bettor: int, other: int) -> Plan:
    """The other has passed; each has put in 1, and a bet is 1."""
    return decision(
        0,
        f"bettor {bettor}",
        decision(1, f"other {other}", _showdown(bettor, other, 2), end(1, -1)),
        _showdown(bettor, other, 1),
    )


# Ace, king, queen as 3, 2, 1. Moves: bet, pass; call, fold. One bluff for three bets, one call of a king for three.
ACE_KING_QUEEN = published(
    "Ace, king and queen, half a street",
    "Chen & Ankenman (2006), The Mathematics of Poker; a pot of 2 bets",
    lottery(*((1 / 6, _half_street(bettor, other)) for bettor, other in permutations((1, 2, 3), 2))),
    Equilibrium(
        "nash",
        {
            "bettor 3": (1, 0),
            "bettor 2": (0, 1),
            "bettor 1": (1 / 3, 2 / 3),
            "other 3": (1, 0),
            "other 2": (1 / 3, 2 / 3),
            "other 1": (0, 1),
        },
    ),
)

# Moves: raise, fold; meet, pass. Who folds loses its dollar only with the black card.
CARD = published(
    "Red or black card",
    "Myerson (1991), Game Theory: Analysis of Conflict, Figure 2.2",
    lottery(
        (0.5, decision(0, "red", decision(1, "two", end(2, -2), end(1, -1)), end(1, -1))),
        (0.5, decision(0, "black", decision(1, "two", end(-2, 2), end(1, -1)), end(-1, 1))),
    ),
    Equilibrium("sequential", {"red": (1, 0), "black": (1 / 3, 2 / 3), "two": (2 / 3, 1 / 3)}, (1 / 3, -1 / 3)),
)

# Moves: bet, fold; call, fold.
STRIPPED = published(
    "Stripped-down poker",
    "Reiley, Urbancic & Walker (2008), Stripped-down poker: a classroom game with signaling and bluffing, "
    "Journal of Economic Education 39, 323-341",
    lottery(
        (0.5, decision(0, "king", decision(1, "student", end(2, -2), end(1, -1)), end(-1, 1))),
        (0.5, decision(0, "queen", decision(1, "student", end(-2, 2), end(1, -1)), end(-1, 1))),
    ),
    Equilibrium("sequential", {"king": (1, 0), "queen": (1 / 3, 2 / 3), "student": (2 / 3, 1 / 3)}, (1 / 3, -1 / 3)),
)


def _opened(door: int, right: bool) -> Plan:
    """The contestant has chosen door 1 and sees another open. Moves: stay, switch."""
    return decision(0, f"door {door} opened", end(float(right)), end(float(not right)))


DOORS = published(
    "Three doors",
    "Selvin (1975), A problem in probability, The American Statistician 29",
    lottery(
        (1 / 3, lottery((0.5, _opened(2, True)), (0.5, _opened(3, True)))),
        (1 / 3, _opened(3, False)),
        (1 / 3, _opened(2, False)),
    ),
    Equilibrium("sequential", {"door 2 opened": (0, 1), "door 3 opened": (0, 1)}, (2 / 3,)),
)

GAMES = (KUHN, ACE_KING_QUEEN, CARD, STRIPPED, DOORS)

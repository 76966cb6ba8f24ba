"""Two players who move at once, as trees in which the second doesn't see the first's move."""

from tests.models.game.published.record import Equilibrium, Play, published, simultaneous


def _play(row: tuple[float, ...], column: tuple[float, ...]) -> Play:
    return {"row": row, "column": column}


DILEMMA = published(
    "Prisoner's dilemma",
    "Axelrod (1984), The Evolution of Cooperation, Figure 1",
    simultaneous(((3, 3), (0, 5)), ((5, 0), (1, 1))),
    Equilibrium("nash", _play((0, 1), (0, 1)), (1, 1)),
    limit=_play((0, 1), (0, 1)),
)
CHICKEN = published(
    "Chicken",
    "Aumann (1987), Correlated equilibrium as an expression of Bayesian rationality, Econometrica 55",
    simultaneous(((6, 6), (2, 7)), ((7, 2), (0, 0))),
    Equilibrium("nash", _play((1, 0), (0, 1)), (2, 7)),
    Equilibrium("nash", _play((0, 1), (1, 0)), (7, 2)),
    Equilibrium("nash", _play((2 / 3, 1 / 3), (2 / 3, 1 / 3)), (14 / 3, 14 / 3)),
)
STAG = published(
    "Stag hunt",
    "Aumann (1990), Nash equilibria are not self-enforcing, in Gabszewicz, Richard & Wolsey, Economic Decision-Making; "
    "the limit by Turocy (2005), Games and Economic Behavior 51: the risk-dominant equilibrium",
    simultaneous(((9, 9), (0, 8)), ((8, 0), (7, 7))),
    Equilibrium("nash", _play((1, 0), (1, 0)), (9, 9)),
    Equilibrium("nash", _play((0, 1), (0, 1)), (7, 7)),
    Equilibrium("nash", _play((7 / 8, 1 / 8), (7 / 8, 1 / 8))),
    limit=_play((0, 1), (0, 1)),
)
SEXES = published(
    "Battle of the sexes",
    "Luce & Raiffa (1957), Games and Decisions, chapter 5",
    simultaneous(((2, 1), (-1, -1)), ((-1, -1), (1, 2))),
    Equilibrium("nash", _play((1, 0), (1, 0)), (2, 1)),
    Equilibrium("nash", _play((0, 1), (0, 1)), (1, 2)),
    Equilibrium("nash", _play((3 / 5, 2 / 5), (2 / 5, 3 / 5)), (1 / 5, 1 / 5)),
)
PENNIES = published(
    "Matching pennies",
    "von Neumann & Morgenstern (1944), Theory of Games and Economic Behavior",
    simultaneous(((1, -1), (-1, 1)), ((-1, 1), (1, -1))),
    Equilibrium("nash", _play((1 / 2, 1 / 2), (1 / 2, 1 / 2)), (0, 0)),
)
STONE = published(
    "Stone, paper, scissors",
    "von Neumann & Morgenstern (1944), Theory of Games and Economic Behavior",
    simultaneous(((0, 0), (-1, 1), (1, -1)), ((1, -1), (0, 0), (-1, 1)), ((-1, 1), (1, -1), (0, 0))),
    Equilibrium("nash", _play((1 / 3,) * 3, (1 / 3,) * 3), (0, 0)),
)
SHAPLEY = published(
    "Shapley's game",
    "Shapley (1964), Some topics in two-person games, in Dresher, Shapley & Tucker, Advances in Game Theory",
    simultaneous(((1, 0), (0, 0), (0, 1)), ((0, 1), (1, 0), (0, 0)), ((0, 0), (0, 1), (1, 0))),
    Equilibrium("nash", _play((1 / 3,) * 3, (1 / 3,) * 3), (1 / 3, 1 / 3)),
)
NINE = published(
    "Matching pennies for nine",
    "Ochs (1995), Games with unique, mixed strategy equilibria, Games and Economic Behavior 10",
    simultaneous(((9, 0), (0, 1)), ((0, 1), (1, 0))),
    Equilibrium("nash", _play((1 / 2, 1 / 2), (1 / 10, 9 / 10)), (0.9, 0.5)),
)
FOUR = published(
    "Matching pennies for four",
    "Ochs (1995), Games with unique, mixed strategy equilibria, Games and Economic Behavior 10",
    simultaneous(((4, 0), (0, 1)), ((0, 1), (1, 0))),
    Equilibrium("nash", _play((1 / 2, 1 / 2), (1 / 5, 4 / 5)), (0.8, 0.5)),
)

TREASURES = (
    "Goeree & Holt (2001), Ten little treasures of game theory and ten intuitive contradictions, "
    "American Economic Review 91, 1402-1422, in dollars where the article has cents"
)
HIGH = published(
    "Matching pennies, a high payoff",
    TREASURES,
    simultaneous(((3.20, 0.40), (0.40, 0.80)), ((0.40, 0.80), (0.80, 0.40))),
    Equilibrium("nash", _play((1 / 2, 1 / 2), (1 / 8, 7 / 8))),
)
LOW = published(
    "Matching pennies, a low payoff",
    TREASURES,
    simultaneous(((0.44, 0.40), (0.40, 0.80)), ((0.40, 0.80), (0.80, 0.40))),
    Equilibrium("nash", _play((1 / 2, 1 / 2), (10 / 11, 1 / 11))),
)
KREPS = published(
    "Kreps's game",
    TREASURES,
    simultaneous(
        ((2.00, 0.50), (0.00, 0.45), (0.10, 0.30), (0.20, -2.50)),
        ((0.00, -2.50), (0.10, -1.00), (0.30, 0.30), (0.50, 0.40)),
    ),
    Equilibrium("nash", _play((1, 0), (1, 0, 0, 0)), (2.00, 0.50)),
    Equilibrium("nash", _play((0, 1), (0, 0, 0, 1)), (0.50, 0.40)),
)
CHMURA = published(
    "Experimental game 1",
    "Selten & Chmura (2008), Stationary concepts for experimental 2x2-games, American Economic Review 98",
    simultaneous(((10, 8), (0, 18)), ((9, 9), (10, 8))),
    Equilibrium("nash", _play((1 / 11, 10 / 11), (10 / 11, 1 / 11))),
)
# Blockade, air strike; withdraw, keep the missiles. Ranks, 4 the best.
MISSILES = published(
    "Cuban missile crisis",
    "Brams (1985), Superpower Games: Applying Game Theory to Superpower Conflict",
    simultaneous(((3, 3), (2, 4)), ((4, 2), (1, 1))),
    Equilibrium("nash", _play((1, 0), (0, 1)), (2, 4)),
    Equilibrium("nash", _play((0, 1), (1, 0)), (4, 2)),
)
LOOP = published(
    "A principal branch that bends backwards",
    "R. D. McKelvey, as told in the documentation of Gambit, sample games",
    simultaneous(((6, 7), (6, 7)), ((7.32, 6), (1, 4))),
    Equilibrium("nash", _play((0, 1), (1, 0)), (7.32, 6)),
)

GAMES = (
    DILEMMA,
    CHICKEN,
    STAG,
    SEXES,
    PENNIES,
    STONE,
    SHAPLEY,
    NINE,
    FOUR,
    HIGH,
    LOW,
    KREPS,
    CHMURA,
    MISSILES,
    LOOP,
)

"""Games that changed what counts as an equilibrium."""

from tests.models.game.published.record import Equilibrium, Plan, decision, end, lottery, published

# Moves of all three players: right, left.
HORSE = published(
    "Selten's horse",
    "Selten (1975), Reexamination of the perfectness concept for equilibrium points in extensive games, "
    "International Journal of Game Theory 4, 25-55, Figure 1",
    decision(
        0,
        "one",
        decision(1, "two", end(1, 1, 1), decision(2, "three", end(4, 4, 0), end(0, 0, 1))),
        decision(2, "three", end(3, 2, 2), end(0, 0, 0)),
    ),
    # Player 3 moves left where it thinks player 2's error twice as likely as player 1's, or more.
    Equilibrium(
        "sequential",
        {"one": (1, 0), "two": (1, 0), "three": (0, 1)},
        (1, 1, 1),
        tremble={"one": (0, 1), "two": (0, 3)},
    ),
    Equilibrium(
        "sequential",
        {"one": (1, 0), "two": (1, 0), "three": (1 / 4, 3 / 4)},
        (1, 1, 1),
        tremble={"one": (0, 1), "two": (0, 2)},
    ),
    Equilibrium("imperfect", {"one": (0, 1), "two": (1, 0), "three": (1, 0)}, (3, 2, 2)),
)

# Moves of each set: right, left.
NORMAL_FORM = published(
    "Perfect in the normal form only",
    "Selten (1975), International Journal of Game Theory 4, 25-55, Figure 2",
    decision(0, "first", end(1, 1), decision(1, "two", end(0, 2), decision(0, "last", end(0, 3), end(2, 0)))),
    Equilibrium("sequential", {"first": (1, 0), "two": (1, 0), "last": (0, 1)}, (1, 1)),
)

AGENTS = published(
    "An equilibrium of agents only",
    "Myerson (1991), Game Theory: Analysis of Conflict, Figure 4.2",
    decision(
        0,
        "a or b",
        decision(
            1,
            "w or x",
            decision(0, "y or z", end(3, 0), end(0, 0)),
            decision(0, "y or z", end(2, 3), end(4, 1)),
        ),
        decision(1, "w or x", end(2, 3), end(3, 2)),
    ),
    Equilibrium("agent", {"a or b": (0, 1), "w or x": (1, 0), "y or z": (0, 1)}, (2, 3)),
)

ACCOMMODATING = published(
    "A belief that nothing excludes",
    "Gibbons (1992), Game Theory for Applied Economists, Figure 4.1.1",
    decision(0, "one", decision(1, "two", end(2, 1), end(0, 0)), decision(1, "two", end(0, 2), end(0, 1)), end(1, 3)),
    Equilibrium("sequential", {"one": (1, 0, 0), "two": (1, 0)}, (2, 1)),
    Equilibrium("imperfect", {"one": (0, 0, 1), "two": (0, 1)}, (1, 3)),
)

# Player 1: A, D; then a game of players 2 (L, R) and 3 (L', R').
REQUIREMENT = published(
    "Beliefs off the path of play",
    "Gibbons (1992), Game Theory for Applied Economists, Figure 4.1.3",
    decision(
        0,
        "one",
        end(2, 0, 0),
        decision(
            1,
            "two",
            decision(2, "three", end(1, 2, 1), end(3, 3, 3)),
            decision(2, "three", end(0, 1, 2), end(0, 1, 1)),
        ),
    ),
    Equilibrium("sequential", {"one": (0, 1), "two": (1, 0), "three": (0, 1)}, (3, 3, 3)),
    Equilibrium("nash", {"one": (1, 0), "two": (1, 0), "three": (1, 0)}, (2, 0, 0)),
)

READY = published(
    "A challenger who may come unready",
    "Osborne (2004), An Introduction to Game Theory, chapter 10",
    decision(
        0,
        "challenger",
        decision(1, "incumbent", end(3, 3), end(1, 1)),
        decision(1, "incumbent", end(4, 3), end(0, 2)),
        end(2, 4),
    ),
    Equilibrium("sequential", {"challenger": (0, 1, 0), "incumbent": (1, 0)}, (4, 3)),
    Equilibrium("imperfect", {"challenger": (0, 0, 1), "incumbent": (0, 1)}, (2, 4)),
)

OUTSIDE = published(
    "Battle of the sexes with an outside option",
    "Kohlberg & Mertens (1986), On the strategic stability of equilibria, Econometrica 54; payoffs as in "
    "van Damme (1989), Stable equilibria and forward induction, Journal of Economic Theory 48",
    decision(
        0,
        "out or in",
        end(2, 2),
        decision(0, "one", decision(1, "two", end(3, 1), end(0, 0)), decision(1, "two", end(0, 0), end(1, 3))),
    ),
    Equilibrium("sequential", {"out or in": (0, 1), "one": (1, 0), "two": (1, 0)}, (3, 1)),
    Equilibrium("sequential", {"out or in": (1, 0), "one": (0, 1), "two": (0, 1)}, (2, 2)),
    Equilibrium("sequential", {"out or in": (1, 0), "one": (3 / 4, 1 / 4), "two": (1 / 4, 3 / 4)}, (2, 2)),
)


def _sexes(after: str, cost: float) -> Plan:
    return decision(
        0,
        f"one {after}",
        decision(1, f"two {after}", end(3 - cost, 1), end(-cost, 0)),
        decision(1, f"two {after}", end(-cost, 0), end(1 - cost, 3)),
    )


BURNING = published(
    "Battle of the sexes with money to burn",
    "van Damme (1989), Stable equilibria and forward induction, Journal of Economic Theory 48; "
    "Ben-Porath & Dekel (1992), Signaling future actions and the potential for sacrifice, Journal of Economic "
    "Theory 57",
    decision(0, "keep or burn", _sexes("kept", 0), _sexes("burnt", 1)),
    # What forward induction selects: no money burnt, and yet player 1's favourite.
    Equilibrium(
        "sequential",
        {"keep or burn": (1, 0), "one kept": (1, 0), "two kept": (1, 0), "one burnt": (1, 0), "two burnt": (1, 0)},
        (3, 1),
    ),
    Equilibrium(
        "sequential",
        {"keep or burn": (0, 1), "one kept": (0, 1), "two kept": (0, 1), "one burnt": (1, 0), "two burnt": (1, 0)},
        (2, 1),
    ),
)

NOISE = 0.01


def _seen(right: float, *ends: tuple[float, float]) -> Plan:
    return lottery(
        (right, decision(1, "saw leadership", *(end(*pair) for pair in ends))),
        (1 - right, decision(1, "saw none", *(end(*pair) for pair in ends))),
    )


# Each: the leader's quantity, the other's.
LEADER = published(
    "Commitment seen through noise",
    "Bagwell (1995), Commitment and observability in games, Games and Economic Behavior 8, 271-280; noise 1/100",
    decision(0, "leader", _seen(1 - NOISE, (5, 2), (3, 1)), _seen(NOISE, (6, 3), (4, 4))),
    # The only one without mixing: as if nothing were seen.
    Equilibrium("sequential", {"leader": (0, 1), "saw leadership": (0, 1), "saw none": (0, 1)}, (4, 4)),
)

GAMES = (
    HORSE,
    NORMAL_FORM,
    AGENTS,
    ACCOMMODATING,
    REQUIREMENT,
    READY,
    OUTSIDE,
    BURNING,
    LEADER,
)

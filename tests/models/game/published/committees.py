"""Three who vote, volunteer or match pennies."""

from collections.abc import Callable, Sequence

from tests.models.game.published.record import Equilibrium, Plan, decision, end, published

Votes = tuple[int, ...]


def _three(payoffs: Callable[[Votes], Sequence[float]], label: Callable[[Votes], str], votes: Votes = ()) -> Plan:
    """Three players with two moves each; `label` says what a player knows of the moves before."""
    if len(votes) == 3:
        return end(*payoffs(votes))
    return decision(len(votes), label(votes), *(_three(payoffs, label, (*votes, move)) for move in (0, 1)))


def _unseen(votes: Votes) -> str:
    return f"player {len(votes)}"


def _seen(votes: Votes) -> str:
    return f"player {len(votes)} after {''.join('yn'[vote] for vote in votes)}"


def _rise(votes: Votes) -> list[float]:
    """A rise of salary is worth 20 and passes with two votes; a vote for it, in sight of the voters, costs 10."""
    return [(20.0 if votes.count(0) >= 2 else 0.0) - (10.0 if vote == 0 else 0.0) for vote in votes]


LEGISLATORS = "Prisner (2014), Game Theory Through Examples, Legislators' vote; payoffs in hundreds of dollars"
# Moves: for, against. Who votes first can leave it to the others.
ONE_BY_ONE = published(
    "Legislators vote one by one",
    LEGISLATORS,
    _three(_rise, _seen),
    Equilibrium(
        "sequential",
        {
            "player 0 after ": (0, 1),
            "player 1 after y": (0, 1),
            "player 1 after n": (1, 0),
            "player 2 after yy": (0, 1),
            "player 2 after yn": (1, 0),
            "player 2 after ny": (1, 0),
            "player 2 after nn": (0, 1),
        },
        (20, 10, 10),
    ),
)
AT_ONCE = published(
    "Legislators vote at once",
    LEGISLATORS,
    _three(_rise, _unseen),
    *(
        Equilibrium(
            "nash",
            {f"player {player}": (float(player != against), float(player == against)) for player in range(3)},
            tuple(20.0 if player == against else 10.0 for player in range(3)),
        )
        for against in range(3)
    ),
    Equilibrium("nash", {f"player {player}": (0, 1) for player in range(3)}, (0, 0, 0)),
)


def _rescue(votes: Votes) -> list[float]:
    """Help is worth 2 to everybody and costs a helper 1."""
    return [(2.0 if 0 in votes else 0.0) - (1.0 if vote == 0 else 0.0) for vote in votes]


# In the equilibrium in which all do alike, each leaves it to others with (cost / worth) ** (1 / (n - 1)).
LEAVE = 0.5**0.5
VOLUNTEER = published(
    "Volunteer's dilemma",
    "Diekmann (1985), Volunteer's dilemma, Journal of Conflict Resolution 29; three players, cost 1, worth 2",
    _three(_rescue, _unseen),
    Equilibrium("nash", {f"player {player}": (1 - LEAVE, LEAVE) for player in range(3)}, (1, 1, 1)),
)


def _circle(votes: Votes) -> list[float]:
    """Player 1 wants to match player 2, player 2 player 3, and player 3 wants to differ from player 1."""
    one, two, three = votes
    return [1.0 if one == two else -1.0, 1.0 if two == three else -1.0, 1.0 if three != one else -1.0]


CIRCLE = published(
    "Matching pennies of three",
    "Jordan (1993), Three problems in learning mixed-strategy Nash equilibria, Games and Economic Behavior 5",
    _three(_circle, _unseen),
    Equilibrium("nash", {f"player {player}": (1 / 2, 1 / 2) for player in range(3)}, (0, 0, 0)),
)

GAMES = (ONE_BY_ONE, AT_ONCE, VOLUNTEER, CIRCLE)

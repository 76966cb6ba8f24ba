"""Signalling: a sender who knows its type moves, and a receiver who doesn't responds."""

from collections.abc import Mapping, Sequence

from tests.models.game.published.record import Equilibrium, Plan, Published, decision, end, published, typed

Pairs = Sequence[tuple[float, float]]


def _messages(names: Sequence[str], *after: Pairs) -> tuple[Plan, ...]:
    """The receiver's answers to each message of one type."""
    return tuple(
        decision(1, f"after {name}", *(end(*pair) for pair in pairs)) for name, pairs in zip(names, after, strict=True)
    )


# The receiver: duel, not.
QUICHE = published(
    "Beer and quiche",
    "Cho & Kreps (1987), Signaling games and stable equilibria, Quarterly Journal of Economics 102, Figure I",
    typed(
        {"surly": 0.9, "wimp": 0.1},
        0,
        "sender",
        _messages(("beer", "quiche"), ((1, 0), (3, 1)), ((0, 0), (2, 1))),
        _messages(("beer", "quiche"), ((0, 1), (2, 0)), ((1, 1), (3, 0))),
    ),
    # The intuitive one: who has quiche must be a wimp.
    Equilibrium(
        "sequential",
        {"sender surly": (1, 0), "sender wimp": (1, 0), "after beer": (0, 1), "after quiche": (1, 0)},
        (2.9, 0.9),
        tremble={"sender surly": (0, 0.01), "sender wimp": (0, 1)},
    ),
    Equilibrium(
        "sequential",
        {"sender surly": (0, 1), "sender wimp": (0, 1), "after beer": (1, 0), "after quiche": (0, 1)},
        (2.1, 0.9),
        tremble={"sender surly": (0.01, 0), "sender wimp": (1, 0)},
    ),
)

# The student: apply, not; the university: admit, reject.
ADMISSIONS = published(
    "PhD admissions",
    "Rasmusen (2007), Games and Information, chapter 6",
    typed(
        {"hater": 0.9, "lover": 0.1},
        0,
        "student",
        (decision(1, "university", end(-10, -10), end(-1, 0)), end(0, 0)),
        (decision(1, "university", end(20, 20), end(-1, 0)), end(0, 0)),
    ),
    Equilibrium("sequential", {"student hater": (0, 1), "student lover": (1, 0), "university": (1, 0)}, (2, 2)),
    Equilibrium("sequential", {"student hater": (0, 1), "student lover": (0, 1), "university": (0, 1)}, (0, 0)),
)

# The receiver: up, down.
LEFT_RIGHT = published(
    "Left or right",
    "Gibbons (1992), Game Theory for Applied Economists, section 4.2.A",
    typed(
        {"one": 0.5, "two": 0.5},
        0,
        "sender",
        _messages(("left", "right"), ((1, 3), (4, 0)), ((2, 1), (0, 0))),
        _messages(("left", "right"), ((2, 4), (0, 1)), ((1, 0), (1, 2))),
    ),
    Equilibrium(
        "sequential",
        {"sender one": (1, 0), "sender two": (1, 0), "after left": (1, 0), "after right": (0, 1)},
        (1.5, 3.5),
    ),
    Equilibrium(
        "sequential",
        {"sender one": (0, 1), "sender two": (1, 0), "after left": (1, 0), "after right": (1, 0)},
        (2, 2.5),
    ),
)

# The worker: education, none; the firm: manager, clerk.
JOB = published(
    "Job market",
    "Watson (2013), Strategy: An Introduction to Game Theory, Figure 29.1; after Spence (1973), Job market signaling, "
    "Quarterly Journal of Economics 87",
    typed(
        {"high": 1 / 3, "low": 2 / 3},
        0,
        "worker",
        _messages(("education", "none"), ((6, 10), (0, 4)), ((10, 10), (4, 4))),
        _messages(("education", "none"), ((3, 0), (-3, 4)), ((10, 0), (4, 4))),
    ),
    Equilibrium(
        "sequential",
        {"worker high": (1, 0), "worker low": (0, 1), "after education": (1, 0), "after none": (0, 1)},
        (14 / 3, 6),
    ),
    Equilibrium(
        "sequential",
        {"worker high": (0, 1), "worker low": (0, 1), "after education": (0, 1), "after none": (0, 1)},
        (4, 4),
    ),
)

# The friend or enemy: gift, none; the other: accept, reject.
GIFT = published(
    "Gift",
    "Watson (2013), Strategy: An Introduction to Game Theory, the gift game of the chapter on perfect Bayesian "
    "equilibrium; friends and enemies equally many",
    typed(
        {"friend": 0.5, "enemy": 0.5},
        0,
        "giver",
        (decision(1, "gift", end(1, 1), end(-1, 0)), end(0, 0)),
        (decision(1, "gift", end(1, -1), end(-1, 0)), end(0, 0)),
    ),
    Equilibrium("sequential", {"giver friend": (1, 0), "giver enemy": (1, 0), "gift": (1, 0)}, (1, 0)),
    Equilibrium("sequential", {"giver friend": (0, 1), "giver enemy": (0, 1), "gift": (0, 1)}, (0, 0)),
)

BCP = (
    "Banks, Camerer & Porter (1994), An experimental analysis of Nash refinements in signaling games, "
    "Games and Economic Behavior 6, 1-31"
)
BRANDTS_HOLT = (
    "Brandts & Holt (1993), Adjustment patterns and equilibrium selection in experimental signaling games, "
    "International Journal of Game Theory 22"
)


def _experiment(
    name: str, citation: str, messages: Sequence[str], types: Mapping[str, Sequence[Pairs]], *facts: Equilibrium
) -> Published:
    """Two types, equally likely; three answers."""
    after = [_messages(messages, *pairs) for pairs in types.values()]
    return published(name, citation, typed(dict.fromkeys(types, 0.5), 0, "sender", *after), *facts)


def _pooled(messages: Sequence[str], on: str, answers: Mapping[str, int]) -> dict[str, tuple[float, ...]]:
    """Both types send one message; by message the number of the answer."""
    sent = tuple(float(message == on) for message in messages)
    play = {f"after {message}": tuple(float(k == answers[message]) for k in range(3)) for message in messages}
    return {"sender one": sent, "sender two": sent, **play}


THREE = ("m1", "m2", "m3")
ONLY_ONE = {"sender one": (1.0, 1.0, 1.0), "sender two": (0.001, 0.001, 0.001)}

SEQUENTIAL = _experiment(
    "Nash or sequential",
    f"{BCP}, game 2",
    THREE,
    {
        "one": (((1, 2), (2, 2), (0, 3)), ((1, 2), (1, 1), (2, 1)), ((3, 1), (0, 0), (2, 1))),
        "two": (((2, 2), (1, 4), (3, 2)), ((2, 2), (0, 4), (3, 1)), ((2, 2), (0, 0), (2, 1))),
    },
    Equilibrium("sequential", _pooled(THREE, "m3", {"m1": 1, "m2": 1, "m3": 0}), (2.5, 1.5)),
    Equilibrium("imperfect", _pooled(THREE, "m1", {"m1": 1, "m2": 1, "m3": 1}), (1.5, 3)),
)
INTUITIVE = _experiment(
    "Sequential or intuitive",
    f"{BCP}, game 3",
    THREE,
    {
        "one": (((0, 3), (2, 2), (2, 1)), ((1, 2), (2, 1), (3, 0)), ((1, 6), (4, 1), (2, 0))),
        "two": (((1, 0), (3, 2), (2, 1)), ((0, 1), (3, 1), (2, 6)), ((0, 0), (4, 1), (0, 6))),
    },
    Equilibrium("sequential", _pooled(THREE, "m1", {"m1": 1, "m2": 0, "m3": 0}), (2.5, 2), ONLY_ONE),
    Equilibrium("sequential", _pooled(THREE, "m2", {"m1": 0, "m2": 2, "m3": 0}), (2.5, 3), ONLY_ONE),
)
DIVINE = _experiment(
    "Intuitive or divine",
    f"{BCP}, game 4",
    THREE,
    {
        "one": (((4, 0), (0, 3), (0, 4)), ((2, 0), (0, 3), (3, 2)), ((2, 3), (1, 0), (1, 2))),
        "two": (((3, 4), (3, 3), (1, 0)), ((0, 3), (0, 0), (2, 2)), ((4, 3), (0, 4), (3, 0))),
    },
    Equilibrium("sequential", _pooled(THREE, "m3", {"m1": 2, "m2": 1, "m3": 0}), (3, 3), ONLY_ONE),
    Equilibrium(
        "sequential",
        _pooled(THREE, "m2", {"m1": 2, "m2": 2, "m3": 1}),
        (2.5, 2),
        {"sender one": (1, 1, 0.001), "sender two": (0.001, 0.001, 1)},
    ),
)

# Payoffs in cents; the receiver: C, D, E.
NOT_INTUITIVE = _experiment(
    "Two messages, one sequential",
    f"{BRANDTS_HOLT}, game 1",
    ("N", "S"),
    {
        "one": (((15, 30), (30, 30), (0, 45)), ((45, 15), (0, 0), (30, 15))),
        "two": (((30, 30), (15, 60), (45, 30)), ((30, 30), (0, 0), (30, 15))),
    },
    Equilibrium("sequential", _pooled(("N", "S"), "S", {"N": 1, "S": 0}), (37.5, 22.5)),
    Equilibrium("imperfect", _pooled(("N", "S"), "N", {"N": 1, "S": 1}), (22.5, 45)),
)
TWO_INTUITIVE = _experiment(
    "Two messages, one intuitive",
    f"{BRANDTS_HOLT}, game 3",
    ("I", "S"),
    {
        "one": (((45, 30), (15, 0), (30, 15)), ((30, 90), (0, 15), (45, 15))),
        "two": (((30, 30), (0, 45), (30, 15)), ((45, 0), (15, 30), (30, 15))),
    },
    Equilibrium(
        "sequential",
        _pooled(("I", "S"), "I", {"I": 0, "S": 1}),
        (37.5, 30),
        {"sender one": (0, 0.001), "sender two": (0, 1)},
    ),
    Equilibrium(
        "sequential",
        _pooled(("I", "S"), "S", {"I": 1, "S": 0}),
        (37.5, 45),
        {"sender one": (0.001, 0), "sender two": (1, 0)},
    ),
)

GAMES = (
    QUICHE,
    ADMISSIONS,
    LEFT_RIGHT,
    JOB,
    GIFT,
    SEQUENTIAL,
    INTUITIVE,
    DIVINE,
    NOT_INTUITIVE,
    TWO_INTUITIVE,
)

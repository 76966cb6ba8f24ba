"""Crises between states, entry with a reputation to lose, and a market for lemons."""

from tests.models.game.published.record import Equilibrium, Plan, decision, end, lottery, published

# Attack or not; resist or yield; stand firm or back down. Payoffs are ours, the game Signorino's.
DETERRENCE = published(
    "Strategic deterrence",
    "Signorino (1999), Strategic interaction and the statistical analysis of international conflict, "
    "American Political Science Review 93; payoffs of our own",
    decision(
        0,
        "attack",
        end(0, 0),
        decision(1, "resist", end(1, -1), decision(0, "stand firm", end(-0.5, 0.5), end(-1.5, -2))),
    ),
    Equilibrium("sequential", {"attack": (1, 0), "resist": (0, 1), "stand firm": (1, 0)}, (0, 0)),
)

# Challenger: cooperate, defect; defender: concede, resist. A soft defender concedes, a hard one resists. A challenger
# is deterred where the share of hard ones is above (4 - 3) / (4 - 1) = 1/3.
HARD = 0.5


def _defender(kind: str, fight: float) -> Plan:
    return decision(0, "challenger", end(3, 4), decision(1, f"defender {kind}", end(4, 2), end(1, fight)))


ASYMMETRIC = published(
    "Rudimentary asymmetric deterrence",
    "Zagare & Kilgour (2000), Perfect Deterrence, chapter 3 and appendix 3; payoffs of our own in that order",
    lottery((HARD, _defender("hard", 3)), (1 - HARD, _defender("soft", 1))),
    Equilibrium("sequential", {"challenger": (1, 0), "defender hard": (0, 1), "defender soft": (1, 0)}, (3, 4)),
)

# A pie of 1; war gives each half of it, less its cost: 0.1 to the one who offers, 0.3 or 0.1 to the other. Offers:
# 0.25, which only the costly fighter takes, or 0.45. Moves of the other: accept, fight.
COSTLY = 0.6
CHEAPER, DEARER = 0.25, 0.45


def _answers(kind: str, cost: float) -> Plan:
    return decision(
        0,
        "offer",
        decision(1, f"{kind} to the low offer", end(1 - CHEAPER, CHEAPER), end(0.4, 0.5 - cost)),
        decision(1, f"{kind} to the high offer", end(1 - DEARER, DEARER), end(0.4, 0.5 - cost)),
    )


RISK_RETURN = published(
    "Risk and return of an ultimatum",
    "Fearon (1995), Rationalist explanations for war, International Organization 49; two offers and costs of our own",
    lottery((COSTLY, _answers("costly", 0.3)), (1 - COSTLY, _answers("cheap", 0.1))),
    # The low offer is worth its risk, as the costly are more than (0.55 - 0.4) / (0.75 - 0.4) = 3/7.
    Equilibrium(
        "sequential",
        {
            "offer": (1, 0),
            "costly to the low offer": (1, 0),
            "costly to the high offer": (1, 0),
            "cheap to the low offer": (0, 1),
            "cheap to the high offer": (1, 0),
        },
        (0.6 * 0.75 + 0.4 * 0.4, 0.6 * 0.25 + 0.4 * 0.4),
    ),
)

# Challenge or not; concede or threaten; back down or stand and run the risk. The risk that deters is above
# (1 + 0.5) / (1 + 5) = 1/4.
RISK = 0.3
BRINK = published(
    "A threat that leaves something to chance",
    "Schelling (1960), The Strategy of Conflict, chapter 8; payoffs of our own",
    decision(
        0,
        "challenge",
        end(0, 0),
        decision(
            1,
            "threaten",
            end(1, -1),
            decision(0, "stand", end(-0.5, 0.5), lottery((RISK, end(-5, -5)), (1 - RISK, end(1, -1)))),
        ),
    ),
    Equilibrium("sequential", {"challenge": (1, 0), "threaten": (0, 1), "stand": (1, 0)}, (0, 0)),
)

# Moves of entrants: out, in; of the store: fight, acquiesce. b = 1/2, a = 2; a tough store has probability 1/3.
ENTRY, MONOPOLY, TOUGH = 0.5, 2.0, 1 / 3


def _last(kind: str, seen: str, one: float, store: float) -> Plan:
    fight, acquiesce = (0.0, -1.0) if kind == "tough" else (-1.0, 0.0)
    return decision(
        2,
        f"second entrant, {seen}",
        end(one, store + MONOPOLY, 0),
        decision(
            1,
            f"{kind} store at last, {seen}",
            end(one, store + fight, ENTRY - 1),
            end(one, store + acquiesce, ENTRY),
        ),
    )


def _first(kind: str) -> Plan:
    fight, acquiesce = (0.0, -1.0) if kind == "tough" else (-1.0, 0.0)
    return decision(
        0,
        "first entrant",
        _last(kind, "no entry", 0, MONOPOLY),
        decision(
            1,
            f"{kind} store",
            _last(kind, "a fight", ENTRY - 1, fight),
            _last(kind, "peace", ENTRY, acquiesce),
        ),
    )


SEEN = ("no entry", "a fight", "peace")
REPUTATION = published(
    "Reputation in two stages",
    "Kreps & Wilson (1982), Reputation and imperfect information, Journal of Economic Theory 27",
    lottery((TOUGH, _first("tough")), (1 - TOUGH, _first("weak"))),
    # One in three is above b squared, so the first entrant stays out: a weak store would fight half of the time, which
    # raises the belief that it's tough to b; the second entrant would then stay out with 1/a.
    Equilibrium(
        "sequential",
        {
            "first entrant": (1, 0),
            "tough store": (1, 0),
            "weak store": (1 / 2, 1 / 2),
            "second entrant, no entry": (0, 1),
            "second entrant, a fight": (1 / 2, 1 / 2),
            "second entrant, peace": (0, 1),
            **{f"tough store at last, {seen}": (1, 0) for seen in SEEN},
            **{f"weak store at last, {seen}": (0, 1) for seen in SEEN},
        },
    ),
)


# Two qualities, 1 and 4, equally likely; a buyer values a car 3/2 times as highly as its seller. Offers: 4.2, 1.2; the
# seller: sell, keep. On average a car is worth 3.75 to the buyer, too little to pay what a good one's seller asks.
def _car(kind: str, worth: float) -> Plan:
    return decision(
        0,
        "buyer",
        *(
            decision(1, f"{kind} at {price}", end(1.5 * worth - price, price - worth), end(0, 0))
            for price in (4.2, 1.2)
        ),
    )


LEMONS = published(
    "Lemons",
    'Akerlof (1970), The market for "lemons", Quarterly Journal of Economics 84; two qualities of our own',
    lottery((0.5, _car("good", 4)), (0.5, _car("bad", 1))),
    Equilibrium(
        "sequential",
        {"buyer": (0, 1), "good at 4.2": (1, 0), "good at 1.2": (0, 1), "bad at 4.2": (1, 0), "bad at 1.2": (1, 0)},
        (0.15, 0.1),
    ),
)

GAMES = (DETERRENCE, ASYMMETRIC, RISK_RETURN, BRINK, REPUTATION, LEMONS)

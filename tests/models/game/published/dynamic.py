"""Games in which everything is seen: centipedes, chain stores, trust."""

from tests.models.game.published.record import Equilibrium, Plan, decision, end, published


def _centipede(*ends: tuple[float, float]) -> Plan:
    plan: Plan = end(*ends[-1])
    for turn in reversed(range(len(ends) - 1)):
        plan = decision(turn % 2, f"turn {turn}", end(*ends[turn]), plan)
    return plan


PAIRS = ((0.40, 0.10), (0.20, 0.80), (1.60, 0.40), (0.80, 3.20), (6.40, 1.60), (3.20, 12.80), (25.60, 6.40))

FOUR = published(
    "Centipede of four moves",
    "McKelvey & Palfrey (1992), An experimental study of the centipede game, Econometrica 60, Figure 1",
    _centipede(*PAIRS[:5]),
    Equilibrium("sequential", {f"turn {turn}": (1, 0) for turn in range(4)}, (0.40, 0.10)),
)
SIX = published(
    "Centipede of six moves",
    "McKelvey & Palfrey (1992), An experimental study of the centipede game, Econometrica 60, Figure 2",
    _centipede(*PAIRS),
    Equilibrium("sequential", {f"turn {turn}": (1, 0) for turn in range(6)}, (0.40, 0.10)),
)

# The entrant: out, in; the store: cooperative, aggressive.
STORE = published(
    "Chain store",
    "Selten (1978), The chain store paradox, Theory and Decision 9",
    decision(0, "entrant", end(1, 5), decision(1, "store", end(2, 2), end(0, 0))),
    Equilibrium("sequential", {"entrant": (0, 1), "store": (1, 0)}, (2, 2)),
    Equilibrium("imperfect", {"entrant": (1, 0), "store": (0, 1)}, (1, 5)),
)

# The entrant: stay out, enter; the incumbent: fight, acquiesce.
STORE_SEEN = published(
    "Chain store, entry seen",
    "McKelvey & Palfrey (1998), Quantal response equilibria for extensive form games, Experimental Economics 1, "
    "9-41, Figure 1a",
    decision(0, "entrant", end(2, 2), decision(1, "incumbent", end(0, 0), end(3, 1))),
    Equilibrium("sequential", {"entrant": (0, 1), "incumbent": (0, 1)}, (3, 1)),
    Equilibrium("imperfect", {"entrant": (1, 0), "incumbent": (1, 0)}, (2, 2)),
)
STORE_UNSEEN = published(
    "Chain store, entry unseen",
    "McKelvey & Palfrey (1998), Quantal response equilibria for extensive form games, Experimental Economics 1, "
    "9-41, Figure 1b",
    decision(
        0, "entrant", decision(1, "incumbent", end(2, 2), end(2, 2)), decision(1, "incumbent", end(0, 0), end(3, 1))
    ),
    Equilibrium("sequential", {"entrant": (0, 1), "incumbent": (0, 1)}, (3, 1)),
    Equilibrium("nash", {"entrant": (1, 0), "incumbent": (1, 0)}, (2, 2)),
)

FRAMED = published(
    "Problem 1, one after the other",
    "Schotter, Weigelt & Wilson (1994), A laboratory investigation of multiperson rationality and presentation "
    "effects, Games and Economic Behavior 6",
    decision(0, "one", decision(1, "two", end(6, 3), end(0, 1)), end(4, 4)),
    Equilibrium("sequential", {"one": (1, 0), "two": (1, 0)}, (6, 3)),
    Equilibrium("imperfect", {"one": (0, 1), "two": (0, 1)}, (4, 4)),
)
FRAMED_AT_ONCE = published(
    "Problem 1, at once",
    "Schotter, Weigelt & Wilson (1994), A laboratory investigation of multiperson rationality and presentation "
    "effects, Games and Economic Behavior 6, the same game in strategic form",
    decision(0, "one", decision(1, "two", end(6, 3), end(0, 1)), decision(1, "two", end(4, 4), end(4, 4))),
    Equilibrium("sequential", {"one": (1, 0), "two": (1, 0)}, (6, 3)),
    Equilibrium("nash", {"one": (0, 1), "two": (0, 1)}, (4, 4)),
)

# Proposer: an even offer, a mean one; responder to the mean one: yes, no.
ULTIMATUM = published(
    "Ultimatum minigame",
    "Gale, Binmore & Samuelson (1995), Learning to be imperfect: the ultimatum game, Games and Economic Behavior 8",
    decision(0, "proposer", end(2, 2), decision(1, "responder", end(3, 1), end(0, 0))),
    Equilibrium("sequential", {"proposer": (0, 1), "responder": (1, 0)}, (3, 1)),
    Equilibrium("imperfect", {"proposer": (1, 0), "responder": (0, 1)}, (2, 2)),
)

TRUST = published(
    "Trust",
    "Kreps (1990), Corporate culture and economic theory, in Alt & Shepsle, Perspectives on Positive Political Economy",
    decision(0, "trust", end(0, 0), decision(1, "honour", end(10, 10), end(-5, 15))),
    Equilibrium("sequential", {"trust": (1, 0), "honour": (0, 1)}, (0, 0)),
)

# In dollars where the article has cents. Safe, risky; punish, or not.
RATIONAL = published(
    "Should you trust others to be rational?",
    "Goeree & Holt (2001), Ten little treasures of game theory and ten intuitive contradictions, "
    "American Economic Review 91, 1402-1422",
    decision(0, "one", end(0.80, 0.50), decision(1, "two", end(0.20, 0.10), end(0.90, 0.70))),
    Equilibrium("sequential", {"one": (0, 1), "two": (0, 1)}, (0.90, 0.70)),
    Equilibrium("imperfect", {"one": (1, 0), "two": (1, 0)}, (0.80, 0.50)),
)
THREAT = published(
    "Should you believe a threat that isn't credible?",
    "Goeree & Holt (2001), Ten little treasures of game theory and ten intuitive contradictions, "
    "American Economic Review 91, 1402-1422",
    decision(0, "one", end(0.70, 0.60), decision(1, "two", end(0.60, 0.10), end(0.90, 0.50))),
    Equilibrium("sequential", {"one": (0, 1), "two": (0, 1)}, (0.90, 0.50)),
    Equilibrium("imperfect", {"one": (1, 0), "two": (1, 0)}, (0.70, 0.60)),
)

GAMES = (
    FOUR,
    SIX,
    STORE,
    STORE_SEEN,
    STORE_UNSEEN,
    FRAMED,
    FRAMED_AT_ONCE,
    ULTIMATUM,
    TRUST,
    RATIONAL,
    THREAT,
)

"""Codes of faults found while a case is planned and run."""

from casus.errors.codes.code import Code

RUNNING = (
    Code(
        "probability-out-of-range",
        "A probability left the interval from 0 to 1 in some draws: of a chance branch, an answer, a prior or a likelihood; or branches add up to more than 1, or all priors are 0.",
        "Bound the expression with clip(…, 0, 1), or narrow the quantities that it rests on.",
    ),
    Code(
        "probability-may-leave-range",
        "A warning: interval arithmetic over the ranges of the quantities cannot rule out a probability outside 0 to 1.",
        "Bound the expression with clip(…, 0, 1) if it should never leave the interval.",
    ),
    Code(
        "answer-exceeds-given",
        "An answer with `given` was more likely than the answer it is given in some draws; `is` is the probability of both.",
        "Write the probability that both happen, such as an event that only a path of the other one carries.",
    ),
    Code(
        "not-finite",
        "A value became infinite or not a number in some draws: a division by zero, or a logarithm or root of a number below zero.",
        "Guard the expression with where(…), max(…) or clip(…).",
    ),
    Code(
        "precision-negative",
        "A precision, or the advantage given under `decisive`, was not above zero (a precision may be zero) in some draws.",
        "Give the quantity a distribution that stays positive.",
    ),
    Code(
        "weight-not-positive",
        "A reference weight was zero or below in some draws.",
        "Give every move a weight above zero, or take the move out.",
    ),
    Code(
        "information-weights",
        "Nodes of one information set have other reference weights for the same move: the player would know from them where it is.",
        "Give a move the same weight at all nodes of the set, or the nodes different `information:` labels.",
    ),
    Code(
        "game-too-large",
        "Beliefs decide about more moves than the method for hidden information takes; the message says how many it takes.",
        "Merge moves or types that lead to the same, or let players see more.",
    ),
    Code(
        "draws-unsolved",
        "A warning: in some draws the path to the solution of a game with hidden information could not be followed to its end. They are left out of every figure.",
        "Look at precision: `decisive` so small against the payoffs that a player almost never errs makes paths long and sharp.",
    ),
    Code(
        "no-draw-solved",
        "In no draw could the path to the solution of a game with hidden information be followed to its end.",
        "Look at precision: `decisive` so small against the payoffs that a player almost never errs makes paths long and sharp.",
    ),
    Code(
        "few-effective-draws",
        "What was observed is so unlikely in most draws that fewer than 50 of them, by their weights, are left to count.",
        "Ask for more draws, let the past bear less on the future (`bearing`), or look at the numbers that make what was seen so surprising.",
    ),
    Code(
        "move-not-offered",
        "A move was to be forced with `do` that the player is offered nowhere.",
        "Name a player and a move of the case: the message lists them.",
    ),
    Code(
        "clockwork-or-coin",
        "A warning: for a player, the median of precision times the range of payoffs is below 0.5 (moves are close to random) or above 30 (moves are close to certain).",
        "Check `decisive` (or `precision`) against the scale of the player's payoffs.",
    ),
)

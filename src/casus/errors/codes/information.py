"""Codes of faults in what players know: information sets that can't be, and games that need none."""

from casus.errors.codes.code import Code

INFORMATION = (
    Code(
        "information-players",
        "Different players decide at nodes of one information set.",
        "Give each player sets of its own: a set holds what one player can't tell apart.",
    ),
    Code(
        "information-moves",
        "The nodes of an information set do not have the same moves, so that the moves would tell them apart; in a file of Gambit they stand in the same order too.",
        "Give them the same moves, or put them in different sets.",
    ),
    Code(
        "absent-minded",
        "Two nodes of one information set stand on the same path: the player would not know whether it has moved before (absent-mindedness).",
        "Put the later node in a set of its own; players remember what they did.",
    ),
    Code(
        "imperfect-recall",
        "A player came to the nodes of one information set by different decisions of its own, so it would have forgotten what it knew or did (imperfect recall).",
        "Split the set by what the player has known and done; players with perfect recall (Kuhn 1953) forget nothing.",
    ),
    Code(
        "needs-perfect-information",
        "Backward induction was asked for in a game where a player can't tell some nodes apart.",
        "Solve it as quantal response (`--concept quantal`), or for Nash equilibria (`--concept nash`).",
    ),
)

"""Games in extensive form, solved for every draw at once.

`quantal` is the agent quantal response equilibrium in logit form (McKelvey & Palfrey 1998), `subgame_perfect` its
limit without error. Both take plain arrays with draws as the last axis; `emit` writes the same solution into a
program, for those who compute payoffs there too.
"""

from casus.models.game.emit import CONCEPTS, Concept, Emitted, emit
from casus.models.game.follow import REASONS
from casus.models.game.information import Trouble, troubles
from casus.models.game.solve import Solution, quantal, subgame_perfect
from casus.models.game.tree import CHANCE, TERMINAL, Nested, Tree

__all__ = [
    "CHANCE",
    "CONCEPTS",
    "REASONS",
    "TERMINAL",
    "Concept",
    "Emitted",
    "Nested",
    "Solution",
    "Tree",
    "Trouble",
    "emit",
    "quantal",
    "subgame_perfect",
    "troubles",
]

"""Codes of faults in expressions and in game trees."""

from casus.errors.codes.code import Code

LANGUAGE = (
    Code(
        "expression-syntax",
        "A text that is no expression of the language.",
        "Use numbers, names, + - * / **, comparisons and functions.",
    ),
    Code("expression-too-long", "An expression of more than 2,000 letters.", "Give a part of it a name: a quantity."),
    Code(
        "expression-too-deep",
        "Brackets more than 50 deep, or operations too deep to read.",
        "Give a part of it a name.",
    ),
    Code(
        "expression-function",
        "A function that the language does not have.",
        "Use one that the message names.",
        "value: sin(x)",
    ),
    Code(
        "expression-arguments",
        "A function with too few or too many arguments.",
        "Give as many as it takes.",
        "value: clip(x, 0)",
    ),
    Code(
        "expression-distribution",
        "A distribution inside an expression or another distribution. A distribution is a quantity's whole value.",
        "Make it a quantity and use its name.",
        'value: "2 * normal(0, 1)"',
    ),
    Code(
        "expression-word",
        "An estimative word where only an expression may stand.",
        "Make it a quantity and use its name.",
    ),
    Code("tree-shape", "A node of a game is not a decision, a chance node or an end.", "See the message."),
    Code("tree-recursion", "A subtree leads back to itself.", "Let every path end."),
    Code(
        "tree-too-large",
        "The tree has more than 20,000 nodes once subtrees are in place.",
        "Merge branches that lead to the same.",
    ),
    Code("tree-too-deep", "A path of more than 200 moves.", "Merge moves that follow one another."),
    Code(
        "event-like-move",
        "An event has the name of a move at the root, so its label would mean two things.",
        "Rename the event.",
    ),
    Code(
        "game-precision",
        "How sharply players see their interest is not said, or said twice, or not for each.",
        "Give `decisive:` or `precision:` for each player.",
    ),
)

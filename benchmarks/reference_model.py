"""The reference model of the benchmarks: a crisis between two states, with a third that may join.

Its 25 quantities stand here; derived quantities, payoffs and tree are read from `../shared/bench/model_m.py`,
beside the C kernel that computes the same.
"""

import ast
import runpy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from common import SHARED, Skipped

from casus.models.game import CHANCE, Tree, emit
from casus.program import Builder, Node
from casus.quantities import Quantile, distribution

# Name, family and parameters as a case writes them: `power_A: {value: "normal(1, 0.15)"}`.
QUANTITIES: list[tuple[str, str, tuple[float, ...]]] = [
    ("power_A", "normal", (1.0, 0.15)),
    ("power_B", "lognormal", (-0.1, 0.25)),
    ("power_C", "lognormal", (-0.3, 0.4)),
    ("res_A", "beta", (4, 3)),
    ("res_B", "beta", (3, 3)),
    ("res_C", "beta", (2, 4)),
    ("cw_A", "lognormal", (-1.0, 0.5)),
    ("cw_B", "lognormal", (-0.8, 0.5)),
    ("cw_C", "lognormal", (-0.7, 0.4)),
    ("cm_A", "uniform", (0.01, 0.10)),
    ("cm_B", "uniform", (0.01, 0.15)),
    ("cs_A", "pert", (0.01, 0.04, 0.15)),
    ("cs_B", "pert", (0.05, 0.15, 0.4)),
    ("aud_A", "beta", (2, 8)),
    ("aud_B", "beta", (2, 6)),
    ("stake", "normal", (1.0, 0.1)),
    ("stake_C", "triangular", (0.1, 0.3, 0.8)),
    ("ally", "uniform", (0.0, 1.0)),
    ("arms", "triangular", (0.0, 0.2, 0.6)),
    ("econ_A", "normal", (0.0, 1.0)),
    ("econ_B", "normal", (0.0, 1.0)),
    ("reput", "lognormal", (-2.0, 0.5)),
    ("talks", "beta", (5, 5)),
    ("disc", "pert", (0.7, 0.9, 0.99)),
    ("lam", "uniform", (5.0, 20.0)),
]


def quantiles() -> list[Quantile]:
    """The 25 quantile functions, in the order of the inputs."""
    return [distribution(family, *parameters) for _, family, parameters in QUANTITIES]


@dataclass(frozen=True)
class Lowered:
    """The model in a program.

    moves, outcomes : their probabilities, in the order of the C kernel
    payoffs         : (player, terminal node of the tree)
    chances         : (branch,), in the order of `tree.branches`
    """

    builder: Builder
    tree: Tree
    moves: list[Node]
    outcomes: list[Node]
    payoffs: list[list[Node]]
    chances: list[Node]


@cache
def published() -> dict[str, Any]:
    """Derived quantities D, outcomes OUT, payoffs PAY and tree T, as the file beside the project holds them."""
    path = SHARED / "bench" / "model_m.py"
    if not path.exists():
        raise Skipped("../shared/bench/model_m.py is absent")
    return runpy.run_path(str(path))


def lowered() -> Lowered:
    """The model as a program, by hand.

    raises : Skipped where ../shared is absent
    """
    model, builder = published(), Builder()
    names: dict[str, Node] = {}
    for (name, _, _), quantile in zip(QUANTITIES, quantiles(), strict=True):
        names[name] = builder.input(name, quantile.lower, quantile.upper)
    for name, text in model["D"]:
        names[name] = _lower(builder, text, names)

    leaves: list[int] = []
    branches: list[str] = []

    def nested(node: Any) -> Any:
        if isinstance(node, int):
            leaves.append(node)
            return None
        kind, _, what, children = node
        if kind == "c":
            branches.append(what)
        return (CHANCE if kind == "c" else what, [nested(child) for child in children])

    tree = Tree.nested(nested(model["T"]))
    payoffs = [[_lower(builder, model["PAY"][leaf][player], names) for leaf in leaves] for player in range(3)]
    chances = []
    for text in branches:
        first = _lower(builder, text, names)
        chances += [first, builder.apply("subtract", builder.constant(1.0), first)]
    emitted = emit(
        builder,
        tree,
        {end: {player: payoffs[player][k] for player in range(3)} for k, end in enumerate(tree.outcomes)},
        dict(zip(tree.branches, chances, strict=True)),
        [names["lam"]] * 3,
    )
    outcomes = []
    for number in range(len(model["OUT"])):
        reached = [emitted.reach[end] for end, leaf in zip(tree.outcomes, leaves, strict=True) if leaf == number]
        total = reached[0]
        for node in reached[1:]:
            total = builder.apply("add", total, node)
        outcomes.append(total)
    return Lowered(builder, tree, [emitted.probability[move] for move in tree.moves], outcomes, payoffs, chances)


_OPERATORS: Mapping[type, str] = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide"}
_FUNCTIONS = {"max": "maximum", "min": "minimum", "exp": "exp"}


def _lower(builder: Builder, text: str, names: Mapping[str, Node]) -> Node:
    """One of the model's expressions."""

    def write(part: ast.expr) -> Node:
        match part:
            case ast.Constant(value=value):
                return builder.constant(float(value))
            case ast.Name(id=name):
                return names[name]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return builder.apply("negative", write(operand))
            case ast.BinOp(left=left, op=operator, right=right):
                return builder.apply(_OPERATORS[type(operator)], write(left), write(right))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return builder.apply(_FUNCTIONS[name], *written(arguments))
        raise AssertionError(ast.dump(part))

    def written(parts: Sequence[ast.expr]) -> list[Node]:
        return [write(part) for part in parts]

    return write(ast.parse(text, mode="eval").body)

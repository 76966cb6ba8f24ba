"""The reference model as a case file, and the program that planning makes of it."""

import json
from typing import Any

import reference_model

import casus
from casus.ensemble import plan
from casus.program import Program

__all__ = ["case_text", "planned"]

PLAYERS = ("A", "B", "C")


def case_text() -> str:
    """The case file of the reference model; JSON is YAML.

    raises : Skipped where ../shared is absent
    """
    model = reference_model.published()
    quantities = {
        name: {"value": f"{family}({', '.join(map(str, parameters))})"}
        for name, family, parameters in reference_model.QUANTITIES
    }
    quantities |= {name: {"value": text} for name, text in model["D"]}
    outcomes = model["OUT"]

    def branch(node: Any) -> dict[str, Any]:
        if isinstance(node, int):
            payoffs = {player: _value(text) for player, text in zip(PLAYERS, model["PAY"][node], strict=True)}
            return {"event": outcomes[node], "payoffs": payoffs}
        kind, _, what, children = node
        after = {f"to_{k}": branch(child) for k, child in enumerate(children)}
        if kind == "c":
            after["to_0"]["probability"] = what
            after["to_1"]["probability"] = "rest"
            return {"chance": after}
        return {"player": PLAYERS[what], "moves": after}

    return json.dumps(
        {
            "casus": 1,
            "title": "Reference model of the benchmarks",
            "answer": f"crisis.{outcomes[0]}",
            "quantities": quantities,
            "models": {"crisis": {"kind": "game", "precision": "lam", "tree": branch(model["T"])}},
        }
    )


def _value(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def planned() -> Program:
    """The program of the planned case: its outputs are the 27 moves, then the 16 outcomes, as in the C kernel."""
    case = casus.parse(case_text(), name="reference")
    made = plan(case)
    if [row.name for row in made.drawn] != [name for name, _, _ in reference_model.QUANTITIES]:
        raise AssertionError("the plan draws other quantities than the model has")
    tree = case.tree("crisis")
    keys: list[tuple[str, ...]] = [
        ("move", "crisis", node.path, tree.nodes[child].move or "")
        for node in tree.nodes
        if node.kind == "decision"
        for child in node.children
    ]
    keys += [("event", "crisis", outcome) for outcome in reference_model.published()["OUT"]]
    return made.builder.compile([made.columns[key].node for key in keys])

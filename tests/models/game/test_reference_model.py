"""The reference model of the benchmarks, a tree of 12 decisions and 2 lotteries, against pygambit."""

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.models.game.gambit import agent_quantal

from casus.models.game import CHANCE, Tree, quantal

MODEL = Path(__file__).resolve().parents[4] / "shared" / "bench" / "model_m.py"
DRAWS = 50

pytestmark = pytest.mark.skipif(not MODEL.exists(), reason="../shared/bench/model_m.py is absent")


def sampled(name: str, parameters: tuple[float, ...], rng: np.random.Generator) -> np.ndarray:
    match name, parameters:
        case "normal", (mean, sd):
            return rng.normal(mean, sd, DRAWS)
        case "lognormal", (mean, sd):
            return rng.lognormal(mean, sd, DRAWS)
        case "beta", (a, b):
            return rng.beta(a, b, DRAWS)
        case "uniform", (low, high):
            return rng.uniform(low, high, DRAWS)
        case "triangular", (low, mode, high):
            return rng.triangular(low, mode, high, DRAWS)
        case "pert", (low, mode, high):
            width = high - low
            return low + width * rng.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, DRAWS)
    raise AssertionError(name)


def test_mckelvey_palfrey_1998_agent_equilibrium_of_the_reference_model_as_pygambit_finds_it() -> None:
    model = runpy.run_path(str(MODEL))
    rng = np.random.default_rng(1998)
    names: dict[str, Any] = {"exp": np.exp, "max": np.maximum, "min": np.minimum}
    names |= {name: sampled(family, parameters, rng) for name, family, parameters in model["Q"]}
    for name, text in model["D"]:
        names[name] = eval(text, names)
    leaves: list[int] = []
    lotteries: list[str] = []

    def nested(node: Any) -> Any:
        if isinstance(node, int):
            leaves.append(node)
            return None
        kind, _, what, children = node
        if kind == "c":
            lotteries.append(what)
        return (CHANCE if kind == "c" else what, [nested(child) for child in children])

    tree = Tree.nested(nested(model["T"]))
    assert (len(tree.moves), len(lotteries)) == (27, 2)
    payoff = np.array(
        [[np.broadcast_to(eval(model["PAY"][leaf][player], names), DRAWS) for leaf in leaves] for player in range(3)]
    )
    first = [eval(text, names) for text in lotteries]
    chance = np.array([share for p in first for share in (p, 1 - p)])
    ours = quantal(tree, payoff, chance, np.tile(names["lam"], (3, 1))).move
    for draw in range(DRAWS):
        theirs = agent_quantal(tree, payoff[..., draw].tolist(), chance[:, draw].tolist(), float(names["lam"][draw]))
        np.testing.assert_allclose(ours[:, draw], theirs, atol=1e-9)

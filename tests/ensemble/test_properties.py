"""What must hold of any game in any case, tried on random ones."""

import json
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casus

DRAWS = 64
PLAYERS = ("a", "b", "c")
PAYOFFS = ["x", "y - 2", "x * y", "3", "-1.5", "max(x, y)"]
QUANTITIES = {
    "x": {"value": "normal(1, 3)"},
    "y": {"value": "uniform(-2, 5)"},
    "p": {"value": "beta(2, 2)"},
    "w": {"value": "uniform(0.5, 2)"},
}

payoffs = st.dictionaries(st.sampled_from(PLAYERS), st.sampled_from(PAYOFFS), max_size=3)


@st.composite
def nodes(draw, depth=3):
    """A node with what follows, as a case holds it."""
    kind = draw(st.sampled_from(["end", "decision", "decision", "chance"])) if depth < 3 else "decision"
    if depth == 0 or kind == "end":
        return {}
    moves = st.sampled_from(["m1", "m2", "m3", "m4"])
    names = draw(st.lists(moves, min_size=1 if depth < 3 else 2, max_size=3, unique=True))
    branches = {name: {**draw(nodes(depth - 1)), "payoffs": draw(payoffs)} for name in names}
    for number, branch in enumerate(branches.values()):
        if draw(st.booleans()):
            branch["event"] = draw(st.sampled_from(["e1", "e2"]))
        if kind == "chance":
            branch["probability"] = "rest" if number == 0 else f"p / {number + 1}"
        elif draw(st.integers(0, 3)) == 0:
            branch["weight"] = draw(st.sampled_from(["2", "w * 1"]))
    if kind == "chance":
        return {"chance": branches}
    return {"player": draw(st.sampled_from(PLAYERS)), "moves": branches}


def build(tree, precision=0.3, quantities=QUANTITIES, concept="quantal", **more):
    text = {
        "casus": 1,
        "title": "Random",
        "quantities": quantities,
        "actors": {player: {"name": player} for player in PLAYERS},
        "models": {"g": {"kind": "game", "precision": precision, "concept": concept, "tree": tree, **more}},
        "answer": f"g.{next(iter(tree['moves']))}",
    }
    return casus.parse(json.dumps(text))


def changed(node, change):
    """The tree with every branch put through `change(branch, is_move)`."""
    for key in ("moves", "chance"):
        if key in node:
            return {**node, key: {name: changed(change(b), change) for name, b in node[key].items()}}
    return node


def probabilities(result):
    return {key: result.draws(*key) for key in result.columns if key[0] in ("answer", "event", "move", "reach")}


def same(first, second, digits=1e-9):
    assert first.keys() == second.keys()
    for key, values in first.items():
        assert second[key] == pytest.approx(values, abs=digits), key


@given(nodes())
@settings(max_examples=40, deadline=None)
def test_accounts_balance(tree):
    for concept in ("quantal", "subgame_perfect"):
        result = casus.run(build(tree, concept=concept), DRAWS)
        game = result.models["g"]
        for values in probabilities(result).values():
            assert (values >= 0).all()
            assert (values <= 1 + 1e-12).all()
        reach = {path: result.draws("reach", "g", path) for path in game.outcomes}
        assert sum(reach.values()) == pytest.approx(1, abs=1e-12)
        assert sum(end.reach.mean for end in game.outcomes.values()) == pytest.approx(1, abs=1e-12)
        for path, position in game.positions.items():
            shares = sum(result.draws("move", "g", path, move) for move in position.moves)
            assert shares == pytest.approx(1, abs=1e-12)
            if position.reach > 0:
                assert sum(move.edge for move in position.moves.values()) == pytest.approx(1, abs=1e-12)
            else:
                assert all(move.edge is None for move in position.moves.values())
        edges = {"": 1.0}
        for path, position in game.positions.items():
            for move in position.moves.values():
                edges[move.path] = edges[path] * (move.edge or 0.0)
        for path, end in game.outcomes.items():
            assert edges[path] == pytest.approx(end.reach.mean, abs=1e-12)


@given(nodes())
@settings(max_examples=30, deadline=None)
def test_value_at_the_root_is_what_the_ends_pay(tree):
    result = casus.run(build(tree), DRAWS)
    x, y = (result.draws("quantity", name) for name in "xy")
    for player in result.models["g"].players:
        total = np.zeros(DRAWS)
        pending = [("", tree)]
        while pending:
            path, node = pending.pop()
            for name, branch in (node.get("moves") or node.get("chance") or {}).items():
                below = f"{path}.{name}" if path else name
                paid = branch["payoffs"].get(player, "0")
                total += result.draws("reach", "g", below) * eval(paid, {"x": x, "y": y, "max": np.maximum})
                pending.append((below, branch))
        assert result.draws("value", "g", player) == pytest.approx(total, abs=1e-9)


@given(nodes(), st.sampled_from(PLAYERS))
@settings(max_examples=25, deadline=None)
def test_a_constant_added_to_a_players_payoffs_changes_nothing(tree, player):
    first_level = tree["moves"]
    richer = {
        **tree,
        "moves": {
            name: {**branch, "payoffs": {**branch["payoffs"], player: f"{branch['payoffs'].get(player, '0')} + 17"}}
            for name, branch in first_level.items()
        },
    }
    same(probabilities(casus.run(build(tree), DRAWS)), probabilities(casus.run(build(richer), DRAWS)))


@given(nodes(), st.sampled_from([0.5, 3.0, 40.0]))
@settings(max_examples=25, deadline=None)
def test_payoffs_times_k_and_precision_over_k_change_nothing(tree, k):
    def scaled(branch):
        return {**branch, "payoffs": {player: f"({value}) * {k}" for player, value in branch["payoffs"].items()}}

    first = casus.run(build(tree, precision=0.3), DRAWS)
    second = casus.run(build(changed(tree, scaled), precision=0.3 / k), DRAWS)
    same(probabilities(first), probabilities(second))


@given(nodes())
@settings(max_examples=25, deadline=None)
def test_names_and_order_of_moves_change_nothing(tree):
    def renamed(node):
        for key in ("moves", "chance"):
            if key in node:
                branches = {f"n{name}": renamed(branch) for name, branch in reversed(node[key].items())}
                return {**node, key: branches}
        return node

    def path(name):
        return ".".join(f"n{part}" for part in name.split(".")) if name else ""

    first, second = casus.run(build(tree), DRAWS), casus.run(build(renamed(tree)), DRAWS)
    for key in first.columns:
        if key[0] == "reach":
            assert second.draws("reach", "g", path(key[2])) == pytest.approx(first.draws(*key), abs=1e-12)
        elif key[0] in ("event", "value"):
            assert second.draws(*key) == pytest.approx(first.draws(*key), abs=1e-9)


@given(nodes())
@settings(max_examples=20, deadline=None)
def test_a_quantity_behind_others_changes_no_bit(tree):
    first = casus.run(build(tree), DRAWS)
    second = casus.run(build(tree, quantities={**QUANTITIES, "z": {"value": "normal(0, 1)"}}), DRAWS)
    for key, values in probabilities(first).items():
        assert np.array_equal(values, second.draws(*key))


@given(nodes())
@settings(max_examples=20, deadline=None)
def test_great_precision_is_subgame_perfection(tree):
    sharp = casus.run(build(tree, precision=1e7), DRAWS)
    perfect = casus.run(build(tree, concept="subgame_perfect"), DRAWS)
    # Where best moves tie, the weights share between them, and equally only without weights.
    if not perfect.models["g"].tied:
        same(probabilities(sharp), probabilities(perfect), 1e-6)


@given(nodes())
@settings(max_examples=20, deadline=None)
def test_no_precision_is_the_reference_weight(tree):
    result = casus.run(build(tree, precision=0), DRAWS)
    w = result.draws("quantity", "w")
    for path, position in result.models["g"].positions.items():
        if position.kind == "decision":
            branches = {name: move.node.branch.weight for name, move in position.moves.items()}
            weights = {n: 1.0 if b is None else 2.0 if b.text == "2" else w for n, b in branches.items()}
            for name in branches:
                share = weights[name] / sum(weights.values())
                assert result.draws("move", "g", path, name) == pytest.approx(share * np.ones(DRAWS), abs=1e-12)


def test_a_large_tree_does_not_fill_the_memory():
    number = count()

    def level(depth):
        if depth == 0:
            return {"payoffs": {"a": f"x * {next(number)}"}}
        moves = {name: level(depth - 1) for name in ("m1", "m2", "m3")}
        return {"payoffs": {}, "player": PLAYERS[depth % 3], "moves": moves}

    tree = level(6)
    del tree["payoffs"]
    result = casus.run(build(tree), 2048)
    assert sum(end.reach.mean for end in result.models["g"].outcomes.values()) == pytest.approx(1)

"""Random games for property tests."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from casus.models.game import CHANCE, Nested, Tree


@dataclass(frozen=True)
class Game:
    tree: Tree
    payoff: np.ndarray  # (player, outcome, draw)
    chance: np.ndarray  # (branch, draw)
    precision: np.ndarray  # (player, draw)
    weight: np.ndarray  # (move, draw)


PLAYERS = 3


def nested() -> st.SearchStrategy[Nested]:
    return st.recursive(
        st.none(),
        lambda inner: st.tuples(st.sampled_from([CHANCE, 0, 1, 2]), st.lists(inner, min_size=1, max_size=4)),
        max_leaves=14,
    ).filter(lambda node: node is not None)


@st.composite
def games(draw: st.DrawFn, draws: int = 5) -> Game:
    tree = Tree.nested(draw(nested()))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    chance = rng.uniform(0, 1, (len(tree.branches), draws))
    row = 0
    for node, player in enumerate(tree.player):
        if player == CHANCE:
            branches = slice(row, row := row + len(tree.children[node]))
            chance[branches] /= chance[branches].sum(axis=0)
    return Game(
        tree,
        rng.normal(0, 2, (PLAYERS, len(tree.outcomes), draws)),
        chance,
        rng.uniform(0, 4, (PLAYERS, draws)),
        rng.uniform(0.2, 3, (len(tree.moves), draws)),
    )

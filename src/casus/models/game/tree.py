"""The shape of a game tree: who moves where, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from casus.errors import UsageError
from casus.models.game.information import troubles

__all__ = ["CHANCE", "TERMINAL", "Nested", "Tree"]

CHANCE = -1
TERMINAL = -2

# (player or CHANCE, [what follows each move]); None ends the game
Nested: TypeAlias = "tuple[int, Sequence[Nested]] | None"


@dataclass(frozen=True)
class Tree:
    """A game tree. Nodes are numbered in depth-first order from the root, 0.

    player      : for each node the number of the player who decides there, or CHANCE, or TERMINAL
    children    : for each node the nodes that its moves lead to; a child's number is greater than its parent's
    information : the information sets of several nodes: decisions that their player can't tell apart, with the same
                  moves in the same order; a decision in none of them is a set of its own

    A move or a chance branch is named by the node it leads to. Players have perfect recall (Kuhn 1953): each knows
    what it has known and done.

    >>> entry = Tree.nested((0, [None, (1, [None, None])]))
    >>> entry.players, entry.moves, entry.outcomes
    (2, (1, 2, 3, 4), (1, 3, 4))
    """

    player: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    information: tuple[tuple[int, ...], ...] = ()

    def __post_init__(self) -> None:
        if len(self.player) != len(self.children) or not self.player:
            raise UsageError("a tree needs at least one node, and a player and children for each")
        seen = [child for children in self.children for child in children]
        if sorted(seen) != list(range(1, len(self.player))):
            raise UsageError("every node but the root must follow exactly one move")
        for node, (player, children) in enumerate(zip(self.player, self.children, strict=True)):
            if any(child <= node for child in children):
                raise UsageError(f"node {node}: a child's number must be greater than its parent's")
            if (player == TERMINAL) != (not children):
                raise UsageError(f"node {node}: a node without children is TERMINAL, and no other is")
            if player < TERMINAL:
                raise UsageError(f"node {node}: players are numbered from 0, found {player}")
        for nodes in self.information:
            if len(nodes) < 2 or any(not 0 <= node < len(self.player) for node in nodes):
                raise UsageError(f"an information set names two or more nodes of the tree, found {tuple(nodes)}")
        for trouble in troubles(self.player, self.children, self.information):
            raise UsageError(f"the information set {self.information[trouble.which]}: {trouble}")

    @classmethod
    def nested(cls, root: Nested, information: Sequence[Sequence[int]] = ()) -> "Tree":
        """A tree from nested (player, [children]) pairs, None where the game ends.

        >>> Tree.nested((0, [(1, [None, None]), (1, [None, None])]), [[1, 4]]).sets
        ((0,), (1, 4))
        """
        player: list[int] = []
        children: list[list[int]] = []
        pending: list[tuple[int, Nested]] = [(-1, root)]
        while pending:
            parent, node = pending.pop()
            if parent >= 0:
                children[parent].append(len(player))
            number = len(player)
            player.append(TERMINAL if node is None else node[0])
            children.append([])
            if node is not None:
                pending.extend((number, child) for child in reversed(node[1]))
        return cls(tuple(player), tuple(map(tuple, children)), tuple(map(tuple, information)))

    @cached_property
    def sets(self) -> tuple[tuple[int, ...], ...]:
        """All information sets, in the order of their first nodes."""
        together = {node for nodes in self.information for node in nodes}
        alone = ((node,) for node, player in enumerate(self.player) if player >= 0 and node not in together)
        return tuple(sorted((*self.information, *alone), key=min))

    @cached_property
    def players(self) -> int:
        """How many players decide somewhere: one more than the greatest number."""
        return max(0, *(player + 1 for player in self.player))

    @cached_property
    def outcomes(self) -> tuple[int, ...]:
        """The terminal nodes, in order."""
        return tuple(node for node, player in enumerate(self.player) if player == TERMINAL)

    @cached_property
    def moves(self) -> tuple[int, ...]:
        """The nodes that players' moves lead to, by deciding node, then in the order of its moves."""
        return tuple(child for node, player in enumerate(self.player) if player >= 0 for child in self.children[node])

    @cached_property
    def branches(self) -> tuple[int, ...]:
        """The nodes that chance branches lead to, by chance node, then in the order of its branches."""
        return tuple(
            child for node, player in enumerate(self.player) if player == CHANCE for child in self.children[node]
        )

    @cached_property
    def parent(self) -> tuple[int, ...]:
        """For each node the one before it; −1 at the root."""
        parent = [-1] * len(self.player)
        for node, children in enumerate(self.children):
            for child in children:
                parent[child] = node
        return tuple(parent)

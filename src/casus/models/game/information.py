"""Information sets: what a player who doesn't see everything can't tell apart, and when that makes sense."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Trouble", "troubles"]

Kind: TypeAlias = Literal["no-decision", "twice", "players", "moves", "absent-minded", "recall"]


@dataclass(frozen=True)
class Trouble:
    """Why some nodes can't form an information set.

    kind  : "no-decision" (nobody decides at `node`), "twice" (`node` is in another set too), "players" or "moves"
            (other than at `other`), "absent-minded" (`node` follows `other`, of the same set), "recall" (the player
            would learn from the set itself what it has known or done: it came to `node` and `other` by different
            sets or moves of its own)
    which : number of the set
    """

    kind: Kind
    which: int
    node: int
    other: int

    def __str__(self) -> str:
        a, b = self.other, self.node
        return {
            "no-decision": f"nobody decides at node {b}",
            "twice": f"node {b} is in two sets",
            "players": f"other players decide at nodes {a} and {b}",
            "moves": f"nodes {a} and {b} have not the same number of moves",
            "absent-minded": f"absent-mindedness: node {b} follows node {a} of the same set",
            "recall": f"imperfect recall: the player came to nodes {a} and {b} by different decisions of its own",
        }[self.kind]


def troubles(
    player: Sequence[int], children: Sequence[Sequence[int]], information: Sequence[Sequence[int]]
) -> list[Trouble]:
    """What is wrong with some information sets, the first trouble of each set.

    player      : for each node who decides, below 0 where nobody does
    children    : for each node those that its moves lead to, all with greater numbers
    information : the nodes of each set; a node in none is a set of its own

    A player with perfect recall (Kuhn 1953) can't be unable to tell apart two nodes between which it has chosen:

    >>> [str(trouble) for trouble in troubles([0, 0, -2, 0, -2, -2], [[1, 3], [2], [], [4], [], []], [[1, 3]])]
    ['imperfect recall: the player came to nodes 1 and 3 by different decisions of its own']
    """
    found: list[Trouble] = []
    # By node the set it is in; a node alone is numbered behind the sets.
    member = [len(information) + node for node in range(len(player))]
    for which, nodes in enumerate(information):
        for node in nodes:
            if member[node] < len(information):
                found.append(Trouble("twice", which, node, node))
            member[node] = which
    if found:
        return found
    lived = _experiences(player, children, member)
    for which, nodes in enumerate(information):
        if (trouble := _first(which, nodes, player, children, lived)) is not None:
            found.append(trouble)
    return found


def _experiences(
    player: Sequence[int], children: Sequence[Sequence[int]], member: Sequence[int]
) -> list[tuple[int, frozenset[int]]]:
    """For each decision the number of what its player has gone through, and the sets of its own on the way there."""
    numbers: dict[tuple[int, int, int], int] = {}
    sets: dict[int, frozenset[int]] = {0: frozenset()}
    lived: list[tuple[int, frozenset[int]]] = [(0, frozenset())] * len(player)
    pasts: list[dict[int, int]] = [{} for _ in player]
    for node, who in enumerate(player):
        mine = pasts[node].get(who, 0)
        if who >= 0:
            lived[node] = (mine, sets[mine])
        for move, child in enumerate(children[node]):
            pasts[child] = pasts[node]
            if who >= 0:
                now = numbers.setdefault((mine, member[node], move), len(numbers) + 1)
                sets[now] = sets[mine] | {member[node]}
                pasts[child] = {**pasts[node], who: now}
    return lived


def _first(
    which: int,
    nodes: Sequence[int],
    player: Sequence[int],
    children: Sequence[Sequence[int]],
    lived: Sequence[tuple[int, frozenset[int]]],
) -> Trouble | None:
    first = nodes[0]
    for node in nodes:
        if player[node] < 0:
            return Trouble("no-decision", which, node, first)
    for node in nodes[1:]:
        if player[node] != player[first]:
            return Trouble("players", which, node, first)
        if len(children[node]) != len(children[first]):
            return Trouble("moves", which, node, first)
    for node in nodes:
        if which in lived[node][1]:
            return Trouble("absent-minded", which, node, _above(node, nodes, children))
    for node in nodes[1:]:
        if lived[node][0] != lived[first][0]:
            return Trouble("recall", which, node, first)
    return None


def _above(node: int, nodes: Sequence[int], children: Sequence[Sequence[int]]) -> int:
    """The node of the set that `node` follows."""
    for other in nodes:
        pending = list(children[other])
        while pending:
            below = pending.pop()
            if below == node:
                return other
            pending.extend(children[below])
    raise AssertionError("no node of the set is above it")

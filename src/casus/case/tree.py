"""A game tree with its subtrees put in place: the nodes that the solver sees, each with its place in the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from casus.case.schema import Branch, Game, Position
from casus.case.text import Text
from casus.errors import Fault, Path, nearest, short

__all__ = ["MOST_DEPTH", "MOST_NODES", "Kind", "Tree", "TreeNode", "expand"]

MOST_NODES = 20_000
MOST_DEPTH = 200
MOST_LOOKED_UP = 100

Kind: TypeAlias = Literal["decision", "chance", "terminal"]


@dataclass(frozen=True)
class TreeNode:
    """One node.

    number, parent, children : places in `Tree.nodes`, depth first; no parent at the root
    path       : moves from the root joined by dots; "" at the root
    player     : who decides; None where chance does or the game ends
    move       : name of the move or branch that leads here, described by `branch`; None at the root
    label      : the question asked at the node
    told       : what its player has seen on the way here, joined by dots: `path` where nothing is hidden from it
    unseen     : the other steps on the way here
    knows      : name of its information set: the `information:` label, or the player and what it has seen where
                 `seen_by:` hides something from it; None where it sees all
    labelled   : whether its set has its name from an `information:` label
    seen_by    : who is told what happens here, where not everybody is
    where      : path in the document of the branch that leads here
    node_where : path in the document of the node itself, elsewhere than `where` after `then`
    """

    number: int
    path: str
    kind: Kind
    player: str | None
    parent: int | None
    children: tuple[int, ...]
    move: str | None
    branch: Branch | None
    label: Text | None
    told: str
    unseen: tuple[str, ...]
    knows: str | None
    labelled: bool
    seen_by: tuple[str, ...]
    where: Path
    node_where: Path


@dataclass(frozen=True)
class Tree:
    """All nodes of a game, depth first from the root."""

    nodes: tuple[TreeNode, ...]

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Number of the node at each path."""
        return {node.path: node.number for node in self.nodes}

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Events that a branch carries, in order of appearance."""
        return tuple(dict.fromkeys(node.branch.event for node in self.nodes if node.branch and node.branch.event))

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """Players who decide somewhere, in order of appearance."""
        return tuple(dict.fromkeys(node.player for node in self.nodes if node.player is not None))

    @cached_property
    def sets(self) -> Mapping[str, tuple[int, ...]]:
        """Information sets of several nodes, by name, in order of appearance."""
        sets: dict[str, list[int]] = {}
        for node in self.nodes:
            if node.knows is not None:
                sets.setdefault(node.knows, []).append(node.number)
        return {name: tuple(numbers) for name, numbers in sets.items() if len(numbers) > 1}

    @cached_property
    def labels(self) -> frozenset[str]:
        """What may follow the model's name and a dot: events, and paths below the root."""
        return frozenset(self.labels_in_order)

    @cached_property
    def labels_in_order(self) -> tuple[str, ...]:
        """The labels, events first."""
        return tuple(dict.fromkeys((*self.events, *(path for path in self.index if path))))


@dataclass
class _Node:
    """A node while the tree is being built."""

    path: tuple[str, ...]
    position: Position
    parent: int | None
    move: str | None
    branch: Branch | None
    where: Path
    node_where: Path
    active: frozenset[str] = frozenset()
    # Who sees each step of the path; None: everybody.
    hides: "tuple[list[str] | None, ...]" = ()
    children: list[int] = field(default_factory=list)


def expand(game: Game, where: Path) -> tuple[Tree | None, list[Fault], frozenset[str]]:
    """Put the subtrees of a game in their places.

    where   : path of the game in the document
    returns : the tree, or None where faults make it meaningless; the faults; the names of subtrees in use
    """
    return _Expander(game, where).expand()


class _Expander:
    def __init__(self, game: Game, where: Path) -> None:
        self.game = game
        self.where = where
        self.faults: dict[tuple[str, Path], Fault] = {}
        self.used: set[str] = set()

    def expand(self) -> tuple[Tree | None, list[Fault], frozenset[str]]:
        nodes: list[_Node] = []
        root = (*self.where, "tree")
        pending = [_Node((), self.game.tree, None, None, None, root, root)]
        while pending:
            node = self._enter(pending.pop())
            number = len(nodes)
            nodes.append(node)
            if node.parent is not None:
                nodes[node.parent].children.append(number)
            if number >= MOST_NODES:
                message, expected = (
                    f"the tree has more than {MOST_NODES:,} nodes",
                    "branches that lead to the same merged",
                )
                self._fault("tree-too-large", message, root, expected)
                break
            if len(node.path) >= MOST_DEPTH:
                message, expected = (
                    f"the tree is more than {MOST_DEPTH} moves deep",
                    f"paths of at most {MOST_DEPTH} moves",
                )
                self._fault("tree-too-deep", message, node.where, expected)
                break
            key = "moves" if node.position.moves is not None else "chance"
            branches = node.position.moves or node.position.chance or {}
            for name, branch in reversed(branches.items()):
                place = (*node.node_where, key, name)
                pending.append(_Node((*node.path, name), branch, number, name, branch, place, place, node.active))
        faults = list(self.faults.values())
        if faults:
            return None, faults, frozenset(self.used)
        for node in nodes:
            if node.parent is not None:
                above = nodes[node.parent]
                seers, mover = above.position.seen_by, above.position.player
                # Who moves sees its own move.
                node.hides = (*above.hides, None if seers is None else [*seers, *([mover] if mover else [])])
        return Tree(tuple(map(self._frozen, range(len(nodes)), nodes))), [], frozenset(self.used)

    def _enter(self, node: _Node) -> _Node:
        """Follow `then` to the node that it names, and check the shape of what stands there."""
        active = set(node.active)
        while (name := node.position.then) is not None:
            place = (*node.node_where, "then")
            if self._follows(node.position):
                message = "`then` stands beside moves or chance"
                self._fault("tree-shape", message, place, "one of them", f"then: {short(name)}")
            if name not in self.game.subtrees:
                self._unknown(name, place)
                return self._ended(node)
            if name in active:
                message = f"the subtree {short(name)!r} leads back to itself"
                self._fault("tree-recursion", message, place, "a tree that ends", short(name))
                return self._ended(node)
            self.used.add(name)
            active.add(name)
            node.position, node.node_where = self.game.subtrees[name], (*self.where, "subtrees", name)
        node.active = frozenset(active)
        self._check_shape(node)
        return node

    def _unknown(self, name: str, place: Path) -> None:
        message = f"there is no subtree {short(name)!r}"
        if (message, place) not in self.faults:
            close = nearest(name, self.game.subtrees) if len(self.faults) < MOST_LOOKED_UP else ()
            names = list(self.game.subtrees)
            expected = (
                f"a name under `subtrees`: {', '.join(map(short, names[:8]))}" if names else "a `subtrees:` with it"
            )
            self._fault("unknown-name", message, place, expected, short(name), close)

    def _ended(self, node: _Node) -> _Node:
        node.position = Position()
        return node

    def _follows(self, position: Position) -> bool:
        return position.moves is not None or position.chance is not None or position.player is not None

    def _check_shape(self, node: _Node) -> None:
        position, where = node.position, node.node_where
        if position.moves is not None and position.chance is not None:
            message = "a node has moves or chance, not both"
            self._fault("tree-shape", message, (*where, "chance"), "one of them", "both")
        if position.moves is not None and position.player is None:
            self._fault("tree-shape", "moves without a player", (*where, "moves"), "`player:` beside them", "no player")
        if position.player is not None and position.moves is None:
            message = f"{short(position.player)!r} has no moves here"
            self._fault("tree-shape", message, (*where, "player"), "`moves:` beside it", short(position.player))
        for key, branches in (("moves", position.moves), ("chance", position.chance)):
            if branches is not None and not branches:
                self._fault("tree-shape", f"`{key}` is empty", (*where, key), "at least one branch", "an empty map")
        if node.move is None and not self._follows(position):
            self._fault(
                "tree-shape", "the tree has no moves", where, "`player:` and `moves:`, or `chance:`", "no moves"
            )
        if position.information is not None and position.moves is None:
            message = "only who decides can't tell nodes apart, and nobody decides here"
            place = (*where, "information")
            self._fault("tree-shape", message, place, "`player:` and `moves:` beside it", short(position.information))
        if position.seen_by is not None and position.moves is None and position.chance is None:
            message = "nothing happens here that anybody could see"
            self._fault("tree-shape", message, (*where, "seen_by"), "`moves:` or `chance:` beside it")
        self._check_branches(position, where)

    def _check_branches(self, position: Position, where: Path) -> None:
        for name, branch in (position.moves or {}).items():
            if branch.probability is not None:
                place = (*where, "moves", name, "probability")
                message = "a move has no probability of its own: the player decides"
                self._fault("tree-shape", message, place, "`weight:`, or a branch under `chance:`", "probability")
        rest = [name for name, branch in (position.chance or {}).items() if branch.probability == "rest"]
        for name in rest[1:]:
            place = (*where, "chance", name, "probability")
            message = f"only one branch takes the rest, and {short(rest[0])!r} does"
            self._fault("tree-shape", message, place, "a number or an expression", "rest")
        for name, branch in (position.chance or {}).items():
            place = (*where, "chance", name)
            if branch.probability is None:
                message = "a chance branch needs a probability"
                self._fault("missing-key", message, place, "`probability:`, or `probability: rest`")
            if branch.weight is not None:
                message = "a chance branch has no weight"
                self._fault("tree-shape", message, (*place, "weight"), "`probability:`", "weight")

    def _fault(
        self,
        code: str,
        message: str,
        where: Path,
        expected: str | None = None,
        found: str | None = None,
        close: tuple[str, ...] = (),
    ) -> None:
        # A subtree that stands in many places has its faults once.
        self.faults.setdefault((message, where), Fault(code, message, where, found, expected, close))

    def _frozen(self, number: int, node: _Node) -> TreeNode:
        position = node.position
        kind: Kind = "decision" if position.moves else "chance" if position.chance else "terminal"
        who = position.player
        steps = [
            (move, seers is None or who is None or who in seers)
            for move, seers in zip(node.path, node.hides, strict=True)
        ]
        told = ".".join(move for move, seen in steps if seen)
        path = ".".join(node.path)
        return TreeNode(
            number,
            path,
            kind,
            position.player,
            node.parent,
            tuple(node.children),
            node.move,
            node.branch,
            position.label,
            told,
            tuple(move for move, seen in steps if not seen),
            position.information or (None if told == path else f"{who}.{told}" if told else who),
            position.information is not None,
            tuple(position.seen_by or ()),
            node.where,
            node.node_where,
        )

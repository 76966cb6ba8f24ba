"""Who knows what in a game of a case: its information sets, as the solver takes them."""

from collections.abc import Mapping

from casus.case.tree import Tree as CaseTree
from casus.case.tree import TreeNode
from casus.errors import CaseError, Fault
from casus.models.game import CHANCE, TERMINAL, Concept, Tree, Trouble, troubles
from casus.program import Node

__all__ = ["same_weights", "solver_tree"]


def solver_tree(tree: CaseTree, number: Mapping[str, int], model: str, concept: Concept) -> Tree:
    """The tree of the solver, with the same numbers of nodes; moves of one set stand in the order of its first node.

    number : of each player
    model  : name of the game
    raises : CaseError with code information-players, information-moves, absent-minded or imperfect-recall where an
             information set makes no sense, needs-perfect-information where the concept can't have any
    """
    nodes, sets = tree.nodes, tuple(tree.sets.values())
    player = [
        TERMINAL if node.kind == "terminal" else CHANCE if node.kind == "chance" else number[node.player or ""]
        for node in nodes
    ]
    children = [node.children for node in nodes]
    other_moves: dict[int, Trouble] = {}
    for which, (first, *others) in enumerate(sets):
        order = {nodes[child].move: k for k, child in enumerate(children[first])}
        for other in others:
            if order.keys() == {nodes[child].move for child in children[other]}:
                children[other] = tuple(sorted(children[other], key=lambda child: order[nodes[child].move]))
            else:
                other_moves.setdefault(which, Trouble("moves", which, other, first))
    found = {trouble.which: trouble for trouble in troubles(player, children, sets)}
    if found := {**other_moves, **found}:
        raise CaseError([_fault(tree, trouble) for trouble in found.values()])
    if sets and concept == "subgame_perfect":
        hidden = next(iter(tree.sets))
        message = f"subgame perfection needs perfect information, and the set {hidden!r} has several nodes"
        where = ("models", model, "concept")
        raise CaseError([Fault("needs-perfect-information", message, where, concept, "quantal")])
    return Tree(tuple(player), tuple(children), sets)


def same_weights(tree: CaseTree, shape: Tree, weights: Mapping[int, Node], one: Node) -> None:
    """Moves of one information set have the same reference weights at all its nodes.

    weights : by node a move leads to; `one` where none is written
    raises  : CaseError with code information-weights
    """
    for first, *others in shape.information:
        for other in others:
            for a, b in zip(shape.children[first], shape.children[other], strict=True):
                if weights.get(a, one) != weights.get(b, one):
                    here, there = tree.nodes[b], tree.nodes[a]
                    message = f"{here.path!r} has another reference weight than {there.path!r} of the same set"
                    expected = "the same at all nodes of a set, or the player would know where it is"
                    raise CaseError([Fault("information-weights", message, here.where, None, expected)])


def _fault(tree: CaseTree, trouble: Trouble) -> Fault:
    """The fault of an information set, at the node where it shows."""
    node, other = tree.nodes[trouble.node], tree.nodes[trouble.other]
    name = list(tree.sets)[trouble.which]
    here, there = _place(node), _place(other)
    offers = [", ".join(tree.nodes[child].move or "" for child in place.children) for place in (node, other)]
    code, message, found, expected = {
        "players": (
            "information-players",
            f"in the information set {name!r} {node.player} decides at {here}, {other.player} at {there}",
            node.player,
            "one player in a set",
        ),
        "moves": (
            "information-moves",
            f"in the information set {name!r} {here} has other moves than {there}",
            offers[0],
            offers[1],
        ),
        "absent-minded": (
            "absent-minded",
            f"absent-mindedness: {here} follows {there} in the same information set {name!r}",
            None,
            f"another set for {here}: {node.player} knows that it has decided before",
        ),
        "recall": (
            "imperfect-recall",
            f"imperfect recall: {node.player} comes to {here} and {there}, both in the information set {name!r}, by "
            "other decisions of its own",
            None,
            "a set for each: a player remembers what it has known and done",
        ),
    }[trouble.kind]
    return Fault(code, message, (*node.node_where, "information" if node.labelled else "player"), found, expected)


def _place(node: TreeNode) -> str:
    return repr(node.path) if node.path else "the root"

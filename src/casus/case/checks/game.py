"""A game: players and payoffs, events, names given another value below a branch."""

from collections.abc import Mapping

from casus.case.checks.findings import Findings
from casus.case.schema import CaseFile, Game
from casus.case.speaking import PERIODS_LEFT
from casus.case.tree import Tree
from casus.errors import Path, short

__all__ = ["check_game"]


def check_game(file: CaseFile, name: str, tree: Tree, findings: Findings) -> None:
    """Check one game and its expanded tree."""
    game = file.games[name]
    where: Path = ("models", name)
    known = list(dict.fromkeys([*file.actors, *tree.deciding]))
    first = tree.nodes[0]
    roots = {tree.nodes[child].move for child in first.children}
    for node in tree.nodes:
        if node.player is not None and file.actors and (*node.node_where, "player") not in findings.broken:
            findings.known(node.player, file.actors, "actor", (*node.node_where, "player"), "actors")
        for k, player in enumerate(node.seen_by):
            if player not in known and not findings.lost("actors", player) and name not in findings.cut_trees:
                message = f"{short(player)!r} is no actor and decides nowhere"
                findings.unknown(message, player, known, (*node.node_where, "seen_by", k), "a player")
        if node.branch is None:
            continue
        for player in node.branch.payoffs:
            place = (*node.where, "payoffs", player)
            if player not in known and not findings.lost("actors", player) and name not in findings.cut_trees:
                message = f"{short(player)!r} is paid, but is no actor and decides nowhere"
                findings.unknown(message, player, known, place, "a player")
        event = node.branch.event
        if game.clock is not None:
            for key, label in (("event", event), ("", node.move if node.parent == 0 else None)):
                if label == PERIODS_LEFT:
                    message = f"{name}.{PERIODS_LEFT} is what the clock says, and can't be an event or a path"
                    where_to = (*node.where, key) if key else node.where
                    findings.fault("name-reserved", message, where_to, PERIODS_LEFT, "another name")
        if event is not None and event in roots:
            message = f"the event {event!r} is named like a move at the root: {name}.{event} would mean two things"
            findings.fault("event-like-move", message, (*node.where, "event"), event, "another name")
        for changed in node.branch.let:
            findings.known(changed, file.quantities, "quantity", (*node.where, "let", changed), "quantities")
    _check_sharpness(game, where, tree, findings)


def _check_sharpness(game: Game, where: Path, tree: Tree, findings: Findings) -> None:
    if game.decisive is not None and game.precision is not None:
        findings.fault(
            "game-precision",
            "`decisive` and `precision` say the same thing twice",
            (*where, "precision"),
            "both",
            "one of them",
        )
    if game.decisive is None and game.precision is None:
        if tree.deciding and game.concept == "quantal" and not findings.may_lack(where[1], "decisive", "precision"):
            findings.fault(
                "game-precision",
                "a quantal response needs to know how sharply each player sees its interest",
                where,
                expected="`decisive:` (an advantage) or `precision:` (λ itself)",
            )
        return
    key = "precision" if game.decisive is None else "decisive"
    given = game.precision if game.decisive is None else game.decisive
    if not isinstance(given, Mapping):
        return
    if where[1] in findings.cut_trees:
        return
    for player in given:
        if player not in tree.deciding:
            message = f"{short(player)!r} decides nowhere in this game"
            findings.unknown(message, player, tree.deciding, (*where, key, player), "a player who decides")
    for player in tree.deciding:
        if player not in given:
            message = f"{key} of {short(player)!r} is missing"
            findings.fault("game-precision", message, (*where, key), expected=f"`{short(player)}:`")

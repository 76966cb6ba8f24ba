"""What of a tree is drawn: all of a small one; of a large one the branches that are reached often enough to matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from casus.ensemble import GameResult, Move, Position

__all__ = ["Drawn", "fold"]

LEAST_REACH = 0.001
MOST_ROWS = 56
_STEPS = (0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True)
class Drawn:
    """A node of the drawing.

    move     : that leads here; None at the root and for a bundle of folded branches
    position : what is decided here; None at an end
    children : in the order of the case
    folded   : branches, or ends below this node, that are not drawn one by one
    reach    : probability that the node is reached
    edge     : reach over that of the node before
    """

    move: Move | None
    position: Position | None
    children: tuple["Drawn", ...]
    folded: int
    reach: float
    edge: float | None

    @cached_property
    def rows(self) -> int:
        """Lines that the drawing below this node takes."""
        return sum(child.rows for child in self.children) or 1

    def walk(self) -> Iterator["Drawn"]:
        """This node and all below."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))


def fold(game: GameResult, keep: Sequence[str] = ()) -> tuple[Drawn, float]:
    """Choose what to draw.

    keep    : paths of branches that are drawn however rare, such as those that carry the event asked about
    returns : the drawing from the root, and the reach below which branches are folded (0: nothing is)
    """
    folder = _Folder(game, keep)
    if len(game.outcomes) <= MOST_ROWS // 2:
        return folder.draw(0.0), 0.0
    for least in _STEPS:
        drawn = folder.draw(least)
        if drawn.rows <= MOST_ROWS:
            break
    return drawn, least if any(node.folded for node in drawn.walk()) else 0.0


class _Folder:
    def __init__(self, game: GameResult, keep: Sequence[str]) -> None:
        self.game = game
        self.least = 0.0
        # A kept branch keeps the way to it. Many of them (a tree of thousands of nodes) would fill the drawing.
        self.kept = {
            ".".join(moves[:depth])
            for path in keep[:12]
            for moves in [path.split(".")]
            for depth in range(len(moves) + 1)
        }
        self.ends: dict[str, int] = {}
        for path in game.outcomes:
            moves = path.split(".")
            for depth in range(len(moves) + 1):
                above = ".".join(moves[:depth])
                self.ends[above] = self.ends.get(above, 0) + 1

    def draw(self, least: float) -> Drawn:
        """The drawing in which branches that are reached less often than `least` are folded."""
        self.least = least
        # From the far end to the root, since a case may be two hundred moves deep.
        made: dict[str, Drawn] = {}
        for position in reversed(list(self.game.positions.values())):
            made[position.path] = self._at(position, None, made)
        return made[""]

    def _at(self, position: Position, move: Move | None, made: dict[str, Drawn]) -> Drawn:
        shown: list[Drawn] = []
        hidden: list[Move] = []
        for branch in position.moves.values():
            if branch.reach < self.least and branch.path not in self.kept:
                hidden.append(branch)
            else:
                shown.append(self._branch(branch, made))
        if len(hidden) == 1 and (shown or not position.path):
            # “1 more” would take as much room as the branch itself.
            shown.append(self._closed(hidden[0]))
        elif hidden and (shown or not position.path):
            reach = sum(branch.reach for branch in hidden)
            edge = reach / position.reach if position.reach > 0 else None
            shown.append(Drawn(None, None, (), len(hidden), reach, edge))
        elif hidden:
            # Nothing is left to draw here: the node itself stands for what lies below it.
            return Drawn(move, position, (), self.ends[position.path], position.reach, None)
        return Drawn(move, position, tuple(shown), 0, position.reach, None)

    def _branch(self, branch: Move, made: dict[str, Drawn]) -> Drawn:
        below = made.get(branch.path)
        if below is None:
            return Drawn(branch, None, (), 0, branch.reach, branch.edge)
        return Drawn(branch, below.position, below.children, below.folded, branch.reach, branch.edge)

    def _closed(self, branch: Move) -> Drawn:
        position = self.game.positions.get(branch.path)
        return Drawn(branch, position, (), self.ends[branch.path] if position else 0, branch.reach, branch.edge)

"""The tree of a game, drawn from left to right.

No library draws one: who decides, how likely each branch is and which events it carries have to stand in one picture.
"""

from dataclasses import dataclass

from markupsafe import Markup

from casus.case import Case
from casus.ensemble import GameResult
from casus.report.figures.fold import Drawn
from casus.report.figures.svg import cut, mark, text_width, title
from casus.report.numbers import Numbers
from casus.report.text import actor_name, arrows, escaped, gist, spaced

__all__ = ["draw_tree"]

ROW = 36
PILL = 24
MARGIN = 10
BEND = 34
_LONGEST_MOVE, _LONGEST_NAME = 24, 18


@dataclass(frozen=True)
class _Placed:
    """A node with its depth and the height of its middle."""

    node: Drawn
    depth: int
    y: float
    parent: "_Placed | None"


@dataclass(frozen=True)
class _Column:
    """A depth of the tree: where its nodes begin, and the room for labels before them."""

    left: float
    room: float


def draw_tree(case: Case, game: GameResult, root: Drawn, numbers: Numbers, labels: str) -> Markup:
    """The picture as one SVG element; `labels` holds the ids of the texts that say what it shows."""
    return _Drawing(case, game, numbers).svg(_placed(root), labels)


def _placed(root: Drawn) -> list[_Placed]:
    """All nodes, the root first; a node stands in the middle of the rows below it."""
    placed: list[_Placed] = []
    pending: list[tuple[Drawn, int, int, _Placed | None]] = [(root, 0, 0, None)]
    while pending:
        node, depth, row, parent = pending.pop()
        here = _Placed(node, depth, MARGIN + ROW * (row + node.rows / 2), parent)
        placed.append(here)
        for child in node.children:
            pending.append((child, depth + 1, row, here))
            row += child.rows
    return placed


class _Drawing:
    def __init__(self, case: Case, game: GameResult, numbers: Numbers) -> None:
        self.case = case
        self.numbers = numbers
        self.players = {player: number for number, player in enumerate(game.players)}

    def svg(self, nodes: list[_Placed], labels: str) -> Markup:
        columns, end = self._columns(nodes)
        edges = Markup("").join(self._edge(node, node.parent, columns) for node in nodes if node.parent is not None)
        stops = Markup("").join(self._stop(node, columns[node.depth].left) for node in nodes)
        width, height = end + MARGIN, 2 * MARGIN + ROW * nodes[0].node.rows
        size = Markup('viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}"').format(width, height)
        opening = Markup('<svg class="tree" role="img" aria-labelledby="{}" {}>').format(labels, size)
        return opening + edges + stops + Markup("</svg>")

    def _columns(self, nodes: list[_Placed]) -> tuple[list[_Column], float]:
        depths = max(node.depth for node in nodes) + 1
        rooms, widths = [0.0] * depths, [0.0] * depths
        for node in nodes:
            widths[node.depth] = max(widths[node.depth], self._width(node.node))
            if node.parent is not None:
                rooms[node.depth] = max(rooms[node.depth], self._label_width(node.node))
        columns, x = [], float(MARGIN)
        for depth in range(depths):
            x += rooms[depth] + BEND if depth else 0.0
            columns.append(_Column(x, rooms[depth]))
            x += widths[depth]
        return columns, x

    def _width(self, node: Drawn) -> float:
        if node.position is None:
            return 10 + text_width(self.numbers.per_cent(node.reach))
        below = 8 + text_width(self._below(node)) if node.folded else 0.0
        return self._pill_width(node) + below

    def _pill_width(self, node: Drawn) -> float:
        return 34 + text_width(self._name(node))

    def _label_width(self, node: Drawn) -> float:
        move = text_width(f"{self._move(node)} {self._share(node)}")
        return max(move, text_width(self._event(node), 12) + 14) + 12

    def _name(self, node: Drawn) -> str:
        assert node.position is not None
        player = node.position.player
        return "chance" if player is None else cut(actor_name(self.case, player), _LONGEST_NAME)

    def _move(self, node: Drawn) -> str:
        return f"{node.folded} more" if node.move is None else cut(spaced(node.move.name), _LONGEST_MOVE)

    def _share(self, node: Drawn) -> str:
        return "never reached" if node.edge is None else self.numbers.per_cent(node.edge)

    def _event(self, node: Drawn) -> str:
        branch = node.move.node.branch if node.move is not None else None
        return cut(spaced(branch.event), _LONGEST_MOVE) if branch is not None and branch.event else ""

    def _below(self, node: Drawn) -> str:
        ends = f"{node.folded} ends" if node.folded > 1 else "1 end"
        return f"{ends}, {self.numbers.per_cent(node.reach)}"

    def _said(self, node: Drawn) -> str:
        """A branch in words, for who rests the pointer on it."""
        reached = f"reached in {self.numbers.per_cent(node.reach)} of all runs"
        if node.move is None:
            return f"{node.folded} branches that are not drawn, {reached}"
        branch = node.move.node.branch
        about = f": {gist(branch.about)}" if branch is not None and branch.about is not None else ""
        return f"{arrows(node.move.path)}{about}; {reached}"

    def _edge(self, here: _Placed, above: _Placed, columns: list[_Column]) -> Markup:
        node, column = here.node, columns[here.depth]
        start = columns[above.depth].left + self._pill_width(above.node)
        straight = column.left - column.room
        bend, half = straight - BEND, straight - BEND / 2
        path = f"M{start:.1f} {above.y:.1f}H{bend:.1f}C{half:.1f} {above.y:.1f} {half:.1f} {here.y:.1f} "
        path += f"{straight:.1f} {here.y:.1f}H{column.left:.1f}"
        thick = 1.2 + 5.0 * max(node.reach, 0.0) ** 0.5
        kind = "edge rare" if node.move is None or node.folded or node.reach < 0.001 else "edge"
        line = Markup('<path class="{}" d="{}" stroke-width="{:.1f}"/>').format(kind, path, thick)
        label = self._label(node, straight + 4, here.y, thick)
        return Markup("<g>{}{}{}</g>").format(title(self._said(node)), line, label)

    def _label(self, node: Drawn, x: float, y: float, thick: float) -> Markup:
        move = Markup('<text x="{:.1f}" y="{:.1f}">{} <tspan class="share">{}</tspan></text>').format(
            x, y - 4 - thick / 2, escaped(self._move(node)), escaped(self._share(node))
        )
        event, low = self._event(node), y + 12 + thick / 2
        if not event:
            return move
        flag = Markup('<path class="flag" d="M{:.1f} {:.1f}v-9.5l8 3-8 3"/>').format(x + 1, low)
        name = Markup('<text class="event" x="{:.1f}" y="{:.1f}">{}</text>').format(x + 13, low, escaped(event))
        return move + flag + name

    def _stop(self, here: _Placed, x: float) -> Markup:
        """What stands at the end of an edge: who decides, or how likely the end is."""
        node, y = here.node, here.y
        if node.position is None:
            end = Markup('<path class="end" d="M{:.1f} {:.1f}v14"/>').format(x, y - 7)
            return end + self._text("reach", x + 6, y + 4.5, self.numbers.per_cent(node.reach))
        number = None if node.position.player is None else self.players[node.position.player]
        box = Markup('<rect class="pill m{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" rx="{}"/>').format(
            "c" if number is None else number % 7, x, y - PILL / 2, self._pill_width(node), PILL, PILL / 2
        )
        pill = box + mark(number, x + 14, y) + self._text("name", x + 23, y + 4.5, self._name(node))
        label = node.position.node.label
        said = title(f"{self._name(node)}: {gist(label)}" if label is not None else self._name(node))
        below = Markup("")
        if node.folded:
            below = self._text("more", x + self._pill_width(node) + 6, y + 4.5, self._below(node))
        return Markup("<g>{}{}{}</g>").format(said, pill, below)

    def _text(self, kind: str, x: float, y: float, text: str) -> Markup:
        return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(kind, x, y, escaped(text))

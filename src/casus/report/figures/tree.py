"""The tree of a game, drawn from left to right.

No library draws one: who decides, how likely each branch is and which events it carries have to stand in one picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from casus.case import Case
from casus.ensemble.hidden import Gathered, Kind, possibilities
from casus.report.figures.fold import Drawn
from casus.report.figures.svg import MARKS, cut, mark, text_width, title
from casus.report.numbers import Numbers
from casus.report.text import actor_name, arrows, escaped, gist, joined, spaced, whole
from casus.wording import say, say_n
from casus.wording.hidden import not_seeing, steps

__all__ = ["alike", "draw_tree", "kinds_drawn"]

ROW = 38
PILL = 24
MARGIN = 10
BEND = 30
BOLD = 1.15
BAR = 8
GAP = 12
_LONGEST_MOVE, _LONGEST_NAME = 24, 22


@dataclass(frozen=True)
class _Placed:
    """A node with the height of its middle, its left end, and where the straight part of the edge to it begins."""

    node: Drawn
    y: float
    left: float
    straight: float
    parent: "_Placed | None"


def draw_tree(case: Case, game: Gathered, root: Drawn, numbers: Numbers, labels: str, rounds: str) -> Markup:
    """The picture as one SVG element.

    game   : what `root` is drawn from
    labels : ids of the texts that say what it shows
    rounds : what its shares are shares of, runs or months
    """
    return _Drawing(case, game, numbers, rounds).svg(root, labels)


def alike(game: Gathered, root: Drawn) -> dict[str, str]:
    """By path of each node that is drawn, the number of its information set, where the set has several such nodes."""
    sets: dict[str, list[str]] = {}
    for node in root.walk():
        one = game.set_at(node.position.path) if node.position is not None else None
        if node.position is not None and one is not None:
            sets.setdefault(one.name, []).append(node.position.path)
    several = [paths for paths in sets.values() if len(paths) > 1]
    return {path: f"[{number}]" for number, paths in enumerate(several, start=1) for path in paths}


def kinds_drawn(game: Gathered, root: Drawn) -> tuple[str, ...]:
    """The kinds of those who see more, in an order that all their decisions in the picture keep; empty for none."""
    found = (_named(game, node.position.path) for node in root.walk() if node.position is not None and node.children)
    return tuple(dict.fromkeys(name for names in sorted(found, key=len, reverse=True) for name in names))


def _named(game: Gathered, path: str) -> dict[str, Kind]:
    return {joined(map(steps, kind.steps), "or"): kind for kind in game.kinds(path)}


class _Drawing:
    def __init__(self, case: Case, game: Gathered, numbers: Numbers, rounds: str) -> None:
        self.case = case
        self.game = game
        self.numbers = numbers
        self.rounds = rounds
        self.players = {player: number for number, player in enumerate(game.game.players)}
        self.tags: Mapping[str, str] = {}
        self.order: tuple[str, ...] = ()

    def svg(self, root: Drawn, labels: str) -> Markup:
        self.tags, self.order = alike(self.game, root), kinds_drawn(self.game, root)
        nodes = self._placed(root)
        edges = Markup("").join(self._edge(node, node.parent) for node in nodes if node.parent is not None)
        stops = Markup("").join(map(self._stop, nodes))
        width = max(node.left + self._width(node.node) for node in nodes) + MARGIN
        height = 2 * MARGIN + ROW * root.rows
        size = Markup('viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}"').format(width, height)
        opening = Markup('<svg class="tree" role="img" aria-labelledby="{}" {}>').format(labels, size)
        return opening + edges + stops + Markup("</svg>")

    def _placed(self, root: Drawn) -> list[_Placed]:
        """All nodes, the root first. A node stands in the middle of the rows below it; what follows one node stands in
        a column of its own, so that a long name widens no more than its own part of the picture."""
        placed: list[_Placed] = []
        pending: list[tuple[Drawn, int, float, float, _Placed | None]] = [(root, 0, MARGIN, MARGIN, None)]
        while pending:
            node, row, left, straight, parent = pending.pop()
            here = _Placed(node, MARGIN + ROW * (row + node.rows / 2), left, straight, parent)
            placed.append(here)
            room = max((self._label_width(child, node) for child in node.children), default=0.0)
            begins = left + self._pill_width(node) + BEND if node.children else 0.0
            for child in node.children:
                pending.append((child, row, begins + room, begins, here))
                row += child.rows
        return placed

    def _width(self, node: Drawn) -> float:
        if node.position is None:
            return 10 + BOLD * text_width(self.numbers.per_cent(node.reach))
        below = 8 + text_width(self._below(node)) if node.folded else 0.0
        return self._pill_width(node) + below

    def _pill_width(self, node: Drawn) -> float:
        return 34 + text_width(self._name(node))

    def _label_width(self, node: Drawn, above: Drawn) -> float:
        bars = GAP + 2 + BAR * len(self.order) if self._kinds(node, above) else 0
        return max(self._text_width(node) + bars, text_width(self._event(node), 12) + 14) + 14

    def _text_width(self, node: Drawn) -> float:
        return text_width(self._move(node)) + BOLD * text_width(f" {self._share(node)}")

    def _kinds(self, node: Drawn, above: Drawn) -> dict[str, float]:
        """How often each kind of those who decide takes a branch, where they differ."""
        if node.move is None or above.position is None:
            return {}
        named = _named(self.game, above.position.path)
        return {name: kind.moves.get(node.move.name, 0.0) for name, kind in named.items()}

    def _name(self, node: Drawn) -> str:
        assert node.position is not None
        player = node.position.player
        name = say("chance") if player is None else cut(actor_name(self.case, player), _LONGEST_NAME)
        tag = self.tags.get(node.position.path)
        return name if tag is None else f"{name} {tag}"

    def _move(self, node: Drawn) -> str:
        return (
            say_n("{n} more", "{n} more", node.folded)
            if node.move is None
            else cut(spaced(node.move.name), _LONGEST_MOVE)
        )

    def _share(self, node: Drawn) -> str:
        return say("never reached") if node.edge is None else self.numbers.per_cent(node.edge)

    def _event(self, node: Drawn) -> str:
        branch = node.move.node.branch if node.move is not None else None
        return cut(spaced(branch.event), _LONGEST_MOVE) if branch is not None and branch.event else ""

    def _below(self, node: Drawn) -> str:
        ends = say_n("{n} end", "{n} ends", node.folded)
        return f"{ends}, {self.numbers.per_cent(node.reach)}"

    def _said(self, node: Drawn) -> str:
        """A branch in words, for who rests the pointer on it."""
        reached = say("reached in {reach} of all {rounds}", reach=self.numbers.per_cent(node.reach), rounds=self.rounds)
        if node.move is None:
            return say_n(
                "{n} branch that is not drawn, {reached}",
                "{n} branches that are not drawn, {reached}",
                node.folded,
                reached=reached,
            )
        branch = node.move.node.branch
        about = f": {gist(branch.about)}" if branch is not None and branch.about is not None else ""
        return f"{arrows(node.move.path)}{about}; {reached}"

    def _edge(self, here: _Placed, above: _Placed) -> Markup:
        node, straight = here.node, here.straight
        start = above.left + self._pill_width(above.node)
        half = (start + straight) / 2
        path = f"M{start:.1f} {above.y:.1f}C{half:.1f} {above.y:.1f} {half:.1f} {here.y:.1f} "
        path += f"{straight:.1f} {here.y:.1f}H{here.left:.1f}"
        thick = 1.2 + 5.0 * max(node.reach, 0.0) ** 0.5
        kind = "edge rare" if node.move is None or node.folded or node.reach < 0.001 else "edge"
        line = Markup('<path class="{}" d="{}" stroke-width="{:.1f}"/>').format(kind, path, thick)
        label = self._label(node, straight + 4, here.y, thick)
        kinds = self._kinds(node, above.node)
        said = "; ".join(
            [self._said(node), *(f"{what}: {self.numbers.per_cent(share)}" for what, share in kinds.items())]
        )
        bars = self._bars(kinds, straight + 4 + GAP + self._text_width(node), here.y - 4 - thick / 2)
        return Markup("<g>{}{}{}{}</g>").format(title(said), line, label, bars)

    def _bars(self, kinds: Mapping[str, float], x: float, y: float) -> Markup:
        """A bar for each kind in its place, as high as it takes the branch often, on a pale one that is always."""
        parts = [Markup("")]
        for number, name in enumerate(self.order):
            if name not in kinds:
                continue
            left, high = x + BAR * number, 11 * min(max(kinds[name], 0.0), 1.0)
            behind = Markup('<rect class="behind" x="{:.1f}" y="{:.1f}" width="{}" height="11"/>')
            front = Markup('<rect class="by" x="{:.1f}" y="{:.1f}" width="{}" height="{:.1f}"/>')
            parts.append(behind.format(left, y - 11, BAR - 2))
            parts.append(front.format(left, y - high, BAR - 2, high))
        return Markup('<g class="kinds">{}</g>').format(Markup("").join(parts)) if kinds else Markup("")

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

    def _stop(self, here: _Placed) -> Markup:
        """What stands at the end of an edge: who decides, or how likely the end is."""
        node, x, y = here.node, here.left, here.y
        if node.position is None:
            end = Markup('<path class="end" d="M{:.1f} {:.1f}v14"/>').format(x, y - 7)
            return end + self._text("reach", x + 6, y + 4.5, self.numbers.per_cent(node.reach))
        number = None if node.position.player is None else self.players[node.position.player]
        box = Markup('<rect class="pill m{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" rx="{}"/>').format(
            "c" if number is None else number % MARKS, x, y - PILL / 2, self._pill_width(node), PILL, PILL / 2
        )
        pill = box + mark(number, x + 14, y) + self._text("name", x + 23, y + 4.5, self._name(node))
        label = node.position.node.label
        said = f"{self._name(node)}: {whole(label)}" if label is not None else self._name(node)
        one = self.game.set_at(node.position.path)
        if one is not None:
            said += f" ({not_seeing([found.steps for found in possibilities(self.game.tree, one)])})"
        below = Markup("")
        if node.folded:
            below = self._text("more", x + self._pill_width(node) + 6, y + 4.5, self._below(node))
        return Markup("<g>{}{}{}</g>").format(title(said), pill, below)

    def _text(self, kind: str, x: float, y: float, text: str) -> Markup:
        return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(kind, x, y, escaped(text))

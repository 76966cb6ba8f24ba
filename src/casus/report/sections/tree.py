"""The tree of each game as a picture, with the tables behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from casus.ensemble import GameResult, Move, Position
from casus.ensemble.hidden import Gathered
from casus.report.context import Context
from casus.report.figures.fold import fold
from casus.report.figures.svg import mark
from casus.report.figures.tree import draw_tree
from casus.report.numbers import Amounts
from casus.report.sentences import tree as say_of
from casus.report.text import arrows, gist, joined, spaced
from casus.report.text import whole as whole_label
from casus.wording import say
from casus.wording.hidden import steps

__all__ = ["TreeSection", "trees"]

# Longer tables are no longer read, and make a page of megabytes.
MOST_ROWS = 600


@dataclass(frozen=True)
class MoveRow:
    """A branch, with the share of runs that take it where it is offered."""

    after: str
    who: str
    move: str
    about: str
    event: str
    edge: str
    reach: str


@dataclass(frozen=True)
class EndRow:
    """An end with its probability and what each player gets."""

    path: str
    reach: str
    span: str
    payoffs: tuple[str, ...]


@dataclass(frozen=True)
class EventRow:
    """An event with its probability."""

    name: str
    mean: str
    span: str


@dataclass(frozen=True)
class KindRow:
    """What one kind of those who see more than others do at a position."""

    after: str
    who: str
    kind: str
    moves: str
    reach: str


@dataclass(frozen=True)
class TreeSection:
    """A game."""

    anchor: str
    title: str
    picture: Markup
    caption: str
    folded: str
    players: tuple[tuple[Markup, str], ...]
    names: tuple[str, ...]
    unit: str
    moves: tuple[MoveRow, ...]
    moves_left: int
    ends: tuple[EndRow, ...]
    ends_left: int
    events: tuple[EventRow, ...]
    tied: tuple[str, ...]
    hidden: tuple[str, ...]
    kinds: tuple[KindRow, ...]


def trees(context: Context) -> tuple[TreeSection, ...]:
    """One section for each game."""
    return tuple(_section(context, context.gathered(name)) for name in context.result.models)


def _section(context: Context, whole: Gathered) -> TreeSection:
    target, game = context.target, whole.game
    branches = target.branches if target is not None and target.game == game.name else ()
    root, least = fold(game, list(dict.fromkeys(whole.path(node.path) for node in branches)))
    anchor = f"tree-{context.anchor('models', game.name)}"
    picture = draw_tree(context.case, whole, root, context.numbers, f"{anchor}-says", context.rounds(game.name))
    numbers = context.numbers
    amounts = Amounts.for_all(payoff for end in game.outcomes.values() for payoff in end.payoffs.values())
    moves = [_move(context, position, move) for position in game.positions.values() for move in position.moves.values()]
    ends = [
        EndRow(
            arrows(end.path),
            numbers.per_cent(end.reach.mean),
            numbers.span(end.reach) if end.reach.varies else "",
            tuple(amounts(end.payoffs[player]) for player in game.players),
        )
        for end in sorted(game.outcomes.values(), key=lambda end: -(end.reach.mean or 0.0))[:MOST_ROWS]
    ]
    label = context.case.games[game.name].label
    return TreeSection(
        anchor=anchor,
        title=whole_label(label)
        if label is not None
        else (spaced(game.name) if len(context.result.models) > 1 else ""),
        picture=picture,
        caption=say_of.caption(context, game),
        folded=say_of.folded(context, game, root, least),
        players=_players(context, game),
        names=tuple(map(context.actor, game.players)),
        unit=context.payoff_unit(game.name),
        moves=tuple(moves[:MOST_ROWS]),
        moves_left=max(len(moves) - MOST_ROWS, 0),
        ends=tuple(ends),
        ends_left=len(game.outcomes) - len(ends),
        events=tuple(
            EventRow(spaced(name), numbers.per_cent(event.mean), numbers.span(event) if event.varies else "")
            for name, event in game.events.items()
        ),
        tied=tuple(
            say(
                "{arrows} ({share} of the draws)",
                arrows=arrows(path) if path else say("the first move"),
                share=numbers.per_cent(share),
            )
            for path, share in game.tied.items()
        ),
        hidden=say_of.hidden(context, whole, root),
        kinds=tuple(_kinds(context, whole))[:MOST_ROWS],
    )


def _kinds(context: Context, whole: Gathered) -> Iterator[KindRow]:
    for position in whole.game.positions.values():
        for kind in whole.kinds(position.path):
            ranked = sorted(kind.moves.items(), key=lambda pair: -pair[1])
            yield KindRow(
                after=arrows(position.path) if position.path else say("the beginning"),
                who=context.actor(position.player) if position.player is not None else say("Chance"),
                kind=joined(map(steps, kind.steps), "or"),
                moves=", ".join(f"{spaced(name)} {context.numbers.per_cent(share)}" for name, share in ranked),
                reach=context.numbers.per_cent(kind.reach),
            )


def _players(context: Context, game: GameResult) -> tuple[tuple[Markup, str], ...]:
    """The legend: the mark of each who decides, chance included where it does."""
    deciding = set(context.case.tree(game.name).deciding)
    marks: list[tuple[Markup, str]] = [
        (_icon(number), context.actor(player)) for number, player in enumerate(game.players) if player in deciding
    ]
    if any(position.player is None for position in game.positions.values()):
        marks.append((_icon(None), say("Chance")))
    return tuple(marks)


def _icon(number: int | None) -> Markup:
    opening = Markup('<svg class="icon" aria-hidden="true" viewBox="-7 -7 14 14" width="14" height="14">')
    return opening + mark(number, 0, 0) + Markup("</svg>")


def _move(context: Context, position: Position, move: Move) -> MoveRow:
    branch = move.node.branch
    return MoveRow(
        after=arrows(position.path) if position.path else say("the beginning"),
        who=context.actor(position.player) if position.player is not None else say("Chance"),
        move=spaced(move.name),
        about=gist(branch.about) if branch is not None and branch.about is not None else "",
        event=spaced(branch.event) if branch is not None and branch.event else "",
        edge=context.numbers.per_cent(move.edge) if move.edge is not None else say("never reached"),
        reach=context.numbers.per_cent(move.reach),
    )

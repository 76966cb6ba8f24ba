"""Games in which somebody doesn't see everything, on the terminal: one line for what looks alike, and beliefs."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from casus.case import in_language
from casus.cli.console import plain_table
from casus.cli.numbers import shown_per_cent
from casus.ensemble import GameResult, Position, Result
from casus.ensemble.hidden import Gathered, gathered, possibilities
from casus.wording import joined, say, say_n, spaced, spoken
from casus.wording.hidden import not_seeing, steps

__all__ = ["beliefs_parts", "gathered_moves"]

# As for games without anything hidden: the first two rounds, and what happens now and then.
ROUNDS = 2
SHOWN_FROM = 0.01
MOST_SETS = 6


def gathered_moves(result: Result, game: GameResult, digits: int | None) -> tuple[RenderableType, int]:
    """The moves of a game with information sets, a line for each set, and how many positions are left to the report."""
    whole = gathered(game)
    table = plain_table(headings=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for drawn in whole.hidden:
        if drawn.reach >= SHOWN_FROM:
            table.add_row(say("chance"), _chance(result, drawn, digits))
    left = 0
    for one, position in whole.together:
        seen = position.path if one is None or one.node.labelled else one.told
        rounds = seen.count(".") + 2 if seen else 1
        if rounds > ROUNDS or position.reach < SHOWN_FROM:
            left += 1
            continue
        text = Text()
        begins = _begins(game, whole, position, seen)
        if begins:
            text.append(f"{begins}: ", style="dim")
        if position.node.label is not None:
            text.append(in_language(position.node.label, spoken()), style="italic")
        edges = {name: move.edge for name, move in position.moves.items()}
        text.append(f"{chr(10) if text else ''}{_ways(edges, digits)}")
        for kind in whole.kinds(position.path):
            name = joined(map(steps, kind.steps), "or")
            text.append(f"\n  {name}: {_ways(kind.moves, digits)}", style="dim")
        table.add_row(_name(result, position.player), text)
    return table, left


def beliefs_parts(result: Result, digits: int | None) -> Iterator[RenderableType]:
    """A block for each game in which beliefs bear on what is done."""
    for game in result.models.values():
        known = [one for one in game.sets.values() if one.matters and one.reach >= SHOWN_FROM]
        shown = sorted(known, key=lambda one: -one.reach)[:MOST_SETS]
        if not shown:
            continue
        table = plain_table(headings=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column()
        for one in (one for one in known if one in shown):
            text = Text()
            seen = _seen(one.name if one.node.labelled else one.told, labelled=one.node.labelled)
            text.append(f"{seen}:\n", style="dim")
            ranked = sorted(possibilities(game, one), key=lambda found: -found.after)
            parts = (
                say(
                    "{what} {after} (before {before})",
                    what=steps(found.steps),
                    after=_figure(found.after, digits),
                    before=_figure(found.before, digits),
                )
                for found in ranked
            )
            text.append(", ".join(parts))
            table.add_row(_name(result, one.player), text)
        yield Text()
        yield Text(say("What they believe"), style="bold")
        rest = len(known) - len(shown)
        if rest:
            said = say_n("Beliefs after {n} more thing seen.", "Beliefs after {n} more things seen.", rest)
            yield Padding(Group(table, Text(said, style="dim")), (0, 0, 0, 2))
        else:
            yield Padding(table, (0, 0, 0, 2))


def _chance(result: Result, drawn: Position, digits: int | None) -> Text:
    """What chance draws unseen by some, and how likely each is."""
    text = Text()
    if drawn.path:
        text.append(say("after {path}:", path=steps(drawn.path.split("."))) + " ", style="dim")
    if drawn.node.label is not None:
        text.append(in_language(drawn.node.label, spoken()), style="italic")
    if drawn.node.seen_by:
        names = joined(_name(result, player) for player in drawn.node.seen_by)
        text.append((" " if text else "") + say("(seen only by: {players})", players=names), style="dim")
    edges = {name: move.edge for name, move in drawn.moves.items()}
    return text.append(f"{chr(10) if text else ''}{_ways(edges, digits)}")


def _begins(game: GameResult, whole: Gathered, position: Position, seen: str) -> str:
    """What who decides has seen, and what it has not."""
    one = whole.set_at(position.path)
    parts = [_seen(one.name if one is not None and one.node.labelled else seen, one is not None and one.node.labelled)]
    if one is not None:
        parts.append(not_seeing([found.steps for found in possibilities(game, one)]))
    return ", ".join(filter(None, parts))


def _seen(seen: str, labelled: bool) -> str:
    if labelled:
        return say("at “{name}”", name=spaced(seen))
    return say("after {path}", path=steps(seen.split("."))) if seen else ""


def _ways(shares: Mapping[str, float | None], digits: int | None) -> str:
    ranked = sorted(shares.items(), key=lambda pair: -(pair[1] or 0.0))
    return ", ".join(f"{spaced(name)} {_figure(share, digits)}" for name, share in ranked)


def _figure(share: float | None, digits: int | None) -> str:
    """A line must not break between a figure and its sign."""
    return shown_per_cent(share, digits).replace(" %", "%")


def _name(result: Result, player: str | None) -> str:
    if player is None:
        return say("chance")
    actor = result.case.actors.get(player)
    return in_language(actor.name, spoken()) if actor is not None else player

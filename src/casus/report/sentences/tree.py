"""What is said of the picture of a tree."""

from casus.ensemble import GameResult, Position
from casus.ensemble.hidden import Gathered
from casus.report.context import Context
from casus.report.figures.fold import Drawn
from casus.report.figures.tree import alike, kinds_drawn
from casus.report.text import arrows, inside, joined, spaced
from casus.wording import say, say_n

__all__ = ["caption", "drawn", "folded", "hidden"]


def caption(context: Context, game: GameResult) -> str:
    """What the picture shows."""
    numbers, outcomes = context.numbers, game.outcomes
    likeliest = max(outcomes.values(), key=lambda end: end.reach.mean or 0.0)
    reach = numbers.per_cent(likeliest.reach.mean)
    end = arrows(likeliest.path)
    rounds = context.rounds(game.name)
    return say_n(
        "The tree of the game, with one end; the likeliest is {end}, reached in {reach} of all {rounds}.",
        "The tree of the game, with {n} ends; the likeliest is {end}, reached in {reach} of all {rounds}.",
        len(outcomes),
        end=end,
        reach=reach,
        rounds=rounds,
    )


def folded(context: Context, game: GameResult, root: Drawn, least: float) -> str:
    """What the picture leaves to the table."""
    drawn = sum(1 for node in root.walk() if not node.children and not node.folded and node.position is None)
    if least == 0.0 or drawn == len(game.outcomes):
        return ""
    limit = context.numbers.per_cent(least)
    return say(
        "Branches that fewer than {limit} of all {rounds} reach are folded, except those that "
        "lead to what is asked: {drawn} of {outcomes} ends are drawn, and the tables below list "
        "all.",
        limit=limit,
        rounds=context.rounds(game.name),
        drawn=drawn,
        outcomes=len(game.outcomes),
    )


def hidden(context: Context, game: Gathered, root: Drawn) -> tuple[str, ...]:
    """What somebody doesn't see, and how the picture shows it."""
    said = [drawn(context, position) for position in game.hidden]
    order = kinds_drawn(game, root)
    if order:
        said.append(
            say(
                "The small bars at a branch show how often it is taken where the hidden draw is, from left to right: "
                "{order}. A full bar means always, a missing one that it does not come to that.",
                order="; ".join(order),
            )
        )
    if alike(game, root):
        said.append(say("Positions with the same number in brackets look alike to who decides there."))
    return tuple(said)


def drawn(context: Context, position: Position) -> str:
    """What chance draws, who sees it, and how likely each is."""
    ways = ", ".join(f"{spaced(name)} {context.numbers.per_cent(move.edge)}" for name, move in position.moves.items())
    seers = [inside(context.actor(player)) for player in position.node.seen_by]
    if position.path and seers:
        return say(
            "After {path}, chance draws what only these see: {players}. It is {ways}.",
            path=arrows(position.path),
            players=joined(seers),
            ways=ways,
        )
    if position.path:
        return say("After {path}, chance draws what not all see. It is {ways}.", path=arrows(position.path), ways=ways)
    if seers:
        return say("Chance first draws what only these see: {players}. It is {ways}.", players=joined(seers), ways=ways)
    return say("Chance first draws what not all see. It is {ways}.", ways=ways)

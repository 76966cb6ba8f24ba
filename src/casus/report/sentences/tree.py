"""What is said of the picture of a tree."""

from casus.ensemble import GameResult
from casus.report.context import Context
from casus.report.figures.fold import Drawn
from casus.report.text import arrows
from casus.wording import say, say_n

__all__ = ["caption", "folded"]


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

"""What is said of a game."""

from casus.case.tree import TreeNode
from casus.ensemble import GameResult, Position
from casus.report.context import Context
from casus.report.text import arrows, capital, day, gist, inside, joined, spaced

__all__ = [
    "after",
    "choice",
    "clock",
    "conditional",
    "if_it_happens",
    "in_so_many",
    "likelihood",
    "more",
    "move",
    "never_happens",
    "opening",
]


_COUNTS = dict(enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2))


def clock(context: Context, game: str) -> str:
    """How often a game is played; empty for one without a clock."""
    clock = context.case.games[game].clock
    if clock is None:
        return ""
    left = context.case.periods_left(game)
    said = (
        f"The game is played once a {clock.period.each}, since {day(clock.from_)}; its figures, here and in the tree, "
        f"are those of one {clock.period.each}."
    )
    if left is not None and context.case.horizon is not None:
        said += f" From the day the case speaks to the horizon there are {left:.1f} such periods."
    return said


def opening(context: Context, game: GameResult) -> tuple[str, ...]:
    """Who moves first, and who else there is."""
    deciding = list(context.case.tree(game.name).deciding)
    if not deciding:
        return ("Nobody decides here: chance alone leads from one state to the next.",)
    root = game.positions[""]
    names = [context.actor(player) for player in deciding]
    number = capital(_COUNTS.get(len(names), str(len(names))))
    count = f"{number} players move" if len(names) > 1 else "One player moves"
    first = "chance" if root.player is None else context.actor(root.player)
    listed = f"{count}: {joined(map(inside, names))}. {capital(first)} moves first."
    paid = [context.actor(player) for player in game.players if player not in deciding]
    if not paid:
        return (listed,)
    verb = "are" if len(paid) > 1 else "is"
    return (listed, f"{capital(joined(map(inside, paid)))} {verb} affected without deciding anything.")


def choice(position: Position) -> str:
    """A decision without a question of its own."""
    return capital(joined(map(spaced, position.moves), "or"))


def move(node: TreeNode) -> str:
    """A move as the case describes it, else its name."""
    if node.branch is not None and node.branch.about is not None:
        return gist(node.branch.about)
    return spaced(str(node.move))


def more(count: int) -> str:
    """What a list leaves out."""
    return f"{count} more"


def after(context: Context, game: str, path: str, reach: float) -> str:
    """When a decision comes up."""
    if not path:
        return "First"
    return f"After {arrows(path)} ({context.numbers.per_cent(reach)} of all {context.rounds(game)})"


def in_so_many(context: Context, game: str, share: float) -> str:
    """How often a decision comes up once the event has happened."""
    return "Always" if share > 0.9995 else f"In {context.numbers.per_cent(share)} of these {context.rounds(game)}"


def if_it_happens(context: Context) -> str:
    """Heading of what follows."""
    if context.target_is_headline and context.case.answers[context.headline].about is not None:
        return f"What follows if it happens: {context.answer_label(context.headline)}"
    assert context.target is not None
    return f"What follows after “{arrows(context.target.label)}”"


def likelihood(context: Context, ends: bool) -> str:
    """How likely it is that there is anything to follow; `ends` where nothing can."""
    target = context.target
    assert target is not None
    game = context.result.models[target.game]
    if target.label in game.events:
        mean = game.events[target.label].mean
    else:
        node = target.branches[0]
        position = game.positions.get(node.path)
        mean = position.reach if position is not None else game.outcomes[node.path].reach.mean
    where = len(target.branches)
    ways = f" by {where} ways through the tree" if where > 1 else ""
    share = context.numbers.per_cent(mean)
    rounds = context.rounds(target.game)
    after = "The game ends there." if ends else f"What follows is said of these {rounds} only."
    return f"This happens in {share} of all {rounds}{ways}. {after}"


def never_happens() -> str:
    """Nothing follows."""
    return "It never happens in this run, so nothing can be said of what follows."


def conditional(context: Context, name: str) -> str:
    """An answer on the condition that the event has happened."""
    summary = context.result.answers[name]
    said = f"{context.answer_label(name)}: {context.value(name, summary.mean)}"
    spread = context.span(name, summary) if summary.varies else ""
    return f"{said} ({spread})." if spread else f"{said}."

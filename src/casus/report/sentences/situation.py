"""What is said of a game."""

from casus.case.tree import TreeNode
from casus.ensemble import GameResult, InformationSet, Position
from casus.ensemble.hidden import Gathered, Kind, possibilities
from casus.report.context import Context
from casus.report.text import arrows, capital, day, gist, inside, joined, spaced
from casus.wording import each, local, say, say_n
from casus.wording.hidden import not_seeing, steps

__all__ = [
    "after",
    "choice",
    "clock",
    "conditional",
    "ends",
    "if_it_happens",
    "in_so_many",
    "kind",
    "likelihood",
    "more",
    "move",
    "never_happens",
    "opening",
    "unseen",
    "wants",
]


def clock(context: Context, game: str) -> str:
    """How often a game is played; empty for one without a clock."""
    clock = context.case.games[game].clock
    if clock is None:
        return ""
    left = context.case.periods_left(game)
    values = {"each": each(clock.period.count, clock.period.unit), "day": day(clock.from_)}
    said = say(
        "The game is played once a {each}, since {day}; its figures, here and in the tree, are those of one {each}.",
        **values,
    )
    if left is not None and context.case.horizon is not None:
        written = local(f"{left:.1f}")
        rest = say("From the day the case speaks to the horizon there are {left} such periods.", left=written)
        said = f"{said} {rest}"
    return said


def opening(context: Context, game: GameResult) -> tuple[str, ...]:
    """Who moves first, and who else there is."""
    deciding = list(context.case.tree(game.name).deciding)
    if not deciding:
        return (say("Nobody decides here: chance alone leads from one state to the next."),)
    root = game.positions[""]
    names = joined(inside(context.actor(player)) for player in deciding)
    if root.player is None:
        listed = say_n(
            "One player moves: {names}. Chance moves first.",
            "{count} players move: {names}. Chance moves first.",
            len(deciding),
            names=names,
            count=_count(len(deciding)),
        )
    else:
        listed = say_n(
            "One player moves: {names}. {first} moves first.",
            "{count} players move: {names}. {first} moves first.",
            len(deciding),
            names=names,
            count=_count(len(deciding)),
            first=capital(context.actor(root.player)),
        )
    paid = [context.actor(player) for player in game.players if player not in deciding]
    if not paid:
        return (listed,)
    others = capital(joined(map(inside, paid)))
    affected = say_n(
        "{names} is affected without deciding anything.",
        "{names} are affected without deciding anything.",
        len(paid),
        names=others,
    )
    return listed, affected


def _count(number: int) -> str:
    """A small number in words, at the start of a sentence."""
    words = (
        say("Two"),
        say("Three"),
        say("Four"),
        say("Five"),
        say("Six"),
        say("Seven"),
        say("Eight"),
        say("Nine"),
        say("Ten"),
    )
    return words[number - 2] if 2 <= number <= len(words) + 1 else str(number)


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
    return say_n("{n} more", "{n} more", count)


def after(context: Context, game: Gathered, position: Position) -> str:
    """When a decision comes up, and what who decides doesn't see."""
    one = game.set_at(position.path)
    seen = position.path if one is None or one.node.labelled else one.told
    if one is not None and one.node.labelled:
        said = say(
            "At “{name}” ({reach} of all {rounds})",
            name=spaced(one.name),
            reach=context.numbers.per_cent(position.reach),
            rounds=context.rounds(game.game.name),
        )
    elif not seen:
        said = say("First")
    else:
        said = say(
            "After {arrows} ({reach} of all {rounds})",
            arrows=arrows(seen),
            reach=context.numbers.per_cent(position.reach),
            rounds=context.rounds(game.game.name),
        )
    return said if one is None else f"{said}, {unseen(game, one)}"


def unseen(game: Gathered, one: InformationSet) -> str:
    """What who decides doesn't see."""
    return not_seeing([found.steps for found in possibilities(game.tree, one)])


def kind(context: Context, one: Kind) -> str:
    """What those do who see more than others, where they see this."""
    ranked = sorted(one.moves.items(), key=lambda pair: -pair[1])
    ways = ", ".join(f"{spaced(name)} {context.numbers.per_cent(share)}" for name, share in ranked)
    return say("{what}: {ways}", what=capital(joined(map(steps, one.steps), "or")), ways=ways)


def in_so_many(context: Context, game: str, share: float) -> str:
    """How often a decision comes up once the event has happened."""
    return (
        say("Always")
        if share > 0.9995
        else say("In {share} of these {rounds}", share=context.numbers.per_cent(share), rounds=context.rounds(game))
    )


def if_it_happens(context: Context) -> str:
    """Heading of what follows."""
    if context.target_is_headline and context.case.answers[context.headline].about is not None:
        return say("What follows if it happens: {answer_label}", answer_label=context.answer_label(context.headline))
    assert context.target is not None
    return say("What follows after “{arrows}”", arrows=arrows(context.target.label))


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
    values = {"share": context.numbers.per_cent(mean), "rounds": context.rounds(target.game)}
    ways = len({context.gathered(target.game).path(node.path) for node in target.branches})
    if ways > 1:
        happens = say_n(
            "This happens in {share} of all {rounds} by {n} way through the tree.",
            "This happens in {share} of all {rounds} by {n} ways through the tree.",
            ways,
            **values,
        )
    else:
        happens = say("This happens in {share} of all {rounds}.", **values)
    after = say("The game ends there.") if ends else say("What follows is said of these {rounds} only.", **values)
    return f"{happens} {after}"


def never_happens() -> str:
    """Nothing follows."""
    return say("It never happens in this run, so nothing can be said of what follows.")


def conditional(context: Context, name: str) -> str:
    """An answer on the condition that the event has happened."""
    summary = context.result.answers[name]
    said = f"{context.answer_label(name)}: {context.value(name, summary.mean)}"
    spread = context.span(name, summary) if summary.varies else ""
    return f"{said} ({spread})." if spread else f"{said}."


def wants(unit: str, weighted: bool) -> str:
    """What counts for and against a party, and in which unit."""
    if unit and weighted:
        return say(
            "What counts for a party and what against are the quantities in its payoffs. Averages are over all draws, weighted by what has been seen, in {unit}.",
            unit=unit,
        )
    if unit:
        return say(
            "What counts for a party and what against are the quantities in its payoffs. Averages are over all draws, in {unit}.",
            unit=unit,
        )
    if weighted:
        return say(
            "What counts for a party and what against are the quantities in its payoffs. Averages are over all draws, weighted by what has been seen."
        )
    return say(
        "What counts for a party and what against are the quantities in its payoffs. Averages are over all draws."
    )


def ends(unit: str, asked: bool) -> str:
    """What the table of ends shows."""
    if asked and unit:
        return say(
            "The likeliest ends, and the likeliest one with what is asked, with the mean payoff of each party there ({unit}).",
            unit=unit,
        )
    if asked:
        return say(
            "The likeliest ends, and the likeliest one with what is asked, with the mean payoff of each party there."
        )
    if unit:
        return say("The likeliest ends with the mean payoff of each party there ({unit}).", unit=unit)
    return say("The likeliest ends with the mean payoff of each party there.")

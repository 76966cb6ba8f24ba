"""What is said of what players believe."""

from collections.abc import Sequence

from casus.ensemble import InformationSet
from casus.ensemble.hidden import Possibility
from casus.quantities import scheme
from casus.report.context import Context
from casus.report.text import arrows, gist, inside, spaced
from casus.wording import estimative, ranged, say, say_n
from casus.wording.hidden import steps

__all__ = ["about", "belief", "heading", "in_the_picture", "others", "rest", "shift", "span"]

# A belief that moves by less than this is what it was.
_MOVES = 0.02


def shift(what: Sequence[Possibility]) -> float:
    """How far the belief in any of the possibilities has moved at most."""
    return max(abs(found.after - found.before) for found in what)


def belief(context: Context, one: InformationSet, what: Sequence[Possibility]) -> str:
    """What a player believes at an information set, by what it has come to think likelier."""
    numbers = context.numbers
    risen = max(what, key=lambda found: found.after - found.before)
    stays = shift(what) < _MOVES
    told = max(what, key=lambda found: found.after) if stays else risen
    word = estimative(scheme(context.case.words).word(min(max(told.after, 0.0), 1.0)))
    held = word
    if told.over is not None and told.over.varies and told.over.p10 is not None and told.over.p90 is not None:
        within = span(context, (told.over.p10, told.over.p90))
        held = say("{word}; {span} in eight of ten draws", word=word, span=within)
    values = {
        "player": inside(context.actor(one.player)),
        "what": about(told) or steps(told.steps),
        "now": numbers.per_cent(told.after),
        "held": held,
        "before": numbers.per_cent(told.before),
    }
    if not one.node.labelled and not one.told:
        return say("Having seen nothing, {player} gives {now} to “{what}” ({held}).", **values)
    seen = spaced(one.name) if one.node.labelled else arrows(one.told)
    if stays:
        return say(
            "After “{seen}”, {player} gives {now} to “{what}” ({held}): what it has seen tells it next to nothing.",
            seen=seen,
            **values,
        )
    return say("After “{seen}”, {player} gives {now} to “{what}” ({held}), up from {before}.", seen=seen, **values)


def about(found: Possibility) -> str:
    """What the case says of a possibility that is one step; empty where it says nothing or there are several."""
    branch = found.moves[0].node.branch if len(found.moves) == 1 else None
    return gist(branch.about) if branch is not None and branch.about is not None else ""


def heading(context: Context, game: str, one: InformationSet) -> str:
    """Who believes it, having seen what, and how often it comes to that."""
    values = {
        "player": context.actor(one.player),
        "reach": context.numbers.per_cent(one.reach),
        "rounds": context.rounds(game),
    }
    if not one.node.labelled and not one.told:
        return say("{player}, having seen nothing ({reach} of all {rounds})", **values)
    seen = spaced(one.name) if one.node.labelled else arrows(one.told)
    return say("{player}, after “{seen}” ({reach} of all {rounds})", seen=seen, **values)


def others(count: int) -> str:
    """What a list of possibilities leaves out."""
    return say_n("{n} other", "{n} others", count)


def span(context: Context, limits: tuple[float, float]) -> str:
    """The 10th to the 90th percentile of a belief."""
    low, high = map(context.numbers.per_cent, limits)
    return low if low == high else ranged(low, high)


def in_the_picture(context: Context, what: str, before: float, after: float, written: str) -> str:
    """What the bar of one possibility shows."""
    values = {"what": what, "after": context.numbers.per_cent(after), "before": context.numbers.per_cent(before)}
    if not written:
        return say("{what}: believed {after}, before anything was seen {before}", **values)
    return say(
        "{what}: believed {after} ({span} in eight of ten draws), before anything was seen {before}",
        span=written,
        **values,
    )


def rest(unreached: int, idle: int) -> str:
    """What is left out: sets that nobody gets to, and those at which nothing hangs on beliefs."""
    said = []
    if unreached:
        said.append(
            say_n(
                "{n} more information set is never reached.", "{n} more information sets are never reached.", unreached
            )
        )
    if idle:
        said.append(
            say_n(
                "At {n} more information set what is done does not hang on beliefs.",
                "At {n} more information sets what is done does not hang on beliefs.",
                idle,
            )
        )
    return " ".join(said)

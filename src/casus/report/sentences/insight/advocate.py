"""The devil's advocate: the most plausible story in which the forecast is wrong, in five sentences."""

import math

from casus.case.schema import Assumption
from casus.ensemble import Watched
from casus.insight import JointTippingPoint
from casus.report.context import Context
from casus.report.sentences.insight.tipping import combination
from casus.report.text import sentence
from casus.wording import day, say, say_n

__all__ = ["story", "wrong_side"]


def wrong_side(context: Context) -> JointTippingPoint | None:
    """Where the answer would be if the forecast were wrong: beyond the threshold on the other side of it.

    The case's decision threshold where it lies there, else the nearest edge of the estimative word.
    """
    table = context.explained.joint_tipping
    forecast = context.result.forecast
    if forecast is None:
        return None
    above = forecast < 0.5 or context.kind(context.headline) != "probability"
    there = [row for row in table if row.above == above and row.distance > 0]
    limit = context.case.answers[context.headline].decision_threshold
    decided = [row for row in there if row.threshold == limit]
    return min(decided or there, key=lambda row: abs(row.threshold - forecast), default=None)


def story(context: Context, row: JointTippingPoint) -> tuple[str, ...]:
    """The five sentences."""
    return (_supposed(context, row), _how(context, row), _bold(row), _assumed(context, row), _shown(context, row))


def _supposed(context: Context, row: JointTippingPoint) -> str:
    forecast = context.value(context.headline, context.result.forecast)
    threshold = context.value(context.headline, row.threshold)
    if row.above:
        return say(
            "The forecast is {forecast}; suppose that this is wrong, and {threshold} or more would have been right.",
            forecast=forecast,
            threshold=threshold,
        )
    return say(
        "The forecast is {forecast}; suppose that this is wrong, and {threshold} or less would have been right.",
        forecast=forecast,
        threshold=threshold,
    )


def _how(context: Context, row: JointTippingPoint) -> str:
    return say("The least far-fetched way there: {items}.", items=combination(context, row))


def _bold(row: JointTippingPoint) -> str:
    """How far out the boldest of these numbers lies in its own distribution."""
    score = row.distance * math.sqrt(max(row.weights.values()))
    rarity = max(round(1.0 / (0.5 * math.erfc(score / math.sqrt(2)))), 2)
    return say_n(
        "None of these numbers is bold by itself: the boldest is met or passed in one of {n} draws.",
        "None of these numbers is bold by itself: the boldest is met or passed in one of {n} draws.",
        rarity,
    )


def _assumed(context: Context, row: JointTippingPoint) -> str:
    """The assumption that carries what the story turns on, and what breaks it."""
    turned = {*list(row.weights)[:3], context.headline, *context.case.games}
    broken = [one for one in context.case.assumptions.values() if one.breaks_if is not None]
    chosen = max(broken, key=lambda one: len(turned & set(one.carries)), default=None)
    if chosen is None or chosen.breaks_if is None:
        return say("The case names no assumption that could break; that itself is a reason to doubt it.")
    return _breaks(chosen)


def _breaks(assumption: Assumption) -> str:
    assert assumption.breaks_if is not None
    return say(
        "The structure may be wrong as well as the numbers. Taken for granted is this: “{assumption}” It breaks if: {breaks}",
        assumption=sentence(assumption.text),
        breaks=sentence(assumption.breaks_if),
    )


def _shown(context: Context, row: JointTippingPoint) -> str:
    """What would show it first."""
    item = _sign(context.explained.watched, row.above)
    if item is None:
        return say("The case names nothing to watch that would show it in time.")
    label = context.item_label(item.model, item.item)
    if item.by is None:
        return say("It would show first in this: “{item}”.", item=label)
    return say("It would show first in this: “{item}”, to be looked for until {day}.", item=label, day=day(item.by))


def _sign(watched: tuple[Watched, ...], above: bool) -> Watched | None:
    """The item that would move the answer furthest to that side, if it is seen."""
    moves = [item for item in watched if (item.if_seen > item.now) == above and item.if_seen != item.now]
    return max(moves, key=lambda item: abs(item.if_seen - item.now), default=None)

"""What is said of quantal response curves."""

from collections.abc import Sequence

from casus.ensemble import CurvePoint
from casus.ensemble.curve import MOST_DRAWS
from casus.errors import CasusError
from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.text import arrows
from casus.wording import local, say

__all__ = ["caption", "impossible", "line", "sentences"]

# A turn of the curve is told where it is this much beyond both ends.
_TURNS = 0.01


def line(who: str, steps: str) -> str:
    """The name of a line: who decides, what is drawn before it, and the move."""
    return say("{who}: {move}", who=who, move=arrows(steps))


def sentences(context: Context, points: Sequence[CurvePoint]) -> tuple[str, ...]:
    """Where the headline goes along the curve, and what its ends mean."""
    first, last = points[0], points[-1]
    said = []
    name = context.headline
    if context.kind(name) != "ordinal" and first.answer.mean is not None and last.answer.mean is not None:
        said.append(
            say(
                "With every player’s precision from {low} to {high} times that of this run, the forecast goes from {first} to "
                "{last}; in this run it is {now}.",
                low=plain(first.factor),
                high=plain(last.factor),
                first=context.value(name, first.answer.mean),
                last=context.value(name, last.answer.mean),
                now=context.value(name, context.result.answer.mean),
            )
        )
        said.append(_turn(context, points))
    if first.factor == 0:
        said.append(say("At 0 nobody minds payoffs, and each move is taken as often as its weight says."))
    return tuple(filter(None, said))


def _turn(context: Context, points: Sequence[CurvePoint]) -> str:
    """The highest or the lowest point between the ends, where it is beyond both."""
    values = [point.answer.mean for point in points]
    if any(value is None for value in values):
        return ""
    known = [value for value in values if value is not None]
    size = max(known) - min(known)
    for top, beyond in ((max(known), max(known[0], known[-1])), (-min(known), -min(known[0], known[-1]))):
        if top - beyond > max(_TURNS * size, 1e-9) and top - beyond > _TURNS * abs(top):
            at = next(point for point in points if point.answer.mean in (top, -top))
            values_said = {"value": context.value(context.headline, at.answer.mean), "factor": plain(at.factor)}
            if top == max(known):
                return say("On the way it is highest at {factor} times: {value}.", **values_said)
            return say("On the way it is lowest at {factor} times: {value}.", **values_said)
    return ""


def caption(context: Context) -> str:
    """What the picture shows."""
    return say(
        "Mean probabilities (upwards) when every player’s precision is multiplied by a factor (to the right), each from "
        "a run of {draws} draws; the dashed upright line, at 1, is the precision of this run.",
        draws=local(f"{min(context.result.run.settings.draws, MOST_DRAWS):,}"),
    )


def impossible(error: CasusError) -> str:
    """Why there is no curve."""
    return say("The curve could not be computed: {why}", why=str(error))

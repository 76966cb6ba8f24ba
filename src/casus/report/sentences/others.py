"""What is said of the answers beside the headline."""

from collections.abc import Sequence

from casus.report.context import Context
from casus.report.text import joined, spaced
from casus.wording import quoted, say

__all__ = ["caption", "in_the_picture", "ladder"]


def caption(context: Context, names: Sequence[str]) -> str:
    """What the pictures in the table show."""
    answers = context.result.answers
    known = [name for name in names if answers[name].mean is not None and context.kind(name) == "probability"]
    if len(known) < 2:
        return ""
    ranked = sorted(known, key=lambda name: answers[name].mean or 0.0)
    least, most = (
        f"{quoted(context.answer_label(name))} ({context.value(name, answers[name].mean)})"
        for name in (ranked[0], ranked[-1])
    )
    return say("The most likely of these is {most}, the least likely {least}.", most=most, least=least)


def in_the_picture(context: Context, name: str) -> str:
    """A range in words."""
    summary = context.result.answers[name]
    low, high = context.value(name, summary.low), context.value(name, summary.high)
    return say(
        "All draws from {low} to {high}; 10th to 90th percentile {span}; mean {mean}",
        low=low,
        high=high,
        span=context.span(name, summary),
        mean=context.value(name, summary.mean),
    )


def ladder(context: Context, name: str) -> str:
    """What a ladder shows."""
    steps = context.result.ladders[name]
    shares = [f"{spaced(step)} {context.numbers.per_cent(summary.mean)}" for step, summary in steps.items()]
    return say("The steps from the lowest to the highest, with the probability of each: {names}.", names=joined(shares))

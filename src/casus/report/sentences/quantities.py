"""What is said of quantities."""

from collections.abc import Mapping

from casus.ensemble import Summary
from casus.report.numbers import plain
from casus.report.text import joined
from casus.wording import later, say, say_n

__all__ = ["GROUNDS", "ground_name", "grounds", "in_the_picture"]

GROUNDS = {
    "sourced": later("every claim that it rests on has a source"),
    "mixed": later("some of the claims that it rests on have no source"),
    "judgement": later("no claim with a source stands behind it: it is the authors’ own"),
    "derived": later("computed from other quantities"),
}


def grounds(counted: Mapping[str, int]) -> str:
    """How many quantities rest on what."""
    total = sum(counted.values())
    if total == 0:
        return say("The case has no quantities.")
    parts = [f"{counted[ground]} {ground_name(ground)}" for ground in GROUNDS if counted.get(ground)]
    return say_n(
        "The case has one quantity: {names}.", "The case has {n} quantities: {names}.", total, names=joined(parts)
    )


def ground_name(ground: str) -> str:
    """What a quantity rests on, in a word."""
    return {
        "sourced": say("sourced"),
        "mixed": say("mixed"),
        "judgement": say("judgement"),
        "derived": say("derived"),
    }[ground]


def in_the_picture(summary: Summary) -> str:
    """A range in words."""
    return say(
        "All draws from {low} to {high}; 10th to 90th percentile {p10} to {p90}; mean {mean}",
        low=plain(summary.low),
        high=plain(summary.high),
        p10=plain(summary.p10),
        p90=plain(summary.p90),
        mean=plain(summary.mean),
    )

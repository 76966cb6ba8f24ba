"""What is said of quantities."""

from collections.abc import Mapping

from casus.ensemble import Summary
from casus.report.numbers import plain
from casus.report.text import joined

__all__ = ["GROUNDS", "grounds", "in_the_picture"]

GROUNDS = {
    "sourced": "every claim that it rests on has a source",
    "mixed": "some of the claims that it rests on have no source",
    "judgement": "no claim with a source stands behind it: it is the authors’ own",
    "derived": "computed from other quantities",
}


def grounds(counted: Mapping[str, int]) -> str:
    """How many quantities rest on what."""
    total = sum(counted.values())
    if total == 0:
        return "The case has no quantities."
    parts = [f"{counted[ground]} {ground}" for ground in GROUNDS if counted.get(ground)]
    count = f"{total} quantities" if total > 1 else "one quantity"
    return f"The case has {count}: {joined(parts)}."


def in_the_picture(summary: Summary) -> str:
    """A range in words."""
    return (
        f"All draws from {plain(summary.low)} to {plain(summary.high)}; 10th to 90th percentile {plain(summary.p10)} "
        f"to {plain(summary.p90)}; mean {plain(summary.mean)}"
    )

"""What is said of a run that supposes that somebody planted what he said."""

from collections.abc import Sequence

from casus.ensemble import Planted
from casus.report.context import Context
from casus.report.text import day, inside, joined, spaced

__all__ = ["COLUMNS", "done", "title"]

COLUMNS = ("As it stands", "Without its claims", "With its evidence turned round")
"""Headings of the table."""


def title(context: Context, planted: Planted) -> str:
    """The heading."""
    return f"Suppose {inside(context.actor_or_source(planted.origin))} planted it"


def done(context: Context, planted: Planted) -> tuple[str, ...]:
    """What was done, in words."""
    origin = inside(context.actor_or_source(planted.origin))
    said = [
        f"What if {origin} planted what it said? {_count(planted.claims, 'claim comes', 'claims come')} from it: "
        f"{joined(map(spaced, planted.claims))}. The case was run without {_it(planted.claims)}; and once more with "
        "the evidence that rests on it alone turned round: its hit rate and its false alarms exchanged, as they are "
        "for somebody who reports what isn’t so."
    ]
    if planted.evidence:
        said.append(f"Turned round {_is(planted.evidence)}: {_items(context, planted.evidence)}.")
    else:
        said.append("No evidence rests on it alone, so nothing is turned round.")
    if planted.lessened:
        counts = "counts" if len(planted.lessened) == 1 else "count"
        said.append(f"By other reports alone {counts}, in both runs: {_items(context, planted.lessened)}.")
    if planted.quantities:
        takes = "takes its" if len(planted.quantities) == 1 else "take their"
        said.append(f"In both runs {_quantities(context, planted.quantities)} {takes} value without the source.")
    if planted.kept:
        has = "rests on it alone and has" if len(planted.kept) == 1 else "rest on it alone and have"
        said.append(
            f"{_quantities(context, planted.kept)} {has} no such value: the runs keep what the case writes, and so "
            "say too little of the supposition."
        )
    if planted.observed:
        entries = [context.case.observed[k] for k in planted.observed]
        until = joined(day(entry.until or context.case.as_of) for entry in entries)
        said.append(f"Left out of what was observed: {_count(entries, 'entry', 'entries')} (until {until}).")
    return tuple(said)


def _items(context: Context, places: Sequence[tuple[str, str]]) -> str:
    return joined(f"“{context.item_label(*place)}”" for place in places)


def _quantities(context: Context, names: Sequence[str]) -> str:
    return joined(f"“{context.quantity_label(name)}”" for name in names)


def _count(things: Sequence[object], one: str, many: str) -> str:
    return f"One {one}" if len(things) == 1 else f"{len(things)} {many}"


def _it(things: Sequence[object]) -> str:
    return "it" if len(things) == 1 else "them"


def _is(things: Sequence[object]) -> str:
    return "is" if len(things) == 1 else "are"

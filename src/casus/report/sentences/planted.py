"""What is said of a run that supposes that somebody planted what he said."""

from collections.abc import Sequence

from casus.ensemble import Planted
from casus.report.context import Context
from casus.report.text import day, inside, joined, spaced
from casus.wording import later, quoted, say, say_n

__all__ = ["COLUMNS", "done", "title"]

COLUMNS = (later("As it stands"), later("Without its claims"), later("With its evidence turned round"))
"""Headings of the table."""


def title(context: Context, planted: Planted) -> str:
    """The heading."""
    return say("Suppose {actor_or_source} planted it", actor_or_source=inside(context.actor_or_source(planted.origin)))


def done(context: Context, planted: Planted) -> tuple[str, ...]:
    """What was done, in words."""
    origin = inside(context.actor_or_source(planted.origin))
    claims = len(planted.claims)
    said = [
        say_n(
            "What if {origin} planted what it said? One claim comes from it: {names}. The case was run without it; and once "
            "more with the evidence that rests on it alone turned round: its hit rate and its false alarms exchanged, as "
            "they are for somebody who reports what isn’t so.",
            "What if {origin} planted what it said? {n} claims come from it: {names}. The case was run without them; and "
            "once more with the evidence that rests on it alone turned round: its hit rate and its false alarms exchanged, "
            "as they are for somebody who reports what isn’t so.",
            claims,
            origin=origin,
            names=joined(map(spaced, planted.claims)),
        )
    ]
    if planted.evidence:
        items = _items(context, planted.evidence)
        said.append(
            say_n("Turned round is: {items}.", "Turned round are: {items}.", len(planted.evidence), items=items)
        )
    else:
        said.append(say("No evidence rests on it alone, so nothing is turned round."))
    if planted.lessened:
        items = _items(context, planted.lessened)
        said.append(
            say_n(
                "By other reports alone counts, in both runs: {items}.",
                "By other reports alone count, in both runs: {items}.",
                len(planted.lessened),
                items=items,
            )
        )
    if planted.quantities:
        said.append(
            say_n(
                "In both runs {quantities} takes its value without the source.",
                "In both runs {quantities} take their value without the source.",
                len(planted.quantities),
                quantities=_quantities(context, planted.quantities),
            )
        )
    if planted.kept:
        said.append(
            say_n(
                "{quantities} rests on it alone and has no such value: the runs keep what the case writes, and so say too "
                "little of the supposition.",
                "{quantities} rest on it alone and have no such value: the runs keep what the case writes, and so say too "
                "little of the supposition.",
                len(planted.kept),
                quantities=_quantities(context, planted.kept),
            )
        )
    if planted.observed:
        entries = [context.case.observed[k] for k in planted.observed]
        until = joined(day(entry.until or context.case.as_of) for entry in entries)
        said.append(
            say_n(
                "Left out of what was observed: one entry (until {until}).",
                "Left out of what was observed: {n} entries (until {until}).",
                len(entries),
                until=until,
            )
        )
    return tuple(said)


def _items(context: Context, places: Sequence[tuple[str, str]]) -> str:
    return joined(quoted(context.item_label(*place)) for place in places)


def _quantities(context: Context, names: Sequence[str]) -> str:
    return joined(quoted(context.quantity_label(name)) for name in names)

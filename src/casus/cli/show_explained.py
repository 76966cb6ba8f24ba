"""Insight on the terminal: for each question its sentences, then a short table."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from casus.cli.console import Console, plain_table
from casus.insight import Explanation
from casus.report.context import Context
from casus.report.sentences import answer as say_answer
from casus.report.sentences.insight import drivers as say_drivers
from casus.report.sentences.insight import information as say_information
from casus.report.sentences.insight import scenarios as say_scenarios
from casus.report.sentences.insight import sources as say_sources
from casus.report.sentences.insight import tipping as say_tipping
from casus.report.text import day, words
from casus.wording import say

__all__ = ["show_explained"]

SHOWN = 8

Rows = Sequence[Sequence[str]]


def show_explained(explained: Explanation, parts: Sequence[str]) -> None:
    """Print some parts of an explanation."""
    console, context = Console(), Context(explained.result, explanation=explained)
    console.print(Text(words(explained.result.case.title), style="bold"))
    console.print(Text(context.answer_label(context.headline)))
    console.print(Text(say_answer.in_one_line(context)))
    for part in parts:
        console.print()
        for shown in _SHOW[part](context, explained):
            console.print(shown)


def _heading(text: str) -> Text:
    return Text(text, style="bold")


def _said(sentences: Sequence[str]) -> Iterator[RenderableType]:
    for sentence in sentences:
        yield Padding(Text(sentence), (0, 0, 0, 2))


def _table(headings: Sequence[str], rows: Rows) -> RenderableType:
    """A table whose first column is text and whose others are numbers."""
    table = plain_table()
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return Padding(table, (0, 0, 0, 2))


def _drivers(context: Context, explained: Explanation) -> Iterator[RenderableType]:
    table = explained.drivers
    yield _heading(say("What drives it"))
    yield from _said(say_drivers.drivers(context, table))
    share = context.numbers.share
    rows = [
        (
            context.quantity_label(row.quantity),
            share(max(row.first, 0.0)),
            say_drivers.interval(share(max(row.first_lo, 0.0)), share(max(row.first_hi, 0.0))),
            share(row.total),
            say_drivers.direction(row),
        )
        for row in table[:SHOWN]
    ]
    if rows:
        yield _table(
            (say("Quantity"), say("Alone"), say("95 % interval"), say("With others"), say("Growing, it")), rows
        )


def _tipping(context: Context, explained: Explanation) -> Iterator[RenderableType]:
    yield _heading(say("What would have to be true"))
    for together in explained.joint_tipping:
        plausible = [say_tipping.plausible(context, together)] if together.distance > 0 else []
        yield from _said([say_tipping.joint(context, together), *plausible])
    yield from _said(say_tipping.never(context, explained.joint_tipping))
    table = explained.tipping
    yield from _said(say_tipping.alone(context, table))
    reached = [row for row in table if row.value is not None]
    rows = [
        (
            context.quantity_label(row.quantity),
            context.value(context.headline, row.threshold),
            context.amount(row.quantity, row.value or 0.0),
            context.numbers.share(row.percentile or 0.0),
            say_tipping.reach(*(context.value(context.headline, value) for value in row.reach)),
        )
        for row in reached[:SHOWN]
    ]
    if rows:
        headings = (
            say("Quantity"),
            say("Threshold"),
            say("Reached at"),
            say("Below that lies"),
            say("Forecast over its range"),
        )
        yield _table(headings, rows)


def _scenarios(context: Context, explained: Explanation) -> Iterator[RenderableType]:
    yield _heading(say("Where the highest answers lie"))
    yield from _said(say_scenarios.scenarios(context, explained.scenarios))


def _information(context: Context, explained: Explanation) -> Iterator[RenderableType]:
    table = explained.information
    yield _heading(say("What to find out next"))
    yield from _said(say_information.information(context, table))
    rows = [
        (say_information.what(context, row), say_information.kind(row), day(row.by), context.numbers.share(row.share))
        for row in table[:SHOWN]
    ]
    if rows:
        yield _table((say("What"), say("Kind"), say("By"), say("Share")), rows)


def _sources(context: Context, explained: Explanation) -> Iterator[RenderableType]:
    table = explained.sources
    yield _heading(say("Which source it hangs on"))
    yield from _said(say_sources.sources(context, table))
    if grounds := say_sources.grounds(context, dict(table.about["grounds"])):
        yield from _said([grounds])
    rows = [
        (
            context.actor_or_source(row.source or row.origin or ""),
            say_sources.kind(row),
            context.value(context.headline, row.without.mean) if row.without is not None else say_sources.cannot_run(),
            context.points(context.headline, row.shift) if row.shift is not None else "",
        )
        for row in table[:SHOWN]
        if row.shift != 0.0
    ]
    if rows:
        yield _table((say("Left out"), say("Kind"), say("Forecast"), say("Move")), rows)


_SHOW: Mapping[str, Callable[[Context, Explanation], Iterator[RenderableType]]] = {
    "drivers": _drivers,
    "tipping": _tipping,
    "scenarios": _scenarios,
    "information": _information,
    "sources": _sources,
}

"""The outside view and what was observed, on the terminal: before and after the case's own view."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from casus.cli.console import plain_table
from casus.cli.numbers import plain_number, shown_per_cent, shown_range
from casus.ensemble import FEWEST, Result
from casus.wording import local, say

if TYPE_CHECKING:
    from casus.models.reference import OutsideView

__all__ = ["outside_parts", "time_parts"]


def outside_parts(result: Result, digits: int | None) -> Iterator[RenderableType]:
    """How often such things happened at all: shown before the case's own view."""
    for view in result.outside.values():
        yield Text()
        yield Text(say("How often such things happen at all (the outside view)"), style="bold")
        yield Padding(_rates(view, digits), (0, 0, 0, 2))
        said = say(
            "Window: day {start} to day {end} of the war. {wars} wars; few had a joiner.",
            start=local(f"{view.start:.0f}"),
            end=local(f"{view.end:.0f}"),
            wars=view.wars,
        )
        ranges = say("Ranges are 95 % intervals; the report says what these numbers can't tell.")
        note = Text(f"{said} {ranges}", style="dim")
        yield Padding(note, (0, 0, 0, 2))


def _rates(view: "OutsideView", digits: int | None) -> Table:
    table = plain_table()
    table.add_column(say("states still out of a war"))
    for heading in (say("entered"), say("rate"), say("95 %")):
        table.add_column(heading, justify="right")
    for before, row in zip((None, *view.survival), view.survival, strict=False):
        if before is not None and (row.joined, row.at_risk) == (before.joined, before.at_risk):
            # The same states under a narrower name; the report has both.
            continue
        counted = say("{joined} of {at_risk}", joined=local(f"{row.joined:,}"), at_risk=local(f"{row.at_risk:,}"))
        table.add_row(say(row.label), counted, shown_per_cent(row.rate, digits), shown_range(row.low, row.high, digits))
    if view.hazard is not None:
        label = Text(say("fitted to this case's features"), style="bold")
        rate = Text(shown_per_cent(view.hazard.rate, digits), style="bold")
        table.add_row(label, "", rate, shown_range(view.hazard.low, view.hazard.high, digits))
    return table


def time_parts(result: Result, digits: int | None) -> Iterator[RenderableType]:
    """What observing did to the headline, and the headline pooled with the outside view."""
    answer = result.case.answers[result.case.headline]
    probability = answer.kind == "probability"

    def shown(value: float | None) -> str:
        return shown_per_cent(value, digits) if probability else plain_number(value)

    table = plain_table(headings=False)
    table.add_column()
    table.add_column()
    if result.observed is not None and answer.kind != "ordinal":
        before = result.observed.before.answers[result.case.headline].mean
        moved = say("{shown} before, {shown_2} after", shown=shown(before), shown_2=shown(result.forecast))
        table.add_row(say("What was seen since"), moved)
        bearings = result.observed.at_bearing
        if bearings:
            parts = [(part, part.answers[result.case.headline].mean) for part in bearings.values()]
            texts = [say("too few draws") if part.effective < FEWEST else shown(mean) for part, mean in parts]
            table.add_row("  " + say("if the past bears on the future not at all, half, fully"), ", ".join(texts))
    if result.observed is not None:
        label = (
            say("Draws in effect, after what was seen") if answer.kind == "ordinal" else "  " + say("draws in effect")
        )
        table.add_row(
            label,
            say(
                "{effective} of {draws}",
                effective=local(f"{result.observed.effective:,.0f}"),
                draws=local(f"{result.settings.draws:,}"),
            ),
        )
    if result.pooled:
        pooled = [shown_per_cent(forecast, digits) for forecast in result.pooled.values()]
        table.add_row(say("Pooled with the outside view at weight 0, ½, 1"), ", ".join(pooled))
    if table.row_count:
        yield Padding(table, (0, 0, 0, 2))
        yield Text()

"""How an answer moved, on the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from casus.case import in_language
from casus.cli.console import Console, plain_table
from casus.ensemble import Summary, per_cent
from casus.wording import spaced

if TYPE_CHECKING:
    from casus.cli.update import Updated

__all__ = ["show_moved"]


def show_moved(updated: "Updated") -> None:
    """Print what was inserted, the headline before and after, and what moved it."""
    console = Console()
    for part in _parts(updated):
        console.print(part)


def _parts(updated: "Updated") -> Iterator[RenderableType]:
    for new in updated.amended.inserted:
        yield Text.assemble((f"{updated.file}:{new.line}: ", "bold"), (f"{new.path[0]} ", "dim"), new.text)
    yield Text()
    case = updated.after.case
    answer = case.answers[case.headline]
    yield Text(in_language(answer.about or case.question or case.title), style="bold")
    yield Padding(_table(updated), (0, 0, 0, 2))
    yield Text()
    yield from map(Text, _why(updated))
    settings = updated.after.settings
    drawn = f"{settings.draws:,} draw{'' if settings.draws == 1 else 's'}"
    if (observation := updated.after.observed) is not None:
        drawn += f", which count as {observation.effective:,.0f} by their weights"
    yield Text(f"{drawn}; seed {settings.seed}, the same before and after.", style="dim")
    if (kept := updated.kept) is not None:
        headline = next((entry.id for entry in kept.after if entry.forecast.answer == case.headline), None)
        count = len(kept.before) + len(kept.after)
        show = f"; casus forecast show {headline} shows the series" if headline is not None else ""
        yield Text(f"Recorded {count} forecast{'' if count == 1 else 's'} in {kept.ledger}{show}.", style="dim")


def _steps(updated: "Updated") -> Table:
    """The steps of a ladder, before and after."""
    table = plain_table()
    table.add_column("")
    for label in ("before", "after"):
        table.add_column(label, justify="right")
    before, after = (result.ladders[result.case.headline] for result in (updated.before, updated.after))
    for step in after:
        table.add_row(spaced(step), per_cent(before[step].mean), per_cent(after[step].mean))
    return table


def _table(updated: "Updated") -> Table:
    if updated.after.case.headline in updated.after.ladders:
        return _steps(updated)
    table = plain_table()
    table.add_column("")
    table.add_column("forecast", justify="right", style="bold")
    table.add_column("10th–90th percentile", justify="right")
    for label, result in (("before", updated.before), ("after", updated.after)):
        day = result.case.speaks
        table.add_row(f"{label}{f', on {day.day} {day:%B %Y}' if day else ''}", *_figures(updated, result.answer))
    return table


def _figures(updated: "Updated", summary: Summary) -> tuple[str, str]:
    """Forecast and range, as cells of the table."""

    def shown(value: float | None) -> str:
        return per_cent(value) if updated.probability or value is None else f"{value:.4g}"

    return shown(summary.mean), f"{shown(summary.p10)} to {shown(summary.p90)}" if summary.p10 is not None else ""


def _why(updated: "Updated") -> Iterator[str]:
    """What moved the headline: the time that passed, then what was seen."""
    time, seen = updated.parts().values()
    if updated.quiet is None:
        yield "An event alone gives no draw more weight than another; --quiet N says how many periods were quiet."
    if updated.after.case.headline in updated.after.ladders:
        # The parts are of the mean number of the step, which nobody asked for.
        return
    if time is None or seen is None:
        yield "The headline is not defined before or after, so there is nothing to compare."
        return
    if updated.before.case.speaks != updated.after.case.speaks:
        first = "The" if updated.quiet is None else "First the"
        yield f"{first} time that passed{_left(updated)}: {_change(updated, time)}."
    if updated.quiet is not None:
        yield f"Then what was seen, by the weights of the quiet periods: {_change(updated, seen)}."


def _left(updated: "Updated") -> str:
    """The periods to the horizon before and after, of the first game with a clock."""
    case = updated.after.case
    for name, game in case.games.items():
        before, after = updated.before.case.periods_left(name), case.periods_left(name)
        if game.clock is not None and before is not None and after is not None:
            weights = "" if updated.quiet is None else "; the weights as they were"
            period = game.clock.period.text
            digits = 1 if before - after >= 0.1 else 2
            return f" ({before:.{digits}f} periods of {period} to the horizon, now {after:.{digits}f}{weights})"
    return ""


def _change(updated: "Updated", moved: float) -> str:
    """A difference, in points where the headline is a probability."""
    if moved == 0:
        return "no change"
    if not updated.probability:
        return f"{moved:+.3g}".replace("-", "−")
    points = 100 * moved
    return f"{points:+.1f} points".replace("-", "−") if abs(points) >= 0.05 else "less than 0.05 points"

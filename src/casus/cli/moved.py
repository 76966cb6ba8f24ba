"""How an answer moved, on the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from casus.case import in_language
from casus.cli.console import Console
from casus.ensemble import Summary, per_cent

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
        yield Text(f"{updated.file}:{new.line}", style="bold").append(f"  {new.text}", style="not bold")
    yield Text()
    case = updated.after.case
    answer = case.answers[case.headline]
    yield Text(in_language(answer.about or case.question or case.title), style="bold")
    yield Padding(_table(updated), (0, 0, 0, 2))
    yield Text()
    yield from map(Text, _why(updated))


def _table(updated: "Updated") -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    table.add_column("forecast", justify="right", style="bold")
    table.add_column("10th–90th percentile", justify="right")
    for label, result in (("before", updated.before), ("after", updated.after)):
        day = result.case.speaks
        table.add_row(f"{label}{f', on {day:%-d %B %Y}' if day else ''}", *_figures(updated, result.answer))
    return table


def _figures(updated: "Updated", summary: Summary) -> tuple[str, str]:
    case = updated.after.case

    def shown(value: float | None) -> str:
        probability = case.answers[case.headline].kind == "probability"
        return per_cent(value) if probability or value is None else f"{value:.4g}"

    return shown(summary.mean), f"{shown(summary.p10)} to {shown(summary.p90)}" if summary.p10 is not None else ""


def _why(updated: "Updated") -> Iterator[str]:
    parts = updated.parts()
    left = _left(updated)
    passed = f"the time that passed{f' ({left})' if left else ''}"
    if updated.after is updated.later:
        yield "An event alone gives no draw more weight: --quiet N says that N periods passed without surprise."
        if parts["time"] is not None and left:
            yield f"By {passed}: {_change(updated, parts['time'])}."
        return
    if parts["time"] is None or parts["seen"] is None:
        return
    yield f"By {passed}, with the weights as they were: {_change(updated, parts['time'])}."
    yield f"Then by what was seen, the weights of the quiet periods: {_change(updated, parts['seen'])}."
    yield "The parts depend on their order: time is counted first."
    if updated.after.observed is not None:
        draws = updated.after.settings.draws
        yield f"{updated.after.observed.effective:,.0f} of {draws:,} draws count, by their weights."


def _left(updated: "Updated") -> str:
    """The periods to the horizon before and after, of the first game with a clock."""
    case = updated.after.case
    for name, game in case.games.items():
        before, after = updated.before.case.periods_left(name), case.periods_left(name)
        if game.clock is not None and before is not None and after is not None:
            return f"{before:.1f} periods of {game.clock.period.text} to the horizon become {after:.1f}"
    return ""


def _change(updated: "Updated", moved: float) -> str:
    """A difference, in points where the headline is a probability."""
    case = updated.after.case
    if case.answers[case.headline].kind != "probability":
        return f"{moved:+.3g}"
    size = abs(100 * moved)
    if size < 0.05:
        return "no change" if moved == 0 else "less than 0.05 points"
    return f"{100 * moved:+.1f} points".replace("-", "−")

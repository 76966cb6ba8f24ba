"""`casus reference show`: the outside view of a case, with all that it can't say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from casus.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from casus.models.reference import Fitted, FittedRow, OutsideView

__all__ = ["columns", "show_reference", "show_view", "skills"]

NAMES = {
    "hazard": "hazard, for this window",
    "day0": "first year from day one",
    "principal": "first year, first-day partners joined",
}


def show_reference(case: str, file: Path | None, resamples: int, seed: int, as_json: bool) -> None:
    """Print every outside view of a case."""
    import casus
    from casus.ensemble.outside import figures_in, outside_view_of

    loaded = casus.load(case)
    if not loaded.references:
        raise UsageError(f"{case} has no outside view: no model of `kind: reference`")
    figures = figures_in(file) if file is not None else None
    views = {
        name: outside_view_of(loaded, name, figures=figures, resamples=resamples, seed=seed)
        for name in loaded.references
    }
    if as_json:
        print(json.dumps({name: view.plain() for name, view in views.items()}, ensure_ascii=False, indent=2))
        return
    from casus.cli.console import Console

    console = Console()
    for name, view in views.items():
        for part in show_view(view, name):
            console.print(part)


def skills(fit: "Fitted | FittedRow") -> tuple[str, str, str]:
    """Log-score skill, Brier skill and the area under the curve, as cells of a table."""
    skill = fit.skill
    if skill is None:
        return "not measured", "", ""
    return (
        f"{skill.log_score:+.3f} [{skill.log_score_low:+.3f}, {skill.log_score_high:+.3f}]",
        f"{skill.brier:+.3f} [{skill.brier_low:+.3f}, {skill.brier_high:+.3f}]",
        f"{skill.auc:.2f}",
    )


def show_view(view: "OutsideView", name: str = "outside") -> "Iterator[RenderableType]":
    """One outside view as a person reads it, part by part. All texts are taken as texts, never as markup."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(f"{name}: {view.reference_class}", style="bold")
    yield Text(view.asks)
    yield Text(view.definition, style="dim")
    yield Text(f"Window: after day {view.start:g}, up to day {view.end:g} of the war")
    yield Text()
    yield Text("How often states that were still out came in within the window", style="bold")
    table = columns(("group", "entered", "still out", "rate", "95 %", "by"))
    for row in view.survival:
        table.add_row(
            Text(row.label),
            str(row.joined),
            f"{row.at_risk:,}",
            _share(row.rate),
            _span(row.low, row.high),
            f"{row.method}, {row.wars_joined} of {row.wars} wars",
        )
    yield Padding(table, (0, 0, 0, 2))
    fitted = [row for row in (view.hazard, *view.day_one) if row is not None]
    if fitted:
        yield Text()
        yield Text("Fitted to this case's features", style="bold")
        table = columns(("rate", "", "95 %", "log-score skill", "Brier skill", "AUC"))
        for one in fitted:
            mark = " (capped)" if one.capped else ""
            table.add_row(
                NAMES.get(one.name, one.name), _share(one.rate) + mark, _span(one.low, one.high), *skills(one)
            )
        yield Padding(table, (0, 0, 0, 2))
    yield Text()
    yield Text("All states, by days since the war began", style="bold")
    table = columns(("days", "entered", "still out", "per 30 days at risk"))
    for line in view.intervals:
        table.add_row(f"{line.start}–{line.end}", str(line.joined), f"{line.at_risk:,}", _share(line.per_30_days))
    yield Padding(table, (0, 0, 0, 2))
    if view.analogues:
        yield Text()
        yield Text("Nearest in the past (illustration, not inference)", style="bold")
        table = columns(("war", "state", "distance", "what it did"))
        for near in view.analogues:
            war = f"{near.war} ({near.year}), side {near.side}"
            table.add_row(Text(war), Text(near.state), f"{near.distance:.1f}", Text(near.what))
        yield Padding(table, (0, 0, 0, 2))
    yield Text()
    yield Text("Take note", style="bold")
    for note in (*view.notes, *view.limits):
        yield Padding(Text(f"- {note}"), (0, 0, 0, 2))
    yield Text()
    by = "hazard" if view.rests_on == "hazard" else "share of all that came in"
    yield Text(f"{name}.rate = {_share(view.rate)} ({by}), 95 % {_span(view.low, view.high)}", style="bold")
    yield Text(f"{view.source}. {view.wars} wars; {view.resamples:,} resamples of wars, seed {view.seed}.", style="dim")


def columns(headings: tuple[str, ...]) -> "Table":
    """A table without lines."""
    from casus.cli.console import plain_table

    table = plain_table()
    for heading in headings:
        table.add_column(heading)
    return table


def _share(value: float | None) -> str:
    """A rate in per cents with what counts of a small one."""
    if value is None:
        return "nobody at risk"
    percent = 100 * value
    digits = 0 if percent >= 10 else 1 if percent >= 1 else 2
    return f"{percent:.{digits}f}\N{NO-BREAK SPACE}%"


def _span(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{_share(low)} to {_share(high)}"

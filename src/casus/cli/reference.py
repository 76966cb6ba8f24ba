"""`casus reference`: fit the figures of a reference class to one's own files, and show the outside view of a case."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from casus.models.reference import Figures, Fitted, FittedRow, OutsideView

__all__ = ["fit_reference", "show_reference", "show_view"]

NAMES = {
    "hazard": "hazard, for this window",
    "day0": "first year from day one",
    "principal": "first year, first-day partners joined",
}


def fit_reference(folder: Path, out: Path | None, seed: int, resamples: int, as_json: bool) -> None:
    """Fit to the files of a folder, print what came of it, and write a figures file where one is asked for."""
    from casus.interop.cow import read_folder
    from casus.models.reference import fit_figures

    table, source, absent = read_folder(folder)
    with _progress(as_json) as report:
        figures = fit_figures(table, source, refits=resamples, seed=seed, report=report)
    if out is not None:
        from casus.report.atomic import write_whole

        write_whole(out, figures.text(), "the figures")
    if as_json:
        print(json.dumps({**_summary(figures), "absent": absent, "file": str(out) if out else None}, indent=2))
        return
    from casus.cli.console import Console

    console = Console()
    for part in _fit_parts(figures, absent):
        console.print(part)
    if out is not None:
        from rich.text import Text

        console.print(Text(f"{out} is ready. Show a case with it: casus reference show CASE --figures {out}"))


def show_reference(case: str, file: Path | None, resamples: int, seed: int, as_json: bool) -> None:
    """Print every outside view of a case."""
    import casus
    from casus.ensemble.outside import outside_view_of

    loaded = casus.load(case)
    if not loaded.references:
        raise UsageError(f"{case} has no outside view: no model of `kind: reference`")
    figures = _figures(file)
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


def _figures(file: Path | None) -> "Figures | None":
    if file is None:
        return None
    from casus.models.reference import read_figures

    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: this is no file of fitted figures: it is not text in UTF-8") from None
    return read_figures(text, str(file))


class _progress:  # noqa: N801 - used like a function, in a `with`
    """A bar on a terminal; nothing where nobody looks."""

    def __init__(self, silent: bool) -> None:
        self.silent = silent or not sys.stderr.isatty()

    def __enter__(self) -> Any:
        if self.silent:
            return lambda what, share: None
        from rich.progress import Progress

        from casus.cli.console import Console

        self.bar = Progress(console=Console(stderr=True), transient=True)
        self.bar.start()
        tasks: dict[str, Any] = {}

        def report(what: str, share: float) -> None:
            if what not in tasks:
                tasks[what] = self.bar.add_task(what, total=1.0)
            self.bar.update(tasks[what], completed=share)

        return report

    def __exit__(self, *_: object) -> None:
        if not self.silent:
            self.bar.stop()


def _summary(figures: "Figures") -> dict[str, Any]:
    """What a fit came to, in plain values."""
    from casus.models.reference import interval_table

    fits = {"hazard": figures.hazard, **figures.day_one}
    return {
        "class": figures.reference_class,
        "source": figures.source,
        "wars": len(figures.number),
        "rows": figures.selection.total,
        "entered": len(figures.counts.entry_day),
        "left_out": list(figures.left_out),
        "intervals": [asdict(row) for row in interval_table(figures.counts)],
        "fits": {
            name: {
                "rows": fit.rows,
                "events": fit.events,
                "refits": len(fit.draws),
                "coefficient": dict(zip(("intercept", *fit.columns), map(float, fit.coefficient), strict=True)),
                "skill": asdict(fit.skill) if fit.skill else None,
            }
            for name, fit in fits.items()
        },
    }


def _fit_parts(figures: "Figures", absent: list[str]) -> "Iterator[RenderableType]":
    from rich.text import Text

    counts = figures.counts
    yield Text("Outside view fitted: war_joining", style="bold")
    yield Text(
        f"{len(figures.number)} wars, {figures.selection.total:,} rows (war × state × side), "
        f"{len(counts.entry_day)} entries. {figures.source}."
    )
    if absent:
        yield Text(f"Not in the folder, so not in the fit: {'; '.join(absent)}.", style="yellow")
    if figures.left_out:
        yield Text(f"Columns left out: {', '.join(figures.left_out)}.", style="yellow")
    yield Text()
    table = _table(("fit", "rows", "events", "log-score skill", "Brier skill", "AUC within war"))
    for name, fit in (("hazard", figures.hazard), *figures.day_one.items()):
        table.add_row(name, f"{fit.rows:,}", str(fit.events), *_skill(fit))
    yield table
    yield Text(
        "Skill is against the constant, each war predicted without it, with a 95 % interval from resampled wars; "
        "above 0 is better than the constant.",
        style="dim",
    )


def _skill(fit: "Fitted | FittedRow") -> tuple[str, str, str]:
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
    table = _table(("group", "entered", "still out", "rate", "95 %", "by"))
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
        table = _table(("rate", "", "95 %", "log-score skill", "Brier skill", "AUC"))
        for one in fitted:
            mark = " (capped)" if one.capped else ""
            table.add_row(
                NAMES.get(one.name, one.name), _share(one.rate) + mark, _span(one.low, one.high), *_skill(one)
            )
        yield Padding(table, (0, 0, 0, 2))
    yield Text()
    yield Text("All states, by days since the war began", style="bold")
    table = _table(("days", "entered", "still out", "per 30 days at risk"))
    for line in view.intervals:
        table.add_row(f"{line.start}–{line.end}", str(line.joined), f"{line.at_risk:,}", _share(line.per_30_days))
    yield Padding(table, (0, 0, 0, 2))
    if view.analogues:
        yield Text()
        yield Text("Nearest in the past (illustration, not inference)", style="bold")
        table = _table(("war", "state", "distance", "what it did"))
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


def _table(headings: tuple[str, ...]) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in headings:
        table.add_column(heading)
    return table


def _share(value: float | None) -> str:
    """A rate in per cents with what counts of a small one."""
    if value is None:
        return "nobody at risk"
    percent = 100 * value
    return f"{percent:.0f} %" if percent >= 10 else f"{percent:.1f} %" if percent >= 1 else f"{percent:.2f} %"


def _span(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{_share(low)} to {_share(high)}"

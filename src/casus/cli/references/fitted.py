"""`casus reference fit`: fits the figures of a reference class to one's own files."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.cli.places import check_output
from casus.cli.references.shown import columns, skills

if TYPE_CHECKING:
    from rich.console import RenderableType

    from casus.models.reference import Figures

__all__ = ["fit_reference"]


def fit_reference(folder: Path, out: Path | None, seed: int, resamples: int, as_json: bool) -> None:
    """Fit to the files of a folder, print what came of it, and write a figures file where one is asked for."""
    from casus.interop.cow import read_folder
    from casus.models.reference import fit_figures

    if out is not None:
        check_output(out, "the figures", ".json")
    table, source, absent = read_folder(folder)
    with _progress(as_json) as report:
        figures = fit_figures(table, source, refits=resamples, seed=seed, report=report)
    if out is not None:
        from casus.atomic import write_whole

        write_whole(out, figures.text(), "the figures")
    if as_json:
        print(json.dumps({**_summary(figures), "absent": absent, "file": str(out) if out else None}, indent=2))
        return
    from casus.cli.console import Console

    console = Console()
    for part in _parts(figures, absent):
        console.print(part)
    if out is not None:
        from rich.text import Text

        console.print(Text(f"{out} is ready. Show a case with it: casus reference show CASE --figures {out}"))


@contextmanager
def _progress(silent: bool) -> "Iterator[Callable[[str, float], None]]":
    """A bar on a terminal; nothing where nobody looks."""
    if silent or not sys.stderr.isatty():
        yield lambda what, share: None
        return
    from rich.progress import Progress

    from casus.cli.console import Console

    tasks: dict[str, Any] = {}
    with Progress(console=Console(stderr=True), transient=True) as bar:

        def report(what: str, share: float) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=1.0)
            bar.update(tasks[what], completed=share)

        yield report


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


def _parts(figures: "Figures", absent: list[str]) -> "Iterator[RenderableType]":
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
    table = columns(("fit", "rows", "events", "log-score skill", "Brier skill", "AUC within war"))
    for name, fit in (("hazard", figures.hazard), *figures.day_one.items()):
        table.add_row(name, f"{fit.rows:,}", str(fit.events), *skills(fit))
    yield table
    yield Text(
        "Skill is against the constant, each war predicted without it, with a 95 % interval from resampled wars; "
        "above 0 is better than the constant.",
        style="dim",
    )

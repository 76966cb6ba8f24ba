"""The commands of `casus forecast` and their options."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casus.cli.options import CASE, JSON

__all__ = ["app"]

app = typer.Typer(
    name="forecast",
    help="Keep forecasts, resolve them when the outcome is known, score them. Nothing is ever deleted.",
    no_args_is_help=True,
)

ID = typer.Argument(help="Number of a forecast, or how its hash begins.", show_default=False, metavar="ID")
LEDGER = typer.Option(
    help="Path of the ledger, or URL of a database; also by CASUS_LEDGER.",
    show_default="in your folder for data",
    metavar="PATH|URL",
)


class By(StrEnum):
    """What scores are shown by."""

    author = "author"
    case = "case"
    class_ = "class"


class Format(StrEnum):
    """What an export is written as."""

    csv = "csv"
    json = "json"


@app.command()
def record(
    case: Annotated[str, CASE],
    draws: Annotated[int, typer.Option(min=1, help="Draws of every uncertain quantity.")] = 16_384,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws.")] = 1,
    author: Annotated[
        str | None, typer.Option(help="Who answers for it.", show_default="the case's first author")
    ] = None,
    note: Annotated[str | None, typer.Option(help="A remark to keep with it.")] = None,
    answer: Annotated[
        list[str] | None, typer.Option(help="Keep this answer only; may be repeated.", metavar="NAME")
    ] = None,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Run a case and keep its answers in the ledger."""
    from casus.cli.forecasts.recorded import RecordOptions, record_case

    record_case(RecordOptions(case, draws, seed, author, note, tuple(answer or ()), ledger, as_json))


@app.command("list")
def list_(
    case: Annotated[str | None, typer.Option(help="Only forecasts of this case.", metavar="NAME")] = None,
    author: Annotated[str | None, typer.Option(help="Only forecasts of this author.", metavar="NAME")] = None,
    open_: Annotated[bool, typer.Option("--open", help="Only what is not resolved yet.")] = False,
    resolved: Annotated[bool, typer.Option("--resolved", help="Only what is resolved.")] = False,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """List the forecasts kept."""
    from casus.cli.forecasts.listed import list_forecasts

    list_forecasts(ledger, case, author, open_, resolved, as_json)


@app.command()
def show(
    id_: Annotated[str, ID],
    picture: Annotated[
        Path | None, typer.Option(help="Draw the forecast over time (SVG).", dir_okay=False, metavar="FILE.svg")
    ] = None,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show one forecast: its ground, its series, what came of it."""
    from casus.cli.forecasts.shown import show_forecast

    show_forecast(ledger, id_, picture, as_json)


# A number may be negative, and is then no option.
@app.command(context_settings={"ignore_unknown_options": True})
def resolve(
    id_: Annotated[str, ID],
    outcome: Annotated[
        str, typer.Argument(help="yes or no, a step, a number; or void.", show_default=False, metavar="OUTCOME")
    ],
    source: Annotated[str, typer.Option(help="Who says so; of a correction, also why.", show_default=False)],
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Day on which it was decided.",
            show_default="today, or the horizon if that has passed",
            metavar="DATE",
        ),
    ] = None,
    correct: Annotated[bool, typer.Option("--correct", help="Put this in the place of another outcome.")] = False,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Say what came of a question; this decides all forecasts of it."""
    from casus.cli.forecasts.settled import resolve_forecast

    resolve_forecast(ledger, id_, outcome, source, on.date() if on else None, correct, as_json)


@app.command()
def score(
    by: Annotated[By | None, typer.Option(help="A line for each author, case or reference class too.")] = None,
    last: Annotated[
        bool, typer.Option("--last", help="Of each question count only the last forecast of each author.")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(help="Draw the reliability diagram (SVG).", dir_okay=False, metavar="FILE.svg")
    ] = None,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Score what is resolved: Brier, log, RPS, CRPS, against simple forecasters."""
    from casus.cli.forecasts.scored import score_forecasts

    score_forecasts(ledger, by.value if by else None, last, picture, as_json)


@app.command()
def export(
    format_: Annotated[Format | None, typer.Option("--format", help="csv or json.", show_default="csv")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default="stdout", dir_okay=False)
    ] = None,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Write the ledger as CSV (a line for each forecast) or JSON (every row)."""
    from casus.cli.forecasts.exported import export_ledger

    export_ledger(ledger, format_.value if format_ else None, output, as_json)


@app.command()
def verify(
    kept: Annotated[
        str | None, typer.Option(help="A hash that was noted before, and must still be there.", metavar="HASH")
    ] = None,
    ledger: Annotated[str | None, LEDGER] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Check that no row was changed, left out or moved."""
    from casus.cli.forecasts.verified import verify_ledger

    raise typer.Exit(verify_ledger(ledger, kept, as_json))

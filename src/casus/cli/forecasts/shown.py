"""`casus forecast show`: all about one forecast."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

    from casus.ledger import Entry, Series

__all__ = ["show_forecast"]


def show_forecast(where: str | None, name: str, picture: Path | None, as_json: bool) -> None:
    """Print a forecast, its series and its resolutions; draw the series where that was asked for."""
    from casus.cli.console import Console
    from casus.cli.places import check_output
    from casus.ledger import open_ledger

    with open_ledger(where, create=False) as ledger:
        entry = ledger.find(name)
        series = ledger.series(entry.question)
        source = ledger.where
    if picture is not None:
        check_output(picture, "the picture", ".svg", source)
        _draw(series, picture)
    if as_json:
        shown = {
            **entry.as_dict(),
            "series": [{"id": e.number, **_brief(e)} for e in series.forecasts],
            "resolutions": [settled.as_dict() for settled in series.resolutions],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    console = Console()
    for part in _parts(entry, series):
        console.print(part)
    if picture is not None:
        from casus.report.figures.series import series_sentence

        print(f"Picture: {picture}. {series_sentence(series)}")


def _draw(series: "Series", picture: Path) -> None:
    from casus.atomic import write_whole
    from casus.report.figures.series import series_svg

    write_whole(picture, series_svg(series), "the picture")


def _brief(entry: "Entry") -> dict[str, object]:
    forecast = entry.forecast
    return {
        "recorded": entry.recorded.isoformat(),
        "as_of": forecast.as_of.isoformat() if forecast.as_of else None,
        "author": forecast.author,
        "value": forecast.value,
        "p10": forecast.p10,
        "p90": forecast.p90,
        "case_hash": forecast.case_hash,
    }


def _parts(entry: "Entry", series: "Series") -> "Iterator[RenderableType]":
    from rich.text import Text

    forecast = entry.forecast
    yield Text(f"Forecast {entry.id}: {forecast.title}", style="bold")
    yield Text(forecast.question)
    if forecast.resolution:
        yield Text(forecast.resolution, style="dim")
    yield Text()
    yield _facts(entry)
    if forecast.steps:
        yield Text()
        yield _ladder(entry)
    yield Text()
    yield Text(f"The question's series, {_count(len(series.forecasts), 'forecast')}", style="bold")
    yield _series(entry, series)
    yield Text()
    yield from _resolutions(series)


def _facts(entry: "Entry") -> "RenderableType":
    from rich.text import Text

    from casus.cli.console import plain_table
    from casus.cli.forecasts.words import day, forecast_words, name_of, range_words
    from casus.ensemble import per_cent

    forecast = entry.forecast
    follows = f"forecast {forecast.follows}" if forecast.follows is not None else None
    outside = None
    if forecast.base_rate is not None:
        named = f" ({forecast.reference_class.replace('_', ' ')})" if forecast.reference_class else ""
        outside = f"{per_cent(forecast.base_rate)}{named}"
    run = ", ".join(
        part
        for part in (
            f"{forecast.draws:,} draws" if forecast.draws is not None else "",
            f"seed {forecast.seed}" if forecast.seed is not None else "",
            forecast.method or "",
            f"casus {forecast.version}" if forecast.version else "",
        )
        if part
    )
    rows = (
        ("what", name_of(forecast)),
        ("forecast", forecast_words(forecast)),
        ("10th–90th percentile", range_words(forecast)),
        ("author", forecast.author),
        ("recorded", f"{entry.recorded:%Y-%m-%d %H:%M:%S} UTC"),
        ("speaks from", day(forecast.as_of)),
        ("decided by", day(forecast.horizon)),
        ("base rate", outside),
        ("takes the place of", follows),
        ("note", forecast.note),
        ("case", f"{forecast.case}, {forecast.case_hash}" if forecast.case_hash else forecast.case),
        ("run", run),
        ("hash", entry.hash),
    )
    table = plain_table(headings=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in rows:
        if value:
            table.add_row(label, Text(value))
    return table


def _ladder(entry: "Entry") -> "RenderableType":
    from rich.text import Text

    from casus.cli.console import plain_table
    from casus.ensemble import per_cent

    table = plain_table(headings=False)
    table.add_column()
    table.add_column(justify="right")
    for step, share in entry.forecast.steps:
        table.add_row(Text(step.replace("_", " ")), per_cent(share))
    return table


def _series(named: "Entry", series: "Series") -> "RenderableType":
    from rich.text import Text

    from casus.cli.console import plain_table
    from casus.cli.forecasts.words import forecast_words, range_words

    columns = ["", "recorded", "speaks from", "forecast", "10th to 90th", "by", ""]
    table = plain_table()
    for heading in columns:
        table.add_column(heading, justify="right" if heading in ("forecast", "10th to 90th") else "left")
    for entry in series.forecasts:
        forecast = entry.forecast
        table.add_row(
            Text(entry.id, style="bold" if entry.number == named.number else ""),
            entry.recorded.date().isoformat(),
            forecast.as_of.isoformat() if forecast.as_of else "",
            Text(forecast_words(forecast)),
            Text(range_words(forecast)),
            Text(forecast.author),
            Text("" if series.in_time(entry) else "hindsight", style="dim"),
        )
    return table


def _resolutions(series: "Series") -> "Iterator[RenderableType]":
    from rich.text import Text

    from casus.cli.forecasts.words import day, outcome_words

    if not series.resolutions:
        yield Text("Open: not resolved yet.")
    for settled in series.resolutions:
        said = settled.resolution
        line = Text(f"Resolved {outcome_words(said.outcome, series.first)} on {day(said.on)}", style="bold")
        line.append(
            f" (entry {settled.number}, recorded {settled.recorded:%Y-%m-%d}). Source: {said.source}", "default"
        )
        if said.corrects is not None:
            line.append(f" This corrects entry {said.corrects}.")
        if settled is not series.standing:
            line.stylize("dim strike")
            line.append(" Corrected since.", style="dim")
        yield line


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

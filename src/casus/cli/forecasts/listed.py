"""`casus forecast list`: what is kept, and how it stands."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from casus.cli.forecasts.words import day, forecast_words, name_of, state_words
from casus.errors import UsageError, nearest

if TYPE_CHECKING:
    from rich.table import Table

    from casus.ledger import Entry, Series

__all__ = ["check_known", "list_forecasts"]


def list_forecasts(
    where: str | None, case: str | None, author: str | None, only_open: bool, only_resolved: bool, as_json: bool
) -> None:
    """Print the forecasts, a line each."""
    from casus.ledger import open_ledger

    if only_open and only_resolved:
        raise UsageError("--open and --resolved exclude one another")
    with open_ledger(where, create=False) as ledger:
        by_question = {series.question: series for series in ledger.all_series()}
    entries = sorted((e for series in by_question.values() for e in series.forecasts), key=lambda entry: entry.number)
    check_known("case", case, {entry.forecast.case for entry in entries})
    check_known("author", author, {entry.forecast.author for entry in entries})
    shown = [
        entry
        for entry in entries
        if case in (None, entry.forecast.case)
        and author in (None, entry.forecast.author)
        and not (only_open and by_question[entry.question].standing)
        and not (only_resolved and not by_question[entry.question].standing)
    ]
    if as_json:
        print(json.dumps([_plain(e, by_question[e.question]) for e in shown], ensure_ascii=False, indent=2))
        return
    if not shown:
        print("No such forecasts." if entries else "The ledger is empty.")
        return
    _print(shown, by_question)


def check_known(what: str, name: str | None, known: Collection[str]) -> None:
    """Refuse a name that nothing in the ledger has."""
    if name is None or name in known:
        return
    close = nearest(name, known)
    hint = f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
    raise UsageError(f"--{what}: the ledger has no forecast of {name!r}{hint}")


def _plain(entry: "Entry", series: "Series") -> dict[str, Any]:
    standing = series.standing
    return {**entry.as_dict(), "resolution_standing": standing.as_dict() if standing else None}


def _print(entries: "list[Entry]", by_question: "dict[str, Series]") -> None:
    from rich.text import Text

    from casus.cli.console import Console

    console = Console()
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        group = entry.forecast.case, day(entry.recorded.date()), entry.forecast.author
        groups.setdefault(group, []).append(entry)
    for number, ((case, recorded, author), found) in enumerate(groups.items()):
        console.print(Text(f"{chr(10) if number else ''}{case}", style="bold").append(f"  {recorded}, {author}", "dim"))
        console.print(_table(found, by_question))


def _table(entries: "list[Entry]", by_question: "dict[str, Series]") -> "Table":
    from rich.text import Text

    from casus.cli.console import plain_table

    table = plain_table(headings=False)
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    table.add_column(justify="right")
    table.add_column()
    for entry in entries:
        series = by_question[entry.question]
        state = "" if series.in_time(entry) else ", hindsight"
        table.add_row(
            entry.id,
            Text(name_of(entry.forecast)),
            Text(forecast_words(entry.forecast)),
            Text(state_words(series) + state, style="dim" if series.standing is None else ""),
        )
    return table

"""`casus forecast record`: runs a case and keeps its answers."""

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casus.ledger import Entry

__all__ = ["RecordOptions", "record_case"]


@dataclass(frozen=True)
class RecordOptions:
    """The options of `casus forecast record`, as typed."""

    case: str
    draws: int
    seed: int
    author: str | None
    note: str | None
    answers: tuple[str, ...]
    ledger: str | None
    as_json: bool


def record_case(options: RecordOptions) -> None:
    """Run the case as `casus run` does, keep its answers, and say under which numbers."""
    import casus
    from casus.cli.faults import print_warnings
    from casus.cli.forecasts.kept import checked, record, undefined
    from casus.ledger import open_ledger

    case = casus.load(options.case)
    checked(case, options.author, options.answers)
    # Opened before the run, so that a ledger that can't be used is told at once.
    with open_ledger(options.ledger) as ledger:
        result = casus.run(case, options.draws, options.seed, keep=False)
        entries = record(ledger, result, author=options.author, note=options.note, answers=options.answers)
        where = ledger.where
    print_warnings(result.warnings)
    left_out = undefined(result, options.answers)
    if left_out:
        print(f"casus: not kept, since the run doesn't define it: {', '.join(left_out)}", file=sys.stderr)
    late = case.horizon is not None and case.horizon < datetime.now(UTC).date()
    if options.as_json:
        kept = [entry.as_dict() for entry in entries]
        print(json.dumps({"ledger": where, "recorded": kept, "after_the_horizon": late}, ensure_ascii=False, indent=2))
        return
    _print(entries, where)
    if late and case.horizon is not None:
        print(f"The horizon, {case.horizon.isoformat()}, has passed: this is kept as hindsight and never scored.")


def _print(entries: "list[Entry]", where: str) -> None:
    from rich.text import Text

    from casus.cli.console import Console, plain_table
    from casus.cli.forecasts.words import forecast_words, name_of

    table = plain_table(headings=False)
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    table.add_column(justify="right")
    for entry in entries:
        table.add_row(entry.id, Text(name_of(entry.forecast)), Text(forecast_words(entry.forecast)))
    console = Console()
    console.print(table)
    count = f"{len(entries)} forecast{'' if len(entries) == 1 else 's'}"
    console.print(Text(f"Recorded {count} in {where}", style="dim"))

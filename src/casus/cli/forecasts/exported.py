"""`casus forecast export`: the ledger for other programs."""

import sys
from pathlib import Path

from casus.cli.places import check_output
from casus.errors import UsageError

__all__ = ["export_ledger"]


def export_ledger(where: str | None, form: str | None, output: Path | None, as_json: bool) -> None:
    """Write the ledger to a file, whole or not at all, or print it."""
    from casus.ledger import Series, exporting, open_ledger

    if as_json and form == "csv":
        raise UsageError("--json and --format csv exclude one another")
    with open_ledger(where, create=False) as ledger:
        entries = ledger.entries()
        source = ledger.where
    wants_json = as_json or form == "json"
    text = exporting.as_json(entries) if wants_json else exporting.as_csv(Series.group(entries))
    if output is None:
        sys.stdout.write(text)
        return
    check_output(output, "the export", ledger=source)
    from casus.atomic import write_whole

    write_whole(output, text, "the export")

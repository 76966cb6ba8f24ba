"""The ledger as a file for other programs: JSON with the whole chain, or CSV with a line for each forecast."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from casus.ledger.canonical import canonical
from casus.ledger.entry import Entry, Settled
from casus.ledger.series import Series

__all__ = ["COLUMNS", "as_csv", "as_json"]

COLUMNS = (
    *("id", "recorded", "case", "title", "question", "resolution", "as_of", "horizon", "answer", "about", "kind"),
    *("given", "unit", "value", "p10", "p50", "p90", "steps", "quantiles", "author", "base_rate", "reference_class"),
    *("note", "follows", "case_hash", "seed", "draws", "method", "settings", "version", "question_key", "hash"),
    *("outcome", "decided_on", "outcome_source", "outcome_id", "corrections", "in_time"),
)
"""Columns of the CSV; the last six tell what came of it."""

# A spreadsheet takes a cell that begins so for a formula, and may run it.
_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_json(entries: Iterable[Entry | Settled]) -> str:
    """All entries, forecasts and resolutions, in their order, with their hashes."""
    rows = [{"what": "forecast" if isinstance(entry, Entry) else "resolution", **entry.as_dict()} for entry in entries]
    return json.dumps({"entries": rows}, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_csv(all_series: Iterable[Series]) -> str:
    """A line for each forecast, in the order of recording, with the resolution that stands.

    Steps, quantiles and settings are JSON inside their cells. A text that a spreadsheet would take for a formula gets
    an apostrophe before it; numbers are never changed, negative ones neither.

    >>> harmless("=1+1"), harmless(-1.5), harmless("-1.5")
    ("'=1+1", -1.5, "'-1.5")
    """
    found = [(entry, series) for series in all_series for entry in series.forecasts]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry, series in sorted(found, key=lambda pair: pair[0].number):
        line = {**entry.as_dict(), **_outcome(entry, series)}
        writer.writerow([harmless(line[name]) for name in COLUMNS])
    return text.getvalue()


def _outcome(entry: Entry, series: Series) -> dict[str, Any]:
    if (settled := series.standing) is None:
        return dict.fromkeys(("outcome", "decided_on", "outcome_source", "outcome_id", "corrections", "in_time"))
    said = settled.resolution
    return {
        "outcome": said.outcome,
        "decided_on": said.on.isoformat(),
        "outcome_source": said.source,
        "outcome_id": settled.number,
        "corrections": len(series.resolutions) - 1,
        "in_time": "yes" if series.in_time(entry) else "no",
    }


def harmless(value: Any) -> Any:
    """A value as a cell."""
    if isinstance(value, list | dict):
        return canonical(value) if value else ""
    if isinstance(value, str) and value.lstrip(" ").startswith(_ACTING):
        return f"'{value}"
    return value

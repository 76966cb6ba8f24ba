"""What an update puts into the ledger: the forecast before it, where the ledger hasn't got it, and the one after."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casus.case import in_language

if TYPE_CHECKING:
    from casus.cli.update import Updated
    from casus.ledger import Entry, Ledger

__all__ = ["Kept", "keep"]


@dataclass(frozen=True)
class Kept:
    """The forecasts that an update recorded, and in which ledger.

    before : those of the case as it was, where the ledger didn't hold them yet
    after  : those of the case with what was seen
    """

    ledger: str
    before: "tuple[Entry, ...]"
    after: "tuple[Entry, ...]"

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "ledger": self.ledger,
            "before": {entry.forecast.answer: entry.id for entry in self.before},
            "after": {entry.forecast.answer: entry.id for entry in self.after},
        }


def keep(updated: "Updated", ledger: "Ledger", author: str | None) -> Kept:
    """Record the forecasts of an update, so that the ledger holds the series.

    author : who answers for them; None for the first author of the case
    raises : UsageError
    """
    from casus.cli.forecasts.kept import record

    hashed = updated.before.run.case_hash
    known = [entry for entry in ledger.forecasts() if entry.forecast.case_hash == hashed]
    before: list[Entry] = []
    if not known:
        before = record(ledger, updated.before, author=author, note="As it stood before an update")
    event = updated.after.case.events[str(updated.amended.inserted[0].path[1])]
    note = f"After what was seen on {event.date.isoformat()}: {in_language(event.text)}"
    after = record(ledger, updated.after, author=author, note=note, follows=known or before)
    return Kept(ledger.where, tuple(before), tuple(after))

"""What an update puts into the ledger: the forecast before it, where the ledger hasn't got it, and the one after."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casus.case import in_language
from casus.errors import visible

if TYPE_CHECKING:
    from casus.cli.update import Updated
    from casus.ledger import Entry, Forecast, Ledger

__all__ = ["Kept", "keep", "to_keep"]

# A note says which update it was; the whole text stands in the case.
_LONGEST_NOTE = 500


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


def to_keep(updated: "Updated", author: str | None) -> "tuple[list[Forecast], list[Forecast]]":
    """The forecasts before and after an update, as the ledger keeps them.

    author : who answers for them; None for the first author of the case
    raises : UsageError where the ledger would refuse one
    """
    from casus.cli.forecasts.kept import forecasts_of

    event = updated.after.case.events[str(updated.amended.inserted[0].path[1])]
    seen = visible(in_language(event.text))
    if len(seen) > _LONGEST_NOTE:
        seen = f"{seen[:_LONGEST_NOTE]}…"
    note = f"After what was seen on {event.date.isoformat()}: {seen}"
    return (
        forecasts_of(updated.before, author=author, note="As it stood before an update"),
        forecasts_of(updated.after, author=author, note=note),
    )


def keep(ledger: "Ledger", before: "list[Forecast]", after: "list[Forecast]") -> Kept:
    """Record the forecasts of an update, those before it where the ledger hasn't got them yet.

    raises : UsageError
    """
    from casus.cli.forecasts.kept import following

    hashes = {forecast.case_hash for forecast in before}
    known = [entry for entry in ledger.forecasts() if entry.forecast.case_hash in hashes]
    added = [] if known else ledger.record(before)
    kept = ledger.record(following(after, known or added))
    return Kept(ledger.where, tuple(added), tuple(kept))

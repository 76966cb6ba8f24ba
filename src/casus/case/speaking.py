"""The day a case speaks from, and how much time its question has left."""

from datetime import date

from casus.case.schema import CaseFile, Clock

__all__ = ["PERIODS_LEFT", "periods_left", "speaks"]

# The label of a game with a clock that holds the periods from the day the case speaks to the horizon.
PERIODS_LEFT = "periods_left"


def speaks(file: CaseFile) -> date | None:
    """The day the case speaks from: `as_of`, or the last day that an event or an observation adds to it."""
    if file.as_of is None:
        return None
    seen = [observed.until for observed in file.observed if observed.until is not None]
    return max([file.as_of, *seen, *(event.date for event in file.events.values())])


def periods_left(file: CaseFile, clock: Clock) -> float | None:
    """Periods from the day the case speaks to the horizon; None where the case has no such days."""
    first = speaks(file)
    if first is None or file.horizon is None:
        return None
    return max(clock.period.between(first, file.horizon), 0.0)

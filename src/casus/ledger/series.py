"""The series: one question, with all that was forecast of it and all that was said to have come of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casus.ledger.entry import Entry, Settled
from casus.ledger.forecast import Forecast

__all__ = ["Series", "standing"]


@dataclass(frozen=True)
class Series:
    """One question.

    question    : its key
    forecasts   : of all authors and all versions of the case, in the order of recording; at least one
    resolutions : in the order of recording; the last one stands, the others were corrected
    """

    question: str
    forecasts: tuple[Entry, ...]
    resolutions: tuple[Settled, ...]

    @classmethod
    def group(cls, entries: Iterable[Entry | Settled]) -> "list[Series]":
        """The series of some entries, in the order of their first forecasts."""
        forecasts: dict[str, list[Entry]] = {}
        resolutions: dict[str, list[Settled]] = {}
        for entry in entries:
            if isinstance(entry, Entry):
                forecasts.setdefault(entry.question, []).append(entry)
            else:
                resolutions.setdefault(entry.question, []).append(entry)
        return [
            cls(question, tuple(found), tuple(resolutions.get(question, ()))) for question, found in forecasts.items()
        ]

    @property
    def first(self) -> Forecast:
        """The forecast that opened the series; question, resolution and horizon are the same in all."""
        return self.forecasts[0].forecast

    @property
    def standing(self) -> Settled | None:
        """The resolution that stands; None where the question is open."""
        return standing(self.resolutions)

    @property
    def decided(self) -> date | None:
        """The day from which a forecast would have been hindsight: that of the outcome, at the latest the horizon."""
        if self.standing is None:
            return None
        on, horizon = self.standing.resolution.on, self.first.horizon
        return min(on, horizon) if horizon is not None else on

    def in_time(self, entry: Entry) -> bool:
        """Whether a forecast was recorded by the day of the decision, in UTC."""
        return self.decided is None or entry.recorded.date() <= self.decided


def standing(resolutions: Sequence[Settled]) -> Settled | None:
    """The resolution that stands: the last one."""
    return resolutions[-1] if resolutions else None

"""Lengths of time: the period of a clock."""

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["UNITS", "Period"]

# Days of each unit; months and years as they are on average in the Gregorian calendar.
UNITS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
_WRITTEN = re.compile(r"(?:([0-9]{1,4}) )?([a-z]+?)s?")


@dataclass(frozen=True)
class Period:
    """So many days, weeks, months or years.

    >>> round(Period.read("1 month").between(date(2022, 12, 20), date(2023, 6, 30)), 2)
    6.31
    """

    count: int
    unit: str

    @classmethod
    def read(cls, written: str) -> "Period | None":
        """The period that a text such as "1 month" or "2 weeks" names; None where it names none."""
        match = _WRITTEN.fullmatch(written)
        if match is None or match[2] not in UNITS or (count := int(match[1] or 1)) < 1:
            return None
        return cls(count, match[2])

    @property
    def text(self) -> str:
        """In canonical form."""
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"

    @property
    def each(self) -> str:
        """As it stands after "per"."""
        return self.unit if self.count == 1 else self.text

    @property
    def days(self) -> float:
        """How many days it has on average."""
        return self.count * UNITS[self.unit]

    def between(self, first: date, last: date) -> float:
        """How often it fits between two days."""
        return (last - first).days / self.days

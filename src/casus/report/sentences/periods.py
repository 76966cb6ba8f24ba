"""Periods of a clock in words."""

from casus.case.period import Period
from casus.wording import say, say_n

__all__ = ["amount_of_time", "each"]


def amount_of_time(period: Period) -> str:
    """How long a period is: "1 month", "2 weeks"."""
    return {
        "day": say_n("{n} day", "{n} days", period.count),
        "week": say_n("{n} week", "{n} weeks", period.count),
        "month": say_n("{n} month", "{n} months", period.count),
        "year": say_n("{n} year", "{n} years", period.count),
    }[period.unit]


def each(period: Period) -> str:
    """A period as it stands after "per": "month", "2 weeks"."""
    if period.count > 1:
        return amount_of_time(period)
    return {"day": say("day"), "week": say("week"), "month": say("month"), "year": say("year")}[period.unit]

"""Periods in words."""

from casus.wording.saying import say, say_n

__all__ = ["amount_of_time", "each"]


def amount_of_time(count: int, unit: str) -> str:
    """How long a period is; the unit is day, week, month or year.

    >>> amount_of_time(1, "month"), amount_of_time(2, "week")
    ('1 month', '2 weeks')
    """
    return {
        "day": say_n("{n} day", "{n} days", count),
        "week": say_n("{n} week", "{n} weeks", count),
        "month": say_n("{n} month", "{n} months", count),
        "year": say_n("{n} year", "{n} years", count),
    }[unit]


def each(count: int, unit: str) -> str:
    """A period as it stands after "per".

    >>> each(1, "month"), each(2, "week")
    ('month', '2 weeks')
    """
    if count > 1:
        return amount_of_time(count, unit)
    return {"day": say("day"), "week": say("week"), "month": say("month"), "year": say("year")}[unit]

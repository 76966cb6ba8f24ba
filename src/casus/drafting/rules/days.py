"""Days as articles write them."""

import re
from datetime import date
from functools import lru_cache

__all__ = ["DAY", "day_of", "days_in"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# Months of other languages are asked of dateparser, a word between a day and a year at a time.
DAY = re.compile(
    rf"\b(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<am>{_MONTH}),?[ -](?P<ay>\d{{4}})\b"
    rf"|\b(?P<bm>{_MONTH}) (?P<b>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<by>\d{{4}})\b"
    r"|\b(?P<cy>\d{4})-(?P<cm>\d{2})-(?P<c>\d{2})\b"
    rf"|\b(?P<ey>\d{{4}}),? (?P<em>{_MONTH}) (?P<e>\d{{1,2}})\b"
    r"|\b(?P<d>\d{1,2})(?P<sep>[./])(?P<dm>\d{1,2})(?P=sep)(?P<dy>\d{4})\b"
    r"|\b(?P<foreign>\d{1,2}\.? [^\W\d_]{3,12} \d{4})\b",
    re.I,
)
"""A day, a month and a year."""


def day_of(found: re.Match[str], *, american: bool = False) -> date | None:
    """The day of a match of `DAY`; None where there is no such day.

    american : whether `3/4/2025` is a day of March

    >>> day_of(DAY.search("on 21st May 2025")), day_of(DAY.search("20.12.2022"))
    (datetime.date(2025, 5, 21), datetime.date(2022, 12, 20))
    """
    if found["foreign"]:
        return _foreign(found["foreign"])
    for key in "abcde":
        if found[key]:
            month, year, day = found[f"{key}m"], int(found[f"{key}y"]), int(found[key])
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            if key == "d" and found["sep"] == "/" and (number > 12 or (american and day <= 12)):
                day, number = number, day
            try:
                return date(year, number, day) if year >= 1000 else None
            except ValueError:
                return None
    return None


def days_in(text: str, *, american: bool = False) -> list[date]:
    """All days in a text, in its order."""
    return [day for found in DAY.finditer(text) if (day := day_of(found, american=american)) is not None]


@lru_cache(maxsize=256)
def _foreign(text: str) -> date | None:
    # A word of English is no month of another language.
    if re.search(
        r" (?:and|in|of|the|to|by|from|with|for|people|percent|troops|after|before|until|since)\b", text, re.I
    ):
        return None
    import dateparser

    strict = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(
            text, languages=["tr", "fr", "de", "es", "it", "ru", "uk", "pl", "pt"], settings=strict
        )
    except (ValueError, OverflowError, TypeError):
        return None
    return found.date() if found is not None else None

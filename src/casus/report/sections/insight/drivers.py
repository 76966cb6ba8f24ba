"""What drives the answer."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.insight import Driver
from casus.report.context import Context, Link
from casus.report.figures.parts import part_bar
from casus.report.sentences.insight import drivers as say_of

__all__ = ["DriversSection", "drivers_section"]

SHOWN = 12


@dataclass(frozen=True)
class DriverRow:
    """One quantity."""

    link: Link
    picture: Markup
    first: str
    interval: str
    total: str
    direction: str


@dataclass(frozen=True)
class DriversSection:
    """All quantities that move the answer, the largest total first; `more` are folded."""

    sentences: tuple[str, ...]
    caption: str
    rows: tuple[DriverRow, ...]
    more: tuple[DriverRow, ...]


def drivers_section(context: Context) -> DriversSection:
    """The drivers of the headline."""
    table = context.explained.drivers
    if not table.rows:
        return DriversSection(say_of.drivers(context, table), "", (), ())
    most = max(max(row.total, row.first_hi) for row in table) or 1.0
    rows = tuple(_row(context, row, most) for row in table if row.total > 0.0 or row.first > 0.0)
    return DriversSection(say_of.drivers(context, table), say_of.picture(context, table), rows[:SHOWN], rows[SHOWN:])


def _row(context: Context, row: Driver, most: float) -> DriverRow:
    first, total = context.numbers.share(max(row.first, 0.0)), context.numbers.share(row.total)
    low, high = (context.numbers.share(max(value, 0.0)) for value in (row.first_lo, row.first_hi))
    link = context.quantity_link(row.quantity)
    said = say_of.in_words(context, row)
    picture = part_bar(row.first, (row.first_lo, row.first_hi), row.total, most, said)
    return DriverRow(link, picture, first, say_of.interval(low, high), total, say_of.direction(row))

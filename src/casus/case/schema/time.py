"""Time: the clock of a game, and what has been seen since."""

from typing import Annotated, Any

from pydantic import Field

from casus.case.expressions import Constant, Expression
from casus.case.period import UNITS, Period
from casus.case.schema.fields import Day, Entry, Formula, Line, Prose, field, wrong
from casus.errors import nearest

__all__ = ["Clock", "Observed"]


def _period(written: Any) -> Period:
    if isinstance(written, str) and (period := Period.read(written)) is not None:
        return period
    units = [name for unit in UNITS for name in (unit, f"{unit}s")]
    close = nearest(written.split(" ")[-1], units, most=1) if isinstance(written, str) else ()
    expected = "a whole number of days, weeks, months or years, such as 1 month"
    raise wrong(written, expected, message="this is no length of time", close=close)


class Clock(Entry):
    """A game with a clock is played once a period; its labels are per period."""

    period: Annotated[Period, *field(_period, {"type": "string"})]
    from_: Day = Field(alias="from")


class Observed(Entry):
    """What has been seen since: how likely a period without surprise was, and how many such periods passed."""

    what: Formula
    periods: Formula | None = None
    bearing: Formula | None = None
    until: Day | None = None
    about: Prose | None = None
    because: list[Line] = Field(default_factory=list)

    @property
    def passed(self) -> Expression:
        """How many periods passed, 1 unless said."""
        return Constant(1.0) if self.periods is None else self.periods

    @property
    def bears(self) -> Expression:
        """How far the past informs the future, 0 to 1."""
        return Constant(1.0) if self.bearing is None else self.bearing

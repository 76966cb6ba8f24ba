"""Time: the clock of a game, and what has been seen since."""

from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from casus.case.expressions import Constant, Expression
from casus.case.period import UNITS, Period
from casus.case.schema.fields import CarriedError, Day, Entry, Formula, Line, Prose
from casus.errors import CaseError, Fault, nearest, short

__all__ = ["Clock", "Observed"]


def _period(written: Any) -> Period:
    period = Period.read(written) if isinstance(written, str) else None
    if period is None:
        kind = {dict: "a map", list: "a list", type(None): "nothing", bool: str(written).lower()}.get(type(written))
        last = written.split(" ")[-1] if isinstance(written, str) else ""
        close = nearest(last, [name for unit in UNITS for name in (unit, f"{unit}s")], most=1)
        fault = Fault(
            "wrong-value",
            "this is no length of time",
            found=kind or short(str(written)),
            expected="a whole number of days, weeks, months or years, such as 1 month",
            nearest=close,
        )
        raise CarriedError(CaseError([fault]))
    return period


class Clock(Entry):
    """A game with a clock is played once a period; its labels are per period."""

    period: Annotated[Period, PlainValidator(_period), WithJsonSchema({"type": "string"})]
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

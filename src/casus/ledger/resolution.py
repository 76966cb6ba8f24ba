"""The resolution: what came of a question, who says so, and since when."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casus.errors import UsageError, nearest, short
from casus.ledger.forecast import Forecast
from casus.ledger.texts import check_text

__all__ = ["VOID", "Outcome", "Resolution", "read_outcome"]

VOID = "void"
"""The outcome of a question that nothing decides, such as a conditional one whose condition didn't come about."""

Outcome = str | float
"""`yes` or `no` for a probability, a step for a ladder, a number for a number; `void` for any."""


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What came of a question.

    question : key of the question; it decides the whole series
    forecast : number of the forecast that was named
    outcome  : see `Outcome`
    on       : the day on which it was decided
    source   : who says so
    corrects : number of the resolution that this one takes the place of
    """

    question: str
    forecast: int
    outcome: Outcome
    on: date
    source: str
    corrects: int | None = None

    def __post_init__(self) -> None:
        check_text("source", self.source)
        if not self.source.strip():
            raise UsageError("source: a resolution needs one: who says so, and where")

    @property
    def void(self) -> bool:
        """True where nothing decides the question."""
        return self.outcome == VOID

    def as_dict(self) -> dict[str, Any]:
        """Plain values, as they are kept and exported."""
        return {
            "question": self.question,
            "forecast": self.forecast,
            "outcome": self.outcome,
            "on": self.on.isoformat(),
            "source": self.source,
            "corrects": self.corrects,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Resolution":
        """The resolution that `as_dict` gave."""
        return cls(
            question=kept["question"],
            forecast=kept["forecast"],
            outcome=kept["outcome"],
            on=date.fromisoformat(kept["on"]),
            source=kept["source"],
            corrects=kept["corrects"],
        )


def read_outcome(written: str | float, forecast: Forecast) -> Outcome:
    """The outcome as typed, checked against the kind of the answer.

    raises : UsageError

    >>> rain = Forecast(case="r", title="R", question="Rain?", answer="r", kind="probability", value=0.3, author="A")
    >>> read_outcome("YES", rain)
    'yes'
    >>> read_outcome("maybe", rain)
    Traceback (most recent call last):
    casus.errors.tree.UsageError: outcome: found 'maybe', expected yes, no or void
    """
    text = str(written).strip()
    if text.lower() == VOID:
        return VOID
    if forecast.kind == "number":
        return _number(text)
    steps = [step for step, _ in forecast.steps] if forecast.kind == "ordinal" else ["yes", "no"]
    for step in steps:
        if text == step or (forecast.kind == "probability" and text.lower() == step):
            return step
    names = nearest(text, [*steps, VOID])
    hint = f"; did you mean {' or '.join(map(repr, names))}?" if names else ""
    raise UsageError(f"outcome: found {short(text)!r}, expected {', '.join(steps)} or {VOID}{hint}")


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in text:
        raise UsageError(f"outcome: found {short(text)!r}, expected a number or {VOID}")
    return value

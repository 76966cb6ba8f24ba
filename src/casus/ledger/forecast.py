"""The forecast: one answer as it was given, with all that is needed to score it and to make it again."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from casus.errors import UsageError
from casus.ledger.canonical import hash_of
from casus.ledger.texts import check_text

__all__ = ["KINDS", "LEVELS", "Forecast", "Kind"]

Kind: TypeAlias = Literal["probability", "number", "ordinal"]
KINDS: tuple[Kind, ...] = ("probability", "number", "ordinal")

LEVELS: tuple[float, ...] = tuple((2 * k + 1) / 200 for k in range(100))
"""Levels of the quantiles that a number's forecast keeps: 0.005, 0.015, …, 0.995.

Of all hundred-member ensembles, the quantiles at these levels stand for the distribution best in the sense of the CRPS
(Bröcker 2012).
"""


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """One answer of a case, as it was given.

    case, title     : name and title of the case; never its identity
    question        : what is asked
    resolution      : how it is decided; None where the case doesn't say
    as_of, horizon  : the day it speaks from, the day it is decided by
    answer          : name of the answer
    about           : the answer in words
    kind            : probability, number or ordinal
    given           : name of the answer that this one is conditional on
    unit            : of a number
    value           : the forecast: a probability, a mean, or the expected number of the step (the lowest is 0)
    p10, p50, p90   : percentiles over the draws
    steps           : of a ladder, (step, probability) from the lowest on, together 1
    quantiles       : of a number, its quantiles at `LEVELS`
    case_hash       : identity of the case
    seed, draws, method, settings : how it was computed; `settings` holds all settings as used
    version         : of casus
    author          : who answers for it
    base_rate       : the outside view: how often such a thing happens; None where none was taken
    reference_class : of what kind of event that is the rate
    note            : the author's remark
    follows         : number of the ledger's forecast that this one takes the place of

    raises : UsageError where a figure can't be what it should be

    >>> forecast = Forecast(case="rain", title="Rain", question="Does it rain?", answer="rain", kind="probability",
    ...                     value=0.3, author="Ada")
    >>> forecast.value, forecast.question_key[:8]
    (0.3, 'd6e5cdfd')
    """

    case: str
    title: str
    question: str
    answer: str
    kind: Kind
    value: float
    author: str
    resolution: str | None = None
    as_of: date | None = None
    horizon: date | None = None
    about: str | None = None
    given: str | None = None
    unit: str | None = None
    p10: float | None = None
    p50: float | None = None
    p90: float | None = None
    steps: Sequence[tuple[str, float]] = ()
    quantiles: Sequence[float] = ()
    case_hash: str = ""
    seed: int | None = None
    draws: int | None = None
    method: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""
    base_rate: float | None = None
    reference_class: str | None = None
    note: str | None = None
    follows: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple((str(step), float(share)) for step, share in self.steps))
        object.__setattr__(self, "quantiles", tuple(map(float, self.quantiles)))
        for name in _TEXTS:
            if getattr(self, name) is not None or name in _NEEDED:
                check_text(name, getattr(self, name))
        for name in _NEEDED:
            if not getattr(self, name).strip():
                raise UsageError(f"{name}: a forecast needs one, found an empty text")
        if self.kind not in KINDS:
            raise UsageError(f"kind: found {self.kind!r}, expected {', '.join(KINDS)}")
        for name in ("value", "p10", "p50", "p90"):
            _check_number(name, getattr(self, name), self.kind == "probability")
        _check_number("base_rate", self.base_rate, True)
        self._check_steps()
        self._check_quantiles()

    def _check_steps(self) -> None:
        if self.kind != "ordinal":
            if self.steps:
                raise UsageError(f"steps: a {self.kind} has none")
            return
        names = [step for step, _ in self.steps]
        for step, share in self.steps:
            check_text("steps", step)
            _check_number(f"steps: {step}", share, True)
        if len(names) < 2 or len(set(names)) < len(names):
            raise UsageError("steps: expected two or more, each with a name of its own")
        if abs(math.fsum(share for _, share in self.steps) - 1) > 1e-6:
            raise UsageError("steps: their probabilities don't add up to 1")

    def _check_quantiles(self) -> None:
        if self.kind != "number":
            if self.quantiles:
                raise UsageError(f"quantiles: a forecast of kind {self.kind} has none")
            return
        if len(self.quantiles) != len(LEVELS):
            raise UsageError(f"quantiles: found {len(self.quantiles)}, expected {len(LEVELS)}, one at each of LEVELS")
        if not all(map(math.isfinite, self.quantiles)):
            raise UsageError("quantiles: found one that is not a finite number")
        if sorted(self.quantiles) != list(self.quantiles):
            raise UsageError("quantiles: they must not fall")

    @cached_property
    def question_key(self) -> str:
        """Identity of what is forecast: equal for all forecasts that one outcome decides.

        The hash of question, resolution, horizon and of the answer's name, kind, condition, unit and steps. Day and
        author are no part of it, nor is the case's hash, so that later versions and other people's forecasts of the
        same question form one series.
        """
        return hash_of(
            [
                self.question,
                self.resolution,
                self.horizon.isoformat() if self.horizon else None,
                self.answer,
                self.kind,
                self.given,
                self.unit,
                [step for step, _ in self.steps],
            ]
        )

    def as_dict(self) -> dict[str, Any]:
        """Plain values, as they are kept and exported."""
        plain: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        plain["as_of"] = self.as_of.isoformat() if self.as_of else None
        plain["horizon"] = self.horizon.isoformat() if self.horizon else None
        plain["steps"] = [list(step) for step in self.steps]
        plain["quantiles"] = list(self.quantiles)
        plain["settings"] = dict(self.settings)
        return plain

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Forecast":
        """The forecast that `as_dict` gave; what a later casus may have added is left aside."""
        known = {name: kept[name] for name in cls.__dataclass_fields__ if name in kept}
        for name in ("as_of", "horizon"):
            if known.get(name) is not None:
                known[name] = date.fromisoformat(known[name])
        return cls(**known)


_NEEDED = ("case", "question", "answer", "author")
_TEXTS = (
    "case",
    "title",
    "question",
    "answer",
    "author",
    "resolution",
    "about",
    "given",
    "unit",
    "case_hash",
    "method",
    "version",
    "reference_class",
    "note",
)


def _check_number(name: str, value: object, probability: bool) -> None:
    if value is None and name != "value":
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise UsageError(f"{name}: found {value!r}, expected a finite number")
    if probability and not 0 <= value <= 1:
        raise UsageError(f"{name}: found {value!r}, expected a probability from 0 to 1")

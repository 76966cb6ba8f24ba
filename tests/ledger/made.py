"""Forecasts for tests, and a clock that stands where it is put."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from casus.ledger import LEVELS, Forecast

__all__ = ["Clock", "ladder", "number", "probability"]


@dataclass
class Clock:
    """Tells the time that it was set to."""

    now: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, year: int, month: int, day: int) -> None:
        self.now = datetime(year, month, day, 12, tzinfo=UTC)


def probability(value: float = 0.3, **others: Any) -> Forecast:
    """A forecast of rain."""
    common: dict[str, Any] = {
        "case": "rain",
        "title": "Rain – Yağmur – Дождь",
        "question": "Does it rain in Minsk on the last of June?",
        "resolution": "Yes if: at least 0.1 mm\nNo if: less\nSource: the weather service",
        "answer": "rain",
        "kind": "probability",
        "author": "Ada",
        "as_of": date(2026, 3, 1),
        "horizon": date(2026, 6, 30),
        "case_hash": "sha256:00",
        "settings": {"draws": 1024, "do": [["minsk", "join"]]},
        "seed": 0,
    }
    return Forecast(**{**common, "value": value, **others})


def ladder(*shares: float, **others: Any) -> Forecast:
    """A forecast of how much it rains."""
    names = ("none", "some", "much", "flood")
    steps = list(zip(names, shares, strict=False))
    mean = sum(k * share for k, share in enumerate(shares))
    return probability(mean, **{"kind": "ordinal", "answer": "how_much", "steps": steps, **others})


def number(middle: float = 5.0, width: float = 1.0, **others: Any) -> Forecast:
    """A forecast of how many millimetres, uniform around a middle."""
    quantiles = [middle + width * (level - 0.5) for level in LEVELS]
    return probability(middle, **{"kind": "number", "answer": "mm", "unit": "mm", "quantiles": quantiles, **others})

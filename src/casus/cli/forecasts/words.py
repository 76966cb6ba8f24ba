"""How forecasts and outcomes read on the terminal."""

from datetime import date
from typing import TYPE_CHECKING

from casus.errors import short

if TYPE_CHECKING:
    from casus.ledger import Forecast, Outcome, Series

__all__ = ["day", "forecast_words", "name_of", "outcome_words", "range_words", "state_words"]


def name_of(forecast: "Forecast") -> str:
    """What is forecast, in words; a condition is added."""
    name = forecast.about or forecast.answer.replace("_", " ")
    return f"{name} (if {forecast.given.replace('_', ' ')})" if forecast.given else name


def forecast_words(forecast: "Forecast") -> str:
    """The forecast: a probability, a number with its unit, or the likeliest step."""
    from casus.ensemble import per_cent

    if forecast.kind == "probability":
        return per_cent(forecast.value)
    if forecast.kind == "ordinal":
        step, share = max(forecast.steps, key=lambda one: one[1])
        return f"{step.replace('_', ' ')} {per_cent(share)}"
    return _with_unit(forecast.value, forecast.unit)


def range_words(forecast: "Forecast") -> str:
    """10th to 90th percentile over the draws."""
    from casus.ensemble import per_cent

    if forecast.p10 is None or forecast.p90 is None or forecast.kind == "ordinal":
        return ""
    if forecast.kind == "probability":
        return f"{per_cent(forecast.p10)} to {per_cent(forecast.p90)}"
    return f"{forecast.p10:.4g} to {_with_unit(forecast.p90, forecast.unit)}"


def outcome_words(outcome: "Outcome", forecast: "Forecast") -> str:
    """What came of it."""
    return _with_unit(outcome, forecast.unit) if isinstance(outcome, float) else outcome.replace("_", " ")


def state_words(series: "Series") -> str:
    """Open, or what came of it."""
    standing = series.standing
    return "open" if standing is None else outcome_words(standing.resolution.outcome, series.first)


def day(when: date | None) -> str:
    """A day as people read it."""
    return f"{when.day} {when:%B %Y}" if when is not None else ""


def _with_unit(value: float, unit: str | None) -> str:
    return f"{value:.4g} {short(unit)}" if unit else f"{value:.4g}"

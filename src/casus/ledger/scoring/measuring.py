"""The scores of forecasts one by one, and those that simple forecasters would have had in their place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.ledger.forecast import Forecast
from casus.ledger.scoring.rules import brier, crps, log_score, rps
from casus.ledger.scoring.selecting import Scored

__all__ = ["BASELINES", "Measured", "measure"]

BASELINES = ("constant", "base rate", "last forecast")
"""A constant ½, or equal shares over a ladder; the rate kept with the forecast; the forecast recorded before it."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """Scores by one rule, of forecasts of one kind.

    rule      : Brier, log, RPS or CRPS
    unit      : of the score: that of the number for the CRPS
    scored    : the forecasts
    values    : (forecast,)
    baselines : by name, (forecast,), NaN where a forecast has none
    raised    : (forecast,), where so little was given to what happened that the logarithmic score counts more
    """

    rule: str
    kind: str
    unit: str | None
    scored: tuple[Scored, ...]
    values: Array
    baselines: dict[str, Array]
    raised: NDArray[np.bool_]


def measure(scored: Sequence[Scored]) -> list[Measured]:
    """Score all forecasts by the rules for their kind; numbers apart by unit, since their scores have one."""
    probabilities = tuple(one for one in scored if one.entry.forecast.kind == "probability")
    ladders = tuple(one for one in scored if one.entry.forecast.kind == "ordinal")
    numbers: dict[str | None, list[Scored]] = {}
    for one in scored:
        if one.entry.forecast.kind == "number":
            numbers.setdefault(one.entry.forecast.unit, []).append(one)
    found: list[Measured] = []
    if probabilities:
        found += _probabilities(probabilities)
    if ladders:
        found += _ladders(ladders)
    return found + [_numbers(tuple(some), unit) for unit, some in numbers.items()]


def _probabilities(scored: tuple[Scored, ...]) -> list[Measured]:
    happened = np.array([float(one.outcome == "yes") for one in scored])
    given = np.array([one.entry.forecast.value for one in scored])
    others = {
        "constant": np.full(len(scored), 0.5),
        "base rate": np.array([_or_nan(one.entry.forecast.base_rate) for one in scored]),
        "last forecast": np.array([_or_nan(one.before.forecast.value if one.before else None) for one in scored]),
    }

    def of_outcome(probability: Array) -> Array:
        return np.where(happened == 1, probability, 1 - probability)

    logs, raised = log_score(of_outcome(given))
    return [
        Measured(
            "Brier",
            "probability",
            None,
            scored,
            brier(given, happened),
            {name: brier(probability, happened) for name, probability in others.items()},
            _nowhere(scored),
        ),
        Measured(
            "log",
            "probability",
            None,
            scored,
            logs,
            {name: log_score(of_outcome(probability))[0] for name, probability in others.items()},
            raised,
        ),
    ]


def _ladders(scored: tuple[Scored, ...]) -> list[Measured]:
    steps = [_shares(one.entry.forecast) for one in scored]
    happened = [[step for step, _ in one.entry.forecast.steps].index(str(one.outcome)) for one in scored]
    even = [np.full(len(shares), 1 / len(shares)) for shares in steps]
    # The steps are part of the question's key, so the forecast before has the same ones.
    before = [
        _shares(one.before.forecast) if one.before else np.full(len(shares), np.nan)
        for one, shares in zip(scored, steps, strict=True)
    ]
    none = np.full(len(scored), np.nan)
    others = {"constant": even, "last forecast": before}

    def of_outcome(ladders: Sequence[Array]) -> Array:
        return np.array([shares[outcome] for shares, outcome in zip(ladders, happened, strict=True)])

    logs, raised = log_score(of_outcome(steps))
    return [
        Measured(
            "RPS",
            "ordinal",
            None,
            scored,
            rps(steps, happened),
            {"base rate": none, **{name: rps(ladders, happened) for name, ladders in others.items()}},
            _nowhere(scored),
        ),
        Measured(
            "log",
            "ordinal",
            None,
            scored,
            logs,
            {"base rate": none, **{name: log_score(of_outcome(ladders))[0] for name, ladders in others.items()}},
            raised,
        ),
    ]


def _numbers(scored: tuple[Scored, ...], unit: str | None) -> Measured:
    happened = np.array([float(one.outcome) for one in scored])
    quantiles = np.array([one.entry.forecast.quantiles for one in scored])
    last = np.full(len(scored), np.nan)
    has = np.array([one.before is not None for one in scored])
    if has.any():
        before = np.array([one.before.forecast.quantiles for one in scored if one.before is not None])
        last[has] = crps(before, happened[has])
    none = np.full(len(scored), np.nan)
    # There is no constant that would mean “I don't know” for a number.
    baselines = {"constant": none, "base rate": none, "last forecast": last}
    return Measured("CRPS", "number", unit, scored, crps(quantiles, happened), baselines, _nowhere(scored))


def _shares(forecast: Forecast) -> Array:
    return np.array([share for _, share in forecast.steps])


def _nowhere(scored: Sequence[Scored]) -> NDArray[np.bool_]:
    return np.zeros(len(scored), dtype=bool)


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value

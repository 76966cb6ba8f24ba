"""Whether probabilities meant what they said: Murphy's decomposition of the Brier score, and the table behind a
reliability diagram.

Murphy (1973): with forecasts in bins k of n_k, mean forecast p_k and frequency o_k, and o over all,

    Brier = Σ n_k (p_k − o_k)² / n  −  Σ n_k (o_k − o)² / n  +  o (1 − o)  +  what forecasts vary within bins
          = reliability             −  resolution            +  uncertainty +  within

The last term (Stephenson, Coelho & Jolliffe 2008) is zero where all forecasts of a bin are equal, as in Murphy's paper.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["BINS", "Bin", "Decomposition", "decompose", "wilson"]

BINS = 10
"""Bins of equal width from 0 to 1; the last one holds 1."""

Array = NDArray[np.float64]
_Z90 = 1.6448536269514722


@dataclass(frozen=True)
class Bin:
    """The forecasts of one bin that has any.

    low, high            : its bounds
    forecasts, questions : how many
    forecast, frequency  : mean probability given; share that happened
    least, most          : 90 % interval of the frequency (Wilson 1927), each question counted once
    """

    low: float
    high: float
    forecasts: int
    questions: int
    forecast: float
    frequency: float
    least: float
    most: float


@dataclass(frozen=True)
class Decomposition:
    """Brier score in parts; `brier` = reliability − resolution + uncertainty + within."""

    forecasts: int
    questions: int
    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    within: float
    bins: tuple[Bin, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def decompose(probability: Array, happened: Array, question: NDArray[np.int64]) -> Decomposition:
    """Decompose the Brier score.

    probability, happened : (forecast,), as for `rules.brier`
    question              : (forecast,), a number for each question

    >>> parts = decompose(np.array([0.2, 0.2, 0.8, 0.8]), np.array([0.0, 1.0, 1.0, 1.0]), np.arange(4))
    >>> round(parts.reliability, 4), round(parts.resolution, 4), parts.uncertainty, round(parts.brier, 4)
    (0.065, 0.0625, 0.1875, 0.19)
    """
    number = np.minimum(np.floor(probability * BINS).astype(np.int64), BINS - 1)
    bins, reliability, resolution = [], 0.0, 0.0
    base = float(happened.mean())
    for k in np.unique(number):
        inside = number == k
        count, said, came = int(inside.sum()), float(probability[inside].mean()), float(happened[inside].mean())
        questions = len(np.unique(question[inside]))
        reliability += count * (said - came) ** 2 / len(probability)
        resolution += count * (came - base) ** 2 / len(probability)
        bins.append(Bin(k / BINS, (k + 1) / BINS, count, questions, said, came, *wilson(came, questions)))
    whole = float(((probability - happened) ** 2).mean())
    uncertainty = base * (1 - base)
    return Decomposition(
        len(probability),
        len(np.unique(question)),
        whole,
        reliability,
        resolution,
        uncertainty,
        whole - (reliability - resolution + uncertainty),
        tuple(bins),
    )


def wilson(share: float, count: int) -> tuple[float, float]:
    """90 % interval of a frequency from `count` cases (Wilson 1927).

    >>> [round(end, 3) for end in wilson(0.0, 10)]
    [0.0, 0.213]
    """
    spread = _Z90**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z90 / (1 + spread) * (share * (1 - share) / count + spread / (4 * count)) ** 0.5
    return max(middle - half, 0.0), min(middle + half, 1.0)

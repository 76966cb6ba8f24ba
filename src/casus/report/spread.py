"""Shapes of a distribution that its summary doesn't hold as such, read from its grid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.ensemble import Summary

__all__ = ["Bars", "bars", "share_at_least", "share_of_top_tenth"]

# As fine as the grid of a probability is.
_FINE = 10_000
_MOST_BARS = 45
_ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Bars:
    """A histogram: bars of equal width, and the share of draws beyond the last one."""

    edges: NDArray[np.float64]
    shares: NDArray[np.float64]
    beyond: float


def share_at_least(summary: Summary, threshold: float) -> float:
    """Share of the draws in which a probability is at least `threshold`."""
    _, shares = summary.histogram(_FINE)
    return float(shares[min(round(threshold * _FINE), _FINE - 1) :].sum())


def share_of_top_tenth(summary: Summary) -> float:
    """What the highest tenth of the draws contributes to the mean of a probability, as a share of it."""
    edges, shares = summary.histogram(_FINE)
    values = edges[:-1]
    above = np.concatenate((np.cumsum(shares[::-1])[::-1][1:], [0.0]))
    top = np.clip(0.1 - above, 0.0, shares)
    total = float(values @ shares)
    return float(values @ top) / total if total > 0 else 0.0


def bars(summary: Summary, probability: bool, *within: float | None) -> Bars:
    """Bars for a picture.

    probability : the axis then begins at 0, and ends where one draw in a hundred is left or at 1
    within      : values that the axis has to reach, such as a threshold
    """
    if not probability:
        edges, shares = summary.histogram(_MOST_BARS - 5)
        return Bars(edges, shares, 0.0)
    _, shares = summary.histogram(_FINE)
    reached = int(np.searchsorted(np.cumsum(shares), 0.99)) + 1
    wanted = max(reached, *(round(1.05 * value * _FINE) for value in within if value is not None), 10)
    end = min(_round_up(wanted), _FINE)
    count = max(count for count in range(1, _MOST_BARS + 1) if end % count == 0)
    inside = shares[:end].reshape(count, -1).sum(axis=1)
    return Bars(np.linspace(0.0, end / _FINE, count + 1), inside, float(shares[end:].sum()))


def _round_up(value: int) -> int:
    scale = 10 ** (len(str(value)) - 1)
    return int(min(round(step * scale) for step in _ROUND if round(step * scale) >= value))

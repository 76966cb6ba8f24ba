"""One labelled number over all draws: mean, percentiles, standard error."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casus.ensemble.grids import NumberGrid, ProbabilityGrid

__all__ = ["Summary"]


@dataclass(frozen=True)
class Summary:
    """A label over the draws of a run.

    mean, p10, p50, p90, low, high : in the unit of the label; None where the run does not define it (an answer
                                     `given` an event that can't happen, or one of too few effective draws)
    mc_error                       : standard error of the mean from independent replicates; None for one draw
    density                        : the grid behind the percentiles
    """

    mean: float | None
    p10: float | None
    p50: float | None
    p90: float | None
    low: float | None
    high: float | None
    mc_error: float | None
    density: ProbabilityGrid | NumberGrid = field(repr=False, compare=False)

    @classmethod
    def of(cls, mean: float, error: float | None, grid: ProbabilityGrid | NumberGrid) -> "Summary":
        """A summary from the mean and the grid of the same draws."""
        if grid.empty:
            return cls.undefined(grid)
        low, high = grid.low, grid.high
        if low == high and (error or 0.0) <= 1e-12 * max(abs(mean), 1e-300):
            # One value in all draws: say that value, not the middle of its bin.
            return cls(mean, mean, mean, mean, mean, mean, error, grid)
        p10, p50, p90 = grid.percentiles(10, 50, 90)
        return cls(mean, p10, p50, p90, low, high, error, grid)

    @classmethod
    def undefined(cls, grid: ProbabilityGrid | NumberGrid) -> "Summary":
        """A summary of nothing."""
        return cls(None, None, None, None, None, None, None, grid)

    @property
    def varies(self) -> bool:
        """True where not all draws agree."""
        return self.low != self.high

    def histogram(self, bins: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Edges (bins + 1,) and the share of the draws (bins,) between them; 0–1 for a probability."""
        if isinstance(self.density, NumberGrid):
            return self.density.shares(bins)
        return np.linspace(0.0, 1.0, bins + 1), self.density.shares(bins)

    def as_dict(self, *names: str) -> dict[str, Any]:
        """The named figures, by default mean, p10, p50, p90 and mc_error.

        >>> Summary(0.5, 0.1, 0.4, 0.9, 0.0, 1.0, None, ProbabilityGrid()).as_dict("mean", "p90")
        {'mean': 0.5, 'p90': 0.9}
        """
        return {name: getattr(self, name) for name in names or ("mean", "p10", "p50", "p90", "mc_error")}

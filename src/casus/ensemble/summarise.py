"""Summaries of all columns of a plan, chunk by chunk."""

import numpy as np
from numpy.typing import NDArray

from casus.ensemble.grids import NumberGrid, ProbabilityGrid
from casus.ensemble.planning import Key, Plan
from casus.ensemble.summary import Summary
from casus.ensemble.sums import Sums, standard_error

__all__ = ["Counts"]

Array = NDArray[np.float64]


class Counts:
    """What is kept of the draws while they pass: sums of every column, and a grid for those with percentiles."""

    def __init__(self, planned: Plan) -> None:
        self.keys: list[Key] = list(planned.columns)
        self.row = {key: row for row, key in enumerate(self.keys)}
        self.sums = Sums(len(self.keys))
        self.grids: dict[Key, ProbabilityGrid | NumberGrid] = {}
        for key, column in planned.columns.items():
            if column.summary != "mean":
                self.grids[key] = ProbabilityGrid() if column.summary == "probability" else NumberGrid()
        self.given: dict[Key, Key] = {
            ("answer", name): ("answer", answer.given)
            for name, answer in planned.case.answers.items()
            if answer.given is not None
        }

    def add(self, values: Array) -> None:
        """Take the next draws, (column, draw)."""
        self.sums.add(values)
        for key, grid in self.grids.items():
            column = values[self.row[key]]
            if key in self.given:
                self._add_ratio(grid, column, values[self.row[self.given[key]]])
            else:
                grid.add(column)

    def _add_ratio(self, grid: ProbabilityGrid | NumberGrid, both: Array, given: Array) -> None:
        """Count p(both)/p(given), each draw by its p(given)."""
        assert isinstance(grid, ProbabilityGrid)
        ratio = np.divide(both, given, out=np.zeros_like(both), where=given > 0)
        grid.add(np.clip(ratio, 0.0, 1.0), given)

    def mean(self, key: Key) -> float:
        """The mean of a column over all draws."""
        return float(self.sums.mean[self.row[key]])

    def summary(self, key: Key) -> Summary:
        """The summary of a column that has percentiles; of an answer with `given`, of the ratio E[both]/E[given]."""
        replicates = self.sums.replicate_means[self.row[key]]
        mean = self.mean(key)
        if key in self.given:
            other = self.given[key]
            below = self.sums.replicate_means[self.row[other]]
            mean = mean / self.mean(other) if self.mean(other) > 0 else float("nan")
            replicates = replicates[below > 0] / below[below > 0]
        return Summary.of(mean, standard_error(replicates), self.grids[key])

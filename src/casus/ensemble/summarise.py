"""Summaries of all columns of a plan, chunk by chunk."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from casus.ensemble.grids import NumberGrid, ProbabilityGrid
from casus.ensemble.planning import Key, Plan
from casus.ensemble.summary import Summary
from casus.ensemble.sums import Sums, standard_error
from casus.errors import CaseError, Fault, Path

__all__ = ["Counts"]

Array = NDArray[np.float64]


class Counts:
    """What is kept of the draws while they pass: sums of every row, and a grid for those with percentiles."""

    def __init__(self, planned: Plan) -> None:
        self.columns = planned.columns
        self.row = planned.rows
        self.sums = Sums(1 + max(self.row.values(), default=-1))
        answers = planned.case.answers
        self.given: dict[Key, Key] = {
            ("answer", name): ("answer", answer.given) for name, answer in answers.items() if answer.given is not None
        }
        self._plain: dict[tuple[int, str], ProbabilityGrid | NumberGrid] = {}
        for key, column in planned.columns.items():
            if column.summary != "mean" and key not in self.given:
                grid = ProbabilityGrid() if column.summary == "probability" else NumberGrid()
                self._plain.setdefault((self.row[key], column.summary), grid)
        self._ratios = {key: ProbabilityGrid() for key in self.given}

    def add(self, values: Array) -> None:
        """Take the next draws, (row, draw).

        raises : CaseError where one of them, or the sum so far, is not a finite number
        """
        self.sums.add(values)
        if not self.sums.finite.all():
            raise self._not_finite(values)
        for (row, _), grid in self._plain.items():
            grid.add(values[row])
        for key, ratios in self._ratios.items():
            both, given = values[self.row[key]], values[self.row[self.given[key]]]
            ratio = np.divide(both, given, out=np.zeros_like(both), where=given > 0)
            ratios.add(np.minimum(ratio, 1.0), given)

    def _not_finite(self, values: Array) -> CaseError:
        """The columns whose numbers are finite one by one in the case, but not what became of them."""
        faults = []
        for key, row in self.row.items():
            if self.sums.finite[row]:
                continue
            bad = values[row][~np.isfinite(values[row])]
            found = f"{bad[0]:.6g} in {len(bad):,} draws" if len(bad) else "a sum over the draws beyond 1.8e308"
            faults.append(Fault("not-finite", f"{' '.join(key)} is not a finite number", _path(key), found))
        return CaseError(faults)

    @cached_property
    def _means(self) -> Array:
        return self.sums.mean

    @cached_property
    def _replicates(self) -> Array:
        return self.sums.replicate_means

    def mean(self, key: Key) -> float:
        """The mean of a column over all draws; ask for none before the last draws are in."""
        mean = float(self._means[self.row[key]])
        return min(max(mean, 0.0), 1.0) if self.columns[key].summary == "probability" else mean

    def summary(self, key: Key) -> Summary:
        """The summary of a column that has percentiles; of an answer with `given`, of the ratio E[both]/E[given]."""
        replicates = self._replicates[self.row[key]]
        if key not in self.given:
            grid = self._plain[self.row[key], self.columns[key].summary]
            return Summary.of(self.mean(key), standard_error(replicates), grid)
        other = self.given[key]
        below = self._replicates[self.row[other]]
        mean = min(self.mean(key) / self.mean(other), 1.0) if self.mean(other) > 0 else float("nan")
        return Summary.of(mean, standard_error(replicates[below > 0] / below[below > 0]), self._ratios[key])


def _path(key: Key) -> Path:
    match key:
        case ("quantity", name):
            return ("quantities", name)
        case ("answer" | "step", name, *_):
            return ("answers", name)
        case (_, model, *_):
            return ("models", model)
    return ()

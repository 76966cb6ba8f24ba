"""Summaries of all columns of a plan, chunk by chunk."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from casus.case import Case
from casus.case.expressions import Name
from casus.ensemble.grids import NumberGrid, ProbabilityGrid, centre_of
from casus.ensemble.observing import AS_WRITTEN, BEARINGS, BITS, FEWEST, SOLVED, Observation, Weighed, weights_of
from casus.ensemble.plan import Key, Plan
from casus.ensemble.summary import Summary
from casus.ensemble.sums import BLOCK, Sums, standard_error
from casus.errors import CaseError, Fault, Path
from casus.models.game import REASONS

__all__ = ["Counts", "Tables", "answers_of"]

Array = NDArray[np.float64]


class Counts:
    """What is kept of the draws while they pass: sums of every row, and a grid for those with percentiles.

    keys    : columns to keep, by default all
    weighed : whether draws come with weights
    fewest  : effective draws that an answer needs: 50 where draws are weighed by what was seen
    """

    def __init__(self, planned: Plan, keys: Collection[Key] | None = None, weighed: bool = False) -> None:
        self.fewest = FEWEST if weighed and planned.case.observed else 1
        self.columns = {key: column for key, column in planned.columns.items() if keys is None or key in keys}
        self.row = {key: planned.rows[key] for key in self.columns}
        self.weighed = weighed
        self._used = None if keys is None else sorted(set(self.row.values()))
        rows = len(set(planned.rows.values())) if self._used is None else len(self._used)
        # Below the rows stand the weights themselves and their squares.
        self.sums = Sums(rows + (2 if weighed else 0))
        answers = planned.case.answers
        self.given: dict[Key, Key] = {
            ("answer", name): ("answer", answer.given) for name, answer in answers.items() if answer.given is not None
        }
        self._line = {row: line for line, row in enumerate(self._used or range(rows))}
        self._plain: dict[tuple[int, str], ProbabilityGrid | NumberGrid] = {}
        for key, column in self.columns.items():
            if column.summary != "mean" and key not in self.given:
                grid = ProbabilityGrid() if column.summary == "probability" else NumberGrid()
                self._plain.setdefault((self.row[key], column.summary), grid)
        self._ratios = {key: ProbabilityGrid() for key in self.given}

    def add(self, values: Array, weights: Array | None = None) -> None:
        """Take the next draws, (row, draw), and their weights, (draw,) whole numbers up to 2^40, where they have any.

        raises : CaseError where one of them, or the sum so far, is not a finite number
        """
        if not self.sums.draws:
            # The first draws are the same for any chunk size, so they may choose what the bins lie about.
            for (row, _), grid in self._plain.items():
                if isinstance(grid, NumberGrid) and np.isfinite(pilot := values[row, :BLOCK]).all():
                    grid.centre = centre_of(pilot)
        used = values if self._used is None else values[self._used]
        self.sums.add(used, weights)
        if not self.sums.finite.all():
            raise self._not_finite(values)
        for (row, _), grid in self._plain.items():
            grid.add(values[row], times=weights)
        for key, ratios in self._ratios.items():
            both, given = values[self.row[key]], values[self.row[self.given[key]]]
            ratio = np.divide(both, given, out=np.zeros_like(both), where=given > 0)
            ratios.add(np.minimum(ratio, 1.0), given if weights is None else given * weights / 2**BITS)

    def _not_finite(self, values: Array) -> CaseError:
        """The columns whose numbers are finite one by one in the case, but not what became of them."""
        faults = []
        for key, row in self.row.items():
            if self.sums.finite[self._line[row]]:
                continue
            bad = values[row][~np.isfinite(values[row])]
            found = f"{bad[0]:.6g} in {len(bad):,} draws" if len(bad) else "a sum over the draws beyond 1.8e308"
            faults.append(Fault("not-finite", f"{' '.join(key)} is not a finite number", _path(key), found))
        return CaseError(faults)

    @property
    def effective(self) -> float:
        """Effective draws: (Σw)²/Σw², or all where they have no weights."""
        if not self.weighed:
            return float(self.sums.draws)
        weight, squares = self.sums.mean[-2:]
        return float(weight * weight / squares * self.sums.draws) if squares > 0 else 0.0

    @cached_property
    def _means(self) -> Array:
        means = self.sums.mean
        # Of weights that are all nothing there is no mean; their grids are empty and say so.
        return means[:-2] / (means[-2] or 1.0) if self.weighed else means

    @cached_property
    def _replicates(self) -> Array:
        replicates = self.sums.replicate_means
        if not self.weighed:
            return replicates
        # The ratio's error by its linear part, (A_r − m W_r) / W: with few effective draws the ratios of the replicates
        # themselves lie closer together than those of other seeds would (Cochran 1977, Sampling Techniques, §6.3).
        means = self._means[:, None]
        return np.asarray(means + (replicates[:-2] - means * replicates[-2]) / (self.sums.mean[-2] or 1.0))

    def mean(self, key: Key) -> float:
        """The mean of a column over all draws; ask for none before the last draws are in."""
        mean = float(self._means[self._line[self.row[key]]])
        return min(max(mean, 0.0), 1.0) if self.columns[key].summary == "probability" else mean

    def summary(self, key: Key) -> Summary:
        """The summary of a column that has percentiles; of an answer with `given`, of the ratio E[both]/E[given]."""
        replicates = self._replicates[self._line[self.row[key]]]
        if key not in self.given:
            grid = self._plain[self.row[key], self.columns[key].summary]
            return Summary.of(self.mean(key), standard_error(replicates), grid)
        other = self.given[key]
        below = self._replicates[self._line[self.row[other]]]
        mean = min(self.mean(key) / self.mean(other), 1.0) if self.mean(other) > 0 else float("nan")
        return Summary.of(mean, standard_error(replicates[below > 0] / below[below > 0]), self._ratios[key])


class Tables:
    """Counts of all columns by the weights that the case gives; and of the answers alone under other weights.

    largest : the largest logarithm of a weight, by weighing; empty where all draws count alike
    failed  : draws without a solution so far, by reason
    """

    def __init__(self, planned: Plan, largest: Mapping[str, float]) -> None:
        self.case = planned.case
        self.largest = largest
        self._rows = {name: planned.rows["weight", name] for name in largest}
        self._draws = planned.settings.draws
        self.main = Counts(planned, weighed=bool(largest))
        self._unsolved = planned.rows.get(("unsolved",))
        self.failed: Counter[str] = Counter()
        answers = [key for key in planned.columns if key[0] in ("answer", "step")]
        bearings = [("quantity", e.bearing.name) for e in planned.case.observed if isinstance(e.bearing, Name)]
        seen = bool(largest) and bool(planned.case.observed)
        self.before = Counts(planned, [*answers, *bearings], SOLVED in largest) if seen else None
        self.at_bearing = {name: Counts(planned, answers, True) for name in BEARINGS if name in largest}

    def add(self, values: Array) -> None:
        """Take the next draws, (row, draw); raises as `Counts.add`."""
        if self._unsolved is not None and (reasons := values[self._unsolved]).any():
            self.failed.update(REASONS[int(reason)] for reason in reasons[reasons > 0])
        if not self._rows:
            self.main.add(values)
            return
        weights = {name: weights_of(values[row], self.largest[name], self._draws) for name, row in self._rows.items()}
        self.main.add(values, weights[AS_WRITTEN])
        if self.before is not None:
            self.before.add(values, weights.get(SOLVED))
        for name, counts in self.at_bearing.items():
            counts.add(values, weights[name])

    def unsolved(self) -> list[Fault]:
        """A warning where some draws have no solution.

        raises : CaseError where none has one, code no-draw-solved
        """
        count, draws = self.failed.total(), self.main.sums.draws
        if not count:
            return []
        reasons = "; ".join(f"{reason} ({number:,})" for reason, number in self.failed.most_common())
        if count == draws:
            message = "no draw of the case has a solution"
            fault = Fault("no-draw-solved", message, ("models",), reasons, "at least one draw that has")
            raise CaseError([fault]).located(self.case.places)
        message = f"{count:,} of {draws:,} draws have no solution and don't count"
        warning = Fault("draws-unsolved", message, ("models",), reasons, severity="warning")
        return list(CaseError([warning]).located(self.case.places).faults)

    def observation(self) -> Observation | None:
        """What observing did to the answers.

        raises : CaseError where fewer than 50 effective draws are left, code few-effective-draws
        """
        if self.before is None:
            return None
        effective = self.main.effective
        if effective < FEWEST:
            draws = self.main.sums.draws
            few = Fault(
                "few-effective-draws",
                f"what was seen leaves too few of {draws:,} draws to count",
                ("observed",),
                f"{effective:.1f} effective draws",
                f"{FEWEST} or more: more draws"
                + ("" if draws < FEWEST else ", or a `bearing` below 1 if the past is less of a guide"),
            )
            raise CaseError([few]).located(self.case.places)
        return Observation(
            effective,
            self.largest[AS_WRITTEN],
            answers_of(self.before, self.case),
            {BEARINGS[name]: answers_of(counts, self.case) for name, counts in self.at_bearing.items()},
            {key[1]: self.before.mean(key) for key in self.before.columns if key[0] == "quantity"},
        )


def answers_of(counts: Counts, case: Case) -> Weighed:
    """Answers and ladders from their counts; not defined where too few weighted draws are left."""
    effective = counts.effective
    few = counts.weighed and effective < counts.fewest

    def summary(*key: str) -> Summary:
        return Summary.undefined(ProbabilityGrid()) if few else counts.summary(key)

    return Weighed(
        effective,
        {name: summary("answer", name) for name in case.answers},
        {
            name: {step: summary("step", name, step) for step in answer.is_}
            for name, answer in case.answers.items()
            if isinstance(answer.is_, dict)
        },
        {
            name: {h: summary("hypothesis", name, h) for h in model.hypotheses}
            for name, model in case.hypotheses.items()
            if all(("hypothesis", name, h) in counts.columns for h in model.hypotheses)
        },
    )


def _path(key: Key) -> Path:
    match key:
        case ("quantity", name):
            return ("quantities", name)
        case ("answer" | "step", name, *_):
            return ("answers", name)
        case (_, model, *_):
            return ("models", model)
    return ()

"""The headline of a case as a function of what is drawn: what every question of insight asks again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from casus.case import Case
from casus.ensemble import Plan, Result, Settings, plan
from casus.ensemble.checks import Tally, faults_of
from casus.ensemble.observing import AS_WRITTEN
from casus.ensemble.uncertain import SELECTION, UNUSED
from casus.errors import CaseError, UsageError
from casus.insight.remarks import Remark
from casus.program import CHUNK, Program, aligned_rows
from casus.quantities import Sampler
from casus.quantities.pointsets import points

__all__ = ["Experiment", "Outcomes", "Subject", "experiment_of"]

Array: TypeAlias = NDArray[np.float64]
Subject: TypeAlias = "Result | Case | Experiment"

_SELECTION, _UNUSED = SELECTION.format(""), UNUSED.format("")


@dataclass(frozen=True)
class Outcomes:
    """The headline of some draws.

    value  : (draw,) its value; of an answer with `given` p_both/p_given
    weight : (draw,) how much each counts: by what was seen, and by p_given; None where all count alike
    """

    value: Array
    weight: Array | None

    @property
    def mean(self) -> float:
        """The forecast."""
        if self.weight is None:
            return float(self.value.mean())
        total = self.weight.sum()
        return float((self.weight * self.value).sum() / total) if total > 0 else float("nan")

    def means(self, groups: int) -> Array:
        """(group,) the forecast of each of `groups` equal runs of draws that stand one behind another."""
        value = self.value.reshape(groups, -1)
        if self.weight is None:
            return np.asarray(value.mean(axis=1))
        weight = self.weight.reshape(groups, -1)
        total = weight.sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray((weight * value).sum(axis=1) / total)

    def quantile(self, share: float) -> float:
        """The value below which a share of the weight lies."""
        order = np.argsort(self.value, kind="stable")
        weight = np.ones(len(order)) if self.weight is None else self.weight[order]
        reached = np.cumsum(weight)
        place = int(np.searchsorted(reached, share * reached[-1]))
        return float(self.value[order[min(place, len(order) - 1)]])

    def split(self, groups: int) -> "tuple[Outcomes, ...]":
        """Equal runs of draws that stand one behind another."""
        values = np.split(self.value, groups)
        weights = [None] * groups if self.weight is None else np.split(self.weight, groups)
        return tuple(Outcomes(value, weight) for value, weight in zip(values, weights, strict=True))


class Experiment:
    """A plan's headline, computed for any values of what is drawn.

    planned : the plan
    rows    : names of the program's inputs
    sampler : of those inputs
    """

    def __init__(self, planned: Plan) -> None:
        self.planned = planned
        self.case = planned.case
        self.settings = planned.settings
        self.rows = tuple(row.name for row in planned.drawn)
        self.sampler = planned.sampler()
        self._observed = ("weight", AS_WRITTEN) in planned.columns
        self._given = self.case.answers[self.case.headline].given

    @cached_property
    def _program(self) -> Program:
        columns = self.planned.columns
        keys = [("answer", self.case.headline)]
        keys += [("answer", self._given)] if self._given is not None else []
        keys += [("weight", AS_WRITTEN)] if self._observed else []
        return self.planned.builder.compile([columns[key].node for key in keys])

    @cached_property
    def _watch(self) -> Program:
        return self.planned.builder.compile([check.node for check in self.planned.checks])

    @property
    def weighted(self) -> bool:
        """Whether draws count differently: by what was seen, or by how likely they make what the headline presumes."""
        return self._observed or self._given is not None

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The inputs that the headline, or the weight of a draw, depends on."""
        return tuple(sorted(self._program.read))

    def refusal(self, needed: int, constant: bool = False) -> Remark | None:
        """Why there is nothing to say of the headline, or None.

        needed   : the number of draws that it takes
        constant : whether there is something to say of an answer that is the same in every draw
        """
        draws = self.settings.draws
        if draws < needed:
            return Remark("few-draws", {"draws": draws, "needed": needed})
        value = self.base[1].value
        if not np.isfinite(self.base[1].mean):
            return Remark("undefined")
        if constant:
            return None
        if not self.rows:
            return Remark("nothing-varies")
        return Remark("constant") if value.min() == value.max() else None

    def quantity(self, row: int) -> str:
        """The quantity that an input belongs to."""
        return self.rows[row].removesuffix(_SELECTION).removesuffix(_UNUSED)

    @cached_property
    def quantities(self) -> Mapping[str, tuple[int, ...]]:
        """The inputs of each uncertain quantity, in the order of the case."""
        found: dict[str, list[int]] = {name: [] for name in self.case.quantities}
        for row in range(len(self.rows)):
            found[self.quantity(row)].append(row)
        return {name: tuple(rows) for name, rows in found.items() if rows}

    def draw(self, draws: int, copies: int = 1, seed: int | None = None) -> Array:
        """Values of all inputs, (copies × input, draw): independent copies of the same inputs, one below another.

        The first copy holds the very draws of a run, where its method is Sobol points or Monte Carlo.
        """
        settings, count = self.settings, len(self.rows)
        pairs = self.planned.correlations
        repeated = [(i + k * count, j + k * count, r) for k in range(copies) for i, j, r in pairs]
        sampler = Sampler(
            self.sampler.quantities * copies,
            repeated,
            settings.method,
            settings.seed if seed is None else seed,
            draws,
            self.rows * copies,
        )
        out = aligned_rows(copies * count, draws)
        sampler.fill(0, draws, out)
        return out

    def scores(self, draws: int, copies: int = 1) -> Array:
        """(copies × input, draw) independent standard normal scores, of which `draw` makes its values."""
        from casus.quantities.distributions import normal

        settings, count = self.settings, copies * len(self.rows)
        source = points(settings.method, count, draws, settings.seed)
        out = aligned_rows(count, draws)
        source.fill(0, draws, out)
        for row in out:
            normal.quantile(row, out=row)
        return out

    def ranks(self, draws: int, copies: int = 1) -> Array:
        """(copies × input, draw) the share of its distribution below which each input lies, as `draw` has them."""
        from casus.quantities.distributions import normal

        settings = self.settings
        count = len(self.rows)
        out = aligned_rows(copies * count, draws)
        points(settings.method, copies * count, draws, settings.seed).fill(0, draws, out)
        for copy in range(copies if self.sampler.members else 0):
            members = [copy * count + row for row in self.sampler.members]
            scores = out[members]
            for row in scores:
                normal.quantile(row, out=row)
            scores = self.sampler.correlated(scores)
            scratch = np.empty((4, draws))
            for row in scores:
                normal.cdf(row, row, scratch)
            out[members] = scores
        return out

    def outcomes(self, values: Array) -> Outcomes:
        """The headline for some values of the inputs, (input, draw).

        raises : CaseError where it is not a number in any of them
        """
        draws = values.shape[1]
        rows = aligned_rows(self._program.outputs, draws)
        for start in range(0, draws, CHUNK):
            stop = min(start + CHUNK, draws)
            self._program.run(values[:, start:stop], rows[:, start:stop])
        value, weight = rows[0], None
        if self._observed:
            # The probability of what was seen is at most 1, and so is its power.
            weight = np.exp(rows[-1])
        if self._given is not None:
            given = rows[1]
            weight = given if weight is None else weight * given
            value = np.divide(rows[0], given, out=np.zeros(draws), where=given > 0)
        return Outcomes(value, weight)

    def verify(self, values: Array) -> None:
        """Look at what must hold in every draw, for some values of the inputs, (input, draw).

        raises : CaseError where it does not
        """
        checks = self.planned.checks
        tallies = [Tally(check) for check in checks]
        draws = values.shape[1]
        program = self._watch
        out = aligned_rows(len(checks), min(CHUNK, draws))
        for start in range(0, draws, CHUNK):
            some = values[:, start : start + CHUNK]
            rows = out[:, : some.shape[1]]
            program.run(some, rows)
            for row, tally in zip(rows, tallies, strict=True):
                tally.add(row, start, some)
        if faults := faults_of(tallies, draws, self.planned.builder):
            raise CaseError(faults)

    @cached_property
    def base(self) -> tuple[Array, Outcomes]:
        """The draws of the run, and its headline in each."""
        values = self.draw(self.settings.draws)
        return values, self.outcomes(values)

    def with_draws(self, draws: int) -> "Experiment":
        """The same with other draws."""
        return Experiment(replace(self.planned, settings=replace(self.settings, draws=draws)))


def experiment_of(subject: Subject) -> Experiment:
    """The experiment of a result, with the settings of its run, or of a case, with the usual ones.

    raises : UsageError for anything else, CaseError for a case that can't run
    """
    if isinstance(subject, Experiment):
        return subject
    if isinstance(subject, Result):
        return Experiment(subject.planned)
    if isinstance(subject, Case):
        if subject.todos:
            raise CaseError(subject.todos)
        return Experiment(plan(subject, Settings()))
    raise UsageError(f"insight asks questions of a result or a case, found {type(subject).__name__}")

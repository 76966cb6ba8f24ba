"""What drives the answer: the part of its variance that each quantity makes, alone and with all others.

Where draws count alike, by pick–freeze on scrambled Sobol points: the first order by Saltelli et al. (2010, Computer
Physics Communications 181, table 2 (b)), the total by Jansen (1999, Computer Physics Communications 117). Of correlated
quantities each has its closed first order, the others being redrawn from their conditional copula, and all together
their total (Kucherenko, Tarantola & Annoni 2012, Computer Physics Communications 183); these do not add up.

Where draws count differently, because of what was seen since or because the answer presumes something, the first order
is estimated from the draws of the run by classes of the quantity (Plischke, Borgonovo & Smith 2013, European Journal of
Operational Research 226), the total by redrawing the quantity alone a few times at each of many points.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

import numpy as np

from casus.errors import UsageError
from casus.insight.correlated import Group, groups_of
from casus.insight.estimators.given import (
    CLASSES,
    Index,
    class_effect,
    class_means,
    classes_of,
    intervals,
    nested_effect,
)
from casus.insight.estimators.sobol import indices
from casus.insight.experiment import Array, Experiment, Outcomes, Subject, experiment_of
from casus.insight.table import Table
from casus.program import CHUNK
from casus.quantities.pointsets import REPLICATES

__all__ = ["Driver", "drivers"]

FEWEST = 128
POINTS = 4096
# Of the estimate for draws that count differently.
NESTED, COPIES = 512, 8
# A direction is told from a few wide classes, whose means mostly go one way.
COARSE, ONE_WAY = 8, 0.8


class Driver(NamedTuple):
    """How much of the answer's variance one quantity makes.

    quantity           : its name
    first              : part of the variance that is gone once it is known, Var(E[f | x]) / Var(f)
    total              : part that is left when all others are known; of a correlated quantity that of its whole group
    first_lo, first_hi : 95 % interval of `first`, from independent scramblings
    total_lo, total_hi : the same of `total`
    direction          : whether the answer goes "up" or "down" as it grows, "mixed", or "none" where that can't be told
    effect             : Var(E[f | x]), not divided by the variance
    correlated         : the quantities that share its total
    """

    quantity: str
    first: float
    total: float
    first_lo: float
    first_hi: float
    total_lo: float
    total_hi: float
    direction: Literal["up", "down", "mixed", "none"]
    effect: float
    correlated: tuple[str, ...]


def drivers(subject: Subject, points: int = POINTS) -> Table[Driver]:
    """How much of the variance of the headline each uncertain quantity makes, the largest total first.

    points  : base points of the estimate, at most as many as the run has draws
    returns : a row for each uncertain quantity, 0 for one that the answer does not depend on. `about` holds `variance`
              and `weighted`, whether draws count differently
    raises  : UsageError where `points` is below 128

    >>> import casus
    >>> case = casus.parse('''
    ... casus: 1
    ... title: Two
    ... answer: 0.3 + 0.4 * x + 0.2 * y
    ... quantities: {x: {value: "uniform(0, 1)"}, y: {value: "uniform(0, 1)"}}
    ... ''')
    >>> [(row.quantity, round(row.first, 1), row.direction) for row in drivers(case)]
    [('x', 0.8, 'up'), ('y', 0.2, 'up')]
    """
    if points < FEWEST:
        raise UsageError(f"points: found {points}, expected {FEWEST} or more")
    experiment = experiment_of(subject)
    draws = min(points, experiment.settings.draws)
    about = {"points": draws, "weighted": experiment.weighted, "variance": None}
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("drivers", (), about, (refusal,))
    found = _Weighted(experiment) if experiment.weighted else _PickFreeze(experiment, draws)
    rows = [_row(experiment, found, name, rows) for name, rows in experiment.quantities.items()]
    rows.sort(key=lambda row: (-row.total, -row.first))
    return Table("drivers", tuple(rows), about | {"variance": found.variance})


def _row(experiment: Experiment, found: "_Estimate", name: str, rows: tuple[int, ...]) -> Driver:
    row = rows[0]
    if row not in experiment.used:
        return Driver(name, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, "none", 0.0, ())
    first, total = found.first[row], found.total[row]
    others = found.group.get(row, ())
    way = _direction(found.ranks[row], experiment.base[1], first)
    correlated = tuple(experiment.quantity(other) for other in others)
    ends = (first.low, first.high, total.low, total.high)
    return Driver(name, first.value, total.value, *ends, way, first.value * found.variance, correlated)


def _direction(rank: Array, outcomes: Outcomes, first: Index) -> Literal["up", "down", "mixed", "none"]:
    """Up or down where the means of classes of the quantity mostly go one way."""
    if first.low <= 0.0:
        return "none"
    weight = np.ones(len(rank)) if outcomes.weight is None else outcomes.weight
    mean, _, _ = class_means(classes_of(rank, COARSE), outcomes.value, weight, COARSE)
    steps = np.diff(mean)
    net, walked = float(steps.sum()), float(np.abs(steps).sum())
    if walked == 0.0 or abs(net) < ONE_WAY * walked:
        return "mixed"
    return "up" if net > 0 else "down"


class _Estimate(Protocol):
    """First and total index of each input in use, the variance, and with whom an input shares its total.

    ranks : (input, draw) of the draws of the run
    """

    first: dict[int, Index]
    total: dict[int, Index]
    group: dict[int, tuple[int, ...]]
    variance: float
    ranks: Array


class _PickFreeze:
    """By pick–freeze, where draws count alike."""

    def __init__(self, experiment: Experiment, draws: int) -> None:
        self.experiment = experiment
        self.draws = draws - draws % REPLICATES
        count = len(experiment.rows)
        values = experiment.draw(self.draws, copies=2)
        self.base, self.other = np.ascontiguousarray(values[:count]), values[count:]
        self.at_base = experiment.outcomes(self.base).value
        self.at_other = experiment.outcomes(np.ascontiguousarray(self.other)).value
        self.groups = groups_of(experiment)
        self.group = {row: group.rows for group in self.groups for row in group.rows}
        alone = [row for row in experiment.used if row not in self.group]
        mixed = {row: self._with(row) for row in alone}
        given, together = self._correlated()
        self.first, _ = self._indices({**mixed, **given})
        _, self.total = self._indices({**mixed, **together})
        self.variance = float(np.concatenate([self.at_base, self.at_other]).var())
        self.ranks = experiment.ranks(experiment.settings.draws)

    def _with(self, *rows: int) -> Array:
        """The headline at the first points with some inputs from the second."""
        kept = self.base[list(rows)].copy()
        self.base[list(rows)] = self.other[list(rows)]
        value = self.experiment.outcomes(self.base).value
        self.base[list(rows)] = kept
        return value

    def _correlated(self) -> tuple[dict[int, Array], dict[int, Array]]:
        """With one member from the second points and its group redrawn to fit, and with the whole group from them."""
        if not self.groups:
            return {}, {}
        sampler, count = self.experiment.sampler, len(self.experiment.rows)
        scores = self.experiment.scores(self.draws, copies=2)
        first, second = scores[:count], scores[count:]
        members = list(sampler.members)
        first[members], second[members] = sampler.correlated(first[members]), sampler.correlated(second[members])
        given, together = {}, {}
        for group in self.groups:
            rows = list(group.rows)
            whole = self._with(*rows)
            for place, row in enumerate(rows):
                shifted = first.copy()
                shifted[rows] = group.given(place, first[rows], second[row])
                values = self.base.copy()
                values[rows] = sampler.values(shifted, correlate=False)[rows]
                given[row], together[row] = self.experiment.outcomes(values).value, whole
        return given, together

    def _indices(self, mixed: dict[int, Array]) -> tuple[dict[int, Index], dict[int, Index]]:
        """First and total index of some inputs."""
        found = indices(self.at_base, self.at_other, np.stack(list(mixed.values()))) if mixed else None
        if found is None:
            return {}, {}
        firsts = zip(found.first, found.first_lo, found.first_hi, strict=True)
        totals = zip(found.total, found.total_lo, found.total_hi, strict=True)
        first, total = ([Index(*map(float, ends)) for ends in of] for of in (firsts, totals))
        return dict(zip(mixed, first, strict=True)), dict(zip(mixed, total, strict=True))


class _Weighted:
    """From weighted draws: first orders by classes, totals by nesting."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        outcomes = experiment.base[1]
        assert outcomes.weight is not None
        value, weight = outcomes.value, outcomes.weight
        self.variance = _variance(value, weight)
        groups = groups_of(experiment)
        self.group = {row: group.rows for group in groups for row in group.rows}
        whole = len(value) - len(value) % REPLICATES
        parts = [slice(k, whole, REPLICATES) for k in range(REPLICATES)]
        self.ranks = experiment.ranks(len(value))
        # A class of a replicate has 16 draws at least.
        classes = max(min(CLASSES, whole // REPLICATES // 16), 2)
        first, each = [], []
        for row in experiment.used:
            label = classes_of(self.ranks[row], classes)
            first.append(class_effect(label, value, weight, classes) / self.variance)
            each.append([class_effect(label[p], value[p], weight[p], classes) / self.variance for p in parts])
        found = intervals(first, np.array(each))
        self.first = dict(zip(experiment.used, found, strict=True))
        self.total = self._totals(groups)

    def _totals(self, groups: Sequence[Group]) -> dict[int, Index]:
        """One input is redrawn evenly over its distribution, a group at random."""
        points = min(NESTED, self.experiment.settings.draws)
        points -= points % REPLICATES
        count = len(self.experiment.rows)
        values = self.experiment.draw(points, copies=COPIES if groups else 1).reshape(-1, count, points)
        jitter = self.experiment.ranks(points, copies=2)[count:]
        grouped = {row for group in groups for row in group.rows}
        redrawn: list[tuple[tuple[int, ...], Array]] = []
        for row in self.experiment.used:
            if row not in grouped:
                even = (np.arange(COPIES)[:, None] + jitter[row]) / COPIES
                redrawn.append(((row,), self.experiment.sampler.quantities[row](even.reshape(1, -1))))
        for group in groups:
            rows = list(group.rows)
            redrawn.append((group.rows, values[:, rows].transpose(1, 0, 2).reshape(len(rows), -1)))
        return self._indices(np.tile(values[0], COPIES), points, redrawn)

    def _indices(
        self, base: Array, points: int, redrawn: "Sequence[tuple[tuple[int, ...], Array]]"
    ) -> dict[int, Index]:
        """The total of some inputs with other values than those of `base`, several at a time."""
        width = base.shape[1]
        together = max(CHUNK // width, 1)
        work = np.tile(base, together)
        found: dict[int, Index] = {}
        for start in range(0, len(redrawn), together):
            some = redrawn[start : start + together]
            for k, (rows, values) in enumerate(some):
                work[list(rows), k * width : (k + 1) * width] = values
            outcomes = self.experiment.outcomes(work[:, : len(some) * width])
            assert outcomes.weight is not None
            for k, (rows, _) in enumerate(some):
                place = slice(k * width, (k + 1) * width)
                total = self._total(outcomes.value[place], outcomes.weight[place], points, even=len(rows) == 1)
                found |= dict.fromkeys(rows, total)
                work[list(rows), place] = base[list(rows)]
        return found

    def _total(self, value: Array, weight: Array, points: int, even: bool) -> Index:
        value, weight = value.reshape(COPIES, points).T, weight.reshape(COPIES, points).T
        total = nested_effect(value, weight, even=even) / self.variance
        each = [nested_effect(value[k::REPLICATES], weight[k::REPLICATES], even=even) for k in range(REPLICATES)]
        return intervals([total], np.array([each]) / self.variance)[0]


def _variance(value: Array, weight: Array) -> float:
    share = weight / weight.sum()
    return float((share * (value - (share * value).sum()) ** 2).sum())

"""Hypotheses of a case, written into a program: one block that weighs all draws at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from casus.case import Case, Report
from casus.case.expressions import Expression
from casus.case.schema import Hypotheses
from casus.ensemble.checks import RULES, Check
from casus.ensemble.scope import Scope
from casus.ensemble.settings import Settings
from casus.ensemble.without import reports_left
from casus.errors import UsageError, meant
from casus.program import Builder, Node

if TYPE_CHECKING:
    from casus.models.hypotheses import Evidence, Status

__all__ = [
    "USUAL_RHO",
    "Items",
    "PlannedHypotheses",
    "Weighing",
    "believed_reports",
    "items_of",
    "plan_hypotheses",
    "reliability_of",
]

USUAL_RHO = 0.5
"""ρ of a cluster that the case doesn't list."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Items:
    """What is held of each piece of evidence, apart from its likelihoods.

    names       : (item,)
    status      : (item,) observed, absent or unknown
    reliability : (item,) r of what is held, from the grades of its sources; 1 where no claim reports it
    reported    : (item,) whether claims report it, or its absence
    weightless  : (item,) whether none of its reports is left: it weighs nothing, whatever its status
    exchanged   : (item,) whether its report is supposed to be planted
    seen        : (item,) chance that we would have seen it
    cluster     : (item,) number of the cluster, -1 for none
    clusters    : (cluster,) names
    rho         : (cluster,)
    """

    names: tuple[str, ...]
    status: "tuple[Status, ...]"
    reliability: tuple[float, ...]
    reported: tuple[bool, ...]
    weightless: tuple[bool, ...]
    exchanged: tuple[bool, ...]
    seen: tuple[float, ...]
    cluster: tuple[int, ...]
    clusters: tuple[str, ...]
    rho: tuple[float, ...]

    @property
    def counts(self) -> "tuple[Status, ...]":
        """(item,) the status that counts: unknown where none of its reports is left."""
        pairs = zip(self.status, self.weightless, strict=True)
        return tuple("unknown" if gone else status for status, gone in pairs)

    def evidence(self, likelihood: Array, if_false: Array) -> "Evidence":
        """The items with their likelihoods, (item, hypothesis, draw) each."""
        from casus.models.hypotheses import Evidence

        return Evidence.of(
            likelihood,
            self.counts,
            self.reliability,
            if_false,
            self.seen,
            self.reported,
            self.exchanged,
            self.cluster,
            np.array(self.rho, dtype=float),
        )


def items_of(case: Case, name: str, settings: Settings) -> Items:
    """What is held of each piece of evidence of the model `name`, with the settings' suppositions.

    raises : UsageError for a status of an item that isn't there
    """
    model = case.hypotheses[name]
    statuses = {item: status for of, item, status in settings.status if of == name}
    for item in statuses:
        if item not in model.evidence:
            close = meant(item, model.evidence)
            raise UsageError(f"status: {name} has no evidence {item!r}{close}")
    reliability, weightless, exchanged = [], [], []
    for entry in model.evidence.values():
        believed, planted = believed_reports(case, settings, entry.because)
        reliability.append(reliability_of(case, believed) if entry.because else 1.0)
        weightless.append(bool(entry.because) and not believed)
        exchanged.append(planted)
    clusters = tuple(dict.fromkeys(entry.cluster for entry in model.evidence.values() if entry.cluster is not None))
    return Items(
        tuple(model.evidence),
        tuple(cast("Status", statuses.get(item, entry.status)) for item, entry in model.evidence.items()),
        tuple(reliability),
        tuple(bool(entry.because) for entry in model.evidence.values()),
        tuple(weightless),
        tuple(exchanged),
        tuple(entry.would_be_seen for entry in model.evidence.values()),
        tuple(clusters.index(e.cluster) if e.cluster is not None else -1 for e in model.evidence.values()),
        clusters,
        tuple(model.clusters.get(cluster, USUAL_RHO) for cluster in clusters),
    )


def believed_reports(case: Case, settings: Settings, claims: Sequence[str]) -> tuple[tuple[Report, ...], bool]:
    """The reports in some claims that count under the settings, and whether they are supposed to be planted."""
    planted = case.standing.rests_on(claims, *settings.planted, without=settings.without_origins)
    gone = settings.without_origins if planted else {*settings.without_origins, *settings.planted}
    return reports_left(case, settings, claims, gone), planted


def reliability_of(case: Case, reports: Iterable[Report]) -> float:
    """How far some reports of one thing can be relied on together, 0 to 1: each origin counts once; 0 for none."""
    from casus.models.hypotheses import GRADES, pooled_reliability

    scale = {**GRADES, **case.file.grades}
    return pooled_reliability((one.origin, 0.0 if one.grade is None else scale[one.grade]) for one in reports)


@dataclass(frozen=True)
class Weighing:
    """Computes the posterior of all draws: the block of a program.

    Arguments of a call are the priors, the likelihoods and those of `if_false`, item by item and in it hypothesis by
    hypothesis; whichever are numbers rather than rows are the same in every draw.

    alarms : (item, hypothesis) where `if_false` is given
    """

    items: Items
    hypotheses: int
    alarms: NDArray[np.bool_]

    def __call__(self, *arguments: Array, out: Sequence[Array]) -> None:
        """Write the posterior of each hypothesis, (draw,); not a number where the evidence rules out all of them."""
        from casus.models.hypotheses import posterior

        prior, evidence = self.arrays(arguments)
        found = posterior(prior, evidence).probability
        for row, values in zip(out, found, strict=True):
            row[...] = values

    def arrays(self, arguments: Sequence[Array]) -> "tuple[Array, Evidence]":
        """The priors, (hypothesis, draw), and the evidence; values out of range are bounded, since they are watched."""
        count, cells = self.hypotheses, len(self.items.names) * self.hypotheses
        prior = np.maximum(_stacked(arguments[:count]), 0.0)
        # Priors that are all nothing have no posterior; the fault is told by the watch on their sum.
        prior[:, ~(prior.max(axis=0) > 0)] = 1.0
        likelihood = _bounded(arguments[count : count + cells])
        alarms = np.full((*self.alarms.shape, 1), np.nan)
        if self.alarms.any():
            given = _bounded(arguments[count + cells :])
            alarms = np.full((*self.alarms.shape, given.shape[-1]), np.nan)
            alarms[self.alarms] = given
        return prior, self.items.evidence(likelihood.reshape(-1, count, likelihood.shape[-1]), alarms)


def _stacked(values: Sequence[Array]) -> Array:
    """Rows and numbers one below another, as long as the longest."""
    width = max((len(value) for value in values if value.ndim), default=1)
    out = np.empty((len(values), width))
    for row, value in zip(out, values, strict=True):
        row[...] = value
    # A value that is no number is a fault that its own watch tells.
    return np.nan_to_num(out, copy=False)


def _bounded(values: Sequence[Array]) -> Array:
    stacked = _stacked(values)
    return np.clip(stacked, 0.0, 1.0, out=stacked)


@dataclass
class PlannedHypotheses:
    """A model of hypotheses in the program.

    hypotheses : names
    arguments  : nodes of priors, likelihoods and `if_false`, in the order of `Weighing`
    posterior  : by hypothesis
    prior      : by hypothesis, their sum 1
    checks     : what must hold in every draw
    """

    name: str
    weighing: Weighing
    hypotheses: tuple[str, ...]
    arguments: tuple[Node, ...]
    posterior: Mapping[str, Node] = field(default_factory=dict)
    prior: Mapping[str, Node] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)

    def label(self, label: str) -> Node:
        """The node of the posterior of a hypothesis."""
        return self.posterior[label]


def plan_hypotheses(
    case: Case, name: str, builder: Builder, scope: Scope, settings: Settings, given: bool = False
) -> PlannedHypotheses:
    """Write the hypotheses `name` of a case into the program; `given` makes the posterior inputs of it."""
    return _Writer(case, name, builder, scope, settings).write(given)


class _Writer:
    def __init__(self, case: Case, name: str, builder: Builder, scope: Scope, settings: Settings) -> None:
        self.model: Hypotheses = case.hypotheses[name]
        self.name = name
        self.builder = builder
        self.scope = scope
        self.items = items_of(case, name, settings)
        self.checks: list[Check] = []

    def write(self, given_posterior: bool) -> PlannedHypotheses:
        model, names = self.model, tuple(self.model.hypotheses)
        prior = [
            self._read("probability", entry.prior, f"the prior of {hypothesis}", "hypotheses", hypothesis, "prior")
            for hypothesis, entry in model.hypotheses.items()
        ]
        cells = [
            self._read("probability", item.likelihood[h], f"{k} under {h}", "evidence", k, "likelihood", h)
            for k, item in model.evidence.items()
            for h in names
        ]
        given = [
            self._read("probability", item.if_false[h], f"`if_false` of {k} under {h}", "evidence", k, "if_false", h)
            for k, item in model.evidence.items()
            for h in names
            if h in item.if_false
        ]
        alarms = np.array([[h in item.if_false for h in names] for item in model.evidence.values()], dtype=bool)
        weighing = Weighing(self.items, len(names), alarms.reshape(len(model.evidence), len(names)))
        total = self.builder.constant(0.0)
        for node in prior:
            total = self.builder.apply("add", total, node)
        written = [entry.prior for entry in model.hypotheses.values()]
        self._watch("priors", total, "the sum of the priors", written, "hypotheses")
        shares = [self.builder.known(self.builder.apply("divide", node, total), 0.0, 1.0) for node in prior]
        arguments = (*prior, *cells, *given)
        if given_posterior:
            nodes: Sequence[Node] = [self.builder.input(f"{self.name} {h}", 0.0, 1.0) for h in names]
        else:
            nodes = self._posterior(weighing, arguments)
        self._watch("possible", nodes[0], f"what the evidence leaves of {self.name}", [])
        posterior = [self.builder.known(node, 0.0, 1.0) for node in nodes]
        self.builder.whole(posterior)
        return PlannedHypotheses(
            self.name,
            weighing,
            names,
            arguments,
            dict(zip(names, posterior, strict=True)),
            dict(zip(names, shares, strict=True)),
            self.checks,
        )

    def _posterior(self, weighing: Weighing, arguments: Sequence[Node]) -> Sequence[Node]:
        """One node a hypothesis: numbers where nothing of the model is uncertain."""
        values = [self.builder.value(node) for node in arguments]
        if any(value is None for value in values):
            return self.builder.block(weighing, arguments, weighing.hypotheses, 0.0, 1.0)
        rows = [np.empty(1) for _ in range(weighing.hypotheses)]
        weighing(*(np.array(value) for value in values), out=rows)
        return [self.builder.constant(float(row[0])) for row in rows]

    def _read(self, rule: str, value: Expression, what: str, *keys: str) -> Node:
        node = self.scope.read(value)
        self._watch(rule, node, what, [value], *keys)
        return node

    def _watch(self, rule: str, node: Node, what: str, written: Sequence[Expression], *keys: str) -> None:
        if not RULES[rule].proven(self.builder.interval(node)):
            path = ("models", self.name, *keys)
            self.checks.append(Check(rule, node, path, what, self.scope.known(*written)))

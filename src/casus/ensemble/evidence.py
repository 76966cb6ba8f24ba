"""Computes the tables of evidence of one model, over the draws of a plan."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from casus.case import Case
from casus.ensemble.hypotheses import PlannedHypotheses, reliability_of
from casus.ensemble.observing import AS_WRITTEN, weights_of
from casus.ensemble.plan import Plan
from casus.ensemble.weighed import Ablated, EvidenceTables, Step
from casus.ensemble.weighing import largest_weights
from casus.program import CHUNK, aligned_rows

if TYPE_CHECKING:
    from casus.models.hypotheses import Evidence

__all__ = ["evidence_tables", "known_since"]

Array = NDArray[np.float64]


class _Set(NamedTuple):
    """Some evidence taken away: the items that fall, and the reliabilities of all, (item,), that are then left."""

    kind: Literal["item", "source", "origin", "cluster"]
    name: str
    fallen: tuple[int, ...]
    touched: tuple[int, ...]
    reliability: tuple[float, ...]


def known_since(case: Case, model: str, item: str) -> date | None:
    """The first day on which a standing claim reported an item: `reported`, else `event`, else a day of its sources."""
    days = (_day(case, c) for c in case.hypotheses[model].evidence[item].because if c not in case.standing.retracted)
    return min((day for day in days if day is not None), default=None)


def _day(case: Case, name: str) -> date | None:
    claim = case.claims[name]
    if claim.reported or claim.event:
        return claim.reported or claim.event
    sources = [case.sources[source] for source in claim.sources]
    published = [
        date.fromisoformat(s.published) for s in sources if s.published and len(s.published) == len("2022-12-20")
    ]
    return min([*published, *(s.accessed for s in sources if s.accessed)], default=None)


def evidence_tables(planned: Plan, name: str) -> EvidenceTables:
    """The tables of the model `name` of a plan, over the plan's draws."""
    return _Tables(planned, planned.hypotheses[name]).tables()


class _Tables:
    def __init__(self, planned: Plan, model: PlannedHypotheses) -> None:
        self.planned = planned
        self.case = planned.case
        self.model = model
        self.items = model.weighing.items
        self.dates = tuple(known_since(self.case, model.name, item) for item in self.items.names)
        self.sets = [*self._single(), *self._reported("source"), *self._reported("origin"), *self._clusters()]
        self.order: tuple[int, ...] = ()
        self.held = np.zeros(len(self.items.names))
        self.counted = 0.0
        self.sums: dict[str, Array] = {}

    def tables(self) -> EvidenceTables:
        from casus.models.hypotheses import against, best_rivals, disagreements, inconsistency, letters

        for prior, evidence, weights in self._chunks():
            self._add(prior, evidence, weights)
        mean = {key: total / self.counted for key, total in self.sums.items()}
        rivals = best_rivals(mean["posterior"])
        table = letters(mean["word"])
        table[[status == "unknown" for status in self.items.counts]] = ""
        score = inconsistency(table, self.held)
        # Nothing is to be learnt from reports none of which is left.
        for key in ("change", "information", "seen"):
            mean[key][list(self.items.weightless)] = 0.0
        weight = against(mean["weight"][..., None], rivals)[..., 0]
        # Each ruled out in some draws: on the whole the item has no bound for or against either.
        both = np.isneginf(mean["weight"]) & np.isneginf(mean["weight"][:, rivals])
        weight[both & (mean["posterior"] > 0) & (mean["posterior"][rivals] > 0)] = np.nan
        return EvidenceTables(
            hypotheses=self.model.hypotheses,
            items=self.items,
            dates=self.dates,
            prior=mean["prior"],
            posterior=mean["posterior"],
            likelihood=mean["likelihood"],
            rivals=rivals,
            weight=weight,
            between=mean["between"],
            exponent=mean["exponent"],
            change=mean["change"],
            information=mean["information"],
            seen=mean["seen"],
            letters=table,
            score=score,
            disagreements=disagreements(mean["posterior"], score),
            timeline=self._steps(mean["timeline"]),
            ablation=tuple(
                Ablated(one.kind, one.name, tuple(self.items.names[k] for k in one.touched), posterior)
                for one, posterior in zip(self.sets, mean["ablation"], strict=True)
            ),
        )

    def _single(self) -> Iterator[_Set]:
        for k, (name, status) in enumerate(zip(self.items.names, self.items.counts, strict=True)):
            if status != "unknown":
                yield _Set("item", name, (k,), (k,), self.items.reliability)

    def _clusters(self) -> Iterator[_Set]:
        for number, name in enumerate(self.items.clusters):
            known = (k for k, status in enumerate(self.items.counts) if status != "unknown")
            members = tuple(k for k in known if self.items.cluster[k] == number)
            if members:
                yield _Set("cluster", name, members, members, self.items.reliability)

    def _reported(self, kind: Literal["source", "origin"]) -> Iterator[_Set]:
        """Without one source or one origin: what it alone reports falls, what others report too counts less."""
        entries = self.case.hypotheses[self.model.name].evidence.values()
        reports = [
            () if status == "unknown" else self.case.standing.reports(entry.because)
            for entry, status in zip(entries, self.items.counts, strict=True)
        ]
        for name in dict.fromkeys(getattr(report, kind) for told in reports for report in told):
            if name is None:
                continue
            left = [[report for report in told if getattr(report, kind) != name] for told in reports]
            touched = tuple(k for k, told in enumerate(reports) if len(left[k]) < len(told))
            fallen = tuple(k for k in touched if not left[k])
            rated = tuple(
                reliability_of(self.case, left[k]) if k in touched else worth
                for k, worth in enumerate(self.items.reliability)
            )
            yield _Set(kind, name, fallen, touched, rated)

    def _chunks(self) -> "Iterator[tuple[Array, Evidence, Array]]":
        """Priors, evidence and weights of the plan's draws, some at a time; one draw where all are the same."""
        nodes, builder = self.model.arguments, self.planned.builder
        values = [builder.value(node) for node in nodes]
        uncertain = [node for node, value in zip(nodes, values, strict=True) if value is None]
        if not uncertain:
            prior, evidence = self.model.weighing.arrays([np.array(value) for value in values])
            yield prior, evidence, np.ones(1)
            return
        largest = largest_weights(self.planned, CHUNK).get(AS_WRITTEN)
        observed = [] if largest is None else [self.planned.columns["weight", AS_WRITTEN].node]
        outputs = [*dict.fromkeys(uncertain), *observed]
        row = {node: k for k, node in enumerate(outputs)}
        sampler, program, draws = self.planned.sampler(), builder.compile(outputs), self.planned.settings.draws
        width = min(CHUNK, draws)
        inputs, out = aligned_rows(len(self.planned.drawn), width), aligned_rows(len(outputs), width)
        for start in range(0, draws, width):
            stop = min(start + width, draws)
            drawn, got = inputs[:, : stop - start], out[:, : stop - start]
            sampler.fill(start, stop, drawn)
            program.run(drawn, got)
            rows = [got[row[n]] if v is None else np.array(v) for n, v in zip(nodes, values, strict=True)]
            weights = np.ones(stop - start) if largest is None else weights_of(got[-1], largest, draws)
            prior, evidence = self.model.weighing.arrays(rows)
            yield prior, evidence, weights

    def _add(self, prior: Array, evidence: "Evidence", weights: Array) -> None:
        """Add up what some draws say."""
        from casus.models import hypotheses as weigh

        alone = weigh.ablation(prior, evidence, [[k] for k in range(evidence.items)])
        told = [weigh.diagnosticity(one.probability, evidence, [k]) for k, one in enumerate(alone)]
        # Without one item is what there was before it was known.
        several = [one for one in self.sets if one.kind != "item"]
        rated = np.array([one.reliability for one in several]).reshape(len(several), evidence.items)
        without = [alone[one.fallen[0]] for one in self.sets if one.kind == "item"]
        without += weigh.ablation(prior, evidence, [one.fallen for one in several], rated)
        days = np.array([np.datetime64(day if day is not None else "NaT", "D") for day in self.dates], dtype="M8[D]")
        line = weigh.timeline(prior, evidence, days)
        self.order, self.held = line.items, evidence.held_reliability
        # Heuer's letters say how well an item fits, and the score alone says what its source is worth.
        at_its_word = weigh.Evidence.of(evidence.likelihood, evidence.status, would_be_seen=evidence.would_be_seen)
        for key, values in {
            "prior": prior / prior.sum(axis=0),
            "posterior": weigh.posterior(prior, evidence).probability,
            "likelihood": evidence.likelihood,
            "word": weigh.held_likelihood(at_its_word),
            "weight": weigh.weights(evidence),
            "between": weigh.weight_matrix(evidence),
            "exponent": _exponents(evidence),
            "change": _stacked([one.change[0].sum(axis=0) / 2 for one in told]),
            "information": _stacked([one.information[0] for one in told]),
            "seen": _stacked([one.seen[0] for one in told]),
            "timeline": _stacked([step.probability for step in line.steps]),
            "ablation": _stacked([one.probability for one in without]),
        }.items():
            self.sums[key] = self.sums.get(key, 0.0) + _total(values, weights)
        self.counted += float(weights.sum())

    def _steps(self, posteriors: Array) -> tuple[Step, ...]:
        start = Step(None, None, posteriors[0])
        later = zip(self.order, posteriors[1:], strict=True)
        return (start, *(Step(self.items.names[k], self.dates[k], posterior) for k, posterior in later))


def _exponents(evidence: "Evidence") -> Array:
    """(item, draw) how much each item counts; 0 for what is unknown."""
    from casus.models.hypotheses import exponents, held_likelihood

    counted = evidence.counted
    with np.errstate(divide="ignore"):
        logs = np.log(held_likelihood(evidence)[counted])
    found = np.zeros((evidence.items, logs.shape[2]))
    found[counted] = exponents(logs, evidence.cluster[counted], evidence.rho)
    return found


def _stacked(values: Sequence[Array]) -> Array:
    return np.stack(values) if values else np.empty((0, 1))


def _total(values: Array, weights: Array) -> Array:
    """Sum over draws, each by its weight; a draw of no weight counts nothing, whatever it holds."""
    if values.shape[-1] == 1:
        return np.asarray(values[..., 0] * weights.sum())
    counts = weights > 0
    # Of weights without bound in both directions the sum is not a number, and said to be so.
    with np.errstate(invalid="ignore"):
        return np.asarray((values[..., counts] * weights[counts]).sum(axis=-1))

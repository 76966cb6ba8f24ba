"""The answer without something that was said: a source, an origin, a claim.

Most removals change only what is drawn for some quantities and what some evidence is worth. These need no new plan: the
quantity takes its other distribution at the same points, the posterior is computed anew, and the program runs again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from casus.case import Case
from casus.ensemble import Plan, Settings, plan, varies_without
from casus.ensemble.hypotheses import items_of
from casus.ensemble.uncertain import rows_of, values_in_use
from casus.ensemble.without import believed_of, resting_on, without_sources
from casus.errors import CaseError
from casus.insight.experiment import Array, Experiment, Outcomes
from casus.program import Program, aligned_rows
from casus.quantities.copula import GaussianCopula
from casus.quantities.distributions import Quantile, normal

__all__ = ["Removal", "Remover"]


@dataclass(frozen=True)
class Removal:
    """What falls with something that was said.

    settings   : of a run without it
    quantities : those that rest on it alone and take what is said without it
    fixed      : those that rest on it alone and have nothing else to say, so that they stay as they are
    evidence   : (model, item) that falls or weighs less
    observed   : how many entries of what was seen since fall
    """

    settings: Settings
    quantities: tuple[str, ...]
    fixed: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    observed: int

    @property
    def nothing(self) -> bool:
        """Whether nothing that can change rests on it."""
        return not (self.quantities or self.evidence or self.observed)


class Remover:
    """Computes the headline of an experiment without this and that, over the first `draws` of its run."""

    def __init__(self, experiment: Experiment, draws: int | None = None) -> None:
        self.experiment = experiment
        self.case: Case = experiment.case
        self.settings = replace(experiment.settings, draws=min(draws or 2**30, experiment.settings.draws))
        models = list(self.case.hypotheses)
        # The posterior of one model may be an input of the program.
        self.model = models[0] if len(models) == 1 else None

    def removal(
        self, *, sources: Sequence[str] = (), origins: Sequence[str] = (), claims: Sequence[str] = ()
    ) -> Removal:
        """What falls without some sources, origins or claims."""
        case, before = self.case, self.settings
        left = replace(
            before,
            without_sources=(*before.without_sources, *sources),
            without_origins=(*before.without_origins, *origins),
            without_claims=(*before.without_claims, *claims),
        )
        already = {*resting_on(case, before), *before.without}
        resting = [name for name in resting_on(case, left) if name not in already]
        moved = tuple(name for name in resting if varies_without(case, name))
        fixed = tuple(name for name in resting if name not in moved)
        # Here, unlike where somebody is supposed to lie, a quantity without its source is at least less certain.
        left = replace(left, without=(*before.without, *moved))
        lost = len(believed_of(case, before)) - len(believed_of(case, left))
        return Removal(left, moved, fixed, _touched(case, before, left), lost)

    def without(self, removal: Removal) -> Outcomes | None:
        """The headline without what a removal removes; None where the case can't run so."""
        if removal.nothing:
            return self.as_it_is
        try:
            other = self._rows(removal)
            if other is None or removal.observed or (removal.evidence and self.model is None):
                experiment = Experiment(plan(self.case, removal.settings))
                experiment.verify(experiment.base[0])
                return experiment.base[1]
            return self._again(removal, other)
        except CaseError:
            return None

    @property
    def probability(self) -> bool:
        """Whether the headline is a probability."""
        return self.case.answers[self.case.headline].kind == "probability"

    @cached_property
    def as_it_is(self) -> Outcomes:
        """The headline as the case stands, over the same draws."""
        return self._given.outcomes(self._with_posterior(self._inputs, None))

    @cached_property
    def _planned(self) -> Plan:
        return plan(self.case, self.settings, self.model, {name: _ends(q) for name, q in self._others.items()})

    @cached_property
    def _others(self) -> dict[str, Quantile]:
        """Of each quantity that can simply be drawn otherwise without its source, that other distribution."""
        case, names = self.case, [name for name in self.case.quantities if varies_without(self.case, name)]
        values, found = values_in_use(case, names), {}
        own = without_sources(case, self.settings)
        for name in names:
            rows, extra = rows_of(name, case.quantities[name].value, values[name])
            alone = len(rows) == 1 and not extra and len(self.experiment.quantities.get(name, ())) == 1
            if alone and rows[0].name == name and name not in own:
                found[name] = rows[0].quantile
        return found

    @cached_property
    def _given(self) -> Experiment:
        return Experiment(self._planned)

    @cached_property
    def _inputs(self) -> Array:
        return self.experiment.draw(self.settings.draws)

    @cached_property
    def _scores(self) -> Array:
        """(input, draw) independent scores of the draws."""
        return self.experiment.scores(self.settings.draws)

    @cached_property
    def _arguments(self) -> Program:
        assert self.model is not None
        return self._planned.builder.compile(list(self._planned.hypotheses[self.model].arguments))

    def _rows(self, removal: Removal) -> dict[int, Quantile] | None:
        """The other distributions of the inputs that change; None where the program must change too."""
        if not set(removal.quantities) <= self._others.keys():
            return None
        return {self.experiment.quantities[name][0]: self._others[name] for name in removal.quantities}

    def _again(self, removal: Removal, other: dict[int, Quantile]) -> Outcomes:
        inputs = self._inputs.copy()
        lost = [pair for pair in self._planned.correlations if other.keys() & set(pair[:2])]
        if lost:
            self._uncorrelate(inputs, lost)
        scores = self._scores
        for row, quantile in other.items():
            inputs[row] = _at(quantile, scores[row])
        full = self._with_posterior(inputs, removal.settings if removal.evidence else None)
        self._given.verify(full)
        return self._given.outcomes(full)

    def _uncorrelate(self, inputs: Array, lost: Sequence[tuple[int, int, float]]) -> None:
        """Redraw the partners of a quantity that loses its correlations with its source, from the same points."""
        left = [pair for pair in self._planned.correlations if pair not in lost]
        members = list(self.experiment.sampler.members)
        place = {row: k for k, row in enumerate(members)}
        scores = np.ascontiguousarray(self._scores[members])
        copula = GaussianCopula(len(members), [(place[i], place[j], rank) for i, j, rank in left])
        copula.apply(scores, np.empty(scores.shape[1]))
        for row, score in zip(members, scores, strict=True):
            inputs[row] = _at(self.experiment.sampler.quantities[row], score)

    def _with_posterior(self, inputs: Array, settings: Settings | None) -> Array:
        """All inputs of the program: those drawn, and the posterior, the evidence being worth what settings say."""
        if self.model is None:
            return inputs
        from casus.models.hypotheses import posterior

        weighing = self._planned.hypotheses[self.model].weighing
        if settings is not None:
            weighing = replace(weighing, items=items_of(self.case, self.model, settings))
        full = aligned_rows(len(inputs) + weighing.hypotheses, inputs.shape[1])
        full[: len(inputs)] = inputs
        # No argument of the model depends on its own posterior.
        full[len(inputs) :] = 0.0
        arguments = aligned_rows(self._arguments.outputs, inputs.shape[1])
        self._arguments.run(full, arguments)
        prior, evidence = weighing.arrays(list(arguments))
        full[len(inputs) :] = posterior(prior, evidence).probability
        return full


def _ends(quantile: Quantile) -> tuple[float, float]:
    return quantile.lower, quantile.upper


def _at(quantile: Quantile, scores: Array) -> Array:
    """A distribution at given normal scores."""
    quantile.prepare()
    out, scratch = scores.copy(), np.empty((max(quantile.scratch_rows, 3), len(scores)))
    if quantile.argument == "uniform":
        normal.cdf(out, out, scratch)
        np.clip(out, 2.0**-54, 1 - 2.0**-53, out=out)
    quantile.evaluate(out, out, scratch)
    return out


def _touched(case: Case, before: Settings, after: Settings) -> tuple[tuple[str, str], ...]:
    """Evidence that is known, and weighs less than before."""
    found: list[tuple[str, str]] = []
    for model in case.hypotheses:
        then, now = items_of(case, model, before), items_of(case, model, after)
        for k, item in enumerate(then.names):
            worth = (then.counts[k], then.reliability[k])
            if then.counts[k] != "unknown" and worth != (now.counts[k], now.reliability[k]):
                found.append((model, item))
    return tuple(found)

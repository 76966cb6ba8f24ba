"""What to watch: evidence not yet known, by how far knowing it would move the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from casus.case import Case
from casus.ensemble.observing import AS_WRITTEN, FEWEST
from casus.ensemble.plan import Plan
from casus.ensemble.planning import plan
from casus.ensemble.settings import Settings
from casus.program import Node, aligned_rows

if TYPE_CHECKING:
    from casus.models.hypotheses import Evidence, Status

__all__ = ["MOST_WATCHED", "Watched", "watch_list"]

# Both ways on the same draws differ by what the item does, and hardly by which draws they are.
MOST_WATCHED = 4096

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Watched:
    """A piece of evidence that isn't known yet.

    model, item : its place
    by          : the day by which it would show
    seen        : the probability that it will be seen
    now         : the headline answer's mean as it stands
    if_seen     : its mean once this is observed
    if_not      : its mean once this is absent
    change      : the expected change: seen |if_seen − now| + (1 − seen) |if_not − now|
    posterior   : by hypothesis, its mean now, if seen, if not
    """

    model: str
    item: str
    by: date | None
    seen: float
    now: float
    if_seen: float
    if_not: float
    change: float
    posterior: Mapping[str, tuple[float, float, float]]


def watch_list(case: Case, settings: Settings | None = None) -> tuple[Watched, ...]:
    """Every piece of evidence that isn't known, the one that would move the headline answer most first.

    The case is computed again both ways, on the same draws: the first 4,096 of the settings at most. Where the headline
    is not defined in one of them, or what was seen since then leaves fewer than 50 effective draws, there is nothing to
    say of the item: it has no entry.
    """
    settings = settings or Settings()
    settings = replace(settings, draws=min(settings.draws, MOST_WATCHED))
    watched = [entry for model in case.hypotheses for entry in _watched(case, model, settings)]
    return tuple(sorted(watched, key=lambda entry: -entry.change))


def _watched(case: Case, model: str, settings: Settings) -> list[Watched]:
    planned = plan(case, settings, given=model)
    weighed = planned.hypotheses[model]
    items = weighed.weighing.items
    # Seen or not, what rests on retracted claims alone would weigh nothing.
    unknown = [k for k, status in enumerate(items.status) if status == "unknown" and not items.weightless[k]]
    if not unknown:
        return []
    worlds = _Worlds(planned, model)
    now, before = worlds.as_it_is()
    found = []
    for k in unknown:
        (if_seen, after), (if_not, otherwise) = worlds.with_status(k, "observed"), worlds.with_status(k, "absent")
        if not np.isfinite((now, if_seen, if_not)).all():
            continue
        shares = zip(weighed.hypotheses, before, after, otherwise, strict=True)
        posterior = {h: (float(a), float(b), float(c)) for h, a, b, c in shares}
        seen = worlds.seen(k)
        change = seen * abs(if_seen - now) + (1 - seen) * abs(if_not - now)
        item = weighed.weighing.items.names[k]
        by = case.hypotheses[model].evidence[item].by
        found.append(Watched(model, item, by, seen, now, if_seen, if_not, change, posterior))
    return found


class _Worlds:
    """The headline of a case under other states of the evidence of one model."""

    def __init__(self, planned: Plan, model: str) -> None:
        self.planned = planned
        weighed = planned.hypotheses[model]
        self.drawn, self.draws = len(planned.drawn), planned.settings.draws
        self.inputs = aligned_rows(self.drawn + len(weighed.hypotheses), self.draws)
        planned.sampler().fill(0, self.draws, self.inputs[: self.drawn])
        # No argument of the model depends on its own posterior.
        self.inputs[self.drawn :] = 0.0
        self.prior, self.evidence = weighed.weighing.arrays(list(self._computed(weighed.arguments)))
        name, columns = planned.case.headline, planned.columns
        given = planned.case.answers[name].given
        keys = [("answer", name), *([("answer", given)] if given is not None else [])]
        weighs = ("weight", AS_WRITTEN) in columns
        self.conditional = given is not None
        nodes = [columns[key].node for key in (*keys, *([("weight", AS_WRITTEN)] if weighs else []))]
        self.program = planned.builder.compile(nodes)
        self.rows = aligned_rows(len(nodes), self.draws)
        self.weighs = weighs

    def as_it_is(self) -> tuple[float, Array]:
        """The mean of the headline, and of each hypothesis, as the evidence stands."""
        return self._means(self.evidence)

    def with_status(self, item: int, status: "Status") -> tuple[float, Array]:
        """The same, with an item of another status."""
        return self._means(self.evidence.with_status([item], status))

    def seen(self, item: int) -> float:
        """The probability that a report of an unknown item will be seen."""
        from casus.models.hypotheses import diagnosticity, posterior

        seen = diagnosticity(posterior(self.prior, self.evidence).probability, self.evidence, [item]).seen[0]
        # The weights of the draws are those of what is known.
        self._means(self.evidence)
        weights = self._weights()
        return float((weights * seen).sum() / weights.sum())

    def _means(self, evidence: "Evidence") -> tuple[float, Array]:
        from casus.models.hypotheses import posterior

        self.inputs[self.drawn :] = posterior(self.prior, evidence).probability
        self.program.run(self.inputs, self.rows)
        weights = self._weights()
        below = weights * self.rows[1] if self.conditional else weights
        if self.weighs and weights.sum() ** 2 < FEWEST * (weights**2).sum():
            return np.nan, np.full(len(self.evidence.likelihood[0]), np.nan)
        mean = (weights * self.rows[0]).sum() / below.sum() if below.sum() > 0 else np.nan
        return float(mean), np.asarray(self.inputs[self.drawn :] @ weights / weights.sum())

    def _weights(self) -> Array:
        """(draw,) how much each draw counts, the most likely one 1."""
        return np.exp(self.rows[-1] - self.rows[-1].max()) if self.weighs else np.ones(self.draws)

    def _computed(self, nodes: Sequence[Node]) -> Array:
        """(node, draw)."""
        out = aligned_rows(len(nodes), self.draws)
        self.planned.builder.compile(list(nodes)).run(self.inputs, out)
        return out

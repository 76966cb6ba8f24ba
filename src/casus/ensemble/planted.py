"""What if somebody planted what he said: the answers without it, and with its evidence turned round."""

from dataclasses import dataclass, replace
from typing import Any

from casus.case import Case
from casus.ensemble.figures import answer_figures
from casus.ensemble.observing import Weighed
from casus.ensemble.running import answers_under
from casus.ensemble.settings import Settings
from casus.ensemble.uncertain import says_without
from casus.ensemble.without import resting_on
from casus.errors import CaseError

__all__ = ["Planted", "suppose_planted"]


@dataclass(frozen=True)
class Planted:
    """What follows if an origin planted what it said.

    origin    : who is supposed to have planted it
    claims    : those that come from it alone or among others
    evidence  : (model, item) that rests on it alone, and is turned round
    lessened  : (model, item) that others report too: it counts by their reports alone
    quantities: those that rest on it alone and take their `without:` value
    kept      : those that rest on it alone and have no other value to take
    observed  : positions in `observed` that rest on it alone and are left out
    as_it_is  : the answers as the case stands
    removed   : the answers without its claims
    exchanged : the answers with its evidence turned round: hit rate and false alarms exchanged
    """

    origin: str
    claims: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    lessened: tuple[tuple[str, str], ...]
    quantities: tuple[str, ...]
    kept: tuple[str, ...]
    observed: tuple[int, ...]
    as_it_is: Weighed
    removed: Weighed
    exchanged: Weighed

    def plain(self) -> dict[str, Any]:
        """As plain values: what `casus run --suppose-planted --json` prints."""
        return {
            "origin": self.origin,
            "claims": list(self.claims),
            "evidence": [".".join(pair) for pair in self.evidence],
            "lessened": [".".join(pair) for pair in self.lessened],
            "quantities": list(self.quantities),
            "kept": list(self.kept),
            "observed": list(self.observed),
            "as_it_is": _figures(self.as_it_is),
            "removed": _figures(self.removed),
            "exchanged": _figures(self.exchanged),
        }


def _figures(part: Weighed) -> dict[str, Any]:
    posteriors = {
        model: {hypothesis: summary.as_dict("mean", "p10", "p90") for hypothesis, summary in posterior.items()}
        for model, posterior in part.posteriors.items()
    }
    return {"answers": answer_figures(part), "hypotheses": posteriors}


def suppose_planted(case: Case, origin: str, settings: Settings | None = None) -> Planted:
    """Run a case three times: as it is, without what an origin said, and with its evidence turned round.

    raises : UsageError where no claim comes from the origin, CaseError where the case can't run under a supposition
    """
    settings = settings or Settings()
    removed = replace(settings, without_origins=(*settings.without_origins, origin))
    exchanged = replace(settings, planted=(*settings.planted, origin))
    standing = case.standing
    supposed = {(model, item): status for model, item, status in settings.status}
    items = [
        ((model, item), entry.because)
        for model, weighed in case.hypotheses.items()
        for item, entry in weighed.evidence.items()
        if supposed.get((model, item), entry.status) != "unknown"
        and any(r.origin == origin for r in standing.reports(entry.because))
    ]
    # With others who are not believed anyway.
    gone = (*settings.without_origins, *settings.planted)
    alone = tuple(place for place, because in items if standing.rests_on(because, origin, without=gone))
    already = resting_on(case, settings)
    resting = [name for name in resting_on(case, removed) if name not in already]
    # The run without the claims comes first: it is the one that knows whether there are any.
    without = _supposed(case, removed, f"without what {origin} said")
    return Planted(
        origin,
        standing.origins[origin],
        alone,
        tuple(place for place, _ in items if place not in alone),
        tuple(name for name in resting if says_without(case, name)),
        tuple(name for name in resting if not says_without(case, name)),
        tuple(k for k, e in enumerate(case.observed) if standing.rests_on(e.because, origin, without=gone)),
        answers_under(case, settings),
        without,
        _supposed(case, exchanged, f"with what {origin} said turned round"),
    )


def _supposed(case: Case, settings: Settings, what: str) -> Weighed:
    """The answers under a supposition; its faults say that they are those of the supposition, not of the case."""
    try:
        return answers_under(case, settings)
    except CaseError as error:
        raise CaseError([replace(fault, message=f"{what}, {fault.message}") for fault in error.faults]) from None

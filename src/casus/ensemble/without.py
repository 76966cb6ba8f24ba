"""What a run leaves out: quantities without their source, and what was said by those who are not to be believed."""

from collections.abc import Sequence

from casus.case import Case, Observed
from casus.ensemble.settings import Settings
from casus.ensemble.uncertain import says_without
from casus.errors import UsageError, meant

__all__ = ["believed_of", "resting_on", "without_sources"]


def without_sources(case: Case, settings: Settings) -> frozenset[str]:
    """The quantities that take their `without:` value: those named, and those that rest on left out origins alone.

    Of the latter, those that have no such value, and are no probability, keep their own.

    raises : UsageError where a quantity, an origin or a model of hypotheses does not exist
    """
    for name in settings.without:
        if name not in case.quantities:
            close = meant(name, case.quantities)
            raise UsageError(f"without: there is no quantity {name!r}{close}")
    for model, _, _ in settings.status:
        if model not in case.hypotheses:
            close = meant(model, case.hypotheses)
            raise UsageError(f"status: {case.name} weighs no hypotheses called {model!r}{close}")
    for setting in ("without_origins", "planted"):
        for origin in getattr(settings, setting):
            if origin not in case.standing.origins:
                known = ", ".join(case.standing.origins) or "none: no claim stands"
                close = meant(origin, case.standing.origins)
                raise UsageError(f"{setting}: no claim comes from {origin!r}, expected one of {known}{close}")
    resting = resting_on(case, *settings.without_origins, *settings.planted)
    return frozenset((*settings.without, *(name for name in resting if says_without(case, name))))


def resting_on(case: Case, *origins: str) -> tuple[str, ...]:
    """The quantities that rest on what some origins said, and on nothing else."""
    return tuple(n for n, quantity in case.quantities.items() if case.standing.rests_on(quantity.because, *origins))


def believed_of(case: Case, settings: Settings) -> Sequence[Observed]:
    """What was seen since, but for what is reported by left out origins alone."""
    gone = (*settings.without_origins, *settings.planted)
    return [entry for entry in case.observed if not case.standing.rests_on(entry.because, *gone)]

"""What a run leaves out: quantities without their source, and what was said by those who are not to be believed."""

from collections.abc import Collection, Sequence

from casus.case import Case, Observed, Report
from casus.ensemble.settings import Settings
from casus.ensemble.uncertain import says_without
from casus.errors import UsageError, meant

__all__ = ["believed_of", "reports_left", "resting_on", "without_sources"]


def without_sources(case: Case, settings: Settings) -> frozenset[str]:
    """The quantities that take their `without:` value: those named, and those that rest on what is left out alone.

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
    for setting, kind, known_names in (
        ("without_sources", "source", case.sources),
        ("without_claims", "claim", case.claims),
    ):
        for name in getattr(settings, setting):
            if name not in known_names:
                raise UsageError(f"{setting}: there is no {kind} {name!r}{meant(name, known_names)}")
    resting = resting_on(case, settings)
    return frozenset((*settings.without, *(name for name in resting if says_without(case, name))))


def resting_on(case: Case, settings: Settings) -> tuple[str, ...]:
    """The quantities that rest on what is left out, and on nothing else."""
    return tuple(name for name, quantity in case.quantities.items() if _falls(case, settings, quantity.because))


def believed_of(case: Case, settings: Settings) -> Sequence[Observed]:
    """What was seen since, but for what is reported by those alone who are left out."""
    return [entry for entry in case.observed if not _falls(case, settings, entry.because)]


def _falls(case: Case, settings: Settings, claims: Sequence[str]) -> bool:
    """Whether some claims are reported, and by those alone who are left out."""
    gone = (*settings.without_origins, *settings.planted)
    return bool(case.standing.reports(claims)) and not reports_left(case, settings, claims, gone)


def reports_left(case: Case, settings: Settings, claims: Sequence[str], gone: Collection[str]) -> tuple[Report, ...]:
    """The reports in some claims but for left out claims and sources, and for origins in `gone`."""
    kept = [claim for claim in claims if claim not in settings.without_claims]
    return case.standing.reports(kept, gone, settings.without_sources)

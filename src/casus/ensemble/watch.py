"""What to watch: evidence not yet known, by how far knowing it would move the answer."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casus.case import Case
from casus.ensemble.evidence import evidence_tables
from casus.ensemble.observing import Weighed
from casus.ensemble.planning import plan
from casus.ensemble.running import answers_under
from casus.ensemble.settings import Settings
from casus.errors import CaseError

__all__ = ["Watched", "watch_list"]

# What stops a run that supposes a sight that no hypothesis, or hardly any draw, allows.
NOT_TO_BE_SEEN = {"evidence-impossible", "few-effective-draws"}


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
    posterior: Mapping[str, tuple[float, ...]]


def watch_list(case: Case, settings: Settings | None = None) -> tuple[Watched, ...]:
    """Every piece of evidence that isn't known, the one that would move the headline answer most first.

    The case is run again both ways, on the same draws. Where the headline is not defined in one of the runs, or what is
    supposed is ruled out by all that is known, there is nothing to say: the item has no entry.

    raises : CaseError where the case as it stands has faults that show only in the draws
    """
    settings = settings or Settings()
    planned = plan(case, settings)
    now = answers_under(case, settings)
    watched = []
    for model, weighed in case.hypotheses.items():
        unknown = [k for k, status in enumerate(planned.hypotheses[model].weighing.items.status) if status == "unknown"]
        seen = evidence_tables(planned, model).seen if unknown else ()
        for k, item in enumerate(weighed.evidence):
            if k in unknown:
                ways = [
                    _supposing(case, replace(settings, status=(*settings.status, (model, item, status))))
                    for status in ("observed", "absent")
                ]
                if (entry := _watched(case, model, item, float(seen[k]), [now, *ways])) is not None:
                    watched.append(entry)
    return tuple(sorted(watched, key=lambda entry: -entry.change))


def _supposing(case: Case, settings: Settings) -> Weighed | None:
    try:
        return answers_under(case, settings)
    except CaseError as error:
        if {fault.code for fault in error.faults} <= NOT_TO_BE_SEEN:
            return None
        raise


def _watched(case: Case, model: str, item: str, seen: float, runs: Sequence[Weighed | None]) -> Watched | None:
    defined = [run for run in runs if run is not None]
    means = [run.answers[case.headline].mean for run in defined]
    if len(means) < len(runs) or None in means:
        return None
    now, if_seen, if_not = (math.nan if mean is None else mean for mean in means)
    posterior = {h: tuple(_mean(run, model, h) for run in defined) for h in case.hypotheses[model].hypotheses}
    change = seen * abs(if_seen - now) + (1 - seen) * abs(if_not - now)
    by = case.hypotheses[model].evidence[item].by
    return Watched(model, item, by, seen, now, if_seen, if_not, change, posterior)


def _mean(run: Weighed, model: str, hypothesis: str) -> float:
    mean = run.posteriors[model][hypothesis].mean
    assert mean is not None, "a posterior is defined wherever the answers are"
    return mean

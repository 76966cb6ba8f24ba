"""What to find out next: by how much knowing something would lower the expected Brier score.

Learning x exactly lowers it by Var(E[p | x]), the first-order effect that is not divided by the variance; learning
whether a piece of evidence is there by Var(E[p | item]). What remains when everything is known, E[p (1 − p)], is chance
that the model says nobody can know. The drops do not add up.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from casus.ensemble import Watched, watch_list
from casus.insight.drivers import Driver, drivers
from casus.insight.experiment import Experiment, Subject, experiment_of
from casus.insight.remarks import Remark
from casus.insight.table import Table

__all__ = ["Information", "information"]

FEWEST = 64


class Information(NamedTuple):
    """One thing that can be found out.

    what         : a quantity, or `model.item` for a piece of evidence
    kind         : "quantity" or "evidence"
    by           : the day by which it can be known, or None
    brier_points : how far knowing it lowers the expected Brier score, 0 to 1
    share        : the same as a share of f (1 − f), the score expected of the forecast as it stands
    """

    what: str
    kind: Literal["quantity", "evidence"]
    by: date | None
    brier_points: float
    share: float


def information(
    subject: Subject, known: Table[Driver] | None = None, watched: tuple[Watched, ...] | None = None
) -> Table[Information]:
    """What can be found out, that which would lower the expected Brier score most first.

    Among quantities that say `knowable:`, and evidence that is not known yet; what nobody can look up, such as what an
    outcome is worth to somebody, is left out.

    known   : what `drivers` gave for the same subject, where it is at hand
    watched : what `casus.ensemble.watch_list` gave for it, where it is at hand
    returns : `about` holds `expected`, f (1 − f), and `remains`, E[p (1 − p)]
    """
    experiment = experiment_of(subject)
    forecast = experiment.base[1].mean
    about = {"forecast": forecast, "draws": experiment.settings.draws}
    case = experiment.case
    if case.answers[case.headline].kind != "probability":
        return Table("information", (), about, (Remark("no-probability"),))
    if (refusal := experiment.refusal(FEWEST)) is not None:
        return Table("information", (), about, (refusal,))
    expected = forecast * (1.0 - forecast)
    about |= {"expected": expected, "remains": _remains(experiment)}
    effects = (
        {row.quantity: row.effect for row in drivers(experiment) if row.effect}
        if known is None
        else {row.quantity: row.effect for row in known}
    )
    told = watch_list(case, experiment.settings) if watched is None else watched
    rows = [*_quantities(experiment, effects, expected), *_evidence(told, expected)]
    rows.sort(key=lambda row: -row.brier_points)
    return Table("information", tuple(rows), about, () if rows else (Remark("nothing-knowable"),))


def _remains(experiment: Experiment) -> float:
    """E[p (1 − p)]: what is left to chance."""
    outcomes = experiment.base[1]
    chance = outcomes.value * (1.0 - outcomes.value)
    if outcomes.weight is None:
        return float(chance.mean())
    return float((outcomes.weight * chance).sum() / outcomes.weight.sum())


def _quantities(experiment: Experiment, effects: dict[str, float], expected: float) -> Iterator[Information]:
    for name in experiment.quantities:
        by = experiment.case.quantities[name].knowable
        if by is not None:
            effect = max(effects.get(name, 0.0), 0.0)
            yield Information(name, "quantity", by, effect, effect / expected)


def _evidence(watched: tuple[Watched, ...], expected: float) -> Iterator[Information]:
    for item in watched:
        effect = item.seen * (item.if_seen - item.now) ** 2 + (1.0 - item.seen) * (item.if_not - item.now) ** 2
        yield Information(f"{item.model}.{item.item}", "evidence", item.by, effect, effect / expected)

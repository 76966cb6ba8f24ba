"""The outside view: how often such things happened at all, before the case's own argument is heard."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from casus.report.context import Context
from casus.report.figures.bars import interval_bar
from casus.report.sentences import outside as say_of
from casus.report.text import sentence, whole, words

if TYPE_CHECKING:
    from casus.models.reference import Analogue, FittedRow, OutsideView, SurvivalRow
from casus.wording import local, ranged, say

__all__ = ["Outside", "Pooled", "Rate", "outside", "pooled"]


@dataclass(frozen=True)
class Rate:
    """One rate: of a group in the window, or fitted to the features of the case."""

    label: str
    counted: str
    rate: str
    interval: str
    picture: Markup
    fitted: bool


@dataclass(frozen=True)
class Outside:
    """One outside view; `stretches` are (days, entered, still out, per 30 days)."""

    title: str
    about: str
    sentences: tuple[str, ...]
    caption: str
    rates: tuple[Rate, ...]
    day_one: tuple[Rate, ...]
    skills: tuple[str, ...]
    stretches: tuple[tuple[str, str, str, str], ...]
    analogues: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    limits: tuple[str, ...]
    features: tuple[tuple[str, str], ...]


def outside(context: Context) -> tuple[Outside, ...]:
    """The outside views of a case, in its order."""
    return tuple(_view(context, name, view) for name, view in context.result.outside.items())


@dataclass(frozen=True)
class Pooled:
    """Both views side by side; `rows` are (weight of the outside view, forecast)."""

    said: str
    rows: tuple[tuple[str, str], ...]


def pooled(context: Context) -> Pooled | None:
    """The headline pooled with the outside view; None where there is none."""
    forecasts = context.result.pooled
    if not forecasts:
        return None
    labels = (say("0: the case’s own view"), say("½: both"), say("1: the outside view"))
    rows = zip(labels, (context.numbers.per_cent(forecast) for forecast in forecasts.values()), strict=True)
    return Pooled(say_of.pooled(context), tuple(rows))


def _view(context: Context, name: str, view: "OutsideView") -> Outside:
    model = context.case.references[name]
    several = len(context.result.outside) > 1
    rates = [_counted(context, row) for row in view.survival]
    if view.hazard is not None:
        rates.append(_fitted(context, view.hazard))
    return Outside(
        title=whole(model.label) if model.label is not None else (name if several else ""),
        about=sentence(words(model.about)) if model.about is not None else "",
        sentences=say_of.summary(context, view),
        caption=say_of.caption(view),
        rates=tuple(rates),
        day_one=tuple(_fitted(context, row) for row in view.day_one),
        skills=tuple(said for row in (view.hazard, *view.day_one) if row and (said := say_of.skill(row))),
        stretches=tuple(
            (
                say("{start} to {end}", start=local(f"{row.start:.0f}"), end=local(f"{row.end:.0f}")),
                f"{row.joined:,}",
                f"{row.at_risk:,}",
                say_of.small(row.per_30_days),
            )
            for row in view.intervals
        ),
        analogues=tuple(_analogue(analogue) for analogue in view.analogues),
        notes=tuple(map(say, view.notes)),
        limits=tuple(map(say, view.limits)),
        features=tuple(say_of.feature(key, value) for key, value in model.features.items()),
    )


def _counted(context: Context, row: "SurvivalRow") -> Rate:
    counted = say("{joined} of {at_risk}", joined=local(f"{row.joined:,}"), at_risk=local(f"{row.at_risk:,}"))
    return _rate(context, say_of.group(row), counted, row.rate, row.low, row.high, False)


def _fitted(context: Context, row: "FittedRow") -> Rate:
    return _rate(context, say_of.fitted(row), "", row.rate, row.low, row.high, True)


def _rate(
    context: Context, label: str, counted: str, rate: float | None, low: float | None, high: float | None, fitted: bool
) -> Rate:
    per_cent = context.numbers.per_cent
    if rate is None or low is None or high is None:
        return Rate(label, counted, say("not defined"), "", Markup(""), fitted)
    interval = ranged(per_cent(low), per_cent(high))
    picture = interval_bar(
        low,
        rate,
        high,
        say("{rate}, 95 % interval {interval}, on a scale by powers of ten", rate=per_cent(rate), interval=interval),
    )
    return Rate(label, counted, per_cent(rate), interval, picture, fitted)


def _analogue(analogue: "Analogue") -> tuple[str, str, str]:
    return (
        f"{analogue.state}, {analogue.war} ({analogue.year})",
        say_of.did(analogue),
        local(f"{analogue.distance:.1f}"),
    )

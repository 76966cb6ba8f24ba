"""What has been seen since, and what it did to the answers."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.case import Observed
from casus.case.expressions import Constant, Name
from casus.ensemble import Summary
from casus.report.context import Context, Link
from casus.report.figures.bars import range_bar
from casus.report.formula import formula
from casus.report.sentences import seen as say
from casus.report.text import day, gist, spaced

__all__ = ["Seen", "seen"]


@dataclass(frozen=True)
class Sight:
    """One entry of `observed`."""

    about: str
    what: str
    periods: str
    bearing: Link | None
    until: str
    claims: tuple[Link, ...]


@dataclass(frozen=True)
class Row:
    """An answer before and after, and at each bearing; `group` is the title above the first step of a ladder."""

    label: str
    headline: bool
    values: tuple[str, ...]
    group: str = ""
    step: bool = False


@dataclass(frozen=True)
class Seen:
    """What observing did.

    pictures : the headline before and after: label, mean, range, picture
    columns  : headings of the table of answers
    reasons  : for each uncertain bearing, why it is what it is
    """

    sentences: tuple[str, ...]
    sights: tuple[Sight, ...]
    pictures: tuple[tuple[str, str, str, Markup], ...]
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    reasons: tuple[tuple[Link, str], ...]


def seen(context: Context) -> Seen | None:
    """The section; None for a case in which nothing was observed."""
    observation = context.result.observed
    if observation is None:
        return None
    return Seen(
        sentences=say.effect(context),
        sights=tuple(_sight(context, k, entry) for k, entry in enumerate(context.case.observed)),
        pictures=_pictures(context),
        caption=say.caption(context),
        columns=("Nothing seen", *(f"Bearing {_half(bearing)}" for bearing in observation.at_bearing), "As written"),
        rows=tuple(row for name in context.case.answers for row in _rows(context, name)),
        reasons=tuple(_reasons(context)),
    )


def _half(bearing: float) -> str:
    return "½" if bearing == 0.5 else f"{bearing:g}"


def _sight(context: Context, k: int, entry: Observed) -> Sight:
    bearing = entry.bearing
    link = None
    if isinstance(bearing, Name) and bearing.name in context.case.quantities:
        link = context.quantity_link(bearing.name)
    elif bearing is not None:
        link = Link(formula(bearing))
    claims = {name: number for number, name in enumerate(context.case.claims, start=1)}
    return Sight(
        gist(entry.about) if entry.about is not None else "",
        formula(entry.what),
        _periods(context, entry),
        link,
        day(entry.until or context.case.as_of),
        tuple(Link(str(claims[name]), context.anchor("claims", name)) for name in entry.because),
    )


def _periods(context: Context, entry: Observed) -> str:
    count = f"{entry.passed.value:g}" if isinstance(entry.passed, Constant) else formula(entry.passed)
    unit = say.period(context, entry)
    return f"{count} × {unit}" if unit else count


def _pictures(context: Context) -> tuple[tuple[str, str, str, Markup], ...]:
    observation, name = context.result.observed, context.headline
    assert observation is not None
    before, after = observation.before.answers[name], context.result.answers[name]
    if context.kind(name) != "probability" or not (before.varies and after.varies):
        return ()
    most = min(1.0, 1.25 * max(before.p90 or 0.0, after.p90 or 0.0, before.mean or 0.0, after.mean or 0.0))
    return tuple(
        (label, context.value(name, summary.mean), context.span(name, summary), _bar(context, label, summary, most))
        for label, summary in (("Nothing seen", before), ("After what was seen", after))
    )


def _bar(context: Context, label: str, summary: Summary, most: float) -> Markup:
    limit = context.case.answers[context.headline].decision_threshold
    said = say.bar(context, label, summary, most)
    return range_bar(summary, 0.0, most, said, limit)


def _rows(context: Context, name: str) -> list[Row]:
    """One answer, or one row for each step of a ladder."""
    observation = context.result.observed
    assert observation is not None
    if context.kind(name) != "ordinal":
        return [_row(context, name)]
    label = context.answer_label(name)
    rows: list[Row] = []
    for step, after in context.result.ladders[name].items():
        parts = [part.ladders[name][step] for part in (observation.before, *observation.at_bearing.values())]
        values = tuple(
            context.numbers.per_cent(summary.mean) if summary.mean is not None else say.undefined(part)
            for summary, part in zip((*parts, after), (None, *observation.at_bearing.values(), None), strict=True)
        )
        rows.append(Row(spaced(step), name == context.headline, values, "" if rows else label, True))
    return rows


def _row(context: Context, name: str) -> Row:
    observation = context.result.observed
    assert observation is not None
    summaries = [observation.before.answers[name], *(part.answers[name] for part in observation.at_bearing.values())]
    shown = (*summaries, context.result.answers[name])
    values = tuple(
        context.value(name, summary.mean) if summary.mean is not None else say.undefined(part)
        for summary, part in zip(shown, (None, *observation.at_bearing.values(), None), strict=True)
    )
    return Row(context.answer_label(name), name == context.headline, values)


def _reasons(context: Context) -> list[tuple[Link, str]]:
    """Each quantity that is a bearing, with its own sentence of reason."""
    names = dict.fromkeys(entry.bearing.name for entry in context.case.observed if isinstance(entry.bearing, Name))
    return [
        (context.quantity_link(name), say.reason(context, name)) for name in names if name in context.case.quantities
    ]

"""What has been seen since, and what it did to the answers."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.case import Observed
from casus.case.expressions import Constant, Name
from casus.ensemble import Result, Summary, Weighed
from casus.report.context import Context, Link
from casus.report.figures.bars import range_bar
from casus.report.formula import formula
from casus.report.sentences import seen as say_of
from casus.report.text import day, gist, spaced
from casus.wording import say

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
        sentences=say_of.effect(context),
        sights=tuple(_sight(context, entry) for entry in context.case.observed),
        pictures=_pictures(context),
        caption=say_of.caption(context),
        columns=(
            say("Nothing seen"),
            *(say("Bearing {half}", half=_half(bearing)) for bearing in observation.at_bearing),
            say("As written"),
        ),
        rows=tuple(row for name in context.case.answers for row in _rows(context, name)),
        reasons=tuple(_reasons(context)),
    )


def _half(bearing: float) -> str:
    return "½" if bearing == 0.5 else f"{bearing:g}"


def _sight(context: Context, entry: Observed) -> Sight:
    bearing = entry.bearing
    link = None
    if isinstance(bearing, Name) and bearing.name in context.case.quantities:
        link = context.quantity_link(bearing.name)
    elif bearing is not None:
        link = Link(formula(bearing))
    return Sight(
        gist(entry.about) if entry.about is not None else "",
        formula(entry.what),
        _periods(context, entry),
        link,
        day(entry.until or context.case.as_of),
        context.claim_links(entry.because),
    )


def _periods(context: Context, entry: Observed) -> str:
    count = f"{entry.passed.value:g}" if isinstance(entry.passed, Constant) else formula(entry.passed)
    unit = say_of.period(context, entry)
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
        for label, summary in ((say("Nothing seen"), before), (say("After what was seen"), after))
    )


def _bar(context: Context, label: str, summary: Summary, most: float) -> Markup:
    limit = context.case.answers[context.headline].decision_threshold
    said = say_of.bar(context, label, summary, most)
    return range_bar(summary, 0.0, most, said, limit)


def _rows(context: Context, name: str) -> list[Row]:
    """One answer, or one row for each step of a ladder."""
    label, headline = context.answer_label(name), name == context.headline
    if context.kind(name) != "ordinal":
        return [Row(label, headline, _values(context, name))]
    return [
        Row(spaced(step), headline, _values(context, name, step), "" if k else label, True)
        for k, step in enumerate(context.result.ladders[name])
    ]


def _values(context: Context, name: str, step: str | None = None) -> tuple[str, ...]:
    """An answer, or a step of it, with nothing seen, at each bearing, and as the case writes it."""
    observation = context.result.observed
    assert observation is not None
    parts: tuple[Result | Weighed, ...] = (observation.before, *observation.at_bearing.values(), context.result)
    shown = []
    for part in parts:
        mean = (part.answers[name] if step is None else part.ladders[name][step]).mean
        known = context.value(name, mean) if step is None else context.numbers.per_cent(mean)
        shown.append(known if mean is not None else say_of.undefined(part))
    return tuple(shown)


def _reasons(context: Context) -> list[tuple[Link, str]]:
    """Each quantity that is a bearing, with its own sentence of reason."""
    names = dict.fromkeys(entry.bearing.name for entry in context.case.observed if isinstance(entry.bearing, Name))
    return [
        (context.quantity_link(name), say_of.reason(context, name)) for name in names if name in context.case.quantities
    ]

"""What would tip the answer: one quantity alone, and all together."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.insight import JointTippingPoint, TippingPoint
from casus.report.context import Context, Link
from casus.report.figures.tipping import tipping_curves
from casus.report.sentences.insight import tipping as say_of

__all__ = ["TippingSection", "tipping_section"]

DRAWN = 5
SHOWN = 12
IN_A_COMBINATION = 8


@dataclass(frozen=True)
class TippingRow:
    """Where one quantity tips the answer; empty texts where it does not."""

    link: Link
    threshold: str
    value: str
    percentile: str
    reach: str


@dataclass(frozen=True)
class Together:
    """A combination that reaches a threshold: by quantity its link, value there, median, part of the distance."""

    said: str
    plausible: str
    rows: tuple[tuple[Link, str, str, str], ...]


@dataclass(frozen=True)
class TippingSection:
    """What would tip the answer."""

    sentences: tuple[str, ...]
    picture: Markup | None
    caption: str
    legend: tuple[Link, ...]
    rows: tuple[TippingRow, ...]
    more: tuple[TippingRow, ...]
    together: tuple[Together, ...]


def tipping_section(context: Context) -> TippingSection:
    """The tipping points of the headline."""
    table = context.explained.tipping
    sentences = (*say_of.never(context, context.explained.joint_tipping), *say_of.alone(context, table))
    if not table.rows:
        return TippingSection(sentences, None, "", (), (), (), ())
    names = list(dict.fromkeys(row.quantity for row in table))[:DRAWN]
    caption = say_of.curves(context, names[:3])
    curves = {name: [(at, forecast) for at, _, forecast in table.about["curves"][name].points] for name in names}
    picture = tipping_curves(
        curves, table.about["thresholds"], context.kind(context.headline) == "probability", caption
    )
    rows = tuple(_row(context, row) for row in table)
    together = tuple(_together(context, row) for row in context.explained.joint_tipping)
    legend = tuple(context.quantity_link(name) for name in names)
    return TippingSection(sentences, picture, caption, legend, rows[:SHOWN], rows[SHOWN:], together)


def _row(context: Context, row: TippingPoint) -> TippingRow:
    low, high = (context.value(context.headline, value) for value in row.reach)
    link, reach = context.quantity_link(row.quantity), say_of.reach(low, high)
    if row.threshold is None or row.value is None or row.percentile is None:
        return TippingRow(link, "", "", "", reach)
    return TippingRow(
        link,
        context.value(context.headline, row.threshold),
        context.amount(row.quantity, row.value),
        context.numbers.share(row.percentile),
        reach,
    )


def _together(context: Context, row: JointTippingPoint) -> Together:
    rows = []
    if row.distance > 0:
        for name in list(row.weights)[:IN_A_COMBINATION]:
            there, median = (context.amount(name, of[name]) for of in (row.values, row.medians))
            rows.append((context.quantity_link(name), there, median, context.numbers.share(row.weights[name])))
    return Together(say_of.joint(context, row), say_of.plausible(context, row) if rows else "", tuple(rows))

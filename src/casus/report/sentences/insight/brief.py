"""The five questions of a decision maker, each answered in a line or two."""

from casus.report.context import Context
from casus.report.sentences.insight.advocate import wrong_side
from casus.report.sentences.insight.information import what
from casus.report.sentences.insight.remarks import remark
from casus.report.text import day
from casus.wording import joined, quoted, say

__all__ = ["drives", "find_out", "hangs_on", "moved", "outside", "would_have_to_be_true"]

DRIVERS = 3
ITEMS = 2
TRUE = 2


def drives(context: Context) -> str:
    """The three largest drivers."""
    table = context.explained.drivers
    if not table.rows:
        return remark(context, table.remarks[0])
    names = [row.quantity for row in table[:DRIVERS] if row.total > 0.0]
    return say("{names}.", names=joined(quoted(context.quantity_label(name)) for name in names))


def would_have_to_be_true(context: Context) -> str:
    """The joint tipping point on the other side."""
    row = wrong_side(context)
    if row is None:
        table = context.explained.joint_tipping
        if table.remarks:
            return remark(context, table.remarks[0])
        return say("With every quantity at its median the answer is beyond every threshold already.")
    items = [
        f"{quoted(context.quantity_label(name))} {context.amount(name, row.values[name])}"
        for name in list(row.weights)[:TRUE]
    ]
    values = {
        "threshold": context.value(context.headline, row.threshold),
        "items": joined(items),
        "share": context.numbers.per_cent(row.share),
    }
    if row.above:
        return say("For {threshold} or more: {items}, among others. {share} of the draws get there.", **values)
    return say("For {threshold} or less: {items}, among others. {share} of the draws get there.", **values)


def hangs_on(context: Context) -> str:
    """The source that moves the answer most."""
    table = context.explained.sources
    moved = [row for row in table if row.shift]
    if not moved:
        return remark(context, table.remarks[0]) if table.remarks else say("On none alone: each can be left out.")
    row = moved[0]
    assert row.without is not None
    return say(
        "“{name}”: without it {without} instead of {forecast}.",
        name=context.actor_or_source(row.source or row.origin or ""),
        without=context.value(context.headline, row.without.mean),
        forecast=context.value(context.headline, table.about["with"].mean),
    )


def find_out(context: Context) -> str:
    """What would help most, with the day by which it can be known."""
    table = context.explained.information
    if not table.rows:
        return remark(context, table.remarks[0])
    items = []
    for row in table[:ITEMS]:
        if row.by is None:
            items.append(say("“{what}”", what=what(context, row)))
        else:
            items.append(say("“{what}” (by {day})", what=what(context, row), day=day(row.by)))
    return say("{items}.", items=joined(items))


def moved(context: Context) -> str:
    """What has moved the answer since the case was written."""
    seen = context.result.observed
    if seen is None:
        return say("It has not: the case holds nothing that was seen since it was written.")
    before = seen.before.answers[context.headline].mean
    values = {
        "before": context.value(context.headline, before),
        "now": context.value(context.headline, context.result.forecast),
    }
    if context.case.speaks is None:
        return say("From {before} to {now}, by what has been seen since.", **values)
    return say("From {before} to {now}, by what has been seen until {day}.", day=day(context.case.speaks), **values)


def outside(context: Context) -> str:
    """How often such things happen; empty for a case without an outside view."""
    rate = context.result.base_rate
    if rate is None:
        return ""
    return say("Seen from outside, as often as such things happen: {rate}.", rate=context.numbers.per_cent(rate))

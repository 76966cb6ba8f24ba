"""Where the highest answers lie."""

from casus.insight import Scenario, Table
from casus.report.context import Context
from casus.report.sentences.insight.remarks import remark
from casus.wording import joined, ranged, say

__all__ = ["facts", "in_words", "limit", "limits", "picture", "scenarios"]


def scenarios(context: Context, table: Table[Scenario]) -> tuple[str, ...]:
    """What the boxes show."""
    notes = tuple(remark(context, what) for what in table.remarks)
    if not table.rows:
        return notes
    interest = context.value(context.headline, table.about["threshold"])
    said = [
        say(
            "Asked for are the highest tenth of the answers, those of {threshold} or more. They lie mostly where {limits}.",
            threshold=interest,
            limits=joined(limit(context, table[0], name) for name in table[0].limits),
        ),
        say(
            "{density} of the draws within these limits are among them, against one in ten of all draws; {coverage} of them "
            "lie within the limits, where the mean answer is {mean}.",
            density=context.numbers.share(table[0].density),
            coverage=context.numbers.share(table[0].coverage),
            mean=context.value(context.headline, table[0].mean),
        ),
    ]
    return (*said, *notes)


def limit(context: Context, row: Scenario, name: str) -> str:
    """The limits of one quantity."""
    low, high = row.limits[name]
    least, most = context.result.quantities[name].low, context.result.quantities[name].high
    label = context.quantity_label(name)
    if least is not None and low <= least:
        return say("“{quantity}” is at most {high}", quantity=label, high=context.amount(name, high))
    if most is not None and high >= most:
        return say("“{quantity}” is at least {low}", quantity=label, low=context.amount(name, low))
    return say(
        "“{quantity}” lies between {low} and {high}",
        quantity=label,
        low=context.amount(name, low),
        high=context.amount(name, high),
    )


def limits(low: str, high: str) -> str:
    """The limits of a quantity in a table."""
    return ranged(low, high)


def facts(context: Context, row: Scenario) -> tuple[tuple[str, str], ...]:
    """What a box holds."""
    return (
        (say("Coverage"), context.numbers.share(row.coverage)),
        (say("Density"), context.numbers.share(row.density)),
        (say("Share of all draws"), context.numbers.share(row.mass)),
        (say("Mean answer"), context.value(context.headline, row.mean)),
    )


def picture() -> str:
    """What the bars show."""
    return say("The thin line is all that a quantity may be, the bar what lies within the limits of the box.")


def in_words(context: Context, row: Scenario, name: str) -> str:
    """One bar in words."""
    return say("Within the box: {limit}", limit=limit(context, row, name))

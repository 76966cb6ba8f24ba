"""What drives the answer."""

from casus.insight import Driver, Table
from casus.report.context import Context
from casus.report.sentences.insight.remarks import remark
from casus.wording import joined, quoted, ranged, say, say_n

__all__ = ["direction", "drivers", "in_words", "interval", "picture"]

NAMED = 3


def drivers(context: Context, table: Table[Driver]) -> tuple[str, ...]:
    """What the table shows."""
    if not table.rows:
        return tuple(remark(context, what) for what in table.remarks)
    first = table[0]
    said = [
        say(
            "What drives the answer most is “{quantity}”: if it were known, {share} of the variance of the answer would be "
            "gone. {direction}",
            quantity=context.quantity_label(first.quantity),
            share=context.numbers.share(first.first),
            direction=_with_it(first),
        )
    ]
    total = min(sum(max(row.first, 0.0) for row in table), 1.0)
    said.append(
        say(
            "One by one, all quantities together account for {share} of the variance. The rest comes from how they act "
            "together: a quantity may matter only where another one is high.",
            share=context.numbers.share(total),
        )
    )
    idle = sum(row.total == 0.0 for row in table)
    if idle:
        said.append(
            say_n(
                "{n} quantity does not touch this answer at all.",
                "{n} quantities do not touch this answer at all.",
                idle,
            )
        )
    if any(row.correlated for row in table):
        said.append(
            say(
                "Quantities that are correlated with one another share one total, and their own parts hold what they tell "
                "of one another: they do not add up."
            )
        )
    if table.about["weighted"]:
        said.append(
            say(
                "The draws of this run do not count alike, because of what has been seen or what the answer presumes; the "
                "parts are estimated from the weighted draws."
            )
        )
    return tuple(said)


def _with_it(row: Driver) -> str:
    if row.direction == "up":
        return say("The higher it is, the higher the answer.")
    if row.direction == "down":
        return say("The higher it is, the lower the answer.")
    return say("It moves the answer up in some ranges and down in others.")


def direction(row: Driver) -> str:
    """The direction in a word or two."""
    return {
        "up": say("raises it"),
        "down": say("lowers it"),
        "mixed": say("both ways"),
        "none": say("cannot be told"),
    }[row.direction]


def picture(context: Context, table: Table[Driver]) -> str:
    """What the bars show."""
    names = [quoted(context.quantity_label(row.quantity)) for row in table[:NAMED]]
    return say(
        "The longest bars: {names}. Each bar is the part of the variance that a quantity takes away when it alone is known, "
        "the thin line its 95 % interval; the pale bar behind it adds what it makes together with others.",
        names=joined(names),
    )


def interval(low: str, high: str) -> str:
    """A 95 % interval."""
    return ranged(low, high)


def in_words(context: Context, row: Driver) -> str:
    """One bar in words."""
    return say(
        "“{quantity}”: {first} alone, {total} together with others",
        quantity=context.quantity_label(row.quantity),
        first=context.numbers.share(max(row.first, 0.0)),
        total=context.numbers.share(row.total),
    )

"""What would tip the answer, and what would have to be true."""

from casus.insight import JointTippingPoint, Table, TippingPoint
from casus.report.context import Context
from casus.report.numbers import plain
from casus.report.sentences.insight.remarks import remark
from casus.wording import joined, quoted, ranged, say, say_n

__all__ = ["alone", "combination", "curves", "joint", "never", "plausible", "reach", "there"]

NAMED = 3


def alone(context: Context, table: Table[TippingPoint]) -> tuple[str, ...]:
    """Which quantities reach a threshold alone."""
    said = []
    for threshold in table.about["thresholds"] if table.rows else ():
        rows = [row for row in table if row.threshold == threshold]
        if not rows:
            continue
        nearest = min(rows, key=lambda row: abs((row.percentile or 0.0) - 0.5))
        assert nearest.value is not None
        assert nearest.percentile is not None
        said.append(
            say_n(
                "{n} quantity can bring the forecast to {threshold} alone: “{quantity}”, at {value}; {below} of what it may "
                "be lies below that.",
                "{n} quantities can each bring the forecast to {threshold} alone. The nearest is “{quantity}”, at {value}; "
                "{below} of what it may be lies below that.",
                len(rows),
                threshold=context.value(context.headline, threshold),
                quantity=context.quantity_label(nearest.quantity),
                value=context.amount(nearest.quantity, nearest.value),
                below=context.numbers.share(nearest.percentile),
            )
        )
    return (*said, *(remark(context, what) for what in table.remarks))


def never(context: Context, table: Table[JointTippingPoint]) -> tuple[str, ...]:
    """The thresholds that no combination reaches; why there is no table at all is told by that of single quantities."""
    return tuple(remark(context, what) for what in table.remarks if what.code == "never-reached")


def joint(context: Context, row: JointTippingPoint) -> str:
    """What would have to be true together."""
    threshold, items = context.value(context.headline, row.threshold), combination(context, row)
    if row.distance <= 0:
        if row.above:
            return say(
                "With every quantity at its median the answer is {threshold} or more already.", threshold=threshold
            )
        return say("With every quantity at its median the answer is {threshold} or less already.", threshold=threshold)
    if row.above:
        return say(
            "For the answer to be {threshold} or more, the least far-fetched combination is this: {items}.",
            threshold=threshold,
            items=items,
        )
    return say(
        "For the answer to be {threshold} or less, the least far-fetched combination is this: {items}.",
        threshold=threshold,
        items=items,
    )


def combination(context: Context, row: JointTippingPoint, named: int = NAMED) -> str:
    """The quantities that matter most for it, each with its value there and its median."""
    return joined(there(context, row, name) for name in list(row.weights)[:named])


def there(context: Context, row: JointTippingPoint, name: str) -> str:
    """One quantity: where it would have to be."""
    return say(
        "“{quantity}” {value} instead of {median}",
        quantity=context.quantity_label(name),
        value=context.amount(name, row.values[name]),
        median=context.amount(name, row.medians[name]),
    )


def plausible(context: Context, row: JointTippingPoint) -> str:
    """How plausible that is."""
    return say(
        "It lies {distance} standard deviations from the medians, as far as {probability} of all combinations would lie if "
        "the border were straight; {share} of the draws are beyond it.",
        distance=plain(round(row.distance, 2)),
        probability=context.numbers.per_cent(row.probability),
        share=context.numbers.per_cent(row.share),
    )


def curves(context: Context, names: list[str]) -> str:
    """What the picture of curves shows."""
    return say(
        "How the forecast moves as one quantity alone goes from its 1st to its 99th percentile, all others as they are. The "
        "steepest: {names}. Dashed lines mark the thresholds.",
        names=joined(quoted(context.quantity_label(name)) for name in names),
    )


def reach(low: str, high: str) -> str:
    """How far one quantity moves the forecast."""
    return ranged(low, high)

"""Where the highest answers lie."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.report.context import Context, Link
from casus.report.figures.parts import limits_bar
from casus.report.sentences.insight import scenarios as say_of

__all__ = ["ScenariosSection", "scenarios_section"]


@dataclass(frozen=True)
class LimitRow:
    """The limits of one quantity."""

    link: Link
    picture: Markup
    limits: str
    chance: str


@dataclass(frozen=True)
class Box:
    """One scenario."""

    facts: tuple[tuple[str, str], ...]
    rows: tuple[LimitRow, ...]


@dataclass(frozen=True)
class ScenariosSection:
    """The scenarios of the headline."""

    sentences: tuple[str, ...]
    caption: str
    boxes: tuple[Box, ...]


def scenarios_section(context: Context) -> ScenariosSection:
    """Boxes in the space of quantities within which the highest answers lie."""
    table = context.explained.scenarios
    boxes = []
    for row in table:
        rows = []
        for name, (low, high) in row.limits.items():
            summary = context.result.quantities[name]
            whole = (
                summary.low if summary.low is not None else low,
                summary.high if summary.high is not None else high,
            )
            said = say_of.in_words(context, row, name)
            chance = context.numbers.per_cent(row.quasi_p[name])
            shown = say_of.limits(context.amount(name, low), context.amount(name, high))
            rows.append(LimitRow(context.quantity_link(name), limits_bar((low, high), whole, said), shown, chance))
        boxes.append(Box(say_of.facts(context, row), tuple(rows)))
    return ScenariosSection(say_of.scenarios(context, table), say_of.picture(), tuple(boxes))

"""Quantities with what they rest on, and numbers that stand in the tree itself."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from casus.case import Distribution, FixedNumber, Number, Value, Word
from casus.report.context import Context, Link
from casus.report.figures.bars import range_bar
from casus.report.formula import formula, written
from casus.report.numbers import plain
from casus.report.sentences import quantities as say_of
from casus.report.text import arrows, day, inside, sentence, spaced
from casus.wording import say, unit_name

__all__ = ["Fixed", "QuantitiesSection", "Row", "quantities_section"]


@dataclass(frozen=True)
class Row:
    """A quantity."""

    anchor: str
    name: str
    about: str
    unit: str
    mean: str
    span: str
    picture: Markup
    ground: str
    ground_name: str
    written: str
    claims: tuple[Link, ...]
    without: str
    knowable: str


@dataclass(frozen=True)
class Fixed:
    """A number that the author wrote into a tree."""

    what: str
    value: str


@dataclass(frozen=True)
class QuantitiesSection:
    """All quantities."""

    rows: tuple[Row, ...]
    summary: str
    grounds: tuple[tuple[str, str, str, str], ...]
    correlations: tuple[tuple[tuple[Link, ...], str], ...]
    fixed: tuple[Fixed, ...]


def quantities_section(context: Context) -> QuantitiesSection:
    """The quantities in the order of the case."""
    case = context.case
    counted: Counter[str] = Counter(case.ground(name) for name in case.quantities)
    return QuantitiesSection(
        rows=tuple(_row(context, name) for name in case.quantities),
        summary=say_of.grounds(counted),
        grounds=tuple(
            (ground, say_of.ground_name(ground), str(counted[ground]), say(said))
            for ground, said in say_of.GROUNDS.items()
            if counted[ground]
        ),
        correlations=tuple(
            (tuple(Link(spaced(name), context.anchor("quantities", name)) for name in pair.between), plain(pair.rank))
            for pair in case.correlations
        ),
        fixed=tuple(_fixed(context)),
    )


def _row(context: Context, name: str) -> Row:
    quantity, summary = context.case.quantities[name], context.result.quantities[name]
    span = context.numbers.span(summary, "number") if summary.varies else ""
    picture = Markup("")
    if summary.varies and summary.low is not None and summary.high is not None:
        picture = range_bar(summary, summary.low, summary.high, say_of.in_the_picture(summary))
    return Row(
        anchor=context.anchor("quantities", name),
        name=spaced(name),
        about=sentence(quantity.about) if quantity.about is not None else "",
        unit="" if quantity.unit is None else unit_name(quantity.unit),
        mean=plain(summary.mean),
        span=span,
        picture=picture,
        ground=context.case.ground(name),
        ground_name=say_of.ground_name(context.case.ground(name)),
        written=_written(quantity.value),
        claims=context.claim_links([claim for claim in context.case.claims if claim in quantity.because]),
        without=_written(quantity.without) if quantity.without is not None else "",
        knowable=day(quantity.knowable),
    )


def _written(value: Value) -> str:
    """How a value is stated; nothing for a plain number, which its mean repeats."""
    if isinstance(value, Number):
        return ""
    return written(value) if isinstance(value, Word | Distribution) else formula(value)


def _fixed(context: Context) -> list[Fixed]:
    """Numbers in the trees; the same one in many places once."""
    numbers = context.case.fixed_by_author
    return [Fixed(*one) for one in dict.fromkeys((_what(context, number), plain(number.value)) for number in numbers)]


def _what(context: Context, number: FixedNumber) -> str:
    path = arrows(number.on)
    if number.path[-2] == "payoffs":
        return say("payoff of {player} on {path}", player=inside(context.actor(str(number.path[-1]))), path=path)
    if number.path[-1] == "probability":
        return say("probability of {path}", path=path)
    return say("weight of {path}", path=path)

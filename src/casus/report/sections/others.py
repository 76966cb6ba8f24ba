"""Answers beside the headline: on a condition, on their own, and ladders."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.report.context import Context
from casus.report.figures.bars import range_bar, stacked_bar
from casus.report.sentences import others as say_of
from casus.report.text import gist, spaced
from casus.wording.estimative import estimative

__all__ = ["Ladder", "Others", "Row", "others"]


@dataclass(frozen=True)
class Row:
    """An answer."""

    label: str
    given: str
    headline: bool
    mean: str
    word: str
    span: str
    picture: Markup


@dataclass(frozen=True)
class Rung:
    """A step of a ladder, lowest first; `shade` is its colour in the bar."""

    name: str
    shade: int
    mean: str
    span: str
    at_least: str


@dataclass(frozen=True)
class Ladder:
    """An answer that is a step of a ladder."""

    label: str
    caption: str
    picture: Markup
    rungs: tuple[Rung, ...]
    headline: bool


@dataclass(frozen=True)
class Others:
    """All answers."""

    rows: tuple[Row, ...]
    conditional: bool
    caption: str
    ladders: tuple[Ladder, ...]


def others(context: Context) -> Others:
    """Answers in the order of the case, the headline among them for comparison."""
    plain_ones = [name for name in context.case.answers if context.kind(name) != "ordinal"]
    rows = tuple(_row(context, name) for name in plain_ones)
    given = any(context.case.answers[name].given for name in plain_ones)
    ladders = tuple(_ladder(context, name) for name in context.result.ladders)
    worth = len(rows) > 1 or (rows and context.kind(context.headline) == "ordinal")
    return Others(rows if worth else (), given, say_of.caption(context, plain_ones), ladders)


def _row(context: Context, name: str) -> Row:
    answer, summary = context.case.answers[name], context.result.answers[name]
    given = answer.given
    condition = ""
    if given is not None:
        about = context.case.answers[given].about if given in context.case.answers else None
        condition = gist(about) if about is not None else spaced(given)
    picture = Markup("")
    if answer.kind == "probability" and summary.varies and summary.mean is not None:
        picture = range_bar(summary, 0.0, 1.0, say_of.in_the_picture(context, name), answer.decision_threshold)
    return Row(
        label=context.answer_label(name),
        given=condition,
        headline=name == context.headline,
        mean=context.value(name, summary.mean),
        word=estimative(context.result.word(name)),
        span=context.span(name, summary) if summary.varies else "",
        picture=picture,
    )


def _ladder(context: Context, name: str) -> Ladder:
    steps, numbers = context.result.ladders[name], context.numbers
    shares = [step.mean or 0.0 for step in steps.values()]
    last = max(len(shares) - 1, 1)
    rungs = tuple(
        Rung(
            spaced(step),
            round(6 * number / last),
            numbers.per_cent(summary.mean),
            numbers.span(summary) if summary.varies else "",
            numbers.per_cent(min(sum(shares[number:]), 1.0)),
        )
        for number, (step, summary) in enumerate(steps.items())
    )
    caption = say_of.ladder(context, name)
    return Ladder(context.answer_label(name), caption, stacked_bar(shares, caption), rungs, name == context.headline)

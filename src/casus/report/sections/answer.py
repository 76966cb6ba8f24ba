"""The answer: sentences, figures and a picture of how it is spread over the draws."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.report.context import Context
from casus.report.figures.distribution import Line, distribution
from casus.report.numbers import plain
from casus.report.sentences import answer as say_of
from casus.report.spread import Bars, bars
from casus.wording import ranged, say
from casus.wording.estimative import estimative

__all__ = ["AnswerSection", "Spread", "answer_section", "spread"]

_TABLE_ROWS = 15


@dataclass(frozen=True)
class Spread:
    """A picture of a distribution, what it shows, and the table behind it."""

    picture: Markup
    caption: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AnswerSection:
    """The headline."""

    label: str
    figures: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    spread: Spread | None


def answer_section(context: Context) -> AnswerSection:
    """The headline in words and numbers."""
    name, summary = context.headline, context.result.answer
    figures = [
        (say("Forecast (mean)"), context.value(name, summary.mean)),
        (say("In words"), estimative(context.result.word(name))),
        (say("10th to 90th percentile"), context.span(name, summary) if summary.varies else ""),
        (say("Median"), context.value(name, summary.p50) if summary.varies else ""),
    ]
    if context.kind(name) == "ordinal":
        # The mean number of a step is no forecast; the ladder below says what is.
        return AnswerSection(context.answer_label(name), (), (say_of.in_one_line(context),), None)
    ranged = " ".join(filter(None, (say_of.span(context, name), say_of.scope(context, name))))
    sentences = [
        say_of.forecast(context, name),
        ranged,
        say_of.skew(context, name),
        say_of.threshold(context, name),
        say_of.error(context, name),
    ]
    return AnswerSection(
        context.answer_label(name),
        tuple((label, said) for label, said in figures if said),
        tuple(said for said in sentences if said),
        spread(context, name),
    )


def spread(context: Context, name: str) -> Spread | None:
    """The distribution of an answer; None where there is nothing to show."""
    summary = context.result.answers[name]
    if summary.mean is None or summary.p50 is None or not summary.varies:
        return None
    assert summary.p10 is not None
    assert summary.p90 is not None
    probability = context.kind(name) == "probability"
    limit = context.case.answers[name].decision_threshold
    shown = bars(summary, probability, summary.mean, summary.p90, limit)
    lines = [
        Line("median", summary.p50, say("median {p50}", p50=context.value(name, summary.p50))),
        Line("mean", summary.mean, say("mean {mean}", mean=context.value(name, summary.mean))),
    ]
    if limit is not None:
        lines.append(Line("threshold", limit, say("threshold {limit}", limit=context.numbers.per_cent(limit))))
    caption = say_of.picture(context, name, shown.beyond)
    unit = context.unit(name) or ""
    picture = distribution(shown, (summary.p10, summary.p90), lines, probability, unit, caption)
    return Spread(picture, caption, _rows(context, name, shown))


def _rows(context: Context, name: str, shown: Bars) -> tuple[tuple[str, str], ...]:
    """The bars as a table, several together where there are many."""
    count = len(shown.shares)
    together = min(width for width in range(1, count + 1) if count % width == 0 and count // width <= _TABLE_ROWS)
    rows = []
    for start in range(0, count, together):
        low, high = (_edge(context, name, float(shown.edges[edge])) for edge in (start, start + together))
        rows.append(
            (
                ranged(low, high),
                context.numbers.per_cent(float(shown.shares[start : start + together].sum())),
            )
        )
    if shown.beyond > 0:
        rows.append(
            (
                say("above {edge}", edge=_edge(context, name, float(shown.edges[-1]))),
                context.numbers.per_cent(shown.beyond),
            )
        )
    return tuple(rows)


def _edge(context: Context, name: str, value: float) -> str:
    """The edge of a bar, printed in full: rounded as a forecast is, neighbours could look alike."""
    if context.kind(name) != "probability":
        return context.value(name, value)
    return f"{plain(100 * value)}\N{NO-BREAK SPACE}%"

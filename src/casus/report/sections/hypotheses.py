"""Hypotheses: what is asked, what the evidence makes of it, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from casus.case.schema.hypotheses import USUALLY_SEEN
from casus.ensemble import USUAL_RHO, EvidenceTables
from casus.quantities import scheme
from casus.report.context import Context, Link
from casus.report.figures.bars import range_bar
from casus.report.figures.course import course
from casus.report.footnotes import Footnotes
from casus.report.sections.matrix import Matrix, column_label, grades_of, matrix
from casus.report.sections.watch import Watching, WatchList, watching
from casus.report.sections.without import Without, without
from casus.report.sentences import hypotheses as say_of
from casus.report.text import day, sentence, spaced, whole, words
from casus.wording import estimative, say

__all__ = ["Course", "HypothesesSection", "Row", "hypotheses"]


@dataclass(frozen=True)
class Row:
    """A hypothesis; `short` is what the tables call it where that differs."""

    label: str
    short: str
    about: str
    claims: tuple[Link, ...]
    likeliest: bool
    before: str
    after: str
    span: str
    word: str
    picture: Markup


@dataclass(frozen=True)
class Course:
    """The posterior as the evidence became known; `rows` are (date, what, probabilities)."""

    picture: Markup
    caption: str
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class HypothesesSection:
    """A model of hypotheses; `course` and `watch` are None where nothing is dated, and nothing to be watched."""

    anchor: str
    title: str
    about: str
    sentences: tuple[str, ...]
    rows: tuple[Row, ...]
    matrix: Matrix
    course: Course | None
    watch: WatchList | None
    without: Without
    conventions: tuple[tuple[str, str], ...]


def hypotheses(context: Context, notes: Footnotes) -> tuple[HypothesesSection, ...]:
    """The models of hypotheses, in the order of the case."""
    if not context.result.hypotheses:
        return ()
    watched = watching(context)
    return tuple(_section(context, notes, model, watched) for model in context.result.hypotheses)


def _section(context: Context, notes: Footnotes, model: str, watched: Watching) -> HypothesesSection:
    written, tables = context.case.hypotheses[model], context.result.evidence(model)
    label = whole(written.label) if written.label is not None else ""
    if not label and len(context.result.hypotheses) > 1:
        label = spaced(model)
    return HypothesesSection(
        anchor=context.weighed_anchor(model),
        title=label,
        about=sentence(words(written.about)) if written.about is not None else "",
        sentences=say_of.opening(context, model, tables),
        rows=tuple(_row(context, model, tables, hypothesis) for hypothesis in tables.hypotheses),
        matrix=matrix(context, notes, model, tables),
        course=_course(context, model, tables),
        watch=watched.of(model),
        without=without(context, notes, model, tables),
        conventions=_conventions(context, model, tables),
    )


def _row(context: Context, model: str, tables: EvidenceTables, hypothesis: str) -> Row:
    weighed, written = context.result.hypotheses[model], context.case.hypotheses[model].hypotheses[hypothesis]
    before, after = weighed.prior[hypothesis], weighed.posterior[hypothesis]
    label, short = context.hypothesis_label(model, hypothesis), column_label(context, model, hypothesis)
    span = context.numbers.span(after) if after.varies else ""
    word = scheme(context.case.words).word(min(max(after.mean, 0.0), 1.0)) if after.mean is not None else None
    return Row(
        label=label,
        short="" if short == label else short,
        about=sentence(words(written.about)) if written.about is not None else "",
        claims=context.claim_links(written.because),
        likeliest=hypothesis == tables.hypotheses[int(tables.posterior.argmax())],
        before=context.numbers.per_cent(before),
        after=context.numbers.per_cent(after.mean),
        span=span,
        word=estimative(word),
        picture=range_bar(after, 0.0, 1.0, say_of.prior(context, label, before, after.mean, span), before),
    )


def _course(context: Context, model: str, tables: EvidenceTables) -> Course | None:
    steps = tables.timeline
    days = [step.date for step in steps if step.date is not None]
    if not days:
        return None
    names = [column_label(context, model, hypothesis) for hypothesis in tables.hypotheses]
    lines = {name: [float(step.posterior[k]) for step in steps] for k, name in enumerate(_apart(names))}
    caption = say_of.course(context, model, tables)
    rows = tuple(
        (
            day(step.date) if step.date is not None else say("Before"),
            context.item_label(model, step.item) if step.item is not None else say("Priors, and what has no date"),
            tuple(context.numbers.per_cent(float(value)) for value in step.posterior),
        )
        for step in steps
    )
    return Course(course(days, lines, caption), caption, rows)


def _apart(names: list[str]) -> list[str]:
    """Names of lines: two hypotheses of one label are told apart by their number."""
    return [f"{name} ({k})" if names.count(name) > 1 else name for k, name in enumerate(names, start=1)]


def _conventions(context: Context, model: str, tables: EvidenceTables) -> tuple[tuple[str, str], ...]:
    entries, items = context.case.hypotheses[model].evidence, tables.items
    own: Mapping[str, float] = {
        context.item_label(model, name): entry.would_be_seen
        for name, entry in entries.items()
        if entry.would_be_seen != USUALLY_SEEN
    }
    return (
        (
            say("Reliability of a source by its grade"),
            say_of.grades(grades_of(context), bool(context.case.file.grades)),
        ),
        (say("Chance that it would have been seen (would_be_seen)"), say_of.seen(USUALLY_SEEN, own)),
        (
            say("Dependence within a cluster (ρ)"),
            say_of.rho(USUAL_RHO, dict(zip(items.clusters, items.rho, strict=True))),
        ),
    )

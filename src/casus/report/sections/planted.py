"""The answers if somebody planted what he said."""

from dataclasses import dataclass

from casus.ensemble import Summary, Weighed
from casus.report.context import Context, Link
from casus.report.sentences import planted as say_of
from casus.report.sentences import seen as say_seen
from casus.report.text import spaced, whole
from casus.wording import say

__all__ = ["PlantedGroup", "PlantedRow", "PlantedSection", "planted"]


@dataclass(frozen=True)
class PlantedRow:
    """An answer, a step of a ladder, or a hypothesis: as it stands, without the claims, turned round."""

    label: str
    headline: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class PlantedGroup:
    """Rows that stand together, with a title above them where they are steps or hypotheses."""

    title: str
    rows: tuple[PlantedRow, ...]


@dataclass(frozen=True)
class PlantedSection:
    """What follows from the supposition."""

    title: str
    sentences: tuple[str, ...]
    claims: tuple[Link, ...]
    columns: tuple[str, ...]
    groups: tuple[PlantedGroup, ...]


def planted(context: Context) -> PlantedSection | None:
    """The section; None where nothing is supposed."""
    supposed = context.planted
    if supposed is None:
        return None
    parts = (supposed.as_it_is, supposed.removed, supposed.exchanged)
    plain = [name for name in context.case.answers if context.kind(name) != "ordinal"]
    groups = [
        PlantedGroup(
            "",
            tuple(
                PlantedRow(
                    context.answer_label(name),
                    name == context.headline,
                    tuple(_value(context, part, part.answers[name], name) for part in parts),
                )
                for name in plain
            ),
        ),
        *(
            PlantedGroup(
                context.answer_label(name),
                tuple(
                    PlantedRow(
                        spaced(step), False, tuple(_value(context, part, part.ladders[name][step]) for part in parts)
                    )
                    for step in steps
                ),
            )
            for name, steps in supposed.as_it_is.ladders.items()
        ),
        *(
            PlantedGroup(
                _title(context, model),
                tuple(
                    PlantedRow(
                        context.hypothesis_label(model, hypothesis),
                        False,
                        tuple(_value(context, part, part.posteriors[model][hypothesis]) for part in parts),
                    )
                    for hypothesis in posterior
                ),
            )
            for model, posterior in supposed.as_it_is.posteriors.items()
        ),
    ]
    return PlantedSection(
        say_of.title(context, supposed),
        say_of.done(context, supposed),
        context.claim_links(supposed.claims),
        say_of.COLUMNS,
        tuple(group for group in groups if group.rows),
    )


def _title(context: Context, model: str) -> str:
    label = context.case.hypotheses[model].label
    return whole(label) if label is not None else say("Hypotheses “{model}”", model=spaced(model))


def _value(context: Context, part: Weighed, summary: Summary, answer: str | None = None) -> str:
    if summary.mean is None:
        return say_seen.undefined(part)
    return context.numbers.per_cent(summary.mean) if answer is None else context.value(answer, summary.mean)

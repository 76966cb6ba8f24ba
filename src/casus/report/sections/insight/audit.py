"""Which source the answer hangs on."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.insight import Table, WithoutSource
from casus.report.context import Context, Link
from casus.report.figures.parts import move_bar
from casus.report.sentences.insight import sources as say_of

__all__ = ["AuditSection", "audit_section"]


@dataclass(frozen=True)
class AuditRow:
    """The answer without one source or origin; `rests` are the entries that hang on it."""

    name: str
    kind: str
    picture: Markup
    without: str
    span: str
    shift: str
    rests: tuple[Link, ...]


@dataclass(frozen=True)
class AuditSection:
    """The audit; `idle` are those without any effect."""

    sentences: tuple[str, ...]
    grounds: str
    caption: str
    rows: tuple[AuditRow, ...]
    idle: tuple[str, ...]


def audit_section(context: Context) -> AuditSection:
    """The answer without each source and each origin."""
    table = context.explained.sources
    grounds = say_of.grounds(context, dict(table.about["grounds"]))
    sentences = say_of.sources(context, table)
    if not table.rows:
        return AuditSection(sentences, grounds, "", (), ())
    moved = [row for row in table if row.shift != 0.0]
    idle = tuple(context.actor_or_source(row.source or row.origin or "") for row in table if row.shift == 0.0)
    means = [table.about["with"].mean, *(row.without.mean for row in moved if row.without is not None)]
    room = (max(means) - min(means)) * 0.06
    scale = (min(means) - room, max(means) + room)
    rows = tuple(_row(context, table, row, scale) for row in moved)
    return AuditSection(sentences, grounds, say_of.picture(context, table), rows, tuple(dict.fromkeys(idle)))


def _row(context: Context, table: Table[WithoutSource], row: WithoutSource, scale: tuple[float, float]) -> AuditRow:
    name = context.actor_or_source(row.source or row.origin or "")
    kind = say_of.kind(row)
    rests = (
        *(context.quantity_link(quantity) for quantity in (*row.quantities, *row.fixed)),
        *(Link(context.item_label(model, item), context.item_anchor(model, item)) for model, item in row.evidence),
    )
    if row.without is None or row.shift is None:
        return AuditRow(name, kind, Markup(""), say_of.cannot_run(), "", "", rests)
    headline, before = context.headline, table.about["with"].mean
    said = say_of.in_words(context, name, before, row.without.mean)
    low, high = (context.value(headline, value) for value in (row.without.p10, row.without.p90))
    return AuditRow(
        name,
        kind,
        move_bar(before, row.without.mean, *scale, said),
        context.value(headline, row.without.mean),
        say_of.span(low, high),
        context.points(headline, row.shift),
        rests,
    )

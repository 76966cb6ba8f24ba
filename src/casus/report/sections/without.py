"""What falls without what: the posterior without each item, source, origin and cluster."""

from dataclasses import dataclass

import numpy as np

from casus.ensemble import Ablated, EvidenceTables
from casus.report.context import Context, Link
from casus.report.footnotes import Footnotes
from casus.report.sections.matrix import Cell, shade_of
from casus.report.sentences import hypotheses as say_of
from casus.report.text import capital, spaced
from casus.wording import say

__all__ = ["Without", "without"]

_SHOWN = 6
# Percentage points from which a colour is darker.
_STRENGTHS = (0.5, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class WithoutRow:
    """How far each hypothesis moves without something, in percentage points."""

    what: str
    items: tuple[Link, ...]
    moves: tuple[Cell, ...]


@dataclass(frozen=True)
class Without:
    """The rows that move the posterior most, and the others."""

    said: str
    rows: tuple[WithoutRow, ...]
    others: tuple[WithoutRow, ...]


def without(context: Context, notes: Footnotes, model: str, tables: EvidenceTables) -> Without:
    """What the posterior hangs on, the most first."""
    ranked = sorted(_merged(tables), key=lambda one: -_change(tables, one))
    rows = tuple(_row(context, notes, model, tables, one) for one in ranked)
    said = ""
    if ranked:
        first = ranked[0]
        moved = int(np.abs(first.posterior - tables.posterior).argmax())
        before, after = float(tables.posterior[moved]), float(first.posterior[moved])
        what = _what(context, notes, model, first)
        said = say_of.without(context, model, what, tables.hypotheses[moved], before, after)
    # One row more takes no more room than the fold that would hide it.
    shown = _SHOWN if len(rows) > _SHOWN + 1 else len(rows)
    return Without(said, rows[:shown], rows[shown:])


def _merged(tables: EvidenceTables) -> list[Ablated]:
    """An origin that is a source of the same name, and takes the same away, stands once."""
    sources = {one.name: one for one in tables.ablation if one.kind == "source"}
    return [
        one
        for one in tables.ablation
        if one.kind != "origin"
        or one.name not in sources
        or not np.array_equal(one.posterior, sources[one.name].posterior)
    ]


def _change(tables: EvidenceTables, one: Ablated) -> float:
    return float(np.abs(one.posterior - tables.posterior).sum() / 2)


def _row(context: Context, notes: Footnotes, model: str, tables: EvidenceTables, one: Ablated) -> WithoutRow:
    items = () if one.kind == "item" else one.items
    return WithoutRow(
        capital(_what(context, notes, model, one)),
        tuple(Link(context.item_label(model, item), context.item_anchor(model, item)) for item in items),
        tuple(_moved(100 * float(change)) for change in one.posterior - tables.posterior),
    )


def _moved(points: float) -> Cell:
    return Cell(say_of.signed(points), shade_of(points, _STRENGTHS))


def _what(context: Context, notes: Footnotes, model: str, one: Ablated) -> str:
    match one.kind:
        case "item":
            return say("evidence “{item_label}”", item_label=context.item_label(model, one.name))
        case "cluster":
            return say("cluster “{name}”", name=spaced(one.name))
        case "source":
            return say(
                "source {numbers}, “{actor_or_source}”",
                numbers=notes.numbers[one.name],
                actor_or_source=context.actor_or_source(one.name),
            )
        case "origin":
            return say("what “{actor_or_source}” said first", actor_or_source=context.actor_or_source(one.name))

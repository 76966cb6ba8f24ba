"""The matrix of evidence and hypotheses: weights of evidence, and beside them Heuer's letters."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from casus.ensemble import EvidenceTables, Settings, believed_reports
from casus.report.context import Context, Link
from casus.report.footnotes import Footnotes
from casus.report.numbers import plain
from casus.report.sentences import hypotheses as say_of
from casus.report.text import capital, day, joined, sentence, spaced, words
from casus.wording import say

__all__ = [
    "LONGEST_HEADING",
    "Cell",
    "Column",
    "Heuer",
    "Item",
    "Matrix",
    "column_label",
    "grades_of",
    "matrix",
    "shade_of",
]

# Decibans from which a colour is darker: noticeable, twofold, fourfold, tenfold odds.
STRENGTHS = (0.5, 3.0, 6.0, 10.0)
# Longer labels make a column too wide; the table of posteriors has them in full.
LONGEST_HEADING = 20


@dataclass(frozen=True)
class Column:
    """A hypothesis, and the rival that its numbers are against."""

    name: str
    rival: str


@dataclass(frozen=True)
class Cell:
    """A weight; `shade` is the class of its colour: f1 to f4 for, a1 to a4 against, empty where it is near nothing."""

    text: str
    shade: str


@dataclass(frozen=True)
class Item:
    """A piece of evidence with its weights and letters; without weights where it isn't known yet."""

    anchor: str
    label: str
    about: str
    claims: tuple[Link, ...]
    notes: tuple[Link, ...]
    status: str
    reliability: str
    why: str
    cluster: str
    cells: tuple[Cell, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True)
class Heuer:
    """Heuer's matrix: the scores and posteriors below its letters, what they are, and where the two orders differ."""

    scores: tuple[str, ...]
    posterior: tuple[str, ...]
    said: str
    orders: str


@dataclass(frozen=True)
class Matrix:
    """Evidence in the order of the file; `totals` weigh all of it."""

    columns: tuple[Column, ...]
    items: tuple[Item, ...]
    totals: tuple[Cell, ...]
    caption: str
    sentences: tuple[str, ...]
    heuer: Heuer


def matrix(context: Context, notes: Footnotes, model: str, tables: EvidenceTables) -> Matrix:
    """The matrix of a model."""
    names = [column_label(context, model, hypothesis) for hypothesis in tables.hypotheses]
    return Matrix(
        columns=tuple(Column(name, names[int(k)]) for name, k in zip(names, tables.rivals, strict=True)),
        items=tuple(_item(context, notes, model, tables, k) for k in range(len(tables.items.names))),
        totals=tuple(_cell(float(tables.between[k, rival])) for k, rival in enumerate(tables.rivals)),
        caption=say_of.rivals(tables),
        sentences=tuple(filter(None, (say_of.heaviest(context, model, tables), say_of.infinite(tables)))),
        heuer=Heuer(
            tuple(map(say_of.score, map(float, tables.score))),
            tuple(context.numbers.per_cent(float(value)) for value in tables.posterior),
            say(say_of.ACH),
            say_of.orders(context, model, tables),
        ),
    )


def column_label(context: Context, model: str, hypothesis: str) -> str:
    """A hypothesis at the head of a column: its label, or its name where that is shorter."""
    label = context.hypothesis_label(model, hypothesis)
    return label if len(label) <= LONGEST_HEADING else capital(spaced(hypothesis))


def grades_of(context: Context) -> dict[str, float]:
    """What the grades of sources are worth in this case."""
    from casus.models.hypotheses import GRADES

    return {**GRADES, **context.case.file.grades}


def shade_of(amount: float, strengths: Sequence[float] = STRENGTHS) -> str:
    """The class of a colour: how many of the strengths an amount reaches, for or against."""
    strength = sum(abs(amount) >= least for least in strengths)
    return f"{'f' if amount > 0 else 'a'}{strength}" if strength else ""


def _cell(weight: float) -> Cell:
    return Cell(say_of.decibans(weight), shade_of(weight))


def _item(context: Context, notes: Footnotes, model: str, tables: EvidenceTables, k: int) -> Item:
    items, name = tables.items, tables.items.names[k]
    entry = context.case.hypotheses[model].evidence[name]
    unknown = items.status[k] == "unknown"
    cluster = say_of.shared(entry.cluster, float(tables.exponent[k])) if entry.cluster is not None else ""
    return Item(
        anchor=context.item_anchor(model, name),
        label=context.item_label(model, name),
        about=sentence(words(entry.about)) if entry.about is not None else "",
        claims=context.claim_links(entry.because),
        notes=_notes(notes, entry.because),
        status=say_of.status(items.status[k], day(entry.by)),
        reliability=plain(items.reliability[k]),
        why=_why(context, items.exchanged[k], entry.because, not unknown),
        cluster=cluster,
        cells=() if unknown else tuple(_cell(float(weight)) for weight in tables.weight[k]),
        letters=tuple(map(str, tables.letters[k])),
    )


def _notes(notes: Footnotes, claims: Sequence[str]) -> tuple[Link, ...]:
    """The sources of some claims by their numbers."""
    marks = {note.number: Link(str(note.number), note.to) for claim in claims for note in notes.marks[claim]}
    return tuple(marks[number] for number in sorted(marks))


def _why(context: Context, exchanged: bool, claims: Sequence[str], known: bool) -> str:
    """How a reliability came about: by origins, each with the grades of those who carry it."""
    settings: Settings = context.result.settings
    reports, _ = believed_reports(context.case, settings, claims)
    scale = grades_of(context)
    by_origin: dict[str, list[str | None]] = {}
    for report in reports:
        by_origin.setdefault(report.origin, []).append(report.grade)
    parts = []
    for origin, grades in by_origin.items():
        best = max(grades, key=lambda grade: -math.inf if grade is None else scale[grade])
        worth = say("improbable and alone: 0") if best is None else f"{best} {plain(scale[best])}"
        once = say(", {grades} reports counted once", grades=len(grades)) if len(grades) > 1 else ""
        parts.append(f"{_said_by(context, origin)} ({worth}{once})")
    if exchanged or not parts:
        held = say_of.unheld(bool(claims), exchanged, known)
        return f"{held}; {joined(parts)}" if parts else held
    return joined(parts)


def _said_by(context: Context, origin: str) -> str:
    """Who said something; a claim without a source is the authors' own."""
    if origin in context.case.claims and origin not in context.case.sources and origin not in context.case.actors:
        return say("the authors")
    return context.actor_or_source(origin)

"""What to find out next."""

from dataclasses import dataclass

from markupsafe import Markup

from casus.insight import Information
from casus.report.context import Context, Link
from casus.report.figures.parts import part_bar
from casus.report.sentences.insight import information as say_of
from casus.report.text import day

__all__ = ["InformationSection", "information_section"]


@dataclass(frozen=True)
class InformationRow:
    """One thing that can be found out."""

    link: Link
    kind: str
    by: str
    picture: Markup
    share: str
    points: str


@dataclass(frozen=True)
class InformationSection:
    """All that can be found out, what would help most first."""

    sentences: tuple[str, ...]
    rows: tuple[InformationRow, ...]


def information_section(context: Context) -> InformationSection:
    """What knowing this or that would be worth."""
    table = context.explained.information
    most = max((row.share for row in table), default=0.0)
    return InformationSection(say_of.information(context, table), tuple(_row(context, row, most) for row in table))


def _row(context: Context, row: Information, most: float) -> InformationRow:
    what, share = say_of.what(context, row), context.numbers.share(row.share)
    picture = part_bar(row.share, (row.share, row.share), 0.0, most, say_of.in_words(what, share))
    link = Link(what, say_of.anchor(context, row))
    return InformationRow(link, say_of.kind(row), day(row.by), picture, share, say_of.points(row))

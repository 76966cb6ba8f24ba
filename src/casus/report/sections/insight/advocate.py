"""The devil's advocate."""

from casus.report.context import Context
from casus.report.sentences.insight import advocate as say_of

__all__ = ["advocate"]


def advocate(context: Context) -> tuple[str, ...]:
    """The most plausible story in which the forecast is wrong; empty where no threshold lies on the other side."""
    row = say_of.wrong_side(context)
    return () if row is None else say_of.story(context, row)

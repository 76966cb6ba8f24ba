"""Two versions of a case on the terminal: the move, and each change with its part of it."""

from rich.padding import Padding
from rich.text import Text

from casus.cli.console import Console, plain_table
from casus.ensemble import Result
from casus.insight import Change, Table
from casus.report.context import Context
from casus.report.sentences import answer as say_answer
from casus.report.sentences.insight import changes as say_of
from casus.report.text import words
from casus.wording import say

__all__ = ["show_compared"]


def show_compared(result: Result, table: Table[Change]) -> None:
    """Print why the forecast moved; `result` is that of the new version."""
    console, context = Console(), Context(result)
    console.print(Text(words(result.case.title), style="bold"))
    console.print(Text(context.answer_label(context.headline)))
    console.print(Text(say_answer.in_one_line(context)))
    console.print()
    for sentence in say_of.changes(context, table):
        console.print(Padding(Text(sentence), (0, 0, 0, 2)))
    if not table.rows:
        return
    shown = plain_table()
    shown.add_column(say("Part"), justify="right", no_wrap=True)
    shown.add_column(say("Change"), overflow="fold")
    for row in table:
        part = context.points(context.headline, row.part) if row.part else say("none")
        shown.add_row(Text(part), Text(say_of.what(row)))
    console.print(Padding(shown, (1, 0, 0, 2)))

"""On the terminal: the answers if somebody planted what he said."""

from rich.padding import Padding
from rich.text import Text

from casus.cli.console import Console, plain_table
from casus.ensemble import Planted, Result
from casus.report.context import Context
from casus.report.numbers import Numbers
from casus.report.sections.planted import planted as section

__all__ = ["show_planted"]


def show_planted(result: Result, supposed: Planted, digits: int | None) -> None:
    """Print what was done and what follows, in the words of the report."""
    shown = section(Context(result, Numbers(digits), supposed))
    assert shown is not None, "something is supposed"
    table = plain_table()
    table.add_column()
    for heading in shown.columns:
        table.add_column(heading.lower(), justify="right")
    for group in shown.groups:
        if group.title:
            table.add_row(Text(group.title))
        for row in group.rows:
            label = Text(f"  {row.label}" if group.title else row.label, style="bold" if row.headline else "")
            table.add_row(label, *(value.replace("\N{NO-BREAK SPACE}", " ") for value in row.values))
    console = Console()
    console.print(Text())
    console.print(Text(shown.title, style="bold"))
    for said in shown.sentences:
        console.print(Text(said))
    console.print(Padding(table, (0, 0, 0, 2)))

"""Faults and warnings as a person reads them."""

import sys
from collections.abc import Sequence

from casus.errors import Fault

__all__ = ["print_faults", "print_todos", "print_warnings"]


def print_faults(faults: Sequence[Fault]) -> int:
    """List faults on standard error and return the exit code of a case with faults."""
    _list(faults, "fault")
    return 1


def print_warnings(warnings: Sequence[Fault]) -> None:
    """List warnings on standard error."""
    if warnings:
        _list(warnings, "warning")


def print_todos(todo: Sequence[Fault]) -> None:
    """List on standard error what is still to be written."""
    if todo:
        _list(todo, "TODO")


def _list(faults: Sequence[Fault], what: str) -> None:
    from rich.text import Text

    from casus.cli.console import Console

    console = Console(stderr=True)
    for fault in faults:
        line = Text()
        if fault.place is not None:
            line.append(f"{fault.place}: ", style="bold")
        line.append(what, style="bold red" if what == "fault" else "bold yellow")
        line.append(f" [{fault.code}] ", style="dim")
        line.append(fault.message)
        console.print(line)
        for label, value in (
            ("at", fault.where),
            ("found", fault.found),
            ("expected", fault.expected),
            ("did you mean", " or ".join(fault.nearest)),
        ):
            if value:
                console.print(Text(f"    {label}: ", style="dim").append(str(value), style="default"))
    plural = "s" if len(faults) != 1 and what != "TODO" else ""
    console.print(f"{len(faults)} {what}{plural}", style="dim")
    sys.stderr.flush()

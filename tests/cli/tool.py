"""Runs the command line inside the test's process."""

import contextlib
import io
from typing import NamedTuple

from casus.cli import main

__all__ = ["Ran", "casus"]


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


def casus(*arguments: str) -> Ran:
    """Run `casus` with arguments."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())

"""The entry point: runs a command and turns errors into messages and exit codes.

0: fine. 1: the case has faults. 2: wrong usage. 130: interrupted. 70: a defect of casus itself.
"""

import os
import sys
from typing import Any

from casus.errors import CaseError, CasusError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    from casus.cli.app import app

    sys.exit(_run(app, arguments))


def _run(app: Any, arguments: list[str] | None) -> int:
    import click

    try:
        app(arguments, standalone_mode=False)
        sys.stdout.flush()
    except CaseError as error:
        from casus.cli.faults import print_faults

        return print_faults(error.faults)
    except CasusError as error:
        print(f"casus: {error}", file=sys.stderr)
        return 2
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        print("casus: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (a pager, head) has gone: point stdout elsewhere so that the exit stays silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("CASUS_DEBUG"):
            raise
        print(
            f"casus: a defect of casus itself: {type(error).__name__}: {error}\n"
            "Please report it with the case file; CASUS_DEBUG=1 shows where it happened.",
            file=sys.stderr,
        )
        return 70
    return 0

"""The entry point: runs a command and turns errors into messages and exit codes.

0: fine. 1: the case has faults. 2: wrong usage. 130: interrupted. 70: a defect of casus itself.
"""

import os
import sys
from collections.abc import Callable

from casus.errors import CaseError, CasusError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    from casus.cli.app import app

    sys.exit(_run(app, arguments))


def _run(app: Callable[..., object], arguments: list[str] | None) -> int:
    stdout = sys.stdout
    try:
        app(arguments, prog_name="casus")
    except SystemExit as stop:
        # The parser of the command line ends this way, its own messages about wrong usage printed. It also takes
        # a broken pipe for an error of its own, and then puts something else in the place of stdout.
        if sys.stdout is not stdout:
            return 0
        code = stop.code if isinstance(stop.code, int) else 0
    except CaseError as error:
        from casus.cli.faults import print_faults

        return print_faults(error.faults)
    except CasusError as error:
        print(f"casus: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("casus: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        # A full disk behind stdout, a terminal that has gone.
        print(f"casus: cannot write: {error.strerror or error}", file=sys.stderr)
        return 2
    except Exception as error:  # the last guard: a traceback must not reach a user
        if os.environ.get("CASUS_DEBUG"):
            raise
        print(
            f"casus: a defect of casus itself: {type(error).__name__}: {error}\n"
            "Please report it with the case file; CASUS_DEBUG=1 shows where it happened.",
            file=sys.stderr,
        )
        return 70
    else:
        code = 0
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        print(f"casus: cannot write: {error.strerror or error}", file=sys.stderr)
        return 2
    return code


def _reader_gone() -> int:
    """The reader (a pager, head) has gone: point stdout elsewhere so that the exit stays silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

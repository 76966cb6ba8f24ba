"""What a database says, in words of what it means for the ledger."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from casus.errors import UsageError

__all__ = ["PATIENCE", "WRITING", "translated"]

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

WRITING = 1667330931
"""What writers on a PostgreSQL server lock; any number will do, so long as it is always the same."""

# By the name of SQLite's error, without what follows the first word of it.
_SQLITE = {
    "FULL": "the disk is full",
    "READONLY": "it is read-only",
    "BUSY": f"another process has held it for {PATIENCE:.0f} seconds",
    "LOCKED": f"another process has held it for {PATIENCE:.0f} seconds",
    "CORRUPT": "the file is damaged; keep it, and go on from a copy",
    "NOTADB": "the file is not a ledger",
    "CANTOPEN": "the file can't be opened",
    "IOERR": "the disk doesn't answer as it should, or is full",
    "PERM": "it may not be opened",
    "AUTH": "it may not be opened",
}
# By SQLSTATE.
_POSTGRESQL = {
    "53100": "the server's disk is full",
    "25006": "it is read-only",
    "55P03": f"another process has held it for {PATIENCE:.0f} seconds",
    "42501": "the user may not do this there",
}


@contextmanager
def translated(where: str, writing: bool = False) -> Iterator[None]:
    """Turn the errors of the database into a UsageError that says what happened, and that nothing was lost."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    after = "; nothing was recorded, and all that the ledger held it still holds" if writing else ""
    try:
        yield
    except DBAPIError as error:
        raise UsageError(f"the ledger {where}: {_reason(error.orig)}{after}") from None
    except sqlite3.Error as error:
        raise UsageError(f"the ledger {where}: {_reason(error)}{after}") from None
    except SQLAlchemyError as error:
        raise UsageError(f"the ledger {where}: {error}{after}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the ledger {where}: {getattr(error, 'strerror', None) or error}{after}") from None


def _reason(error: Any) -> str:
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        words = name.removeprefix("SQLITE_").split("_")
        return _SQLITE.get(words[0], str(error))
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str) and state in _POSTGRESQL:
        return _POSTGRESQL[state]
    # A server that can't be reached tells it in several lines.
    return " ".join(str(error).split())

"""Looks whether the ledger is what was written: every row in its place, every hash as it should be.

The chain shows any change, gap or exchange between its rows. It can't show that rows were cut off at its end, nor that
somebody wrote the whole chain anew; a hash that was noted elsewhere can.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casus.errors import UsageError, short
from casus.ledger.canonical import hash_of
from casus.ledger.entry import Entry, Row, read

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Verification", "beginning", "verify"]

LEAST_KEPT = 8
"""Digits that a kept hash must have to prove anything."""


@dataclass(frozen=True)
class Verification:
    """What `verify` found.

    forecasts, resolutions : rows of each kind
    last                   : hash of the last row; worth keeping elsewhere
    faults                 : what is wrong, a sentence each
    """

    forecasts: int
    resolutions: int
    last: str
    faults: tuple[str, ...]

    @property
    def fine(self) -> bool:
        """True where nothing is wrong."""
        return not self.faults

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "fine": self.fine,
            "forecasts": self.forecasts,
            "resolutions": self.resolutions,
            "last_hash": self.last,
            "faults": list(self.faults),
        }


def beginning(connection: "Connection") -> str:
    """The hash that the first row continues: that of the ledger's own first line."""
    from sqlalchemy import select

    from casus.ledger.tables import LEDGER

    first = connection.execute(select(LEDGER).order_by(LEDGER.c.format).limit(1)).first()
    if first is None:
        raise UsageError("the ledger doesn't say when it was begun; it is damaged")
    return hash_of(["casus ledger", *first])


def verify(connection: "Connection", rows: Sequence[Row], kept: str | None = None) -> Verification:
    """Check all rows, the triggers and, in SQLite, the file itself."""
    faults = [*_file(connection), *_triggers(connection), *_chain(rows, beginning(connection))]
    if kept is not None:
        wanted = kept.strip().lower()
        known = [beginning(connection), *(row.hash for row in rows)]
        if len(wanted) < LEAST_KEPT or not any(hash_.startswith(wanted) for hash_ in known):
            faults.append(f"the kept hash {short(wanted)!r} is not here: rows were taken out or written anew")
    return Verification(
        sum(row.what == "forecast" for row in rows),
        sum(row.what == "resolution" for row in rows),
        rows[-1].hash if rows else beginning(connection),
        tuple(faults),
    )


def _chain(rows: Sequence[Row], previous: str) -> Iterator[str]:
    expected = 1
    for row in rows:
        if row.number != expected:
            missing = f"{expected}" if row.number == expected + 1 else f"{expected} to {row.number - 1}"
            yield f"entry {missing} is missing"
        if row.hash != row.expected():
            yield f"entry {row.number} was changed: its hash doesn't fit what it says"
        elif row.previous != previous and row.number == expected:
            yield f"entry {row.number} doesn't continue the entry before it: that one was changed, or they were moved"
        yield from _content(row)
        previous, expected = row.hash, row.number + 1


def _content(row: Row) -> Iterator[str]:
    try:
        entry = read(row)
    except UsageError as error:
        yield str(error).partition(";")[0]
        return
    key = entry.forecast.question_key if isinstance(entry, Entry) else entry.question
    if key != row.question:
        yield f"entry {row.number} is filed under another question than it says"


def _triggers(connection: "Connection") -> Iterator[str]:
    from sqlalchemy import text

    from casus.ledger.tables import TRIGGERS

    dialect = connection.dialect.name
    found = connection.execute(
        text(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            if dialect == "sqlite"
            else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        )
    ).scalars()
    for name in sorted(set(TRIGGERS[dialect]) - set(found)):
        yield f"the trigger {name} is gone, which kept entries from being changed"


def _file(connection: "Connection") -> Iterator[str]:
    from sqlalchemy import text

    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield f"the file is damaged: {said}"

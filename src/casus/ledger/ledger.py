"""The ledger itself: what can be put in, and what can be asked of it. Nothing is ever changed or taken out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any

from casus.errors import UsageError, nearest, short
from casus.ledger.entry import Entry, Row, Settled, read, row_of
from casus.ledger.forecast import Forecast
from casus.ledger.refusals import WRITING, translated
from casus.ledger.resolution import Outcome, Resolution, read_outcome
from casus.ledger.series import Series, standing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Select

    from casus.ledger.verifying import Verification

__all__ = ["Ledger", "Resolved"]

LEAST_DIGITS = 4
"""Digits of a hash that name an entry."""


@dataclass(frozen=True)
class Resolved:
    """What came of `Ledger.resolve`.

    settled : the resolution that now stands
    series  : all forecasts that it decides, with all resolutions so far
    new     : whether a row was added; False where the same had been recorded before
    """

    settled: Settled
    series: Series
    new: bool


class Ledger:
    """An open ledger; `casus.ledger.open_ledger` makes one.

    >>> import tempfile, pathlib
    >>> from casus.ledger import Forecast, open_ledger
    >>> rain = Forecast(case="r", title="R", question="Rain?", answer="r", kind="probability", value=0.3, author="Ada")
    >>> with open_ledger(pathlib.Path(tempfile.mkdtemp()) / "ledger.sqlite") as ledger:
    ...     entry, = ledger.record([rain])
    ...     resolved = ledger.resolve(entry.id, "yes", source="I looked out")
    ...     entry.id, resolved.settled.resolution.outcome, ledger.verify().fine
    ('1', 'yes', True)
    """

    def __init__(self, engine: "Engine", where: str, clock: Callable[[], datetime]) -> None:
        self.where = where
        self._engine = engine
        self._clock = clock

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def record(self, forecasts: Sequence[Forecast]) -> list[Entry]:
        """Keep forecasts, all of them or none; once this returns they are on the disk.

        raises : UsageError where they can't be kept
        """
        with self._writing() as connection:
            for forecast in forecasts:
                if forecast.follows is not None:
                    self._check_follows(connection, forecast.follows)
            entries = self._append(connection, forecasts)
        return [entry for entry in entries if isinstance(entry, Entry)]

    def resolve(
        self, name: str | int, outcome: str | float, *, source: str, on: date | None = None, correct: bool = False
    ) -> Resolved:
        """Say what came of the question of a forecast; this decides its whole series.

        name    : as for `find`
        outcome : yes, no, a step, a number, or void
        source  : who says so; of a correction, also why
        on      : day on which it was decided; by default today, or the horizon where that has passed
        correct : put this in the place of another outcome that was recorded before
        raises  : UsageError where the outcome doesn't fit the question, or another one stands and `correct` is not set
        """
        named = self.find(name)
        forecast, read_as = named.forecast, read_outcome(outcome, named.forecast)
        today = self._clock().astimezone(UTC).date()
        if on is not None and on > today:
            raise UsageError(f"on: {on.isoformat()} is still to come; a question is resolved once it is decided")
        day = on or (min(today, forecast.horizon) if forecast.horizon else today)
        with self._writing() as connection:
            before = standing(self._settled(connection, named.question))
            if before is not None and _same(before, read_as, on, source if correct else None):
                return Resolved(before, self._series(connection, named.question), new=False)
            if before is not None and not correct:
                raise UsageError(_differs(named, before, read_as))
            wanted = Resolution(
                question=named.question,
                forecast=named.number,
                outcome=read_as,
                on=day,
                source=source,
                corrects=before.number if before is not None else None,
            )
            (settled,) = self._append(connection, [wanted])
            series = self._series(connection, named.question)
        assert isinstance(settled, Settled)
        return Resolved(settled, series, new=True)

    def forecasts(self) -> list[Entry]:
        """All forecasts, in the order in which they were recorded."""
        return [entry for entry in self.entries() if isinstance(entry, Entry)]

    def entries(self) -> list[Entry | Settled]:
        """All that the ledger holds, in the order in which it was recorded."""
        with self._reading() as connection:
            return [read(row) for row in self._rows(connection, _all())]

    def all_series(self) -> list[Series]:
        """All questions with their forecasts and resolutions, in the order of their first forecasts."""
        return Series.group(self.entries())

    def series(self, question: str) -> Series:
        """The forecasts and resolutions of one question, by its key (`Entry.question`).

        raises : UsageError where nothing was forecast of it
        """
        with self._reading() as connection:
            return self._series(connection, question)

    def find(self, name: str | int) -> Entry:
        """The forecast of a number, or of a hash that begins so.

        raises : UsageError where there is none, or more than one
        """
        wanted = str(name).strip().lower().removeprefix("#")
        with self._reading() as connection:
            found = self._find(connection, wanted)
        if isinstance(found, Settled):
            of = found.resolution.forecast
            raise UsageError(f"entry {found.number} is a resolution; the forecast that it names is {of}")
        return found

    def last_hash(self) -> str:
        """Hash of the last row: kept elsewhere, it proves later that nothing before it was changed."""
        with self._reading() as connection:
            return self._last(connection)[1]

    def verify(self, kept: str | None = None) -> "Verification":
        """Look for rows that were changed, left out or moved; see `casus.ledger.verifying`.

        kept : a hash that was noted before, which must still be in the chain
        """
        from casus.ledger.verifying import verify

        with self._reading() as connection:
            return verify(connection, list(self._rows(connection, _all())), kept)

    # --- what stands below knows the tables

    @contextmanager
    def _reading(self) -> "Iterator[Connection]":
        with translated(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> "Iterator[Connection]":
        """A transaction that no other writer can be in at the same time, and that is on the disk when it ends."""
        with (
            translated(self.where, writing=True),
            self._engine.connect().execution_options(casus_writes=True) as connection,
            connection.begin(),
        ):
            if connection.dialect.name == "postgresql":
                # Readers pass; whoever wants to write waits, and then sees the row that came before. A lock on the
                # table would ask for the right to change or delete rows, which nobody needs to have.
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")
            yield connection

    def _append(self, connection: "Connection", bodies: Sequence[Forecast | Resolution]) -> list[Entry | Settled]:
        from casus.ledger.tables import ENTRIES

        number, previous = self._last(connection)
        kept: list[Entry | Settled] = []
        for body in bodies:
            number += 1
            row = row_of(number, body, self._clock().astimezone(UTC), previous)
            connection.execute(ENTRIES.insert(), vars(row))
            kept.append(_kept(row, body))
            previous = row.hash
        return kept

    def _last(self, connection: "Connection") -> tuple[int, str]:
        from sqlalchemy import select

        from casus.ledger.tables import ENTRIES
        from casus.ledger.verifying import beginning

        last = connection.execute(
            select(ENTRIES.c.number, ENTRIES.c.hash).order_by(ENTRIES.c.number.desc()).limit(1)
        ).first()
        return (last.number, last.hash) if last is not None else (0, beginning(connection))

    def _rows(self, connection: "Connection", wanted: "Select[Any]") -> Iterator[Row]:
        return (Row(*row) for row in connection.execute(wanted))

    def _settled(self, connection: "Connection", question: str) -> list[Settled]:
        from casus.ledger.tables import ENTRIES

        wanted = _all().where(ENTRIES.c.question == question, ENTRIES.c.what == "resolution")
        return [entry for row in self._rows(connection, wanted) if isinstance(entry := read(row), Settled)]

    def _series(self, connection: "Connection", question: str) -> Series:
        from casus.ledger.tables import ENTRIES

        found = Series.group(read(row) for row in self._rows(connection, _all().where(ENTRIES.c.question == question)))
        if not found:
            raise UsageError(f"nothing was forecast of the question {short(question)!r}")
        return found[0]

    def _find(self, connection: "Connection", wanted: str) -> Entry | Settled:
        from casus.ledger.tables import ENTRIES

        if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:
            for row in self._rows(connection, _all().where(ENTRIES.c.number == int(wanted))):
                return read(row)
        if len(wanted) >= LEAST_DIGITS and wanted.isalnum():
            rows = list(self._rows(connection, _all().where(ENTRIES.c.hash.startswith(wanted)).limit(4)))
            if len(rows) == 1:
                return read(rows[0])
            if rows:
                several = ", ".join(f"{row.hash[: len(wanted) + 4]} ({row.number})" for row in rows)
                raise UsageError(f"several entries begin with {wanted!r}: {several}; type more of it, or the number")
        raise UsageError(self._miss(connection, wanted))

    def _miss(self, connection: "Connection", wanted: str) -> str:
        """Why nothing was found, with the names that come closest."""
        from sqlalchemy import select

        from casus.ledger.tables import ENTRIES

        only = ENTRIES.c.what == "forecast"
        known = connection.execute(select(ENTRIES.c.number, ENTRIES.c.hash).where(only)).all()
        if not known:
            return f"there is no forecast {short(wanted)!r}: the ledger is empty"
        length = max(len(wanted), LEAST_DIGITS)
        # Digits alone may be a number, or how a hash begins.
        number = wanted.isascii() and wanted.isdigit() and len(wanted) < 19
        close = []
        if not number or len(wanted) >= LEAST_DIGITS:
            close = list(nearest(wanted, {hash_[:length] for _, hash_ in known}, most=2))
        if number and not close:
            close = [str(one) for one, _ in sorted(known, key=lambda one: abs(one.number - int(wanted)))[:1]]
        hint = f"; did you mean {' or '.join(close)}?" if close else "; `casus forecast list` shows all"
        return f"there is no forecast {short(wanted)!r}{hint}"

    def _check_follows(self, connection: "Connection", number: int) -> None:
        from sqlalchemy import select

        from casus.ledger.tables import ENTRIES

        what = connection.execute(select(ENTRIES.c.what).where(ENTRIES.c.number == number)).scalar()
        if what != "forecast":
            raise UsageError(f"follows: there is no forecast {number} in the ledger")


def _all() -> "Select[Any]":
    from sqlalchemy import select

    from casus.ledger.tables import ENTRIES

    return select(ENTRIES).order_by(ENTRIES.c.number)


def _kept(row: Row, body: Forecast | Resolution) -> Entry | Settled:
    recorded = datetime.fromisoformat(row.recorded)
    if isinstance(body, Forecast):
        return Entry(row.number, row.question, recorded, row.previous, row.hash, body)
    return Settled(row.number, recorded, row.previous, row.hash, body)


def _same(before: Settled, outcome: Outcome, on: date | None, source: str | None) -> bool:
    stands = before.resolution
    return stands.outcome == outcome and on in (None, stands.on) and source in (None, stands.source)


def _differs(named: Entry, before: Settled, outcome: Outcome) -> str:
    stands = before.resolution
    return (
        f"the question of forecast {named.number} was resolved before: {stands.outcome}, on {stands.on.isoformat()} "
        f"(entry {before.number}, source: {short(stands.source)}); found now {outcome}. If that was wrong, "
        "use --correct and say why with --source; the former resolution stays on record"
    )

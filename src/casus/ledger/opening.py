"""Opens the ledger: which one, whether it is one, and in a way that what is acknowledged is on the disk.

SQLite is used with a write-ahead log and `synchronous = FULL`: each commit waits until its part of the log is on the
disk, so an entry that was acknowledged outlives the end of the process and of the power. Readers don't wait for a
writer nor a writer for readers; writers wait for one another (`BEGIN IMMEDIATE`, 30 seconds), so that each continues
the chain from the last row. PostgreSQL does the same with its own log and a lock that all writers of casus take.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.errors import UsageError
from casus.ledger.refusals import PATIENCE, WRITING, translated

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from casus.ledger.ledger import Ledger

__all__ = ["VARIABLE", "default_ledger", "open_ledger"]

VARIABLE = "CASUS_LEDGER"
"""The variable of the environment that names another ledger."""

_HEAD = b"SQLite format 3\0"


def default_ledger() -> Path:
    """Where the ledger stands when nobody says otherwise: in the user's folder for data."""
    from platformdirs import user_data_path

    return user_data_path("casus", appauthor=False) / "ledger.sqlite"


def open_ledger(
    where: str | Path | None = None, *, create: bool = True, clock: Callable[[], datetime] | None = None
) -> "Ledger":
    """Open a ledger; close it with `close()` or use it as a context manager.

    where  : path of a SQLite file, or a URL of SQLite or PostgreSQL; None takes CASUS_LEDGER, else the default place
    create : begin a new one where there is none
    clock  : tells the time of recording, UTC by default
    raises : UsageError where it can't be opened, is no ledger, or was written by a newer casus
    """
    from casus.ledger.ledger import Ledger

    chosen = str(where) if where is not None else os.environ.get(VARIABLE) or None
    if chosen is None:
        path = default_ledger()
        if create:
            with translated(str(path), writing=True):
                path.parent.mkdir(parents=True, exist_ok=True)
    elif "://" in chosen and not chosen.startswith("sqlite:"):
        engine, shown = _postgresql(chosen)
        return Ledger(_checked(engine, shown, create), shown, clock or _now)
    else:
        path = _path(chosen)
    writable = _check_path(path, create)
    shown = str(path)
    engine = _sqlite(path, create, writable)
    return Ledger(_checked(engine, shown, create and writable), shown, clock or _now)


def _now() -> datetime:
    return datetime.now(UTC)


def _path(chosen: str) -> Path:
    if chosen.startswith("sqlite:"):
        from sqlalchemy.engine import make_url

        with translated(chosen):
            database = make_url(chosen).database
        if not database or database == ":memory:":
            raise UsageError(f"the ledger {chosen}: a ledger needs a file, such as sqlite:///ledger.sqlite")
        return Path(database).expanduser()
    if not chosen.strip():
        raise UsageError("the ledger: found an empty name, expected a path or a URL")
    return Path(chosen).expanduser()


def _check_path(path: Path, create: bool) -> bool:
    """Whether the file may be written; a fault where it can't be a ledger."""
    with translated(str(path)):
        if path.is_dir():
            raise UsageError(f"the ledger {path}: this is a folder, expected a file")
        if path.exists() and not path.is_file():
            raise UsageError(f"the ledger {path}: this is a device or a pipe, expected a file")
        if not path.exists() or path.stat().st_size == 0:
            if not create:
                raise UsageError(f"there is no ledger at {path} yet: `casus forecast record CASE` begins one")
            if not path.parent.is_dir():
                raise UsageError(f"the ledger {path}: there is no folder {path.parent}")
            return True
        with path.open("rb") as file:
            if file.read(len(_HEAD)) != _HEAD:
                raise UsageError(f"the ledger {path}: the file is not a ledger")
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _sqlite(path: Path, create: bool, writable: bool) -> "Engine":
    from sqlalchemy import create_engine, event

    log = path.with_name(f"{path.name}-wal")
    mode = "rwc" if create and writable else "rw"
    if not writable:
        # SQLite's log needs a file beside the ledger. Where none can be made and none is left over from a writer,
        # nobody writes, and the ledger is read as it stands.
        left_over = log.exists() and log.stat().st_size > 0
        mode = "ro" if left_over else "ro&immutable=1"
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=_queue())

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        # A row put in the place of another then counts as deleted, and the trigger refuses it.
        cursor.execute("PRAGMA recursive_triggers = ON")
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        writes = connection.get_execution_options().get("casus_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _queue() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _postgresql(chosen: str) -> tuple["Engine", str]:
    from sqlalchemy import create_engine
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(chosen)
    except (ArgumentError, ValueError):
        raise UsageError("the ledger: the URL can't be read; expected postgresql://user@host/database") from None
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise UsageError(f"the ledger {shown}: expected a file, or a URL that begins with sqlite or postgresql")
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise UsageError(
            f"the ledger {shown}: PostgreSQL needs psycopg; install casus with it: pip install 'casus[postgres]'"
        ) from None
    # A commit is acknowledged once the server's log is on its disk, whatever the server's default is.
    options = f"-c synchronous_commit=on -c lock_timeout={PATIENCE * 1000:.0f}"
    given = url.query.get("options")
    arguments: dict[str, Any] = {"options": f"{given} {options}" if isinstance(given, str) else options}
    if "connect_timeout" not in url.query:
        arguments["connect_timeout"] = int(PATIENCE)
    engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args=arguments, pool_pre_ping=True)
    return engine, shown


def _checked(engine: "Engine", shown: str, create: bool) -> "Engine":
    """The engine, once it is known to lead to a ledger that this casus can read; a new one is begun if need be."""
    try:
        with translated(shown):
            known = _known(engine, shown)
        if not known:
            if not create:
                raise UsageError(f"there is no ledger at {shown} yet: `casus forecast record CASE` begins one")
            with translated(shown, writing=True):
                _begin_ledger(engine, shown)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _known(engine: "Engine", shown: str) -> bool:
    """Whether there is a ledger, of a version that can be read; nothing is changed."""
    with engine.connect() as connection:
        return _known_to(connection, shown)


def _known_to(connection: "Connection", shown: str) -> bool:
    from sqlalchemy import func, inspect, select

    from casus.ledger.tables import FORMAT, LEDGER

    names = set(inspect(connection).get_table_names())
    if LEDGER.name not in names:
        if names and connection.dialect.name == "sqlite":
            raise UsageError(f"the ledger {shown}: the file is a database, but not a ledger")
        return False
    newest = connection.execute(select(func.max(LEDGER.c.format))).scalar()
    if newest is None:
        raise UsageError(f"the ledger {shown}: it doesn't say which version it has; it is damaged")
    if newest > FORMAT:
        version = connection.execute(select(LEDGER.c.version).where(LEDGER.c.format == newest)).scalar()
        raise UsageError(
            f"the ledger {shown} was written by a newer casus ({version}, format {newest}); this one reads format "
            f"{FORMAT}: update casus. Nothing was changed"
        )
    return True


def _begin_ledger(engine: "Engine", shown: str) -> None:
    """Make the tables of a new ledger; where another process is faster, its ledger is taken."""
    from sqlalchemy import text

    from casus._version import __version__
    from casus.ledger.tables import create

    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with engine.connect().execution_options(casus_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            # Two that begin at once wait for one another.
            connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITING})"))
        if not _known_to(connection, shown):
            create(connection, __version__, _now().isoformat(timespec="microseconds"))


def _write_ahead(engine: "Engine") -> None:
    """Switch to the write-ahead log, which the file then remembers; SQLite doesn't wait for this lock by itself."""
    until = time.monotonic() + PATIENCE
    connection = engine.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname not in ("SQLITE_BUSY", "SQLITE_LOCKED") or time.monotonic() > until:
                    raise
                time.sleep(0.02)
    finally:
        connection.close()

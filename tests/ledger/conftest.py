"""The stores that a ledger can be kept in: every test of the contract runs on each."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.ledger.made import Clock
from tests.ledger.server import Absent, server

from casus.ledger import Ledger, open_ledger


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URL of a running server, `{}` standing for a database; skipped where there can be none."""
    pytest.importorskip("psycopg", reason="psycopg, the driver of PostgreSQL, is not installed")
    with ExitStack() as stack:
        try:
            url = stack.enter_context(server())
        except Absent as reason:
            pytest.skip(str(reason))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty ledger may be begun: a path or a URL."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.sqlite")
        return
    import psycopg

    url = request.getfixturevalue("postgresql")
    name = f"t{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**9}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    yield url.format(name)
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(store: str, clock: Clock) -> Iterator[Ledger]:
    with open_ledger(store, clock=clock) as opened:
        yield opened


@pytest.fixture
def execute(store: str) -> Callable[..., list[tuple[object, ...]]]:
    """Runs SQL on the store past the ledger, as somebody with the file could; each statement in a transaction."""

    def run(*statements: str) -> list[tuple[object, ...]]:
        rows: list[tuple[object, ...]] = []
        if "://" in store:
            import psycopg

            with psycopg.connect(store) as connection:
                for statement in statements:
                    cursor = connection.execute(statement)
                    rows = cursor.fetchall() if cursor.description else []
            return rows
        import sqlite3

        file = sqlite3.connect(store)
        try:
            with file:
                for statement in statements:
                    rows = file.execute(statement).fetchall()
        finally:
            file.close()
        return rows

    return run

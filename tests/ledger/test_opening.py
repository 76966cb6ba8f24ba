"""Which ledger is opened, and what can't be."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.ledger.made import probability

from casus.errors import UsageError
from casus.ledger import default_ledger, open_ledger


def begun(path: Path, forecasts: int = 3) -> Path:
    with open_ledger(path) as ledger:
        for k in range(forecasts):
            ledger.record([probability(k / 1000)])
    return path


def verified(path: Path) -> tuple[str, ...]:
    """What is found wrong with a ledger, whether it can be opened or not."""
    try:
        with open_ledger(path, create=False) as ledger:
            return ledger.verify().faults
    except UsageError as told:
        return (str(told),)


# --- where


def test_environment_names_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_LEDGER", str(tmp_path / "named.sqlite"))
    with open_ledger() as ledger:
        ledger.record([probability()])
    assert (tmp_path / "named.sqlite").exists()
    with open_ledger(tmp_path / "other.sqlite") as other:
        assert other.forecasts() == []


def test_default_place_is_the_users_folder_for_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv("CASUS_LEDGER", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, appauthor: tmp_path / "data" / name)
    assert default_ledger() == tmp_path / "data" / "casus" / "ledger.sqlite"
    with pytest.raises(UsageError, match="no ledger at"):
        open_ledger(create=False)
    assert not (tmp_path / "data").exists()
    with open_ledger() as ledger:
        ledger.record([probability()])
    assert default_ledger().exists()


def test_path_and_url_of_sqlite_are_the_same(tmp_path: Path) -> None:
    path = begun(tmp_path / "a b?c#d%20ü.sqlite")
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name]
    plain = begun(tmp_path / "plain.sqlite")
    with open_ledger(f"sqlite:///{plain}", create=False) as ledger:
        assert len(ledger.forecasts()) == 3


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_ledger_in_memory_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="needs a file"):
        open_ledger(url)


@pytest.mark.parametrize("url", ["mysql://u:secret@host/x", "https://example.org/", "oracle://x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(UsageError, match="begins with sqlite or postgresql") as told:
        open_ledger(url)
    assert "secret" not in str(told.value)


def test_url_that_can_not_be_read_is_refused() -> None:
    with pytest.raises(UsageError, match="can't be read"):
        open_ledger("postgresql://host:port/x")
    with pytest.raises(UsageError, match="empty name"):
        open_ledger("  ")


def test_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg, the driver of PostgreSQL, is not installed")
    with pytest.raises(UsageError, match="the ledger postgresql") as told:
        open_ledger(f"postgresql://u:secret@/x?host={tmp_path}")
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_driver_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"casus\[postgres\]"):
        open_ledger("postgresql://u@h/x")


# --- what is no ledger


def test_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ledger at"):
        open_ledger(tmp_path / "none.sqlite", create=False)
    with pytest.raises(UsageError, match="no folder"):
        open_ledger(tmp_path / "none" / "l.sqlite")
    with pytest.raises(UsageError, match="this is a folder"):
        open_ledger(tmp_path)
    if Path("/dev/null").exists():
        with pytest.raises(UsageError, match="device or a pipe"):
            open_ledger("/dev/null")
    assert list(tmp_path.iterdir()) == []


def test_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "case.yaml"
    text.write_text("casus: 1\ntitle: This is a case\n")
    with pytest.raises(UsageError, match="not a ledger"):
        open_ledger(text)
    other = tmp_path / "other.sqlite"
    file = sqlite3.connect(other)
    file.execute("CREATE TABLE birds (name)")
    file.close()
    before = other.read_bytes()
    with pytest.raises(UsageError, match="a database, but not a ledger"):
        open_ledger(other)
    assert (text.read_text()[:8], other.read_bytes()) == ("casus: 1", before)


def test_empty_file_is_a_ledger_that_was_not_begun(tmp_path: Path) -> None:
    """What is left where a process is killed while it begins one."""
    path = tmp_path / "l.sqlite"
    path.touch()
    with pytest.raises(UsageError, match="no ledger at"):
        open_ledger(path, create=False)
    begun(path)


def test_damaged_file_is_told(tmp_path: Path) -> None:
    path = begun(tmp_path / "l.sqlite", 40)
    whole = path.read_bytes()
    for name, damaged in (
        ("cut", whole[: len(whole) // 2]),
        ("scrambled", whole[:100] + bytes(len(whole) - 100)),
        ("inside", whole[: len(whole) // 2] + b"\xff" * 8192 + whole[len(whole) // 2 + 8192 :]),
    ):
        broken = tmp_path / f"{name}.sqlite"
        broken.write_bytes(damaged)
        said = " ".join(verified(broken))
        assert "damaged" in said or "not a ledger" in said, (name, said)
        assert broken.read_bytes() == damaged, name


def test_ledger_without_a_version_is_damaged(tmp_path: Path) -> None:
    path = begun(tmp_path / "l.sqlite")
    file = sqlite3.connect(path)
    file.execute("DROP TRIGGER casus_ledger_delete")
    file.execute("DELETE FROM casus_ledger")
    file.commit()
    file.close()
    with pytest.raises(UsageError, match="which version"):
        open_ledger(path)


# --- what can't be written


def test_ledger_held_by_another_process_is_told_and_nothing_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casus.ledger.opening.PATIENCE", 0.05)
    path = begun(tmp_path / "l.sqlite")
    holder = sqlite3.connect(path, isolation_level=None)
    with open_ledger(path) as ledger:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(UsageError, match=r"another process has held it.*nothing was recorded"):
            ledger.record([probability()])
        # Readers don't wait.
        assert len(ledger.forecasts()) == 3
        holder.execute("ROLLBACK")
        assert ledger.record([probability()])[0].number == 4
    holder.close()


def fill(path: Path) -> int:
    """Record until it is refused; returns how many were acknowledged."""
    with open_ledger(path) as ledger:
        acknowledged = 0
        with contextlib.suppress(UsageError):
            while True:
                ledger.record([probability(note="x" * 2000)])
                acknowledged += 1
        with pytest.raises(UsageError, match=r"disk is full.*nothing was recorded"):
            ledger.record([probability(note="x" * 20_000)])
    return acknowledged


def test_ledger_that_may_not_grow_says_that_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begun(tmp_path / "l.sqlite")
    connect = sqlite3.connect

    def small(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count = 40")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    acknowledged = fill(path)
    monkeypatch.undo()
    assert acknowledged > 5
    with open_ledger(path) as ledger:
        assert len(ledger.forecasts()) == 3 + acknowledged
        assert ledger.verify().fine
        ledger.record([probability()])


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 400 kB; skipped where none may be mounted."""
    folder.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if os.name == "posix" and os.geteuid() == 0
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip("a small disk can only be mounted by root, where mounting is allowed")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_loses_nothing_acknowledged(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = begun(disk / "l.sqlite")
        acknowledged = fill(path)
        assert acknowledged > 5
        with open_ledger(path, create=False) as ledger:
            assert len(ledger.forecasts()) == 3 + acknowledged
            assert ledger.verify().fine
        (disk / "ballast").touch()
        subprocess.run(["mount", "-o", "remount,size=2m", str(disk)], check=True)
        with open_ledger(path) as ledger:
            assert ledger.record([probability()])[0].number == 4 + acknowledged


def test_ledger_can_not_be_begun_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        with (disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(bytes(4096))
        with pytest.raises(UsageError, match=r"full.*nothing was recorded"):
            open_ledger(disk / "l.sqlite")
        (disk / "ballast").unlink()
        begun(disk / "l.sqlite")


def test_read_only_disk_is_read_but_not_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = begun(disk / "l.sqlite")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with open_ledger(path) as ledger:
            assert len(ledger.forecasts()) == 3
            assert ledger.verify().fine
            with pytest.raises(UsageError, match=r"read-only.*nothing was recorded"):
                ledger.record([probability()])
        with pytest.raises(UsageError, match=r"read-only|can't be opened"):
            open_ledger(disk / "new.sqlite")


READER = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.ledger.made import probability
from casus.errors import UsageError
from casus.ledger import open_ledger
path = Path(sys.argv[1])
with open_ledger(path) as ledger:
    ledger.record([probability()])
    assert ledger.verify().fine
path.chmod(0o444)
path.parent.chmod(0o555)
if os.geteuid() == 0:
    # All is imported by now; root may write everywhere, and nobody may not.
    os.setgid(65534)
    os.setuid(65534)
with open_ledger(path) as ledger:
    print(len(ledger.forecasts()), ledger.verify().fine)
    for call in (lambda: ledger.record([probability()]), lambda: ledger.resolve("1", "no", source="s")):
        try:
            call()
        except UsageError as told:
            print(told)
"""


@pytest.mark.skipif(os.name != "posix", reason="users and permissions as POSIX has them")
def test_ledger_of_others_is_read_but_not_written() -> None:
    """As a user who may read the file and no more; not in pytest's folder, which is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="casus-ledger-"))
    try:
        root = str(Path(__file__).parents[2])
        ran = subprocess.run(
            [sys.executable, "-c", READER, str(folder / "l.sqlite"), root], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        read, *refused = ran.stdout.splitlines()
        assert read == "1 True"
        assert len(refused) == 2
        assert all("it is read-only; nothing was recorded" in line for line in refused)
        assert [one.name for one in folder.iterdir()] == ["l.sqlite"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


# --- what is promised of the disk


def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path: Path) -> None:
    path = begun(tmp_path / "l.sqlite")
    with open_ledger(path) as ledger, ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        # FULL.
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_closed_ledger_is_one_file(tmp_path: Path) -> None:
    begun(tmp_path / "l.sqlite")
    assert [one.name for one in tmp_path.iterdir()] == ["l.sqlite"]


def test_server_acknowledges_what_is_on_its_disk(postgresql: str) -> None:
    with open_ledger(postgresql.format("postgres")) as ledger, ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_user_who_may_only_insert_and_read_keeps_forecasts(postgresql: str) -> None:
    """So only the owner of the tables could take the triggers away."""
    import psycopg

    url = postgresql.format("postgres")
    begun_by_owner = open_ledger(url)
    begun_by_owner.close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE colleague LOGIN")
        connection.execute("GRANT SELECT, INSERT ON casus_entries TO colleague")
        connection.execute("GRANT SELECT ON casus_ledger TO colleague")
    theirs = url.replace("tester@", "colleague@")
    with open_ledger(theirs) as ledger:
        (entry,) = ledger.record([probability()])
        assert ledger.resolve(entry.number, "yes", source="s").new
        assert ledger.verify().fine
    with psycopg.connect(theirs) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("ALTER TABLE casus_entries DISABLE TRIGGER ALL")


def test_user_who_may_only_read_is_told(postgresql: str) -> None:
    import psycopg

    url = postgresql.format("postgres")
    open_ledger(url).close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT SELECT ON casus_entries, casus_ledger TO reader")
    with open_ledger(url.replace("tester@", "reader@")) as ledger:
        ledger.forecasts()
        with pytest.raises(UsageError, match=r"the user may not do this there; nothing was recorded"):
            ledger.record([probability()])


def test_importing_the_ledger_loads_no_database() -> None:
    unwanted = "sqlalchemy numpy xarray scores pandas platformdirs"
    script = (
        f"import casus.ledger, sys\nloaded = set('{unwanted}'.split()) & set(sys.modules)\nassert not loaded, loaded"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr

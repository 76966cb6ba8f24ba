"""A PostgreSQL server of its own for the tests, in a temporary folder, behind a socket that only this machine has."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Absent", "server"]

# The server refuses to run as root.
USERS = ("postgres", "nobody")


class Absent(Exception):  # noqa: N818, a reason rather than a failure
    """There can be no server here; the text says why."""


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give the URL of its socket, `{}` standing for the name of a database."""
    initdb, control = (_program(name) for name in ("initdb", "pg_ctl"))
    user = _user()
    # Not pytest's folder: it is closed to other users, and the path of a socket may have about a hundred letters.
    folder = Path(tempfile.mkdtemp(prefix="casus-pg-", dir="/tmp"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        _run(user, initdb, "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections=40"
        # Its log would otherwise hold the pipe of our output open.
        _run(user, control, "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tester@/{{}}?host={folder}"
        finally:
            _run(user, control, "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
        if not places:
            raise Absent(f"PostgreSQL is not installed: no {name} found")
        found = str(places[-1])
    return found


def _user() -> str | None:
    """Who runs the server: whoever runs the tests, but for root."""
    if os.name != "posix":
        raise Absent("the server is only started on POSIX systems")
    if os.geteuid() != 0:
        return None
    import pwd

    for name in USERS:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise Absent(f"the tests run as root, which PostgreSQL refuses, and there is no user {' or '.join(USERS)}")


def _run(user: str | None, *command: str) -> None:
    done = subprocess.run(
        command,
        user=user,
        cwd="/tmp",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Absent(f"{Path(command[0]).name} failed: {(done.stderr or done.stdout).strip()[-300:]}")

"""Writes a file whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from casus.errors import UsageError

__all__ = ["write_whole"]


def write_whole(path: Path, text: str, what: str = "the report") -> None:
    """Write text as UTF-8: into a file beside the target, which then takes its place in one step.

    A link is followed, so that the file it points to is replaced and the link stays. A file that is replaced keeps its
    permissions; a new one gets the usual ones. `what` says in a message what it is that is written.

    what   : is written, for the message of the error
    raises : UsageError where the file can't be written; whatever stood there before then still stands there
    """
    data = text.encode("utf-8")
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(f"{path} is a directory")
        if target.exists() and not target.is_file():
            # A device or a pipe, such as /dev/stdout: there is nothing to replace.
            target.write_bytes(data)
            return
        _replace(target, data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{what} could not be written to {path}: {reason}") from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _mode(target: Path) -> int:
    """Permissions of the file to be replaced, or those that a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

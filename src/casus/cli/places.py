"""Files that a command may write: none that holds a case or a ledger."""

from pathlib import Path

from casus.errors import UsageError

__all__ = ["check_new", "check_output"]

_CASES = (".yaml", ".yml")


def check_output(path: Path, what: str, ending: str | None = None, ledger: str | None = None) -> None:
    """Say before the work what can't be written.

    what   : what is to be written, in words
    ending : the one ending that its name may have; None for any but that of a case
    ledger : where the ledger in use is
    raises : UsageError
    """
    if ending is not None and path.suffix.lower() != ending:
        raise UsageError(f"{path}: {what} is a file that ends in {ending}")
    if path.suffix.lower() in _CASES:
        raise UsageError(f"{path} has the name of a case file; {what} would write over it")
    if ledger is not None and Path(ledger).exists() and path.resolve() == Path(ledger).resolve():
        raise UsageError(f"{path} is the ledger itself; name another file for {what}")
    if not path.parent.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {path.parent}")


def check_new(path: Path) -> None:
    """Say before the work where no new file can be written: an existing one is never written over.

    raises : UsageError
    """
    if not path.parent.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {path.parent}")
    if path.exists() or path.is_symlink():
        raise UsageError(f"{path} is already there; nothing was written")

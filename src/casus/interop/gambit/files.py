"""Opens Gambit's files."""

from pathlib import Path

from casus.errors import CaseError, Fault, Place, UsageError
from casus.interop.gambit.extensive_file import parse_efg
from casus.interop.gambit.game import ExtensiveGame
from casus.interop.gambit.limits import MOST_BYTES
from casus.interop.gambit.strategic import StrategicGame
from casus.interop.gambit.strategic_file import parse_nfg

__all__ = ["read_efg", "read_game", "read_nfg"]


def read_efg(path: Path | str) -> ExtensiveGame:
    """Read an .efg file; see `parse_efg`. Text in UTF-8 or, if it is none, in Latin-1.

    raises : UsageError where the file can't be read, CaseError for its faults
    """
    return parse_efg(_text(Path(path)), str(path))


def read_nfg(path: Path | str) -> StrategicGame:
    """Read an .nfg file; see `parse_nfg` and `read_efg`."""
    return parse_nfg(_text(Path(path)), str(path))


def read_game(path: Path | str) -> ExtensiveGame | StrategicGame:
    """Read a file of either kind, told by its ending.

    raises : as `read_efg`; UsageError for another ending
    """
    ending = Path(path).suffix.lower()
    if ending == ".efg":
        return read_efg(path)
    if ending == ".nfg":
        return read_nfg(path)
    raise UsageError(f"{path}: expected a file of Gambit, which ends in .efg or .nfg")


def _text(path: Path) -> str:
    """The text of a file. Of one that is too large no more is read than it takes to know so."""
    try:
        data = b""
        if path.stat().st_size <= MOST_BYTES:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            too_large = len(data) > MOST_BYTES
        else:
            too_large = True
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    if too_large:
        message = "the file is too large"
        fault = Fault(
            "gambit-too-large",
            message,
            expected=f"at most {MOST_BYTES // 1_000_000} MB",
            place=Place(str(path), 1, 1),
        )
        raise CaseError([fault])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")

"""The list that all checks add to."""

from collections.abc import Collection
from dataclasses import dataclass, field

from casus.errors import Fault, Path, nearest

__all__ = ["Findings"]


@dataclass
class Findings:
    """Faults and warnings found so far.

    gone : (section, name) of entries that were left out because of faults of their own: referring to one is no
           second fault
    """

    gone: frozenset[tuple[str, str]] = frozenset()
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def fault(
        self,
        code: str,
        message: str,
        path: Path,
        found: str | None = None,
        expected: str | None = None,
        close: tuple[str, ...] = (),
    ) -> None:
        """Add a fault."""
        self.faults.append(Fault(code, message, path, found, expected, close))

    def warn(
        self, code: str, message: str, path: Path, expected: str | None = None, close: tuple[str, ...] = ()
    ) -> None:
        """Add a warning."""
        self.warnings.append(Fault(code, message, path, expected=expected, nearest=close, severity="warning"))

    def known(self, name: str, valid: Collection[str], what: str, path: Path, section: str) -> bool:
        """Whether `name` is one of the valid ones; a fault where it isn't."""
        if name in valid:
            return True
        if (section, name) not in self.gone:
            self.fault("unknown-name", f"there is no {what} {name!r}", path, close=nearest(name, valid))
        return False

"""The list that all checks add to."""

from collections.abc import Collection
from dataclasses import dataclass, field

from casus.case.names import odd_letter
from casus.errors import Fault, Path, nearest, short

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
    close: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)

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
        self,
        code: str,
        message: str,
        path: Path,
        found: str | None = None,
        expected: str | None = None,
        close: tuple[str, ...] = (),
    ) -> None:
        """Add a warning."""
        self.warnings.append(Fault(code, message, path, found, expected, close, "warning"))

    def known(self, name: str, valid: Collection[str], what: str, path: Path, section: str) -> bool:
        """Whether `name` is one of the valid ones; a fault where it isn't."""
        if name in valid:
            return True
        if (section, name) not in self.gone:
            self.unknown(f"there is no {what} {short(name)!r}", name, valid, path, f"the name of {_a(what)}")
        return False

    def unknown(self, message: str, name: str, valid: Collection[str], path: Path, expected: str) -> None:
        """Add the fault that `name` is none of the valid ones."""
        close = self.nearest(name, valid)
        if not name.isascii():
            message = f"{message}; {odd_letter(name)}"
        if 0 < len(valid) <= _MOST_LISTED:
            expected = f"{expected}: {', '.join(map(short, valid))}"
        self.fault("unknown-name", message, path, short(name), expected, close)

    def nearest(self, name: str, valid: Collection[str]) -> tuple[str, ...]:
        """The valid names closest to one; none once many have been looked for, since looking takes time."""
        key = (name, len(valid))
        if key not in self.close:
            self.close[key] = nearest(name, valid) if len(self.close) < _MOST_LOOKED_UP else ()
        return self.close[key]


def _a(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"


_MOST_LISTED = 8
_MOST_LOOKED_UP = 100

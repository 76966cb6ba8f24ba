"""The list that all checks add to."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from casus.case.names import odd_letter
from casus.case.schema import Game
from casus.errors import Fault, Path, nearest, short

__all__ = ["Findings"]


@dataclass
class Findings:
    """Faults and warnings found so far.

    gone   : (section, name) of entries that were left out because of faults of their own: referring to one is no
             second fault; no name where the whole section was
    broken : paths of the faults told so far: what only follows from one of them is no second fault
    """

    gone: frozenset[tuple[str, str]] = frozenset()
    broken: frozenset[Path] = frozenset()
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

    def lost(self, section: str, name: str) -> bool:
        """Whether an entry may have been left out because of a fault."""
        return (section, name) in self.gone or (section, "") in self.gone

    @cached_property
    def entries(self) -> frozenset[Path]:
        """Paths of entries that have a key with a fault: what they lack may stand there."""
        return frozenset(path[:-1] for path in self.broken)

    @cached_property
    def cut_trees(self) -> frozenset[str]:
        """Models whose trees lack branches or events because of faults: what seems to be missing may stand there."""
        return frozenset(
            str(path[1]) for path in self.broken if len(path) > 2 and path[0] == "models" and not _beside_the_tree(path)
        )

    def may_lack(self, model: object, *keys: str) -> bool:
        """Whether one of these keys of a model has a fault, or may stand there misspelt."""
        of_model = [path[2] for path in self.broken if len(path) > 2 and path[:2] == ("models", model)]
        return any(key in keys or key not in Game.model_fields for key in of_model)

    def known(self, name: str, valid: Collection[str], what: str, path: Path, section: str) -> bool:
        """Whether `name` is one of the valid ones; a fault where it isn't."""
        if name in valid:
            return True
        if not self.lost(section, name):
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


def _beside_the_tree(path: Path) -> bool:
    """Whether a path leads to a value that no branch and no event hangs on."""
    if path[2] in ("decisive", "precision", "concept"):
        return True
    if path[-2] in ("moves", "chance", "subtrees"):
        return False
    inside = path[-2] in ("payoffs", "let") or (path[-2] == "because" and isinstance(path[-1], int))
    return inside or path[-1] in ("payoffs", "let", "weight", "probability", "because", "about", "label")


def _a(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"


_MOST_LISTED = 8
_MOST_LOOKED_UP = 100

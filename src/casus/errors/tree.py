"""The exceptions. All stand under `CasusError`, pickle, and print what a person needs."""

from collections.abc import Iterable, Mapping

from casus.errors.fault import Fault, Path, Place

__all__ = ["CaseError", "CasusError", "UsageError"]


class CasusError(Exception):
    """Root of every error that casus raises on purpose."""


class UsageError(CasusError):
    """The call itself is wrong: an unknown option value, a name that does not exist."""


class CaseError(CasusError):
    """A document has faults; `faults` holds all of them.

    >>> error = CaseError([Fault("unknown-key", "there is no key 'a' here", ("a",))])
    >>> error.under("models").faults[0].where
    'models.a'
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        if not self.faults:
            raise AssertionError("a CaseError needs at least one fault")
        super().__init__(self.faults)

    def under(self, *prefix: str | int) -> "CaseError":
        """The same faults, with their paths read from further up the document."""
        return CaseError(fault.under(*prefix) for fault in self.faults)

    def located(self, places: Mapping[Path, Place]) -> "CaseError":
        """The same faults, each with the place of its path or of the nearest entry above it."""
        return CaseError(fault if fault.place else fault.at(_place(fault.path, places)) for fault in self.faults)

    def __reduce__(self) -> tuple[type["CaseError"], tuple[tuple[Fault, ...]]]:
        return CaseError, (self.faults,)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


def _place(path: Path, places: Mapping[Path, Place]) -> Place | None:
    for length in range(len(path), -1, -1):
        if (place := places.get(path[:length])) is not None:
            return place
    return None

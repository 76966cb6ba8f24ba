"""What is noted under one standard, and the verdict that follows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from casus.errors import Path

__all__ = ["Entry", "Finding", "Gap", "Sheet", "Standard", "Verdict", "count"]

Verdict: TypeAlias = Literal["met", "partly", "open"]


class Entry(NamedTuple):
    """An entry of the case: what it is called there, and its path in the document."""

    name: str
    path: Path


@dataclass(frozen=True)
class Finding:
    """What is there, and in which entries; `counts` is false of what decides nothing."""

    text: str
    entries: tuple[Entry, ...] = ()
    counts: bool = True


@dataclass(frozen=True)
class Gap:
    """What is missing, in which entries, and the next step."""

    text: str
    step: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Standard:
    """One standard, as far as a file answers it.

    number   : 1 to 9, as in the directive
    name     : in a word or two
    question : what it asks of a case
    verdict  : "met" where nothing is missing, "open" where none of its points holds, else "partly"
    found    : points that hold, then what else is worth knowing
    missing  : points that don't hold, each with the next step
    """

    number: int
    name: str
    question: str
    verdict: Verdict
    found: tuple[Finding, ...]
    missing: tuple[Gap, ...]

    @classmethod
    def of(
        cls, number: int, name: str, question: str, found: tuple[Finding, ...], missing: tuple[Gap, ...]
    ) -> "Standard":
        """The standard with the verdict that follows."""
        held = any(finding.counts for finding in found)
        return cls(number, name, question, "met" if not missing else "partly" if held else "open", found, missing)


@dataclass
class Sheet:
    """Takes notes under one standard.

    A point that has nothing to apply to (a case without games has no numbers in payoffs) is not noted at all.
    """

    number: int
    name: str
    question: str
    found: list[Finding] = field(default_factory=list)
    missing: list[Gap] = field(default_factory=list)

    def holds(self, text: str, entries: Iterable[Entry] = ()) -> None:
        """Note a point that holds."""
        self.found.append(Finding(text, tuple(entries)))

    def lacks(self, text: str, step: str, entries: Iterable[Entry] = ()) -> None:
        """Note a point that doesn't, and what to do about it."""
        self.missing.append(Gap(text, step, tuple(entries)))

    def note(self, text: str, entries: Iterable[Entry] = ()) -> None:
        """Note what is worth knowing and decides nothing."""
        self.found.append(Finding(text, tuple(entries), counts=False))

    @property
    def standard(self) -> Standard:
        """What was noted, with the verdict."""
        found = tuple(sorted(self.found, key=lambda finding: not finding.counts))
        return Standard.of(self.number, self.name, self.question, found, tuple(self.missing))


def count(number: int, what: str, plural: str | None = None) -> str:
    """A number of things.

    >>> count(1, "claim"), count(2, "claim"), count(0, "hypothesis", "hypotheses")
    ('1 claim', '2 claims', 'no hypotheses')
    """
    return f"{number or 'no'} {what if number == 1 else plural or what + 's'}"

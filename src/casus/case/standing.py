"""Which claims stand, who said them first, and what rests on whom.

A claim that another one retracts carries no weight, unless the retraction itself is retracted: the grounded labelling
of Dung (1995, Artificial Intelligence 77), in which claims that retract one another in a circle all fall.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from casus.case.schema import CaseFile, Claim

__all__ = ["Report", "Standing", "origins_of"]

# "Improbable" on the Admiralty scale.
IMPROBABLE = 5


@dataclass(frozen=True)
class Report:
    """That a source says something.

    claim  : its name
    origin : who said it first
    source : the publication that carries it, or None
    grade  : of the source, A to F; F for a claim without a source, None for a report of no worth
    """

    claim: str
    origin: str
    source: str | None
    grade: str | None


def origins_of(name: str, claim: Claim) -> tuple[str, ...]:
    """Who said a claim first: its `origin`, else each of its sources, else the case itself under the claim's name."""
    if claim.origin is not None:
        return (claim.origin,)
    return tuple(dict.fromkeys(claim.sources)) or (name,)


@dataclass(frozen=True)
class Standing:
    """What the claims of a case are worth to one another."""

    file: CaseFile

    @cached_property
    def retracted(self) -> Mapping[str, tuple[str, ...]]:
        """Claims that carry no weight, each with the claims that retract it."""
        against: dict[str, list[str]] = {}
        for name, claim in self.file.claims.items():
            for other in claim.retracts:
                against.setdefault(other, []).append(name)
        stands = {name for name in self.file.claims if name not in against}
        fallen: set[str] = set()
        pending = list(stands)
        while pending:
            name = pending.pop()
            for other in self.file.claims[name].retracts:
                if other in fallen or other in stands:
                    continue
                fallen.add(other)
                # What only the fallen one retracted stands again.
                for third in self.file.claims[other].retracts if other in self.file.claims else ():
                    if third not in stands | fallen and all(by in fallen for by in against[third]):
                        stands.add(third)
                        pending.append(third)
        return {name: tuple(against[name]) for name in self.file.claims if name in against and name not in stands}

    @cached_property
    def _met(self) -> frozenset[str]:
        """Claims that another standing claim corroborates or disputes, and those that do so themselves."""
        pairs = [
            (name, other)
            for name, claim in self.file.claims.items()
            for other in (*claim.corroborates, *claim.disputes)
            if name not in self.retracted and other not in self.retracted
        ]
        return frozenset(name for pair in pairs for name in pair)

    def improbable(self, name: str) -> bool:
        """Whether a claim is graded improbable and stands alone: one source, and no claim beside or against it.

        The grade says "not confirmed, and not consistent with what else is known": where the file shows what else is
        known, that is weighed itself.
        """
        claim = self.file.claims[name]
        return claim.credibility == IMPROBABLE and len(set(claim.sources)) <= 1 and name not in self._met

    def reports(
        self, claims: Iterable[str], without: Collection[str] = (), unread: Collection[str] = ()
    ) -> tuple[Report, ...]:
        """What sources report in some claims, but for retracted ones, origins in `without` and sources in `unread`.

        An improbable claim that stands alone is a report of no worth: without a grade.
        """
        return tuple(
            report
            for name in dict.fromkeys(claims)
            if name not in self.retracted
            for report in self._said(name)
            if report.origin not in without and report.source not in unread
        )

    def _said(self, name: str) -> list[Report]:
        claim = self.file.claims[name]
        worthless = self.improbable(name)
        sources = list(dict.fromkeys(claim.sources))
        if not sources:
            return [Report(name, claim.origin or name, None, None if worthless else "F")]
        grades = [None if worthless else self.file.sources[source].reliability for source in sources]
        return [Report(name, claim.origin or s, s, grade) for s, grade in zip(sources, grades, strict=True)]

    @cached_property
    def origins(self) -> Mapping[str, tuple[str, ...]]:
        """Claims that stand, by who said them first."""
        said: dict[str, list[str]] = {}
        for name, claim in self.file.claims.items():
            if name not in self.retracted:
                for origin in origins_of(name, claim):
                    said.setdefault(origin, []).append(name)
        return {origin: tuple(names) for origin, names in said.items()}

    def rests_on(self, claims: Iterable[str], *origins: str, without: Collection[str] = ()) -> bool:
        """Whether some claims come from some origins alone, retracted ones and origins in `without` left out."""
        reports = self.reports(claims, without)
        return bool(reports) and all(report.origin in origins for report in reports)

"""Entries of a case, by what they rest on."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casus.case.case import Case
from casus.case.schema import Hypotheses, Position, Reference
from casus.case.tradecraft.sheet import Entry
from casus.errors import Path

__all__ = ["Resting", "beside", "claims_in_use", "of_section", "resting"]


class Resting(NamedTuple):
    """An entry that names claims.

    weighs : whether a number rests on them: false of events, ties, branches, hypotheses, and evidence not yet known
    """

    entry: Entry
    because: tuple[str, ...]
    weighs: bool


def of_section(section: str, names: Iterable[str]) -> tuple[Entry, ...]:
    """Entries of a section by name, such as claims."""
    return tuple(Entry(name, (section, name)) for name in names)


def resting(case: Case) -> tuple[Resting, ...]:
    """Everything that names claims under `because`, in the order of the file's sections."""
    return tuple(one for one in _all(case) if one.because)


def _all(case: Case) -> Iterator[Resting]:
    for name, event in case.events.items():
        yield Resting(Entry(name, ("events", name)), tuple(event.because), False)
    for k, tie in enumerate(case.ties):
        yield Resting(Entry(f"ties[{k}]", ("ties", k)), tuple(tie.because), False)
    for name, quantity in case.quantities.items():
        yield Resting(Entry(name, ("quantities", name)), tuple(quantity.because), True)
    for name, model in case.models.items():
        where: Path = ("models", name)
        if isinstance(model, Reference):
            yield Resting(Entry(name, where), tuple(model.because), True)
        elif isinstance(model, Hypotheses):
            for item, hypothesis in model.hypotheses.items():
                entry = Entry(f"{name}.{item}", (*where, "hypotheses", item))
                yield Resting(entry, tuple(hypothesis.because), False)
            for item, evidence in model.evidence.items():
                entry = Entry(f"{name}.{item}", (*where, "evidence", item))
                yield Resting(entry, tuple(evidence.because), evidence.status != "unknown")
        else:
            yield from _branches(name, (*where, "tree"), model.tree)
            for subtree, root in model.subtrees.items():
                yield from _branches(name, (*where, "subtrees", subtree), root)
    for k, observed in enumerate(case.observed):
        yield Resting(Entry(f"observed[{k}]", ("observed", k)), tuple(observed.because), True)


def _branches(model: str, where: Path, root: Position) -> Iterator[Resting]:
    pending: list[tuple[Path, Position]] = [(where, root)]
    while pending:
        place, position = pending.pop()
        for key, branches in (("chance", position.chance), ("moves", position.moves)):
            for name, branch in reversed((branches or {}).items()):
                here = (*place, key, name)
                yield Resting(Entry(f"{model}: {name}", here), tuple(branch.because), False)
                pending.append((here, branch))


def beside(case: Case, claim: str) -> tuple[str, ...]:
    """A claim and those that stand and corroborate it, or are corroborated by it."""
    linked = [claim, *case.claims[claim].corroborates]
    linked += [name for name, other in case.claims.items() if claim in other.corroborates]
    return tuple(name for name in dict.fromkeys(linked) if name == claim or name not in case.standing.retracted)


def claims_in_use(case: Case) -> tuple[str, ...]:
    """Claims that something names, and those that corroborate, dispute or retract such a claim, near or far."""
    joined: dict[str, set[str]] = {name: set() for name in case.claims}
    for name, claim in case.claims.items():
        for other in (*claim.corroborates, *claim.disputes, *claim.retracts):
            joined[name].add(other)
            joined[other].add(name)
    pending = [claim for one in resting(case) for claim in one.because]
    used: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in used:
            used.add(name)
            pending.extend(joined[name])
    return tuple(name for name in case.claims if name in used)

"""Evidence: claims, sources, actors, events and ties that name one another."""

from collections.abc import Collection, Iterable
from datetime import date

from casus.case.checks.findings import Findings
from casus.case.schema import CaseFile, Position, Reference
from casus.case.speaking import speaks
from casus.case.standing import Standing
from casus.errors import Path, short

__all__ = ["check_evidence"]


def check_evidence(file: CaseFile, findings: Findings) -> None:
    """Check that what is named exists, and that nothing is younger than the day the case speaks from."""
    last = speaks(file)
    for name, claim in file.claims.items():
        where: Path = ("claims", name)
        _all(claim.sources, file.sources, "source", (*where, "sources"), "sources", findings)
        for key in ("disputes", "corroborates", "retracts"):
            others = getattr(claim, key)
            _all(others, file.claims, "claim", (*where, key), "claims", findings)
            if name in others:
                message = f"a claim can't name itself under {key!r}"
                findings.fault("claim-itself", message, (*where, key, others.index(name)), short(name), "another claim")
        _all(claim.interest, file.actors, "actor", (*where, "interest"), "actors", findings)
        _origin(file, claim.origin, (*where, "origin"), findings)
        for key in ("event", "reported"):
            _not_later(last, getattr(claim, key), (*where, key), findings)
        if claim.event and claim.reported and claim.reported < claim.event:
            findings.fault(
                "dates-reversed",
                "reported before it happened",
                (*where, "reported"),
                str(claim.reported),
                f"{claim.event} or later",
            )
    for name, source in file.sources.items():
        _not_later(last, source.published, ("sources", name, "published"), findings)
    for name, event in file.events.items():
        _all(event.actors, file.actors, "actor", ("events", name, "actors"), "actors", findings)
        _all(event.because, file.claims, "claim", ("events", name, "because"), "claims", findings)
    for k, tie in enumerate(file.ties):
        _pair(tie.between, ("ties", k, "between"), "actors", findings)
        _all(tie.between, file.actors, "actor", ("ties", k, "between"), "actors", findings)
        _all(tie.because, file.claims, "claim", ("ties", k, "because"), "claims", findings)
    retracted = Standing(file).retracted
    for name, quantity in file.quantities.items():
        _all(quantity.because, file.claims, "claim", ("quantities", name, "because"), "claims", findings)
        if quantity.because and all(claim in retracted for claim in quantity.because):
            message = f"{short(name)!r} rests on retracted claims alone"
            place, found = ("quantities", name, "because"), ", ".join(map(short, quantity.because))
            findings.warn("claim-retracted", message, place, found, "a claim that stands, or another value")
    for k, observed in enumerate(file.observed):
        _all(observed.because, file.claims, "claim", ("observed", k, "because"), "claims", findings)
    for name, model in file.models.items():
        if isinstance(model, Reference):
            _all(model.because, file.claims, "claim", ("models", name, "because"), "claims", findings)
    for name, weighed in file.hypotheses.items():
        for key, entries in (("hypotheses", weighed.hypotheses), ("evidence", weighed.evidence)):
            for item, entry in entries.items():
                _all(entry.because, file.claims, "claim", ("models", name, key, item, "because"), "claims", findings)
    for name, game in file.games.items():
        roots: list[tuple[Path, Position]] = [(("models", name, "tree"), game.tree)]
        roots += [(("models", name, "subtrees", subtree), root) for subtree, root in game.subtrees.items()]
        _branches(roots, file, findings)


def _branches(roots: list[tuple[Path, Position]], file: CaseFile, findings: Findings) -> None:
    pending = roots
    while pending:
        where, position = pending.pop()
        for key, branches in (("moves", position.moves), ("chance", position.chance)):
            for name, branch in (branches or {}).items():
                place = (*where, key, name)
                _all(branch.because, file.claims, "claim", (*place, "because"), "claims", findings)
                pending.append((place, branch))


def _all(
    names: Iterable[str], valid: Collection[str], what: str, where: Path, section: str, findings: Findings
) -> None:
    for k, name in enumerate(names):
        findings.known(name, valid, what, (*where, k), section)


def _pair(names: list[str], where: Path, what: str, findings: Findings) -> None:
    if len(names) != 2 or names[0] == names[1]:
        found = short(", ".join(names)) or "none"
        findings.fault("wrong-value", f"`between` names two different {what}", where, found, f"two {what}")


def _origin(file: CaseFile, origin: str | None, where: Path, findings: Findings) -> None:
    if origin is None or origin in file.actors or origin in file.sources:
        return
    valid = [*file.actors, *file.sources]
    if not findings.lost("actors", origin) and not findings.lost("sources", origin):
        message = f"the origin {short(origin)!r} is neither an actor nor a source"
        findings.warn(
            "unknown-origin", message, where, short(origin), "an actor or a source", findings.nearest(origin, valid)
        )


def _not_later(last: date | None, day: date | str | None, where: Path, findings: Findings) -> None:
    """Warn of what is dated after the day that the case speaks from."""
    if day is None or last is None:
        return
    # A year or a month counts as not later while it has begun.
    if str(day) > last.isoformat()[: len(str(day))]:
        message = f"{day} lies after the day the case speaks from"
        findings.warn("after-as-of", message, where, str(day), f"{last} or before")

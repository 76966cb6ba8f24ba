"""Names: well formed, not reserved, none for two things; and what people read for them."""

from collections.abc import Iterable, Iterator

from casus.case.checks.findings import Findings
from casus.case.names import name_fault
from casus.case.schema import Branch, CaseFile, Game, Position
from casus.errors import Path, short

__all__ = ["check_names"]


def check_names(file: CaseFile, findings: Findings) -> None:
    """Check every name that the author gave."""
    for section, what in (
        ("answers", "an answer"),
        ("assumptions", "an assumption"),
        ("sources", "a source"),
        ("claims", "a claim"),
        ("events", "an event"),
        ("actors", "an actor"),
    ):
        _check(getattr(file, section), (section,), what, findings, reserved=False)
    _check(file.quantities, ("quantities",), "a quantity", findings)
    _check(file.models, ("models",), "a model", findings)
    for name in file.models:
        if name in file.quantities:
            message = f"{name!r} names a quantity and a model"
            findings.fault("name-twice", message, ("models", name), name, "two names")
    for name, answer in file.answers.items():
        if isinstance(answer.is_, dict):
            _check(answer.is_, ("answers", name, "is"), "a step", findings, reserved=False)
            for step in answer.is_:
                if step.lower() == "void":
                    # A question is resolved as void where nothing came of it.
                    message, place = "void is an outcome, and can't name a step", ("answers", name, "is", step)
                    findings.fault("name-reserved", message, place, step, "another name, such as nothing")
    for name, weighed in file.hypotheses.items():
        for key, what in (
            ("hypotheses", "a hypothesis"),
            ("evidence", "a piece of evidence"),
            ("clusters", "a cluster"),
        ):
            _check(getattr(weighed, key), ("models", name, key), what, findings, reserved=False)
    for name, game in file.games.items():
        where: Path = ("models", name)
        _check(game.subtrees, (*where, "subtrees"), "a subtree", findings, reserved=False)
        _check_position(game.tree, (*where, "tree"), findings)
        for subtree, position in game.subtrees.items():
            _check_position(position, (*where, "subtrees", subtree), findings)
    given = _given(file)
    for name in file.names:
        # A name that seems to be missing may stand in a part that was left out, or be the right one of a wrong one.
        if name not in given and not (findings.gone or findings.broken or findings.faults):
            findings.unknown(f"nothing is named {short(name)!r}", name, given, ("names", name), "a name of this case")


def _given(file: CaseFile) -> frozenset[str]:
    """Every name that people may come to read."""
    given = {*file.answers, *file.quantities, *file.models, *file.actors}
    for answer in file.answers.values():
        given.update(answer.is_ if isinstance(answer.is_, dict) else ())
    for weighed in file.hypotheses.values():
        given.update(weighed.hypotheses, weighed.evidence, weighed.clusters)
    for game in file.games.values():
        for branch, name in _branches(game):
            given.update(filter(None, (name, branch.event)))
    return frozenset(given)


def _branches(game: Game) -> Iterator[tuple[Branch, str]]:
    pending: list[Position] = [game.tree, *game.subtrees.values()]
    while pending:
        position = pending.pop()
        for name, branch in {**(position.moves or {}), **(position.chance or {})}.items():
            yield branch, name
            pending.append(branch)


def _check_position(root: Position, where: Path, findings: Findings) -> None:
    pending = [(root, where)]
    while pending:
        position, place = pending.pop()
        if position.player is not None and (
            fault := name_fault(position.player, (*place, "player"), "a player", reserved=False)
        ):
            findings.faults.append(fault)
        for key, branches in (("moves", position.moves), ("chance", position.chance)):
            _check(branches or (), (*place, key), "a move" if key == "moves" else "a branch", findings, reserved=False)
            for name, branch in (branches or {}).items():
                if branch.event is not None and (
                    fault := name_fault(branch.event, (*place, key, name, "event"), "an event", False)
                ):
                    findings.faults.append(fault)
                pending.append((branch, (*place, key, name)))


def _check(names: Iterable[str], where: Path, what: str, findings: Findings, reserved: bool = True) -> None:
    for name in names:
        if (fault := name_fault(name, (*where, name), what, reserved)) is not None:
            findings.faults.append(fault)

"""Which names an expression may use, and the order in which all can be computed."""

from collections.abc import Iterator, Mapping

from casus.case.checks.findings import Findings
from casus.case.expressions import Expression, names
from casus.case.schema import Answer, Branch, CaseFile, Position
from casus.case.tree import Tree
from casus.case.values import Distribution, Value
from casus.errors import Path, short
from casus.quantities.words import scheme

__all__ = ["order_of"]


def order_of(
    file: CaseFile, answers: Mapping[str, Answer], trees: Mapping[str, Tree], findings: Findings
) -> tuple[str, ...]:
    """Check every name in every expression; quantities and models, each after what it needs, else as they stand."""
    needs: dict[str, dict[str, None]] = {name: {} for name in (*file.quantities, *file.models)}
    used: set[str] = set()
    for owner, path, wanted in (*_of_quantities(file), *_of_models(file), *_of_answers(file, answers)):
        target = _target(file, trees, wanted, path, findings)
        if target is not None:
            used.add(target)
            if owner is not None:
                needs[owner][target] = None
    used |= {name for correlation in file.correlations for name in correlation.between}
    for name in file.quantities:
        if name not in used:
            findings.warn("unused", f"nothing uses the quantity {short(name)!r}", ("quantities", name))
    return _sorted(needs, file, findings)


def _of_quantities(file: CaseFile) -> Iterator[tuple[str | None, Path, str]]:
    for name, quantity in file.quantities.items():
        for key, value in (("value", quantity.value), ("without", quantity.without)):
            for wanted in _names(value):
                yield name, ("quantities", name, key), wanted


def _names(value: Value | None) -> list[str]:
    if isinstance(value, Expression):
        return sorted(names(value))
    if isinstance(value, Distribution) and value.family == "mixture":
        return list(value.named["names"])
    return []


def _of_models(file: CaseFile) -> Iterator[tuple[str | None, Path, str]]:
    """As the trees are written: a subtree counts once, and counts where nothing leads to it too."""
    for name, game in file.models.items():
        where: Path = ("models", name)
        for key, given in (("decisive", game.decisive), ("precision", game.precision)):
            values = given.items() if isinstance(given, Mapping) else [(None, given)] if given is not None else []
            for player, value in values:
                place = (*where, key) if player is None else (*where, key, player)
                yield from ((name, place, wanted) for wanted in sorted(names(value)))
        pending: list[tuple[Path, Position]] = [((*where, "tree"), game.tree)]
        pending += [((*where, "subtrees", subtree), root) for subtree, root in game.subtrees.items()]
        while pending:
            place, position = pending.pop()
            for key, branches in (("moves", position.moves), ("chance", position.chance)):
                for move, branch in (branches or {}).items():
                    here = (*place, key, move)
                    pending.append((here, branch))
                    yield from ((name, (*here, *at), wanted) for at, wanted in _of_branch(branch))


def _of_branch(branch: Branch) -> Iterator[tuple[Path, str]]:
    values: list[tuple[Path, Expression | str | None]] = [
        (("payoffs", player), v) for player, v in branch.payoffs.items()
    ]
    values += [(("let", changed), v) for changed, v in branch.let.items()]
    values += [(("weight",), branch.weight), (("probability",), branch.probability)]
    for place, value in values:
        if isinstance(value, Expression):
            yield from ((place, wanted) for wanted in sorted(names(value)))


def _of_answers(file: CaseFile, answers: Mapping[str, Answer]) -> Iterator[tuple[str | None, Path, str]]:
    for name, answer in answers.items():
        where: Path = ("answers", name, "is") if name in file.answers else ("answer",)
        if isinstance(answer.is_, dict):
            for step, value in answer.is_.items():
                if isinstance(value, Expression):
                    yield from ((None, (*where, step), wanted) for wanted in sorted(names(value)))
        else:
            yield from ((None, where, wanted) for wanted in sorted(names(answer.is_)))


def _target(file: CaseFile, trees: Mapping[str, Tree], wanted: str, path: Path, findings: Findings) -> str | None:
    """The quantity or model that a name in an expression stands for; a fault where it stands for nothing."""
    head, dot, label = wanted.partition(".")
    if not dot and wanted in file.models:
        first = next(iter(trees[wanted].labels_in_order), None) if wanted in trees else None
        expected = f"a label of it, such as {wanted}.{first}" if first else "a label of it"
        findings.fault("unknown-name", f"{wanted!r} is a model, which has no value itself", path, wanted, expected)
        return None
    if not dot:
        return wanted if _known_quantity(file, wanted, path, findings) else None
    if not findings.known(head, file.models, "model", path, "models"):
        return None
    if head in trees and label not in trees[head].labels and head not in findings.cut_trees:
        labels = trees[head].labels_in_order
        message = f"the model {head!r} has no event and no path {short(label)!r}"
        close = tuple(f"{head}.{name}" for name in findings.nearest(label, labels))
        few = ", ".join(f"{head}.{name}" for name in labels[:8])
        findings.fault("unknown-name", message, path, short(wanted), f"a label of it: {few}", close)
    return head


def _known_quantity(file: CaseFile, wanted: str, path: Path, findings: Findings) -> bool:
    if wanted in file.quantities:
        return True
    if findings.lost("quantities", wanted) or ("models", wanted) in findings.gone:
        return False
    # A whole value that is no name may be an estimative word with a letter wrong.
    words = scheme(file.words).words if path[:1] == ("quantities",) else frozenset[str]()
    if path[-1] == "probability" or path[-2:-1] == ("is",):
        words = frozenset(("rest",))
    message = f"there is no quantity {short(wanted)!r}"
    findings.unknown(message, wanted, [*file.quantities, *sorted(words)], path, "the name of a quantity")
    return False


def _sorted(needs: Mapping[str, Mapping[str, None]], file: CaseFile, findings: Findings) -> tuple[str, ...]:
    """Depth first, with a stack of its own: a chain of quantities may be thousands long."""
    done: dict[str, None] = {}
    told: set[frozenset[str]] = set()
    for start in needs:
        trail: dict[str, Iterator[str]] = {}
        if start not in done:
            trail[start] = iter(needs[start])
        while trail:
            name = next(reversed(trail))
            follows = next((n for n in trail[name] if n in needs and n not in done), None)
            if follows is None:
                done[name] = None
                del trail[name]
            elif follows in trail:
                circle = list(trail)[list(trail).index(follows) :]
                if frozenset(circle) not in told:
                    told.add(frozenset(circle))
                    section = "quantities" if follows in file.quantities else "models"
                    shown = circle if len(circle) <= 12 else [*circle[:6], "…", *circle[-5:]]
                    found = " → ".join([*map(short, shown), short(follows)])
                    alone = len(circle) == 1
                    message = f"{found.split(' ')[0]} needs itself" if alone else "these need one another in a circle"
                    findings.fault("cycle", message, (section, follows), found, "values that end in numbers")
            else:
                trail[follows] = iter(needs[follows])
    return tuple(done)

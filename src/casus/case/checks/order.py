"""Which names an expression may use, and the order in which all can be computed."""

from collections.abc import Iterator, Mapping

from casus.case.checks.findings import Findings
from casus.case.expressions import Expression, names
from casus.case.schema import Answer, Branch, CaseFile, Hypotheses, Position, Reference
from casus.case.speaking import PERIODS_LEFT, periods_left
from casus.case.tree import Tree
from casus.case.values import Distribution, Value
from casus.errors import Path, short
from casus.quantities.words import scheme

__all__ = ["needs_of", "order_of"]


def needs_of(
    file: CaseFile, answers: Mapping[str, Answer], trees: Mapping[str, Tree], findings: Findings
) -> Mapping[str, Mapping[str, None]]:
    """Check every name in every expression; for each quantity and model the others that it needs."""
    needs: dict[str, dict[str, None]] = {name: {} for name in (*file.quantities, *file.models)}
    used: set[str] = set()
    for owner, path, wanted in (
        *_of_quantities(file),
        *_of_models(file),
        *_of_answers(file, answers),
        *_of_observed(file),
    ):
        target = _target(file, trees, wanted, path, findings)
        if target is not None:
            used.add(target)
            if owner is not None:
                needs[owner][target] = None
    used |= {name for correlation in file.correlations for name in correlation.between}
    for name in file.quantities:
        if name not in used:
            findings.warn("unused", f"nothing uses the quantity {short(name)!r}", ("quantities", name))
    return needs


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
    for name, weighed in file.hypotheses.items():
        yield from ((name, ("models", name, *at), wanted) for at, wanted in _of_hypotheses(weighed))
    for name, game in file.games.items():
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


def _of_hypotheses(model: Hypotheses) -> Iterator[tuple[Path, str]]:
    values: list[tuple[Path, Expression]] = [(("hypotheses", h, "prior"), e.prior) for h, e in model.hypotheses.items()]
    for item, entry in model.evidence.items():
        for key, by_hypothesis in (("likelihood", entry.likelihood), ("if_false", entry.if_false)):
            values += [(("evidence", item, key, h), value) for h, value in by_hypothesis.items()]
    for place, value in values:
        yield from ((place, wanted) for wanted in sorted(names(value)))


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


def _of_observed(file: CaseFile) -> Iterator[tuple[str | None, Path, str]]:
    for k, observed in enumerate(file.observed):
        for key, value in (("what", observed.what), ("periods", observed.passed), ("bearing", observed.bears)):
            yield from ((None, ("observed", k, key), wanted) for wanted in sorted(names(value)))


def _beside_tree(file: CaseFile, model: str) -> tuple[str, ...]:
    """Labels of a model that no tree gives."""
    entry = file.models[model]
    if isinstance(entry, Reference):
        return ("rate",)
    if isinstance(entry, Hypotheses):
        return tuple(entry.hypotheses)
    return (PERIODS_LEFT,) if entry.clock is not None and periods_left(file, entry.clock) is not None else ()


def _labels(file: CaseFile, trees: Mapping[str, Tree], model: str) -> tuple[str, ...]:
    """What may follow a model's name and a dot."""
    return (*(trees[model].labels_in_order if model in trees else ()), *_beside_tree(file, model))


def _has_label(file: CaseFile, trees: Mapping[str, Tree], model: str, label: str) -> bool:
    """Whether a model has a label; taken as such where its tree has faults."""
    if label == PERIODS_LEFT or isinstance(file.models[model], Reference | Hypotheses):
        return label in _beside_tree(file, model)
    return model not in trees or label in trees[model].labels


def _target(file: CaseFile, trees: Mapping[str, Tree], wanted: str, path: Path, findings: Findings) -> str | None:
    """The quantity or model that a name in an expression stands for; a fault where it stands for nothing."""
    head, dot, label = wanted.partition(".")
    if not dot and wanted in file.models:
        first = next(iter(_labels(file, trees, wanted)), None)
        expected = f"a label of it, such as {wanted}.{first}" if first else "a label of it"
        findings.fault("unknown-name", f"{wanted!r} is a model, which has no value itself", path, wanted, expected)
        return None
    if not dot:
        return wanted if _known_quantity(file, wanted, path, findings) else None
    if not findings.known(head, file.models, "model", path, "models"):
        return None
    if not _has_label(file, trees, head, label) and head not in findings.cut_trees:
        game = file.games.get(head)
        if label == PERIODS_LEFT and game is not None:
            if findings.may_lack(head, "clock") or {("as_of", ""), ("horizon", "")} & findings.gone:
                return head
            missing = "a game with `clock:`" if game.clock is None else "a case with `as_of:` and `horizon:`"
            findings.fault("unknown-name", f"{wanted} needs {missing}", path, wanted, missing)
            return head
        labels = _labels(file, trees, head)
        message = f"the model {head!r} has no {'event and no path' if game else 'label'} {short(label)!r}"
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


def order_of(needs: Mapping[str, Mapping[str, None]], file: CaseFile, findings: Findings) -> tuple[str, ...]:
    """Quantities and models, each after what it needs, else as they stand; a fault where they go in a circle.

    Depth first, with a stack of its own: a chain of quantities may be thousands long.
    """
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

"""All checks of a case, in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from casus.case.case import answers_of
from casus.case.checks.correlations import check_correlations
from casus.case.checks.evidence import check_evidence
from casus.case.checks.findings import Findings
from casus.case.checks.frame import check_frame
from casus.case.checks.game import check_game
from casus.case.checks.hypotheses import check_hypotheses
from casus.case.checks.names import check_names
from casus.case.checks.order import needs_of, order_of
from casus.case.checks.time import check_time
from casus.case.checks.twice import check_twice
from casus.case.schema import CaseFile
from casus.case.tree import Tree, expand
from casus.errors import Fault, Path

__all__ = ["Checked", "check"]


@dataclass(frozen=True)
class Checked:
    """What the checks found, and what they worked out on the way."""

    faults: list[Fault]
    warnings: list[Fault]
    order: tuple[str, ...]
    trees: Mapping[str, Tree]


def check(
    file: CaseFile, gone: frozenset[tuple[str, str]] = frozenset(), broken: frozenset[Path] = frozenset()
) -> Checked:
    """Check a case that fits the schema; `gone` and `broken` as in `Findings`."""
    findings = Findings(gone, broken)
    check_names(file, findings)
    # An event or a player under a wrong name is missing elsewhere under the right one.
    findings.broken |= {fault.path for fault in findings.faults}
    check_frame(file, findings)
    check_evidence(file, findings)
    trees: dict[str, Tree] = {}
    for name, game in file.games.items():
        tree, faults, used = expand(game, ("models", name))
        findings.faults.extend(fault for fault in faults if not _follows(fault, findings))
        for subtree in game.subtrees:
            if subtree not in used and not faults:
                message = f"no `then:` leads to the subtree {subtree!r}"
                findings.warn("unused", message, ("models", name, "subtrees", subtree))
        if tree is not None:
            trees[name] = tree
            check_game(file, name, tree, findings)
    check_hypotheses(file, findings)
    check_time(file, findings)
    needs = needs_of(file, answers_of(file), trees, findings)
    order = order_of(needs, file, findings)
    check_twice(file, needs, findings)
    check_correlations(file, findings)
    return Checked(findings.faults, findings.warnings, order, trees)


def _follows(fault: Fault, findings: Findings) -> bool:
    """Whether a fault of a tree only follows from another: what the node lacks was left out."""
    path = fault.path
    if fault.code == "unknown-name":
        return findings.may_lack(path[1], "subtrees")
    lacking = fault.code in ("tree-shape", "missing-key")
    return lacking and (path in findings.entries or path[:-1] in findings.entries)

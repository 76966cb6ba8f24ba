"""`casus check`: every fault and warning of some cases."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from casus.errors import CaseError, CasusError, Fault

if TYPE_CHECKING:
    from casus.case import Case

__all__ = ["check_cases"]

# Enough draws to meet what goes wrong in one draw of a thousand.
PILOT = 1024

EARLY = ("unused", "clockwork-or-coin")

Faults: TypeAlias = tuple[Fault, ...]


def check_cases(cases: Sequence[str], as_json: bool, tradecraft: bool = False) -> int:
    """Check each case and report; returns the exit code: 0 fine (warnings included), 1 faults, 2 no such case."""
    from casus.cli.faults import print_faults, print_todos, print_warnings
    from casus.cli.tradecraft import plain_standards, print_standards

    code = 0
    report: list[dict[str, Any]] = []
    for name in cases:
        try:
            faults, warnings, todo = _check(name)
        except CasusError as error:
            code = 2
            if as_json:
                report.append({"case": name, "error": str(error), "faults": [], "warnings": [], "todo": []})
            else:
                print(f"casus: {error}", file=sys.stderr)
            continue
        code = max(code, 1 if faults else 0)
        if as_json:
            found = {"faults": faults, "warnings": warnings, "todo": todo}
            report.append({"case": name, **{key: list(map(_plain, these)) for key, these in found.items()}})
            if tradecraft:
                report[-1]["tradecraft"] = plain_standards(name)
            continue
        if faults:
            print_faults(faults)
        # What a finished case must heed says nothing of one that is still being written.
        early = [warning for warning in warnings if todo and warning.code in EARLY]
        shown = [warning for warning in warnings if warning not in early]
        print_warnings(shown)
        print_todos(todo)
        later = f"; {_count(early, 'warning')} can wait until it is finished" if early else ""
        said = f"{_count(faults, 'fault') if faults else 'fine'}{_after(shown)}{later}"
        print(f"{name}: {said}{f', {len(todo)} still to be written' if todo else ''}")
        if tradecraft:
            print_standards(name)
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    return code


def _check(name: str) -> tuple[Faults, Faults, Faults]:
    """Faults and warnings of a case, those that only a short run can show included, and what is still to be written."""
    import casus

    try:
        case = casus.load(name)
    except CaseError as error:
        return error.faults, (), ()
    return *_run(case), case.todos


def _run(case: "Case") -> tuple[Faults, Faults]:
    """Faults and warnings of a run; of a draft too, whose answers nobody sees."""
    from casus.ensemble import Settings, plan, run_plan

    try:
        return (), run_plan(plan(case, Settings(draws=PILOT)), keep=False).warnings
    except CaseError as error:
        if {fault.code for fault in error.faults} != {"few-effective-draws"}:
            return error.faults, case.warnings
    try:
        # So short a run may leave too few of its draws where a whole one doesn't.
        return (), run_plan(plan(case, Settings()), keep=False).warnings
    except CaseError as error:
        return error.faults, case.warnings


def _count(found: Sequence[Fault], what: str) -> str:
    return f"{len(found)} {what}{'' if len(found) == 1 else 's'}"


def _after(warnings: Sequence[Fault]) -> str:
    return f", {_count(warnings, 'warning')}" if warnings else ""


def _plain(fault: Fault) -> dict[str, Any]:
    place = fault.place
    return {
        "code": fault.code,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "path": fault.where,
        "message": fault.message,
        "found": fault.found,
        "expected": fault.expected,
        "nearest": list(fault.nearest),
    }

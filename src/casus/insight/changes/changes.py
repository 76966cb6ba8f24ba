"""Which change made which part of a move."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from casus.case import Case, in_language
from casus.ensemble import Settings, answers_under
from casus.ensemble.hypotheses import items_of
from casus.errors import CaseError, UsageError
from casus.insight.changes.difference import MISSING, Entry, differences, same_entries
from casus.insight.changes.grouping import grouped
from casus.insight.changes.hybrid import Group, Hybrids
from casus.insight.changes.shapley import exact, sampled
from casus.insight.remarks import Remark
from casus.insight.table import Table

__all__ = ["Change", "changes"]

# All coalitions of so many changes are computed; of more, orders are drawn.
MOST_EXACT = 12
ORDERS = 40
# Draws of a coalition: a change does to few of them what it does to all.
DRAWS = 4096
EVALUATIONS = 2**20


class Change(NamedTuple):
    """Changes that go together, and their part of the move.

    entries : names of the entries, as dotted paths
    part    : of the move of the forecast
    error   : how far the part may be off, from drawing few orders or few draws
    said    : by entry what changed, as (old, new); None for what a version has not
    """

    entries: tuple[str, ...]
    part: float
    error: float
    said: dict[str, tuple[str | None, str | None]]


def changes(old: Case, new: Case, settings: Settings | None = None) -> Table[Change]:
    """Why the forecast moved between two versions of a case.

    Changed entries are grouped by what they need of one another, and each group gets its Shapley value: the mean of
    what it does to the forecast over all orders in which the groups may be made. Exact up to 12 groups, by drawn orders
    beyond.

    settings : of both runs
    returns  : a row for each group, the largest part first, then one for all changes of text. The parts add up to
               `after` − `before`, which stand in `about` with `unchanged`, the number of equal entries, `exact` and
               `draws`, so many as a case between the two was run with
    raises   : UsageError where the versions ask different questions, CaseError where one of them can't run
    """
    settings = settings or Settings()
    _same_question(old, new)
    before, after = _forecast(old, settings), _forecast(new, settings)
    given = new.answers[new.headline].given
    headline = frozenset(name for name in (new.headline, given, old.answers[old.headline].given) if name is not None)
    entries = differences(old.canonical, new.canonical, headline)
    counted = [entry for entry in entries if entry.kind != "text"]
    texts = [entry for entry in entries if entry.kind == "text"]
    groups = _sensible(old, new, grouped(counted, old.canonical, new.canonical), settings)
    about: dict[str, Any] = {
        "before": before,
        "after": after,
        "unchanged": same_entries(old.canonical, new.canonical),
        "exact": True,
    }
    if not entries:
        return Table("changes", (), about | {"draws": settings.draws}, (Remark("no-changes"),))
    idle = [group for group in groups if _idle(old, new, group, settings)]
    groups = tuple(group for group in groups if group not in idle)
    about["exact"] = len(groups) <= MOST_EXACT
    parts, errors, draws = _parts(old, new, groups, settings, after - before)
    rows = [
        Change(tuple(entry.name for entry in group.entries), float(part), float(error), _said(group.entries))
        for group, part, error in zip(groups, parts, errors, strict=True)
    ]
    rows += [Change(tuple(entry.name for entry in group.entries), 0.0, 0.0, _said(group.entries)) for group in idle]
    rows.sort(key=lambda row: -abs(row.part))
    if texts:
        rows.append(Change(tuple(entry.name for entry in texts), 0.0, 0.0, {}))
    return Table("changes", tuple(rows), about | {"draws": draws})


def _same_question(old: Case, new: Case) -> None:
    asked = [None if case.question is None else in_language(case.question) for case in (old, new)]
    if asked[0] != asked[1]:
        first, second = (f"“{question}”" if question else "nothing" for question in asked)
        raise UsageError(
            f"the two cases ask different questions: {first} and {second}; only versions of one case compare"
        )
    kinds = [(case.headline, case.answers[case.headline].kind) for case in (old, new)]
    if kinds[0] != kinds[1]:
        first, second = (f"{name} ({kind})" for name, kind in kinds)
        raise UsageError(f"the two cases have different headlines: {first} and {second}; only one answer can move")


def _forecast(case: Case, settings: Settings) -> float:
    if case.todos:
        raise CaseError(case.todos)
    mean = answers_under(case, settings).answers[case.headline].mean
    if mean is None:
        raise UsageError(f"the answer of {case.name} is not defined: there is no move to explain")
    return mean


def _sensible(old: Case, new: Case, groups: tuple[Group, ...], settings: Settings) -> tuple[Group, ...]:
    """The groups, put together where a case with some of them alone would make no sense.

    First each structural one is tried alone; where one does not check, all structural ones are one change; where that
    does not check either, all changes are.
    """
    few = replace(settings, draws=8)
    structural = [group for group in groups if group.structural]
    others = [group for group in groups if not group.structural]
    attempts = [groups]
    if len(structural) > 1:
        attempts.append((_joined(structural), *others))
    if len(groups) > 1:
        attempts.append((_joined(groups),))
    for attempt in attempts:
        hybrids = Hybrids(old, new, attempt, few)
        try:
            for made in (0, *(1 << k for k, group in enumerate(attempt) if group.structural), 2 ** len(attempt) - 1):
                hybrids.value(made)
        except CaseError:
            continue
        return attempt
    return attempts[-1]


def _idle(old: Case, new: Case, group: Group, settings: Settings) -> bool:
    """Whether a group can't move anything: what differs about its claims and sources is worth the same as evidence."""
    if not all(entry.name.partition(".")[0] in ("claims", "sources", "grades") for entry in group.entries):
        return False
    made = Hybrids(old, new, (group,), replace(settings, draws=8)).case(1)
    both = old.hypotheses.keys() | made.hypotheses.keys()
    same = all(items_of(old, model, settings) == items_of(made, model, settings) for model in both)
    # What rests on left out origins may fall otherwise.
    return same and not settings.changed().keys() & {"without_origins", "without_sources", "without_claims", "planted"}


def _joined(groups: "list[Group] | tuple[Group, ...]") -> Group:
    entries = tuple(entry for group in groups for entry in group.entries)
    return Group(entries)


def _parts(
    old: Case, new: Case, groups: tuple[Group, ...], settings: Settings, move: float
) -> tuple[np.ndarray, np.ndarray, int]:
    """Part and error of each group, and the draws that each case between was run with."""
    if len(groups) <= 1:
        return np.full(len(groups), move), np.zeros(len(groups)), settings.draws
    coalitions = 2 ** len(groups) if len(groups) <= MOST_EXACT else 2 * ORDERS * len(groups)
    draws = min(settings.draws, DRAWS, max(EVALUATIONS // coalitions, 256))
    hybrids = Hybrids(old, new, groups, replace(settings, draws=draws))
    if len(groups) <= MOST_EXACT:
        parts, errors = exact(len(groups), hybrids.value), np.zeros(len(groups))
    else:
        parts, errors = sampled(len(groups), hybrids.value, ORDERS, settings.seed)
    # What few draws miss of the move is shared out by the size of the parts, and told as their error.
    missed = move - float(parts.sum())
    sizes = np.abs(parts)
    share = sizes / sizes.sum() if sizes.sum() > 0 else np.full(len(parts), 1.0 / len(parts))
    return parts + missed * share, errors + np.abs(missed * share), draws


def _said(entries: tuple[Entry, ...]) -> dict[str, tuple[str | None, str | None]]:
    """By entry its first change that is no text, old and new."""
    found = {}
    for entry in entries:
        leaf = next((leaf for leaf in entry.leaves if leaf.kind != "text"), entry.leaves[0])
        found[entry.name] = (_short(leaf.old), _short(leaf.new))
    return found


def _short(value: Any) -> str | None:
    if value is MISSING:
        return None
    if isinstance(value, dict) and "value" in value:
        value = value["value"]
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"

"""Changes that go together: a new quantity and its use are one change."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from casus.insight.changes.difference import MISSING, Entry
from casus.insight.changes.hybrid import Group

__all__ = ["grouped"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def grouped(entries: Sequence[Entry], old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Group, ...]:
    """Entries that differ in numbers, by what they need of one another.

    An entry goes with each quantity, model, claim or source that only one version has and that it names there; two
    entries that name the same one go together, unless one of them is structural and the other is not named by it.
    """
    leader = list(range(len(entries)))

    def find(k: int) -> int:
        while leader[k] != k:
            leader[k] = leader[leader[k]]
            k = leader[k]
        return k

    named = [_named(entry) for entry in entries]
    for k, entry in enumerate(entries):
        for name in _added(entry, old, new):
            for other in range(len(entries)):
                if other != k and name in named[other]:
                    leader[find(other)] = find(k)
    together: dict[int, list[Entry]] = {}
    for k, entry in enumerate(entries):
        together.setdefault(find(k), []).append(entry)
    return tuple(Group(tuple(group)) for group in together.values())


def _added(entry: Entry, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The name of an entry that only one version has."""
    section, _, rest = entry.name.partition(".")
    name = rest.partition(".")[0]
    if section not in ("quantities", "models", "claims", "sources", "answers") or not name:
        return []
    return [name] if (name in old.get(section, {})) != (name in new.get(section, {})) else []


def _named(entry: Entry) -> frozenset[str]:
    """All words in the values of an entry, old and new, but for those of texts."""
    found: set[str] = set()
    for leaf in entry.leaves:
        if leaf.kind != "text":
            for value in (leaf.old, leaf.new):
                if value is not MISSING:
                    found.update(_NAME.findall(str(value)))
    return frozenset(found)

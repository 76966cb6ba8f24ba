"""What differs between two versions of a case, entry by entry.

Works on canonical forms: plain values, in which layout, comments and defaults written out don't count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

__all__ = ["MISSING", "Entry", "Kind", "Leaf", "differences", "same_entries"]

MISSING: Any = object()
"""Stands where a version has nothing."""

Kind: TypeAlias = Literal["text", "value", "structure"]
Way: TypeAlias = tuple[str | int, ...]

# Keys that people read and nothing is computed from.
_READ = frozenset(
    [
        "about",
        "label",
        "text",
        "title",
        "url",
        "publisher",
        "author",
        "published",
        "accessed",
        "place",
        "name",
        "leader",
        "aliases",
        "state",
        "interest",
        "sentence",
        "reported",
        "unit",
        "knowable",
        "without",
        "because",
        "by",
        "breaks_if",
        "why",
        "cites",
        "decision_threshold",
    ]
)
_COMPUTED = frozenset(
    ["quantities", "models", "answers", "answer", "observed", "correlations", "claims", "sources", "grades", "events"]
)
_DATES = frozenset({"as_of", "horizon"})
_CLAIMS = frozenset(["origin", "sources", "credibility", "retracts", "corroborates", "disputes"])
_ITEMS = frozenset(["status", "because", "would_be_seen", "cluster", "likelihood", "if_false"])
_SLOTS = frozenset(["weight", "probability", "prior", "what", "periods", "bearing"])
_MAPS = frozenset(["payoffs", "let", "decisive", "precision", "likelihood", "if_false"])
# What stands where a branch says nothing.
_DEFAULTS = {"payoffs": "0", "weight": "1"}


@dataclass(frozen=True)
class Leaf:
    """One difference: where it stands, and both values, `MISSING` for none."""

    way: Way
    old: Any
    new: Any
    kind: Kind

    @property
    def default(self) -> str | None:
        """What stands in for a missing value of its kind; None where nothing does."""
        return _DEFAULTS.get(str(self.way[-2])) or _DEFAULTS.get(str(self.way[-1])) if len(self.way) > 1 else None


@dataclass(frozen=True)
class Entry:
    """A named part of a case that differs."""

    name: str
    leaves: tuple[Leaf, ...]

    @property
    def kind(self) -> Kind:
        """The furthest reaching kind of its leaves."""
        kinds = {leaf.kind for leaf in self.leaves}
        return "structure" if "structure" in kinds else "value" if "value" in kinds else "text"


def differences(old: Mapping[str, Any], new: Mapping[str, Any], headline: frozenset[str]) -> tuple[Entry, ...]:
    """Entries that differ, in the order of the new version.

    headline : names of the answers that count: the headline, and the one that it presumes
    """
    by_entry: dict[str, list[Leaf]] = {}
    for way, before, after in _walk(old, new, ()):
        leaf = Leaf(way, before, after, _kind(way, before, after, headline))
        by_entry.setdefault(_name(way), []).append(leaf)
    return tuple(Entry(name, tuple(leaves)) for name, leaves in by_entry.items())


def same_entries(old: Mapping[str, Any], new: Mapping[str, Any]) -> int:
    """How many named entries of the two versions are equal: quantities, models, answers, claims, sources and so on."""
    count = 0
    for key in new:
        if key not in old:
            continue
        if isinstance(new[key], Mapping) and isinstance(old[key], Mapping):
            count += sum(name in old[key] and old[key][name] == value for name, value in new[key].items())
        else:
            count += old[key] == new[key]
    return count


def _walk(old: Any, new: Any, way: Way) -> Iterator[tuple[Way, Any, Any]]:
    if old is not MISSING and new is not MISSING and old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*new, *old)):
            yield from _walk(old.get(key, MISSING), new.get(key, MISSING), (*way, key))
    elif isinstance(old, list) and isinstance(new, list) and way == ("observed",) and len(old) == len(new):
        for k, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _walk(before, after, (*way, k))
    else:
        yield way, old, new


def _kind(way: Way, old: Any, new: Any, headline: frozenset[str]) -> Kind:
    section, last = way[0], way[-1]
    if section in _DATES:
        return "structure"
    if section not in _COMPUTED:
        return "text"
    if section in ("claims", "sources", "grades", "events"):
        return _of_evidence(way)
    if section == "answers" and way[1] not in headline:
        return "text"
    if section == "models" and len(way) > 3 and way[2] == "evidence" and set(way[3:]) & _ITEMS:
        return "value" if len(way) > 5 and _switches(way, old, new) else "structure"
    if last in _READ and not (section == "models" and len(way) == 3 and last == "class"):
        return "text"
    return "value" if _switches(way, old, new) else "structure"


def _of_evidence(way: Way) -> Kind:
    """Claims and sources reach numbers through what evidence is worth, events through the day the case speaks."""
    if way[0] == "grades" or len(way) == 2:
        return "structure"
    wanted = {"claims": _CLAIMS, "sources": {"reliability"}, "events": {"date"}}[str(way[0])]
    return "structure" if way[2] in wanted else "text"


def _switches(way: Way, old: Any, new: Any) -> bool:
    """Whether a difference is one between two expressions, of which a switch can choose."""
    values = [value for value in (old, new) if value is not MISSING]
    if not all(isinstance(value, str | int | float) and not isinstance(value, bool) for value in values):
        return False
    if "rest" in values:
        return False
    section, last = way[0], str(way[-1])
    if section == "quantities":
        return len(way) == 3 and last == "value" and len(values) == 2
    if section == "answer" or (section == "answers" and last == "is"):
        return len(values) == 2
    before = str(way[-2]) if len(way) > 1 else ""
    if len(values) == 1 and before != "payoffs" and last != "weight":
        return False
    return before in _MAPS or last in _SLOTS


def _name(way: Way) -> str:
    """The entry that a difference belongs to, as a dotted path."""
    section = way[0]
    if section == "models" and len(way) > 3 and way[2] in ("tree", "subtrees"):
        moves = [str(part) for part in _moves(way[3:])]
        return ".".join(("models", str(way[1]), str(way[2]), *moves))
    if section == "models":
        return ".".join(str(part) for part in way[:4])
    if section in _COMPUTED and section not in ("correlations", "answer"):
        return ".".join(str(part) for part in way[:2])
    return str(section)


def _moves(way: Way) -> Iterator[str | int]:
    """Names of moves along a way through a tree."""
    inside = False
    for k, part in enumerate(way):
        if inside:
            yield part
            inside = False
        elif part in ("moves", "chance"):
            inside = True
        elif k == 0:
            # The name of a subtree.
            if part not in ("player", "label", "about"):
                yield part
        else:
            break

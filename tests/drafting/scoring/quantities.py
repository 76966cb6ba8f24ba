"""Scoring of quantities: kind, value to 1 per cent and sentence agree; the unit is compared apart."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["Agreement", "agreement"]

Agreement = tuple[list[Any], list[Any], list[tuple[Any, Any]]]
"""What only the gold has, what only the draft has, and the pairs that agree."""

_WORDS = "one two three four five six seven eight nine ten".split()


def agreement(found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> Agreement:
    """Match each quantity of the gold with one of the draft.

    found : plain values, with sentence numbers of the gold
    """
    left = list(found)
    missed, pairs = [], []
    for wanted in gold:
        same = [one for one in left if _same(one, wanted)]
        if same:
            left.remove(same[0])
            pairs.append((same[0], wanted))
        elif not _small(wanted):
            missed.append(wanted)
    return missed, [one for one in left if not _ignored(one)], pairs


def same_unit(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _singular(one.get("unit")) == _singular(other.get("unit"))


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["sentence"] != other["sentence"] or one["kind"] != other["kind"]:
        return False
    if one["kind"] == "date":
        return str(one["value"]) == str(other["value"])
    mine, theirs = (_years(entry) for entry in (one, other))
    return abs(mine - theirs) <= 0.01 * abs(theirs)


def _years(entry: Mapping[str, Any]) -> float:
    return float(entry["value"]) * (10 if _singular(entry.get("unit")) == "decade" else 1)


def _small(wanted: Mapping[str, Any]) -> bool:
    return wanted.get("text", "") in ("a", "one", "two")


def _ignored(one: Mapping[str, Any]) -> bool:
    """Numbers that the conventions ignore on both sides: "one" and "two", and counts up to ten in words."""
    word = re.match(r"[a-z]+", str(one["text"]).lower())
    if word is None or one["kind"] == "date":
        return False
    return word[0] in ("a", "one", "two", "second") or (one["kind"] == "count" and word[0] in _WORDS)


def _singular(unit: str | None) -> str | None:
    return None if unit is None else re.sub(r"(?<=\w{2})s\b", "", unit.lower())

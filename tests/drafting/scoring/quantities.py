"""Scoring of quantities: kind, value to 1 per cent and sentence agree; the unit is compared apart."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .score import Score, paired

__all__ = ["quantities", "same_unit"]

Quantity = Mapping[str, Any]

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def quantities(found: Sequence[Quantity], gold: Sequence[Quantity]) -> tuple[Score, list[tuple[Quantity, Quantity]]]:
    """The score, and the pairs that agree. What the conventions ignore counts for nothing where it is found alone."""
    score, pairs = paired(found, gold, _same)
    used = [id(one) for one, _ in pairs]
    wrong = sum(id(one) not in used and not _ignored(one) for one in found)
    return Score(score.right, wrong, score.missed), pairs


def same_unit(one: Quantity, other: Quantity) -> bool:
    return _singular(one["unit"]) == _singular(other["unit"])


def _same(one: Quantity, other: Quantity) -> bool:
    if one["sentence"] != other["sentence"] or one["kind"] != other["kind"]:
        return False
    if one["kind"] == "date":
        return bool(one["value"] == other["value"])
    mine, theirs = (entry["value"] * (10 if _singular(entry["unit"]) == "decade" else 1) for entry in (one, other))
    return bool(abs(mine - theirs) <= 0.01 * abs(theirs))


def _ignored(one: Quantity) -> bool:
    """The numbers "a", "one" and "two", and counts up to ten in words."""
    word = re.match(r"[a-z]+", one["text"].lower())
    if word is None or one["kind"] == "date":
        return False
    return word[0] in ("a", "one", "two", "second") or (one["kind"] == "count" and word[0] in _WORDS)


def _singular(unit: str | None) -> str | None:
    return None if unit is None else re.sub(r"(?<=\w{2})s\b", "", unit.lower())

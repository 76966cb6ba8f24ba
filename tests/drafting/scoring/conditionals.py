"""Scoring of conditionals: by sentence, and how many words the clauses share."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["shared_words"]


def shared_words(found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> float:
    """Mean of 2 shared / (mine + theirs) over both clauses, of those that agree by sentence; 1 if none does."""
    mine = {one["sentence"]: one for one in found}
    shares = [
        _share(mine[one["sentence"]][clause], one[clause])
        for one in gold
        if one["sentence"] in mine
        for clause in ("if", "then")
    ]
    return sum(shares) / len(shares) if shares else 1.0


def _share(one: str, other: str) -> float:
    mine, theirs = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 1.0

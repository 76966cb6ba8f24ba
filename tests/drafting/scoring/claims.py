"""Scoring of claims, their hedges and speakers, and of hypotheses: by sentence."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .score import Score

__all__ = ["agree", "by_sentence", "pairs"]


def by_sentence(found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> Score:
    """Sentences that both name, that only the draft names, and that only the gold names."""
    mine, theirs = ({one["sentence"] for one in entries} for entries in (found, gold))
    return Score(len(mine & theirs), len(mine - theirs), len(theirs - mine))


def pairs(
    found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Claims of the same sentence."""
    mine = {one["sentence"]: one for one in found}
    return [(mine[one["sentence"]], one) for one in gold if one["sentence"] in mine]


def agree(mine: str | None, theirs: str | None) -> bool:
    """Whether one contains the other, the article "the" ignored; nothing agrees with nothing alone."""
    if mine is None or theirs is None:
        return mine is theirs
    one, other = (re.sub(r"\bthe ", "", text.lower()) for text in (mine, theirs))
    return one in other or other in one

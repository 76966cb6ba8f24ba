"""Quantities that are correlated: redrawn together, or given one of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from casus.insight.experiment import Array, Experiment

__all__ = ["Group", "groups_of"]


@dataclass(frozen=True)
class Group:
    """Inputs that hang together by rank correlations.

    rows        : of the program's inputs
    correlation : (row, row) Pearson's correlation of their normal scores
    """

    rows: tuple[int, ...]
    correlation: Array

    def given(self, member: int, scores: Array, known: Array) -> Array:
        """Scores of the group redrawn so that one member has known scores: (row, draw).

        member : its place in the group
        scores : (row, draw) correlated scores
        known  : (draw,) scores that the member takes

        Shifting all by their regression on the member leaves what is independent of it as it was, and gives a draw from
        the conditional copula.
        """
        return np.asarray(scores + self.correlation[:, member, None] * (known - scores[member]))


def groups_of(experiment: Experiment) -> tuple[Group, ...]:
    """The groups, those with one of the inputs in use."""
    pairs = {(i, j): 2.0 * math.sin(math.pi * rank / 6.0) for i, j, rank in experiment.planned.correlations}
    members: dict[int, set[int]] = {}
    for i, j in pairs:
        joint = members.get(i, {i}) | members.get(j, {j})
        for row in joint:
            members[row] = joint
    found: list[Group] = []
    for rows in dict.fromkeys(tuple(sorted(joint)) for joint in members.values()):
        if not set(rows) & set(experiment.used):
            continue
        found.append(Group(rows, _matrix(rows, pairs)))
    return tuple(found)


def _matrix(rows: Sequence[int], pairs: dict[tuple[int, int], float]) -> Array:
    matrix = np.eye(len(rows))
    for a, i in enumerate(rows):
        for b, j in enumerate(rows):
            if (i, j) in pairs:
                matrix[a, b] = matrix[b, a] = pairs[i, j]
    return matrix

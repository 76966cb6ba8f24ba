"""Rank correlation between quantities by a Gaussian copula.

Spearman's rank r of two continuous quantities whose normal scores have Pearson's correlation ρ is r = (6/π)
arcsin(ρ/2), so ρ = 2 sin(πr/6) (Pearson 1907; Kruskal 1958, Ordinal measures of association, JASA 53).
"""

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from casus.errors import CaseError, Fault

__all__ = ["Correlation", "GaussianCopula"]

Floats = NDArray[np.float64]
Correlation = tuple[int, int, float]

_DUST = 1e-12
"""A pivot nearer to zero than this counts as zero: a member that the others fix altogether."""


class GaussianCopula:
    """Turns independent standard normals into correlated ones.

    dimensions : how many rows there are
    ranks      : (row, row, Spearman's rank correlation); pairs that are not listed are uncorrelated
    names      : what faults call the rows; their numbers where there are none
    raises     : CaseError whose paths begin with the position in `ranks`, codes `correlation-out-of-range`,
                 `correlation-with-itself` and `correlation-repeated`; or with an empty path
                 `correlation-impossible`, for each smallest set of rows that can't go together

    >>> copula = GaussianCopula(3, [(0, 2, 0.5)])
    >>> copula.members
    (0, 2)
    >>> try:
    ...     GaussianCopula(4, [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9), (2, 3, 0.1)])
    ... except CaseError as error:
    ...     print(error)
    no joint distribution has these rank correlations of 0, 1 and 2; found 0 with 1: 0.9, 0 with 2: -0.9,
    1 with 2: 0.9; expected values nearer to zero, or correlations that agree with one another
    [correlation-impossible]
    """

    def __init__(self, dimensions: int, ranks: Sequence[Correlation], names: Sequence[str] | None = None) -> None:
        self.dimensions = dimensions
        names = [str(row) for row in range(dimensions)] if names is None else names
        _check(ranks, names)
        given = {(min(i, j), max(i, j)): float(rank) for i, j, rank in ranks}
        self._steps: list[tuple[int, float, tuple[tuple[int, float], ...]]] = []
        faults = []
        for group in _connected(given):
            matrix = [
                [_pearson(given.get((min(i, j), max(i, j)), 0.0)) if i != j else 1.0 for j in group] for i in group
            ]
            factor = _factor(matrix)
            if factor is None:
                faults.append(_impossible(group, matrix, given, names))
                continue
            for row, weights in zip(group, factor, strict=True):
                others = tuple((group[k], weight) for k, weight in enumerate(weights[:-1]) if weight != 0.0)
                if others:
                    self._steps.append((row, weights[-1], others))
        if faults:
            raise CaseError(faults)
        # A row is made of itself and of rows before it, so the last one goes first and nothing is
        # overwritten early.
        self._steps.sort(reverse=True)
        self.members: tuple[int, ...] = tuple(sorted({row for pair in given for row in pair}))

    def apply(self, normals: Floats, scratch: Floats) -> None:
        """Correlate in place: normals (dimensions, n) independent standard normals; scratch (n,), or more
        rows.

        Rows that are in no correlation are not touched. Multiplications and additions of single values in a
        fixed order, no matrix library: a column's result doesn't depend on which columns stand beside it.
        """
        spare = scratch if scratch.ndim == 1 else scratch[0]
        for row, own, others in self._steps:
            target = normals[row]
            if own == 0.0:
                first, *rest = others
                np.multiply(normals[first[0]], first[1], out=target)
            else:
                rest = list(others)
                np.multiply(target, own, out=target)
            for other, weight in rest:
                np.multiply(normals[other], weight, out=spare)
                np.add(target, spare, out=target)


def _check(ranks: Sequence[Correlation], names: Sequence[str]) -> None:
    faults = []
    seen: dict[frozenset[int], int] = {}
    for position, (i, j, rank) in enumerate(ranks):
        if not (0 <= i < len(names) and 0 <= j < len(names)):
            raise AssertionError(f"correlation {position} names rows {i} and {j} of {len(names)}")
        if i == j:
            message = f"{names[i]} is correlated with itself"
            faults.append(Fault("correlation-with-itself", message, (position,)))
        elif (pair := frozenset((i, j))) in seen:
            message = f"{names[i]} and {names[j]} are correlated a second time"
            faults.append(Fault("correlation-repeated", message, (position,)))
        else:
            seen[pair] = position
        if not -1 <= rank <= 1:
            message = "a rank correlation lies between -1 and 1"
            faults.append(Fault("correlation-out-of-range", message, (position,), found=f"{rank:g}"))
    if faults:
        raise CaseError(faults)


def _pearson(rank: float) -> float:
    return math.copysign(1.0, rank) if abs(rank) == 1 else 2 * math.sin(math.pi * rank / 6)


def _connected(given: dict[tuple[int, int], float]) -> list[list[int]]:
    """Rows that hang together by correlations other than zero, each group and the groups in rising order."""
    group_of: dict[int, set[int]] = {}
    for (i, j), rank in given.items():
        if rank != 0:
            merged = group_of.get(i, {i}) | group_of.get(j, {j})
            group_of.update((row, merged) for row in merged)
    return sorted({tuple(sorted(group)): sorted(group) for group in group_of.values()}.values())


def _factor(matrix: list[list[float]]) -> list[list[float]] | None:
    """Rows of the lower triangular factor (Cholesky); None where the matrix isn't positive semidefinite."""
    rows: list[list[float]] = []
    for i, line in enumerate(matrix):
        row: list[float] = []
        for j in range(i):
            rest = line[j] - math.fsum(a * b for a, b in zip(row, rows[j], strict=False))
            pivot = rows[j][j]
            if pivot == 0.0 and abs(rest) > math.sqrt(_DUST):
                return None
            row.append(rest / pivot if pivot else 0.0)
        square = line[i] - math.fsum(value * value for value in row)
        if square < -_DUST:
            return None
        row.append(math.sqrt(square) if square > _DUST else 0.0)
        rows.append(row)
    return rows


def _impossible(
    group: list[int], matrix: list[list[float]], given: dict[tuple[int, int], float], names: Sequence[str]
) -> Fault:
    """The fault of a group that fits no copula, after every member that can be spared has been left out."""
    kept = list(range(len(group)))
    for candidate in range(len(group)):
        fewer = [k for k in kept if k != candidate]
        if _factor([[matrix[i][j] for j in fewer] for i in fewer]) is None:
            kept = fewer
    members = [group[k] for k in kept]
    called = [names[row] for row in members]
    pairs = [(i, j) for i, j in combinations(members, 2) if (i, j) in given]
    return Fault(
        "correlation-impossible",
        f"no joint distribution has these rank correlations of {', '.join(called[:-1])} and {called[-1]}",
        found=", ".join(f"{names[i]} with {names[j]}: {given[i, j]:g}" for i, j in pairs),
        expected="values nearer to zero, or correlations that agree with one another",
    )

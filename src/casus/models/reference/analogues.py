"""The nearest cases of the past, and what happened there: illustration, never inference."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Analogue", "Selection", "nearest_rows"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]
MOST = 3


@dataclass(frozen=True)
class Selection:
    """Rows to look for analogues in.

    names           : columns compared
    mean, deviation : (column,) of the whole table, to standardise with
    place           : (row, column) standardised
    war, side, day  : (row,) position of the war, the side, and the day of entry (0 where the state stayed out)
    state           : (row,) abbreviation
    other           : (row,) True where the state entered on the other side
    total           : rows of the whole table that these were selected from
    """

    names: tuple[str, ...]
    mean: Array
    deviation: Array
    place: Array
    war: Index
    side: Index
    day: Array
    other: NDArray[np.bool_]
    state: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class Analogue:
    """One row of the past that is near: its distance in standard deviations, and what the state did.

    joined : entered on that side; `day` then is the day since the war began, else None
    other  : entered on the other side
    length : days that the war lasted
    """

    war: str
    year: int
    state: str
    side: int
    distance: float
    joined: bool
    day: int | None
    other: bool
    length: int
    what: str


def nearest_rows(place: Array, joined: NDArray[np.bool_], at: Array, most: int = MOST) -> tuple[Index, Array]:
    """Positions of the nearest rows, nearest first, with their Euclidean distances.

    Where all of them did the same, the last gives way to the nearest that did the opposite, if there is one.

    place : (row, column) standardised; at : (column,)

    >>> nearest_rows(np.array([[0.0], [1.0], [2.0], [9.0]]), np.array([False, False, False, True]), np.zeros(1))[0]
    array([0, 1, 3])
    """
    distance = np.sqrt(((place - at) ** 2).sum(axis=1))
    order = np.argsort(distance, kind="stable")
    chosen = order[:most]
    if most > 1 and len(chosen) == most and len({bool(did) for did in joined[chosen]}) == 1:
        opposite = order[joined[order] != joined[chosen[0]]]
        if opposite.size:
            chosen = np.concatenate([chosen[:-1], opposite[:1]])
    return chosen, distance[chosen]

"""The table that a reference class is fitted on, as plain arrays: wars, and every third state beside each side."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError

__all__ = ["Candidates"]

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Candidates:
    """War × third state × side.

    number, name, year : (war,) as Inter-State War 4.0 has them
    length             : (war,) days from the first to the last day of the war
    war                : (row,) position of the row's war in `number`
    state              : (row,) abbreviation
    side               : (row,) 1 or 2
    entered            : (row,) days since the war began when the state entered on that side, infinite where it didn't
    features           : name to (row,) values, truth as 0 or 1, units of the features' registry
    raises             : UsageError for lengths that don't fit, values that aren't finite, or an entry after the war
    """

    number: Index
    name: tuple[str, ...]
    year: Index
    length: Array
    war: Index
    state: tuple[str, ...]
    side: Index
    entered: Array
    features: Mapping[str, Array]

    def __post_init__(self) -> None:
        wars, rows = len(self.number), len(self.war)
        if not (len(self.name) == len(self.year) == len(self.length) == wars) or not (
            len(self.state) == len(self.side) == len(self.entered) == rows
        ):
            raise UsageError("candidates: arrays of wars, or of rows, differ in length")
        if rows == 0 or not np.isfinite(self.entered).any():
            raise UsageError("candidates: nobody joined any of these wars, so there is nothing to fit")
        for name, values in self.features.items():
            if values.shape != (rows,) or not np.isfinite(values).all():
                raise UsageError(f"candidates: feature {name} must hold {rows} finite numbers")
        late = np.isfinite(self.entered) & ((self.entered > self.length[self.war]) | (self.entered <= 0))
        if late.any():
            row = int(np.flatnonzero(late)[0])
            raise UsageError(
                f"candidates: {self.state[row]} enters {self.name[self.war[row]]} on day {self.entered[row]:g}, "
                f"which is not within the war's {self.length[self.war[row]]:g} days"
            )

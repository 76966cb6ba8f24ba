"""PRIM, the patient rule induction method: a box in the space of inputs within which cases of interest are frequent.

Friedman & Fisher (1999), Bump hunting in high-dimensional data, Statistics and Computing 9. Peeling takes off, again
and again, the small slice of one input whose loss raises the share of interest most for each case lost; pasting then
gives back slices, as long as that raises it. Coverage, density and quasi-p values as Bryant & Lempert (2010,
Technological Forecasting and Social Change 77) use them to discover scenarios.

Every input keeps its cases in rising order, sorted once: a slice is then the end of a row, and a peel costs one pass.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError

__all__ = ["Box", "Peeling", "prim"]

Array = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Box:
    """Limits of some inputs, and what lies within them.

    low, high : (input,) limits; of an input that is not limited its least and greatest value
    coverage  : share of the cases of interest that lie in the box
    density   : share of the cases in the box that are of interest
    mass      : share of all cases that lie in the box
    """

    low: Array
    high: Array
    coverage: float
    density: float
    mass: float


@dataclass(frozen=True)
class Peeling:
    """The boxes of one run, from the one that holds everything to the last one pasted.

    trajectory : boxes in order
    low, high  : (input,) least and greatest value of each input
    """

    trajectory: tuple[Box, ...]
    low: Array
    high: Array

    @property
    def last(self) -> Box:
        """The box at which the method stops."""
        return self.trajectory[-1]

    @property
    def balanced(self) -> Box:
        """The box with the largest harmonic mean of coverage and density: neither is bought dearly with the other."""
        return max(self.trajectory, key=lambda box: 2 * box.coverage * box.density / (box.coverage + box.density))

    def limited(self, box: Box) -> tuple[int, ...]:
        """The inputs that a box limits."""
        return tuple(int(k) for k in np.flatnonzero((box.low > self.low) | (box.high < self.high)))


def prim(
    x: Array,
    interest: NDArray[np.bool_],
    weight: Array | None = None,
    *,
    peel: float = 0.05,
    paste: float = 0.05,
    least: float = 0.05,
) -> Peeling:
    """Find a box.

    x        : (input, case)
    interest : (case,) whether a case is of interest
    weight   : (case,) how much each counts; None where all count alike
    peel     : share of the cases in the box that one slice takes off
    paste    : share of the cases beside the box that one slice gives back
    least    : mass below which no box may fall
    raises   : UsageError where no case is of interest or all are, for shapes that don't fit, and for shares that are
               not within 0 and 1

    >>> grid = np.linspace(0, 1, 101)
    >>> x = np.stack([np.tile(grid, 101), np.repeat(grid, 101)])
    >>> found = prim(x, x[0] > 0.795)
    >>> found.limited(found.last), round(found.last.density, 2), found.last.coverage > 0.9
    ((0,), 1.0, True)
    """
    _check(x, interest, weight, peel, paste, least)
    return _Prim(x, interest, weight, peel, paste, least).find()


def _check(
    x: Array, interest: NDArray[np.bool_], weight: Array | None, peel: float, paste: float, least: float
) -> None:
    if x.ndim != 2 or interest.shape != x.shape[1:] or (weight is not None and weight.shape != interest.shape):
        shapes = [x.shape, interest.shape, *([] if weight is None else [weight.shape])]
        raise UsageError(f"prim takes x (input, case), interest (case,) and weight (case,): found {shapes}")
    if not interest.any() or interest.all():
        raise UsageError("prim needs some cases of interest and some that are not")
    for name, share in (("peel", peel), ("paste", paste), ("least", least)):
        if not 0.0 < share < 1.0:
            raise UsageError(f"{name}: found {share!r}, expected a number above 0 and below 1")


class _Prim:
    def __init__(
        self, x: Array, interest: NDArray[np.bool_], weight: Array | None, peel: float, paste: float, least: float
    ) -> None:
        self.x = np.ascontiguousarray(x, dtype=np.float64)
        self.weight = np.ones(x.shape[1]) if weight is None else weight.astype(np.float64)
        self.of_interest = self.weight * interest
        self.peel, self.paste, self.least = peel, paste, least
        self.low, self.high = self.x.min(axis=1), self.x.max(axis=1)
        self.all, self.wanted = float(self.weight.sum()), float(self.of_interest.sum())
        # Where each case comes in the order of each input.
        self.order: list[Places] = list(np.argsort(self.x, axis=1, kind="stable"))
        self.box_low, self.box_high = self.low.copy(), self.high.copy()
        self.inside = np.ones(x.shape[1], dtype=bool)
        self.trajectory: list[Box] = []

    def find(self) -> Peeling:
        self._note()
        while self._peel():
            pass
        while self._paste():
            pass
        return Peeling(tuple(self.trajectory), self.low, self.high)

    def _note(self) -> None:
        inside, wanted = float(self.weight[self.inside].sum()), float(self.of_interest[self.inside].sum())
        box = Box(self.box_low.copy(), self.box_high.copy(), wanted / self.wanted, wanted / inside, inside / self.all)
        self.trajectory.append(box)

    def _restricted(self, k: int, low: float, high: float) -> int:
        """How many inputs are free if the limits of one become these."""
        limited = (self.box_low > self.low) | (self.box_high < self.high)
        limited[k] = low > self.low[k] or high < self.high[k]
        return len(limited) - int(limited.sum())

    def _peel(self) -> bool:
        """Take off the best slice; whether there was one."""
        inside, wanted = float(self.weight[self.inside].sum()), float(self.of_interest[self.inside].sum())
        best: tuple[float, int] | None = None
        chosen: tuple[int, bool, float, Places] | None = None
        for k, order in enumerate(self.order):
            values = self.x[k, order]
            for upper in (True, False):
                limit, gone = self._slice(values, order, upper)
                if not len(gone):
                    continue
                lost, lost_wanted = float(self.weight[gone].sum()), float(self.of_interest[gone].sum())
                left = inside - lost
                density = (wanted - lost_wanted) / left if left > 0 else 0.0
                gain = (density - wanted / inside) / lost if lost > 0 else 0.0
                low, high = (self.box_low[k], limit) if upper else (limit, self.box_high[k])
                score = (gain, self._restricted(k, low, high))
                if best is None or score > best:
                    best, chosen = score, (k, upper, limit, gone)
        if best is None or chosen is None or best[0] <= 0.0:
            return False
        k, upper, limit, gone = chosen
        if (inside - float(self.weight[gone].sum())) / self.all < self.least:
            return False
        (self.box_high if upper else self.box_low)[k] = limit
        self.inside[gone] = False
        self.order = [order[self.inside[order]] for order in self.order]
        self._note()
        return True

    def _slice(self, values: Array, order: Places, upper: bool) -> tuple[float, Places]:
        """The new limit of an input and the cases that fall outside; cases of one value stay together."""
        limit = _quantile(values, 1.0 - self.peel if upper else self.peel)
        if upper:
            return limit, order[np.searchsorted(values, limit, side="right") :]
        return limit, order[: np.searchsorted(values, limit, side="left")]

    def _paste(self) -> bool:
        """Give back the best slice; whether there was one."""
        inside, wanted = float(self.weight[self.inside].sum()), float(self.of_interest[self.inside].sum())
        limited = np.flatnonzero((self.box_low > self.low) | (self.box_high < self.high))
        fits = {int(k): (self.box_low[k] <= self.x[k]) & (self.x[k] <= self.box_high[k]) for k in limited}
        best: tuple[float, int] | None = None
        chosen: tuple[int, bool, float, NDArray[np.bool_]] | None = None
        for k in fits:
            others = np.ones(self.x.shape[1], dtype=bool)
            for other, fit in fits.items():
                if other != k:
                    others &= fit
            for lower in (True, False):
                limit = self._given_back(k, others, lower)
                low, high = (limit, self.box_high[k]) if lower else (self.box_low[k], limit)
                held = others & (low <= self.x[k]) & (self.x[k] <= high)
                more, more_wanted = float(self.weight[held].sum()), float(self.of_interest[held].sum())
                change = abs(more - inside)
                gain = (more_wanted / more - wanted / inside) / change if change > 0 and more > 0 else 0.0
                score = (gain, self._restricted(k, low, high))
                if best is None or score > best:
                    best, chosen = score, (k, lower, limit, held)
        if best is None or chosen is None or best[0] <= 0.0:
            return False
        k, lower, limit, held = chosen
        more = float(self.weight[held].sum())
        if more <= inside or more / self.all < self.least:
            return False
        (self.box_low if lower else self.box_high)[k] = limit
        self.inside = held
        self._note()
        return True

    def _given_back(self, k: int, others: NDArray[np.bool_], lower: bool) -> float:
        """How far a limit may be moved out again: over a small share of the cases beyond it."""
        x = self.x[k]
        beyond = others & (x <= self.box_low[k] if lower else x >= self.box_high[k])
        if not beyond.any():
            return float(self.low[k] if lower else self.high[k])
        values = np.sort(x[beyond])
        return _quantile(values, 1.0 - self.paste if lower else self.paste)


def _quantile(values: Array, share: float) -> float:
    """Halfway between two different values next to a quantile; `values` in rising order.

    Cases of one value stay together: below the middle the next higher value is looked for, above it the next lower one.
    """
    place = (len(values) - 1) * share
    low, high = math.floor(place), math.ceil(place)
    if share > 0.5:
        if values[low] == values[high]:
            low = max(int(np.searchsorted(values, values[high], side="left")) - 1, 0)
    elif values[low] == values[high]:
        high = min(int(np.searchsorted(values, values[low], side="right")), len(values) - 1)
    return float((values[low] + values[high]) / 2)

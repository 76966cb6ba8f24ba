"""Draws of many quantities at once: points, correlated where asked, put through quantile functions."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casus.errors import UsageError
from casus.quantities.copula import Correlation, GaussianCopula
from casus.quantities.distributions import normal
from casus.quantities.distributions.quantile import Quantile
from casus.quantities.pointsets import points
from casus.quantities.pointsets.base import PIECE

__all__ = ["Sampler"]

Floats = NDArray[np.float64]

_LEAST, _MOST = 2.0**-54, 1 - 2.0**-53
"""Correlated uniform arguments are kept within these: the scores that they come from may be rounded to 0 or 1."""


class Sampler:
    """Values of quantities; a draw is a pure function of (quantities, correlations, method, seed, index).

    quantities   : quantile functions; the place in the row is the dimension of the point set, so that a
                   quantity keeps its values when others are added behind it or are changed
    correlations : (place, place, Spearman's rank correlation)
    method, seed, draws : as in `points`; with "lhs" a draw depends on `draws` too
    names        : what faults call the quantities
    raises       : UsageError from `points`, CaseError from `GaussianCopula`

    Holds buffers for 8,192 draws and is used by one thread at a time. Pickles without buffers and tables.
    """

    def __init__(
        self,
        quantities: Sequence[Quantile],
        correlations: Sequence[Correlation],
        method: str,
        seed: int,
        draws: int,
        names: Sequence[str] | None = None,
    ) -> None:
        self.quantities = tuple(quantities)
        self.correlations = tuple(correlations)
        self._settings = (method, seed, draws, names)
        self._points = points(method, len(self.quantities), draws, seed)
        members = GaussianCopula(len(self.quantities), self.correlations, names).members
        place = {dimension: row for row, dimension in enumerate(members)}
        self._members = members
        # The same copula on the members alone: the others need no rows.
        self._copula = GaussianCopula(len(members), [(place[i], place[j], rank) for i, j, rank in self.correlations])
        self._prepared = False

    def prepare(self) -> None:
        """Build tables and buffers; a second call does nothing. `fill` does it where it was not done."""
        if self._prepared:
            return
        self._points.prepare()
        for quantity in self.quantities:
            quantity.prepare()
        self._apart = np.empty(PIECE)
        self._scores = np.empty((len(self._members), PIECE))
        rows = max((quantity.scratch_rows for quantity in self.quantities), default=0)
        self._scratch = np.empty((max(rows, 3), PIECE))
        self._prepared = True

    def fill(self, start: int, stop: int, out: Floats) -> None:
        """Write draws start to stop into `out`, (quantities, stop - start).

        raises : UsageError where the draws or the shape of `out` don't fit
        """
        if out.shape != (len(self.quantities), stop - start):
            raise UsageError(f"out has shape {out.shape}, expected {(len(self.quantities), stop - start)}")
        self.prepare()
        for first in range(start - start % PIECE, stop, PIECE):
            low, high = max(first, start), min(first + PIECE, stop)
            self._fill_piece(low, high, out[:, low - start : high - start])

    def _fill_piece(self, start: int, stop: int, out: Floats) -> None:
        count = stop - start
        scratch = self._scratch[:, :count]
        scores = self._scores[:, :count]
        for row, dimension in enumerate(self._members):
            self._points.fill_row(dimension, start, stop, scores[row])
            normal.quantile(scores[row], scores[row], scratch)
        self._copula.apply(scores, scratch)
        np.clip(scores, -normal.REACH, normal.REACH, out=scores)
        correlated = dict(zip(self._members, scores, strict=True))
        for dimension, quantity in enumerate(self.quantities):
            # numpy may round differently in loops over values that lie apart: such rows are filled by a copy.
            target = out[dimension] if out.strides[1] == out.itemsize else self._apart[:count]
            score = correlated.get(dimension)
            if score is None:
                self._points.fill_row(dimension, start, stop, target)
                if quantity.argument == "normal":
                    normal.quantile(target, target, scratch)
                quantity.evaluate(target, target, scratch)
            else:
                if quantity.argument == "uniform":
                    normal.cdf(score, score, scratch)
                    np.clip(score, _LEAST, _MOST, out=score)
                quantity.evaluate(score, target, scratch)
            if target.base is self._apart:
                out[dimension] = target

    def values(self, scores: Floats, *, correlate: bool = True) -> Floats:
        """The quantities at given points, as if these had been drawn.

        scores    : (quantities, n) standard normal scores, one row a quantity
        correlate : whether the scores are independent, so that those in a correlation are still to be correlated
        returns   : (quantities, n) in the quantities' own units

        >>> from casus.quantities.distributions import distribution
        >>> Sampler([distribution("uniform", 0, 2)], [], "mc", 0, 1).values(np.array([[0.0]]))
        array([[1.]])
        """
        self.prepare()
        out = np.array(scores, dtype=np.float64, order="C")
        scratch = np.empty((len(self._scratch), out.shape[1]))
        if correlate:
            out[list(self._members)] = self.correlated(out[list(self._members)])
        np.clip(out, -normal.REACH, normal.REACH, out=out)
        for row, quantity in zip(out, self.quantities, strict=True):
            if quantity.argument == "uniform":
                normal.cdf(row, row, scratch)
                np.clip(row, _LEAST, _MOST, out=row)
            quantity.evaluate(row, row, scratch)
        return out

    @property
    def members(self) -> tuple[int, ...]:
        """The places of the quantities that are in some correlation."""
        return self._members

    def correlated(self, scores: Floats) -> Floats:
        """Independent scores of the members alone, (member, n), as correlated ones."""
        out = np.array(scores, dtype=np.float64, order="C")
        self._copula.apply(out, np.empty(out.shape[1]))
        return out

    def __reduce__(self) -> tuple[Any, ...]:
        method, seed, draws, names = self._settings
        return Sampler, (self.quantities, self.correlations, method, seed, draws, names)

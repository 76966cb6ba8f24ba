"""Families of finitely many values: bernoulli and discrete."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal

import numpy as np

from casus.quantities.distributions.quantile import Array, Quantile
from casus.quantities.distributions.search import locate, padded

__all__ = ["Bernoulli", "Discrete"]


class Discrete(Quantile):
    """Finitely many values, each with a probability; Q(u) is the least value v with P(X <= v) >= u.

    values        : rising, no two equal
    probabilities : above zero; scaled to sum to one
    """

    argument: Literal["uniform", "normal"] = "uniform"
    scratch_rows = 3

    def __init__(
        self,
        family: str,
        parameters: Mapping[str, Any],
        values: Sequence[float],
        probabilities: Sequence[float],
        text: str | None = None,
    ) -> None:
        super().__init__(family, parameters, text)
        self.values, self.probabilities = tuple(values), tuple(probabilities)
        sums = list(accumulate(probabilities))
        self._thresholds = padded([part / sums[-1] for part in sums[:-1]])
        self._table = np.array(self.values)

    @property
    def lower(self) -> float:
        """See `Quantile`."""
        return self.values[0]

    @property
    def upper(self) -> float:
        """See `Quantile`."""
        return self.values[-1]

    def evaluate(self, argument: Array, out: Array, scratch: Array) -> None:
        """See `Quantile`."""
        np.take(self._table, locate(self._thresholds, argument, scratch), out=out, mode="clip")


class Bernoulli(Discrete):
    """One with probability p, else zero: Q(u) = 1 where u > 1 - p."""

    def __init__(self, p: float, text: str | None = None) -> None:
        outcomes = [(value, share) for value, share in ((0.0, 1.0 - p), (1.0, p)) if share > 0.0]
        super().__init__(
            "bernoulli", {"p": p}, [value for value, _ in outcomes], [share for _, share in outcomes], text
        )
